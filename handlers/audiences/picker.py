"""Choosing for whom an announcement is: tapped together from what people have and did; or, and, except."""

from dataclasses import replace

from handlers.audiences.announcement import leave_steps
from handlers.audiences.draft import (
    CONDITION_LETTERS,
    AudienceDraft,
    audience_draft,
    audience_page,
    set_audience,
    two_per_row,
)
from handlers.audiences.options import (
    KIND_LETTERS,
    Option,
    is_offered,
    is_selected,
    list_options,
    load_area,
    parse_condition,
)
from handlers.audiences.summary import audience_summary, load_draft
from handlers.messages import Button, Incoming, Refusal, Reply, Say, Text
from handlers.ui.arguments import pager, parse_int, unit_name
from storage.audiences import conditions
from storage.audiences.conditions import EVERYBODY, UNIT, Audience, Condition
from storage.database import Session
from storage.units import units

PAGE_SIZE = 10


async def _load_audience_draft(incoming: Incoming, session: Session) -> tuple[AudienceDraft, list[str]]:
    """What a button `<prefix>:<announcement>:<group>…` speaks of, and what else it says. Raises Refusal."""
    announcement, (word, *rest) = await load_draft(incoming, session)
    return audience_draft(announcement, word), rest


async def show_audience(incoming: Incoming, session: Session) -> list[Reply]:
    """Who is meant, and what it can be narrowed down by: `annwho:<announcement>[:<group>]`."""
    view, _ = await _load_audience_draft(incoming, session)
    leave_steps(incoming.person)  # words that were awaited: what is typed from here on is none of them
    return [await audience_page(session, view)]


# What there is to choose from.


async def show_options(incoming: Incoming, session: Session) -> list[Reply]:
    """The values of one kind: `annpick:<announcement>:<group>:<kind>`."""
    view, (letter, *_) = await _load_audience_draft(incoming, session)
    return [await _options_page(session, view, letter)]


async def _options_page(session: Session, view: AudienceDraft, letter: str) -> Say:
    allowed = [*CONDITION_LETTERS, "m"] if view.announcement.seminar_id is None else CONDITION_LETTERS
    if letter not in allowed:
        raise Refusal("button-old")
    if letter == "u":
        return await _area_page(session, view, "")
    buttons = [
        _option_button(view, one)
        for one in await list_options(session, view.announcement, letter, view.conditions)
    ]
    rows = two_per_row(buttons) if letter in ("s", "p", "l") else [[one] for one in buttons]
    return await _picker_page(session, view, letter, rows)


async def _picker_page(session: Session, view: AudienceDraft, letter: str, rows: list[list[Button]]) -> Say:
    """Values to tap, with what the choice comes to so far."""
    args = await audience_summary(session, view.announcement, view.audience)
    args["kind"] = Text(f"segment-kind-{KIND_LETTERS.get(letter, 'deed')}")
    args["ask"] = Text("segment-tap" if rows else "segment-none-here")
    return Say(
        "segment-pick", args, [*rows, [Button("segment-back", f"annwho:{view.button_arguments}")]], edit=True
    )


def _option_button(view: AudienceDraft, one: Option) -> Button:
    """Says what is wanted, not that it be turned: twice is once."""
    label = Text("segment-on" if one.selected else "segment-off", {"what": one.label, "number": one.count})
    return Button(label, f"anntap:{view.button_arguments}:{one.letter}:{one.code}:{0 if one.selected else 1}")


async def show_area(incoming: Incoming, session: Session) -> list[Reply]:
    """What lies in a unit: `annarea:<announcement>:<group>:<code>:<page>`; `all`: the whole country."""
    view, (code, which, *_) = await _load_audience_draft(incoming, session)
    if code != "all" and await units.get(session, code) is None:
        raise Refusal("button-old")
    return [await _area_page(session, view, code, parse_int(which))]


