"""The results of the feedback for staff: counts from five answers on, words without names, charts."""

from collections.abc import Sequence
from datetime import datetime

from handlers.buttons.feedback import (
    ExportFeedback,
    ListFeedbackQuestions,
    ShowFeedback,
    ShowFeedbackCharts,
    ShowFeedbackTexts,
)
from handlers.buttons.team import ShowSeminarForStaff
from handlers.messages import (
    Button,
    Chart,
    ChartRow,
    Incoming,
    Lines,
    Number,
    OutOfDate,
    Paragraph,
    Refusal,
    Reply,
    Say,
    Text,
    TextDocument,
    Translated,
    Value,
)
from handlers.permissions import CAN_SEE_EVERYONE, ORGANISERS, load_seminar
from handlers.ui.arguments import local_time, shorten
from handlers.ui.file_names import seminar_file
from handlers.ui.languages import REQUIRED_LANGUAGES
from handlers.ui.pages import list_page, paginate
from storage import audit
from storage.database import Session
from storage.feedback import form, ratings
from storage.feedback.form import QuestionResult
from storage.models import Seminar
from storage.text.richtext import RichText

MIN_ANSWERS = 5
"""From so many answers on a question's counts are shown: fewer would tell who answered what."""
TEXTS_PER_PAGE = 8
TEXT_LENGTH = 300
"""Characters of a text in the list."""


PLAIN_KEYS = {
    "feedback-mean": "feedback-document-mean",
    "feedback-result": "feedback-document-result",
    "feedback-result-few": "feedback-document-result-few",
    "feedback-result-scale": "feedback-document-result-scale",
}
"""Text of a message, with markup -> the same without, for a document."""


async def show(incoming: Incoming, session: Session, data: ShowFeedback) -> list[Reply]:
    """Show the stars and what the answers to each question come to."""
    seminar = await load_seminar(incoming, session, CAN_SEE_EVERYONE, data.seminar)
    stars = await ratings.count_by_stars(session, seminar.id)
    results = await form.list_results(session, seminar.id)
    written = await _list_texts(session, seminar, results)
    given = len(await ratings.list_respondents(session, seminar.id))
    rows = _page_buttons(incoming, seminar, given, len(written), charts=_has_enough(stars))
    if not given:
        return [Say("feedback-none", {"seminar": Translated(seminar.title)}, rows)]
    groups = [_star_lines(stars), *(_result_lines(one) for one in results)]
    args: dict[str, Value] = {
        "seminar": Translated(seminar.title),
        "given": given,
        "list": Lines([Text("plain-text", {"text": Lines(lines)}) for lines in groups], separator="\n\n"),
    }
    return [Say("feedback-tally", args, rows)]


def _page_buttons(
    incoming: Incoming, seminar: Seminar, given: int, texts: int, *, charts: bool
) -> list[list[Button]]:
    rows = []
    if texts:
        label = Text("feedback-texts-button", {"number": texts})
        rows.append([Button(label, ShowFeedbackTexts(seminar.id))])
    if given:
        rows.append([Button("feedback-export", ExportFeedback(seminar.id))])
    if charts:
        rows.append([Button("chart-button", ShowFeedbackCharts(seminar.id))])
    if incoming.has_role(ORGANISERS, seminar.id):
        rows.append([Button("feedback-form-button", ListFeedbackQuestions(seminar.id))])
    return [*rows, [Button("staff-seminar-button", ShowSeminarForStaff(seminar.id))]]


def _has_enough(stars: dict[int, int]) -> bool:
    """Whether so many gave stars that the counts tell nobody's."""
    return sum(stars.values()) >= MIN_ANSWERS


def _star_lines(stars: dict[int, int]) -> list[Text]:
    if not _has_enough(stars):
        return [Text("feedback-few", {"number": MIN_ANSWERS})]
    lines = [
        Text("feedback-line", {"stars": "⭐" * step, "number": count})
        for step, count in sorted(stars.items(), reverse=True)
    ]
    return [Text("feedback-mean", {"mean": Number(ratings.mean(stars), 1)}), *lines]


def _result_lines(result: QuestionResult) -> list[Text]:
    """Return the question with its counts, or how many answered where they are too few."""
    question = result.question
    args: dict[str, Value] = {"question": Translated(question.title), "number": result.total}
    if question.kind == form.TEXT or result.total < MIN_ANSWERS:
        few = question.kind != form.TEXT and result.total
        return [Text("feedback-result-few" if few else "feedback-result", args)]
    if question.kind == form.SCALE:
        return [Text("feedback-result-scale", {**args, "mean": Number(ratings.mean(result.values), 1)})]
    choices = [
        Text("feedback-result-choice", {"choice": Translated(choice), "number": result.values[place]})
        for place, choice in enumerate(question.choices)
    ]
    return [Text("feedback-result", args), *choices]


# Words.


async def _list_texts(
    session: Session, seminar: Seminar, results: Sequence[QuestionResult]
) -> list[tuple[Value, RichText]]:
    """Return (question, text), without their writers."""
    own = [(Text("feedback-words"), words) for words in await ratings.list_texts(session, seminar.id)]
    return [*own, *((Translated(one.question.title), words) for one in results for words in one.texts)]


async def show_texts(incoming: Incoming, session: Session, data: ShowFeedbackTexts) -> list[Reply]:
    """Show what people wrote, question by question."""
    seminar = await load_seminar(incoming, session, CAN_SEE_EVERYONE, data.seminar)
    written = await _list_texts(session, seminar, await form.list_results(session, seminar.id))
    shown = paginate(written, data.page, TEXTS_PER_PAGE)
    return [
        list_page(
            "feedback-texts",
            {"seminar": Translated(seminar.title)},
            shown,
            lines=_text_lines(shown.rows),
            empty="feedback-no-text",
            turn=data,
            below=[[Button("back-button", ShowFeedback(seminar.id))]],
            edit=True,
        )
    ]


