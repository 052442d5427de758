"""The comparison of seminars: what is known of each, in the message, the picture and the spreadsheet."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import delete, select

from handlers.messages import Comparison, Number, OutOfDate, Say, Sheet, Text
from storage.closing import counts
from storage.models import AuditEntry, Feedback, Person, Role
from storage.team import roles
from tests.conversations.helpers import add_consented_person
from tests.handlers.stage import Stage


async def press(stage: Stage, data: str) -> Say:
    (said,) = await stage.press(stage.member, data)
    return said


def seminar_lines(said: Say) -> dict[str, list[Text]]:
    """Return Russian title -> the lines of the seminar."""
    listed = said.args["list"].lines  # type: ignore[union-attr]
    return {one.args["seminar"].in_language("ru"): list(one.args["lines"].lines) for one in listed}


def keys(lines: list[Text]) -> list[str]:
    return [one.key for one in lines]


def buttons(said: Say) -> list[str]:
    return [button.data for row in said.buttons for button in row]


async def hold(stage: Stage, *, arrive: bool) -> None:
    """End the Karakol seminar, with an answered question, two seats and five ratings; one person has arrived."""
    stage.now = stage.karakol.ends_at + timedelta(hours=1)
    if arrive:
        stage.seat.state = "arrived"
    for number in range(5):
        person = Person(telegram_id=6000 + number, created_at=stage.now, draft={})
        stage.session.add(person)
        await stage.session.flush()
        rating = Feedback(
            seminar_id=stage.karakol.id, person_id=person.id, stars=4 + number % 2, at=stage.now
        )
        stage.session.add(rating)
    await stage.session.flush()


async def test_before_the_end_nobody_is_missing(stage: Stage) -> None:
    found = seminar_lines(await press(stage, "compare-seminars"))
    assert list(found) == ["Вводный семинар, Каракол", "Вводный семинар, Джалал-Абад"]
    karakol, jalal_abad = found.values()
    assert keys(karakol)[:2] == ["series-coverage", "series-people-ahead"]
    assert karakol[2].args == {"asked": 1, "closed": 0}
    assert keys(jalal_abad) == [
        "series-coverage",
        "series-people-unrecorded",
        "series-no-questions",
        "series-no-ratings",
    ]


@pytest.mark.parametrize("arrive", [True, False])
async def test_without_check_in_presence_is_not_recorded_instead_of_zero(stage: Stage, arrive: bool) -> None:
    await hold(stage, arrive=arrive)
    (karakol, _) = seminar_lines(await press(stage, "compare-seminars")).values()
    said = await press(stage, "show-comparison-chart")
    assert isinstance(said.document, Comparison)
    coverage, absent, _, _, rating = said.document.rows[0].cells
    exported = await press(stage, "export-comparison")
    assert isinstance(exported.document, Sheet)
    row = dict(zip(exported.document.head, exported.document.rows[0], strict=True))
    assert karakol[3] == Text("series-rating", {"mean": Number(4.4, 1), "number": 5})
    assert (rating.text, rating.shares) == (Number(4.4, 1), (4.4 / 5,))
    assert row["series-head-rating"] == Number(4.4, 2)
    if arrive:
        assert keys(karakol)[:2] == ["series-coverage-came", "series-people"]
        assert karakol[1].args == {"expected": 2, "came": 1, "absent": 1, "percent": 50}
        assert (absent.text, absent.shares) == (Text("series-fraction", {"part": 1, "whole": 2}), (0.5,))
        assert row["series-head-absent"] == row["series-head-arrived"] == Number(1)
    else:
        unrecorded = Text("series-cell-unrecorded")
        assert keys(karakol)[:2] == ["series-coverage", "series-people-unrecorded"]
        assert (absent.text, absent.shares) == (unrecorded, ())
        assert coverage.shares[0] == 0 < coverage.shares[1]
        columns = ("came", "arrived", "absent", "absent-share")
        assert [row[f"series-head-{column}"] for column in columns] == [unrecorded] * 4


async def test_few_ratings_have_no_mean_anywhere(stage: Stage) -> None:
    await hold(stage, arrive=True)
    one = select(Feedback.id).limit(1).scalar_subquery()
    await stage.session.execute(delete(Feedback).where(Feedback.id == one))
    (karakol, _) = seminar_lines(await press(stage, "compare-seminars")).values()
    assert keys(karakol)[3] == "series-few-ratings"
    picture, sheet = [
        (await press(stage, f"{verb}-comparison{more}")).document
        for verb, more in (("show", "-chart"), ("export", ""))
    ]
    assert isinstance(picture, Comparison)
    assert isinstance(sheet, Sheet)
    assert picture.rows[0].cells[4].text == sheet.rows[0][13] == Text("series-cell-few-ratings")


async def test_counts_stay_when_personal_data_are_removed(stage: Stage) -> None:
    await hold(stage, arrive=True)
    before = seminar_lines(await press(stage, "compare-seminars"))
    await counts.freeze(stage.session, stage.karakol, stage.now)
    await stage.session.execute(delete(Feedback))
    assert seminar_lines(await press(stage, "compare-seminars")) == before


async def moderator(stage: Stage, *seminar_ids: int) -> None:
    """Let the actions be done by a moderator of these seminars."""
    person = await add_consented_person(stage.session, 5007, "ru")
    given = [
        Role(person_id=person.id, role=roles.MODERATOR, seminar_id=seminar, granted_at=stage.now)
        for seminar in seminar_ids
    ]
    stage.session.add_all(given)
    await stage.session.flush()
    stage.member, stage.roles_by_person = person, {person.id: tuple(given)}


async def test_a_moderator_compares_the_own_seminars_only(stage: Stage) -> None:
    def offered(said: list[Say]) -> bool:
        return "compare-seminars" in buttons(said[0])

    assert offered(await stage.command(stage.member, "staff"))
    await moderator(stage, stage.karakol.id)
    assert list(seminar_lines(await press(stage, "compare-seminars"))) == ["Вводный семинар, Каракол"]
    assert not offered(await stage.command(stage.member, "staff"))
    with pytest.raises(OutOfDate):
        await stage.press(stage.member, f"compare-seminars:{stage.jalal_abad.id}")


async def test_a_series_is_shown_alone(stage: Stage) -> None:
    stage.karakol.cloned_from_id = stage.jalal_abad.id
    values: dict[str, Any] = {
        name: stage.karakol.__dict__[name] for name in ("title", "description", "venue", "address")
    }
    other = type(stage.karakol)(
        slug="other",
        starts_at=stage.now,
        ends_at=stage.now,
        timezone="Asia/Bishkek",
        state="held",
        updated_at=stage.now,
        **values,
    )
    stage.session.add(other)
    await stage.session.flush()
    whole = await press(stage, "compare-seminars")
    opening = f"compare-seminars:{stage.jalal_abad.id}:0"
    assert opening in buttons(whole)
    assert len(whole.args["list"].lines) == 3  # type: ignore[union-attr]
    alone = await press(stage, opening)
    assert len(alone.args["list"].lines) == 2  # type: ignore[union-attr]
    assert alone.args["title"].args["seminar"].in_language("ru") == "Вводный семинар, Джалал-Абад"  # type: ignore[union-attr]
    assert "compare-seminars:0:0" in buttons(alone)
    exported = await press(stage, f"export-comparison:{stage.jalal_abad.id}")
    assert isinstance(exported.document, Sheet)
    assert len(exported.document.rows) == 2
    entry = await stage.session.scalar(select(AuditEntry).order_by(AuditEntry.id.desc()).limit(1))
    assert entry is not None
    assert (entry.action, entry.subject, entry.detail) == (
        "series.exported",
        f"seminar:{stage.jalal_abad.id}",
        {"rows": 2},
    )
