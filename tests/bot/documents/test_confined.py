"""Pictures are drawn where the service manager refuses changes of priority."""

import json
import platform
import subprocess
import sys

import pytest

from tests.bot.documents.test_charts import CHUI, areas, recipe
from tests.crash.child_processes import ROOT


@pytest.mark.skipif(
    (platform.system(), platform.machine()) != ("Linux", "x86_64"), reason="numbers of system calls"
)
def test_a_chart_is_drawn_by_a_process_that_may_not_change_its_priority() -> None:
    drawn = subprocess.run(
        (sys.executable, "-m", "tests.bot.documents.confined", "bot.child_process", "bot.documents"),
        input=json.dumps(recipe("bars", areas(CHUI))).encode(),
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert (drawn.returncode, drawn.stderr) == (0, b"")
    assert drawn.stdout.startswith(b"\x89PNG")
