"""The digest: questions and answers for everybody after the seminar, previewed by staff and sent once."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.buttons.hall import AddToDigest, PreviewDigest, SendDigest, ShowDigest
from handlers.buttons.team import ShowSeminarForStaff
from handlers.messages import (
    Button,
    Incoming,
    Lane,
    Lines,
    Paragraph,
    Refusal,
    Reply,
    Say,
    SayToAudience,
    Text,
    TextDocument,
    Translated,
    TranslatedRichText,
    Value,
)
from handlers.permissions import MODERATORS, load_seminar
from handlers.questions.hall.digest_content import Digest, DigestLine, build_digest
from handlers.questions.shared.excerpts import excerpt
from handlers.questions.shared.staff_cards import question_subject, update_staff_cards
from handlers.ui.arguments import has_ended, require_active
from handlers.ui.file_names import seminar_file
from handlers.ui.languages import REQUIRED_LANGUAGES
from handlers.ui.long_text import folded
from handlers.ui.pages import confirm, fingerprint
from storage import audit, quiet_hours
from storage.audiences import audience
from storage.audiences.audience import SeatAudience
from storage.database import Session
from storage.models import Question, Seminar, seat_states
from storage.questions import lifecycle, questions

PREVIEW_LANGUAGES = ("ky", "ru")
"""Languages in which staff preview the digest."""
MAX_VOICES = 10
"""Maximum number of files of answers without text that are sent after the message."""
MAX_ADDED = 10
"""Maximum number of questions that are read and added at once."""
EXCERPT_LENGTH = 300
"""The most characters of a question that is added this way: it is shown whole before."""


async def show(incoming: Incoming, session: Session, data: ShowDigest) -> list[Reply]:
    """Show the status of the digest: its content, the number of recipients, and a button for the preview."""
    seminar = await load_seminar(incoming, session, MODERATORS, data.seminar)
    digest = await build_digest(session, seminar)
    return [await _digest_page(incoming, session, seminar, digest, edit=True)]


async def preview(incoming: Incoming, session: Session, data: PreviewDigest) -> list[Reply]:
    """Show the digest in Kyrgyz and Russian, with the button that sends it."""
    seminar = await load_seminar(incoming, session, MODERATORS, data.seminar)
    digest = await build_digest(session, seminar)
    if not digest.lines:
        raise Refusal("digest-empty")
    shown = [_digest_message(seminar, digest, language) for language in PREVIEW_LANGUAGES]
    return [*shown, await _digest_page(incoming, session, seminar, digest, previewed=True)]


async def send(incoming: Incoming, session: Session, data: SendDigest) -> list[Reply]:
    """Send the digest to everybody who has or had a seat. Raises Refusal if it has changed since the preview."""
    seminar = await load_seminar(incoming, session, MODERATORS, data.seminar)
    require_active(seminar)
    digest = await build_digest(session, seminar)
    if seminar.digest_at is None and digest.lines and has_ended(seminar, incoming.at):
        if data.fingerprint != digest.fingerprint:
            raise Refusal("digest-changed")
        return await _send_digest(incoming, session, seminar, digest)
    return [await _digest_page(incoming, session, seminar, digest, edit=True)]


async def _send_digest(incoming: Incoming, session: Session, seminar: Seminar, digest: Digest) -> list[Reply]:
    people = (await audience.count_recipients(session, _digest_audience(seminar))).reachable
    detail = {"rows": len(digest.lines), "people": people}
    await audit.record(
        session, incoming.person, "digest.sent", f"seminar:{seminar.id}", incoming.at, **detail
    )
    seminar.digest_at = incoming.at
    quiet = quiet_hours.is_quiet(incoming.at, seminar.timezone)
    messages: list[Reply] = [
        SayToAudience(replace(say, disable_notification=quiet), _digest_audience(seminar))
        for say in (_digest_message(seminar, digest), *_voice_messages(seminar, digest))
    ]
    return [*messages, await _digest_page(incoming, session, seminar, digest, edit=True)]


def _digest_audience(seminar: Seminar) -> SeatAudience:
    """Return everybody with a seat in any state, also those who could not come."""
    return SeatAudience(seminar.id, states=seat_states.STATES)


async def add_unshown(incoming: Incoming, session: Session, data: AddToDigest) -> list[Reply]:
    """Let participants read the answered questions that they may not read yet, once staff have read them."""
    seminar = await load_seminar(incoming, session, MODERATORS, data.seminar)
    require_active(seminar)
    unshown = _addable(await build_digest(session, seminar))
    notices: list[Reply] = []
    if seminar.digest_at is None and unshown:
        asked = [question for one in unshown if (question := await questions.lock(session, one.id))]
        shown = int(fingerprint([(one.id, one.state, one.hall_text.text) for one in asked]), 16)
        if data.fingerprint != shown:
            return [_confirm_adding(asked, AddToDigest(seminar.id, shown))]
        for question in asked:
            notices += await _release(incoming, session, question, seminar)
    digest = await build_digest(session, seminar)
    return [await _digest_page(incoming, session, seminar, digest, edit=True), *notices]


def _addable(digest: Digest) -> Sequence[Question]:
    """Return the unshown questions that staff can read whole when they add them; a longer one has a page of its own."""
    short = [one for one in digest.unshown if len(one.hall_text.one_line().text) <= EXCERPT_LENGTH]
    return short[:MAX_ADDED]


def _confirm_adding(asked: Sequence[Question], yes: AddToDigest) -> Say:
    lines = [
        Text(
            "digest-add-line",
            {"number": one.number, "question": excerpt(one.hall_text.one_line(), EXCERPT_LENGTH)},
        )
        for one in asked
    ]
    return confirm("digest-ask-add", {"list": Lines(lines)}, yes, ShowDigest(yes.seminar), style="primary")


async def _release(
    incoming: Incoming, session: Session, question: Question, seminar: Seminar
) -> Sequence[Reply]:
    await lifecycle.release(session, question, incoming.at, incoming.person)
    await audit.record(session, incoming.person, "question.shown", question_subject(question), incoming.at)
    return await update_staff_cards(session, question, seminar, incoming.at)


# Messages and pages.


def _digest_message(seminar: Seminar, digest: Digest, language: str | None = None) -> Say:
    """Build the message for recipients; with a language, a preview of it."""
    args: dict[str, Value] = {
        "seminar": Translated(seminar.title),
        "rest": Lines([Text("digest-rest", {"left": digest.unanswered})] if digest.unanswered else []),
    }
    delivery = (
        {"language": language} if language else {"dedup_key": f"digest:{seminar.id}", "lane": Lane.REMINDER}
    )
    subject = f"digest:{seminar.id}"
    if not digest.fits_message:
        args["number"] = len(digest.lines)
        return Say(
            "digest-file", args, document=_digest_document(seminar, digest), subject=subject, **delivery
        )
    lines = [
        Text("digest-line", {"number": line.number, "question": line.question, "answer": _answer_value(line)})
        for line in digest.lines
    ]
    args["list"] = Lines(lines, "\n\n")
    return Say("digest-message", args, subject=subject, **delivery)


def _answer_value(line: DigestLine) -> Value:
    if not any(line.answer.texts.values()):
        return Text("answer-in-media")
    return TranslatedRichText({language: folded(text) for language, text in line.answer.texts.items()})


def _voice_messages(seminar: Seminar, digest: Digest) -> list[Say]:
    """Build the messages with files of answers without text."""
    files = [(line, media) for line in digest.lines for media in line.media][:MAX_VOICES]
    return [
        Say(
            "digest-voice",
            {"number": line.number},
            media=media,
            dedup_key=f"digest:{seminar.id}:{place}",
            lane=Lane.REMINDER,
        )
        for place, (line, media) in enumerate(files)
    ]


def _digest_document(seminar: Seminar, digest: Digest) -> TextDocument:
    title = Text("asked-document-title", {"seminar": Translated(seminar.title)})
    paragraphs: list[Paragraph] = []
    for line in digest.lines:
        head = Text("digest-point", {"number": line.number, "question": line.question})
        paragraphs += [Paragraph("point", head), Paragraph("text", _answer_value(line))]
    if digest.unanswered:
        paragraphs.append(Paragraph("note", Text("digest-rest", {"left": digest.unanswered})))
    return TextDocument(seminar_file(seminar, "file-questions"), title, paragraphs)


async def _digest_page(
    incoming: Incoming,
    session: Session,
    seminar: Seminar,
    digest: Digest,
    *,
    previewed: bool = False,
    edit: bool = False,
) -> Say:
    """Build the staff page of the digest with its status and actions."""
    people = (await audience.count_recipients(session, _digest_audience(seminar))).reachable
    lines = _status_lines(seminar, digest, people)
    rows: list[list[Button]] = []
    if (addable := _addable(digest)) and seminar.digest_at is None:
        label = Text("digest-add", {"number": len(addable)})
        rows.append([Button(label, AddToDigest(seminar.id))])
    if digest.lines and seminar.digest_at is None:
        rows.append([Button("digest-see", PreviewDigest(seminar.id), style="" if previewed else "primary")])
        if not has_ended(seminar, incoming.at):
            lines.append(Text("digest-early"))
        elif previewed:
            label = Text("digest-send", {"people": people})
            rows.append([Button(label, SendDigest(seminar.id, digest.fingerprint), style="primary")])
    rows.append([Button("staff-seminar-button", ShowSeminarForStaff(seminar.id))])
    return Say("digest", {"seminar": Translated(seminar.title), "list": Lines(lines)}, rows, edit=edit)


def _status_lines(seminar: Seminar, digest: Digest, people: int) -> list[Text]:
    lines = [Text("digest-counts", {"number": len(digest.lines), "people": people})]
    if not digest.lines:
        lines = [Text("digest-empty")]
    elif not digest.fits_message:
        lines.append(Text("digest-as-file"))
    if digest.unanswered:
        lines.append(Text("digest-left", {"left": digest.unanswered}))
    if seminar.digest_at is not None:
        return [*lines, Text("digest-was-sent", {"starts": seminar.digest_at})]
    return [*lines, *_remark_lines(digest)]


def _remark_lines(digest: Digest) -> list[Text]:
    """Return what can be mended before the digest is sent."""
    lines: list[Text] = []
    if digest.unshown:
        numbers = sorted(question.number for question in digest.unshown)
        lines.append(Text("digest-unshown", {"numbers": _format_numbers(numbers)}))
    if digest.omitted:
        lines.append(Text("digest-without", {"numbers": _format_numbers(digest.omitted)}))
    lacking = {
        language: [line.number for line in digest.lines if language in line.lacking]
        for language in REQUIRED_LANGUAGES
    }
    lines += [
        Text(f"digest-lacks-{language}", {"numbers": _format_numbers(numbers)})
        for language, numbers in lacking.items()
        if numbers
    ]
    if identifying := [line.number for line in digest.lines if line.identifying]:
        lines.append(Text("digest-names", {"numbers": _format_numbers(identifying)}))
    return lines


def _format_numbers(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers[:20])) + (" …" if len(numbers) > 20 else "")
