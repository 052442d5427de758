"""The rehearsal at length: `python -m tests.cluster [--rounds N --people N --seed N]`."""

import argparse
import asyncio
import logging
import sys
import tempfile
from pathlib import Path
from typing import get_args

from tests.cluster.failover import Loss, lose_primaries, measure_commits
from tests.crash.kill_loop import Scale
from tests.crash.postgres import postgres_server


def main() -> int:
    """Lose primaries in each way; print the figures, and return 1 if anything acknowledged was lost or doubled."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.cluster", description="A primary is lost, its standby promoted."
    )
    parser.add_argument("--rounds", type=int, default=10, help="failovers in each way; default: %(default)s")
    parser.add_argument("--people", type=int, default=20, help="who write at once; default: %(default)s")
    parser.add_argument(
        "--seed", type=int, default=20, help="of everything that is random; default: %(default)s"
    )
    asked = parser.parse_args()
    logging.disable(logging.CRITICAL)
    wrong = False
    with postgres_server(), tempfile.TemporaryDirectory(prefix="cluster-") as folder:
        print("a COMMIT: " + asyncio.run(measure_commits()))
        for how in get_args(Loss):
            (logs := Path(folder) / how).mkdir()
            scale = Scale(asked.rounds, asked.people, 5)
            found = asyncio.run(lose_primaries(logs, scale, how, seed=asked.seed))
            print(f"the primary {how}: {found}", flush=True)
            wrong = wrong or bool(found.tally.wrong)
    return wrong


if __name__ == "__main__":
    sys.exit(main())
