"""Audiences: conditions, queries over seats, saved segments."""
