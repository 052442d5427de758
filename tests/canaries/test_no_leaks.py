"""Promise 15, in short: no secrets or personal data in logs, errors, temporary files, command lines."""

from pathlib import Path

import pytest

from tests.canaries.faulty_program import FAILURES
from tests.canaries.provoked_failures import run_scene
from tests.canaries.secret_search import NAME, OTHER_NAME, PASSWORD, SECRETS, TOKEN, Search, spellings


@pytest.mark.proof
async def test_nothing_that_goes_wrong_tells_a_secret_or_anybodys_particulars(tmp_path: Path) -> None:
    """On SQLite; `make proofs` does it on both."""
    search = await run_scene(f"sqlite+aiosqlite:///{tmp_path}/canaries.sqlite3", tmp_path)
    assert search.found == []
    log = search.contents["program.log"].decode()
    for seen in ("ValueError", "KeyError", "Crash", "IntegrityError", "never retrieved"):
        assert seen in log, "what was provoked did not happen"
    assert log.count(" failed: ValueError") >= 3
    assert len(FAILURES) > 5


@pytest.mark.parametrize(
    "written",
    [
        f"bot{TOKEN}/getMe".encode(),
        TOKEN.replace(":", "%3A").encode(),
        NAME.encode("utf-16-le"),
        b"\\u041a\\u0430\\u043d\\u0430\\u0440\\u0435\\u0439\\u043a\\u0430\\u043d \\u04ae\\u043b\\u0433\\u04af",
        b"kanareika%40password%2F0aa7",
        OTHER_NAME.upper().encode(),
    ],
)
def test_a_canary_is_found_however_it_is_written(tmp_path: Path, written: bytes) -> None:
    (tmp_path / "x").write_bytes(b"before " + written + b" after")
    search = Search()
    search.search_folder(tmp_path)
    assert len(search.found) == 1
    assert search.places == 2


def test_a_file_is_found_by_its_name(tmp_path: Path) -> None:
    (tmp_path / f"{NAME}.xlsx").touch()
    search = Search()
    search.search_folder(tmp_path)
    assert search.found == [f"the name in the name of {NAME}.xlsx"]


def test_where_only_secrets_are_looked_for_names_may_be(tmp_path: Path) -> None:
    search = Search()
    search.search_text("here", f"{NAME} {PASSWORD}", SECRETS)
    assert search.found == ["the database password in here"]
    assert all(isinstance(one, bytes) for one in spellings(NAME))
