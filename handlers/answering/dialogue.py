"""More is needed: what an expert asks back, and the asker's reply. Through the bot, neither learns who the other is."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.answering.whose import still_open, tried
from handlers.common import length, number, shorten
from handlers.hall.desk import CAPTION, ROOM, attachment, parts
from handlers.rights import ANSWERERS, MODERATORS
from handlers.steps import form_at, leave, stand
from handlers.words import Button, Incoming, Refusal, Reply, Say, Text, Value
from storage import answers, outbox, people, questions, roles
from storage.database import Session
from storage.models import Person, Question, Remark

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
    remark = await _kept(incoming, session, question, from_asker=False)
    rows = [[Button("more-reply-button", f"saymore:{remark.id}", style="primary")]]
    args: dict[str, Value] = {"number": question.number, "question": _quoted(question)}
    told = _carried("more-needed", args, incoming, remark, [asker], rows)
    told = [replace(one, reply_to=question.chat_message_id) for one in told[:1]] + told[1:]
    return [Say("more-sent", {"number": question.number}), *told]


def _quoted(question: Question) -> Value:
    return shorten(question.text or question.wording, 200) or Text("question-media")


async def _kept(incoming: Incoming, session: Session, question: Question, *, from_asker: bool) -> Remark:
    words = incoming.text or ""
    remark = await answers.remark(
        session,
        question,
        incoming.person,
        words,
        incoming.at,
        from_asker=from_asker,
        message_id=incoming.message_id,
    )
    if incoming.media:
        file = attachment(incoming.media)
        file.remark_id = remark.id
        await questions.attach(session, question, file)
    return remark


def _carried(
    key: str,
    args: dict[str, Value],
    incoming: Incoming,
    remark: Remark,
    to: Sequence[Person],
    rows: list[list[Button]],
) -> list[Say]:
    """Somebody's words and file as others get them; a reply to any of it goes back."""
    text, media = incoming.text or "", incoming.media
    fits = length(text) <= (CAPTION if media else ROOM)
    shown: Value = text if text and fits else Text("answer-follows" if text else "answer-in-media")
    about = f"remark:{remark.id}"
    said: list[Say] = []
    for one in to:
        said.append(Say(key, {**args, "text": shown}, rows, to=one, media=media, about=about))
        if not fits:
            said += [Say("words", {"text": part}, to=one, about=about) for part in parts(text)]
    return said


# What the asker says to that.


async def begin_saying(incoming: Incoming, session: Session) -> list[Reply]:
    """`saymore:<remark>`: the next message goes to whoever asked back."""
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


async def _say_back(incoming: Incoming, session: Session, remark_id: int) -> list[Reply]:
    """To whoever asked back, if they still may answer; else to whose it is, else to those who run the hall."""
    asked, question = await _asked_me(incoming, session, remark_id)
    leave(incoming.person, SAYING)
    remark = await _kept(incoming, session, question, from_asker=True)
    rows = [
        [Button("answer-button", f"answer:{question.id}", style="primary")],
        [Button("more-button", f"more:{question.id}")],
    ]
    to = await _to(session, asked, question)
    said = _carried(
        "more-came", {"number": question.number, "question": _quoted(question)}, incoming, remark, to, rows
    )
    return [Say("saymore-sent", {"number": question.number}), *said]


async def _to(session: Session, asked: Remark, question: Question) -> list[Person]:
    there = {one.id: one for one in await roles.reachable(session, ANSWERERS, question.seminar_id)}
    for person_id in (asked.person_id, question.owner_id):
        if person_id in there:
            return [there[person_id]]
    return await roles.reachable(session, MODERATORS, question.seminar_id)
