"""How a question looks on the desk of staff: who asks, its files, and what became of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from handlers.messages import NOTICE_LANE, Button, Lane, Lines, Media, Reply, Say, Text, Translated, Value
from handlers.permissions import CAN_ANSWER, MODERATORS
from handlers.questions.shared import readers
from handlers.questions.shared.addressee import addressee_lines, load_item
from handlers.questions.shared.readers import Reader
from handlers.ui.arguments import local_time, shorten, unit_full_name, unit_name, utf16_length
from handlers.ui.long_text import CAPTION_LIMIT, TEXT_LIMIT, split_text
from storage.accounts import people
from storage.database import Session
from storage.messages import outbox
from storage.models import Attachment, Person, Question, Seminar, question_states
from storage.questions import answers, merged_questions, questions, topics
from storage.team import group, roles
from storage.text.richtext import RichText
from storage.units import units


async def asker_text(session: Session, question: Question, *, sees_asker: bool) -> Text:
    """Who asks, as staff see it; not `openly`, a name that is not for the hall is kept from them too."""
    if question.anonymous and not sees_asker:
        return Text("asker-kept")
    person = await people.get(session, question.person_id)
    unit = await units.get(session, person.unit_code) if person and person.unit_code else None
    parent = await units.get(session, unit.parent_code) if unit and unit.parent_code else None
    place: Value = (person.organisation if person else None) or Text("place-none")
    if unit is not None:
        place = unit_full_name(unit)
        if parent is not None:
            place = Text("unit-with-parent", {"name": unit_full_name(unit), "parent": unit_name(parent)})
    name: Value = (person.name if person else None) or Text("name-none")
    return Text("asker-hidden" if question.anonymous else "asker", {"name": name, "place": place})


async def is_moderator(session: Session, member: Person, seminar_id: int) -> bool:
    """Whether this member of staff runs the hall's questions there, and so sees who asks."""
    return member.id in {one.id for one in await roles.reachable_staff(session, MODERATORS, seminar_id)}


async def staff_name(session: Session, person_id: int | None) -> Value:
    """A member of staff by name."""
    person = await people.get(session, person_id) if person_id else None
    return (person.name if person else None) or Text("staff-member")


def decline_reason(question: Question) -> Value:
    """For what reason it was declined, in the reader's language or in staff's own words."""
    if question.reason in questions.DECLINE_REASONS:
        return Text(f"declined-{question.reason.replace('_', '-')}")
    return question.rich_text("reason") or Text("declined-none")


async def state_text(session: Session, question: Question, seminar: Seminar) -> Text:
    """Where it stands, in words: who is to answer and by when, with which one it was merged, why it was declined."""
    args: dict[str, Value] = {}
    key = f"is-{question.state}"
    if question.state == question_states.ASSIGNED:
        args["owner"] = await staff_name(session, question.assignee_id)
        if question.due_at is not None:
            key, args["starts"] = "is-assigned-due", local_time(seminar, question.due_at)
    elif question.state == question_states.MERGED:
        root = await merged_questions.merge_root(session, question)
        key = key if root.seminar_id == question.seminar_id else "is-followed"
        args["number"] = root.number
    elif question.state == question_states.DECLINED:
        args["why"] = decline_reason(question)
    return Text(key, args)


async def detail_lines(session: Session, question: Question, seminar: Seminar) -> Lines:
    """What staff are to know of it besides its words, a line each."""
    item = await load_item(session, seminar, question.item_id or 0)
    lines = [await state_text(session, question, seminar), *await addressee_lines(session, seminar, item)]
    if question.state in (question_states.ASSIGNED, question_states.REOPENED, question_states.ANSWERED):
        lines.append(Text("seen-by-hall" if question.visible_at else "unseen-by-hall"))
    if question.votes:
        lines.append(Text("wanted-by", {"number": question.votes}))
    topic = await topics.get(session, question.topic_id) if question.topic_id else None
    if topic is not None:
        lines.append(Text("about-topic", {"topic": Translated(topic.name)}))
    if question.wording:
        lines.append(Text("worded-as", {"text": question.rich_text("wording")}))
    return Lines(lines)


async def card_text(
    session: Session, question: Question, seminar: Seminar, *, sees_asker: bool = False
) -> tuple[str, dict[str, Value]]:
    """The text key and arguments of a question as staff see it in its present state; `openly`: whoever asks it."""
    args: dict[str, Value] = {
        "number": question.number,
        "seminar": Translated(seminar.title),
        "text": question.original_text or Text("question-media"),
        "who": await asker_text(session, question, sees_asker=sees_asker),
    }
    if question.state == question_states.WITHDRAWN:
        return "staff-question-withdrawn", args
    args["facts"] = await detail_lines(session, question, seminar)
    if question.state == question_states.ANSWERED:
        given = await answers.list_answers(session, question)
        words = given[0].rich_text("text") if given else RichText()
        answer: Value = shorten(words, 200) or Text("question-media")
        by = await staff_name(session, given[0].person_id if given else None)
        return "staff-question-answered", {**args, "answer": answer, "by": by}
    return ("staff-question-edited" if question.edited_at else "staff-question"), args


