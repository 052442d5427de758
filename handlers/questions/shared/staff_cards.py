"""Messages about questions for staff: cards with asker, files, state and actions."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from handlers.messages import NOTICE_LANE, Lines, Media, Reply, Say, Text, Translated, Value
from handlers.permissions import CAN_ANSWER
from handlers.questions.shared import readers
from handlers.questions.shared.addressee import addressee_lines, load_item
from handlers.questions.shared.excerpts import (
    excerpt,
    max_text_length,
    overflow,
    question_words,
    text_messages,
)
from handlers.questions.shared.readers import Reader
from handlers.questions.shared.staff_buttons import card_buttons, prompt_buttons
from handlers.seats.place_choice import office_text
from handlers.ui.arguments import local_time, unit_full_name_in
from handlers.ui.long_text import TEXT_LIMIT
from handlers.ui.person_picker import member_name
from storage.accounts import people
from storage.database import Session
from storage.messages import outbox
from storage.models import Attachment, Person, Question, Seminar, question_states
from storage.questions import answers, lifecycle, merged_questions, topics
from storage.seats import seats
from storage.team import group, roles
from storage.text.richtext import RichText
from storage.units import units


async def asker_text(session: Session, question: Question, *, sees_asker: bool) -> Text:
    """Return the asker's name and place for staff; `sees_asker`: also of an anonymous asker."""
    if question.anonymous and not sees_asker:
        return Text("asker-kept")
    person = await people.get(session, question.person_id)
    place = await _asker_place(session, question, person)
    name: Value = (person.name if person else None) or Text("name-none")
    return Text("asker-hidden" if question.anonymous else "asker", {"name": name, "place": place})


async def _asker_place(session: Session, question: Question, person: Person | None) -> Value:
    """Return the place the asker has at the seminar of the question, else the latest they have given."""
    if person is None:
        return Text("place-none")
    seat = await seats.of_person(session, question.seminar_id, person)
    if seat is not None and (seat.unit_code or seat.organisation):
        return await office_text(session, seat.office, seat.unit_code, seat.organisation)
    if person.unit_code and (unit := await units.get(session, person.unit_code)):
        return unit_full_name_in(
            unit, await units.get(session, unit.parent_code) if unit.parent_code else None
        )
    return person.organisation or Text("place-none")


async def preload_askers(session: Session, listed: Collection[Question]) -> None:
    """Load the seats of all who asked these questions in one query, for `line_args` of each."""
    await seats.preload(session, {question.person_id for question in listed})


async def staff_name(session: Session, person_id: int | None) -> Value:
    """Return the name of a member of staff."""
    person = await people.get(session, person_id) if person_id else None
    return member_name(person)


def decline_reason(question: Question) -> Value:
    """Return the reason for declining: a predefined text, or the moderator's own words."""
    if question.reason in lifecycle.DECLINE_REASONS:
        return Text(f"declined-{question.reason.replace('_', '-')}")
    return question.rich_text("reason") or Text("declined-none")


async def state_text(session: Session, question: Question, seminar: Seminar) -> Text:
    """Return the state of a question with its assignee and due time, merge target or reason for declining."""
    args: dict[str, Value] = {}
    key = f"is-{question.state}"
    if question.state == question_states.ASSIGNED:
        args["owner"] = await staff_name(session, question.assignee_id)
        if question.due_at is not None:
            key, args["starts"] = "is-assigned-due", local_time(seminar, question.due_at)
    elif question.state == question_states.MERGED:
        root = await merged_questions.merge_root(session, question)
        key = key if root.seminar_id == question.seminar_id else "is-carried"
        args["number"] = root.number
    elif question.state == question_states.DECLINED:
        args["why"] = decline_reason(question)
    return Text(key, args)


async def detail_lines(session: Session, question: Question, seminar: Seminar) -> Lines:
    """Return the details shown to staff below the text, one per line."""
    item = await load_item(session, seminar, question.item_id or 0)
    lines = [await state_text(session, question, seminar), *await addressee_lines(session, seminar, item)]
    if question.state in (question_states.ASSIGNED, question_states.REOPENED, question_states.ANSWERED):
        lines.append(Text("seen-by-hall" if question.visible_at else "unseen-by-hall"))
    if question.votes:
        lines.append(Text("voted-by", {"number": question.votes}))
    topic = await topics.get(session, question.topic_id) if question.topic_id else None
    if topic is not None:
        lines.append(Text("topic-name", {"topic": Translated(topic.name)}))
    if question.wording:
        lines.append(Text("wording-line", {"text": question.rich_text("wording")}))
    return Lines(lines)


async def card_text(
    session: Session, question: Question, seminar: Seminar, *, sees_asker: bool = False
) -> tuple[str, dict[str, Value]]:
    """Return the text key and arguments of a staff card; `sees_asker`: with the name of an anonymous asker."""
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
        return "staff-question-answered", {**args, **await _first_answer_args(session, question)}
    return ("staff-question-edited" if question.edited_at else "staff-question"), args


async def _first_answer_args(session: Session, question: Question) -> dict[str, Value]:
    given = await answers.list_answers(session, question)
    words = given[0].rich_text("text") if given else RichText()
    author = await staff_name(session, given[0].person_id if given else None)
    return {"answer": excerpt(words, 200), "by": author}


