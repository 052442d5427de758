"""Editing a seminar's own questions, which the registration form asks."""

from collections.abc import Sequence

from handlers.buttons.coverage import ShowCatering
from handlers.buttons.seminars import (
    AddExtraQuestion,
    AddExtraQuestionTemplate,
    EditExtraQuestionChoices,
    ListExtraQuestions,
    RemoveExtraQuestion,
    ShowExtraQuestion,
)
from handlers.buttons.team import ShowSeminarForStaff
from handlers.messages import (
    RESUME,
    Button,
    Incoming,
    Lines,
    OutOfDate,
    Refusal,
    Reply,
    Say,
    Text,
    Translated,
    Value,
)
from handlers.permissions import ORGANISERS, load_seminar
from handlers.ui import text_editor
from handlers.ui.choices import merge_choices, split_choices
from handlers.ui.languages import language_lines, missing_mark, own_language, split_languages
from handlers.ui.loading import Loader
from handlers.ui.pages import confirm, list_page, paginate
from handlers.ui.question_editor import CHOICES, QuestionText, TextLimits
from handlers.ui.steps import Form, cancel_button, enter_step, leave_step, step_form
from handlers.ui.text_editor import EditText, language_buttons
from storage import audit
from storage.database import Session
from storage.models import ExtraQuestion, LocalizedText, Seminar
from storage.seats import extra_questions

STEP = "extra-question"
KIND = "extra-question"
LIMITS = TextLimits(
    title=100,
    choice=100,
    least=2,
    most=8,
    title_long="extra-title-long",
    choice_long="extra-title-long",
    choices_wrong="extra-choices-wrong",
)
QUESTION = Loader(extra_questions.get, "extra-gone", exists=lambda question: question.removed_at is None)


async def list_questions(incoming: Incoming, session: Session, data: ListExtraQuestions) -> list[Reply]:
    """Show the seminar's own questions, with buttons to add predefined ones."""
    seminar = await load_seminar(incoming, session, ORGANISERS, data.seminar)
    leave_step(incoming.person, STEP)
    return [await _list(session, seminar, edit=data.page is not None)]


async def _list(session: Session, seminar: Seminar, *, edit: bool = False) -> Say:
    asked = await extra_questions.of_seminar(session, seminar.id)
    lines = [
        Text("extras-line", {"question": Translated(one.title), "lacks": missing_mark(one.title)})
        for one in asked
    ]
    below = _adding_buttons(seminar, asked)
    if asked:
        below.append([Button("extras-tally", ShowCatering(seminar.id))])
    return list_page(
        "extras",
        {"seminar": Translated(seminar.title)},
        paginate(asked, 0, extra_questions.MAX_QUESTIONS),
        lines=lines,
        empty="extras-none",
        buttons=[[Button(Translated(one.title), ShowExtraQuestion(one.id))] for one in asked],
        below=[*below, [Button("staff-seminar-button", ShowSeminarForStaff(seminar.id))]],
        opens=ListExtraQuestions(seminar.id),
        edit=edit,
    )


def _adding_buttons(seminar: Seminar, asked: Sequence[ExtraQuestion]) -> list[list[Button]]:
    if len(asked) >= extra_questions.MAX_QUESTIONS:
        return []
    titles = [one.title for one in asked]
    templates = [
        Button(
            Text("extras-ready", {"title": Translated(one["title"])}),
            AddExtraQuestionTemplate(seminar.id, name),
        )
        for name, one in extra_questions.load_templates().items()
        if one["title"] not in titles
    ]
    return [*([one] for one in templates), [Button("extras-own", AddExtraQuestion(seminar.id))]]


async def add_template(incoming: Incoming, session: Session, data: AddExtraQuestionTemplate) -> list[Reply]:
    """Add a predefined question, if it is not there yet."""
    seminar = await load_seminar(incoming, session, ORGANISERS, data.seminar)
    template = extra_questions.load_templates().get(data.template)
    if template is None:
        raise OutOfDate
    asked = await extra_questions.of_seminar(session, seminar.id)
    if template["title"] not in [one.title for one in asked]:
        _check_limit(asked)
        question = await extra_questions.add(
            session, seminar, template["kind"], template["title"], template["choices"]
        )
        await _record_change(incoming, session, "extra.added", question)
    return [await _list(session, seminar, edit=True)]


def _check_limit(asked: Sequence[ExtraQuestion]) -> None:
    if len(asked) >= extra_questions.MAX_QUESTIONS:
        raise Refusal("extras-too-many", most=extra_questions.MAX_QUESTIONS)


async def _record_change(incoming: Incoming, session: Session, action: str, question: ExtraQuestion) -> None:
    subject = f"seminar:{question.seminar_id}"
    await audit.record(session, incoming.person, action, subject, incoming.at, question=question.id)


# Typed questions.


async def start(incoming: Incoming, session: Session, data: AddExtraQuestion) -> list[Reply]:
    """Ask for the kind of a new question, then for its title."""
    seminar = await load_seminar(incoming, session, ORGANISERS, data.seminar)
    _check_limit(await extra_questions.of_seminar(session, seminar.id))
    if data.kind is None:
        rows = [[Button(f"extra-kind-{kind}", data.replace(kind=kind))] for kind in extra_questions.KINDS]
        rows.append([Button("back-button", ListExtraQuestions(seminar.id, 0))])
        return [Say("extra-ask-kind", buttons=rows, edit=True)]
    enter_step(incoming.person, STEP, seminar=seminar.id, kind=data.kind, language=own_language(incoming))
    return _prompt_message(incoming, edit=True)


async def prompt(incoming: Incoming, _session: Session) -> list[Reply]:
    """Ask for the title or the choices."""
    return _prompt_message(incoming, edit=False)


