"""Moderating: what becomes of each question of the hall."""
