"""Questions of a seminar, from asking to the digest."""
