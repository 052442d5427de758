"""The team: staff pages, roles and invitations to them, the staff group, failures."""
