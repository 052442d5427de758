"""How a question looks on the desk of staff: who asks, its files, and what became of it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from handlers import readers
from handlers.common import AnyText, length, local, named, shorten, titled
from handlers.hall.items import addressed, item_of
from handlers.readers import Reader
from handlers.rights import ANSWERERS, MODERATORS
from handlers.words import Button, Lane, Lines, Media, Named, Reply, Say, Text, Value
from storage import answers, families, group, outbox, people, questions, roles, topics, units
from storage.database import Session
from storage.models import Attachment, Person, Question, Seminar
from storage.richtext import RichText

ROOM = 3000
"""UTF-16 units of somebody's words that fit beside ours in one message of 4 096."""
CAPTION = 700
"""The same for a caption of 1 024."""

NOTICE = Lane.REMINDER
"""What staff are told of what others do comes after the replies to what people, staff among them, do themselves."""


async def who_asks(session: Session, question: Question, *, openly: bool) -> Text:
    """Who asks, as staff see it; not `openly`, a name that is not for the hall is kept from them too."""
    if question.anonymous and not openly:
        return Text("asker-kept")
    person = await people.get(session, question.person_id)
    unit = await units.get(session, person.unit_code) if person and person.unit_code else None
    parent = await units.get(session, unit.parent_code) if unit and unit.parent_code else None
    place: Value = (person.organisation if person else None) or Text("place-none")
    if unit is not None:
        place = titled(unit)
        if parent is not None:
            place = Text("unit-with-parent", {"name": titled(unit), "parent": named(parent)})
    name: Value = (person.name if person else None) or Text("name-none")
    return Text("asker-hidden" if question.anonymous else "asker", {"name": name, "place": place})


async def moderates(session: Session, member: Person, seminar_id: int) -> bool:
    """Whether this member of staff runs the hall's questions there, and so sees who asks."""
    return member.id in {one.id for one in await roles.reachable(session, MODERATORS, seminar_id)}


async def named_of(session: Session, person_id: int | None) -> Value:
    """A member of staff by name."""
    person = await people.get(session, person_id) if person_id else None
    return (person.name if person else None) or Text("staff-member")


def why(question: Question) -> Value:
    """For what reason it was declined, in the reader's language or in staff's own words."""
    if question.reason in questions.REASONS:
        return Text(f"declined-{question.reason.replace('_', '-')}")
    return question.rich("reason") or Text("declined-none")


async def state_text(session: Session, question: Question, seminar: Seminar) -> Text:
    """Where it stands, in words: who is to answer and by when, with which one it was merged, why it was declined."""
    args: dict[str, Value] = {}
    key = f"is-{question.state}"
    if question.state == questions.ASSIGNED:
        args["owner"] = await named_of(session, question.owner_id)
        if question.due_at is not None:
            key, args["starts"] = "is-assigned-due", local(seminar, question.due_at)
    elif question.state == questions.MERGED:
        root = await families.root(session, question)
        key = key if root.seminar_id == question.seminar_id else "is-followed"
        args["number"] = root.number
    elif question.state == questions.DECLINED:
        args["why"] = why(question)
    return Text(key, args)


async def facts(session: Session, question: Question, seminar: Seminar) -> Lines:
    """What staff are to know of it besides its words, a line each."""
    item = await item_of(session, seminar, question.item_id or 0)
    lines = [await state_text(session, question, seminar), *await addressed(session, seminar, item)]
    if question.state in (questions.ASSIGNED, questions.REOPENED, questions.ANSWERED):
        lines.append(Text("seen-by-hall" if question.visible_at else "unseen-by-hall"))
    if question.votes:
        lines.append(Text("wanted-by", {"number": question.votes}))
    topic = await topics.get(session, question.topic_id) if question.topic_id else None
    if topic is not None:
        lines.append(Text("about-topic", {"topic": Named(topic.name)}))
    if question.wording:
        lines.append(Text("worded-as", {"text": question.rich("wording")}))
    return Lines(lines)


async def staff_text(
    session: Session, question: Question, seminar: Seminar, *, openly: bool = False
) -> tuple[str, dict[str, Value]]:
    """The text key and arguments of a question as staff see it in its present state; `openly`: whoever asks it."""
    args: dict[str, Value] = {
        "number": question.number,
        "seminar": Named(seminar.title),
        "text": question.own_words or Text("question-media"),
        "who": await who_asks(session, question, openly=openly),
    }
    if question.state == questions.WITHDRAWN:
        return "staff-question-withdrawn", args
    args["facts"] = await facts(session, question, seminar)
    if question.state == questions.ANSWERED:
        given = await answers.given(session, question)
        words = given[0].rich("text") if given else RichText()
        answer: Value = shorten(words, 200) or Text("question-media")
        by = await named_of(session, given[0].person_id if given else None)
        return "staff-question-answered", {**args, "answer": answer, "by": by}
    return ("staff-question-edited" if question.edited_at else "staff-question"), args


