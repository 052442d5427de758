"""Who comes and who has not answered, counted against the targets."""
