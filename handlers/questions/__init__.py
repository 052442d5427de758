"""Questions of a seminar: asking, moderation, answers, and lists for the hall."""
