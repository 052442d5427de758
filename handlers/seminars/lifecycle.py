"""The states of a seminar (draft, open, closed, held, archived, cancelled), and its link, to be shared and printed."""

from datetime import datetime

from handlers.buttons.moderation import ListQueue
from handlers.buttons.seminars import ChangeSeminarState, SendSeminarLink, ShowLifecycle, ShowPlan
from handlers.messages import (
    Button,
    DeepLink,
    Incoming,
    Lines,
    QrCode,
    Refusal,
    Reply,
    Say,
    SayToAudience,
    Share,
    Text,
    Translated,
    Value,
)
from handlers.permissions import ORGANISERS, load_seminar
from handlers.seminars import pending_changes, plan
from handlers.seminars.plan import plan_card
from handlers.ui.arguments import seminar_times
from storage import audit, planning
from storage.database import Session
from storage.models import Seminar, seminar_states
from storage.questions import questions


async def show_lifecycle(incoming: Incoming, session: Session, data: ShowLifecycle) -> list[Reply]:
    """The state of the seminar, and the states it can be given."""
    seminar = await load_seminar(incoming, session, ORGANISERS, data.seminar)
    rows = [
        [Button(f"lifecycle-to-{state}", ChangeSeminarState(seminar.id, state))]
        for state in planning.TRANSITIONS[seminar.state]
    ]
    args: dict[str, Value] = {
        "seminar": plan.seminar_title(seminar),
        "state": Text(f"plan-state-{seminar.state}"),
    }
    return [Say("lifecycle", args, [*rows, [Button("back-button", ShowPlan(seminar.id))]], edit=True)]


async def change_state(incoming: Incoming, session: Session, data: ChangeSeminarState) -> list[Reply]:
    """Give the seminar another state, once it is confirmed."""
    seminar, state = await load_seminar(incoming, session, ORGANISERS, data.seminar), data.state
    _check_transition(seminar, state, incoming.at)
    if state == seminar_states.ARCHIVED and (left := await questions.count_open(session, seminar.id)):
        return [_questions_left_page(seminar, left)]
    if state == seminar_states.CANCELLED and seminar.state in seminar_states.ANNOUNCED_STATES:
        pending_changes.add_pending_change(incoming.person, seminar, cancelled=True)
        change = pending_changes.pending_change(incoming.person, seminar)
        assert change is not None
        return [await pending_changes.preview_page(session, seminar, change, edit=True)]
    if not data.confirmed:
        return [_confirm_transition(seminar, data)]
    return await _transition(incoming, session, seminar, state)


def _check_transition(seminar: Seminar, state: str, at: datetime) -> None:
    if state not in planning.TRANSITIONS[seminar.state]:
        raise Refusal("lifecycle-not-now")
    if state == seminar_states.OPEN and seminar.ends_at <= at:
        raise Refusal("lifecycle-over")


def _questions_left_page(seminar: Seminar, left: int) -> Say:
    """It is not archived while somebody waits for an answer there."""
    rows = [
        [Button("lifecycle-unanswered-list", ListQueue(seminar.id, "left", 0), style="primary")],
        [Button("back-button", ShowPlan(seminar.id))],
    ]
    return Say(
        "lifecycle-unanswered", {"seminar": plan.seminar_title(seminar), "number": left}, rows, edit=True
    )


def _confirm_transition(seminar: Seminar, data: ChangeSeminarState) -> Say:
    """Say what the change means before it is made, with the required fields that are missing."""
    state = data.state
    args: dict[str, Value] = {"seminar": plan.seminar_title(seminar)}
    lacking = plan.missing_fields(seminar) if state == seminar_states.OPEN else []
    key, label = f"lifecycle-{state}", f"lifecycle-to-{state}"
    if lacking:
        args["list"] = Lines(
            [Text("lifecycle-lacks", {"what": plan.field_label(field)}) for field in lacking]
        )
        key, label = "lifecycle-open-lacking", "lifecycle-anyway"
    sure = Button(
        label,
        data.replace(confirmed=True),
        style="danger" if lacking or state == seminar_states.CANCELLED else "primary",
    )
    return Say(key, args, [[sure], [Button("back-button", ShowPlan(seminar.id))]], edit=True)


async def _transition(incoming: Incoming, session: Session, seminar: Seminar, state: str) -> list[Reply]:
    await planning.lock(session, seminar)
    _check_transition(seminar, state, incoming.at)
    was = seminar.state
    try:
        await planning.transition(session, seminar, state, incoming.at)
    except planning.OpenQuestionsLeft as waits:
        return [_questions_left_page(seminar, waits.number)]
    await audit.record(
        session,
        incoming.person,
        "seminar.state",
        f"seminar:{seminar.id}",
        incoming.at,
        state=[was, state],
        lacking=plan.missing_fields(seminar),
    )
    said: list[Reply] = [await plan_card(incoming, session, seminar, edit=True)]
    return (
        [*said, link_message(seminar)]
        if state == seminar_states.OPEN and was == seminar_states.DRAFT
        else said
    )


async def send_link(incoming: Incoming, session: Session, data: SendSeminarLink) -> list[Reply]:
    """The link to register by, to forward and to print."""
    seminar = await load_seminar(incoming, session, ORGANISERS, data.seminar)
    if seminar.state not in seminar_states.ANNOUNCED_STATES:
        raise Refusal("link-not-yet")
    return [link_message(seminar)]


def link_message(seminar: Seminar) -> Say:
    """The link as text, as a button that forwards it, and as a QR code."""
    address = DeepLink(seminar.slug)
    args: dict[str, Value] = {
        "seminar": plan.seminar_title(seminar),
        **seminar_times(seminar),
        "link": address,
    }
    words = Text(
        "plan-invitation",
        {"seminar": Translated(seminar.title), **seminar_times(seminar)},
    )
    return Say(
        "plan-link-page",
        args,
        [[Button("plan-share", share=Share(address, words))]],
        document=QrCode(f"{seminar.slug}.png", address),
    )


async def end_past_seminars(session: Session, now: datetime) -> list[Say | SayToAudience]:
    """Seminars that are over become held."""
    for seminar in await planning.finish_ended(session, now):
        await audit.record(
            session, None, "seminar.state", f"seminar:{seminar.id}", now, state=["", seminar_states.HELD]
        )
    return []
