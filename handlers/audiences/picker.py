"""Choosing the audience of an announcement: groups of conditions that include or exclude people."""

from dataclasses import replace
from typing import Literal

from handlers.audiences.announcement import leave_steps, load_announcement
from handlers.audiences.draft import AudienceDraft, audience_draft, audience_page, set_audience
from handlers.audiences.options import (
    KIND_LETTERS,
    Option,
    UnitOptions,
    is_offered,
    is_selected,
    list_options,
    load_unit_options,
    parse_condition,
)
from handlers.audiences.summary import audience_summary
from handlers.buttons.audiences import (
    ALL,
    ClearAudience,
    ConditionKind,
    Group,
    ShowAudience,
    ShowAudienceArea,
    ShowConditionValues,
    ToggleCondition,
)
from handlers.messages import Button, Incoming, OutOfDate, Refusal, Reply, Say, Text
from handlers.ui.arguments import unit_name
from handlers.ui.pages import grid, toggle_label
from handlers.ui.place_picker import PlacePicker
from storage.audiences import conditions
from storage.audiences.conditions import EVERYBODY, UNIT, Audience, Condition
from storage.database import Session
from storage.models.announcement_states import DRAFT
from storage.units import units

PAGE_SIZE = 10


async def _load_draft(
    incoming: Incoming, session: Session, number: int, group: Group | None
) -> AudienceDraft:
    """Load and lock a draft announcement, with this group of conditions. Raises Refusal."""
    return audience_draft(await load_announcement(incoming, session, number, (DRAFT,)), group)


async def show_audience(incoming: Incoming, session: Session, data: ShowAudience) -> list[Reply]:
    """Show the audience, and the kinds of conditions."""
    view = await _load_draft(incoming, session, data.announcement, data.group)
    leave_steps(incoming.person)  # text typed from here on is not for the announcement
    return [await audience_page(session, view)]


# Options.


async def show_options(incoming: Incoming, session: Session, data: ShowConditionValues) -> list[Reply]:
    """Show the options of one kind of condition."""
    view = await _load_draft(incoming, session, data.announcement, data.group)
    return [await _options_page(session, view, data.kind)]


async def _options_page(session: Session, view: AudienceDraft, kind: ConditionKind) -> Say:
    if kind not in view.kinds:
        raise OutOfDate
    if kind == "u":
        return await _area_page(session, view, "")
    options = await list_options(session, view.announcement, kind, view.conditions)
    rows = grid([_option_button(view, option) for option in options], 2 if kind in ("s", "p", "l") else 1)
    return await _picker_page(session, view, kind, rows)


async def _picker_page(
    session: Session, view: AudienceDraft, kind: ConditionKind, rows: list[list[Button]]
) -> Say:
    """Return a page with options, below the summary of the audience."""
    args = await audience_summary(session, view.announcement, view.audience)
    args["kind"] = Text(f"segment-kind-{KIND_LETTERS.get(kind, 'deed')}")
    args["ask"] = Text(_ask_key(kind) if rows else "segment-none-here")
    back = [Button("back-button", ShowAudience(view.announcement.id, view.edited.code))]
    return Say("segment-pick", args, [*rows, back], edit=True)


def _ask_key(kind: ConditionKind) -> str:
    """Return how several options are joined: those of one kind by "or", deeds, each a kind of its own, by "and"."""
    return "segment-tap" if kind in KIND_LETTERS else "segment-tap-all"


def _option_button(view: AudienceDraft, one: Option) -> Button:
    return Button(_option_label(one), _toggle(view, one))


def _option_label(one: Option) -> Text:
    option = Text("segment-option", {"what": one.label, "number": one.count})
    return toggle_label(option, on=one.selected)


def _toggle(view: AudienceDraft, one: Option) -> ToggleCondition:
    wanted: Literal[0, 1] = 0 if one.selected else 1
    return ToggleCondition(view.announcement.id, view.edited.code, one.kind, one.value, wanted)


