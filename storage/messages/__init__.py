"""Inbox, outbox, files and notices."""
