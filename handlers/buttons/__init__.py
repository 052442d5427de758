"""Button data of all features, so that pages of one feature can lead to those of another without importing it."""
