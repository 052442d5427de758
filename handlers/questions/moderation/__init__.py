"""Moderating questions: queue, merging, declining, topics, bans."""
