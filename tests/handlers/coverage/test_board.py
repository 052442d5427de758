"""The coverage board: levels, buttons, permissions, call lists and follow-up."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from bot.documents.file_names import file_name
from bot.locales import get_locale
from bot.telegram.outgoing import MessageRenderer
from handlers import dispatch
from handlers.coverage.board import BAR_CELLS, coverage_bar
from handlers.messages import Button, Chart, Refusal, Say, Sheet, Text
from storage.messages import outbox
from storage.models import AuditEntry, Person, Role, Seat, seat_states
from storage.seats import extra_questions, seats
from storage.seminars import targets
from storage.team import roles
from tests.conversations.helpers import add_consented_person
from tests.handlers.stage import Stage, text_keys

ISSYK_KUL, AK_SUU, TUP = "41702000000000", "41702205000000", "41702225000000"
AK_BULUNG, TEPKE, TUP_TOWN, OSH = "41702205805000", "41702205844000", "41702225873000", "41721000000000"


def buttons_data(say: Say) -> list[str]:
    """Return the data of its buttons."""
    return [button.data for row in say.buttons for button in row]


def prefixes(say: Say) -> set[str]:
    return {data.partition(":")[0] for data in buttons_data(say)}


def label(button: Button) -> dict[str, Any]:
    assert isinstance(button.label, Text)
    return dict(button.label.args)


async def coordinator(stage: Stage, rayon: str = AK_SUU) -> Person:
    """Add a coordinator of one rayon without another role."""
    person = await add_consented_person(stage.session, 5005, "ky")
    role = Role(person_id=person.id, role=roles.COORDINATOR, unit_code=rayon, granted_at=stage.now)
    stage.session.add(role)
    await stage.session.flush()
    stage.member, stage.roles_by_person = person, {person.id: (role,)}
    return person


async def door_staff(stage: Stage) -> Person:
    """Add a member of the door staff."""
    person = await add_consented_person(stage.session, 5006, "ky")
    role = Role(person_id=person.id, role=roles.DOOR, granted_at=stage.now)
    stage.session.add(role)
    await stage.session.flush()
    stage.member, stage.roles_by_person = person, {person.id: (role,)}
    return person


async def invite(stage: Stage, code: str, **values: Any) -> Seat:
    told = {"office": "municipality", "source": "import", "name": "Үлгү Чакырылган", "phone": "+996700100201"}
    one = seats.create_seat(
        stage.session, stage.karakol, "invited", stage.now, unit_code=code, **told | values
    )
    await stage.session.flush()
    return one


async def staff_actions(stage: Stage) -> list[str]:
    """Return the actions of staff since they were made staff."""
    actions = await stage.session.scalars(select(AuditEntry.action).order_by(AuditEntry.id))
    return [one for one in actions if one != "role.given"]


@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 60))
def test_a_bar_is_full_only_when_all_come_and_empty_only_when_nobody_does(a: int, b: int, rest: int) -> None:
    drawn = coverage_bar(a, b, a + b + rest)
    assert len(drawn) == BAR_CELLS
    assert ("░" not in drawn) == (a + b > 0 and rest == 0)
    assert (drawn == "░" * BAR_CELLS) == (a + b == 0)
    assert "".join(sorted(drawn, key="█▓░".index)) == drawn


async def test_one_oblast_opens_at_its_rayons_and_each_rayon_opens(stage: Stage) -> None:
    (said,) = await stage.press(stage.member, f"show-board:{stage.karakol.id}")
    assert said.key == "coverage-board"
    assert not said.edit
    opens = [button for row in said.buttons for button in row if button.data.startswith("show-board:")][:7]
    assert [label(button)["total"] for button in opens[:5]] == [13, 5, 8, 13, 12]
    assert label(opens[0])["reached"] == 2 - 1  # both people are of the same municipality
    (rayon,) = await stage.press(stage.member, opens[0].data)
    assert rayon.key == "coverage-rayon"
    assert rayon.edit
    assert len(rayon.args["list"].lines) == 14  # type: ignore[union-attr]  # 13 municipalities, the administration
    up = buttons_data(rayon)[-1]
    (again,) = await stage.press(stage.member, up)
    assert {**again.args, "now": 0} == {**said.args, "now": 0}


async def test_several_oblasts_open_one_after_another(stage: Stage) -> None:
    await targets.add_oblast(stage.session, stage.karakol.id, "41704000000000")
    (whole,) = await stage.press(stage.member, f"show-board:{stage.karakol.id}")
    assert [data.split(":")[2] for data in buttons_data(whole)[1:3]] == ["41704000000000", ISSYK_KUL]
    (oblast,) = await stage.press(stage.member, f"show-board:{stage.karakol.id}:{ISSYK_KUL}:0")
    assert buttons_data(oblast)[-1] == f"show-board:{stage.karakol.id}::0"
    (rayon,) = await stage.press(stage.member, f"show-board:{stage.karakol.id}:{AK_SUU}:0")
    assert buttons_data(rayon)[-1] == f"show-board:{stage.karakol.id}:{ISSYK_KUL}:0"
    (drawn,) = await stage.press(stage.member, f"show-coverage-map:{stage.karakol.id}:")
    assert isinstance(drawn.document, Chart)
    assert len(drawn.document.groups) == 2
    (bars,) = await stage.press(stage.member, f"show-coverage-chart:{stage.karakol.id}:")
    assert isinstance(bars.document, Chart)
    assert len(bars.document.rows) == 2


async def test_without_a_target_list_staff_are_told_to_make_one(stage: Stage) -> None:
    await targets.clear_targets(stage.session, stage.karakol.id)
    for button in ("show-board", "show-coverage-chart", "show-coverage-map"):
        (said,) = await stage.press(stage.member, f"{button}:{stage.karakol.id}")
        assert said.key == "coverage-no-target"
        assert said.args["people"] == said.args["outside"] == 2


async def test_a_registration_moves_the_board(stage: Stage) -> None:
    (before,) = await stage.press(stage.member, f"show-board:{stage.karakol.id}::0")
    await add_consented_person(stage.session, 5010, at="karakol", unit_code=TEPKE)
    (after,) = await stage.press(stage.member, f"show-board:{stage.karakol.id}::0")
    assert (before.args["reached"], after.args["reached"]) == (1, 2)
    assert (before.args["people"], after.args["people"]) == (2, 3)


async def test_a_coordinator_sees_the_own_rayon_and_no_other_anywhere(stage: Stage) -> None:
    await add_consented_person(stage.session, 5010, at="karakol", unit_code=TUP_TOWN)
    mine = await coordinator(stage)
    seminar = stage.karakol.id
    (board,) = await stage.press(mine, f"show-board:{seminar}")
    assert board.key == "coverage-rayon"
    assert board.args["people"] == 2
    assert "show-catering" not in prefixes(board)
    for button in ("show-coverage-chart", "show-coverage-map"):
        (said,) = await stage.press(mine, f"{button}:{seminar}:")
        assert isinstance(said.document, Chart)
        assert [row.code for row in said.document.rows] == [AK_SUU]
    (sheet,) = await stage.press(mine, f"export-call-sheet:{seminar}:")
    assert isinstance(sheet.document, Sheet)
    assert len(sheet.document.rows) == 13
    for button in (
        "show-board",
        "show-coverage-chart",
        "show-coverage-map",
        "list-silent-places",
        "confirm-coverage-reminder",
        "send-coverage-reminder",
        "list-phones",
        "export-call-sheet",
        "unconfirmed",
    ):
        with pytest.raises(Refusal, match="button-old"):
            await stage.press(mine, f"{button}:{seminar}:{TUP}:0")
    with pytest.raises(Refusal, match="button-old"):
        await stage.press(mine, f"show-catering:{seminar}")


async def test_a_coordinator_of_another_rayon_finds_nobody(stage: Stage) -> None:
    mine = await coordinator(stage, TUP)
    with pytest.raises(Refusal, match="unconfirmed-nobody"):
        await stage.press(mine, f"list-unconfirmed:{stage.karakol.id}:")


async def test_who_minds_the_door_sees_the_board_but_no_telephones(stage: Stage) -> None:
    await invite(stage, TEPKE)
    watcher = await door_staff(stage)
    (board,) = await stage.press(watcher, f"show-board:{stage.karakol.id}")
    (quiet,) = await stage.press(
        watcher, next(data for data in buttons_data(board) if data.startswith("list-silent-places"))
    )
    assert prefixes(quiet) == {"show-board"}
    for button in (
        "confirm-coverage-reminder",
        "send-coverage-reminder",
        "list-phones",
        "export-call-sheet",
        "list-unconfirmed",
        "export-unconfirmed",
    ):
        with pytest.raises(Refusal):
            await stage.press(watcher, f"{button}:{stage.karakol.id}:")


async def test_staff_of_another_seminar_see_nothing_of_this_one(stage: Stage) -> None:
    person = await add_consented_person(stage.session, 5007, "ky")
    role = Role(
        person_id=person.id,
        role=roles.ORGANISER,
        seminar_id=stage.jalal_abad.id,
        granted_at=stage.now,
    )
    stage.member, stage.roles_by_person = person, {person.id: (role,)}
    for button in (
        "show-board",
        "show-coverage-chart",
        "show-coverage-map",
        "show-catering",
        "list-silent-places",
        "confirm-coverage-reminder",
        "send-coverage-reminder",
        "list-phones",
        "export-call-sheet",
    ):
        with pytest.raises(Refusal, match="not-yours"):
            await stage.press(person, f"{button}:{stage.karakol.id}")


async def test_no_place_is_said_not_to_have_replied_before_somebody_there_was_invited(stage: Stage) -> None:
    locale = get_locale("ru", "Asia/Bishkek")
    board, places = f"show-board:{stage.karakol.id}::0", f"list-silent-places:{stage.karakol.id}::0"
    listed = await invite(stage, TEPKE)

    async def shown() -> list[list[str]]:
        pages = [(await stage.press(stage.member, page))[0] for page in (board, places)]
        lines = [line for page in pages for line in locale.html(page.key, page.args).splitlines()]
        return [[line for line in lines if sign in line] for sign in ("🔕", "✉️", "📋", "▫️")]

    silent, invited, on_list, uninvited = await shown()
    assert silent == []
    assert invited == ["✉️ приглашены, не ответили: 0"]
    assert on_list[:2] == ["📋 В списке, ещё не приглашены — 1", "📋 в списке, ещё не приглашены: 1"]
    assert "Тепкенский 📋" in on_list[2]
    assert uninvited == ["▫️ Никого ещё не пригласили — 51", "▫️ никого ещё не пригласили: 58"]
    listed.invited_at = stage.now
    silent, invited, on_list, uninvited = await shown()
    assert invited[:2] == ["✉️ Приглашены, не ответили — 1", "✉️ приглашены, не ответили: 1"]
    assert "Тепкенский ✉️" in invited[2]
    assert on_list == ["📋 в списке, ещё не приглашены: 0"]
    assert [len(silent), len(uninvited)] == [0, 2]


async def test_places_to_contact_are_counted_by_whether_somebody_there_was_asked(stage: Stage) -> None:
    seat = await invite(stage, TEPKE)
    page = f"list-silent-places:{stage.karakol.id}::0"
    (quiet,) = await stage.press(stage.member, page)
    assert (quiet.args["listed"], quiet.args["invited"]) == (1, 0)
    seat.invited_at = stage.now
    (quiet,) = await stage.press(stage.member, page)
    assert quiet.args["number"] == 53 - 1
    counted = [quiet.args[name] for name in ("invited", "listed", "uninvited")]
    assert sum(counted) == quiet.args["number"] + quiet.args["offices"]  # type: ignore[arg-type, operator]
    assert (quiet.args["listed"], quiet.args["invited"]) == (0, 1)
    assert quiet.args["offices"] == 5 + 2
    assert prefixes(quiet) == {
        "confirm-coverage-reminder",
        "export-call-sheet",
        "list-phones",
        "list-unconfirmed",
        "show-board",
    }


async def test_a_reminder_goes_to_whom_the_bot_knows_once_a_day_after_a_preview(stage: Stage) -> None:
    known = await add_consented_person(
        stage.session, 5010, "ky", office="municipality", unit_code=TEPKE, name="Үлгү"
    )
    await stage.session.flush()
    here = f"{stage.karakol.id}:"
    preview, sample = await stage.press(stage.member, f"confirm-coverage-reminder:{here}")
    assert (preview.key, preview.args["people"], preview.args["places"]) == (
        "coverage-reminder-preview",
        1,
        1,
    )
    assert sample.key == "coverage-reminder"
    assert not sample.buttons
    assert sample.to is None
    done, nudge = await stage.press(stage.member, f"send-coverage-reminder:{here}")
    assert (done.key, done.args["people"]) == ("coverage-reminder-sent", 1)
    assert nudge.to is known
    assert nudge.dedup_key == f"nudge:{stage.karakol.id}:{known.id}:" + str(nudge.dedup_key)[-10:]
    assert nudge.buttons[0][0].data == f"start-registration:{stage.karakol.id}"
    assert nudge.expires_at is not None
    assert nudge.expires_at <= stage.karakol.starts_at
    assert await staff_actions(stage) == ["coverage.reminded"]


async def test_who_was_reminded_today_is_not_reminded_again(stage: Stage) -> None:

    await add_consented_person(stage.session, 5010, "ky", office="municipality", unit_code=TEPKE)
    await stage.session.flush()
    did = stage.incoming(
        stage.member, button="send-coverage-reminder", argument=f"{stage.karakol.id}:", callback_id="1"
    )

    said = await dispatch.dispatch(did, stage.session)
    post = MessageRenderer("ky", "Asia/Bishkek", dict(stage.roles_by_person))
    await outbox.enqueue(stage.session, await post.reply_rows(stage.session, did, said))
    with pytest.raises(Refusal, match="coverage-reminder-nobody"):
        await stage.press(stage.member, f"send-coverage-reminder:{stage.karakol.id}:")
    (preview,) = await stage.press(stage.member, f"confirm-coverage-reminder:{stage.karakol.id}:")
    assert preview.key == "coverage-reminder-nobody-yet"
    assert preview.args["asked"] == 1
    did = stage.incoming(
        stage.member,
        button="confirm-coverage-reminder",
        argument=f"{stage.karakol.id}:",
        at=stage.now + timedelta(days=1),
    )
    assert (await dispatch.dispatch(did, stage.session))[0].key == "coverage-reminder-preview"  # type: ignore[union-attr]


async def test_no_reminder_is_sent_when_nobody_could_register(stage: Stage) -> None:
    stage.karakol.state = "closed"
    for button in ("confirm-coverage-reminder", "send-coverage-reminder"):
        with pytest.raises(Refusal, match="coverage-reminder-closed"):
            await stage.press(stage.member, f"{button}:{stage.karakol.id}:")
    stage.karakol.state, stage.karakol.starts_at = "open", stage.now - timedelta(minutes=1)
    with pytest.raises(Refusal, match="coverage-reminder-closed"):
        await stage.press(stage.member, f"send-coverage-reminder:{stage.karakol.id}:")


async def test_the_call_sheet_has_every_silent_place_and_room_for_answers_and_is_logged(stage: Stage) -> None:
    await invite(stage, TEPKE, position="head")
    (said,) = await stage.press(stage.member, f"export-call-sheet:{stage.karakol.id}:")
    assert isinstance(said.document, Sheet)
    rows = said.document.rows
    assert len(rows) == 52 + 7
    assert {len(row) for row in rows} == {len(said.document.head)}
    (line,) = [row for row in rows if row[5] == "+996700100201"]
    assert line[3] == "Үлгү Чакырылган"
    assert line[6] == Text("call-from-list")
    assert list(line[-2:]) == ["", ""]
    assert await staff_actions(stage) == ["contacts.exported"]


async def test_the_call_sheets_of_two_rayons_have_two_names(stage: Stage) -> None:
    names = []
    for code in ("", AK_SUU, TUP):
        (said,) = await stage.press(stage.member, f"export-call-sheet:{stage.karakol.id}:{code}")
        assert isinstance(said.document, Sheet)
        names.append(file_name(said.document.name, get_locale("ky", "Asia/Bishkek"), ".xlsx"))
    whole, *parts = [name.removeprefix("Чалуу тизмеси ") for name in names]
    assert parts == [f"Ак-Суу району {whole}", f"Түп району {whole}"]
    mine = await coordinator(stage)
    (said,) = await stage.press(mine, f"export-call-sheet:{stage.karakol.id}:")
    assert isinstance(said.document, Sheet)
    assert file_name(said.document.name, get_locale("ky", "Asia/Bishkek"), ".xlsx") == names[1]


async def test_every_page_of_telephones_is_logged(stage: Stage) -> None:
    for number in range(12):
        await invite(stage, TEPKE if number else AK_BULUNG, phone=f"+9967001002{number:02}")
    with pytest.raises(Refusal, match="button-old"):
        await stage.press(stage.member, "list-phones:999:")
    (said,) = await stage.press(stage.member, f"list-phones:{stage.karakol.id}:{AK_SUU}:0")
    assert said.key == "phones"
    assert (said.protect_content, bool(said.edit)) == (True, True)
    assert len(said.args["list"].lines) == 3  # type: ignore[union-attr]  # Ак-Булуң has registered; three of Тепке
    (said,) = await stage.press(stage.member, f"list-unconfirmed:{stage.karakol.id}:")
    assert said.protect_content
    assert await staff_actions(stage) == ["contacts.viewed", "unconfirmed.viewed"]


async def test_the_unconfirmed_are_listed_until_they_confirm(stage: Stage) -> None:
    (said,) = await stage.press(stage.member, f"list-unconfirmed:{stage.karakol.id}:")
    assert said.args["number"] == 2
    assert not said.edit
    (sheet,) = await stage.press(stage.member, f"export-unconfirmed:{stage.karakol.id}:")
    assert isinstance(sheet.document, Sheet)
    did = stage.incoming(stage.member)
    [message] = await MessageRenderer("ky", "Asia/Bishkek").reply_rows(stage.session, did, [sheet])
    assert '"protect_content":true' in message["payload"]
    assert {row[5] for row in sheet.document.rows} == {"+996700100101"}
    for person in (stage.owner, stage.other):
        seat = await seats.of_person(stage.session, stage.karakol.id, person)
        assert seat is not None
        await seats.transition(stage.session, seat, seat_states.CONFIRMED, stage.now)
    await stage.session.flush()
    with pytest.raises(Refusal, match="unconfirmed-nobody"):
        await stage.press(stage.member, f"list-unconfirmed:{stage.karakol.id}:")


async def test_catering_counts_people_and_what_they_said(stage: Stage) -> None:
    (plain,) = await stage.press(stage.member, f"show-catering:{stage.karakol.id}")
    assert (plain.key, plain.args["total"]) == ("catering-plain", 2)
    assert plain.args["numbers"].args == {"confirmed": 0, "registered": 2, "waiting": 0}  # type: ignore[union-attr]
    diet = await extra_questions.add(
        stage.session,
        stage.karakol,
        extra_questions.CHOICE,
        {"ky": "Тамак"},
        [{"ky": "Баары"}, {"ky": "Этсиз"}],
    )
    nights = await extra_questions.add(stage.session, stage.karakol, extra_questions.NUMBER, {"ky": "Түн"})
    words = await extra_questions.add(stage.session, stage.karakol, extra_questions.TEXT, {"ky": "Дагы"})
    for person, answers in (
        (stage.owner, {diet.id: 1, nights.id: 2, words.id: "Үлгү"}),
        (stage.other, {diet.id: 0}),
    ):
        seat = await seats.of_person(stage.session, stage.karakol.id, person)
        assert seat is not None
        seat.answers = {str(number): value for number, value in answers.items()}
    await stage.session.flush()
    (full,) = await stage.press(stage.member, f"show-catering:{stage.karakol.id}")
    assert full.key == "catering"
    lines = [(one.key, one.args.get("number")) for one in full.args["list"].lines]  # type: ignore[union-attr]
    assert lines == [
        ("catering-question", None),
        ("catering-answer", 1),
        ("catering-answer", 1),
        ("catering-question", None),
        ("catering-sum", 2),
        ("catering-silent", 1),
        ("catering-question", None),
        ("catering-answer", 1),
        ("catering-silent", 1),
    ]


FUTURE = ("Ожидаем", "точно приедут", "пока нет", "ещё", "Не приедут", "не ответили")
"""What is said of a seminar that is to come."""


def shown_in_russian(say: Say) -> str:
    return get_locale("ru", "Asia/Bishkek").html(say.key, say.args)


@pytest.mark.parametrize("is_recorded", [True, False])
async def test_after_the_end_the_board_says_what_was(stage: Stage, is_recorded: bool) -> None:
    await invite(stage, TEPKE)
    board = f"show-board:{stage.karakol.id}"
    (before,) = await stage.press(stage.member, board)
    assert "Ожидаем участников: 2" in shown_in_russian(before)
    if is_recorded:
        await seats.transition(stage.session, stage.seat, seat_states.ARRIVED, stage.karakol.starts_at)
    stage.now = stage.karakol.ends_at + timedelta(hours=1)
    (after,) = await stage.press(stage.member, board)
    text = shown_in_russian(after)
    people = "Пришло участников: 1" if is_recorded else "Было зарегистрировано участников: 2"
    assert people in text
    assert ("приход не отмечен" in text) == is_recorded
    assert "list-silent-places" not in prefixes(after), "nobody is to be called any more"
    (rayon,) = await stage.press(stage.member, f"{board}:{AK_SUU}:0")
    (catering,) = await stage.press(stage.member, f"show-catering:{stage.karakol.id}")
    assert people in shown_in_russian(catering).replace("<b>", "").replace("</b>", "")
    for page in (after, rayon, catering):
        assert not [word for word in FUTURE if word in shown_in_russian(page)]
    (drawn,) = await stage.press(stage.member, f"show-coverage-map:{stage.karakol.id}:")
    assert isinstance(drawn.document, Chart)
    assert {len(row.counts) for row in drawn.document.rows} == {len(drawn.document.legend)} == {4}
    assert (drawn.document.palette, drawn.args["reached"]) == ("attendance", 1)


async def test_the_hub_leads_to_the_board(stage: Stage) -> None:
    (said,) = await stage.press(stage.member, f"show-seminar-for-staff:{stage.karakol.id}")
    assert f"show-board:{stage.karakol.id}" in buttons_data(said)
    assert text_keys(await stage.press(stage.member, f"show-board:{stage.karakol.id}")) == ["coverage-board"]


async def test_a_rayon_of_which_only_the_administration_is_left_is_not_listed_like_a_city(
    stage: Stage,
) -> None:
    """A name alone stands for a city: of a rayon the office is named."""
    await targets.clear_targets(stage.session, stage.karakol.id)
    await targets.add_target(stage.session, stage.karakol.id, "rayon_administration", AK_SUU)
    (quiet,) = await stage.press(stage.member, f"list-silent-places:{stage.karakol.id}::0")
    text = get_locale("ru", "Asia/Bishkek").plain(quiet.key, quiet.args)
    [line] = [line for line in text.splitlines() if "Ак-Суйский</b>" in line]
    assert "администрация" in line
