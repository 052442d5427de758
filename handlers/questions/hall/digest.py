"""The digest: questions and answers for everybody after the seminar, previewed by staff and sent once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from handlers.buttons.hall import PreviewDigest, SendDigest, ShowDigest
from handlers.buttons.team import ShowSeminarForStaff
from handlers.messages import (
    Button,
    Incoming,
    Lane,
    Lines,
    Media,
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
from handlers.questions.shared import readers
from handlers.questions.shared.anonymize import anonymize, identifies_person
from handlers.ui.arguments import has_ended, require_active, utf16_length
from handlers.ui.file_names import seminar_file
from handlers.ui.languages import LANGUAGES
from handlers.ui.long_text import TEXT_LIMIT, folded
from handlers.ui.pages import fingerprint
from storage import audit, quiet_hours
from storage.audiences import audience
from storage.audiences.audience import SeatAudience
from storage.database import Session
from storage.faq import faq
from storage.models import FaqEntry, Seminar, question_states, seat_states
from storage.questions import proceedings, readable
from storage.questions.proceedings import Entry, Proceedings
from storage.text.richtext import RichText, join_rich

PREVIEW_LANGUAGES = ("ky", "ru")
"""Languages in which staff preview the digest."""
LINE_OVERHEAD = 40
"""UTF-16 units that the message adds to each question."""
MAX_VOICES = 10
"""Maximum number of files of answers without text that are sent after the message."""


@dataclass(frozen=True, slots=True)
class DigestLine:
    """A question of the digest with its answer, in every language."""

    number: int
    topic: Value
    question: TranslatedRichText
    answer: TranslatedRichText
    media: tuple[Media, ...]
    """Files of the answer if it has no text."""
    identifying: bool
    """Whether it seems to contain the asker's name, a telephone number or a personal link."""


@dataclass(frozen=True, slots=True)
class Digest:
    """Content of the digest.

    `omitted`: numbers of answered questions that cannot be included. `unanswered`: number of open questions.
    """

    lines: Sequence[DigestLine]
    omitted: Sequence[int]
    unanswered: int

    @property
    def fingerprint(self) -> int:
        """Checksum of the content, to detect changes after the preview."""
        shown = [(line.number, line.question.texts, line.answer.texts) for line in self.lines]
        return int(fingerprint(shown, self.unanswered), 16)

    @property
    def fits_message(self) -> bool:
        """Whether the digest fits in one message in every language."""
        return all(
            sum(
                utf16_length(line.question.in_language(language))
                + utf16_length(line.answer.in_language(language))
                + LINE_OVERHEAD
                for line in self.lines
            )
            <= TEXT_LIMIT
            for language in LANGUAGES
        )


async def show(incoming: Incoming, session: Session, data: ShowDigest) -> list[Reply]:
    """Show the status of the digest: its content, the number of recipients, and a button for the preview."""
    seminar = await load_seminar(incoming, session, MODERATORS, data.seminar)
    digest = await _build_digest(session, seminar)
    return [await _digest_page(incoming, session, seminar, digest, edit=True)]


async def preview(incoming: Incoming, session: Session, data: PreviewDigest) -> list[Reply]:
    """Show the digest in Kyrgyz and Russian, with the button that sends it."""
    seminar = await load_seminar(incoming, session, MODERATORS, data.seminar)
    digest = await _build_digest(session, seminar)
    if not digest.lines:
        raise Refusal("digest-empty")
    shown = [_digest_message(seminar, digest, language) for language in PREVIEW_LANGUAGES]
    return [*shown, await _digest_page(incoming, session, seminar, digest, previewed=True)]


async def send(incoming: Incoming, session: Session, data: SendDigest) -> list[Reply]:
    """Send the digest to everybody who has or had a seat. Raises Refusal if it has changed since the preview."""
    seminar = await load_seminar(incoming, session, MODERATORS, data.seminar)
    require_active(seminar)
    digest = await _build_digest(session, seminar)
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


# Content.


async def _build_digest(session: Session, seminar: Seminar) -> Digest:
    found = await proceedings.of_seminar(session, seminar.id)
    entries_by_question = {
        one.source_question_id: one for one in await faq.list_published(session, seminar.id)
    }
    lines, omitted = [], []
    for one in found.entries:
        if one.question.state != question_states.ANSWERED:
            continue
        line = _digest_line(found, one, entries_by_question.get(one.question.id))
        if line is None:
            omitted.append(one.question.number)
        else:
            lines.append(line)
    unanswered = sum(one.question.state in question_states.OPEN_STATES for one in found.entries)
    return Digest(lines, omitted, unanswered)


def _digest_line(found: Proceedings, entry: Entry, faq_entry: FaqEntry | None) -> DigestLine | None:
    """Build a line, with the texts of a published FAQ entry if there is one.

    Return None if participants may not read the question, or if it has no text.
    """
    asker = found.people[entry.question.person_id]
    question_texts = (
        faq_entry.rich_texts("question") if faq_entry else dict.fromkeys(LANGUAGES, entry.hall_text)
    )
    answer_texts = faq_entry.rich_texts("answer") if faq_entry else _answer_texts(entry)
    if not (readable.is_readable(entry.question) or faq_entry) or not any(question_texts.values()):
        return None
    identifying = any(
        identifies_person(text, asker.name) for text in (*question_texts.values(), *answer_texts.values())
    )
    if entry.question.anonymous:
        question_texts = {language: anonymize(text, asker.name) for language, text in question_texts.items()}
        answer_texts = {language: anonymize(text, asker.name) for language, text in answer_texts.items()}
    media = () if any(answer_texts.values()) else _answer_media(entry)
    topic: Value = Translated(entry.topic.name) if entry.topic else Text("asked-topic-none")
    return DigestLine(
        entry.question.number,
        topic,
        TranslatedRichText(question_texts),
        TranslatedRichText(answer_texts),
        media,
        identifying,
    )


def _answer_texts(entry: Entry) -> dict[str, RichText]:
    """Return the answers in each language, in the original where a translation is missing."""
    return {
        language: join_rich("\n\n", [text for answer in entry.answers if (text := answer.text_in(language))])
        for language in LANGUAGES
    }


def _answer_media(entry: Entry) -> tuple[Media, ...]:
    return tuple(readers.attachment_media(file) for file in entry.files if file.answer_id is not None)


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
    if digest.omitted:
        lines.append(Text("digest-without", {"numbers": _format_numbers(digest.omitted)}))
    if identifying := [line.number for line in digest.lines if line.identifying]:
        lines.append(Text("digest-names", {"numbers": _format_numbers(identifying)}))
    if seminar.digest_at is not None:
        lines.append(Text("digest-was-sent", {"starts": seminar.digest_at}))
    return lines


def _format_numbers(numbers: Sequence[int]) -> str:
    return ", ".join(f"№{number}" for number in numbers[:20]) + (" …" if len(numbers) > 20 else "")
