"""More is needed: what an expert asks back, and the asker's reply. Through the bot, neither learns who the other is."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import partial

from handlers import readers
from handlers.answering.whose import seminar_of, still_open, tried
from handlers.common import length, number, shorten
from handlers.editing import Edit, same_file, same_words
from handlers.hall import remarks, voices
from handlers.hall.desk import CAPTION, ROOM, attachment, parts
from handlers.hall.limits import must_be_heard, must_not_say_too_much
from handlers.hall.storing import kept_of
from handlers.readers import Reader
from handlers.steps import form_at, leave, stand
from handlers.words import Button, Incoming, Media, Refusal, Reply, Say, Text, Value
from storage import answers, audit, outbox, people, questions
from storage.database import Session
from storage.models import Person, Question, Remark
from storage.richtext import RichText

ASKING, SAYING = "more", "saymore"


# What the expert asks.


async def begin(incoming: Incoming, session: Session) -> list[Reply]:
    """`more:<question>`: the next message goes to whoever asked it, not as its answer."""
    question = await _askable(incoming, session, number(incoming.argument))
    leave(incoming.person, "answer")
    stand(incoming.person, ASKING, question=question.id)
    return [_prompt(question)]


def _prompt(question: Question) -> Say:
    return Say("more-prompt", {"number": question.number}, [[Button("ask-stop", "morestop")]])


async def _askable(incoming: Incoming, session: Session, question_id: int) -> Question:
    """Open, and asked by somebody who can be written to. Raises Refusal."""
    question, _ = await still_open(incoming, session, question_id)
    asker = await people.get(session, question.person_id)
    if asker is None or not people.can_be_told(asker):
        raise Refusal("asker-unreachable")
    return question


async def prompt(incoming: Incoming, session: Session) -> list[Reply]:
    """What is awaited, again."""
    form = form_at(incoming.person, ASKING)

    async def again() -> list[Reply]:
        return [_prompt(await _askable(incoming, session, form["question"]))]

    return await tried(incoming, ASKING, again())


async def stop(incoming: Incoming, _session: Session) -> list[Reply]:
    """`morestop`: nothing is asked back, or said, after all."""
    step = incoming.person.step
    if step not in (ASKING, SAYING):
        raise Refusal("button-old")
    leave(incoming.person, step)
    return [Say("more-stopped", edit=True)]


async def take(incoming: Incoming, session: Session) -> list[Reply]:
    """The expert's words, on their way to the asker."""
    form = form_at(incoming.person, ASKING)
    if incoming.media is None and not incoming.text:
        raise Refusal("awaited-more")
    return await tried(incoming, ASKING, _ask_back(incoming, session, form["question"]))


async def _ask_back(incoming: Incoming, session: Session, question_id: int) -> list[Reply]:
    question = await _askable(incoming, session, question_id)
    asker = await people.get(session, question.person_id)
    assert asker is not None  # a foreign key
    leave(incoming.person, ASKING)
    remark = await remarks.keep(incoming, session, question, from_asker=False)
    about, detail = f"question:{question.id}", {"remark": remark.id, "length": len(incoming.words.text)}
    await audit.record(session, incoming.person, "question.asked_back", about, incoming.at, **detail)
    told = _needed(question, remark, asker, incoming.media)
    told = [replace(one, reply_to=question.chat_message_id) for one in told[:1]] + told[1:]
    return [Say("more-sent", {"number": question.number}), *told]


def _needed(question: Question, remark: Remark, asker: Person, media: Media | None) -> list[Say]:
    """What is asked back, for the asker; said again in other words it takes the place of the first."""
    rows = [[Button("more-reply-button", f"saymore:{remark.id}", style="primary")]]
    args: dict[str, Value] = {
        "number": question.number,
        "question": _in_short(question.own_words or question.hall_words),
    }
    told = _carried("more-needed", args, remark.rich("text"), remark, [(asker, media)], rows)
    subject = f"needed:{remark.id}"
    return [replace(one, subject=subject, part=place > 0) for place, one in enumerate(told)]


