"""The control API under /sandbox: the page and the tests act, look and cause failures with it."""
