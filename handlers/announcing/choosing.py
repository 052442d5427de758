"""Choosing for whom an announcement is: tapped together from what people have and did; or, and, except."""

from dataclasses import replace

from handlers.announcing.card import put_down
from handlers.announcing.choice import PICKS, View, choose, in_twos, page, view_of
from handlers.announcing.offering import LETTERS, Option, area, condition_of, is_on, offered, options
from handlers.announcing.whom import drafted, summary
from handlers.common import named, number, pager
from handlers.words import Button, Incoming, Refusal, Reply, Say, Text
from storage import choices, units
from storage.choices import EVERYBODY, UNIT, Choice, Condition
from storage.database import Session

PAGE = 10


async def _opened(incoming: Incoming, session: Session) -> tuple[View, list[str]]:
    """What a button `<prefix>:<announcement>:<group>…` speaks of, and what else it says. Raises Refusal."""
    announcement, (word, *rest) = await drafted(incoming, session)
    return view_of(announcement, word), rest


async def show(incoming: Incoming, session: Session) -> list[Reply]:
    """Who is meant, and what it can be narrowed down by: `annwho:<announcement>[:<group>]`."""
    view, _ = await _opened(incoming, session)
    put_down(incoming.person)  # words that were awaited: what is typed from here on is none of them
    return [await page(session, view)]


# What there is to choose from.


async def pick(incoming: Incoming, session: Session) -> list[Reply]:
    """The values of one kind: `annpick:<announcement>:<group>:<kind>`."""
    view, (letter, *_) = await _opened(incoming, session)
    return [await _picking(session, view, letter)]


async def _picking(session: Session, view: View, letter: str) -> Say:
    allowed = [*PICKS, "m"] if view.announcement.seminar_id is None else PICKS
    if letter not in allowed:
        raise Refusal("button-old")
    if letter == "u":
        return await _area(session, view, "")
    buttons = [_tap(view, one) for one in await options(session, view.announcement, letter, view.group)]
    rows = in_twos(buttons) if letter in ("s", "p", "l") else [[one] for one in buttons]
    return await _offer(session, view, letter, rows)


async def _offer(session: Session, view: View, letter: str, rows: list[list[Button]]) -> Say:
    """Values to tap, with what the choice comes to so far."""
    args = await summary(session, view.announcement, view.choice)
    args["kind"] = Text(f"segment-kind-{LETTERS.get(letter, 'deed')}")
    args["ask"] = Text("segment-tap" if rows else "segment-none-here")
    return Say("segment-pick", args, [*rows, [Button("segment-back", f"annwho:{view.at}")]], edit=True)


def _tap(view: View, one: Option) -> Button:
    """Says what is wanted, not that it be turned: twice is once."""
    label = Text("segment-on" if one.on else "segment-off", {"what": one.label, "number": one.number})
    return Button(label, f"anntap:{view.at}:{one.letter}:{one.word}:{0 if one.on else 1}")


async def open_area(incoming: Incoming, session: Session) -> list[Reply]:
    """What lies in a unit: `annarea:<announcement>:<group>:<code>:<page>`; `all`: the whole country."""
    view, (code, which, *_) = await _opened(incoming, session)
    if code != "all" and await units.get(session, code) is None:
        raise Refusal("button-old")
    return [await _area(session, view, code, number(which))]


async def _area(session: Session, view: View, code: str, which: int = 0, near: str = "") -> Say:
    """Each unit to be chosen as a whole, or opened. `near`: the page that this unit is on."""
    found = await area(session, view.announcement, code, view.group)
    codes = [one.word for one, _ in found.inside]
    last = max(len(codes) - 1, 0) // PAGE
    which = codes.index(near) // PAGE if near in codes else min(which, last)
    rows = []
    for one, more in found.inside[which * PAGE : (which + 1) * PAGE]:
        opens = [Button("segment-open", f"annarea:{view.at}:{one.word}:0")] if more else []
        rows.append([_tap(view, one), *opens])
    if last:
        rows.append(pager(f"annarea:{view.at}:{found.unit.code if found.unit else 'all'}", which, last))
    if found.unit is not None:
        above = await units.get(session, found.unit.parent_code) if found.unit.parent_code else None
        up = Text("segment-up", {"name": named(above) if above else Text("segment-country")})
        rows.append([Button(up, f"annarea:{view.at}:{above.code if above else 'all'}:0")])
    return await _offer(session, view, "u", rows)


# Choosing.


async def tap(incoming: Incoming, session: Session) -> list[Reply]:
    """On or off: `anntap:<announcement>:<group>:<kind>:<value>:<1 or 0>`."""
    view, (letter, word, wanted, *_) = await _opened(incoming, session)
    one = condition_of(letter, word)
    if one is None or wanted not in ("0", "1") or not await offered(session, view.announcement, one):
        raise Refusal("button-old")
    changed = await _turned(session, view, one, on=wanted == "1")
    await choose(incoming, session, view.announcement, changed)
    view = _after(view, changed)
    if one.kind == UNIT:
        unit = await units.get(session, word)
        above = unit.parent_code if unit and unit.parent_code else "all"
        return [await _area(session, view, above, near=word)]
    # What was not confirmed stands among the rest of what people did or did not.
    return [await _picking(session, view, "d" if letter == "n" else letter)]


def _after(view: View, changed: Choice) -> View:
    """The same group; where it went with its last condition, a new one."""
    before, after = (len(getattr(one, view.target.side)) for one in (view.choice, changed))
    target = replace(view.target, place=after) if after < before else view.target
    return View(view.announcement, changed, target)


async def _turned(session: Session, view: View, one: Condition, *, on: bool) -> Choice:
    """The choice with this one thing on, or off. Raises Refusal when that is too much."""
    if is_on(view.group, one) is on:
        return view.choice
    side, place = view.target.side, view.target.place
    had = next((kept.of for kept in view.group if kept.kind == one.kind), ())
    if on and one.kind == UNIT:
        had = await _beside(session, had, str(one.of[0]))
    values = (*had, *one.of) if on else tuple(each for each in had if each not in one.of)
    changed = view.choice.drop(side, place, one.kind)
    if on or values:
        changed = view.choice.put(side, place, replace(one, of=values))
    try:
        return choices.read(choices.written(changed))
    except ValueError:
        raise Refusal("segment-full") from None


async def _beside(session: Session, had: tuple[str | int, ...], code: str) -> tuple[str | int, ...]:
    """The units chosen so far, but none that the new one lies in or that lies in it: the last tap is meant."""
    line = {unit.code for unit in await units.lineage(session, code)}
    inside = await units.inside(session, [code])
    return tuple(one for one in had if one not in line and one not in inside)


async def clear(incoming: Incoming, session: Session) -> list[Reply]:
    """Back to everybody, or without one group: `annclear:<announcement>:<group or all>`."""
    announcement, (word, *_) = await drafted(incoming, session)
    changed = EVERYBODY
    if word != "all":
        view = view_of(announcement, word or "none")
        changed = view.choice.leave(view.target.side, view.target.place)
    await choose(incoming, session, announcement, changed)
    return [await page(session, view_of(announcement))]
