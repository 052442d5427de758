"""The door on its day, over the wire: a QR code that is held up, a name on the list, the code on the screen."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from sandbox.testing import SandboxUser
from storage.checkin import passes
from storage.models import CheckIn, Seat, Seminar
from tests.conftest import RunningBot
from tests.conversations.helpers import (
    HEAD,
    KARAKOL,
    SECOND,
    STAFF,
    all_rows,
    button_labels,
    consented_user,
    first_line,
    press_earlier,
    text_of,
    wait_settled,
)


async def hold_today(here: RunningBot) -> None:
    """The seminar is going on now."""
    async with here.database.session.begin() as session:
        seminar = await session.get(Seminar, KARAKOL)
        assert seminar is not None
        seminar.starts_at = datetime.now(UTC)
        seminar.ends_at = seminar.starts_at + timedelta(hours=6)
        seminar.places_per_unit = None


async def tokens(here: RunningBot) -> list[str]:
    async with here.database.session.begin() as session:
        rows = await session.scalars(select(Seat).where(Seat.seminar_id == KARAKOL).order_by(Seat.id))
        return [await passes.get_token(session, seat) for seat in rows]


async def test_people_arrive_by_code_by_list_and_by_themselves(here: RunningBot) -> None:
    await hold_today(here)
    head = await consented_user(here, HEAD, "ky", at="karakol")
    second = await consented_user(here, SECOND, "ru", at="karakol")
    staff = await consented_user(here, STAFF, "ru")
    shown = await press_earlier(here, head, f"show-pass:{KARAKOL}")
    assert "photo" in shown, "it is held up, not downloaded"
    [first, _] = await tokens(here)
    await staff.start(f"p_{first}")
    arrived = await staff.wait_for("✅")
    assert f"Үлгү Үлгүев {HEAD}" in arrived["text"]
    await staff.press(text_of("ru", "arrival-undo"))
    await staff.wait_for("▫️")
    await arrive_by_list(here, staff)
    await arrive_by_code(here, staff, second)
    assert [row.way for row in await all_rows(here, CheckIn)] == ["list", "code"]


async def arrive_by_list(here: RunningBot, staff: SandboxUser) -> None:
    await press_earlier(here, staff, f"show-door:{KARAKOL}")
    await staff.write(f"Үлгүев {HEAD}"[:7])
    found = await staff.wait_for(first_line("ru", "door-found", typed="Үлгүев"))
    await staff.press(button_labels(found)[0])
    await staff.wait_for("✅")


async def arrive_by_code(here: RunningBot, staff: SandboxUser, second: SandboxUser) -> None:
    act = await staff.press(text_of("ru", "door-button"))
    await wait_settled(here, act)
    await staff.press(text_of("ru", "code-button"))
    page = await staff.wait_for("🔢")
    code = page["text"].splitlines()[0].partition(": ")[2]
    await second.write("000 000" if code != "000 000" else "111 111")
    await second.wait_for(text_of("ru", "self-code-wrong"))
    await second.write(code)
    await second.wait_for(first_line("ru", "self-code-done"))
