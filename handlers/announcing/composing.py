"""Composing by chat: the words of each language are sent to the bot, then buttons; everything is kept at once."""

import re
from dataclasses import replace
from functools import partial
from urllib.parse import urlsplit

from handlers.announcing.card import (
    STEP,
    TIME,
    WORDED,
    announcement_for,
    card,
    key_label,
    may_announce,
    put_down,
    seminar_at,
    seminar_of,
)
from handlers.announcing.checks import KNOWN, corrected, problems, warnings
from handlers.announcing.traits import CANNOT, warned_of
from handlers.common import number
from handlers.editing import Edit
from handlers.steps import Form, form_at, leave, stand
from handlers.tongues import NEEDED, TONGUES, in_tongues
from handlers.words import Button, Incoming, Lines, Original, Refusal, Reply, Say, Shown, Text, Value
from storage import announcements, audit, copies
from storage.announcements import DRAFT, DROPPED, EDIT
from storage.database import Session
from storage.models import Announcement, AnnouncementPart

ELSEWHERE = ("staff", "inbox", "seminars", "ask", "questions", "help")
"""Commands by which one turns to something else; the draft is kept, and gone on with from its card."""
LINKS = 3
"""So many links an announcement may have below it."""
LABEL = 40
ADDRESS = re.compile(r"[^\s<>\"]{1,1000}")
HOST = re.compile(r"(?:[^\W_](?:[\w-]{0,62}[^\W_])?\.)+[^\W\d_]{2,}(?::\d{1,5})?")


def leave_for(incoming: Incoming) -> None:
    """Whoever turns to something else writes no announcement: the next words must not become part of it."""
    if incoming.person.step in (STEP, TIME) and incoming.command in ELSEWHERE:
        put_down(incoming.person)


# Words.


async def begin(incoming: Incoming, session: Session) -> list[Reply]:
    """A new one; the words come first: `annnew:<seminar or 0>`."""
    seminar = await seminar_at(incoming, session, number(incoming.argument))
    own = incoming.person.language
    first = own if own in NEEDED else NEEDED[0]
    stand(incoming.person, STEP, seminar=seminar.id if seminar else 0, language=first, guided=True)
    return await ask(incoming, session)


async def begin_words(incoming: Incoming, session: Session) -> list[Reply]:
    """The words of one language are sent (anew): `annwords:<announcement>:<language>[:none]`."""
    which, language, none = [*incoming.arguments, "", "", ""][:3]
    announcement = await announcement_for(incoming, session, which, (DRAFT,), WORDED)
    if language not in TONGUES:
        raise Refusal("button-old")
    if none:
        leave(incoming.person, STEP)
        await announcements.put_words(session, announcement, language, None)
        await _written(incoming, session, announcement, "announcement.no_words", language=language)
        return [await card(incoming, session, announcement)]
    stand(incoming.person, STEP, announcement=announcement.id, language=language)
    return await ask(incoming, session)


async def ask(incoming: Incoming, session: Session) -> list[Reply]:
    """What is awaited: words in a language, or a link."""
    form = form_at(incoming.person, STEP)
    announcement = await _of_form(incoming, session, form)
    if form.get("link") and announcement is not None:
        back = [[Button("edit-stop", f"annkeys:{announcement.id}")]]
        return [Say("announcement-ask-link", buttons=back, edit=incoming.button is not None)]
    language = form["language"]
    args: dict[str, Value] = {"tongue": Text(f"announcement-in-{language}"), "known": KNOWN}
    if announcement is None:
        back = [[Button("edit-stop", f"anns:{form['seminar']}")]]
        return [Say("announcement-ask-first", args, back, edit=incoming.button is not None)]
    given = await announcements.parts(session, announcement.id, language)
    rows = [[Button("edit-stop", f"ann:{announcement.id}")]]
    if form.get("guided"):
        rows = [[Button("announcement-skip", f"ann:{announcement.id}")]]
        return [Say("announcement-ask-next", args, rows)]
    if given:
        if announcement.kind != EDIT:
            rows.insert(0, [Button("announcement-none", f"annwords:{announcement.id}:{language}:none")])
        return [Shown(announcement.id, language), Say("announcement-ask-anew", args, rows)]
    return [Say("announcement-ask-words", args, rows, edit=incoming.button is not None)]


async def _of_form(
    incoming: Incoming, session: Session, form: Form, states: tuple[str, ...] = ()
) -> Announcement | None:
    """The announcement that is being written; None before its first words."""
    if which := form.get("announcement"):
        return await announcement_for(incoming, session, str(which), states, WORDED)
    await seminar_at(incoming, session, form.get("seminar", 0))
    return None