async def show_area(incoming: Incoming, session: Session, data: ShowAudienceArea) -> list[Reply]:
    """Show the subunits of a unit, to be selected or opened."""
    view = await _load_draft(incoming, session, data.announcement, data.group)
    if data.unit != ALL and await units.get(session, data.unit) is None:
        raise OutOfDate
    return [await _area_page(session, view, data.unit, data.page)]


async def _area_page(
    session: Session, view: AudienceDraft, code: str, number: int | None = None, near: str = ""
) -> Say:
    """Return a page of units, each with buttons to select and open it; with `near`, the page with that unit."""
    found = await load_unit_options(session, view.announcement, code, view.conditions)
    area, picker = found.area, _unit_picker(view, found)
    rows = picker.rows(area, area.page_of(near, PAGE_SIZE) if near else number)
    if area.unit is not None:
        above = unit_name(area.parent) if area.parent else Text("whole-country")
        rows.append([picker.up_button(area, Text("segment-up", {"name": above}))])
    return await _picker_page(session, view, "u", rows)


def _unit_picker(view: AudienceDraft, found: UnitOptions) -> PlacePicker:
    """Return a picker whose buttons toggle units, with buttons beside them that open units."""
    number, group = view.announcement.id, view.edited.code
    return PlacePicker(
        is_chosen=lambda _: True,
        choose=lambda unit: _toggle(view, found.options[unit.code]),
        open=lambda unit: ShowAudienceArea(number, group, unit.code if unit else ALL, 0),
        label=lambda unit: _option_label(found.options[unit.code]),
        is_opened_beside=lambda unit: unit.code in found.openable,
        page_size=PAGE_SIZE,
    )


# Selecting.


async def toggle_option(incoming: Incoming, session: Session, data: ToggleCondition) -> list[Reply]:
    """Select or deselect a value."""
    view = await _load_draft(incoming, session, data.announcement, data.group)
    one = parse_condition(data.kind, data.value)
    if one is None or not await is_offered(session, view.announcement, one):
        raise OutOfDate
    changed = await _toggled(session, view, one, on=data.wanted == 1)
    await set_audience(incoming, session, view.announcement, changed)
    view = _draft_after(view, changed)
    if one.kind == UNIT:
        unit = await units.get(session, data.value)
        above = unit.parent_code if unit and unit.parent_code else ALL
        return [await _area_page(session, view, above, near=data.value)]
    # Unconfirmed announcements ("n") are listed among the actions ("d").
    return [await _options_page(session, view, "d" if data.kind == "n" else data.kind)]


def _draft_after(view: AudienceDraft, changed: Audience) -> AudienceDraft:
    """Return the draft with the same group, or a new one if its last condition was removed."""
    before, after = (len(getattr(one, view.edited.side)) for one in (view.audience, changed))
    target = replace(view.edited, index=after) if after < before else view.edited
    return AudienceDraft(view.announcement, changed, target)


async def _toggled(session: Session, view: AudienceDraft, one: Condition, *, on: bool) -> Audience:
    """Return the audience with this value selected or not. Raises Refusal if it becomes too large."""
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
    """Return the selected units without those that contain the new one or lie in it, so that none is counted twice."""
    line = {unit.code for unit in await units.lineage(session, code)}
    inside = await units.codes_inside(session, [code])
    return tuple(one for one in had if one not in line and one not in inside)


async def clear_audience(incoming: Incoming, session: Session, data: ClearAudience) -> list[Reply]:
    """Clear the audience, or one of its groups."""
    announcement = await load_announcement(incoming, session, data.announcement, (DRAFT,))
    changed = EVERYBODY
    if data.group != ALL:
        view = audience_draft(announcement, data.group)
        changed = view.audience.without_group(view.edited.side, view.edited.index)
    await set_audience(incoming, session, announcement, changed)
    return [await audience_page(session, audience_draft(announcement))]
