"""Invitees: their list, and invitations on their way."""
