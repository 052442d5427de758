"""Similar questions and FAQ entries, offered before a question is submitted.

Until its asker chooses, the question is pending, stored in the person's draft. It is submitted as a new question if the
asker does not choose in time or does something else.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from handlers.buttons.accounts import AnswerErasure
from handlers.buttons.asking import ChooseSimilar
from handlers.edits import Edit
from handlers.messages import (
    Button,
    Incoming,
    Lines,
    OutOfDate,
    Refusal,
    Reply,
    Say,
    SayToAudience,
    Text,
    TranslatedRichText,
    Value,
)
from handlers.permissions import require_not_banned
from handlers.questions.asking.submit import STEP, submit_question
from handlers.questions.shared import recordings
from handlers.questions.shared.excerpts import overflow
from handlers.questions.shared.limits import require_vote_quota
from handlers.questions.shared.notifications import notify_all_answers
from handlers.questions.shared.question_text import question_line
from handlers.questions.shared.saved_messages import (
    SavedMessage,
    append_file,
    discard_message,
    matches_saved,
    save_message,
    to_saved_message,
    update_message,
)
from handlers.ui.arguments import shorten
from handlers.ui.steps import leave_step, resume_step
from storage.database import Session
from storage.faq import faq
from storage.models import FaqEntry, Person, Question, Seminar, question_states
from storage.questions import merged_questions, pending_questions, questions, readable, similar, votes
from storage.questions.merged_questions import Follower
from storage.questions.similar import Match
from storage.seminars import seminars

Suggestion = Match[Question] | Match[FaqEntry]

CHOICE_TIMEOUT = timedelta(minutes=5)
"""Time after which a pending question is submitted."""
MAX_SUGGESTIONS = 3
"""Maximum number of similar questions and FAQ entries together."""
LINE_LENGTH = 150
"""Length of a suggestion in the list, in characters."""


async def offer_similar(
    incoming: Incoming, session: Session, seminar: Seminar, saved: SavedMessage
) -> list[Reply] | None:
    """Offer similar questions and FAQ entries, and make the question pending. Return None if there are none."""
    person = incoming.person
    similar_questions = await similar.find_questions(
        session, seminar.id, saved["text"], MAX_SUGGESTIONS, reader=person
    )
    entries = await similar.find_entries(session, seminar.id, saved["text"], MAX_SUGGESTIONS)
    offered = choose([*entries, *similar_questions])
    if not offered:
        return None
    suggestions = [one.thing for one in offered]
    form: dict[str, Any] = {"seminar": seminar.id, "message": saved}
    form |= {"questions": [suggestion.id for suggestion in suggestions if isinstance(suggestion, Question)]}
    form |= {"entries": [suggestion.id for suggestion in suggestions if isinstance(suggestion, FaqEntry)]}
    leave_step(person, STEP)
    discard_message(person, saved["message"])
    pending_questions.set_form(person, form)
    person.pending_question_at = incoming.at
    first = offered[0]
    if isinstance(first.thing, FaqEntry) and first.words >= similar.SAME_QUESTION:
        return _faq_answer(incoming, first.thing, saved, edit=False)
    return [_offer_message(incoming, offered, saved)]


def choose(matches: Sequence[Suggestion]) -> list[Suggestion]:
    """Return the best MAX_SUGGESTIONS, with at most one in another language than the text: few people read both.

    FAQ entries come first among equal scores, as they have an answer. The sort is stable.
    """
    ranked = sorted(matches, key=lambda one: -one.score)
    foreign = [one for one in ranked if one.language is not None][:1]
    own = [one for one in ranked if one.language is None][: MAX_SUGGESTIONS - len(foreign)]
    return [one for one in ranked if one in own or one in foreign]


def _offer_message(incoming: Incoming, offered: Sequence[Suggestion], saved: SavedMessage) -> Say:
    lines = [_line_in_language(incoming, place, one) for place, one in enumerate(offered, 1)]
    rows = [[_suggestion_button(place, one.thing, saved)] for place, one in enumerate(offered, 1)]
    return Say("similar-offer", {"list": Lines(lines)}, [*rows, _none_similar_row(saved)])


def _line_in_language(incoming: Incoming, place: int, match: Suggestion) -> Text:
    line = _suggestion_line(incoming, place, match.thing)
    if match.language is None:
        return line
    return Text("similar-line-in", {**line.args, "language": Text(f"in-{match.language}")})


def _suggestion_line(incoming: Incoming, place: int, suggestion: Question | FaqEntry) -> Text:
    if isinstance(suggestion, FaqEntry):
        language = incoming.person.language or "ky"
        words: Value = shorten(
            TranslatedRichText(suggestion.rich_texts("question")).in_language(language).one_line(),
            LINE_LENGTH,
        )
        return Text("similar-line", {"place": place, "text": words, "state": Text("similar-faq")})
    state = "similar-answered" if suggestion.state == question_states.ANSWERED else "similar-open"
    if suggestion.person_id == incoming.person.id:
        state = "similar-yours"
    return Text(
        "similar-line", {"place": place, "text": question_line(suggestion, LINE_LENGTH), "state": Text(state)}
    )


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
    language = incoming.person.language or "ky"
    question, answer = (
        TranslatedRichText(entry.rich_texts(field)).in_language(language) for field in ("question", "answer")
    )
    subject = f"faq:{entry.id}"
    rest = [replace(part, subject=subject) for part in overflow(answer, None)]
    args: dict[str, Value] = {
        "question": shorten(question, 300),
        "answer": Text("answer-follows") if rest else answer,
    }
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
    is_own = root is not None and root.person_id == person.id
    if root is None or not (is_own or readable.is_readable(root)) or root.state in _ENDED_UNANSWERED:
        return [*await _submit_in_place(incoming, session), *resume_step(person)]
    if not is_own:
        await require_vote_quota(incoming, session)
        await votes.cast_vote(session, root, person, incoming.at)
    _clear_pending(person)
    messages = await _existing_answers(session, root, Follower(person, root if is_own else None))
    key = "similar-voted-answered" if messages else "similar-own" if is_own else "similar-voted"
    return [Say(key, {"number": root.number}, edit=True), *messages, *resume_step(person)]


_ENDED_UNANSWERED = (question_states.DECLINED, question_states.WITHDRAWN)


async def _existing_answers(session: Session, root: Question, to: Follower) -> list[Reply]:
    return await notify_all_answers(session, root, [to]) if root.state == question_states.ANSWERED else []


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
