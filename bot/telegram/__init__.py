"""Telegram's Bot API: parsing of updates, rendering of messages, calls, rate limits and outcomes."""
