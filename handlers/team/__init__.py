"""The team: roles, invitations to them, the staff group."""
