"""Reading of uploaded lists, in a child process."""
