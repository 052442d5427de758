"""Similar questions and FAQ entries, offered before a question is submitted if one is very likely the same.

Until its asker chooses, the question is pending, stored in the person's draft. It is submitted as a new question if the
asker does not choose in time or does something else.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from handlers.buttons.accounts import AnswerErasure
from handlers.buttons.asking import ChooseSimilar, ShowOwnAnswers
from handlers.buttons.hall import SendHallAnswers
from handlers.edits import Edit
from handlers.messages import (
    Button,
    Incoming,
    OutOfDate,
    Refusal,
    Reply,
    Say,
    SayToAudience,
    Text,
    Value,
)
from handlers.permissions import require_not_banned
from handlers.questions.asking.submit import STEP, submit_question
from handlers.questions.asking.suggestions import Suggestion, faq_texts, may_join, suggestion_lines
from handlers.questions.shared import recordings
from handlers.questions.shared.limits import require_vote_quota
from handlers.questions.shared.notifications import notify_missing_answers
from handlers.questions.shared.saved_messages import (
    SavedMessage,
    append_file,
    discard_message,
    matches_saved,
    save_message,
    to_saved_message,
    update_message,
)
from handlers.ui.steps import leave_step, resume_step
from storage.database import Session
from storage.faq import faq
from storage.models import FaqEntry, Person, Question, Seminar, question_states
from storage.questions import merged_questions, pending_questions, questions, similar, votes
from storage.questions.merged_questions import Follower
from storage.seminars import seminars

CHOICE_TIMEOUT = timedelta(minutes=5)
"""Time after which a pending question is submitted."""


def offer_similar(
    incoming: Incoming, seminar: Seminar, saved: SavedMessage, offered: Sequence[Suggestion]
) -> list[Reply]:
    """Offer similar questions and FAQ entries, and make the question pending."""
    person = incoming.person
    things = [one.thing for one in offered]
    form: dict[str, Any] = {"seminar": seminar.id, "message": saved}
    form |= {"questions": [thing.id for thing in things if isinstance(thing, Question)]}
    form |= {"entries": [thing.id for thing in things if isinstance(thing, FaqEntry)]}
    leave_step(person, STEP)
    discard_message(person, saved["message"])
    pending_questions.set_form(person, form)
    person.pending_question_at = incoming.at
    first = offered[0]
    if isinstance(first.thing, FaqEntry) and first.words >= similar.SAME_QUESTION:
        return _faq_answer(incoming, first.thing, saved, edit=False)
    rows = [[_suggestion_button(place, thing, saved)] for place, thing in enumerate(things, 1)]
    args: dict[str, Value] = {"list": suggestion_lines(person, offered)}
    return [Say("similar-offer", args, [*rows, _none_similar_row(saved)])]


def _suggestion_button(place: int, suggestion: Question | FaqEntry, saved: SavedMessage) -> Button:
    if isinstance(suggestion, FaqEntry):
        return Button(
            Text("similar-read", {"place": place}), ChooseSimilar("f", saved["message"], suggestion.id)
        )
    same = ChooseSimilar("q", saved["message"], suggestion.id)
    return Button(Text("similar-this", {"place": place}), same, style="primary")


def _none_similar_row(saved: SavedMessage) -> list[Button]:
    return [Button("similar-none", ChooseSimilar("no", saved["message"]))]


def _faq_answer(incoming: Incoming, entry: FaqEntry, saved: SavedMessage, *, edit: bool) -> list[Reply]:
    """Show an FAQ entry, in several messages if it is long. The question is still pending."""
    args, subject, rest = faq_texts(incoming.person, entry)
    helped = Button("similar-helped", ChooseSimilar("ok", saved["message"]), style="success")
    rows = [[helped], _none_similar_row(saved)]
    return [Say("similar-faq-answer", args, rows, edit=edit, subject=subject), *rest]


async def receive_choice(incoming: Incoming, session: Session, data: ChooseSimilar) -> list[Reply]:
    """Carry out the asker's choice for the pending question."""
    person, similar_id = incoming.person, data.similar or 0
    await pending_questions.lock_person(session, person)
    form = pending_questions.get_form(person)
    if form is None or form["message"]["message"] != data.message:
        raise await _expired_refusal(session, person, data.message)
    if data.choice == "no":
        return [*await _submit_in_place(incoming, session), *resume_step(person)]
    if data.choice == "ok" and form["entries"]:
        _clear_pending(person)
        return [Say("similar-closed", edit=True), *resume_step(person)]
    if data.choice == "f" and similar_id in form["entries"]:
        return await _show_faq_entry(incoming, session, similar_id, form["message"])
    if data.choice == "q" and similar_id in form["questions"]:
        return await _vote_instead(incoming, session, similar_id)
    raise OutOfDate


async def _expired_refusal(session: Session, person: Person, message_id: int) -> Refusal:
    """Return the refusal of a second press, or of one after the question was submitted by the clock."""
    question = await questions.by_message(session, person, message_id)
    return Refusal("similar-late", number=question.number) if question else Refusal("similar-done")


async def _show_faq_entry(
    incoming: Incoming, session: Session, entry_id: int, saved: SavedMessage
) -> list[Reply]:
    entry = await faq.get(session, entry_id)
    if entry is None or faq.state_of(entry) != faq.PUBLISHED:
        return [*await _submit_in_place(incoming, session), *resume_step(incoming.person)]
    return _faq_answer(incoming, entry, saved, edit=True)


