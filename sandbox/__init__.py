"""A stand-in for Telegram: a Bot API server, people who use it, and chat windows in the browser."""
