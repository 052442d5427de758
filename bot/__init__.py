"""The running program: the only room that knows Telegram, the clock and languages."""