def _card_buttons(question: Question, member: Person, *, moderator: bool) -> list[list[Button]]:
    """What can be done with it at once; whoever moderates finds everything else on its page."""
    if question.state == question_states.WITHDRAWN:
        return []
    rows: list[list[Button]] = []
    if moderator and question.state == question_states.NEW:
        rows.append(
            [
                Button("question-show", f"qshow:{question.id}", style="success"),
                Button("question-decline", f"qno:{question.id}"),
            ]
        )
    if question.state in question_states.OPEN_STATES:
        rows.append([Button("answer-button", f"answer:{question.id}", style="primary")])
    if question.state in question_states.OPEN_STATES and question.assignee_id == member.id:
        rows.append([_clarify_button(question), *_assignment_buttons(question, member)])
    elif not moderator and (free := _assignment_buttons(question, member)):
        rows.append(free)
    if moderator and question.state == question_states.ANSWERED:
        rows.append([Button("faq-from-button", f"faqfrom:{question.id}")])
    if moderator:
        page = Button("question-page", f"q:{question.id}")
        rows = [*rows[:-1], [*rows[-1], page]] if rows else [[page]]
    return rows


def _clarify_button(question: Question) -> Button:
    return Button("more-button", f"more:{question.id}")


def _assignment_buttons(question: Question, member: Person) -> list[Button]:
    """Whose it is to answer: one's own is passed on, nobody's is taken."""
    if question.state not in question_states.OPEN_STATES:
        return []
    if question.assignee_id == member.id:
        return [Button("pass-button", f"passon:{question.id}")]
    return (
        [] if question.state == question_states.ASSIGNED else [Button("take-button", f"take:{question.id}")]
    )


