"""The running program: Telegram, the clock and languages are used only here."""

import os

# Opt into python-telegram-bot's new type of RetryAfter.retry_after, timedelta; otherwise every 429 prints a warning.
os.environ.setdefault("PTB_TIMEDELTA", "true")
