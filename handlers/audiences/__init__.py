"""Whom an announcement is for: chosen, summed up, saved."""
