"""Roles of staff, invitations to roles, the staff group."""
