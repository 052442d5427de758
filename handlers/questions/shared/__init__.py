"""What all pages and messages about questions share."""
