"""The questions of the form, as organisers see and change them."""

from handlers.buttons.feedback import (
    AddFeedbackQuestion,
    ListFeedbackQuestions,
    RemoveFeedbackQuestion,
    ShowFeedback,
    ShowFeedbackQuestion,
)
from handlers.messages import RESUME, Button, Incoming, Lines, Refusal, Reply, Say, Text, Translated, Value
from handlers.permissions import ORGANISERS, load_seminar
from handlers.ui import text_editor
from handlers.ui.choices import merge_choices
from handlers.ui.languages import language_lines, missing_mark, own_language
from handlers.ui.loading import Loader
from handlers.ui.pages import confirm, list_page, paginate
from handlers.ui.question_editor import QuestionText, TextLimits
from handlers.ui.text_editor import EditText
from storage import audit
from storage.database import Session
from storage.feedback import form
from storage.models import FeedbackQuestion, LocalizedText, Seminar

KIND = "feedback-question"
LIMITS = TextLimits(
    title=200,
    choice=60,
    least=form.MIN_CHOICES,
    most=form.MAX_CHOICES,
    title_long="poll-question-long",
    choice_long="poll-choice-long",
    choices_wrong="poll-choices-wrong",
)
QUESTION = Loader(
    form.get_question, "feedback-question-gone", exists=lambda question: question.removed_at is None
)


async def list_questions(incoming: Incoming, session: Session, data: ListFeedbackQuestions) -> list[Reply]:
    """List the questions of the form."""
    seminar = await load_seminar(incoming, session, ORGANISERS, data.seminar)
    return [await _list(session, seminar)]


async def _list(session: Session, seminar: Seminar) -> Say:
    found = await form.list_questions(session, seminar.id)
    lines = [
        Text(
            "feedback-form-line",
            {
                "number": place,
                "question": _title(question),
                "kind": Text(f"feedback-kind-{question.kind}"),
                "lacks": missing_mark(question.title) if question.title else "",
            },
        )
        for place, question in enumerate(found, start=1)
    ]
    add = [[Button("feedback-form-add", AddFeedbackQuestion(seminar.id))]]
    return list_page(
        "feedback-form",
        {"seminar": Translated(seminar.title)},
        paginate(found, 0, form.MAX_QUESTIONS),
        lines=lines,
        empty="feedback-form-none",
        buttons=[[Button(_title(question), ShowFeedbackQuestion(question.id))] for question in found],
        below=[
            *(add if len(found) < form.MAX_QUESTIONS else []),
            [Button("back-button", ShowFeedback(seminar.id))],
        ],
        opens=ListFeedbackQuestions(seminar.id),
        edit=True,
    )


def _title(question: FeedbackQuestion) -> Translated | Text:
    return Translated(question.title) if question.title else Text("feedback-untitled")


async def _record_change(
    incoming: Incoming, session: Session, action: str, question: FeedbackQuestion
) -> None:
    subject = f"seminar:{question.seminar_id}"
    await audit.record(session, incoming.person, action, subject, incoming.at, feedback_question=question.id)


async def add_question(incoming: Incoming, session: Session, data: AddFeedbackQuestion) -> list[Reply]:
    """Ask for the kind; then add the question and ask for its text."""
    seminar = await load_seminar(incoming, session, ORGANISERS, data.seminar)
    if len(await form.list_questions(session, seminar.id)) >= form.MAX_QUESTIONS:
        raise Refusal("feedback-form-many", most=form.MAX_QUESTIONS)
    if data.kind is None:
        rows = [[Button(f"feedback-kind-{kind}", data.replace(kind=kind))] for kind in form.KINDS]
        rows.append([Button("back-button", ListFeedbackQuestions(seminar.id))])
        return [Say("feedback-ask-kind", buttons=rows, edit=True)]
    question = await form.add_question(session, seminar, data.kind)
    await _record_change(incoming, session, "feedback.add", question)
    language = own_language(incoming)
    text_editor.enter(incoming.person, EditText(KIND, question.id, "title", language))  # type: ignore[arg-type]
    return [RESUME]


async def show_question(incoming: Incoming, session: Session, data: ShowFeedbackQuestion) -> list[Reply]:
    """Show one question and what can be changed of it."""
    question, _ = await QUESTION.load(incoming, session, data.form_question, ORGANISERS)
    return [await _page(session, question, edit=True)]


async def _page(_session: Session, question: FeedbackQuestion, *, edit: bool = False) -> Say:
    choices = [
        Text("feedback-choice-line", {"choice": Translated(choice), "lacks": missing_mark(choice)})
        for choice in question.choices
    ]
    lines = [*language_lines(question.title), *choices]
    if not form.is_complete(question):
        lines.append(Text("feedback-question-incomplete"))
    args: dict[str, Value] = {"kind": Text(f"feedback-kind-{question.kind}"), "list": Lines(lines)}
    rows = [text_editor.language_buttons(KIND, question.id, "title")]
    if question.kind == form.CHOICE:
        rows += [
            [Button(f"feedback-edit-choices-{language}", EditText(KIND, question.id, "choices", language))]
            for language in ("ky", "ru")
        ]
    remove = Button("feedback-remove", RemoveFeedbackQuestion(question.id))
    return Say(
        "feedback-question-page",
        args,
        [*rows, [remove], [Button("back-button", ListFeedbackQuestions(question.seminar_id))]],
        edit=edit,
    )


async def remove_question(incoming: Incoming, session: Session, data: RemoveFeedbackQuestion) -> list[Reply]:
    """Remove a question from the form, once it is confirmed."""
    question, seminar = await QUESTION.load(incoming, session, data.form_question, ORGANISERS)
    if not data.confirmed:
        back = ShowFeedbackQuestion(question.id)
        args: dict[str, Value] = {"question": _title(question)}
        return [confirm("feedback-ask-remove", args, data.replace(confirmed=True), back)]
    question.removed_at = incoming.at
    text_editor.stop(incoming.person, KIND)
    await _record_change(incoming, session, "feedback.remove", question)
    return [await _list(session, seminar)]


# Its texts, in each language.


async def _load(incoming: Incoming, session: Session, number: int) -> FeedbackQuestion:
    return (await QUESTION.load(incoming, session, number, ORGANISERS))[0]


async def _ask_text(_session: Session, question: FeedbackQuestion, field: str, language: str) -> Say:
    args: dict[str, Value] = {"language": Text(f"in-{language}")}
    if field == "title":
        return Say("feedback-ask-title", {**args, "question": _title(question)})
    lines = [
        Text("feedback-choice-line", {"choice": Translated(choice), "lacks": ""})
        for choice in question.choices
    ]
    return Say("feedback-ask-choices", {**args, "list": Lines(lines), "most": form.MAX_CHOICES})


async def _new_choices(
    session: Session, question: FeedbackQuestion, typed: list[LocalizedText]
) -> list[LocalizedText]:
    """Merge the typed choices into those there are. Raises Refusal if answers would mean another choice."""
    LIMITS.check_choices(typed if question.kind == form.CHOICE else [])
    if len(typed) != len(question.choices) and await form.has_answers(session, question):
        raise Refusal("feedback-choices-fixed", number=len(question.choices))
    return merge_choices(question.choices, typed)


async def _record_text(incoming: Incoming, session: Session, question: FeedbackQuestion, _field: str) -> None:
    await _record_change(incoming, session, "feedback.text", question)


TEXT = QuestionText(
    KIND,
    "title",
    LIMITS,
    load=_load,
    prompt=_ask_text,
    page=_page,
    new_choices=_new_choices,
    record=_record_text,
).text
