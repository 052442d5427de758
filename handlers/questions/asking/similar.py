"""Is it the same as this one? Before a question is stored, similar ones and ready answers are offered.

Until that is answered the words are held with the person, in the database; what is not answered in time, or when the
person does something else, becomes a question of its own. Nothing is ever lost on the way.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from handlers.edits import Edit
from handlers.messages import (
    Button,
    Incoming,
    Lines,
    Refusal,
    Reply,
    Say,
    SayToAudience,
    Text,
    TranslatedRichText,
    Value,
)
from handlers.permissions import require_not_banned
from handlers.questions.asking.submit import resume_step, submit_question
from handlers.questions.shared import recordings
from handlers.questions.shared.limits import require_vote_quota
from handlers.questions.shared.notifications import notify_all_answers
from handlers.questions.shared.question_text import question_line
from handlers.questions.shared.saved_messages import (
    SavedMessage,
    append_photo,
    discard_message,
    matches_saved,
    save_message,
    to_saved_message,
    update_message,
)
from handlers.ui.arguments import parse_int, shorten, utf16_length
from handlers.ui.long_text import TEXT_LIMIT, split_text
from handlers.ui.steps import leave_step
from storage.database import Session
from storage.faq import faq
from storage.models import FaqEntry, Person, Question, Seminar, question_states
from storage.questions import merged_questions, pending_questions, questions, readable, similar, votes
from storage.questions.merged_questions import Follower
from storage.seminars import seminars

CHOICE_TIMEOUT = timedelta(minutes=5)
MAX_SUGGESTIONS = 3
"""Similar questions and ready answers together."""
LINE_LENGTH = 150


async def offer_similar(
    incoming: Incoming, session: Session, seminar: Seminar, kept: SavedMessage
) -> list[Reply] | None:
    """What these words resemble, while they are held; None: nothing, and they are stored."""
    person = incoming.person
    asked = await similar.find_questions(session, seminar.id, kept["text"], MAX_SUGGESTIONS, reader=person)
    ready = await similar.find_entries(session, seminar.id, kept["text"], MAX_SUGGESTIONS)
    # The same question as ready with its answer stands first.
    both: list[tuple[Question | FaqEntry, float]] = [*ready, *asked]
    likest = sorted(both, key=lambda pair: -pair[1])[:MAX_SUGGESTIONS]
    if not likest:
        return None
    things = [thing for thing, _ in likest]
    ids = {"questions": [one.id for one in things if isinstance(one, Question)]}
    ids |= {"faq": [one.id for one in things if isinstance(one, FaqEntry)]}
    leave_step(person, "question")
    discard_message(person, kept["message"])
    person.draft = {**person.draft, "held": {"seminar": seminar.id, "kept": kept, **ids}}
    person.pending_question_at = incoming.at
    first, likeness = likest[0]
    if isinstance(first, FaqEntry) and likeness >= similar.SAME_QUESTION:
        return _faq_answer(incoming, first, kept, edit=False)
    return [_offer_message(incoming, things, kept)]


def _offer_message(incoming: Incoming, things: Sequence[Question | FaqEntry], kept: SavedMessage) -> Say:
    lines = [_suggestion_line(incoming, place, thing) for place, thing in enumerate(things, 1)]
    rows = [[_suggestion_button(place, thing, kept)] for place, thing in enumerate(things, 1)]
    return Say("same-offer", {"list": Lines(lines)}, [*rows, _none_similar_row(kept)])


def _suggestion_line(incoming: Incoming, place: int, thing: Question | FaqEntry) -> Text:
    if isinstance(thing, FaqEntry):
        language = incoming.person.language or "ky"
        words: Value = shorten(
            TranslatedRichText(thing.rich_texts("question")).in_language(language).one_line(), LINE_LENGTH
        )
        return Text("same-line", {"place": place, "text": words, "state": Text("same-ready")})
    state = "same-answered" if thing.state == question_states.ANSWERED else "same-open"
    if thing.person_id == incoming.person.id:
        state = "same-yours"
    return Text(
        "same-line", {"place": place, "text": question_line(thing, LINE_LENGTH), "state": Text(state)}
    )


def _suggestion_button(place: int, thing: Question | FaqEntry, kept: SavedMessage) -> Button:
    if isinstance(thing, FaqEntry):
        return Button(Text("same-read", {"place": place}), f"same:f:{kept['message']}:{thing.id}")
    return Button(
        Text("same-this", {"place": place}), f"same:q:{kept['message']}:{thing.id}", style="primary"
    )


def _none_similar_row(kept: SavedMessage) -> list[Button]:
    return [Button("same-another", f"same:no:{kept['message']}")]


def _faq_answer(incoming: Incoming, entry: FaqEntry, kept: SavedMessage, *, edit: bool) -> list[Reply]:
    """A ready answer; what is too long for one message follows in pieces. The words are still held."""
    language = incoming.person.language or "ky"
    question, answer = (
        TranslatedRichText(entry.rich_texts(one)).in_language(language) for one in ("question", "answer")
    )
    fits = utf16_length(answer) <= TEXT_LIMIT
    args: dict[str, Value] = {
        "question": shorten(question, 300),
        "answer": answer if fits else Text("answer-follows"),
    }
    rows = [[Button("same-helped", f"same:ok:{kept['message']}", style="success")], _none_similar_row(kept)]
    subject = f"faq:{entry.id}"
    rest = [] if fits else [Say("words", {"text": part}, subject=subject) for part in split_text(answer)]
    return [Say("same-answer", args, rows, edit=edit, subject=subject), *rest]


async def receive_choice(incoming: Incoming, session: Session) -> list[Reply]:
    """`same:q:<message>:<question>`, `same:f:<message>:<entry>`, `same:ok:<message>`, `same:no:<message>`."""
    what, message, thing = [*incoming.arguments, "", "", ""][:3]
    person = incoming.person
    await pending_questions.lock_person(session, person)
    form = person.draft.get("held")
    if form is None or str(form["kept"]["message"]) != message:
        raise await _expired_refusal(session, person, parse_int(message))
    if what == "no":
        return [*await _submit_in_place(incoming, session), *resume_step(person)]
    if what == "ok" and form["faq"]:
        _clear_pending(person)
        return [Say("same-closed", edit=True), *resume_step(person)]
    if what == "f" and parse_int(thing) in form["faq"]:
        return await _show_faq_entry(incoming, session, parse_int(thing), form["kept"])
    if what == "q" and parse_int(thing) in form["questions"]:
        return await _vote_instead(incoming, session, parse_int(thing))
    raise Refusal("button-old")


async def _expired_refusal(session: Session, person: Person, message_id: int) -> Refusal:
    """What to say to whom presses a second time, or after the clock."""
    stored = await questions.by_message(session, person, message_id)
    return Refusal("same-late", number=stored.number) if stored else Refusal("same-done")


async def _show_faq_entry(
    incoming: Incoming, session: Session, entry_id: int, kept: SavedMessage
) -> list[Reply]:
    entry = await faq.get(session, entry_id)
    if entry is None or faq.state_of(entry) != faq.PUBLISHED:
        return [*await _submit_in_place(incoming, session), *resume_step(incoming.person)]
    return _faq_answer(incoming, entry, kept, edit=True)


async def _vote_instead(incoming: Incoming, session: Session, question_id: int) -> list[Reply]:
    """A vote instead of a second question; should that one be gone meanwhile, theirs is stored."""
    person = incoming.person
    require_not_banned(person)
    question = await questions.lock(session, question_id)
    root = await merged_questions.merge_root(session, question) if question else None
    own = root is not None and root.person_id == person.id
    if root is None or not (own or readable.is_readable(root)) or root.state in _ENDED_UNANSWERED:
        return [*await _submit_in_place(incoming, session), *resume_step(person)]
    if not own:
        await require_vote_quota(incoming, session)
        await votes.cast_vote(session, root, person, incoming.at)
    _clear_pending(person)
    told = await _existing_answers(session, root, Follower(person, root if own else None))
    key = "same-taken-answered" if told else "same-own" if own else "same-taken"
    return [Say(key, {"number": root.number}, edit=True), *told, *resume_step(person)]


_ENDED_UNANSWERED = (question_states.DECLINED, question_states.WITHDRAWN)


async def _existing_answers(session: Session, root: Question, to: Follower) -> list[Reply]:
    return await notify_all_answers(session, root, [to]) if root.state == question_states.ANSWERED else []


def _clear_pending(person: Person) -> None:
    person.draft = {key: value for key, value in person.draft.items() if key != "held"}
    person.pending_question_at = None


async def _submit_pending(
    session: Session, person: Person, at: datetime, *, to: Person | None = None
) -> list[Reply]:
    """What was held becomes a question of its own."""
    form = person.draft["held"]
    _clear_pending(person)
    if person.banned_at is not None:
        return [Say("barred", to=to)]
    seminar = await seminars.get(session, form["seminar"])
    assert seminar is not None  # rows are never deleted
    return await submit_question(session, person, seminar, form["kept"], at, to=to)


async def _submit_in_place(incoming: Incoming, session: Session) -> list[Reply]:
    """The same, the receipt where the offer stood."""
    first, *rest = await _submit_pending(session, incoming.person, incoming.at)
    return [replace(first, edit=True) if isinstance(first, Say) else first, *rest]


# Whoever does something else, and whoever does nothing.


async def submit_abandoned(incoming: Incoming, session: Session) -> list[Reply]:
    """Something else is done than to answer: what is held is stored first. Not for whoever wants to be forgotten."""
    person = incoming.person
    if (
        person.pending_question_at is None
        or incoming.button in ("same", "forget")
        or incoming.command == "forget"
    ):
        return []
    if _extended_by_album(incoming) is not None:
        return []
    await pending_questions.lock_person(session, person)
    if "held" not in person.draft:  # the clock came first
        return []
    return await _submit_pending(session, person, incoming.at)


async def submit_expired(session: Session, now: datetime) -> list[Say | SayToAudience]:
    """What the clock looks for: words whose writer has not said whether they are the same."""
    said: list[Reply] = []
    for person in await pending_questions.lock_due(session, now - CHOICE_TIMEOUT):
        said += await _submit_pending(session, person, now, to=person)
    return [one for one in said if isinstance(one, Say | SayToAudience)]


# The message itself, while it is held.


def _extended_by_album(incoming: Incoming) -> SavedMessage | None:
    form = incoming.person.draft.get("held")
    return append_photo(form["kept"], incoming) if form else None


async def claim_album(incoming: Incoming, session: Session) -> list[Reply] | None:
    """A further photo of an album belongs to the words that are held; None when it does not."""
    if _extended_by_album(incoming) is None:
        return None
    person = incoming.person
    await pending_questions.lock_person(session, person)
    kept = _extended_by_album(incoming)
    if kept is None:  # stored meanwhile, by the clock
        return None
    if recordings.saved_identifies_asker(kept):  # not with the rest, then: it is asked about by itself
        alone = {**to_saved_message(incoming), "hidden": True, "seminar": person.draft["held"]["seminar"]}
        save_message(person, alone)
        return [recordings.prompt_recording(alone)]
    person.draft = {**person.draft, "held": {**person.draft["held"], "kept": kept}}
    return []


async def claim_edit(incoming: Incoming, session: Session) -> Edit | None:
    """Held words that were changed in the chat are held as they are now; None: it is another message."""
    person = incoming.person
    if (person.draft.get("held") or {}).get("kept", {}).get("message") != incoming.message_id:
        return None
    await pending_questions.lock_person(session, person)
    if "held" not in person.draft:  # stored meanwhile, by the clock
        return None
    return Edit(matches_saved(incoming, person.draft["held"]["kept"]), partial(_apply_edit, incoming))


async def _apply_edit(incoming: Incoming) -> list[Reply]:
    person = incoming.person
    if incoming.rich_text or incoming.media:
        kept = update_message(person.draft["held"]["kept"], incoming)
        person.draft = {**person.draft, "held": {**person.draft["held"], "kept": kept}}
    return []
