"""Seats compared with the target list: who comes, who has not answered, whom to contact."""
