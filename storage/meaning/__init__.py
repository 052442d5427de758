"""Meanings of texts as vectors: the engine that makes them, and how two of them are compared.

The engine is an optional package. Without it, `active.meaning()` is None, and questions are searched by words alone.
"""
