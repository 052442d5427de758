"""The team by chat: a link makes somebody staff, everybody sees what their role shows, a tap takes it back."""

from typing import Any

import pytest

from sandbox.testing import Member
from storage import audit, roles, seminars
from storage.models import Audited, Invitation, Received, Sending
from tests.conftest import Town
from tests.conversations.talk import (
    HEAD,
    SECOND,
    STAFF,
    STAFF_TWO,
    acquaint,
    acquainted,
    buttons,
    choose,
    every,
    line,
    newest,
    opened_at,
    row,
    said,
    settled,
    spoken,
)

FAR = "41702225873000"


async def link_for(here: Town, staff: Member, language: str, *labels: str) -> str:
    """The word of a link that staff make by pressing these buttons from /staff on."""
    await settled(here, await staff.write("/staff"))
    for label in (said(language, "team-button"), said(language, "team-invite-button"), *labels):
        await settled(here, await staff.press(label))
    shown = (await staff.messages())[-1]
    assert said(language, "team-share-button") in buttons(shown)
    return str(shown["text"]).partition("?start=j_")[2].split()[0]


async def keyboard(one: Member) -> list[str]:
    """The labels of the keyboard below the chat."""
    rows = (await one.view())["reply_keyboard"]["keyboard"]
    return [button["text"] for line in rows for button in line]


async def commands(one: Member) -> list[str]:
    return [command["command"] for command in (await one.view())["commands"]]


async def shown(one: Member, command: str, wanted: bool) -> bool:
    """Whether this person is shown this command, or is not: no message tells when Telegram knows of it."""
    return (command in await commands(one)) is wanted


def role(language: str, kind: str) -> str:
    return said(language, f"role-{kind}")


@spoken("ky", "ru")
async def test_a_link_makes_a_newcomer_staff_after_language_and_consent(here: Town, language: str) -> None:
    owner = await acquainted(here, STAFF, language)
    word = await link_for(here, owner, language, role(language, "expert"), said(language, "team-all"))
    expert = await here.person(HEAD)
    await choose(expert, language, f"j_{word}")
    joined = await expert.wait_for(line(language, "joined"))
    assert said(language, "role-for-all", role=role(language, "expert")) in joined["text"]
    assert said(language, "can-expert").splitlines()[0][:20] in joined["text"]
    told = await owner.wait_for(line(language, "team-joined"))
    assert (await row(here)).name in told["text"]
    assert await keyboard(expert) == [
        said(language, f"key-{key}") for key in ("inbox", "seminars", "ask", "help")
    ]
    await here.sandbox.until(lambda: shown(expert, "inbox", True))
    assert (await commands(expert))[0] == "inbox"
    assert "staff" not in await commands(expert)
    await expert.write("/help")
    await expert.wait_for(line(language, "help-staff"))


async def test_the_links_word_is_nowhere_once_it_is_used(here: Town) -> None:
    owner = await acquainted(here, STAFF, "ru")
    word = await link_for(here, owner, "ru", role("ru", "moderator"), said("ru", "team-all"))
    moderator = await acquainted(here, HEAD)
    await settled(here, await moderator.start(f"j_{word}"))
    (link,) = await every(here, Invitation)
    assert link.token_hash == roles.hashed(word)
    rows: list[Any] = [*await every(here, Received), *await every(here, Sending)]
    kept = [str(getattr(one, "raw", "")) + str(getattr(one, "payload", "")) for one in rows]
    assert not [text for text in kept if word in text]


async def test_a_link_is_revoked_from_the_page(here: Town) -> None:
    owner = await acquainted(here, STAFF, "ru")
    word = await link_for(here, owner, "ru", role("ru", "door"), said("ru", "team-all"))
    await settled(here, await owner.press(said("ru", "team-back")))
    page = (await owner.messages())[-1]
    assert (
        said("ru", "team", scope=said("ru", "team-all"), list="…", links=1).splitlines()[-1] in page["text"]
    )
    (label,) = [one for one in buttons(page) if "🔗" in one]
    await settled(here, await owner.press(label))
    guest = await acquainted(here, HEAD)
    await guest.start(f"j_{word}")
    await guest.wait_for(said("ky", "join-revoked"))


async def test_somebody_removed_has_no_menu_no_commands_no_step_and_no_news(here: Town) -> None:
    owner = await acquainted(here, STAFF, "ru")
    word = await link_for(here, owner, "ru", role("ru", "moderator"), said("ru", "team-all"))
    moderator = await acquainted(here, HEAD, "ky")
    await settled(here, await moderator.start(f"j_{word}"))
    await here.sandbox.until(lambda: shown(moderator, "inbox", True))
    asker = await acquainted(here, SECOND, at="karakol")
    await settled(here, await asker.write("/ask Суу качан келет?"))
    await moderator.wait_for("Суу качан келет?")
    await settled(here, await moderator.press(said("ky", "answer-button")))
    assert (await row(here)).step == "answer"

    await settled(here, await owner.press(said("ru", "team-remove-button")))
    await settled(here, await owner.press(said("ru", "team-remove-yes")))
    await moderator.wait_for(line("ky", "team-removed-you"))
    assert (await row(here)).step is None
    assert await keyboard(moderator) == [
        said("ky", f"key-{key}") for key in ("ask", "questions", "seminars", "help")
    ]
    await here.sandbox.until(lambda: shown(moderator, "inbox", False))
    assert "staff" not in await commands(moderator)
    seen = len(await asker.messages())
    await settled(here, await moderator.write("Эртең келет"))
    assert len(await asker.messages()) == seen
    seen = len(await moderator.messages())
    await settled(here, await asker.write("/ask Жолчу?"))
    assert len(await moderator.messages()) == seen
    actions = [one.action for one in await every(here, Audited)]
    assert actions == ["role.given", "role.given", "link.made", "role.joined", "role.removed"]
    async with here.database.reader() as session:
        assert (await audit.verify(session)).broken is None


