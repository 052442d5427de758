"""People, and telephone numbers that Telegram vouched for."""
