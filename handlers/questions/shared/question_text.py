"""Texts of a question for its asker and for participants: excerpt, state and answers."""

from collections.abc import Callable, Sequence

from handlers.button_data import ButtonData
from handlers.messages import Button, Reply, Say, Text, Value
from handlers.questions.shared import readers
from handlers.questions.shared.excerpts import overflow, question_words
from handlers.questions.shared.staff_cards import decline_reason
from handlers.ui.arguments import local_time, seminar_label, shorten, utf16_length
from handlers.ui.long_text import folded
from handlers.ui.pages import grid
from storage.database import Session
from storage.models import Answer, Question, Seminar, question_states
from storage.questions import answers, lifecycle, merged_questions
from storage.text.richtext import RichText

ANSWERS_LIMIT = 1200
"""Maximum length of all answers on a question's page, in UTF-16 units; a button sends longer ones."""
EXCERPT_LIMIT = 1200
"""Default length of a question on its page, in characters."""


async def question_excerpt(session: Session, question: Question, limit: int = EXCERPT_LIMIT) -> Value:
    """Return an excerpt of the text that the hall reads: the moderators' wording, else the asker's text."""
    return await question_words(session, question, question.hall_text, limit)


async def question_line(session: Session, question: Question, limit: int) -> Value:
    """Return the same excerpt on one line, for a list."""
    return await question_words(session, question, question.hall_text.one_line(), limit)


def label_words(question: Question, limit: int) -> Value:
    """Return the beginning of the text for the label of a button, or a note that it is a file."""
    return shorten(question.hall_text.one_line().text, limit) or Text("question-media")


def number_buttons(
    rows: Sequence[tuple[Question, Seminar]], open_question: Callable[[int], ButtonData], *, named: bool
) -> list[list[Button]]:
    """Return the buttons of a list by the questions' numbers; `named`: of several seminars, each with its own."""
    buttons = (
        Button(_number_label(question, seminar, named=named), open_question(question.id))
        for question, seminar in rows
    )
    return grid(buttons, 1 if named else 5)


def _number_label(question: Question, seminar: Seminar, *, named: bool) -> Text:
    if not named:
        return Text("question-number", {"number": question.number})
    return Text("question-number-at", {"number": question.number, "seminar": seminar_label(seminar)})


async def load_answers(session: Session, *asked: Question) -> Sequence[Answer]:
    """Load the answers of these questions (a question and its merge root) in chronological order."""
    found = {
        answer.id: answer for question in asked for answer in await answers.list_answers(session, question)
    }
    return sorted(found.values(), key=lambda answer: (answer.answered_at, answer.id))


def answer_lines(given: Sequence[Answer], language: str | None) -> list[Text]:
    """Return a line per answer, shortened if they do not all fit on the page."""
    texts = [answer.text_in(language) for answer in given]
    fits = sum(map(utf16_length, texts)) <= ANSWERS_LIMIT
    return [
        Text(
            "answer-aloud-line" if answer.aloud else "answer-line",
            {"answer": _answer_excerpt(text, fits=fits)},
        )
        for answer, text in zip(given, texts, strict=True)
    ]


def _answer_excerpt(text: RichText, *, fits: bool) -> Value:
    if not text:
        return Text("answer-in-media")
    return folded(text) if fits else shorten(text, 200)


async def full_answers(
    session: Session, question: Question, given: Sequence[Answer], language: str | None
) -> list[Reply]:
    """Build the messages with the full answers and their files; long answers are split."""
    files = await answers.files_by_answer(session, given)
    messages: list[Reply] = []
    for answer in given:
        text = answer.text_in(language)
        media = [readers.attachment_media(file) for file in files.get(answer.id, ())]
        first_file = media[0] if media else None
        rest = overflow(text, first_file)
        args: dict[str, Value] = {
            "number": question.number,
            "answer": Text("answer-follows") if rest else text or Text("answer-in-media"),
        }
        messages += [Say("answer-whole", args, media=first_file), *rest]
        messages += [Say("question-more", {"number": question.number}, media=file) for file in media[1:]]
    return messages


async def exceeds_page(session: Session, given: Sequence[Answer], language: str | None) -> bool:
    """Whether the answers are too long for the question's page or have files."""
    if sum(utf16_length(answer.text_in(language)) for answer in given) > ANSWERS_LIMIT:
        return True
    return bool(await answers.files_by_answer(session, given))


async def asker_state_text(session: Session, question: Question, seminar: Seminar) -> Text:
    """Return the text of the question's state for its asker."""
    at = {"starts": local_time(seminar, question.state_changed_at)}
    if question.state == question_states.MERGED:
        root = await merged_questions.merge_root(session, question)
        is_carried = root.seminar_id != question.seminar_id
        is_answered = root.state == question_states.ANSWERED
        if root.state == question_states.DECLINED or (is_carried and is_answered):
            return await asker_state_text(session, root, seminar)
        if is_carried:
            return Text("is-carried", {"number": root.number})
        return Text("own-merged-answered" if is_answered else "own-merged", {"number": root.number})
    if question.state == question_states.ASSIGNED and question.due_at is not None:
        return Text("own-due", {"starts": local_time(seminar, question.due_at)})
    if question.state == question_states.DECLINED:
        return Text("own-declined", {"reason": decline_reason(question), **at})
    if question.state == question_states.ANSWERED:
        return Text("own-answered-aloud" if question.answered_how == lifecycle.ALOUD else "own-answered", at)
    return Text(f"own-{question.state}", at)


def state_label(question: Question, root: Question) -> Text:
    """Return the state in a word or two, for a list. `root`: the question it is merged into, or itself."""
    state = root.state if question.state == question_states.MERGED else question.state
    labels = {
        question_states.ANSWERED: "answered",
        question_states.WITHDRAWN: "withdrawn-state",
        question_states.DECLINED: "declined-state",
    }
    return Text(f"question-{labels.get(state, 'open')}")
