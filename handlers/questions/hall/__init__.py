"""What the hall sees of questions: lists, votes, the wall, the digest."""
