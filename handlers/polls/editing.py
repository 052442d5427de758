"""Typing a poll: a new one in one message, and its texts in each language."""

from handlers.buttons.polls import AddPoll
from handlers.messages import Incoming, Lines, Refusal, Reply, Say, Text, Translated, Value
from handlers.permissions import MODERATORS, load_seminar
from handlers.polls.pages import KIND, POLL, STEP, poll_page, polls_page, record_change
from handlers.ui.choices import merge_choices, split_choices, typed_lines
from handlers.ui.languages import own_language, split_languages
from handlers.ui.question_editor import QuestionText, TextLimits
from handlers.ui.steps import Form, cancel_button, enter_step, leave_step, step_form
from storage.database import Session
from storage.models import LocalizedText, Poll
from storage.polls import polls

LIMITS = TextLimits(
    title=200,
    choice=60,
    least=polls.MIN_CHOICES,
    most=polls.MAX_CHOICES,
    title_long="poll-question-long",
    choice_long="poll-choice-long",
    choices_wrong="poll-choices-wrong",
)


async def start(incoming: Incoming, session: Session, data: AddPoll) -> list[Reply]:
    """Ask for the question and the choices."""
    seminar = await load_seminar(incoming, session, MODERATORS, data.seminar)
    if len(await polls.list_by_seminar(session, seminar.id)) >= polls.MAX_POLLS:
        raise Refusal("polls-many")
    enter_step(incoming.person, STEP, seminar=seminar.id)
    return _prompt_message(edit=True)


async def prompt(_incoming: Incoming, _session: Session) -> list[Reply]:
    """Ask again."""
    return _prompt_message(edit=False)


def _prompt_message(*, edit: bool) -> list[Reply]:
    args: dict[str, Value] = {"most": polls.MAX_CHOICES}
    return [Say("poll-ask", args, [[cancel_button(STEP)]], edit=edit)]


async def receive(incoming: Incoming, session: Session) -> list[Reply]:
    """Make a draft of what was typed: the question in the first line, a choice in each further line."""
    form = step_form(incoming.person, STEP)
    if not incoming.text or incoming.media:
        raise Refusal("awaited-poll")
    seminar = await load_seminar(incoming, session, MODERATORS, form["seminar"])
    language = own_language(incoming)
    first, *_ = lines = typed_lines(incoming.plain_text) or [""]
    question = LIMITS.check_title(split_languages(first, language))
    choices = _check_choices(split_choices("\n".join(lines[1:]), language))
    poll = polls.add(session, seminar, question, choices, incoming.person, incoming.at)
    leave_step(incoming.person, STEP)
    await record_change(incoming, session, "poll.add", poll)
    return [await poll_page(session, poll)]


def _check_choices(choices: list[LocalizedText]) -> list[LocalizedText]:
    LIMITS.check_choices(choices)
    if len({str(sorted(choice.items())) for choice in choices}) < len(choices):
        raise Refusal("poll-choices-same")
    return choices


async def cancel(incoming: Incoming, session: Session, form: Form) -> list[Reply]:
    """Return to the list."""
    seminar = await load_seminar(incoming, session, MODERATORS, form["seminar"])
    return [await polls_page(session, seminar, edit=True)]


# Its texts, in each language.


async def _load(incoming: Incoming, session: Session, number: int) -> Poll:
    poll, _ = await POLL.load(incoming, session, number, MODERATORS)
    if poll.is_open:
        raise Refusal("poll-open-fixed")
    return poll


async def _ask_text(_session: Session, poll: Poll, field: str, language: str) -> Say:
    args: dict[str, Value] = {"language": Text(f"in-{language}")}
    if field == "question":
        return Say("poll-ask-question", {**args, "question": Translated(poll.question)})
    lines = [
        Text("poll-choice", {"number": place, "choice": Translated(choice)})
        for place, choice in enumerate(poll.choices, start=1)
    ]
    return Say("poll-ask-choices", {**args, "list": Lines(lines)})


async def _new_choices(_session: Session, poll: Poll, typed: list[LocalizedText]) -> list[LocalizedText]:
    """Merge the typed choices into those there are. Raises Refusal if votes would mean another choice."""
    choices = _check_choices(merge_choices(poll.choices, typed))
    if poll.opened_at is not None and len(choices) != len(poll.choices):
        raise Refusal("poll-choices-fixed", number=len(poll.choices))
    return choices


async def _record_text(incoming: Incoming, session: Session, poll: Poll, _field: str) -> None:
    await record_change(incoming, session, "poll.text", poll)


TEXT = QuestionText(
    KIND,
    "question",
    LIMITS,
    load=_load,
    prompt=_ask_text,
    page=poll_page,
    new_choices=_new_choices,
    record=_record_text,
).text
