"""The running program: the only package that knows Telegram, the clock and languages."""

import os

# The library's future: RetryAfter.retry_after is a timedelta. Without it every 429 warns on stderr.
os.environ.setdefault("PTB_TIMEDELTA", "true")
