"""Registering: the form, where somebody is from, the end of it."""