async def take(incoming: Incoming, session: Session) -> list[Reply]:
    """Words in any shape Telegram carries, or a link."""
    form = form_at(incoming.person, STEP)
    announcement = await _of_form(incoming, session, form, (DRAFT,))
    if form.get("link") and announcement is not None:
        return await _take_link(incoming, session, announcement)
    if incoming.original is None:
        kind = CANNOT.get(incoming.other or "")
        raise Refusal(f"announcement-cannot-{kind}" if kind else "announcement-awaited")
    if announcement is None:
        announcement = await announcements.new(
            session, form.get("seminar") or None, incoming.person, incoming.at
        )
        await _written(incoming, session, announcement, "announcement.new")
    language = form["language"]
    part = await _fit(session, announcement, language, _part(incoming))
    await announcements.put_words(session, announcement, language, part)
    await _written(incoming, session, announcement, "announcement.words", language=language)
    given = {one.language for one in await announcements.parts(session, announcement.id)}
    missing = [one for one in NEEDED if one not in given]
    wrong = await _problems(session, announcement, language)
    if form.get("guided") and missing:
        stand(incoming.person, STEP, announcement=announcement.id, language=missing[0], guided=True)
        return [*wrong, *await ask(incoming, session)]
    leave(incoming.person, STEP)
    return [*wrong, await card(incoming, session, announcement, key="announcement-kept", edit=False)]


def _part(incoming: Incoming) -> AnnouncementPart:
    """The message as it is kept."""
    original = incoming.original
    assert original is not None  # whoever calls has looked
    return AnnouncementPart(
        kind=original.kind,
        chat_id=incoming.chat_id,
        message_id=incoming.message_id,
        html=original.html,
        content=dict(original.content),
        file_unique_id=original.file_unique_id,
        album=original.album,
        traits=list(original.traits),
    )


async def _fit(
    session: Session, announcement: Announcement, language: str, part: AnnouncementPart
) -> AnnouncementPart:
    """The words as they can be sent; a correction's take the place of those that people have. Raises Refusal."""
    if announcement.kind != EDIT or announcement.about_id is None:
        return part
    return corrected(await announcements.parts(session, announcement.about_id, language), part)


async def _problems(session: Session, announcement: Announcement, language: str) -> list[Reply]:
    """What is wrong with the words of this language, or will not be as they were sent, said at once; they are kept
    all the same."""
    parts = await announcements.parts(session, announcement.id, language)
    said: list[Reply] = []
    if lines := problems(parts, await seminar_of(session, announcement)):
        said.append(Say("announcement-problems", {"list": Lines(lines)}))
    if lines := warnings(parts):
        said.append(Say("announcement-warnings", {"list": Lines(lines)}))
    return said


async def _written(
    incoming: Incoming, session: Session, announcement: Announcement, action: str, **detail: str
) -> None:
    about = f"announcement:{announcement.id}"
    await audit.record(session, incoming.person, action, about, incoming.at, **detail)


# What comes beside the steps: further pictures of an album, and words changed in the chat itself.


async def album(incoming: Incoming, session: Session) -> list[Reply] | None:
    """A further picture of an album that is being made an announcement; None when it is none."""
    if not incoming.staff or incoming.original is None or not incoming.original.album:
        return None
    first = await announcements.part_of_album(session, incoming.chat_id, incoming.original.album)
    announcement = await _mine(incoming, session, first)
    if first is None or announcement is None:
        return None
    if announcement.state != DRAFT:
        raise Refusal("announcement-moved-on")
    part = _part(incoming)
    part.announcement_id, part.language = announcement.id, first.language
    there = await announcements.parts(session, announcement.id, first.language)
    known = {what for one in there for what in warned_of(one)}
    await announcements.put_further(session, part)
    await _written(incoming, session, announcement, "announcement.words", language=first.language)
    new = part.html or set(warned_of(part)) - known
    return await _problems(session, announcement, first.language) if new else []


async def edit(incoming: Incoming, session: Session) -> Edit | None:
    """A message of an announcement was changed in the chat; None when it is none."""
    if not incoming.staff or incoming.original is None:
        return None
    part = await announcements.part_of_message(session, incoming.chat_id, incoming.message_id)
    announcement = await _mine(incoming, session, part)
    if part is None or announcement is None:
        return None
    return Edit(
        _same(part, _part(incoming)),
        partial(_change, incoming, session, announcement, part, incoming.original),
    )


def _same(part: AnnouncementPart, now: AnnouncementPart) -> bool:
    """Whether its readers see the same: a preview that Telegram adds is nothing that was written."""
    unseen = {"link_preview_options"}
    if part.file_unique_id and part.file_unique_id == now.file_unique_id:
        unseen.add(part.kind)  # the same file may go by another file_id
    was, becomes = (
        {name: value for name, value in one.content.items() if name not in unseen} for one in (part, now)
    )
    return (part.kind, part.html, was) == (now.kind, now.html, becomes)


async def _change(
    incoming: Incoming,
    session: Session,
    announcement: Announcement,
    part: AnnouncementPart,
    original: Original,
) -> list[Reply]:
    """A draft follows. What was agreed to does not: from then on it is sent by its words, not copied."""
    rows = [[Button("announcement-open", f"ann:{announcement.id}")]]
    if announcement.state != DRAFT:
        part.message_id = 0
        await copies.by_words(session, announcement.id)
        await _written(incoming, session, announcement, "announcement.uncopied", language=part.language)
        late = announcement.state != DROPPED
        return [Say("announcement-edited-late", buttons=rows, reply_to=incoming.message_id)] if late else []
    part.kind, part.html = original.kind, original.html
    part.content, part.file_unique_id, part.bot_id = dict(original.content), original.file_unique_id, None
    part.traits = list(original.traits)
    await session.flush()
    await _written(incoming, session, announcement, "announcement.words", language=part.language)
    said = Say("announcement-edited", buttons=rows, reply_to=incoming.message_id)
    return [said, *await _problems(session, announcement, part.language)]


