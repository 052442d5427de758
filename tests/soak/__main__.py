"""The soak at full length: `python -m tests.soak [--people N --weeks N --kills N --seed N]`."""

import argparse
import asyncio
import logging
import sys
import tempfile
from pathlib import Path

from tests.soak.country import Scale
from tests.soak.oracle import judge, sentences
from tests.soak.picture import draw, summary
from tests.soak.soak import run_soak


def main() -> int:
    """Run a soak; print its summary, draw its picture, and return 1 if a promise was not kept."""
    usual = Scale()
    parser = argparse.ArgumentParser(
        prog="python -m tests.soak", description="Three weeks in a simulated country."
    )
    for name in ("people", "weeks", "kills"):
        parser.add_argument(f"--{name}", type=int, default=getattr(usual, name), help="default: %(default)s")
    parser.add_argument(
        "--seed", type=int, default=20, help="of everything that is random; default: %(default)s"
    )
    parser.add_argument("--picture", type=Path, default=Path("build/soak.svg"), help="default: %(default)s")
    parser.add_argument("--database", help="an empty database; default: a SQLite file in a temporary folder")
    asked = parser.parse_args()
    logging.disable(logging.CRITICAL)
    with tempfile.TemporaryDirectory(prefix="soak-") as folder:
        url = asked.database or f"sqlite+aiosqlite:///{folder}/soak.sqlite3"
        scale = Scale(asked.people, asked.weeks, asked.kills)
        outcome = asyncio.run(run_soak(url, Path(folder) / "log", scale, asked.seed))
    findings = judge(outcome.evidence)
    lines = summary(outcome, findings)
    print(*lines, sep="\n")
    asked.picture.parent.mkdir(parents=True, exist_ok=True)
    asked.picture.write_text(draw(outcome, lines), "utf-8")
    return bool(sentences(findings))


if __name__ == "__main__":
    sys.exit(main())
