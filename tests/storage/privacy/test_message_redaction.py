"""Pending messages to others about an erased person: text is redacted, files are held back."""

import json

import pytest
from sqlalchemy import select

from storage.database import Database
from storage.messages import files, outbox
from storage.models import File, InboxUpdate, OutboxMessage, Person, Question, Seat, Seminar
from storage.privacy import erasure
from storage.team import roles
from storage.text.redaction import build_redaction
from tests.storage.conftest import NOW, new_person, new_seminar
from tests.storage.privacy.full_person import outbox_message, workbook_bytes

NAME, PHONE = "Канарейка <Сайрабек>", "+996700987654"
LONG = "Айылга суу качан келет, анткени жайында бак-дарактар соолуп калат жана мал суусайт"


def cut(text: str) -> str:
    return build_redaction([NAME, "Аскар"], [LONG, "жок"], [PHONE], []).redact(text)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"1. {NAME}, Ак-Суу\n2. Башка", "1. …, Ак-Суу\n2. Башка"),
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


OTHERS = ["Канарейка <Сайрабек> Жашырбековна", "Суу канча турат, деп сурады Канарейка <Сайрабек>"]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"1. {NAME}\n2. {OTHERS[0]}", f"1. …\n2. {OTHERS[0]}"),
        (f"{NAME}: «{OTHERS[1]}»", f"…: «{OTHERS[1]}»"),
        (f"«{OTHERS[1][:30]}…», {NAME}", f"«{OTHERS[1][:30]}…», …"),
        (PHONE, PHONE),
    ],
)
def test_what_stands_in_a_text_of_others_is_theirs(text: str, left: str) -> None:
    assert build_redaction([NAME], [], [], []).exempting(OTHERS).redact(text) == left


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ("<b>Канарейка</b> &lt;Сайрабек&gt;, 5", "<b>…</b>, 5"),
        ("«<i>Айылга суу</i> качан <b>келет</b>, анткени жай…»", "«<i>…</i><b></b>»"),
        ('<b>1</b> <a href="https://o.kg/Аскар">Аскар</a> &amp; Аскар', "<b>1</b> … &amp; …"),
        ('<a href="https://o.kg">1. Аскар</a>', '<a href="https://o.kg">1. …</a>'),
        ("<w:t>Аскар</w:t><w:t>ов</w:t>", "<w:t>…</w:t><w:t>ов</w:t>"),
        ("+996 <code>700 987 654</code>", "…<code></code>"),
    ],
)
def test_formatting_stays_whole_and_hides_nothing(html: str, left: str) -> None:
    assert build_redaction([NAME, "Аскар"], [LONG], [PHONE], []).redact(html, markup=True) == left


def test_a_name_that_is_a_word_of_the_markup_cuts_none() -> None:
    text = "<blockquote>HTML &quot;code&quot;</blockquote>"
    for name in ("HTML", "code", "quot", "blockquote"):
        left = build_redaction([name], [], [], []).redact(text, markup=True)
        assert left.startswith("<blockquote>")
        assert left.endswith("</blockquote>")
        assert left.count("&quot;") == 2


async def redact(database: Database, *rows: dict[str, object]) -> dict[int, OutboxMessage]:
    """Return what becomes of these outbox rows when somebody called NAME is erased, by their numbers."""
    async with database.session.begin() as session:
        person = await session.get(Person, 1)
        assert person is not None
        person.name, person.phone, person.phone_verified_at = NAME, PHONE, NOW
        await outbox.enqueue(session, rows)
        await session.flush()
        await erasure.erase_person(session, person, NOW)
    async with database.reader() as session:
        return {
            row.id: row for row in await session.scalars(select(OutboxMessage).order_by(OutboxMessage.id))
        }


def a_list(chat: int = 12, **values: object) -> dict[str, object]:
    text = f"1. {NAME}, {PHONE}\n2. Башка Бирөө, +996700100102"
    keys = {
        "inline_keyboard": [
            [{"text": NAME, "callback_data": "show-seat:1"}, {"text": "Башка", "callback_data": "x"}]
        ]
    }
    payload = json.dumps({"text": text, "reply_markup": keys}, ensure_ascii=False)
    return outbox_message(chat, payload, **values)


@pytest.mark.parametrize("state", [outbox.PENDING, outbox.SENDING, outbox.UNKNOWN])
async def test_a_list_that_waits_goes_without_them_and_loses_nobody_else(
    seeded: Database, state: str
) -> None:
    [row] = (await redact(seeded, a_list(state=state))).values()
    said = json.loads(row.payload)
    assert said["text"] == "1. …, …\n2. Башка Бирөө, +996700100102"
    assert [key["text"] for key in said["reply_markup"]["inline_keyboard"][0]] == ["…", "Башка"]
    assert (row.state, row.expires_at) == (state, None)
    assert row.payload.startswith('{"')  # the sender puts the chat before it


