"""Audiences: stored conditions, the queries made of them, saved segments."""