def _buttons(question: Question, member: Person, *, moderator: bool) -> list[list[Button]]:
    """What can be done with it at once; whoever moderates finds everything else on its page."""
    if question.state == questions.WITHDRAWN:
        return []
    rows: list[list[Button]] = []
    if moderator and question.state == questions.NEW:
        rows.append(
            [
                Button("question-show", f"qshow:{question.id}", style="success"),
                Button("question-decline", f"qno:{question.id}"),
            ]
        )
    if question.state in questions.OPEN:
        rows.append([Button("answer-button", f"answer:{question.id}", style="primary")])
    if question.state in questions.OPEN and question.owner_id == member.id:
        rows.append([_more(question), *_hand(question, member)])
    elif not moderator and (free := _hand(question, member)):
        rows.append(free)
    if moderator and question.state == questions.ANSWERED:
        rows.append([Button("faq-from-button", f"faqfrom:{question.id}")])
    if moderator:
        page = Button("question-page", f"q:{question.id}")
        rows = [*rows[:-1], [*rows[-1], page]] if rows else [[page]]
    return rows


def _more(question: Question) -> Button:
    return Button("more-button", f"more:{question.id}")


def _hand(question: Question, member: Person) -> list[Button]:
    """Whose it is to answer: one's own is passed on, nobody's is taken."""
    if question.state not in questions.OPEN:
        return []
    if question.owner_id == member.id:
        return [Button("pass-button", f"passon:{question.id}")]
    return [] if question.state == questions.ASSIGNED else [Button("take-button", f"take:{question.id}")]


