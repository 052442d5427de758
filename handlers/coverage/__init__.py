"""The coverage board: who comes, who has not answered, whom to call."""