def _prompt_message(incoming: Incoming, *, edit: bool) -> list[Reply]:
    form = step_form(incoming.person, STEP)
    key = "extra-ask-choices" if _awaits_choices(form) else "extra-ask-title"
    args: dict[str, Value] = {"language": Text(f"in-{form['language']}")}
    return [Say(key, args, [[cancel_button(STEP)]], edit=edit)]


def _awaits_choices(form: Form) -> bool:
    return form.get("kind") == extra_questions.CHOICE and "title" in form


async def receive(incoming: Incoming, session: Session) -> list[Reply]:
    """Read the title or the choices of a new question."""
    form = step_form(incoming.person, STEP)
    if not incoming.text or incoming.media:
        raise Refusal("awaited-extra-text")
    seminar = await load_seminar(incoming, session, ORGANISERS, form["seminar"])
    _check_limit(await extra_questions.of_seminar(session, seminar.id))
    if "title" not in form:
        title = LIMITS.check_title(split_languages(incoming.plain_text, form["language"]))
        if form["kind"] != extra_questions.CHOICE:
            return await _create_question(incoming, session, seminar, form["kind"], title)
        enter_step(incoming.person, STEP, **form, title=title)
        return _prompt_message(incoming, edit=False)
    choices = LIMITS.check_choices(split_choices(incoming.plain_text, form["language"]))
    return await _create_question(incoming, session, seminar, extra_questions.CHOICE, form["title"], choices)


async def _create_question(
    incoming: Incoming,
    session: Session,
    seminar: Seminar,
    kind: str,
    title: LocalizedText,
    choices: Sequence[LocalizedText] = (),
) -> list[Reply]:
    leave_step(incoming.person, STEP)
    question = await extra_questions.add(session, seminar, kind, title, choices)
    await _record_change(incoming, session, "extra.added", question)
    return [await _page(session, question)]


async def cancel(incoming: Incoming, session: Session, form: Form) -> list[Reply]:
    """Show the list of questions instead of the prompt."""
    seminar = await load_seminar(incoming, session, ORGANISERS, form["seminar"])
    return [await _list(session, seminar, edit=True)]


# One question.


async def show_question(incoming: Incoming, session: Session, data: ShowExtraQuestion) -> list[Reply]:
    """Show the page of one question."""
    question, _ = await QUESTION.load(incoming, session, data.question, ORGANISERS)
    return [await _page(session, question, edit=True)]


async def _page(_session: Session, question: ExtraQuestion, *, edit: bool = False) -> Say:
    choices = [
        Text("extra-choice-line", {"choice": Translated(one), "lacks": missing_mark(one)})
        for one in question.choices
    ]
    rows = [language_buttons(KIND, question.id, "title")]
    if question.kind == extra_questions.CHOICE:
        rows.append([Button("extra-choices", EditExtraQuestionChoices(question.id))])
    rows.append([Button("extra-remove", RemoveExtraQuestion(question.id))])
    rows.append([Button("extras-all", ListExtraQuestions(question.seminar_id, 0))])
    args: dict[str, Value] = {
        "kind": Text(f"extra-kind-{question.kind}"),
        "list": Lines([*language_lines(question.title), *choices]),
    }
    return Say("extra", args, rows, edit=edit)


async def start_choices(incoming: Incoming, session: Session, data: EditExtraQuestionChoices) -> list[Reply]:
    """Ask for new choices."""
    question, _ = await QUESTION.load(incoming, session, data.question, ORGANISERS)
    if question.kind != extra_questions.CHOICE:
        raise OutOfDate
    leave_step(incoming.person, STEP)
    language = own_language(incoming)
    text_editor.enter(incoming.person, EditText(KIND, question.id, CHOICES, language))  # type: ignore[arg-type]
    return [RESUME]


async def remove_question(incoming: Incoming, session: Session, data: RemoveExtraQuestion) -> list[Reply]:
    """Remove a question, after a confirmation."""
    question, seminar = await QUESTION.load(incoming, session, data.question, ORGANISERS)
    if not data.confirmed:
        args = {"question": Translated(question.title)}
        return [
            confirm("extra-ask-remove", args, data.replace(confirmed=True), ShowExtraQuestion(question.id))
        ]
    await extra_questions.remove(session, question, incoming.at)
    await _record_change(incoming, session, "extra.removed", question)
    return [await _list(session, seminar, edit=True)]


# Its texts, in each language.


async def _load(incoming: Incoming, session: Session, number: int) -> ExtraQuestion:
    return (await QUESTION.load(incoming, session, number, ORGANISERS))[0]


async def _ask_text(_session: Session, _question: ExtraQuestion, field: str, language: str) -> Say:
    key = "extra-ask-choices" if field == CHOICES else "extra-ask-title"
    return Say(key, {"language": Text(f"in-{language}")})


async def _new_choices(
    _session: Session, question: ExtraQuestion, typed: list[LocalizedText]
) -> list[LocalizedText]:
    if question.kind != extra_questions.CHOICE:
        raise OutOfDate
    LIMITS.check_choices(typed)
    if len(typed) < len(question.choices):  # a seat stores its answer as an index of the choices
        raise Refusal("extra-choices-fewer", least=len(question.choices))
    return merge_choices(question.choices, typed)


async def _record_text(incoming: Incoming, session: Session, question: ExtraQuestion, field: str) -> None:
    action = "extra.choices_changed" if field == CHOICES else "extra.title_changed"
    await _record_change(incoming, session, action, question)


TEXT = QuestionText(
    KIND,
    "title",
    LIMITS,
    load=_load,
    prompt=_ask_text,
    page=_page,
    new_choices=_new_choices,
    record=_record_text,
    awaited="awaited-extra-text",
).text
