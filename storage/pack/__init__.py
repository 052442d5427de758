"""The after-event pack: who took part, photos, and requests for its files."""
