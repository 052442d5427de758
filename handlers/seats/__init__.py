"""Seats: held, given back, handed over, offered, looked up by staff."""
