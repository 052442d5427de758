"""Benchmarks run by `make bench`: this bot and a plain bot, each against the same stand-in for Telegram."""