async def staff_card(
    session: Session,
    member: Person,
    question: Question,
    seminar: Seminar,
    media: Sequence[Media],
    lane: Lane = Lane.REPLY,
) -> list[Reply]:
    """One question for one member of staff, with its files; what is too long for one message comes in two."""
    moderator = await is_moderator(session, member, seminar.id)
    key, args = await card_text(session, question, seminar, sees_asker=moderator)
    subject, words = (
        question_subject(question),
        await readers.visible_text(session, question, member, sees_asker=moderator),
    )
    args["text"] = words or Text("question-media")
    media = [
        readers.anonymized_media(question, one, place, sees_asker=moderator)
        for place, one in enumerate(media, 1)
    ]
    rest: list[Reply] = []
    if utf16_length(words) > (CAPTION_LIMIT if media else TEXT_LIMIT):
        args["text"] = shorten(words, (CAPTION_LIMIT if media else TEXT_LIMIT) // 2)
        rest = [
            Say("words", {"text": part}, to=member, subject=subject, lane=lane) for part in split_text(words)
        ]
    first = Say(
        key,
        args,
        _card_buttons(question, member, moderator=moderator),
        to=member,
        media=media[0] if media else None,
        subject=subject,
        lane=lane,
    )
    more: dict[str, Value] = {"number": question.number}
    rest += [
        Say("question-more", more, to=member, media=one, subject=subject, lane=lane) for one in media[1:]
    ]
    return [first, *rest]


async def line_args(session: Session, question: Question, *, sees_asker: bool = False) -> dict[str, Value]:
    """A question as one line of a list, as the hall reads it; `openly`: with the name of whoever asks."""
    text: Value = shorten(question.hall_text.one_line(), 100) or Text("question-media")
    return {
        "number": question.number,
        "text": text,
        "who": await asker_text(session, question, sees_asker=sees_asker),
    }


async def build_answer_prompt(session: Session, question: Question, member: Person) -> list[Reply]:
    """The question whole, with its files, and the words that ask for its answer; a reply to any of them is one."""
    subject = question_subject(question)
    moderator = await is_moderator(session, member, question.seminar_id)
    more: dict[str, Value] = {"number": question.number}
    said: list[Reply] = [
        Say("question-more", more, media=one, subject=subject)
        for one in await readers.question_files(session, question, sees_asker=moderator)
    ]
    words = await readers.visible_text(session, question, member, sees_asker=moderator) or question.hall_text
    if utf16_length(words) > TEXT_LIMIT:
        said += [Say("words", {"text": part}, subject=subject) for part in split_text(words)]
    if await readers.sees_full_text(session, question, member, sees_asker=moderator):
        said += await remark_messages(session, question, sees_asker=moderator)
    text: Value = shorten(words, TEXT_LIMIT // 2) or Text("question-media")
    who = await asker_text(session, question, sees_asker=moderator)
    args: dict[str, Value] = {"number": question.number, "question": text, "who": who}
    aloud = [Button("aloud-button", f"aloud:{question.id}")] if moderator else []
    rows = [
        [_clarify_button(question), *aloud],
        _assignment_buttons(question, member),
        [Button("ask-stop", "answerstop")],
    ]
    rows = [row for row in rows if row]
    return [*said, Say("answer-prompt", args, rows, subject=subject, to=member)]


async def remark_messages(session: Session, question: Question, *, sees_asker: bool) -> list[Say]:
    """What its asker said besides: in answer to what was asked back, or as more to ask."""
    subject, said = question_subject(question), list[Say]()
    for one in await answers.list_remarks(session, question):
        if one.from_asker:
            said += [
                Say("words", {"text": part}, subject=subject) for part in split_text(one.rich_text("text"))
            ]
    more: dict[str, Value] = {"number": question.number}
    files = await readers.remark_files(session, question, sees_asker=sees_asker)
    return [*said, *(Say("question-more", more, media=one, subject=subject) for one in files)]


def question_subject(question: Question) -> str:
    """The mark that messages about this question carry in the outbox."""
    return f"question:{question.id}"


async def notify_staff(
    session: Session, question: Question, seminar: Seminar, media: Sequence[Media]
) -> list[Reply]:
    """A new question, to everybody who runs the hall's questions and can be reached."""
    said: list[Reply] = []
    running = await roles.reachable_staff(session, MODERATORS, seminar.id)
    by = None if question.person_id in {one.id for one in running} else question.person_id
    for member in running:
        for place, one in enumerate(await staff_card(session, member, question, seminar, media, NOTICE_LANE)):
            if isinstance(one, Say):
                said.append(
                    replace(one, collapse_key=question_subject(question), continuation=place > 0, actor_id=by)
                )
    return said


async def notify_file(session: Session, question: Question, media: Media) -> list[Reply]:
    """One more file of it, the newest, for whoever may read it."""
    place, subject = len(await questions.list_attachments(session, question)), question_subject(question)
    more = Say(
        "question-more", {"number": question.number}, subject=subject, collapse_key=subject, continuation=True
    )
    return [
        replace(
            more,
            to=one.person,
            media=readers.anonymized_media(question, media, place, sees_asker=one.sees_asker),
            actor_id=question.person_id,
            lane=NOTICE_LANE,
        )
        for one in await readers.staff_readers(session, question)
    ]


async def update_staff_cards(
    session: Session, question: Question, seminar: Seminar, at: datetime
) -> list[Reply]:
    """What staff have in their chats is brought up to date in place; whoever may read it no more reads that."""
    await session.flush()
    subject = question_subject(question)
    await outbox.expire_edits(session, subject, at)
    await group.mark_stale(session, [subject])
    members = {
        member.telegram_id: member for member in await roles.reachable_staff(session, CAN_ANSWER, seminar.id)
    }
    reading = {one.person.telegram_id: one for one in await readers.staff_readers(session, question)}
    said: list[Reply] = []
    for chat_id, message_id, method in await outbox.first_messages(session, subject):
        caption, reader = method != "sendMessage", reading.get(chat_id)
        if reader is not None:
            said.append(await _updated_card(session, question, seminar, reader, message_id, caption=caption))
        elif (former := members.get(chat_id)) is not None:
            args: dict[str, Value] = {"number": question.number, "seminar": Translated(seminar.title)}
            away = Say("staff-question-away", args, to=former, edit=message_id, edit_caption=caption)
            said.append(replace(away, subject=subject, lane=NOTICE_LANE))
    return said


async def _updated_card(
    session: Session, question: Question, seminar: Seminar, reader: Reader, message_id: int, *, caption: bool
) -> Say:
    key, args = await card_text(session, question, seminar, sees_asker=reader.sees_asker)
    room = (CAPTION_LIMIT if caption else TEXT_LIMIT) // 2
    words = await readers.visible_text(session, question, reader.person, sees_asker=reader.sees_asker)
    args["text"] = shorten(words, room) or Text("question-media")
    rows = _card_buttons(question, reader.person, moderator=reader.sees_asker)
    subject = question_subject(question)
    said = Say(key, args, rows, to=reader.person, edit=message_id, edit_caption=caption)
    return replace(said, subject=subject, lane=NOTICE_LANE)


def new_attachment(media: Media) -> Attachment:
    """A file as it is kept with a question or an answer."""
    return Attachment(
        kind=media.kind,
        file_id=media.file_id,
        file_unique_id=media.file_unique_id,
        media_group_id=media.media_group_id,
    )
