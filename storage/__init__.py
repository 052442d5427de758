"""What the bot remembers. Knows nobody: no Telegram, no clock, no languages beyond the names it stores."""
