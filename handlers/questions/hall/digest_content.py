"""Content of the digest: answered questions that participants may read, in each reader's language where it can be."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from handlers.messages import Media, Text, Translated, TranslatedRichText, Value
from handlers.questions.shared import readers
from handlers.questions.shared.anonymize import anonymize, identifies_person
from handlers.ui.arguments import utf16_length
from handlers.ui.languages import LANGUAGES, REQUIRED_LANGUAGES, guess_language, guess_languages
from handlers.ui.long_text import TEXT_LIMIT
from handlers.ui.pages import fingerprint
from storage.database import Session
from storage.faq import faq
from storage.models import FaqEntry, Question, Seminar, question_states
from storage.questions import proceedings, readable
from storage.questions.proceedings import Entry, Proceedings
from storage.text.richtext import RichText, join_rich

LINE_OVERHEAD = 40
"""UTF-16 units that the message adds to each question."""


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
    lacking: Collection[str] = ()
    """The required languages in which its answer is not written: their readers get it in another one."""


@dataclass(frozen=True, slots=True)
class Digest:
    """Content of the digest.

    `omitted`: numbers of answered questions without words. `unanswered`: number of open questions.
    """

    lines: Sequence[DigestLine]
    unshown: Sequence[Question]
    """Answered questions that participants may not read, and merged ones that would be read in a further language."""
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


Partners = Mapping[str, Entry]
"""Language -> the question merged into another one that asks the same in this language."""


async def build_digest(session: Session, seminar: Seminar) -> Digest:
    """Collect the answered questions of a seminar."""
    found = await proceedings.of_seminar(session, seminar.id)
    faq_entries = {one.source_question_id: one for one in await faq.list_published(session, seminar.id)}
    partners = _partners_by_root(found)
    lines: list[DigestLine] = []
    unshown: list[Question] = []
    omitted: list[int] = []
    for one in found.entries:
        if one.question.state != question_states.ANSWERED:
            continue
        faq_entry, others = faq_entries.get(one.question.id), partners[one.question.id]
        line = _digest_line(found, one, _released(others), faq_entry)
        if line is not None:
            lines.append(line)
        elif one.hall_text:
            unshown.append(one.question)
        else:
            omitted.append(one.question.number)
        if faq_entry is None:
            unshown += [
                entry.question for entry in others.values() if not readable.is_released(entry.question)
            ]
    unanswered = sum(one.question.state in question_states.OPEN_STATES for one in found.entries)
    return Digest(lines, unshown, omitted, unanswered)


def _partners_by_root(found: Proceedings) -> Mapping[int, Partners]:
    """Return root id -> the merged questions in other languages than the root's; those that may be read come first."""
    by_id = {one.question.id: one for one in found.entries}
    partners: defaultdict[int, dict[str, Entry]] = defaultdict(dict)
    for one in sorted(found.entries, key=lambda entry: not readable.is_released(entry.question)):
        root = one
        while above := by_id.get(root.question.merged_into_id or 0):
            root = above
        language = _language(found, one)
        if one.hall_text and language != _language(found, root):
            partners[root.question.id].setdefault(language, one)
    return partners


def _language(found: Proceedings, entry: Entry) -> str:
    return guess_language(entry.hall_text.text, found.people[entry.question.person_id].language)


def _released(partners: Partners) -> Partners:
    return {language: entry for language, entry in partners.items() if readable.is_released(entry.question)}


def _digest_line(
    found: Proceedings, entry: Entry, partners: Partners, faq_entry: FaqEntry | None
) -> DigestLine | None:
    """Build a line, with the texts of a published FAQ entry if there is one.

    Return None if participants may not read the question, or if it has no text.
    """
    quoted = {language: entry if faq_entry else partners.get(language, entry) for language in LANGUAGES}
    question_texts: Mapping[str, RichText] = {language: one.hall_text for language, one in quoted.items()}
    answer_texts: Mapping[str, RichText] = _answer_texts(entry)
    if faq_entry:
        question_texts, answer_texts = faq_entry.rich_texts("question"), faq_entry.rich_texts("answer")
    if not (readable.is_readable(entry.question) or faq_entry) or not any(question_texts.values()):
        return None
    identifying = False
    for one in {one.question.id: one.question for one in quoted.values()}.values():
        name = found.people[one.person_id].name
        own = {
            language: text for language, text in question_texts.items() if quoted[language].question is one
        }
        identifying |= any(identifies_person(text, name) for text in (*own.values(), *answer_texts.values()))
        if one.anonymous:
            question_texts = {**question_texts, **_anonymized(own, name)}
            answer_texts = _anonymized(answer_texts, name)
    topic: Value = Translated(entry.topic.name) if entry.topic else Text("asked-topic-none")
    return DigestLine(
        entry.question.number,
        topic,
        TranslatedRichText(question_texts),
        TranslatedRichText(answer_texts),
        () if any(answer_texts.values()) else _answer_media(entry),
        identifying,
        _lacking_languages(found, entry, faq_entry),
    )


def _lacking_languages(found: Proceedings, entry: Entry, faq_entry: FaqEntry | None) -> Collection[str]:
    """Return the required languages in which an answer, or the FAQ entry in its place, is not written."""
    if faq_entry:
        given = [{language for language, text in faq_entry.answer.items() if text}]
    else:
        given = [
            guess_languages(answer.text, found.people[answer.person_id].language)
            | {language for language, text in answer.translations.items() if text}
            for answer in entry.answers
            if answer.text
        ]
    return [language for language in REQUIRED_LANGUAGES if any(language not in one for one in given)]


def _anonymized(texts: Mapping[str, RichText], name: str | None) -> dict[str, RichText]:
    return {language: anonymize(text, name) for language, text in texts.items()}


def _answer_texts(entry: Entry) -> dict[str, RichText]:
    """Return the answers in each language, in the original where a translation is missing."""
    return {
        language: join_rich("\n\n", [text for answer in entry.answers if (text := answer.text_in(language))])
        for language in LANGUAGES
    }


def _answer_media(entry: Entry) -> tuple[Media, ...]:
    return tuple(readers.attachment_media(file) for file in entry.files if file.answer_id is not None)
