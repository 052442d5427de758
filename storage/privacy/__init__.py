"""Personal data: the register of what is held, its display and its erasure."""
