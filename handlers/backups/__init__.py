"""Backups and exports, as owners see them in the chat."""
