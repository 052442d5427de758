"""The quiet hours: which moments are quiet, and when they end."""

from datetime import UTC, datetime, timedelta

import pytest

from storage import quiet_hours

ZONE = "Asia/Bishkek"
MIDNIGHT = datetime(2026, 11, 29, 18, 0, tzinfo=UTC)
"""30 November, 0:00 in Bishkek."""


def at(clock: str, zone_hours: int = 6) -> datetime:
    hour, minute = map(int, clock.split(":"))
    return MIDNIGHT + timedelta(hours=hour + 6 - zone_hours, minutes=minute)


@pytest.mark.parametrize(
    ("hours", "moment", "allowed"),
    [
        ("21-7", "20:59", "20:59"),
        ("21-7", "21:00", "31:00"),
        ("21-7", "0:00", "7:00"),
        ("21-7", "6:59", "7:00"),
        ("21-7", "7:00", "7:00"),
        ("22:30 - 6:30", "22:15", "22:15"),
        ("22:30 - 6:30", "23:00", "30:30"),
        ("0-6", "23:59", "23:59"),
        ("0-6", "0:00", "6:00"),
        ("0-0", "3:00", "3:00"),
    ],
)
def test_a_moment_in_the_quiet_hours_waits_for_their_end(hours: str, moment: str, allowed: str) -> None:
    quiet_hours.configure(hours, ZONE)
    assert quiet_hours.is_quiet(at(moment)) == (moment != allowed)
    assert quiet_hours.next_allowed(at(moment)) == at(allowed)


@pytest.mark.parametrize("hours", ["21-7", "7-21", "0-0", "23:45-0:15"])
def test_what_has_waited_does_not_wait_again(hours: str) -> None:
    quiet_hours.configure(hours, ZONE)
    for quarters in range(96):
        moment = MIDNIGHT + timedelta(minutes=15 * quarters)
        allowed = quiet_hours.next_allowed(moment)
        assert not quiet_hours.is_quiet(allowed)
        assert moment <= allowed < moment + timedelta(days=1)


def test_the_place_of_the_seminar_decides() -> None:
    quiet_hours.configure("21-7", ZONE)
    assert quiet_hours.is_quiet(at("22:00"), ZONE)
    assert not quiet_hours.is_quiet(at("22:00"), "Europe/Berlin")


@pytest.mark.parametrize("wrong", ["", "21", "21-", "24-7", "21:75-7", "a-b", "21-7-9"])
def test_what_is_not_two_hours_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"hour|minute"):
        quiet_hours.configure(wrong, ZONE)
