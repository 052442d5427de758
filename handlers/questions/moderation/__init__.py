"""Moderation of questions: queue, visibility, assignment, merging, declining, topics, bans."""