async def _mine(incoming: Incoming, session: Session, part: AnnouncementPart | None) -> Announcement | None:
    """The announcement of a part, held until COMMIT, if this person still may compose it."""
    announcement = await announcements.lock(session, part.announcement_id) if part else None
    if announcement is None or not may_announce(incoming, announcement.seminar_id):
        return None
    return announcement


# Buttons.


async def keys(incoming: Incoming, session: Session) -> list[Reply]:
    """What stands below it: `annkeys:<announcement>[:<read, programme or a link's place>]`; a press turns it over."""
    which, what = [*incoming.arguments, "", ""][:2]
    announcement = await announcement_for(incoming, session, which, (DRAFT,), WORDED)
    leave(incoming.person, STEP)
    if what:
        announcement.buttons = _turned(announcement, what)
        await session.flush()
        await _keyed(incoming, session, announcement)
    return [_keys(announcement)]


async def _keyed(incoming: Incoming, session: Session, announcement: Announcement) -> None:
    kinds = "+".join(str(one["kind"]) for one in announcement.buttons)
    await _written(incoming, session, announcement, "announcement.keys", keys=kinds)


def _turned(announcement: Announcement, what: str) -> list[dict[str, object]]:
    """The buttons with this one added, or taken away."""
    kinds = [one["kind"] for one in announcement.buttons]
    if what in ("read", "programme"):
        if what == "programme" and announcement.seminar_id is None:
            raise Refusal("button-old")
        if what in kinds:
            return [one for one in announcement.buttons if one["kind"] != what]
        return [*announcement.buttons, {"kind": what}]
    place = number(what[1:]) if what.startswith("l") else -1
    links = [one for one in announcement.buttons if one["kind"] == "link"]
    if not 0 <= place < len(links) or not what[1:].isdigit():
        raise Refusal("button-old")
    return [one for one in announcement.buttons if one is not links[place]]


def _keys(announcement: Announcement) -> Say:
    there = {one["kind"]: one for one in announcement.buttons}
    offered = ["read", *(["programme"] if announcement.seminar_id else [])]
    rows = [[_key(announcement, {"kind": kind}, kind, on=kind in there)] for kind in offered]
    links = [one for one in announcement.buttons if one["kind"] == "link"]
    rows += [[_key(announcement, one, f"l{place}", on=True)] for place, one in enumerate(links)]
    if len(links) < LINKS:
        rows.append([Button("announcement-add-link", f"annlink:{announcement.id}")])
    rows.append([Button("announcement-card", f"ann:{announcement.id}")])
    return Say("announcement-ask-keys", buttons=rows, edit=True)


def _key(announcement: Announcement, button: dict[str, object], what: str, *, on: bool) -> Button:
    label = Text("announcement-key-on" if on else "announcement-key-off", {"label": key_label(button)})
    return Button(label, f"annkeys:{announcement.id}:{what}")


async def begin_link(incoming: Incoming, session: Session) -> list[Reply]:
    """An address and what stands on its button are awaited: `annlink:<announcement>`."""
    announcement = await announcement_for(incoming, session, incoming.argument, (DRAFT,), WORDED)
    stand(incoming.person, STEP, announcement=announcement.id, language=NEEDED[0], link=True)
    return await ask(incoming, session)


async def _take_link(incoming: Incoming, session: Session, announcement: Announcement) -> list[Reply]:
    """`https://… Жазуусу / Надпись`."""
    typed, _, label = (incoming.text or "").strip().partition(" ")
    typed, _, below = typed.partition("\n")
    address = link(typed)
    label = " ".join(f"{below} {label}".split())
    texts = in_tongues(label, incoming.person.language or NEEDED[0]) if label else {}
    if address is None:
        raise Refusal("announcement-link-wrong")
    if not texts or any(len(one) > LABEL for one in texts.values()):
        raise Refusal("announcement-label-wrong", most=LABEL)
    links = [one for one in announcement.buttons if one["kind"] == "link"]
    if len(links) < LINKS:
        one = {"kind": "link", "url": address, "label": texts}
        announcement.buttons = [*announcement.buttons, one]
        await session.flush()
        await _keyed(incoming, session, announcement)
    leave(incoming.person, STEP)
    return [replace(_keys(announcement), edit=False)]


def link(typed: str) -> str | None:
    """The address as Telegram takes it on a button; None for what is none."""
    address = typed if "://" in typed else f"https://{typed}"
    try:
        found = urlsplit(address)
    except ValueError:
        return None
    fits = ADDRESS.fullmatch(address) and HOST.fullmatch(found.netloc)
    return address if fits and found.scheme in ("http", "https") else None
