"""HTTP: the webhook, health checks and the wall."""
