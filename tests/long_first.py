"""The long tests, and those that wait for processes, browsers or the clock: they run first.

pytest-xdist gives the beginning of the tests to its first worker, and moves tests from the end of a worker's to
another that has none left. So the first worker waits while the others use the processors, one worker alone starts a
browser, and the run ends with short tests on all of them.
"""

LONG_FIRST = (
    "tests/receiving/test_flood.py",
    "tests/soak/test_soak.py",
    "tests/cluster/",
    "tests/crash/",
    "tests/sending/",
    "tests/reminding/",
    "tests/sandbox/test_page.py",
    "tests/sandbox/test_page_looks.py",
    "tests/sandbox/test_hostile_page.py",
    "tests/web/",
    "tests/handlers/test_audit_coverage.py",
    "tests/handlers/test_forgery.py",
    "tests/handlers/test_injection.py",
    "tests/docs/test_walks.py",
    "tests/storage/test_migrations.py",
    "tests/upgrade/",
    "tests/conversations/test_erasure.py",
    "tests/conversations/test_pack.py",
)
"""Beginnings of the tests' ids: folders and files."""
