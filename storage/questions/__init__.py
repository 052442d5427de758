"""Questions, answers, votes, topics, similarity, the wall."""
