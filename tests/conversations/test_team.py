"""The team by chat: role links, pages of each role, removal."""

from typing import Any

import pytest

from sandbox.testing import SandboxUser
from storage import audit
from storage.models import AuditEntry, InboxUpdate, OutboxMessage, RoleInvitation
from storage.seminars import seminars
from storage.team import roles
from storage.tokens import hash_token
from tests.conftest import RunningBot
from tests.conversations.helpers import (
    HEAD,
    SECOND,
    STAFF,
    STAFF_TWO,
    add_consented_person,
    all_rows,
    button_labels,
    consented_user,
    first_line,
    give_consent,
    in_languages,
    newest_message,
    person_row,
    press_earlier,
    press_seminar,
    text_of,
    wait_settled,
)

FAR = "41702225873000"


async def create_link_token(here: RunningBot, staff: SandboxUser, language: str, *labels: str) -> str:
    """Return the token of a link that staff create by pressing these buttons, starting at /staff."""
    await wait_settled(here, await staff.write("/staff"))
    for label in (text_of(language, "team-button"), text_of(language, "team-invite-button"), *labels):
        await wait_settled(here, await staff.press(label))
    shown = (await staff.messages())[-1]
    assert text_of(language, "team-share-button") in button_labels(shown)
    return str(shown["text"]).partition("?start=j_")[2].split()[0]


async def keyboard(one: SandboxUser) -> list[str]:
    """Return the labels of the reply keyboard."""
    rows = (await one.view())["reply_keyboard"]["keyboard"]
    return [button["text"] for line in rows for button in line]


async def commands(one: SandboxUser) -> list[str]:
    return [command["command"] for command in (await one.view())["commands"]]


async def wait_command(one: SandboxUser, command: str, wanted: bool) -> bool:
    """Wait until this person is shown this command, or is not: no message tells when Telegram has it."""
    return (command in await commands(one)) is wanted


def role(language: str, kind: str) -> str:
    return text_of(language, f"role-{kind}")


@in_languages("ky", "ru")
async def test_a_link_makes_a_newcomer_staff_after_language_and_consent(
    here: RunningBot, language: str
) -> None:
    owner = await consented_user(here, STAFF, language)
    word = await create_link_token(
        here, owner, language, role(language, "expert"), text_of(language, "team-all")
    )
    expert = await here.person(HEAD)
    await give_consent(expert, language, f"j_{word}")
    joined = await expert.wait_for(first_line(language, "joined"))
    assert text_of(language, "role-for-all", role=role(language, "expert")) in joined["text"]
    assert text_of(language, "can-expert").splitlines()[0][:20] in joined["text"]
    told = await owner.wait_for(first_line(language, "team-joined"))
    assert (await person_row(here)).name in told["text"]
    assert await keyboard(expert) == [
        text_of(language, f"key-{key}") for key in ("inbox", "seminars", "ask", "help")
    ]
    await here.sandbox.wait_until(lambda: wait_command(expert, "inbox", True))
    assert (await commands(expert))[0] == "inbox"
    assert "staff" not in await commands(expert)
    await expert.write("/help")
    await expert.wait_for(first_line(language, "help-staff"))


async def test_the_links_word_is_nowhere_once_it_is_used(here: RunningBot) -> None:
    owner = await consented_user(here, STAFF, "ru")
    word = await create_link_token(here, owner, "ru", role("ru", "moderator"), text_of("ru", "team-all"))
    moderator = await consented_user(here, HEAD)
    await wait_settled(here, await moderator.start(f"j_{word}"))
    (link,) = await all_rows(here, RoleInvitation)
    assert link.token_hash == hash_token(word)
    rows: list[Any] = [*await all_rows(here, InboxUpdate), *await all_rows(here, OutboxMessage)]
    kept = [str(getattr(one, "raw", "")) + str(getattr(one, "payload", "")) for one in rows]
    assert not [text for text in kept if word in text]


