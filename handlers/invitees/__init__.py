"""Invitees: lists taken over, invitations, cards."""
