"""Parsing of typed times to days and hours, in Kyrgyz, Russian and English. Pure functions."""
