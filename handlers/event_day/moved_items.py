"""Telling whom it concerns that items were moved on their day: once, when several moves have settled."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from handlers.buttons.event_day import ShowNow
from handlers.messages import Button, Lane, Lines, Say, SayToAudience, Text, Translated, Value
from handlers.ui.arguments import has_ended, local_time
from storage.accounts.reachability import is_reachable
from storage.audiences.audience import SeatAudience, present_states
from storage.database import Session
from storage.models import ItemMove, Person, ProgrammeItem, Seminar, seminar_states
from storage.seminars import item_moves, programme, seminars

SETTLING_TIME = timedelta(minutes=2)
"""Without another move of the seminar's items, before participants are told: staff move several, or to and fro."""


@dataclass(frozen=True, slots=True)
class _Moved:
    item: ProgrammeItem
    move: ItemMove


async def tell_moves(session: Session, at: datetime) -> Sequence[Say | SayToAudience]:
    """Tell those who want item reminders, those who are there, and the speakers."""
    messages: list[Say | SayToAudience] = []
    for seminar_id, moves in (await item_moves.lock_unmoved_since(session, at - SETTLING_TIME)).items():
        seminar = await seminars.get(session, seminar_id)
        assert seminar is not None  # a foreign key
        for move in moves:
            move.settled_at = at
        if seminar.state in seminar_states.ANNOUNCED_STATES and not has_ended(seminar, at):
            messages += await _messages(session, seminar, moves, at)
    return messages


async def _messages(
    session: Session, seminar: Seminar, moves: Sequence[ItemMove], at: datetime
) -> list[Say | SayToAudience]:
    items = await programme.list_items(session, seminar.id)
    by_id = {item.id: item for item in items}
    moved = [
        _Moved(by_id[move.item_id], move)
        for move in moves
        if move.item_id in by_id
        and _is_different(move, by_id[move.item_id])
        and programme.item_end(by_id[move.item_id], items, seminar) > at
    ]
    if not moved:
        return []
    moved.sort(key=lambda one: one.item.starts_at)
    key = f"items-moved:{max(move.id for move in moves)}"
    speakers = [one for one in await _speakers(session, moved) if is_reachable(one)]
    exclude = tuple(one.id for one in speakers)
    say = _message("items-moved", seminar, moved, key)
    audiences = [
        SeatAudience(seminar.id, wants_pings=True, exclude=exclude),
        SeatAudience(seminar.id, await present_states(session, seminar.id), exclude=exclude),
    ]
    return [
        *(SayToAudience(say, audience) for audience in audiences),  # with one key: nobody gets it twice
        *(_speaker_message(seminar, moved, speaker, key) for speaker in speakers),
    ]


def _is_different(move: ItemMove, item: ProgrammeItem) -> bool:
    return (move.starts_at, move.ends_at) != (item.starts_at, item.ends_at)


async def _speakers(session: Session, moved: Sequence[_Moved]) -> list[Person]:
    return await programme.list_speakers(session, [one.item for one in moved])


def _speaker_message(seminar: Seminar, moved: Sequence[_Moved], speaker: Person, key: str) -> Say:
    own = [one for one in moved if one.item.speaker_id == speaker.id]
    return _message("items-moved-speaker", seminar, own, f"{key}:{speaker.id}", to=speaker)


def _message(
    key: str, seminar: Seminar, moved: Sequence[_Moved], dedup_key: str, to: Person | None = None
) -> Say:
    args: dict[str, Value] = {
        "seminar": Translated(seminar.title),
        "list": Lines([_line(seminar, one) for one in moved]),
    }
    return Say(
        key,
        args,
        [[Button("now-button", ShowNow(seminar.id))]],
        to=to,
        dedup_key=dedup_key,
        expires_at=seminar.ends_at,
        lane=Lane.REMINDER,
    )


def _line(seminar: Seminar, moved: _Moved) -> Text:
    args: dict[str, Value] = {
        "title": Translated(moved.item.title),
        "earlier": local_time(seminar, moved.move.starts_at),
        "starts": local_time(seminar, moved.item.starts_at),
    }
    if moved.item.ends_at is None:
        return Text("item-moved", args)
    args["ends"] = local_time(seminar, moved.item.ends_at)
    if moved.move.ends_at is None:
        return Text("item-moved-to", args)
    return Text("item-moved-from-to", {**args, "until": local_time(seminar, moved.move.ends_at)})
