"""Text processing: normalization, formatting, names, redaction."""
