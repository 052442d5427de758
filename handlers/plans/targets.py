"""The target list by buttons and by typed names: whole oblasts, rayons, single units, offices."""

from handlers.common import number
from handlers.plans.plan import seminar_of
from handlers.plans.targeting import LETTERS, OF_LEVEL, area_page, found_buttons, open_page, page_of, stand
from handlers.steps import form_at
from handlers.words import Incoming, Refusal, Reply, Say
from storage import audit, planning, targets, units
from storage.database import Session
from storage.models import Seminar, Unit


async def show(incoming: Incoming, session: Session) -> list[Reply]:
    """The list: `targets:<seminar>`."""
    seminar = await _planned(incoming, session, incoming.argument)
    return await open_page(incoming, session, seminar, edit=True)


async def _planned(incoming: Incoming, session: Session, which: str) -> Seminar:
    seminar = await seminar_of(incoming, session, which)
    if seminar.state in (planning.CANCELLED, planning.ARCHIVED):
        raise Refusal("plan-over")
    return seminar


async def area(incoming: Incoming, session: Session) -> list[Reply]:
    """An oblast or rayon: `targetarea:<seminar>:<code>[:<page>]`."""
    which, code, page = [*incoming.arguments, "", "", ""][:3]
    seminar = await _planned(incoming, session, which)
    unit = await _unit(session, code)
    stand(incoming.person, seminar)
    return await area_page(session, seminar, unit, number(page))


async def _unit(session: Session, code: str) -> Unit:
    unit = await units.get(session, code)
    if unit is None or unit.retired_at is not None:
        raise Refusal("unit-gone")
    return unit


async def toggle(incoming: Incoming, session: Session) -> list[Reply]:
    """Meant from now on, or not any more: `target:<seminar>:<office>:<code>:<1 or 0>`. Twice is once."""
    which, letter, code, wanted = [*incoming.arguments, "", "", "", ""][:4]
    seminar = await _planned(incoming, session, which)
    unit = await _unit(session, code) if code else None
    if wanted not in ("0", "1") or not _fits(letter, unit):
        raise Refusal("button-old")
    await planning.lock(session, seminar)
    if letter == "all" and unit is not None:
        await targets.whole(session, seminar.id, unit.code)
    elif wanted == "1":
        await targets.put(session, seminar.id, LETTERS[letter], code or None)
    else:
        await targets.drop(session, seminar.id, LETTERS[letter], code or None)
    if unit is not None and seminar.oblast_code is None:
        seminar.oblast_code = (await units.lineage(session, unit.code))[0].code
    detail = {"office": letter, "unit": code, "meant": [wanted == "0", wanted == "1"]}
    await audit.record(
        session, incoming.person, "targets.changed", f"seminar:{seminar.id}", incoming.at, **detail
    )
    if unit is None:
        return await open_page(incoming, session, seminar, edit=True)
    where, page = await page_of(session, unit)
    return await area_page(session, seminar, where, page)


def _fits(letter: str, unit: Unit | None) -> bool:
    """Whether there is such an office of such a unit."""
    if unit is None:
        return letter in ("j", "a")
    return unit.parent_code is None if letter == "all" else letter in OF_LEVEL[unit.level]


async def ask(incoming: Incoming, session: Session) -> list[Reply]:
    """The list again, for whoever stands there."""
    seminar = await _standing(incoming, session)
    return await open_page(incoming, session, seminar)


async def _standing(incoming: Incoming, session: Session) -> Seminar:
    form = form_at(incoming.person, "targeting")
    return await _planned(incoming, session, str(form["seminar"]))


async def take(incoming: Incoming, session: Session) -> list[Reply]:
    """A name was typed: what it may mean."""
    seminar = await _standing(incoming, session)
    typed = (incoming.text or "")[:120]
    found = await units.search(session, typed, 6, levels=(*units.MUNICIPALITIES, *units.PLACES))
    if not found:
        raise Refusal("target-unknown")
    meant = await targets.expand(session, seminar.id)
    return [Say("target-found", {"typed": typed}, found_buttons(seminar, [one.unit for one in found], meant))]