def _in_short(words: RichText) -> Value:
    return shorten(words, 200) or Text("question-media")


def _carried(
    key: str,
    args: dict[str, Value],
    text: RichText,
    remark: Remark,
    to: Sequence[tuple[Person, Media | None]],
    rows: list[list[Button]],
) -> list[Say]:
    """Somebody's words as others get them, each with the file as it is for them; a reply to any of it goes back."""
    about = f"remark:{remark.id}"
    said: list[Say] = []
    for one, media in to:
        fits = length(text) <= (CAPTION if media else ROOM)
        shown: Value = text if text and fits else Text("answer-follows" if text else "answer-in-media")
        said.append(Say(key, {**args, "text": shown}, rows, to=one, media=media, about=about))
        if not fits:
            said += [Say("words", {"text": part}, to=one, about=about) for part in parts(text)]
    return said


async def album(incoming: Incoming, session: Session) -> list[Reply] | None:
    """A further photo of an album that somebody is asked back with goes after the first; None when it is none."""
    if not (incoming.staff and incoming.media and incoming.media.album):
        return None
    remark = await answers.remark_of_album(session, incoming.person, incoming.media.album)
    if remark is None:
        return None
    question = await _askable(incoming, session, remark.question_id)
    asker = await people.get(session, question.person_id)
    file = attachment(incoming.media)
    file.remark_id = remark.id
    await questions.attach(session, question, file)
    key = "words" if incoming.words else "question-more"
    args: dict[str, Value] = {"number": question.number, "text": shorten(incoming.words, CAPTION)}
    return [Say(key, args, to=asker, media=incoming.media, about=f"remark:{remark.id}")]


# What the asker says to that.


async def begin_saying(incoming: Incoming, session: Session) -> list[Reply]:
    """`saymore:<remark>`: the next message goes to whoever asked back."""
    must_be_heard(incoming.person)
    remark, question = await _asked_me(incoming, session, number(incoming.argument))
    stand(incoming.person, SAYING, remark=remark.id)
    return [_saying(question)]


def _saying(question: Question) -> Say:
    return Say("saymore-prompt", {"number": question.number}, [[Button("ask-stop", "morestop")]])


async def _asked_me(incoming: Incoming, session: Session, remark_id: int) -> tuple[Remark, Question]:
    """What this person was asked about a question of their own. Raises Refusal."""
    remark = await answers.get_remark(session, remark_id)
    question = await questions.get(session, remark.question_id) if remark is not None else None
    if remark is None or question is None or remark.from_asker or question.person_id != incoming.person.id:
        raise Refusal("button-old")
    if question.state == questions.WITHDRAWN:
        raise Refusal("question-gone")
    return remark, question


async def prompt_saying(incoming: Incoming, session: Session) -> list[Reply]:
    """What is awaited, again."""
    form = form_at(incoming.person, SAYING)

    async def again() -> list[Reply]:
        return [_saying((await _asked_me(incoming, session, form["remark"]))[1])]

    return await tried(incoming, SAYING, again())


async def take_saying(incoming: Incoming, session: Session) -> list[Reply]:
    """The asker's words, on their way back."""
    form = form_at(incoming.person, SAYING)
    if incoming.media is None and not incoming.text:
        raise Refusal("awaited-saymore")
    return await tried(incoming, SAYING, _say_back(incoming, session, form["remark"]))


async def reply(incoming: Incoming, session: Session) -> list[Reply] | None:
    """A reply to what one was asked back; None when it is about something else."""
    if not incoming.reply_to:
        return None
    about = await outbox.about(session, incoming.chat_id, incoming.reply_to) or ""
    if not about.startswith("remark:"):
        return None
    remark = await answers.get_remark(session, number(about.removeprefix("remark:")))
    if remark is None or remark.from_asker:
        return None
    if incoming.media is None and not incoming.text:
        raise Refusal("awaited-saymore")
    return await _say_back(incoming, session, remark.id)


