"""Asking questions: the prompt, similar questions, saved messages, and a person's own questions."""
