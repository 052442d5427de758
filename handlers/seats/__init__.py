"""Seats: registration, attendance, deputies, duplicates, the roster."""
