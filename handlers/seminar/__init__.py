"""What belongs to a seminar: its page, the programme, materials, what it asks besides."""
