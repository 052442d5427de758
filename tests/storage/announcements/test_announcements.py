"""Announcements in the database: transitions, texts, and what /forget removes from them."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage import preferences
from storage.accounts import people
from storage.announcements import announcements
from storage.announcements.announcements import TRANSITIONS
from storage.database import Database
from storage.models import Announcement, AnnouncementPart, Person, Seminar, seat_states
from storage.models.announcement_states import AWAITING_APPROVAL, DONE, DRAFT, DROPPED, SCHEDULED, SENDING
from storage.privacy import erasure
from storage.seats import seats
from tests.storage.conftest import NOW

pytestmark = pytest.mark.any_database

LANGUAGES = ("ky", "ru", "en")


def part(language: str = "ky", **values: Any) -> AnnouncementPart:
    told = {"kind": "text", "chat_id": 11, "message_id": 5, "html": "Салам", "content": {}, "position": 0}
    return AnnouncementPart(**told | {"language": language} | values)


async def create_announcement(database: Database, state: str = DRAFT, **values: Any) -> int:
    async with database.session.begin() as session:
        person = await people.get(session, 1)
        assert person is not None
        one = await announcements.create(session, 1, person, NOW)
        one.state = state
        for name, value in values.items():
            setattr(one, name, value)
        return one.id


async def transition(database: Database, number: int, state: str) -> bool:
    async with database.session.begin() as session:
        one = await announcements.get(session, number)
        assert one is not None
        return await announcements.transition(session, one, state)


async def test_of_two_who_send_at_the_same_time_one_does(seeded: Database) -> None:
    number = await create_announcement(seeded, SCHEDULED)

    async def start() -> bool:
        async with seeded.session.begin() as session:
            one = await announcements.get(session, number)
            assert one is not None
            return await announcements.start(session, one, NOW, 7)

    assert sorted(await asyncio.gather(*(start() for _ in range(5)))) == [False] * 4 + [True]
    async with seeded.reader() as session:
        one = await announcements.get(session, number)
        assert one is not None
        assert (one.state, one.audience_size, one.started_at) == (SENDING, 7, NOW)


@pytest.mark.parametrize("was", list(TRANSITIONS))
async def test_it_comes_only_to_the_states_that_its_own_leads_to(seeded: Database, was: str) -> None:
    for state in TRANSITIONS:
        number = await create_announcement(seeded, was)
        assert await transition(seeded, number, state) == (state in TRANSITIONS[was]), (was, state)


async def test_what_is_told_narrows_from_where_it_may_come(seeded: Database) -> None:
    number = await create_announcement(seeded, DRAFT)
    async with seeded.session.begin() as session:
        one = await announcements.get(session, number)
        assert one is not None
        assert not await announcements.transition(session, one, SCHEDULED, was=[AWAITING_APPROVAL])
        assert await announcements.transition(session, one, SCHEDULED, was=[DRAFT], send_at=NOW)
        assert (one.state, one.send_at) == (SCHEDULED, NOW)


async def test_those_are_due_whose_time_has_come(seeded: Database) -> None:
    soon, late = NOW + timedelta(minutes=1), NOW + timedelta(hours=1)
    first = await create_announcement(seeded, SCHEDULED, send_at=soon)
    second = await create_announcement(seeded, SCHEDULED)
    await create_announcement(seeded, SCHEDULED, send_at=late)
    await create_announcement(seeded, DRAFT, send_at=soon)
    async with seeded.reader() as session:
        assert [one.id for one in await announcements.list_due(session, NOW)] == [second]
        assert [one.id for one in await announcements.list_due(session, soon)] == [first, second]


async def test_new_words_take_the_place_of_the_old_and_of_the_choice_not_to_have_any(
    seeded: Database,
) -> None:
    number = await create_announcement(seeded, fallback_languages={"ky": "ru", "en": ""})
    async with seeded.session.begin() as session:
        one = await announcements.lock(session, number)
        assert one is not None
        await announcements.set_part(session, one, "ky", part(media_group_id="9"))
        for place in range(1, 12):
            further = part(announcement_id=number, media_group_id="9", html=f"{place}")
            assert await announcements.add_album_part(session, further) == (
                place < announcements.MAX_ALBUM_SIZE
            )
        assert one.fallback_languages == {"en": ""}
        assert [row.position for row in await announcements.list_parts(session, number, "ky")] == list(
            range(10)
        )
        await announcements.set_part(session, one, "ky", part(html="Жаңы"))
        await announcements.set_part(session, one, "ru", part("ru"))
        assert [row.html for row in await announcements.list_parts(session, number)] == ["Жаңы", "Салам"]
        await announcements.set_part(session, one, "ru", None)
        assert len(await announcements.list_parts(session, number)) == 1


@given(
    st.sets(st.sampled_from(LANGUAGES)),
    st.dictionaries(st.sampled_from(LANGUAGES), st.sampled_from(("", *LANGUAGES))),
)
def test_nobody_gets_words_that_are_not_there_and_nobody_is_left_out_by_accident(
    given_: set[str], fallback_languages: dict[str, str]
) -> None:
    served = announcements.resolve_languages(
        Announcement(fallback_languages=fallback_languages), given_, LANGUAGES
    )
    assert set(served.values()) <= given_
    for reader in LANGUAGES:
        if reader in given_:
            assert served[reader] == reader
        elif given_ and reader not in fallback_languages:
            assert reader in served
        elif fallback_languages.get(reader) == "":
            assert reader not in served


async def test_who_is_forgotten_leaves_no_draft_and_no_chat(seeded: Database) -> None:
    draft, sent = await create_announcement(seeded), await create_announcement(seeded, DONE)
    async with seeded.session.begin() as session:
        session.add_all([part(announcement_id=draft), part(announcement_id=sent)])
    async with seeded.session.begin() as session:
        person = await people.get(session, 1)
        assert person is not None
        await erasure.erase_person(session, person, NOW)
    async with seeded.reader() as session:
        assert await announcements.list_parts(session, draft) == []
        [kept] = await announcements.list_parts(session, sent)
        assert (kept.chat_id, kept.message_id, kept.html) == (0, 0, "Салам")
        one = await announcements.get(session, draft)
        assert one is not None
        assert one.state == DROPPED


async def test_placeholders_are_told_by_the_seat_where_there_is_one(seeded: Database) -> None:
    async with seeded.session.begin() as session:
        first, second = await session.get(Person, 1), await session.get(Person, 2)
        seminar = await session.get(Seminar, 1)
        assert first is not None
        assert second is not None
        assert seminar is not None
        first.name, first.organisation, second.name = "Үлгү Биринчи", "Үлгү Фонду", "Үлгү Экинчи"
        told = {"office": "partner", "organisation": "Үлгү Уюму", "person_id": 1, "name": "Үлгү Орунда"}
        seats.create_seat(session, seminar, seat_states.REGISTERED, NOW, source="chat", **told)
    async with seeded.reader() as session:
        there = await announcements.recipients_by_id(session, 1, [1, 2])
        assert (there[1].name, there[1].organisation, there[2].name) == (
            "Үлгү Орунда",
            "Үлгү Уюму",
            "Үлгү Экинчи",
        )
        assert (await announcements.recipients_by_id(session, None, [1]))[1].organisation == "Үлгү Фонду"


async def test_a_preference_is_set_and_changed(seeded: Database) -> None:
    async with seeded.session.begin() as session:
        assert await preferences.get_approval_threshold(session) == 0
        await preferences.save(session, preferences.APPROVAL_THRESHOLD, {"value": 50}, NOW)
        await preferences.save(session, preferences.APPROVAL_THRESHOLD, {"value": 20}, NOW)
    async with seeded.reader() as session:
        assert await preferences.get_approval_threshold(session) == 20
