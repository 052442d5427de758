"""Seats: registration, attendance, deputies, duplicates, the waiting list, and a seat's page for staff."""
