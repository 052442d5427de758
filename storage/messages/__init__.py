"""Messages in and out: inbox, outbox, notices."""
