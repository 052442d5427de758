"""Databases that are ready for a program, and programs that start at once."""

from tests.crash.ready import forking, ready_file, ready_template, ready_url

__all__ = ["forking", "ready_file", "ready_template", "ready_url"]
