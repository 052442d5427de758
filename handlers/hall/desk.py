"""How a question looks on the desk of staff: who asks, its files, and what became of it."""

from collections.abc import Sequence
from datetime import datetime

from handlers.common import length, named, shorten, titled
from handlers.rights import ANSWERERS
from handlers.words import Button, Lane, Media, Named, Reply, Say, Text, Value
from storage import group, outbox, people, questions, roles, units
from storage.database import Session
from storage.models import Attachment, Person, Question, Seminar

ROOM = 3000
"""UTF-16 units of somebody's words that fit beside ours in one message of 4 096."""
CAPTION = 700
"""The same for a caption of 1 024."""

NOTICE = Lane.REMINDER
"""What staff are told of what others do comes after the replies to what people, staff among them, do themselves."""


async def _who(session: Session, question: Question) -> dict[str, Value]:
    """Who asks, as staff see it."""
    person = await people.get(session, question.person_id)
    unit = await units.get(session, person.unit_code) if person and person.unit_code else None
    parent = await units.get(session, unit.parent_code) if unit and unit.parent_code else None
    place: Value = (person.organisation if person else None) or Text("place-none")
    if unit is not None:
        place = titled(unit)
        if parent is not None:
            place = Text("unit-with-parent", {"name": titled(unit), "parent": named(parent)})
    name: Value = (person.name if person else None) or Text("name-none")
    return {"name": name, "place": place}


async def staff_text(session: Session, question: Question, seminar: Seminar) -> tuple[str, dict[str, Value]]:
    """The text key and arguments of a question as staff see it in its present state."""
    args = {
        "number": question.number,
        "seminar": Named(seminar.title),
        "text": question.text or Text("question-media"),
        "hidden": Text("hidden-yes" if question.anonymous else "hidden-no"),
        **await _who(session, question),
    }
    if question.state == questions.WITHDRAWN:
        return "staff-question-withdrawn", args
    if question.state == questions.ANSWERED:
        answers = await questions.answers(session, question)
        by = await people.get(session, answers[0].person_id) if answers else None
        answer: Value = (
            shorten(answers[0].text, 200) if answers and answers[0].text else Text("question-media")
        )
        return "staff-question-answered", {
            **args,
            "answer": answer,
            "by": (by.name if by else None) or Text("staff-member"),
        }
    return ("staff-question-edited" if question.edited_at else "staff-question"), args


def _answer_button(question: Question) -> list[list[Button]]:
    if question.state in questions.ENDED:
        return []
    return [[Button("answer-button", f"answer:{question.id}", style="primary")]]


async def shown_to(
    session: Session,
    member: Person,
    question: Question,
    seminar: Seminar,
    media: Sequence[Media],
    lane: Lane = Lane.REPLY,
) -> list[Reply]:
    """One question for one member of staff, with its files; what is too long for one message comes in two."""
    key, args = await staff_text(session, question, seminar)
    about = about_of(question)
    rest: list[Reply] = []
    if length(question.text) > (CAPTION if media else ROOM):
        args["text"] = shorten(question.text, (CAPTION if media else ROOM) // 2)
        rest = [
            Say("words", {"text": part}, to=member, about=about, lane=lane) for part in parts(question.text)
        ]
    first = Say(
        key, args, _answer_button(question), to=member, media=media[0] if media else None, about=about
    )
    more: dict[str, Value] = {"number": question.number}
    rest += [Say("question-more", more, to=member, media=one, about=about, lane=lane) for one in media[1:]]
    return [first, *rest]


async def line_args(session: Session, question: Question) -> dict[str, Value]:
    """A question as one line of a list."""
    text: Value = shorten(" ".join(question.text.split()), 100) or Text("question-media")
    return {"number": question.number, "text": text, **await _who(session, question)}


async def prompt_for(session: Session, question: Question, member: Person) -> list[Reply]:
    """The question whole, with its files, and the words that ask for its answer; a reply to any of them is one."""
    about = about_of(question)
    more: dict[str, Value] = {"number": question.number}
    said: list[Reply] = [
        Say("question-more", more, media=Media(file.kind, file.file_id), about=about)  # type: ignore[arg-type]
        for file in await questions.attachments(session, question)
    ]
    if length(question.text) > ROOM:
        said += [Say("words", {"text": part}, about=about) for part in parts(question.text)]
    text: Value = shorten(question.text, ROOM // 2) or Text("question-media")
    args = {"number": question.number, "question": text, **await _who(session, question)}
    return [*said, Say("answer-prompt", args, [[Button("ask-stop", "answerstop")]], about=about, to=member)]


def about_of(question: Question) -> str:
    """The mark that messages about this question carry in the outbox."""
    return f"question:{question.id}"


def parts(text: str) -> list[str]:
    """Text in pieces that surely fit in a message, whatever it is made of."""
    return [text[start : start + 2000] for start in range(0, len(text), 2000)]


async def tell_staff(
    session: Session, question: Question, seminar: Seminar, media: Sequence[Media]
) -> list[Reply]:
    """A new question, to everybody of the staff who can be reached."""
    said: list[Reply] = []
    for member in await roles.reachable(session, ANSWERERS, seminar.id):
        said += await shown_to(session, member, question, seminar, media, NOTICE)
    return said


async def update_staff(session: Session, question: Question, seminar: Seminar, at: datetime) -> list[Reply]:
    """What staff have in their chats is brought up to date in place."""
    key, args = await staff_text(session, question, seminar)
    await outbox.supersede(session, about_of(question), at)
    await group.stale(session, [about_of(question)])
    members = {member.telegram_id: member for member in await roles.reachable(session, ANSWERERS, seminar.id)}
    said: list[Reply] = []
    for chat_id, message_id, method in await outbox.firsts(session, about_of(question)):
        caption = method != "sendMessage"
        if chat_id in members:
            short = {
                **args,
                "text": shorten(question.text, (CAPTION if caption else ROOM) // 2) or Text("question-media"),
            }
            said.append(
                Say(
                    key,
                    short,
                    _answer_button(question),
                    to=members[chat_id],
                    edit=message_id,
                    caption=caption,
                    about=about_of(question),
                    lane=NOTICE,
                )
            )
    return said


def attachment(media: Media) -> Attachment:
    """A file as it is kept with a question or an answer."""
    return Attachment(
        kind=media.kind, file_id=media.file_id, file_unique_id=media.file_unique_id, album=media.album
    )