async def staff_card(
    session: Session, reader: Reader, question: Question, seminar: Seminar, media: Sequence[Media]
) -> list[Say]:
    """Build the card for a member of staff, with the files, in several messages if the text is long."""
    key, args = await card_text(session, question, seminar, sees_asker=reader.sees_asker)
    files = [
        readers.anonymized_media(question, file, place, sees_asker=reader.sees_asker)
        for place, file in enumerate(media, 1)
    ]
    first_file = files[0] if files else None
    words = readers.visible_text(question, reader)
    rest = overflow(words, first_file)
    args["text"] = words or Text("question-media")
    if rest:
        args["text"] = _card_words(words, caption=first_file is not None)
    first = Say(key, args, card_buttons(question, reader), media=first_file)
    return [first, *rest, *(file_message(question, file) for file in files[1:])]


def _card_words(words: RichText, *, caption: bool) -> Value:
    """Return an excerpt that fits beside the rest of a card."""
    return excerpt(words, max_text_length(caption=caption) // 2)


def file_message(question: Question, media: Media) -> Say:
    """Build the message with a further file of a question."""
    return Say("question-more", {"number": question.number}, media=media, subject=question_subject(question))


async def line_args(session: Session, question: Question, *, sees_asker: bool = False) -> dict[str, Value]:
    """Return the arguments of a question in a list; `sees_asker`: with the name of an anonymous asker."""
    return {
        "number": question.number,
        "text": await question_words(session, question, question.hall_text.one_line(), 100),
        "who": await asker_text(session, question, sees_asker=sees_asker),
    }


async def build_answer_prompt(session: Session, question: Question, member: Person, step: str) -> list[Reply]:
    """Build the messages with the full question and its files, and the prompt for the answer.

    A reply to any of these messages is taken as an answer, too.
    """
    reader = await readers.staff_reader(session, question, member)
    files = await readers.question_files(session, question, sees_asker=reader.sees_asker)
    words = readers.visible_text(question, reader) or question.hall_text
    messages = [*(file_message(question, message) for message in files), *overflow(words, None)]
    if reader.sees_full_text:
        messages += await remark_messages(session, question, sees_asker=reader.sees_asker)
    args: dict[str, Value] = {
        "number": question.number,
        "question": await question_words(session, question, words, TEXT_LIMIT // 2),
        "who": await asker_text(session, question, sees_asker=reader.sees_asker),
    }
    prompt = Say("answer-prompt", args, prompt_buttons(question, reader, step), to=member)
    return [replace(message, subject=question_subject(question)) for message in [*messages, prompt]]


async def remark_messages(session: Session, question: Question, *, sees_asker: bool) -> list[Say]:
    """Build the messages with the asker's remarks: replies to clarification requests, and follow-ups."""
    subject, messages = question_subject(question), list[Say]()
    for one in await answers.list_remarks(session, question):
        if one.from_asker:
            messages += [replace(part, subject=subject) for part in text_messages(one.rich_text("text"))]
    files = await readers.remark_files(session, question, sees_asker=sees_asker)
    return [*messages, *(file_message(question, one) for one in files)]


def question_subject(question: Question) -> str:
    """Return the subject of messages about this question in the outbox."""
    return subject_of_question(question.id)


def subject_of_question(number: int) -> str:
    """Return the subject of messages about the question with this id."""
    return f"question:{number}"


async def update_staff_cards(
    session: Session, question: Question, seminar: Seminar, at: datetime
) -> list[Reply]:
    """Return edits that update the cards in staff chats; members who may not read the question any more get a note."""
    await session.flush()
    subject = question_subject(question)
    await outbox.expire_edits(session, subject, at)
    await group.mark_stale(session, [subject])
    members = {
        member.telegram_id: member for member in await roles.reachable_staff(session, CAN_ANSWER, seminar.id)
    }
    readers_by_chat = {
        reader.person.telegram_id: reader for reader in await readers.staff_readers(session, question)
    }
    edits: list[Reply] = []
    for chat_id, message_id, method in await outbox.first_messages(session, subject):
        caption, reader = method != "sendMessage", readers_by_chat.get(chat_id)
        if reader is not None:
            shown = await _updated_card(session, question, seminar, reader, caption=caption)
        elif (former_reader := members.get(chat_id)) is not None:
            args: dict[str, Value] = {"number": question.number, "seminar": Translated(seminar.title)}
            shown = Say("staff-question-away", args, to=former_reader)
        else:
            continue
        edits.append(replace(shown, edit=message_id, edit_caption=caption, subject=subject, lane=NOTICE_LANE))
    return edits


async def _updated_card(
    session: Session, question: Question, seminar: Seminar, reader: Reader, *, caption: bool
) -> Say:
    key, args = await card_text(session, question, seminar, sees_asker=reader.sees_asker)
    args["text"] = _card_words(readers.visible_text(question, reader), caption=caption)
    return Say(key, args, card_buttons(question, reader), to=reader.person)


def new_attachment(media: Media, *, remark_id: int | None = None) -> Attachment:
    """Build the row of a file of a question, an answer or a remark."""
    return Attachment(
        kind=media.kind,
        file_id=media.file_id,
        file_unique_id=media.file_unique_id,
        media_group_id=media.media_group_id,
        remark_id=remark_id,
    )
