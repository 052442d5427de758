"""Seats: states, registration, waiting list, deputies, invitations, extra questions."""