async def shown_to(
    session: Session,
    member: Person,
    question: Question,
    seminar: Seminar,
    media: Sequence[Media],
    lane: Lane = Lane.REPLY,
) -> list[Reply]:
    """One question for one member of staff, with its files; what is too long for one message comes in two."""
    moderator = await moderates(session, member, seminar.id)
    key, args = await staff_text(session, question, seminar, openly=moderator)
    about, words = about_of(question), await readers.words(session, question, member, openly=moderator)
    args["text"] = words or Text("question-media")
    media = [readers.passed(question, one, place, openly=moderator) for place, one in enumerate(media, 1)]
    rest: list[Reply] = []
    if length(words) > (CAPTION if media else ROOM):
        args["text"] = shorten(words, (CAPTION if media else ROOM) // 2)
        rest = [Say("words", {"text": part}, to=member, about=about, lane=lane) for part in parts(words)]
    first = Say(
        key,
        args,
        _buttons(question, member, moderator=moderator),
        to=member,
        media=media[0] if media else None,
        about=about,
        lane=lane,
    )
    more: dict[str, Value] = {"number": question.number}
    rest += [Say("question-more", more, to=member, media=one, about=about, lane=lane) for one in media[1:]]
    return [first, *rest]


async def line_args(session: Session, question: Question, *, openly: bool = False) -> dict[str, Value]:
    """A question as one line of a list, as the hall reads it; `openly`: with the name of whoever asks."""
    text: Value = shorten(question.hall_words.one_line(), 100) or Text("question-media")
    return {"number": question.number, "text": text, "who": await who_asks(session, question, openly=openly)}


async def prompt_for(session: Session, question: Question, member: Person) -> list[Reply]:
    """The question whole, with its files, and the words that ask for its answer; a reply to any of them is one."""
    about = about_of(question)
    moderator = await moderates(session, member, question.seminar_id)
    more: dict[str, Value] = {"number": question.number}
    said: list[Reply] = [
        Say("question-more", more, media=one, about=about)
        for one in await readers.files(session, question, openly=moderator)
    ]
    words = await readers.words(session, question, member, openly=moderator) or question.hall_words
    if length(words) > ROOM:
        said += [Say("words", {"text": part}, about=about) for part in parts(words)]
    if await readers.whole(session, question, member, openly=moderator):
        said += await added(session, question, openly=moderator)
    text: Value = shorten(words, ROOM // 2) or Text("question-media")
    who = await who_asks(session, question, openly=moderator)
    args: dict[str, Value] = {"number": question.number, "question": text, "who": who}
    aloud = [Button("aloud-button", f"aloud:{question.id}")] if moderator else []
    rows = [[_more(question), *aloud], _hand(question, member), [Button("ask-stop", "answerstop")]]
    rows = [row for row in rows if row]
    return [*said, Say("answer-prompt", args, rows, about=about, to=member)]


async def added(session: Session, question: Question, *, openly: bool) -> list[Say]:
    """What its asker said besides: in answer to what was asked back, or as more to ask."""
    about, said = about_of(question), list[Say]()
    for one in await answers.remarks(session, question):
        if one.from_asker:
            said += [Say("words", {"text": part}, about=about) for part in parts(one.rich("text"))]
    more: dict[str, Value] = {"number": question.number}
    files = await readers.added_files(session, question, openly=openly)
    return [*said, *(Say("question-more", more, media=one, about=about) for one in files)]


def about_of(question: Question) -> str:
    """The mark that messages about this question carry in the outbox."""
    return f"question:{question.id}"


PIECE = 2000
"""Characters of one of the messages in which a long text comes."""


def parts(text: AnyText) -> list[AnyText]:
    """Text in pieces that surely fit in a message, whatever it is made of; cut between sentences where it can be."""
    pieces: list[AnyText] = []
    while len(text) > PIECE:
        end = _end(str(text[:PIECE]))
        pieces.append(text[:end])
        text = text[end:]
    pieces.append(text)
    return [one for one in pieces if one.strip()]


def _end(text: str) -> int:
    """Where to cut: after the last paragraph, line, sentence or word that is not too near the beginning."""
    for mark in (r"\n\s*\n", r"\n", r"[.!?…]\s", r"\s"):
        ends = [found.end() for found in re.finditer(mark, text)]
        if ends and ends[-1] > PIECE // 2:
            return ends[-1]
    return len(text)


async def tell_staff(
    session: Session, question: Question, seminar: Seminar, media: Sequence[Media]
) -> list[Reply]:
    """A new question, to everybody who runs the hall's questions and can be reached."""
    said: list[Reply] = []
    running = await roles.reachable(session, MODERATORS, seminar.id)
    by = None if question.person_id in {one.id for one in running} else question.person_id
    for member in running:
        for place, one in enumerate(await shown_to(session, member, question, seminar, media, NOTICE)):
            if isinstance(one, Say):
                said.append(replace(one, subject=about_of(question), part=place > 0, by=by))
    return said


async def tell_file(session: Session, question: Question, media: Media) -> list[Reply]:
    """One more file of it, the newest, for whoever may read it."""
    place, about = len(await questions.attachments(session, question)), about_of(question)
    more = Say("question-more", {"number": question.number}, about=about, subject=about, part=True)
    return [
        replace(
            more,
            to=one.person,
            media=readers.passed(question, media, place, openly=one.openly),
            by=question.person_id,
            lane=NOTICE,
        )
        for one in await readers.of_staff(session, question)
    ]


async def update_staff(session: Session, question: Question, seminar: Seminar, at: datetime) -> list[Reply]:
    """What staff have in their chats is brought up to date in place; whoever may read it no more reads that."""
    await session.flush()
    about = about_of(question)
    await outbox.supersede(session, about, at)
    await group.stale(session, [about])
    members = {member.telegram_id: member for member in await roles.reachable(session, ANSWERERS, seminar.id)}
    reading = {one.person.telegram_id: one for one in await readers.of_staff(session, question)}
    said: list[Reply] = []
    for chat_id, message_id, method in await outbox.firsts(session, about):
        caption, reader = method != "sendMessage", reading.get(chat_id)
        if reader is not None:
            said.append(await _renewed(session, question, seminar, reader, message_id, caption=caption))
        elif (former := members.get(chat_id)) is not None:
            args: dict[str, Value] = {"number": question.number, "seminar": Named(seminar.title)}
            away = Say("staff-question-away", args, to=former, edit=message_id, caption=caption)
            said.append(replace(away, about=about, lane=NOTICE))
    return said


async def _renewed(
    session: Session, question: Question, seminar: Seminar, reader: Reader, message_id: int, *, caption: bool
) -> Say:
    key, args = await staff_text(session, question, seminar, openly=reader.openly)
    room = (CAPTION if caption else ROOM) // 2
    words = await readers.words(session, question, reader.person, openly=reader.openly)
    args["text"] = shorten(words, room) or Text("question-media")
    rows = _buttons(question, reader.person, moderator=reader.openly)
    about = about_of(question)
    said = Say(key, args, rows, to=reader.person, edit=message_id, caption=caption)
    return replace(said, about=about, lane=NOTICE)


def attachment(media: Media) -> Attachment:
    """A file as it is kept with a question or an answer."""
    return Attachment(
        kind=media.kind, file_id=media.file_id, file_unique_id=media.file_unique_id, album=media.album
    )
