"""Roles, invitations to them, the staff group."""
