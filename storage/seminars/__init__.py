"""Seminars, programmes, materials and target lists."""
