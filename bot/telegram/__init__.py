"""Telegram's Bot API: updates in, calls out, limits and outcomes."""
