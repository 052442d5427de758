"""Pages and doors over HTTP: the webhook door, health, and the wall."""
