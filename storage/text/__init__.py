"""Text as it is stored and compared: normalised, formatted, cut."""
