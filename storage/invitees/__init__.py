"""Invitees and the uploaded lists of them."""
