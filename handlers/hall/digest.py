"""Questions and answers for everybody after the seminar: seen by staff as readers get it, then sent, once."""

from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

from handlers import readers
from handlers.common import length, must_stand, number, over
from handlers.hall.desk import ROOM
from handlers.hall.nameless import tells_who, without
from handlers.rights import MODERATORS, seminar_for
from handlers.tongues import TONGUES
from handlers.words import (
    Button,
    Incoming,
    Lane,
    Lines,
    Media,
    Named,
    Paper,
    Paragraph,
    Refusal,
    Reply,
    Say,
    Text,
    ToMany,
    Value,
    Written,
)
from storage import audit, faq, minutes, planning, questions, readable, seats
from storage.audience import Audience
from storage.database import Session
from storage.minutes import Entry, Minutes
from storage.models import Faq, Seminar
from storage.richtext import RichText, joined

PREVIEWED = ("ky", "ru")
AROUND = 40
"""UTF-16 units of ours around each question in the message."""
VOICES = 10
"""Voices and files that are answers without words: so many come after the message."""


@dataclass(frozen=True, slots=True)
class Line:
    """A question as everybody reads it, with its answer, both in every language."""

    number: int
    topic: Value
    question: Written
    answer: Written
    media: tuple[Media, ...]
    """What the answer was spoken or drawn in, where it has no words."""
    doubtful: bool
    """There seems to be a name or a telephone in it."""


@dataclass(frozen=True, slots=True)
class Digest:
    """What goes round: the lines, the numbers of answered questions that cannot go, how many have no answer yet."""

    lines: Sequence[Line]
    without: Sequence[int]
    left: int

    @property
    def mark(self) -> int:
        """Tells whether it is still what staff have seen."""
        said = [(one.number, one.question.texts, one.answer.texts) for one in self.lines]
        return crc32(repr((said, self.left)).encode("utf-8", "replace"))

    @property
    def whole(self) -> bool:
        """Whether it fits in one message, in every language."""
        return all(
            sum(length(one.question.of(at)) + length(one.answer.of(at)) + AROUND for one in self.lines)
            <= ROOM
            for at in TONGUES
        )


async def page(incoming: Incoming, session: Session) -> list[Reply]:
    """What would go round and to how many, with a way to see it: `digest:<seminar>`."""
    seminar = await seminar_for(incoming, session, MODERATORS, number(incoming.argument))
    digest = await _digest(session, seminar)
    return [await _card(incoming, session, seminar, digest, edit=True)]


async def see(incoming: Incoming, session: Session) -> list[Reply]:
    """The same as readers of Kyrgyz and of Russian get it; only then can it be sent: `digestsee:<seminar>`."""
    seminar = await seminar_for(incoming, session, MODERATORS, number(incoming.argument))
    digest = await _digest(session, seminar)
    if not digest.lines:
        raise Refusal("digest-empty")
    shown = [_said(seminar, digest, language) for language in PREVIEWED]
    return [*shown, await _card(incoming, session, seminar, digest, seen=True)]


async def send(incoming: Incoming, session: Session) -> list[Reply]:
    """To everybody who has, or had, a seat: `digestgo:<seminar>:<mark of what was seen>`."""
    which, mark = [*incoming.arguments, "", ""][:2]
    seminar = await seminar_for(incoming, session, MODERATORS, number(which))
    must_stand(seminar)
    digest = await _digest(session, seminar)
    if seminar.digest_at is None and digest.lines and over(seminar, incoming.at):
        if mark != str(digest.mark):
            raise Refusal("digest-changed")
        return await _send(incoming, session, seminar, digest)
    return [await _card(incoming, session, seminar, digest, edit=True)]


async def _send(incoming: Incoming, session: Session, seminar: Seminar, digest: Digest) -> list[Reply]:
    people = (await planning.readers(session, _audience(seminar))).languages.total()
    detail = {"rows": len(digest.lines), "people": people}
    await audit.record(
        session, incoming.person, "digest.sent", f"seminar:{seminar.id}", incoming.at, **detail
    )
    seminar.digest_at = incoming.at
    told: list[Reply] = [ToMany(_said(seminar, digest), _audience(seminar))]
    told += [ToMany(say, _audience(seminar)) for say in _voices(seminar, digest)]
    return [*told, await _card(incoming, session, seminar, digest, edit=True)]


def _audience(seminar: Seminar) -> Audience:
    """Whoever was to come: those who could not want to know most."""
    return Audience(seminar.id, states=seats.STATES)


# What is in it.


async def _digest(session: Session, seminar: Seminar) -> Digest:
    found = await minutes.of_seminar(session, seminar.id)
    worded = {one.source_id: one for one in await faq.published(session, seminar.id)}
    lines, missing = [], []
    for one in found.entries:
        if one.question.state != questions.ANSWERED:
            continue
        line = _line(found, one, worded.get(one.question.id))
        if line is None:
            missing.append(one.question.number)
        else:
            lines.append(line)
    left = sum(one.question.state in questions.OPEN for one in found.entries)
    return Digest(lines, missing, left)


