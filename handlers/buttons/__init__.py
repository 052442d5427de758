"""The data of every button, by feature: pages of one feature lead to those of another without importing it."""