async def test_what_waits_for_themselves_and_what_is_about_their_things_is_not_sent(seeded: Database) -> None:
    async with seeded.session.begin() as session:
        seat = Seat(
            seminar_id=1,
            person_id=1,
            office="project",
            state="registered",
            state_changed_at=NOW,
            source="chat",
        )
        seat.created_at = seat.updated_at = NOW
        session.add(seat)
    rows = [
        a_list(11),
        a_list(subject="seat:1"),
        a_list(subject="seat:1", state="sending"),
        outbox_message(12, "{}", subject="seat:2"),
    ]
    own, subject, in_hand, other = (await redact(seeded, *rows)).values()
    assert [(row.state, row.payload) for row in (own, subject)] == [("expired", "")] * 2
    assert (in_hand.state, in_hand.expires_at) == ("sending", NOW)
    assert (other.state, other.payload) == ("pending", "{}")


async def test_a_name_or_a_number_that_somebody_else_has_too_is_still_told(seeded: Database) -> None:
    async with seeded.session.begin() as session:
        session.add_all([new_person(13, name=NAME), new_person(14, phone=PHONE)])
    [row] = (await redact(seeded, a_list())).values()
    assert NAME in row.payload
    assert PHONE in row.payload


async def test_a_name_that_was_typed_cuts_nothing_out_of_what_is_said_of_others(seeded: Database) -> None:
    """The name is a part of another person's, and the question the same as another's."""
    asked = f"{LONG}, деп сурайт {NAME}"
    async with seeded.session.begin() as session:
        session.add(new_person(13, name=f"{NAME} Жашырбековна"))
        session.add(new_seminar("title", title={"ky": f"{NAME} окуулары"}))
        person = await session.get(Person, 2)
        assert person is not None
        for number, who in ((1, 1), (2, 2)):
            question = Question(
                seminar_id=1, person_id=who, number=number, text=asked, chat_message_id=number
            )
            question.asked_at = question.state_changed_at = NOW
            session.add(question)
    text = f"{NAME} Жашырбековна\n{NAME} окуулары\n{asked}\n{NAME}"
    kept = outbox_message(12, json.dumps({"text": text}, ensure_ascii=False))
    reminder = outbox_message(12, json.dumps({"text": NAME}, ensure_ascii=False), reminder_id=5)
    first, second = (await redact(seeded, kept, reminder)).values()
    assert json.loads(first.payload) == {"text": text[: -len(NAME)] + "…"}
    assert json.loads(second.payload) == {"text": NAME}


async def test_what_staff_wrote_and_failed_loses_them_and_what_others_wrote_stays(seeded: Database) -> None:
    raw = json.dumps({"message": {"text": f"Чалыңыз: {NAME}, {PHONE}"}})
    async with seeded.session.begin() as session:
        await roles.sync_owners(session, [12], NOW)
        for number, sender in enumerate((12, 13), start=1):
            row = InboxUpdate(update_id=number, sender_id=sender, raw=raw, received_at=NOW, handled_at=NOW)
            row.dead_at = NOW
            session.add(row)
    await redact(seeded)
    async with seeded.reader() as session:
        left = (await session.scalars(select(InboxUpdate.raw).order_by(InboxUpdate.id))).all()
    assert json.loads(left[0]) == {"message": {"text": "Чалыңыз: …, …"}}
    assert left[1] == raw


async def test_a_file_with_them_in_it_is_kept_back_and_others_are_sent(seeded: Database) -> None:
    async with seeded.session.begin() as session:
        numbers = [
            await files.save_file(session, digest * 64, name, content, NOW)
            for digest, name, content in (
                ("a", "list.xlsx", workbook_bytes("Канарейка &lt;Сайрабек&gt;")),
                ("b", "other.xlsx", workbook_bytes("Башка")),
                ("c", "karakol.cards", json.dumps({"lines": [NAME]}, ensure_ascii=False).encode()),
                ("d", "seminar.ics", NAME.encode()),
            )
        ]
    rows = [outbox_message(12, "{}", file_id=file, method="sendDocument") for file in numbers]
    left = (await redact(seeded, *rows)).values()
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
        file = await files.save_file(session, "a" * 64, "list.xlsx", workbook_bytes(NAME[:9]), NOW)
        await outbox.enqueue(session, [outbox_message(12, "{}", file_id=file)])
        assert (await erasure.erase_person(session, person, NOW)).withheld_chats == set()
        person.name = NAME[:9]
        await session.flush()
        assert (await erasure.erase_person(session, person, NOW)).withheld_chats == {12}


async def test_a_file_that_others_wait_for_too_is_not_theirs_alone(seeded: Database) -> None:
    async with seeded.session.begin() as session:
        file = await files.save_file(session, "a" * 64, "empty.xlsx", workbook_bytes("Башка"), NOW)
    rows = [outbox_message(chat, "{}", file_id=file, method="sendDocument") for chat in (11, 12)]
    own, other = (await redact(seeded, *rows)).values()
    assert (own.state, other.state, other.file_id) == ("expired", "pending", file)


async def test_what_is_said_of_nobody_stays_as_it_is(seeded: Database) -> None:
    async with seeded.session.begin() as session:
        assert await session.get(Seminar, 1) is not None
    [row] = (await redact(seeded, outbox_message(12, '{"text": "Орун жок"}'))).values()
    assert row.payload == '{"text": "Орун жок"}'
