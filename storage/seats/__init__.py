"""Seats: the state machine, the waiting list, deputies."""