async def test_nobody_removes_an_owner_and_ones_own_role_is_asked_about(here: Town) -> None:
    owner = await acquainted(here, STAFF, "ru")
    organiser = await acquainted(here, HEAD, "ru", name="Пример Организатор")
    async with here.database.session.begin() as session:
        person = await session.merge(await row(here))
        await roles.give(session, person, roles.ORGANISER, person.created_at, None)
    await settled(here, await organiser.write("/staff"))
    page = await newest(here, organiser, await organiser.press(said("ru", "team-button")))
    (own,) = [one for one in buttons(page) if one.startswith("✖️")]
    asked = await newest(here, organiser, await organiser.press(own))
    assert said("ru", "team-leave-confirm", role="…").partition(":")[0] in asked["text"]
    await settled(here, await organiser.press(said("ru", "team-remove-no")))
    async with here.database.reader() as session:
        assert len(await roles.listed(session)) == 3
    await settled(here, await organiser.press(said("ru", "team-invite-button")))
    offered = buttons((await organiser.messages())[-1])
    assert role("ru", "organiser") not in offered
    assert role("ru", "moderator") in offered
    page = await opened_at(here, owner, "team")
    assert [one for one in buttons(page) if one.startswith("✖️")] == ["✖️ 3"]


@pytest.mark.parametrize("typed", [True, False])
async def test_a_coordinator_sees_the_own_rayon_and_no_other(here: Town, typed: bool) -> None:
    owner = await acquainted(here, STAFF, "ky")
    await settled(here, await owner.write("/staff"))
    for label in ("team-button", "team-invite-button"):
        await settled(here, await owner.press(said("ky", label)))
    await settled(here, await owner.press(role("ky", "coordinator")))
    if typed:
        await settled(here, await owner.write("ак суу"))
        found = buttons((await owner.messages())[-1])
        await settled(here, await owner.press(next(one for one in found if "Ак-Суу району" in one)))
    else:
        await settled(here, await owner.press("Ысык-Көл облусу"))
        await settled(here, await owner.press("Ак-Суу району"))
    shown = await newest(here, owner, await owner.press(said("ky", "team-all")))
    assert (await row(here, STAFF)).step is None
    word = str(shown["text"]).partition("?start=j_")[2].split()[0]
    async with here.database.session.begin() as session:
        await acquaint(session, 900_001, at="karakol", name="Үлгү Жакын")
        await acquaint(session, 900_002, at="karakol", name="Үлгү Алыс", unit_code=FAR)
    one = await acquainted(here, HEAD, "ky")
    await settled(here, await one.start(f"j_{word}"))
    assert await keyboard(one) == [said("ky", f"key-{key}") for key in ("staff", "seminars", "ask", "help")]
    await settled(here, await one.write("/staff"))
    page = await newest(here, one, await one.press("Киришүү семинары, Каракол"))
    assert said("ky", "staff-overview-registered", registered=1) in page["text"]
    assert said("ky", "staff-inbox") not in buttons(page)
    listed = await newest(here, one, await one.press(said("ky", "staff-list-button")))
    assert "Үлгү Жакын" in listed["text"]
    assert "Үлгү Алыс" not in listed["text"]
    sheet = await newest(here, one, await one.press(said("ky", "staff-export-button")))
    assert said("ky", "staff-export", seminar="", number=1).split(":")[1] in sheet["caption"]
    (export,) = [one for one in await every(here, Audited) if one.action == "list.exported"]
    assert export.detail == {"rows": 1, "rayons": ["41702205000000"]}


async def test_an_expert_of_one_seminar_sees_its_questions_alone(here: Town) -> None:
    async with here.database.session.begin() as session:
        karakol = await seminars.by_slug(session, "karakol")
        assert karakol is not None
        person = await acquaint(session, HEAD, "ru")
        await roles.give(session, person, roles.EXPERT, person.created_at, None, seminar_id=karakol.id)
        for seminar in await seminars.public(session):
            seminar.moderated = False  # what is asked may be answered at once
    expert = await here.person(HEAD)
    await expert.start()
    for number, slug, words in ((SECOND, "karakol", "Суу?"), (STAFF_TWO, "jalal-abad", "Жол?")):
        asker = await acquainted(here, number, at=slug)
        await settled(here, await asker.write(f"/ask {words}"))
    await expert.write("/inbox")
    listed = await expert.wait_for(line("ru", "inbox", left=1))
    assert "Суу?" in listed["text"]
    assert "Жол?" not in listed["text"]
    assert not any("Жол?" in str(message.get("text", "")) for message in await expert.messages())


async def test_a_consent_stands_though_the_link_it_came_with_gives_nothing(here: Town) -> None:
    guest = await here.person(HEAD)
    await choose(guest, "ky", "j_nonsense")
    await guest.wait_for(said("ky", "join-unknown"))
    assert (await row(here)).consented_at is not None