def _text_lines(written: Sequence[tuple[Value, RichText]]) -> list[Text]:
    lines: list[Text] = []
    question: Value = ""
    for of_question, words in written:
        if of_question != question:
            question = of_question
            lines.append(Text("feedback-texts-question", {"question": question}))
        lines.append(Text("feedback-quote", {"words": shorten(words, TEXT_LENGTH)}))
    return lines


# Charts.


async def send_charts(incoming: Incoming, session: Session, data: ShowFeedbackCharts) -> list[Reply]:
    """Send the scales in one chart and each choice in one of its own, in Kyrgyz and in Russian."""
    seminar = await load_seminar(incoming, session, CAN_SEE_EVERYONE, data.seminar)
    pictures = await build_charts(session, seminar, incoming.at)
    if not pictures:
        raise Refusal("feedback-few", number=MIN_ANSWERS)
    args: dict[str, Value] = {
        "seminar": Translated(seminar.title),
        "number": sum((await ratings.count_by_stars(session, seminar.id)).values()),
    }
    return [
        Say("feedback-chart", args, document=picture, language=language)
        for language in REQUIRED_LANGUAGES
        for picture in pictures
    ]


async def build_charts(session: Session, seminar: Seminar, at: datetime) -> list[Chart]:
    """Return the charts; none with fewer than MIN_ANSWERS stars."""
    stars = await ratings.count_by_stars(session, seminar.id)
    if not _has_enough(stars):
        return []
    enough = [one for one in await _list_results(session, seminar.id) if one.total >= MIN_ANSWERS]
    args: dict[str, Value] = {
        "seminar": Translated(seminar.title),
        "number": sum(stars.values()),
        "made": f"{local_time(seminar, at):%d.%m.%Y\u00a0%H:%M}",
    }
    scales = [one for one in enough if one.question.kind == form.SCALE]
    pictures = [_scale_chart(args, stars, scales)]
    return pictures + [_choice_chart(args, one) for one in enough if one.question.kind == form.CHOICE]


async def _list_results(session: Session, seminar_id: int) -> list[QuestionResult]:
    """Return the results of the form; none without a form, which a reading transaction cannot create."""
    return await form.list_results(session, seminar_id) if await form.exists(session, seminar_id) else []


async def document(session: Session, seminar: Seminar) -> TextDocument | None:
    """Return the counts and what people wrote, without names; None if nobody gave feedback."""
    stars = await ratings.count_by_stars(session, seminar.id)
    given = len(await ratings.list_respondents(session, seminar.id))
    if not given:
        return None
    results = await _list_results(session, seminar.id)
    paragraphs = [Paragraph("text", Text("feedback-document-given", {"given": given}))]
    paragraphs += [
        Paragraph("text", Lines([Text(PLAIN_KEYS.get(line.key, line.key), line.args) for line in lines]))
        for lines in (_star_lines(stars), *map(_result_lines, results))
    ]
    question: Value = ""
    for of_question, words in await _list_texts(session, seminar, results):
        if of_question != question:
            question = of_question
            paragraphs.append(Paragraph("point", question))
        paragraphs.append(Paragraph("item", words))
    title = Text("feedback-document-title", {"seminar": Translated(seminar.title)})
    return TextDocument(seminar_file(seminar, "file-feedback"), title, paragraphs)


async def export(incoming: Incoming, session: Session, data: ExportFeedback) -> list[Reply]:
    """Send the counts and what people wrote as a file; the export is audited."""
    seminar = await load_seminar(incoming, session, CAN_SEE_EVERYONE, data.seminar)
    file = await document(session, seminar)
    if file is None:
        raise OutOfDate
    given = len(await ratings.list_respondents(session, seminar.id))
    subject = f"seminar:{seminar.id}"
    await audit.record(session, incoming.person, "feedback.exported", subject, incoming.at, rows=given)
    return [Say("feedback-exported", {"seminar": Translated(seminar.title), "given": given}, document=file)]


def _scale_chart(args: dict[str, Value], stars: dict[int, int], scales: Sequence[QuestionResult]) -> Chart:
    rows = [ChartRow("", Text("feedback-overall"), _by_step(stars))]
    rows += [ChartRow("", Translated(one.question.title), _by_step(one.values)) for one in scales]
    return Chart(
        shape="bars",
        title=args["seminar"],
        note=Text("feedback-chart-scale", args),
        attribution="",
        legend=[f"feedback-step-{step}" for step in reversed(form.STEPS)],
        rows=rows,
        positive_parts=2,
        palette="scale",
    )


def _by_step(counts: dict[int, int]) -> list[int]:
    """Return the counts from the best step to the worst."""
    return [counts.get(step, 0) for step in reversed(form.STEPS)]


def _choice_chart(args: dict[str, Value], result: QuestionResult) -> Chart:
    total = result.total
    counts = [result.values[place] for place in range(len(result.question.choices))]
    return Chart(
        shape="bars",
        title=Translated(result.question.title),
        note=Text("feedback-chart-choice", {**args, "number": total}),
        attribution="",
        legend=["poll-chart-votes", "poll-chart-rest"],
        rows=[
            ChartRow("", Translated(choice), [count, total - count])
            for choice, count in zip(result.question.choices, counts, strict=True)
        ],
        positive_parts=1,
        palette="share",
    )
