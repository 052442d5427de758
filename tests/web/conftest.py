"""A database that is ready, once for all modules here; the browser, shared with those of the sandbox's page."""

from tests.conversations.conftest import ready_file as ready_file
from tests.conversations.conftest import town_url as town_url
from tests.sandbox import chromium

pytest_configure = chromium.register
