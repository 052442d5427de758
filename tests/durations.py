"""A pytest plugin: seconds by folder, file and fixture. `pytest -p tests.durations -n auto -m "not proof"`.

Two figures each: wall-clock seconds, and processor seconds of the worker and of the child processes that have ended.
The second is the one to compare, since other work on the machine does not change it much.
"""

import os
import time
from collections import defaultdict
from collections.abc import Generator
from typing import Any, cast

import pytest

TimeSpent = tuple[float, float]
LINES = 45


def _clock() -> TimeSpent:
    spent = os.times()
    return time.perf_counter(), spent.user + spent.system + spent.children_user + spent.children_system


def _since(begun: TimeSpent) -> TimeSpent:
    now = _clock()
    return now[0] - begun[0], now[1] - begun[1]


class Durations:
    """Measures in the worker; the reports carry the figures to the process that prints them."""

    def __init__(self) -> None:
        self.files: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0])
        self.fixtures: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0])
        self._fixtures: list[tuple[str, TimeSpent]] = []
        """Fixtures set up since the last test ended."""

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: Any) -> Generator[None, Any, Any]:
        """Measure one fixture, without those that it takes as arguments."""
        begun = _clock()
        try:
            return (yield)
        finally:
            self._fixtures.append((fixturedef.argname, _since(begun)))

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, Any, Any]:
        """Remember when the test began."""
        item.stash[STARTED_AT] = _clock()
        return (yield)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self, item: pytest.Item, call: Any) -> Generator[None, Any, Any]:
        """Attach the figures to the report of the test's teardown."""
        report = yield
        if call.when == "teardown":
            report.user_properties = [
                *report.user_properties,
                ("spent", (_since(item.stash[STARTED_AT]), self._fixtures)),
            ]
            self._fixtures = []
        return report

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Add up the figures."""
        for name, value in report.user_properties:
            if name == "spent" and report.when == "teardown":
                whole, fixtures = cast(tuple[TimeSpent, list[tuple[str, TimeSpent]]], value)
                _add(self.files[report.nodeid.partition("::")[0]], whole)
                for fixture, spent in fixtures:
                    _add(self.fixtures[fixture], spent)

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        """Print the figures, the most expensive first."""
        folders: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0])
        for name, sums in self.files.items():
            folder = folders["/".join(name.split("/")[:2])]
            folder[:] = [one + more for one, more in zip(folder, sums, strict=True)]
        for what, found in (("folder", folders), ("file", self.files), ("fixture", self.fixtures)):
            terminalreporter.section(f"by {what}: processor seconds, seconds, times")
            for name, (wall, cpu, times) in sorted(found.items(), key=lambda one: -one[1][1])[:LINES]:
                terminalreporter.write_line(f"{cpu:8.2f} {wall:8.2f} {times:6.0f}  {name}")
            total = sum(one[1] for one in found.values()), sum(one[0] for one in found.values())
            terminalreporter.write_line(f"{total[0]:8.2f} {total[1]:8.2f}         all")


STARTED_AT = pytest.StashKey[TimeSpent]()


def _add(sums: list[float], spent: TimeSpent) -> None:
    sums[0] += spent[0]
    sums[1] += spent[1]
    sums[2] += 1


def pytest_configure(config: pytest.Config) -> None:
    """Register the plugin, in this process or in a worker."""
    config.pluginmanager.register(Durations(), "durations-by-file")