async def test_a_link_is_revoked_from_the_page(here: RunningBot) -> None:
    owner = await consented_user(here, STAFF, "ru")
    word = await create_link_token(here, owner, "ru", role("ru", "door"), text_of("ru", "team-all"))
    await wait_settled(here, await owner.press(text_of("ru", "team-back")))
    page = (await owner.messages())[-1]
    assert (
        text_of("ru", "team", scope=text_of("ru", "team-all"), list="…", links=1).splitlines()[-1]
        in page["text"]
    )
    (label,) = [one for one in button_labels(page) if "🔗" in one]
    await wait_settled(here, await owner.press(label))
    guest = await consented_user(here, HEAD)
    await guest.start(f"j_{word}")
    await guest.wait_for(text_of("ky", "join-revoked"))


async def test_somebody_removed_has_no_menu_no_commands_no_step_and_no_news(here: RunningBot) -> None:
    owner = await consented_user(here, STAFF, "ru")
    word = await create_link_token(here, owner, "ru", role("ru", "moderator"), text_of("ru", "team-all"))
    moderator = await consented_user(here, HEAD, "ky")
    await wait_settled(here, await moderator.start(f"j_{word}"))
    await here.sandbox.wait_until(lambda: wait_command(moderator, "inbox", True))
    asker = await consented_user(here, SECOND, at="karakol")
    await wait_settled(here, await asker.write("/ask Суу качан келет?"))
    await moderator.wait_for("Суу качан келет?")
    await wait_settled(here, await moderator.press(text_of("ky", "answer-button")))
    assert (await person_row(here)).step == "answer"

    await wait_settled(here, await owner.press(text_of("ru", "team-remove-button")))
    await wait_settled(here, await owner.press(text_of("ru", "team-remove-yes")))
    await moderator.wait_for(first_line("ky", "team-removed-you"))
    assert (await person_row(here)).step is None
    assert await keyboard(moderator) == [
        text_of("ky", f"key-{key}") for key in ("ask", "questions", "seminars", "help")
    ]
    await here.sandbox.wait_until(lambda: wait_command(moderator, "inbox", False))
    assert "staff" not in await commands(moderator)
    seen = len(await asker.messages())
    await wait_settled(here, await moderator.write("Эртең келет"))
    assert len(await asker.messages()) == seen
    seen = len(await moderator.messages())
    await wait_settled(here, await asker.write("/ask Жолчу?"))
    assert len(await moderator.messages()) == seen
    actions = [one.action for one in await all_rows(here, AuditEntry)]
    assert actions == ["role.given", "role.given", "link.created", "role.joined", "role.removed"]
    async with here.database.reader() as session:
        assert (await audit.verify_chain(session)).broken_id is None


async def test_nobody_removes_an_owner_and_ones_own_role_is_asked_about(here: RunningBot) -> None:
    owner = await consented_user(here, STAFF, "ru")
    organiser = await consented_user(here, HEAD, "ru", name="Пример Организатор")
    async with here.database.session.begin() as session:
        person = await session.merge(await person_row(here))
        await roles.grant(session, person, roles.ORGANISER, person.created_at, None)
    await wait_settled(here, await organiser.write("/staff"))
    page = await newest_message(here, organiser, await organiser.press(text_of("ru", "team-button")))
    (own,) = [one for one in button_labels(page) if one.startswith("✖️")]
    asked = await newest_message(here, organiser, await organiser.press(own))
    assert text_of("ru", "team-leave-confirm", role="…").partition(":")[0] in asked["text"]
    await wait_settled(here, await organiser.press(text_of("ru", "team-remove-no")))
    async with here.database.reader() as session:
        assert len(await roles.list_staff(session)) == 3
    await wait_settled(here, await organiser.press(text_of("ru", "team-invite-button")))
    offered = button_labels((await organiser.messages())[-1])
    assert role("ru", "organiser") not in offered
    assert role("ru", "moderator") in offered
    page = await press_earlier(here, owner, "team")
    assert [one for one in button_labels(page) if one.startswith("✖️")] == ["✖️ 3"]


