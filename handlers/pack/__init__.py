"""The after-event pack: press release draft, statistics, map, questions, attendance list, photos, as one archive."""
