"""The states of a seminar (draft, open, closed, held, archived, cancelled), and its registration link."""

from collections.abc import Sequence
from datetime import datetime

from handlers import events
from handlers.buttons.moderation import ListQueue
from handlers.buttons.seminars import (
    ChangeSeminarState,
    FillMissingFields,
    SendSeminarLink,
    ShowLifecycle,
    ShowPlan,
)
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
from handlers.seminars.save import discard_draft
from handlers.ui.arguments import seminar_times, seminar_title
from handlers.ui.file_names import seminar_file
from storage import audit, planning
from storage.database import Session
from storage.models import Seminar, seminar_states
from storage.questions import questions


async def show_lifecycle(incoming: Incoming, session: Session, data: ShowLifecycle) -> list[Reply]:
    """Show the state of the seminar and the possible next states."""
    seminar = await load_seminar(incoming, session, ORGANISERS, data.seminar)
    rows = [
        [Button(f"lifecycle-to-{state}", ChangeSeminarState(seminar.id, state))]
        for state in planning.TRANSITIONS[seminar.state]
    ]
    args: dict[str, Value] = {
        "seminar": seminar_title(seminar),
        "state": Text(f"plan-state-{seminar.state}"),
    }
    return [Say("lifecycle", args, [*rows, [Button("back-button", ShowPlan(seminar.id))]], edit=True)]


async def change_state(incoming: Incoming, session: Session, data: ChangeSeminarState) -> list[Reply]:
    """Change the state of the seminar, after a confirmation."""
    seminar, state = await load_seminar(incoming, session, ORGANISERS, data.seminar), data.state
    _check_transition(seminar, state, incoming.at)
    if state == seminar_states.ARCHIVED and (left := await questions.count_open(session, seminar.id)):
        return [_questions_left_page(seminar, left)]
    if state == seminar_states.CANCELLED and seminar.state in seminar_states.ANNOUNCED_STATES:
        pending_changes.add_pending_change(incoming.person, seminar, cancelled=True)
        change = pending_changes.pending_change(incoming.person, seminar)
        assert change is not None
        return [await pending_changes.preview_page(session, seminar, change, edit=True)]
    if state == seminar_states.OPEN and (copied := await plan.copied_titles(session, seminar)):
        return [await _copied_titles_page(session, seminar, copied)]
    if not data.confirmed:
        return [await _confirm_transition(session, seminar, data)]
    return await _transition(incoming, session, seminar, state)


def _check_transition(seminar: Seminar, state: str, at: datetime) -> None:
    if state not in planning.TRANSITIONS[seminar.state]:
        raise Refusal("lifecycle-not-now")
    if state == seminar_states.OPEN and seminar.ends_at <= at:
        raise Refusal("lifecycle-over")


def _questions_left_page(seminar: Seminar, left: int) -> Say:
    """Return the page that refuses archiving because of unanswered questions, with a button to them."""
    rows = [
        [Button("lifecycle-unanswered-list", ListQueue(seminar.id, "left", 0), style="primary")],
        [Button("back-button", ShowPlan(seminar.id))],
    ]
    return Say("lifecycle-unanswered", {"seminar": seminar_title(seminar), "number": left}, rows, edit=True)


async def _copied_titles_page(session: Session, seminar: Seminar, copied: Sequence[str]) -> Say:
    """Return the page that refuses opening a clone with a title of the seminar it was made from."""
    args: dict[str, Value] = {
        "seminar": seminar_title(seminar),
        "list": Lines(await plan.lacking_lines(session, seminar, copied)),
    }
    rows = [
        [Button("plan-fill", FillMissingFields(seminar.id), style="primary")],
        [Button("back-button", ShowPlan(seminar.id))],
    ]
    return Say("lifecycle-copied", args, rows, edit=True)


async def _confirm_transition(session: Session, seminar: Seminar, data: ChangeSeminarState) -> Say:
    """Ask for a confirmation, explaining the new state and listing required fields that are missing."""
    state = data.state
    args: dict[str, Value] = {"seminar": seminar_title(seminar)}
    missing = await plan.missing_fields(session, seminar) if state == seminar_states.OPEN else []
    times = pending_changes.TimeAndPlace.of(seminar)
    late = (
        await pending_changes.late_item_lines(session, seminar, times) if state == seminar_states.OPEN else []
    )
    key, label = f"lifecycle-{state}", f"lifecycle-to-{state}"
    if missing:
        args |= {"list": Lines(await plan.lacking_lines(session, seminar, missing)), "late": Lines(late)}
        key, label = "lifecycle-open-lacking", "lifecycle-anyway"
    elif late:
        key, args["list"] = "lifecycle-open-late", Lines(late)
    confirm_button = Button(
        label,
        data.replace(confirmed=True),
        style="danger" if missing or state == seminar_states.CANCELLED else "primary",
    )
    return Say(key, args, [[confirm_button], [Button("back-button", ShowPlan(seminar.id))]], edit=True)


async def _transition(incoming: Incoming, session: Session, seminar: Seminar, state: str) -> list[Reply]:
    await planning.lock(session, seminar)
    _check_transition(seminar, state, incoming.at)
    if state == seminar_states.CANCELLED and (gone := await discard_draft(incoming, session, seminar)):
        return gone
    was = seminar.state
    try:
        await planning.transition(session, seminar, state, incoming.at)
    except planning.OpenQuestionsLeft as error:
        return [_questions_left_page(seminar, error.number)]
    await audit.record(
        session,
        incoming.person,
        "seminar.state_changed",
        f"seminar:{seminar.id}",
        incoming.at,
        state=[was, state],
        lacking=await plan.missing_fields(session, seminar),
    )
    replies: list[Reply] = [await plan_card(incoming, session, seminar, edit=True)]
    return (
        [*replies, link_message(seminar)]
        if state == seminar_states.OPEN and was == seminar_states.DRAFT
        else replies
    )


async def send_link(incoming: Incoming, session: Session, data: SendSeminarLink) -> list[Reply]:
    """Send the registration link, to be forwarded or printed."""
    seminar = await load_seminar(incoming, session, ORGANISERS, data.seminar)
    if seminar.state not in seminar_states.ANNOUNCED_STATES:
        raise Refusal("link-not-yet")
    return [link_message(seminar)]


def link_message(seminar: Seminar) -> Say:
    """Return the registration link as text, as a button to forward it, and as a QR code."""
    address = DeepLink(seminar.slug)
    args: dict[str, Value] = {
        "seminar": seminar_title(seminar),
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
        [[Button("plan-share", share=Share(address, words))], [Button("copy-link", copy=address)]],
        document=QrCode(seminar_file(seminar, "file-link-code"), address),
    )


async def end_past_seminars(session: Session, now: datetime) -> list[Say | SayToAudience]:
    """Set seminars that have ended by `now` to the state held."""
    notices: list[Reply] = []
    for seminar in await planning.finish_ended(session, now):
        await audit.record(
            session,
            None,
            "seminar.state_changed",
            f"seminar:{seminar.id}",
            now,
            state=["", seminar_states.HELD],
        )
        notices += await events.seminar_ended.notify(session, seminar, now)
    return [notice for notice in notices if isinstance(notice, Say | SayToAudience)]
