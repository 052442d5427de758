"""A database that is ready, once for all modules here; the browser, shared with those of the sandbox's page."""

from tests.sandbox import chromium

pytest_configure = chromium.register
