"""Comparison of seminars for staff: a page, a picture and a spreadsheet."""
