"""Frequently asked questions: written, published, searched."""