async def _area_page(session: Session, view: AudienceDraft, code: str, which: int = 0, near: str = "") -> Say:
    """Each unit to be chosen as a whole, or opened. `near`: the page that this unit is on."""
    found = await load_area(session, view.announcement, code, view.conditions)
    codes = [one.code for one, _ in found.children]
    last = max(len(codes) - 1, 0) // PAGE_SIZE
    which = codes.index(near) // PAGE_SIZE if near in codes else min(which, last)
    rows = []
    for one, more in found.children[which * PAGE_SIZE : (which + 1) * PAGE_SIZE]:
        opens = [Button("segment-open", f"annarea:{view.button_arguments}:{one.code}:0")] if more else []
        rows.append([_option_button(view, one), *opens])
    if last:
        rows.append(
            pager(f"annarea:{view.button_arguments}:{found.unit.code if found.unit else 'all'}", which, last)
        )
    if found.unit is not None:
        above = await units.get(session, found.unit.parent_code) if found.unit.parent_code else None
        up = Text("segment-up", {"name": unit_name(above) if above else Text("segment-country")})
        rows.append([Button(up, f"annarea:{view.button_arguments}:{above.code if above else 'all'}:0")])
    return await _picker_page(session, view, "u", rows)


# Choosing.


async def toggle_option(incoming: Incoming, session: Session) -> list[Reply]:
    """On or off: `anntap:<announcement>:<group>:<kind>:<value>:<1 or 0>`."""
    view, (letter, word, wanted, *_) = await _load_audience_draft(incoming, session)
    one = parse_condition(letter, word)
    if one is None or wanted not in ("0", "1") or not await is_offered(session, view.announcement, one):
        raise Refusal("button-old")
    changed = await _toggled(session, view, one, on=wanted == "1")
    await set_audience(incoming, session, view.announcement, changed)
    view = _draft_after(view, changed)
    if one.kind == UNIT:
        unit = await units.get(session, word)
        above = unit.parent_code if unit and unit.parent_code else "all"
        return [await _area_page(session, view, above, near=word)]
    # What was not confirmed stands among the rest of what people did or did not.
    return [await _options_page(session, view, "d" if letter == "n" else letter)]


def _draft_after(view: AudienceDraft, changed: Audience) -> AudienceDraft:
    """The same group; where it went with its last condition, a new one."""
    before, after = (len(getattr(one, view.edited.side)) for one in (view.audience, changed))
    target = replace(view.edited, index=after) if after < before else view.edited
    return AudienceDraft(view.announcement, changed, target)


async def _toggled(session: Session, view: AudienceDraft, one: Condition, *, on: bool) -> Audience:
    """The choice with this one thing on, or off. Raises Refusal when that is too much."""
    if is_selected(view.conditions, one) is on:
        return view.audience
    side, place = view.edited.side, view.edited.index
    had = next((kept.values for kept in view.conditions if kept.kind == one.kind), ())
    if on and one.kind == UNIT:
        had = await _disjoint_units(session, had, str(one.values[0]))
    values = (*had, *one.values) if on else tuple(each for each in had if each not in one.values)
    changed = view.audience.without_condition(side, place, one.kind)
    if on or values:
        changed = view.audience.with_condition(side, place, replace(one, values=values))
    try:
        return conditions.parse_audience(conditions.dump_audience(changed))
    except ValueError:
        raise Refusal("segment-full") from None


async def _disjoint_units(session: Session, had: tuple[str | int, ...], code: str) -> tuple[str | int, ...]:
    """The units chosen so far, but none that the new one lies in or that lies in it: the last tap is meant."""
    line = {unit.code for unit in await units.lineage(session, code)}
    inside = await units.codes_inside(session, [code])
    return tuple(one for one in had if one not in line and one not in inside)


async def clear_audience(incoming: Incoming, session: Session) -> list[Reply]:
    """Back to everybody, or without one group: `annclear:<announcement>:<group or all>`."""
    announcement, (word, *_) = await load_draft(incoming, session)
    changed = EVERYBODY
    if word != "all":
        view = audience_draft(announcement, word or "none")
        changed = view.audience.without_group(view.edited.side, view.edited.index)
    await set_audience(incoming, session, announcement, changed)
    return [await audience_page(session, audience_draft(announcement))]
