"""Invitees: importing lists, invitations, printed cards."""
