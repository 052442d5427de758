"""Choices that staff keep under a name: kept, used again, removed."""

from collections.abc import Sequence

from handlers.announcing.card import may_announce
from handlers.announcing.choice import choose, page, view_of
from handlers.announcing.whom import drafted, lines
from handlers.common import number, shorten
from handlers.steps import form_at, leave, stand
from handlers.words import Button, Incoming, Lines, Named, Refusal, Reply, Say, Text, Value
from storage import audit, choices, segments
from storage.database import Session
from storage.models import Announcement, Segment

STEP = "segment"
"""Where the name of a choice is typed."""
LONGEST, LISTED = 60, 12


async def show(incoming: Incoming, session: Session) -> list[Reply]:
    """The choices kept at this seminar, and those for everybody: `annkept:<announcement>`."""
    announcement, _ = await drafted(incoming, session)
    leave(incoming.person, STEP)
    return [await _listed(incoming, session, announcement)]


async def _listed(
    incoming: Incoming, session: Session, announcement: Announcement, *, edit: bool = True
) -> Say:
    found = await _within_reach(session, announcement)
    rows = []
    for one in found[:LISTED]:
        row = [Button(Named({"ky": shorten(one.name, 40)}), f"annuse:{announcement.id}:{one.id}")]
        if _theirs(incoming, one):
            row.append(Button("segment-lose", f"annlose:{announcement.id}:{one.id}"))
        rows.append(row)
    rows.append([Button("segment-keep", f"annkeep:{announcement.id}")])
    rows.append([Button("segment-back", f"annwho:{announcement.id}")])
    counts = [await _line(session, announcement, one) for one in found[:LISTED]]
    args: dict[str, Value] = {"list": Lines(counts or [Text("segments-none")])}
    return Say("segments", args, rows, edit=edit)


async def _within_reach(session: Session, announcement: Announcement) -> Sequence[Segment]:
    own = await segments.kept(session, announcement.seminar_id)
    return own if announcement.seminar_id is None else [*own, *await segments.kept(session, None)]


def _theirs(incoming: Incoming, one: Segment) -> bool:
    """Whether the person may remove it: what is for everybody only who may write to everybody."""
    return one.seminar_id is not None or may_announce(incoming, None)


async def _line(session: Session, announcement: Announcement, one: Segment) -> Text:
    count = await segments.counted(session, announcement.seminar_id, one.choice)
    return Text("segments-line", {"name": one.name, "number": count.reachable})


async def _meant(session: Session, announcement: Announcement, which: str) -> Segment:
    """The kept choice of a button, if it can be used here. Raises Refusal."""
    found = await segments.get(session, number(which))
    if found is None or found.seminar_id not in (None, announcement.seminar_id):
        raise Refusal("button-old")
    return found


async def use(incoming: Incoming, session: Session) -> list[Reply]:
    """The announcement is for these: `annuse:<announcement>:<kept choice>`."""
    announcement, (which, *_) = await drafted(incoming, session)
    choice = choices.read((await _meant(session, announcement, which)).choice)
    await choose(incoming, session, announcement, choice)
    return [await page(session, view_of(announcement))]


async def lose(incoming: Incoming, session: Session) -> list[Reply]:
    """Asked first, then removed: `annlose:<announcement>:<kept choice>[:yes]`. What uses it is as it was."""
    announcement, (which, sure, *_) = await drafted(incoming, session)
    one = await _meant(session, announcement, which)
    if not _theirs(incoming, one):
        raise Refusal("not-yours")
    if sure != "yes":
        rows = [
            [Button(".yes", f"annlose:{announcement.id}:{one.id}:yes", style="danger")],
            [Button("segment-back", f"annkept:{announcement.id}")],
        ]
        return [Say("segment-lose-ask", {"name": one.name}, rows, edit=True)]
    one.removed_at = incoming.at
    await audit.record(session, incoming.person, "segment.removed", f"segment:{one.id}", incoming.at)
    return [await _listed(incoming, session, announcement)]


# Keeping one.


async def begin(incoming: Incoming, session: Session) -> list[Reply]:
    """What shall it be called? `annkeep:<announcement>`."""
    announcement, _ = await drafted(incoming, session)
    stand(incoming.person, STEP, announcement=announcement.id)
    return [await _prompt(session, announcement, edit=True)]


async def _prompt(session: Session, announcement: Announcement, *, edit: bool) -> Say:
    choice = choices.read(announcement.segment)
    args: dict[str, Value] = {"who": Lines(await lines(session, announcement, choice))}
    return Say("segment-name", args, [[Button("segment-back", f"annkept:{announcement.id}")]], edit=edit)


async def _standing(incoming: Incoming, session: Session) -> Announcement:
    """The draft whose choice is to be named. Raises Refusal; one that is no draft any more is left behind."""
    form = form_at(incoming.person, STEP)
    incoming.argument = str(form.get("announcement", ""))
    announcement, _ = await drafted(incoming, session)
    return announcement


async def ask(incoming: Incoming, session: Session) -> list[Reply]:
    """The name, once more."""
    try:
        return [await _prompt(session, await _standing(incoming, session), edit=False)]
    except Refusal:
        return [Say("menu", keyboard="menu")]


async def take(incoming: Incoming, session: Session) -> list[Reply]:
    """The name was typed; one that is there already is replaced."""
    try:
        announcement = await _standing(incoming, session)
    except Refusal as refusal:
        leave(incoming.person, STEP)
        return [Say(refusal.key, refusal.values)]
    name = " ".join((incoming.text or "").split())
    if not 1 <= len(name) <= LONGEST:
        raise Refusal("segment-name-wrong", most=LONGEST)
    segment = announcement.segment
    made = await segments.keep(session, announcement.seminar_id, name, segment, incoming.person, incoming.at)
    await audit.record(
        session, incoming.person, "segment.kept", f"segment:{made.id}", incoming.at, segment=[None, segment]
    )
    leave(incoming.person, STEP)
    return [await _listed(incoming, session, announcement, edit=False)]
