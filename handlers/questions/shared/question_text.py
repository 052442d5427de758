"""A question as its asker and the hall read it: its words, its state, its answers."""

from collections.abc import Sequence

from handlers.messages import Reply, Say, Text, Value
from handlers.questions.shared import readers
from handlers.questions.shared.excerpts import excerpt, overflow
from handlers.questions.shared.staff_cards import decline_reason
from handlers.ui.arguments import local_time, shorten, utf16_length
from storage.database import Session
from storage.models import Answer, Question, Seminar, question_states
from storage.questions import answers, lifecycle, merged_questions
from storage.text.richtext import RichText

ANSWERS_LIMIT = 1200
"""UTF-16 units of all answers together that are read on a question's page; more is one tap away."""
EXCERPT_LIMIT = 1200


def question_excerpt(question: Question, limit: int = EXCERPT_LIMIT) -> Value:
    """What the hall reads of it: a moderator's wording, else the asker's words."""
    return excerpt(question.hall_text, limit)


def question_line(question: Question, limit: int) -> Value:
    """The same as a line of a list."""
    return excerpt(question.hall_text.one_line(), limit)


async def load_answers(session: Session, *asked: Question) -> Sequence[Answer]:
    """The answers to these, a merged question and the one it is merged into, in order."""
    found = {one.id: one for question in asked for one in await answers.list_answers(session, question)}
    return sorted(found.values(), key=lambda one: (one.answered_at, one.id))


def answer_lines(given: Sequence[Answer], language: str | None) -> list[Text]:
    """The answers below a question, as far as they have words and fit."""
    said = [one.text_in(language) for one in given]
    fits = sum(map(utf16_length, said)) <= ANSWERS_LIMIT
    return [
        Text(
            "answer-aloud-line" if one.aloud else "answer-line", {"answer": _answer_excerpt(text, fits=fits)}
        )
        for one, text in zip(given, said, strict=True)
    ]


def _answer_excerpt(text: RichText, *, fits: bool) -> Value:
    if not text:
        return Text("answer-in-media")
    return text if fits else shorten(text, 200)


async def full_answers(
    session: Session, question: Question, given: Sequence[Answer], language: str | None
) -> list[Reply]:
    """The answers in full, with their files, a message each; what is too long comes in pieces."""
    files = await answers.files_by_answer(session, given)
    said: list[Reply] = []
    for one in given:
        text = one.text_in(language)
        media = [readers.attachment_media(file) for file in files.get(one.id, ())]
        first_file = media[0] if media else None
        rest = overflow(text, first_file)
        args: dict[str, Value] = {
            "number": question.number,
            "answer": Text("answer-follows") if rest else text or Text("answer-in-media"),
        }
        said += [Say("answer-whole", args, media=first_file), *rest]
        said += [Say("question-more", {"number": question.number}, media=file) for file in media[1:]]
    return said


async def exceeds_page(session: Session, given: Sequence[Answer], language: str | None) -> bool:
    """Whether a question's page does not show all of the answers."""
    if sum(utf16_length(one.text_in(language)) for one in given) > ANSWERS_LIMIT:
        return True
    return bool(await answers.files_by_answer(session, given))


async def asker_state_text(session: Session, question: Question, seminar: Seminar) -> Text:
    """Its state, in words for its asker."""
    at = {"starts": local_time(seminar, question.state_changed_at)}
    if question.state == question_states.MERGED:
        root = await merged_questions.merge_root(session, question)
        ended = root.state == question_states.ANSWERED
        if root.seminar_id != question.seminar_id and not ended:
            return Text("is-carried", {"number": root.number})
        return Text("own-merged-answered" if ended else "own-merged", {"number": root.number})
    if question.state == question_states.ASSIGNED and question.due_at is not None:
        return Text("own-due", {"starts": local_time(seminar, question.due_at)})
    if question.state == question_states.DECLINED:
        return Text("own-declined", {"reason": decline_reason(question), **at})
    if question.state == question_states.ANSWERED:
        return Text("own-answered-aloud" if question.answered_how == lifecycle.ALOUD else "own-answered", at)
    return Text(f"own-{question.state}", at)


def state_label(question: Question, root: Question) -> Text:
    """The same in a word or two, for a list. `root`: the question it is merged into, or itself."""
    state = root.state if question.state == question_states.MERGED else question.state
    known = {
        question_states.ANSWERED: "answered",
        question_states.WITHDRAWN: "withdrawn-state",
        question_states.DECLINED: "declined-state",
    }
    return Text(f"question-{known.get(state, 'open')}")
