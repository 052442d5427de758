"""Questions and FAQ entries that are similar to somebody's question: finding, choosing and showing them."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.messages import Lines, Say, Text, TranslatedRichText, Value
from handlers.questions.shared.addressee import addressed_seminar
from handlers.questions.shared.excerpts import excerpt, overflow
from handlers.ui.arguments import shorten
from storage.database import Session
from storage.models import FaqEntry, Person, Question, question_states, seminar_states
from storage.questions import lifecycle, readable, similar
from storage.questions.similar import Match

Suggestion = Match[Question] | Match[FaqEntry]

MAX_SUGGESTIONS = 3
"""Maximum number of similar questions and FAQ entries together."""
LINE_LENGTH = 150
"""Length of a suggestion in the list, in characters."""
JOINABLE_STATES = (question_states.NEW, question_states.VISIBLE)
_ENDED_UNANSWERED = (question_states.DECLINED, question_states.WITHDRAWN)


async def find(
    session: Session, seminar_id: int, person: Person, words: str, besides: Question | None = None
) -> list[Suggestion]:
    """Return what is offered to a person who asks this; `besides`: their question itself, if it is stored."""
    found = await similar.find_questions(session, seminar_id, words, MAX_SUGGESTIONS + 1, reader=person)
    others = [one for one in found if besides is None or one.thing.id != besides.id]
    entries = await similar.find_entries(session, seminar_id, words, MAX_SUGGESTIONS)
    return choose([*entries, *(one for one in others if may_join(one.thing, person))])


def choose(matches: Sequence[Suggestion]) -> list[Suggestion]:
    """Return the best MAX_SUGGESTIONS, with at most one in another language than the text: few people read both.

    FAQ entries come first among equal scores, as they have an answer. The sort is stable.
    """
    ranked = sorted(matches, key=lambda one: -one.score)
    foreign = [one for one in ranked if one.language is not None][:1]
    own = [one for one in ranked if one.language is None][: MAX_SUGGESTIONS - len(foreign)]
    return [one for one in ranked if one in own or one in foreign]


def interrupts(offered: Sequence[Suggestion]) -> bool:
    """Whether one of them is so likely the same that the person is asked before their question is stored."""
    return any(one.reaches(similar.INTERRUPTING) for one in offered)


def may_join(root: Question, person: Person) -> bool:
    """Whether the person may wait for the answer to this question, which is not merged, instead of their own."""
    is_own = root.person_id == person.id
    return (is_own or readable.is_readable(root)) and root.state not in _ENDED_UNANSWERED


def is_joinable(question: Question) -> bool:
    """Whether a question can still join another one by its asker: nobody works on it or waits for its answer."""
    return question.state in JOINABLE_STATES and not question.votes


async def may_part(session: Session, question: Question, root: Question, person: Person) -> bool:
    """Whether the person may undo that they merged their question themselves: nothing has come of it since.

    A question that was answered later is reopened instead, which staff are told of.
    """
    if await lifecycle.merged_by(session, question) != person.id or root.seminar_id != question.seminar_id:
        return False
    seminar = await addressed_seminar(session, question)
    if seminar.state == seminar_states.ARCHIVED:
        return False
    was_ended = question.merged_into_id == root.id and root.state_changed_at <= question.state_changed_at
    return root.state in question_states.OPEN_STATES or was_ended


async def count(session: Session, question: Question, person: Person) -> int:
    """Return how many are similar to a person's stored question, if it can still join one of them."""
    if not is_joinable(question):
        return 0
    return len(await find(session, question.seminar_id, person, question.text, question))


def suggestion_lines(person: Person, offered: Sequence[Suggestion]) -> Lines:
    """Return the list of suggestions, with the language of those in another one than the text."""
    return Lines([_line_in_language(person, place, one) for place, one in enumerate(offered, 1)])


def _line_in_language(person: Person, place: int, match: Suggestion) -> Text:
    line = _suggestion_line(person, place, match.thing)
    if match.language is None:
        return line
    return Text("similar-line-in", {**line.args, "language": Text(f"in-{match.language}")})


def _suggestion_line(person: Person, place: int, suggestion: Question | FaqEntry) -> Text:
    if isinstance(suggestion, FaqEntry):
        question = TranslatedRichText(suggestion.rich_texts("question")).in_language(person.language or "ky")
        asked: Value = shorten(question.one_line(), LINE_LENGTH)
        return Text("similar-line", {"place": place, "text": asked, "state": Text("similar-faq")})
    state = "similar-answered" if suggestion.state == question_states.ANSWERED else "similar-open"
    if suggestion.person_id == person.id:
        state = "similar-yours"
    words = excerpt(suggestion.hall_text.one_line(), LINE_LENGTH)
    return Text("similar-line", {"place": place, "text": words, "state": Text(state)})


def faq_texts(person: Person, entry: FaqEntry) -> tuple[dict[str, Value], str, list[Say]]:
    """Return question and answer of an entry as arguments, its subject, and the rest of a long answer."""
    language = person.language or "ky"
    question, answer = (
        TranslatedRichText(entry.rich_texts(field)).in_language(language) for field in ("question", "answer")
    )
    subject = f"faq:{entry.id}"
    rest = [replace(part, subject=subject) for part in overflow(answer, None)]
    args: dict[str, Value] = {
        "question": shorten(question, 300),
        "answer": Text("answer-follows") if rest else answer,
    }
    return args, subject, rest
