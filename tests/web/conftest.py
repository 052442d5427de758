"""Fixtures: a prepared database for all modules here; the browser, shared with the tests of the sandbox's page."""

from tests.sandbox import chromium

pytest_configure = chromium.register