async def _vote_instead(incoming: Incoming, session: Session, question_id: int) -> list[Reply]:
    """Vote for the similar question instead of submitting; submit if it is not readable any more."""
    person = incoming.person
    require_not_banned(person)
    question = await questions.lock(session, question_id)
    root = await merged_questions.merge_root(session, question) if question else None
    if root is None or not may_join(root, person):
        return [*await _submit_in_place(incoming, session), *resume_step(person)]
    is_own = root.person_id == person.id
    if not is_own:
        await require_vote_quota(incoming, session)
        await votes.cast_vote(session, root, person, incoming.at)
    _clear_pending(person)
    if root.state == question_states.ANSWERED:
        return [*await _answered(session, root, person), *resume_step(person)]
    key = "similar-own" if is_own else "similar-voted"
    return [Say(key, {"number": root.number}, edit=True), *resume_step(person)]


async def _answered(session: Session, root: Question, person: Person) -> list[Reply]:
    """Say that the question is answered, with the answers that the person has not got yet, or a button to read them."""
    is_own, number = root.person_id == person.id, {"number": root.number}
    messages = await notify_missing_answers(session, root, Follower(person, root if is_own else None))
    if messages:
        return [Say("similar-voted-answered", number, edit=True), *messages]
    read = ShowOwnAnswers(root.id) if is_own else SendHallAnswers(root.id)
    return [Say("similar-voted-known", number, [[Button("answer-whole-button", read)]], edit=True)]


def _clear_pending(person: Person) -> None:
    pending_questions.set_form(person, None)
    person.pending_question_at = None


async def _submit_pending(
    session: Session, person: Person, at: datetime, *, to: Person | None = None
) -> list[Reply]:
    """Submit the pending question as a new one, if there still is one."""
    form = pending_questions.get_form(person)
    if form is None:
        return []
    _clear_pending(person)
    if person.banned_at is not None:
        return [Say("banned", to=to)]
    seminar = await seminars.get(session, form["seminar"])
    assert seminar is not None  # rows are never deleted
    return await submit_question(session, person, seminar, form["message"], at, to=to)


async def _submit_in_place(incoming: Incoming, session: Session) -> list[Reply]:
    """Submit the pending question, with the receipt in place of the offer."""
    first, *rest = await _submit_pending(session, incoming.person, incoming.at)
    return [replace(first, edit=True, reply_to=None) if isinstance(first, Say) else first, *rest]


# Submitted without a choice.


async def submit_abandoned(incoming: Incoming, session: Session) -> list[Reply]:
    """Submit the pending question before the person does something else, except while they erase their data."""
    person = incoming.person
    if (
        person.pending_question_at is None
        or incoming.button in (ChooseSimilar.prefix, AnswerErasure.prefix)
        or incoming.command == "forget"
    ):
        return []
    if _extended_by_album(incoming) is not None:
        return []
    await pending_questions.lock_person(session, person)
    return await _submit_pending(session, person, incoming.at)  # nothing, if the clock came first


async def submit_expired(session: Session, now: datetime) -> list[Say | SayToAudience]:
    """Submit the pending questions whose asker has not chosen in time. A scheduled job."""
    replies: list[Reply] = []
    for person in await pending_questions.lock_due(session, now - CHOICE_TIMEOUT):
        replies += await _submit_pending(session, person, now, to=person)
    return [reply for reply in replies if isinstance(reply, Say | SayToAudience)]


# Album files and edits while the question is pending.


def _extended_by_album(incoming: Incoming) -> SavedMessage | None:
    form = pending_questions.get_form(incoming.person)
    return append_file(form["message"], incoming) if form else None


async def claim_album(incoming: Incoming, session: Session) -> list[Reply] | None:
    """Add a further file of an album to the pending question. Return None if it belongs to another message."""
    if _extended_by_album(incoming) is None:
        return None
    person = incoming.person
    await pending_questions.lock_person(session, person)
    form, saved = pending_questions.get_form(person), _extended_by_album(incoming)
    if form is None or saved is None:  # meanwhile submitted by the clock
        return None
    if recordings.saved_identifies_asker(saved):  # saved separately, until its author confirms it
        separate = {**to_saved_message(incoming), "hidden": True, "seminar": form["seminar"]}
        save_message(person, separate)
        return [recordings.prompt_recording(separate)]
    pending_questions.set_form(person, {**form, "message": saved})
    return []


async def claim_edit(incoming: Incoming, session: Session) -> Edit | None:
    """Return the edit of the pending question. Return None if it is another message."""
    person = incoming.person
    form = pending_questions.get_form(person)
    if form is None or form["message"]["message"] != incoming.message_id:
        return None
    await pending_questions.lock_person(session, person)
    form = pending_questions.get_form(person)
    if form is None:  # meanwhile submitted by the clock
        return None
    return Edit(matches_saved(incoming, form["message"]), partial(_apply_edit, incoming, form))


async def _apply_edit(incoming: Incoming, form: dict[str, Any]) -> list[Reply]:
    if incoming.rich_text or incoming.media:
        saved = update_message(form["message"], incoming)
        pending_questions.set_form(incoming.person, {**form, "message": saved})
    return []