@pytest.mark.parametrize("typed", [True, False])
async def test_a_coordinator_sees_the_own_rayon_and_no_other(here: RunningBot, typed: bool) -> None:
    owner = await consented_user(here, STAFF, "ky")
    await wait_settled(here, await owner.write("/staff"))
    for label in ("team-button", "team-invite-button"):
        await wait_settled(here, await owner.press(text_of("ky", label)))
    await wait_settled(here, await owner.press(role("ky", "coordinator")))
    if typed:
        await wait_settled(here, await owner.write("ак суу"))
        found = button_labels((await owner.messages())[-1])
        await wait_settled(here, await owner.press(next(one for one in found if "Ак-Суу району" in one)))
    else:
        await wait_settled(here, await owner.press("Ысык-Көл облусу"))
        await wait_settled(here, await owner.press("Ак-Суу району"))
    shown = await newest_message(here, owner, await owner.press(text_of("ky", "team-all")))
    assert (await person_row(here, STAFF)).step is None
    word = str(shown["text"]).partition("?start=j_")[2].split()[0]
    async with here.database.session.begin() as session:
        await add_consented_person(session, 900_001, at="karakol", name="Үлгү Жакын")
        await add_consented_person(session, 900_002, at="karakol", name="Үлгү Алыс", unit_code=FAR)
    one = await consented_user(here, HEAD, "ky")
    await wait_settled(here, await one.start(f"j_{word}"))
    assert await keyboard(one) == [
        text_of("ky", f"key-{key}") for key in ("staff", "seminars", "ask", "help")
    ]
    await wait_settled(here, await one.write("/staff"))
    page = await newest_message(here, one, await press_seminar(one, "Киришүү семинары, Каракол"))
    assert text_of("ky", "staff-overview-registered", registered=1) in page["text"]
    assert text_of("ky", "staff-inbox") not in button_labels(page)
    listed = await newest_message(here, one, await one.press(text_of("ky", "staff-list-button")))
    assert "Үлгү Жакын" in listed["text"]
    assert "Үлгү Алыс" not in listed["text"]
    sheet = await newest_message(here, one, await one.press(text_of("ky", "staff-export-button")))
    assert text_of("ky", "staff-export", seminar="", number=1).split(":")[1] in sheet["caption"]
    (export,) = [one for one in await all_rows(here, AuditEntry) if one.action == "participants.exported"]
    assert export.detail == {"rows": 1, "rayons": ["41702205000000"]}


async def test_an_expert_of_one_seminar_sees_its_questions_alone(here: RunningBot) -> None:
    async with here.database.session.begin() as session:
        karakol = await seminars.by_slug(session, "karakol")
        assert karakol is not None
        person = await add_consented_person(session, HEAD, "ru")
        await roles.grant(session, person, roles.EXPERT, person.created_at, None, seminar_id=karakol.id)
        for seminar in await seminars.list_public(session):
            seminar.moderated = False  # anybody's question may be answered at once
    expert = await here.person(HEAD)
    await expert.start()
    for number, slug, words in ((SECOND, "karakol", "Суу?"), (STAFF_TWO, "jalal-abad", "Жол?")):
        asker = await consented_user(here, number, at=slug)
        await wait_settled(here, await asker.write(f"/ask {words}"))
    await expert.write("/inbox")
    listed = await expert.wait_for(first_line("ru", "inbox", left=1))
    assert "Суу?" in listed["text"]
    assert "Жол?" not in listed["text"]
    assert not any("Жол?" in str(message.get("text", "")) for message in await expert.messages())


async def test_a_consent_stands_though_the_link_it_came_with_gives_nothing(here: RunningBot) -> None:
    guest = await here.person(HEAD)
    await give_consent(guest, "ky", "j_nonsense")
    await guest.wait_for(text_of("ky", "join-unknown"))
    assert (await person_row(here)).consented_at is not None
