"""A small country for three weeks: every promise is kept. `python -m tests.soak` is the large one."""

from pathlib import Path

import pytest

from tests.soak.country import SMALL
from tests.soak.oracle import RULES, judge, sentences
from tests.soak.picture import draw, summary
from tests.soak.soak import run_soak


@pytest.mark.proof
async def test_every_promise_is_kept_in_a_small_country(tmp_path: Path) -> None:
    outcome = await run_soak(f"sqlite+aiosqlite:///{tmp_path}/soak.sqlite3", tmp_path / "log", SMALL)
    findings = judge(outcome.evidence)
    assert not sentences(findings)
    assert len(findings) == len(RULES)
    idle = [one.rule for one in findings if not one.looked_at]
    assert not idle, "a rule that has looked at nothing proves nothing"
    assert len(outcome.evidence.ledger.kills) == SMALL.kills
    assert draw(outcome, summary(outcome, findings)).endswith("</svg>\n")
