"""The dialog in which a question to a seminar, or to an item of its programme, is asked."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from handlers.buttons.asking import (
    ChooseItemToAsk,
    ChooseSeminarToAsk,
    DecideSavedMessage,
    ListItemsToAsk,
    SetDraftAnonymous,
    StartQuestion,
)
from handlers.messages import Button, Incoming, Lines, OutOfDate, Refusal, Reply, Say, Text, Toast, Translated
from handlers.permissions import require_not_banned
from handlers.questions.asking import similar, suggestions
from handlers.questions.asking.items import current_page, item_picker
from handlers.questions.asking.submit import STEP, submit_question
from handlers.questions.shared import recordings
from handlers.questions.shared.addressee import addressee_lines, load_item
from handlers.questions.shared.limits import question_limit_notice
from handlers.questions.shared.saved_messages import SavedMessage, save_message, to_saved_message
from handlers.ui.arguments import seminar_label
from handlers.ui.spoken_help import play_rows
from handlers.ui.steps import (
    cancel_button,
    cancel_message,
    enter_step,
    leave_step,
    require_content,
    resume_step,
    step_form,
)
from storage.database import Session
from storage.models import Seminar, seminar_states
from storage.questions import wall
from storage.seats import seats
from storage.seminars import seminars

ANY_SEMINAR = ChooseSeminarToAsk()
RECENT = timedelta(days=60)
"""The time after its end for which a seminar is offered for questions beside others."""

cancel = cancel_message("ask-stopped", resume=True)


async def start(incoming: Incoming, session: Session, _data: ChooseSeminarToAsk = ANY_SEMINAR) -> list[Reply]:
    """Start a question with `/ask`, `/ask <text>` or a button: ask for the seminar and the text where unknown."""
    require_not_banned(incoming.person)
    if incoming.command and incoming.argument:
        return await submit_saved(incoming, session, to_saved_message(incoming))
    candidates = await _candidate_seminars(incoming, session)
    if candidates.certain is not None:
        return await _start_at(incoming, session, candidates.certain)
    if not candidates.seminars:
        raise Refusal(candidates.prompt)
    enter_step(incoming.person, STEP, seminar=0, hidden=False, item=0)
    return [_which_seminar(candidates)]


@dataclass(frozen=True, slots=True)
class _Candidates:
    """The seminars that a question without one may be meant for."""

    seminars: list[Seminar]
    over: bool = False
    """The seminar that is most likely meant takes no questions any more: another one is not taken for it."""

    @property
    def certain(self) -> Seminar | None:
        """The seminar that is meant, if there is nothing to choose."""
        return self.seminars[0] if len(self.seminars) == 1 and not self.over else None

    @property
    def prompt(self) -> str:
        """The key of the text that asks which one is meant, or says that there is none."""
        if not self.seminars:
            return "ask-closed" if self.over else "ask-no-seminar"
        return "ask-which-other" if self.over else "ask-which"


def _which_seminar(candidates: _Candidates) -> Say:
    """Ask for the seminar of a question that is not written yet, or say that there is none."""
    rows = [[Button(seminar_label(seminar), StartQuestion(seminar.id))] for seminar in candidates.seminars]
    return Say(candidates.prompt, buttons=rows)


async def submit_saved(
    incoming: Incoming, session: Session, saved: SavedMessage, *, edit: bool = False
) -> list[Reply]:
    """Submit a saved message as a question; ask for the seminar if it is not known, or takes none any more."""
    over = False
    if "seminar" in saved:
        if (seminar := await _find_public_seminar(session, saved["seminar"])) is not None:
            return await check_and_submit(incoming, session, seminar, saved)
        over = True
        saved = {key: value for key, value in saved.items() if key not in ("seminar", "item")}
    candidates = await _candidate_seminars(incoming, session, over=over)
    if candidates.certain is not None:
        return await check_and_submit(incoming, session, candidates.certain, saved)
    save_message(incoming.person, saved)
    rows = [
        [Button(seminar_label(candidate), DecideSavedMessage("to", saved["message"], candidate.id))]
        for candidate in candidates.seminars
    ]
    return [Say(candidates.prompt, buttons=rows, edit=edit)]


async def _candidate_seminars(incoming: Incoming, session: Session, *, over: bool = False) -> _Candidates:
    """Return the seminars to choose from that take questions: the person's own, else all; `over`: one was known.

    Without a seat, one's own are those of a seat that was given away or back. Those that ended long ago are left out if
    there are others; their own pages still take questions.
    """
    attended = [seminar for _, seminar in await seats.list_attending(session, incoming.person)]
    own = [one for one in attended if _takes_questions(one)] or await _former_seminars(incoming, session)
    found = own or await seminars.list_public(session)
    recent = [seminar for seminar in found if seminar.ends_at > incoming.at - RECENT]
    over = over or (not own and any(one.state in seminar_states.INACTIVE_STATES for one in attended))
    return _Candidates(recent or list(found), over)


def _takes_questions(seminar: Seminar) -> bool:
    return seminar.state in seminar_states.PUBLIC_STATES


async def _former_seminars(incoming: Incoming, session: Session) -> list[Seminar]:
    """Return the public seminars at which the person had, or awaits, a seat, the latest seat first."""
    mine = await seats.list_by_person(session, incoming.person)
    ids = dict.fromkeys(seat.seminar_id for seat in reversed(mine))
    found = [await seminars.get(session, number) for number in ids]
    return [one for one in found if one is not None and _takes_questions(one)]


async def choose_seminar(incoming: Incoming, session: Session, data: StartQuestion) -> list[Reply]:
    """Start a question at the chosen seminar."""
    require_not_banned(incoming.person)
    return await _start_at(incoming, session, await load_public_seminar(session, data.seminar))


async def open_wall_link(incoming: Incoming, session: Session) -> list[Reply]:
    """Start a question from the QR code on the wall (`?start=q__<id>`, before: `q_<slug>`)."""
    require_not_banned(incoming.person)
    seminar = await wall.seminar_of_link(session, incoming.argument)
    if seminar is None:
        raise Refusal("ask-no-seminar")
    return await _start_at(incoming, session, await load_public_seminar(session, seminar.id))


async def load_public_seminar(session: Session, seminar_id: int) -> Seminar:
    """Load a seminar that accepts questions. Raises OutOfDate."""
    seminar = await _find_public_seminar(session, seminar_id)
    if seminar is None:
        raise OutOfDate
    return seminar


async def _find_public_seminar(session: Session, seminar_id: int) -> Seminar | None:
    seminar = await seminars.get(session, seminar_id)
    return seminar if seminar is not None and _takes_questions(seminar) else None


# The prompt.


async def _start_at(incoming: Incoming, session: Session, seminar: Seminar) -> list[Reply]:
    enter_step(incoming.person, STEP, seminar=seminar.id, hidden=False, item=0)
    return [await _prompt_message(incoming, session, seminar, edit=False)]


async def _prompt_message(incoming: Incoming, session: Session, seminar: Seminar, *, edit: bool) -> Say:
    """Build the prompt for the question; it shows the addressee and whether the hall will see the name."""
    form = _draft(incoming)
    hidden = bool(form.get("hidden"))
    item = await load_item(session, seminar, form.get("item") or 0)
    rows = [
        [Button("name-show" if hidden else "name-hide", SetDraftAnonymous(0 if hidden else 1))],
        [cancel_button(STEP, "ask-stop")],
    ]
    if await seminars.get_programme(session, seminar.id):
        page = await current_page(incoming, session, seminar)
        rows.insert(0, [Button("ask-to", ListItemsToAsk(page))])
    rows += await play_rows(session, incoming.person, "question")
    addressee = await addressee_lines(session, seminar, item)
    to = Lines([Text("plain-text", {"text": Translated(seminar.title)}), *addressee])
    return Say("ask-prompt-hidden" if hidden else "ask-prompt", {"seminar": to}, rows, edit=edit)


def _draft(incoming: Incoming) -> dict[str, Any]:
    """Return what has been chosen for the question so far."""
    return incoming.person.draft.get(STEP) or {}


async def prompt(incoming: Incoming, session: Session) -> list[Reply]:
    """Repeat the prompt; that of a seminar that takes no questions any more ends with what to do instead."""
    number = step_form(incoming.person, STEP).get("seminar")
    seminar = await _find_public_seminar(session, number) if number else None
    if seminar is not None:
        return [await _prompt_message(incoming, session, seminar, edit=False)]
    candidates = await _candidate_seminars(incoming, session, over=bool(number))
    if not candidates.seminars:
        leave_step(incoming.person, STEP)
    return [_which_seminar(candidates)]


async def _draft_seminar(incoming: Incoming, session: Session) -> Seminar:
    """Load the seminar of the question that is being asked. Raises OutOfDate."""
    return await load_public_seminar(session, step_form(incoming.person, STEP).get("seminar") or 0)


async def set_anonymous(incoming: Incoming, session: Session, data: SetDraftAnonymous) -> list[Reply]:
    """Hide or show the asker's name before the question is submitted."""
    return await _update_draft(incoming, session, hidden=data.anonymous == 1)


