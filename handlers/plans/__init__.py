"""Making seminars: line by line, for whom, their life, a change of plan."""
