"""What `make bench` runs: this bot and a plain one, both against one stand-in for Telegram."""
