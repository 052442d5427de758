"""What others are still to be told of whoever is forgotten: cut out of words, kept back with files."""

import json

import pytest
from sqlalchemy import select

from storage import forgetting, outbox
from storage.database import Database
from storage.models import File, Person, Seat, Seminar, Sending
from storage.recall import marks
from tests.storage.conftest import NOW, a_person
from tests.storage.lived import sending, workbook

NAME, PHONE = "Канарейка <Сайрабек>", "+996700987654"
LONG = "Айылга суу качан келет, анткени жайында бак-дарактар соолуп калат жана мал суусайт"


def cut(text: str) -> str:
    return marks([NAME, "Аскар"], [LONG, "жок"], [PHONE], []).cut(text)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"1. {NAME}, Ак-Суу\n2. Башка", "1. …, Ак-Суу\n2. Башка"),
        ("👤 Канарейка &lt;Сайрабек&gt;", "👤 …"),
        ("Аскар, Аскаров, Аскарга, (Аскар)", "…, Аскаров, Аскарга, (…)"),
        ("+996700987654 · +996 700 987 654 · 996(700)987-654", "… · … · …"),
        ("+996700987655 жана 700987654", "+996700987655 жана 700987654"),
        (f"«{LONG}»", "«…»"),
        (f"«{LONG[:40]}…»", "«…»"),
        (f"«{LONG[:40]} деп»", f"«{LONG[:40]} деп»"),
        ("орун жок", "орун жок"),
    ],
)
def test_only_what_is_theirs_is_cut_out(text: str, left: str) -> None:
    assert cut(text) == left


async def told(database: Database, *rows: dict[str, object]) -> dict[int, Sending]:
    """What becomes of these rows of the outbox when somebody called NAME is forgotten, by their numbers."""
    async with database.session.begin() as session:
        person = await session.get(Person, 1)
        assert person is not None
        person.name, person.phone, person.phone_proven_at = NAME, PHONE, NOW
        await outbox.put(session, rows)
        await session.flush()
        await forgetting.forget(session, person, NOW)
    async with database.reader() as session:
        return {row.id: row for row in await session.scalars(select(Sending).order_by(Sending.id))}


def a_list(chat: int = 12, **values: object) -> dict[str, object]:
    text = f"1. {NAME}, {PHONE}\n2. Башка Бирөө, +996700100102"
    keys = {
        "inline_keyboard": [
            [{"text": NAME, "callback_data": "who:1"}, {"text": "Башка", "callback_data": "x"}]
        ]
    }
    payload = json.dumps({"text": text, "reply_markup": keys}, ensure_ascii=False)
    return sending(chat, payload, **values)


@pytest.mark.parametrize("state", [outbox.PENDING, outbox.SENDING, outbox.UNKNOWN])
async def test_a_list_that_waits_goes_without_them_and_loses_nobody_else(
    seeded: Database, state: str
) -> None:
    [row] = (await told(seeded, a_list(state=state))).values()
    said = json.loads(row.payload)
    assert said["text"] == "1. …, …\n2. Башка Бирөө, +996700100102"
    assert [key["text"] for key in said["reply_markup"]["inline_keyboard"][0]] == ["…", "Башка"]
    assert (row.state, row.expires_at) == (state, None)
    assert row.payload.startswith('{"')  # the sender puts the chat before it


async def test_what_waits_for_themselves_and_what_is_about_their_things_is_not_sent(seeded: Database) -> None:
    async with seeded.session.begin() as session:
        seat = Seat(
            seminar_id=1, person_id=1, office="project", state="registered", state_at=NOW, source="chat"
        )
        seat.created_at = seat.updated_at = NOW
        session.add(seat)
    rows = [
        a_list(11),
        a_list(about="seat:1"),
        a_list(about="seat:1", state="sending"),
        sending(12, "{}", about="seat:2"),
    ]
    own, about, in_hand, other = (await told(seeded, *rows)).values()
    assert [(row.state, row.payload) for row in (own, about)] == [("expired", "")] * 2
    assert (in_hand.state, in_hand.expires_at) == ("sending", NOW)
    assert (other.state, other.payload) == ("pending", "{}")


async def test_a_name_or_a_number_that_somebody_else_has_too_is_still_told(seeded: Database) -> None:
    async with seeded.session.begin() as session:
        session.add_all([a_person(13, name=NAME), a_person(14, phone=PHONE)])
    [row] = (await told(seeded, a_list())).values()
    assert NAME in row.payload
    assert PHONE in row.payload


async def test_a_file_with_them_in_it_is_kept_back_and_others_are_sent(seeded: Database) -> None:
    async with seeded.session.begin() as session:
        files = [
            await outbox.keep_file(session, digest * 64, name, content, NOW)
            for digest, name, content in (
                ("a", "list.xlsx", workbook("Канарейка &lt;Сайрабек&gt;")),
                ("b", "other.xlsx", workbook("Башка")),
                ("c", "karakol.cards", json.dumps({"lines": [NAME]}, ensure_ascii=False).encode()),
                ("d", "seminar.ics", NAME.encode()),
            )
        ]
    rows = [sending(12, "{}", file_id=file, method="sendDocument") for file in files]
    left = (await told(seeded, *rows)).values()
    assert [row.state for row in left] == ["expired", "pending", "expired", "pending"]
    async with seeded.reader() as session:
        assert list(await session.scalars(select(File.name).order_by(File.id))) == [
            "other.xlsx",
            "seminar.ics",
        ]


async def test_who_waits_for_such_a_file_is_told_to_ask_again(seeded: Database) -> None:
    async with seeded.session.begin() as session:
        person = await session.get(Person, 1)
        assert person is not None
        person.name = NAME
        file = await outbox.keep_file(session, "a" * 64, "list.xlsx", workbook(NAME[:9]), NOW)
        await outbox.put(session, [sending(12, "{}", file_id=file)])
        assert (await forgetting.forget(session, person, NOW)).kept_back == set()
        person.name = NAME[:9]
        await session.flush()
        assert (await forgetting.forget(session, person, NOW)).kept_back == {12}


async def test_a_file_that_others_wait_for_too_is_not_theirs_alone(seeded: Database) -> None:
    async with seeded.session.begin() as session:
        file = await outbox.keep_file(session, "a" * 64, "empty.xlsx", workbook("Башка"), NOW)
    rows = [sending(chat, "{}", file_id=file, method="sendDocument") for chat in (11, 12)]
    own, other = (await told(seeded, *rows)).values()
    assert (own.state, other.state, other.file_id) == ("expired", "pending", file)


async def test_what_is_said_of_nobody_stays_as_it_is(seeded: Database) -> None:
    async with seeded.session.begin() as session:
        assert await session.get(Seminar, 1) is not None
    [row] = (await told(seeded, sending(12, '{"text": "Орун жок"}'))).values()
    assert row.payload == '{"text": "Орун жок"}'
