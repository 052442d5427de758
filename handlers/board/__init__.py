"""The coverage board: who comes, who is silent, whom to call."""
