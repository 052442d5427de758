"""A person's account: language, consent, own data, erasure."""
