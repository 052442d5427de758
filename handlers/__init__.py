"""What the bot does for people: functions from what a person did, and an open session, to what we say."""