async def send_recording(incoming: Incoming, session: Session) -> list[Reply]:
    """The recording that was sent may go, though somebody may be known by it: `sayvoice`."""
    form = form_at(incoming.person, SAYING)
    if "voice" not in form:
        raise Refusal("button-old")
    recording = voices.as_sent(incoming, form["voice"])
    return await tried(incoming, SAYING, _say_back(recording, session, form["remark"], sure=True))


async def _say_back(
    incoming: Incoming, session: Session, remark_id: int, *, sure: bool = False
) -> list[Reply]:
    """What the asker says goes to whoever asked back."""
    asked, question = await _asked_me(incoming, session, remark_id)
    await must_not_say_too_much(incoming, session, await seminar_of(session, question))
    if not sure and voices.gives_away(question, incoming.media):
        stand(incoming.person, SAYING, remark=asked.id, voice=kept_of(incoming))
        return [voices.ask_at_step("sayvoice", "morestop")]
    leave(incoming.person, SAYING)
    remark = await remarks.keep(incoming, session, question, from_asker=True)
    words = await remarks.lately(incoming, session, question)
    rows = [
        [Button("answer-button", f"answer:{question.id}", style="primary")],
        [Button("more-button", f"more:{question.id}")],
    ]
    said: list[Say] = []
    for one in await _to(session, asked, question):
        known = await readers.words(session, question, one.person, openly=one.openly)
        args: dict[str, Value] = {"number": question.number, "question": _in_short(known)}
        to = [(one.person, _passed(question, incoming.media, one))]
        said += [
            replace(told, subject=remarks.subject(question), part=told.key == "words", by=question.person_id)
            for told in _carried("more-came", args, words, remark, to, rows)
        ]
    return [Say("saymore-sent", {"number": question.number}), *said]


def _passed(question: Question, media: Media | None, to: Reader) -> Media | None:
    return media and readers.passed(question, media, 1, openly=to.openly)


async def _to(session: Session, asked: Remark, question: Question) -> list[Reader]:
    """Whoever asked back, else whose it is to answer, if they may read it now; else those who run the hall."""
    reading = {one.person.id: one for one in await readers.of_staff(session, question)}
    for person_id in (asked.person_id, question.owner_id):
        if person_id in reading:
            return [reading[person_id]]
    return [one for one in reading.values() if one.openly]


# Its words were changed in the chat.


async def edit(incoming: Incoming, session: Session) -> Edit | None:
    """What was asked back, or said, is what its message says now; None: the message is none of these."""
    remark = await answers.remark_by_message(session, incoming.person, incoming.message_id)
    if remark is None:
        return None
    files = {one.file_unique_id for one in await answers.files_of_remark(session, remark)}
    same = same_words(incoming, remark, "text") and same_file(incoming, files)
    return Edit(same, partial(_reword, incoming, session, remark, files))


async def _reword(
    incoming: Incoming, session: Session, remark: Remark, files: Collection[str]
) -> list[Reply]:
    question = await questions.lock(session, remark.question_id)
    assert question is not None  # a foreign key
    if not same_file(incoming, files):
        raise Refusal("answer-file-stays" if not remark.from_asker else "question-file-stays")
    if not incoming.words and not files:
        raise Refusal("awaited-saymore" if remark.from_asker else "awaited-more")
    told = await (_said_anew if remark.from_asker else _asked_anew)(incoming, session, question, remark)
    return [Say("remark-edited", {"number": question.number}), *told]


async def _said_anew(incoming: Incoming, session: Session, question: Question, remark: Remark) -> list[Reply]:
    must_be_heard(incoming.person)
    if question.state == questions.WITHDRAWN:
        raise Refusal("question-gone")
    remark.write("text", incoming.words)
    return await remarks.tell(session, question, await seminar_of(session, question), incoming.words)


async def _asked_anew(
    incoming: Incoming, session: Session, question: Question, remark: Remark
) -> list[Reply]:
    asked = await _askable(incoming, session, question.id)
    asker = await people.get(session, asked.person_id)
    assert asker is not None  # a foreign key
    remark.write("text", incoming.words)
    return [*_needed(asked, remark, asker, None)]
