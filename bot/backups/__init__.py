"""Backups: making, encrypting, keeping and sending them; restoring one, and trying that."""
