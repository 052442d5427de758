"""Features of the bot: handlers that take an incoming update and an open session and return replies."""
