"""Seminars, their programmes, materials and targets."""