def _line(found: Minutes, one: Entry, entry: Faq | None) -> Line | None:
    """In the words of the FAQ, where staff gave it some; None for what the hall may not read, or what has no words."""
    asker = found.people[one.question.person_id]
    asked = entry.rich_texts("question") if entry else dict.fromkeys(TONGUES, one.words)
    answer = entry.rich_texts("answer") if entry else _answer(one)
    if not (readable.by_hall(one.question) or entry) or not any(asked.values()):
        return None
    doubtful = any(tells_who(text, asker.name) for text in (*asked.values(), *answer.values()))
    if one.question.anonymous:
        asked = {at: without(text, asker.name) for at, text in asked.items()}
        answer = {at: without(text, asker.name) for at, text in answer.items()}
    media = () if any(answer.values()) else _media(one)
    topic: Value = Named(one.topic.name) if one.topic else Text("asked-topic-none")
    return Line(one.question.number, topic, Written(asked), Written(answer), media, doubtful)


def _answer(one: Entry) -> dict[str, RichText]:
    """In each language what was said in it, else the words as they came."""
    return {
        at: joined("\n\n", [said for answer in one.answers if (said := answer.words_in(at))])
        for at in TONGUES
    }


def _media(one: Entry) -> tuple[Media, ...]:
    return tuple(readers.file(file) for file in one.files if file.answer_id is not None)


# In which words.


def _said(seminar: Seminar, digest: Digest, language: str | None = None) -> Say:
    """What readers get; with a language: as readers of that one see it, for whoever asked to see it."""
    args: dict[str, Value] = {
        "seminar": Named(seminar.title),
        "rest": Lines([Text("digest-rest", {"left": digest.left})] if digest.left else []),
    }
    owed = {"language": language} if language else {"once": f"digest:{seminar.id}", "lane": Lane.REMINDER}
    about = f"digest:{seminar.id}"
    if not digest.whole:
        args["number"] = len(digest.lines)
        return Say("digest-file", args, document=_paper(seminar, digest), about=about, **owed)
    lines = [
        Text("digest-line", {"number": one.number, "question": one.question, "answer": _words(one)})
        for one in digest.lines
    ]
    args["list"] = Lines(lines, "\n\n")
    return Say("digest-message", args, about=about, **owed)


def _words(one: Line) -> Value:
    return one.answer if any(one.answer.texts.values()) else Text("answer-in-media")


def _voices(seminar: Seminar, digest: Digest) -> list[Say]:
    """Answers that have no words, to be heard after the message."""
    files = [(one, media) for one in digest.lines for media in one.media][:VOICES]
    return [
        Say(
            "digest-voice",
            {"number": one.number},
            media=media,
            once=f"digest:{seminar.id}:{place}",
            lane=Lane.REMINDER,
        )
        for place, (one, media) in enumerate(files)
    ]


def _paper(seminar: Seminar, digest: Digest) -> Paper:
    title = Text("asked-paper-title", {"seminar": Named(seminar.title)})
    made: list[Paragraph] = []
    for one in digest.lines:
        head = Text("digest-point", {"number": one.number, "question": one.question})
        made += [Paragraph("point", head), Paragraph("text", _words(one))]
    if digest.left:
        made.append(Paragraph("note", Text("digest-rest", {"left": digest.left})))
    return Paper(f"{seminar.slug}-answers.docx", title, made)


async def _card(
    incoming: Incoming,
    session: Session,
    seminar: Seminar,
    digest: Digest,
    *,
    seen: bool = False,
    edit: bool = False,
) -> Say:
    """What staff have to know before it goes, and what they can do now."""
    people = (await planning.readers(session, _audience(seminar))).languages.total()
    lines = _facts(seminar, digest, people)
    rows: list[list[Button]] = []
    if digest.lines and seminar.digest_at is None:
        look = Button("digest-see", f"digestsee:{seminar.id}", style="" if seen else "primary")
        rows.append([look])
        if not over(seminar, incoming.at):
            lines.append(Text("digest-early"))
        elif seen:
            label = Text("digest-send", {"people": people})
            rows.append([Button(label, f"digestgo:{seminar.id}:{digest.mark}", style="primary")])
    rows.append([Button("plan-hub", f"staff:{seminar.id}")])
    return Say("digest", {"seminar": Named(seminar.title), "list": Lines(lines)}, rows, edit=edit)


def _facts(seminar: Seminar, digest: Digest, people: int) -> list[Text]:
    lines = [Text("digest-counts", {"number": len(digest.lines), "people": people})]
    if not digest.lines:
        lines = [Text("digest-empty")]
    elif not digest.whole:
        lines.append(Text("digest-as-file"))
    if digest.left:
        lines.append(Text("digest-left", {"left": digest.left}))
    if digest.without:
        lines.append(Text("digest-without", {"numbers": _numbers(digest.without)}))
    if doubtful := [one.number for one in digest.lines if one.doubtful]:
        lines.append(Text("digest-names", {"numbers": _numbers(doubtful)}))
    if seminar.digest_at is not None:
        lines.append(Text("digest-was-sent", {"starts": seminar.digest_at}))
    return lines


def _numbers(found: Sequence[int]) -> str:
    return ", ".join(f"№{one}" for one in found[:20]) + (" …" if len(found) > 20 else "")