async def prompt_item(incoming: Incoming, session: Session, data: ListItemsToAsk) -> list[Reply]:
    """Show the programme items to choose from, a page at a time."""
    return [await item_picker(session, await _draft_seminar(incoming, session), data.page)]


async def receive_item(incoming: Incoming, session: Session, data: ChooseItemToAsk) -> list[Reply]:
    """Address the question to a programme item, or to the whole seminar."""
    return await _update_draft(incoming, session, item=data.item)


async def _update_draft(incoming: Incoming, session: Session, **chosen: int | bool) -> list[Reply]:
    seminar = await _draft_seminar(incoming, session)
    if chosen.get("item") and await load_item(session, seminar, chosen["item"]) is None:
        raise OutOfDate
    enter_step(incoming.person, STEP, **{**step_form(incoming.person, STEP), **chosen})
    return [await _prompt_message(incoming, session, seminar, edit=True)]


async def receive(incoming: Incoming, session: Session) -> list[Reply]:
    """Submit the message, text or file, as the question."""
    require_content(incoming, "awaited-question")
    form, saved = _draft(incoming), to_saved_message(incoming)
    if form.get("seminar"):  # else the question was written before the seminar was chosen
        saved |= {
            "seminar": form["seminar"],
            "hidden": bool(form.get("hidden")),
            "item": form.get("item") or 0,
        }
    if await _find_public_seminar(session, form.get("seminar") or 0) is None:
        leave_step(incoming.person, STEP)
    return await submit_saved(incoming, session, saved)


async def check_and_submit(
    incoming: Incoming, session: Session, seminar: Seminar, saved: SavedMessage
) -> list[Reply]:
    """Submit the question, unless the asker has to decide something first.

    It is saved instead if the asker has reached the limit, a recording may identify an anonymous asker, or another one
    is very likely the same. Others that are similar are behind a button of the receipt.
    """
    require_not_banned(incoming.person)
    notice = await question_limit_notice(incoming, session, seminar, saved["message"])
    # Pressed too early once more, the page stays as it was, and says nothing.
    early = [Toast("ask-too-early")] if notice is not None and incoming.button else []
    if notice is None and recordings.saved_identifies_asker(saved):
        notice = recordings.prompt_recording(saved)
    if notice is not None:
        save_message(incoming.person, {**saved, "seminar": seminar.id})
        leave_step(incoming.person, STEP)
        return [*early, notice, *resume_step(incoming.person)]
    offered = await suggestions.find(session, seminar.id, incoming.person, saved["text"])
    if suggestions.interrupts(offered):
        return similar.offer_similar(incoming, seminar, saved, offered)
    person, count = incoming.person, len(offered)
    replies = await submit_question(session, person, seminar, saved, incoming.at, similar=count)
    return [*replies, *resume_step(incoming.person)]
