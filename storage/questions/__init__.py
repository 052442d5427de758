"""Questions, answers, votes, topics, similarity search and the wall."""
