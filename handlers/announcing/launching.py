"""Before it goes: read as its readers will, tried, confirmed with a count. Then it goes, once."""

from datetime import datetime

from handlers.announcing.card import (
    WORDED,
    announcement_for,
    card,
    fingerprint,
    languages,
    put_down,
    reached,
    readers,
    seminar_of,
)
from handlers.announcing.ready import before, logged, must_agree, release, stamped, tell
from handlers.announcing.seconding import ask_second
from handlers.announcing.sending import begun
from handlers.tongues import TONGUES
from handlers.words import Incoming, Refusal, Reply, Say, Shown, Text, Value
from storage import announcements, audit
from storage.announcements import BEGUN, DRAFT, MESSAGE, SCHEDULED, SENDING
from storage.database import Session

OVER = ("cancelled", "archived")
"""To the people of such a seminar nothing that was planned before is sent by itself."""


# Read and tried.


async def see(incoming: Incoming, session: Session) -> list[Reply]:
    """As the readers of each language get it, and how many they are: `annsee:<announcement>`."""
    announcement = await announcement_for(incoming, session, incoming.argument, kinds=WORDED)
    said: list[Reply] = []
    # Who has it already, or had the message that this one is about, is another question: the report answers it.
    counted = announcement.kind == MESSAGE and announcement.state not in BEGUN
    counts = languages(await readers(session, announcement)) if counted else dict.fromkeys(TONGUES, 0)
    given = {one.language for one in await announcements.parts(session, announcement.id)}
    served = announcements.served(announcement, given, TONGUES)
    for language in [one for one in TONGUES if one in given]:
        many = sum(counts[reader] for reader, words in served.items() if words == language)
        args: dict[str, Value] = {"tongue": Text(f"tongue-{language}"), "number": many}
        said.append(Say("announcement-shown" if counted else "announcement-shown-as", args))
        said.append(Shown(announcement.id, language))
    if not said:
        raise Refusal("announcement-empty")
    return [*said, await card(incoming, session, announcement, edit=False)]


async def to_me(incoming: Incoming, session: Session) -> list[Reply]:
    """Exactly as I would get it, nothing around it: `anntest:<announcement>`."""
    announcement = await announcement_for(incoming, session, incoming.argument)
    given = {one.language for one in await announcements.parts(session, announcement.id)}
    mine = announcements.served(announcement, given, TONGUES).get(incoming.person.language or TONGUES[0])
    if not given:
        raise Refusal("announcement-empty")
    if mine is None:
        raise Refusal("announcement-none-for-you")
    return [Shown(announcement.id, mine)]


# Ready to go?


async def send(incoming: Incoming, session: Session) -> list[Reply]:
    """What is still to be put right, or how many get it and when: `annsend:<announcement>`."""
    announcement = await announcement_for(incoming, session, incoming.argument, (DRAFT, SCHEDULED))
    put_down(incoming.person)
    return [await before(incoming, session, announcement)]


async def choose_words(incoming: Incoming, session: Session) -> list[Reply]:
    """What readers of a language without words get: `annmiss:<announcement>:<reader>:<words, or -: nothing>`."""
    which, reader, words = [*incoming.arguments, "", "", ""][:3]
    announcement = await announcement_for(incoming, session, which, (DRAFT,))
    given = {one.language for one in await announcements.parts(session, announcement.id)}
    if reader not in TONGUES or reader in given or words not in {"-", *given}:
        raise Refusal("button-old")
    announcement.fallbacks = {**announcement.fallbacks, reader: words if words != "-" else ""}
    await session.flush()
    about, detail = f"announcement:{announcement.id}", {"reader": reader, "language": words}
    await audit.record(session, incoming.person, "announcement.fallback", about, incoming.at, **detail)
    return [await before(incoming, session, announcement)]


# It goes.


async def go(incoming: Incoming, session: Session) -> list[Reply]:
    """It is to go, as it was shown: `anngo:<announcement>:<fingerprint>[:<stamp>]`. Pressed twice it goes once."""
    which, word, stamp = [*incoming.arguments, "", "", ""][:3]
    announcement = await announcement_for(incoming, session, which, (DRAFT, SCHEDULED))
    parts = await announcements.parts(session, announcement.id)
    at = stamped(incoming, stamp)
    page = await before(incoming, session, announcement, at, "announcement-confirm-anew")
    if page.key != "announcement-confirm-anew" or word != fingerprint(announcement, parts):
        return [page]
    put_down(incoming.person)
    agreed = announcement.state == SCHEDULED and announcement.approved_by_id is not None
    many = reached(
        announcement, {one.language for one in parts}, languages(await readers(session, announcement))
    )
    if not agreed and await must_agree(session, many):
        return await ask_second(incoming, session, announcement, parts, many, at)
    await release(session, announcement, incoming.at, many, at, by_id=incoming.person.id)
    await logged(incoming, session, announcement, "announcement.send", word, many)
    mine = announcement.by_id == incoming.person.id  # the bar moves in the chat of whoever sends it
    if mine and announcement.state == SENDING:
        return [await begun(session, announcement)]
    return [await card(incoming, session, announcement)]


# The clock.


async def begin_due(session: Session, now: datetime) -> list[Say]:
    """Those whose time has come begin; what may no longer go by itself is a draft again, and its sender told."""
    said: list[Say] = []
    for announcement in await announcements.due(session, now):
        parts = await announcements.parts(session, announcement.id)
        counts = languages(await readers(session, announcement))
        many = reached(announcement, {one.language for one in parts}, counts)
        seminar = await seminar_of(session, announcement)
        over = seminar is not None and seminar.state in OVER
        lost = any(one.bot_id is not None for one in parts)
        if over or lost or (announcement.approved_by_id is None and await must_agree(session, many)):
            if await announcements.bring(session, announcement, DRAFT, send_at=None):
                why = "over" if over else "lost" if lost else "many"
                said += await tell(session, announcement, f"announcement-held-{why}")
        elif await announcements.start(session, announcement, now, many):
            said += await tell(session, announcement, "announcement-begun")
    return said
