"""Lists of questions for participants (by votes, newest, answered, by topic), and a page for each question."""

from collections.abc import Collection
from dataclasses import dataclass

from handlers.buttons.asking import StartQuestion
from handlers.buttons.hall import (
    ListHallQuestions,
    ListHallTopics,
    SendHallAnswers,
    ShowHallQuestion,
    VoteForQuestion,
    topic_view,
    viewed_topic,
)
from handlers.buttons.moderation import BanAsker
from handlers.messages import Button, Incoming, Lines, OutOfDate, Refusal, Reply, Say, Text, Translated, Value
from handlers.permissions import MODERATORS, STAFF
from handlers.questions.shared.addressee import addressee_lines, load_item
from handlers.questions.shared.question_text import (
    answer_lines,
    exceeds_page,
    full_answers,
    load_answers,
    question_excerpt,
    question_line,
)
from handlers.seminars.visibility import load_visible_seminar
from handlers.ui.arguments import seminar_label
from handlers.ui.pages import PAIRED_ROWS, grid, list_page, paginate
from storage.accounts import people
from storage.database import Session
from storage.models import Question, Seminar, question_states, seat_states
from storage.questions import hall, merged_questions, questions, readable
from storage.seats import seats
from storage.seminars import contacts, seminars

PAGE_SIZE = PAIRED_ROWS
EXCERPT_LENGTH = 220
"""Length of a question in the list, in characters."""
MAX_TOPICS = 20


@dataclass(frozen=True, slots=True)
class _OwnVotes:
    """Ids of the questions that a person has asked and voted for."""

    asked: Collection[int]
    voted: Collection[int]


async def _load_own_votes(incoming: Incoming, session: Session, seminar: Seminar) -> _OwnVotes:
    return _OwnVotes(
        await hall.asked_ids(session, seminar.id, incoming.person),
        await hall.voted_ids(session, seminar.id, incoming.person),
    )


async def open_hall(incoming: Incoming, session: Session) -> list[Reply]:
    """Show the questions of the person's seminar, or ask for the seminar if there are several (`/hall`)."""
    own_seminars = [seminar for _, seminar in await seats.list_attending(session, incoming.person)]
    candidates = own_seminars or await seminars.list_public(session)
    if not candidates:
        raise Refusal("hall-no-seminar")
    if len(candidates) > 1:
        rows = [[Button(seminar_label(seminar), ListHallQuestions(seminar.id))] for seminar in candidates]
        return [Say("hall-which", buttons=rows)]
    return [
        await questions_page(
            incoming, session, candidates[0], ListHallQuestions(candidates[0].id), edit=False
        )
    ]


async def list_questions(incoming: Incoming, session: Session, data: ListHallQuestions) -> list[Reply]:
    """Show a page of a seminar's questions."""
    seminar, _ = await load_visible_seminar(incoming, session, data.seminar, always=())
    place = place_in_list(seminar, data.view, data.page)
    return [await questions_page(incoming, session, seminar, place, edit=True)]


def place_in_list(seminar: Seminar, view: str, page: int) -> ListHallQuestions:
    """Return a page of a view; for an unknown view, of the questions by votes."""
    is_known = view in hall.VIEWS or viewed_topic(view)
    return ListHallQuestions(seminar.id, view if is_known else hall.TOP, max(page, 0))


async def questions_page(
    incoming: Incoming, session: Session, seminar: Seminar, place: ListHallQuestions, *, edit: bool
) -> Say:
    """Build a page of the list, with buttons to read and to vote for each question."""
    topic = viewed_topic(place.view)
    total = await hall.count_questions(session, seminar.id, place.view, topic)
    shown = paginate(range(total), place.page, PAGE_SIZE)
    place = place.replace(page=shown.number)
    found = await hall.list_questions(session, seminar.id, place.view, PAGE_SIZE, shown.start, topic)
    own_votes = await _load_own_votes(incoming, session, seminar)
    asked, open_count = await questions.count_asked_open(session, seminar.id)
    args: dict[str, Value] = {
        "seminar": Translated(seminar.title),
        "view": await _view_name(session, seminar, place.view),
        "asked": asked,
        "left": open_count,
        "contact": await _contact_line(session, seminar),
    }
    return list_page(
        "hall",
        args,
        shown,
        lines=[await _question_line(session, question, question.id in own_votes.asked) for question in found],
        empty="hall-empty",
        buttons=[_question_buttons(question, place, own_votes) for question in found],
        turn=place,
        below=[
            *await _view_buttons(session, seminar, place.view),
            [Button("ask-button", StartQuestion(seminar.id), style="primary")],
        ],
        edit=edit,
    )


async def _contact_line(session: Session, seminar: Seminar) -> Value:
    words = await contacts.get_words(session, seminar)
    return Text("hall-contact", {"contact": words}) if words else Lines(())


async def _question_line(session: Session, question: Question, is_own: bool) -> Text:
    done = question.state == question_states.ANSWERED
    key = "hall-line-answered" if done else "hall-line-own" if is_own else "hall-line"
    args: dict[str, Value] = {
        "number": question.number,
        "votes": question.votes,
        "text": await question_line(session, question, EXCERPT_LENGTH),
    }
    return Text(key, args)


def _question_buttons(question: Question, place: ListHallQuestions, own_votes: _OwnVotes) -> list[Button]:
    """Return the buttons to read and to vote; the person's own questions and closed ones take no votes."""
    label = Text("hall-read", {"number": question.number})
    read = Button(label, ShowHallQuestion(question.id, place.view, place.page))
    vote = _vote_button(question, own_votes, VoteForQuestion(question.id, 1, place.view, place.page))
    return [read, vote] if vote else [read]


def _vote_button(question: Question, own_votes: _OwnVotes, cast: VoteForQuestion) -> Button | None:
    if question.id in own_votes.asked or question.state not in question_states.OPEN_STATES:
        return None
    if question.id in own_votes.voted:
        label = Text("vote-taken", {"votes": question.votes})
        return Button(label, cast.replace(wanted=0), style="success")
    return Button(Text("vote", {"votes": question.votes}), cast)


async def _view_name(session: Session, seminar: Seminar, view: str) -> Value:
    topic_id = viewed_topic(view)
    topic = await hall.get_topic(session, topic_id) if topic_id else None
    if topic is not None and topic.seminar_id == seminar.id:
        return Translated(topic.name)
    return Text(f"hall-{hall.TOP if topic_id else view}")


async def _view_buttons(session: Session, seminar: Seminar, view: str) -> list[list[Button]]:
    """Return the buttons that open the other views."""
    others = [
        Button(f"hall-{other}", ListHallQuestions(seminar.id, other, 0))
        for other in hall.VIEWS
        if other != view
    ]
    if await hall.list_topics(session, seminar.id):
        others.append(Button("topics-button", ListHallTopics(seminar.id)))
    return grid(others, 2)


async def list_topics(incoming: Incoming, session: Session, data: ListHallTopics) -> list[Reply]:
    """List the topics of a seminar's questions, those with most questions first."""
    seminar, _ = await load_visible_seminar(incoming, session, data.seminar, always=())
    rows = [
        [
            Button(
                Text("hall-topic", {"topic": Translated(topic.name), "number": count}),
                ListHallQuestions(seminar.id, topic_view(topic.id)),
            )
        ]
        for topic, count in (await hall.list_topics(session, seminar.id))[:MAX_TOPICS]
    ]
    rows.append([Button("list-back", ListHallQuestions(seminar.id))])
    return [Say("hall-by-topic", {"seminar": Translated(seminar.title)}, rows, edit=True)]


# The page of a question.


async def load_readable_question(
    incoming: Incoming, session: Session, question_id: int
) -> tuple[Question, Seminar]:
    """Load the question, or the one it is merged into. Raises Refusal unless participants may read it."""
    found = await questions.get(session, question_id)
    if found is None:
        raise OutOfDate
    question = await merged_questions.merge_root(session, found)
    seminar, _ = await load_visible_seminar(incoming, session, question.seminar_id, always=())
    if not readable.is_readable(question):
        raise Refusal("hall-gone")
    return question, seminar


async def show_question(incoming: Incoming, session: Session, data: ShowHallQuestion) -> list[Reply]:
    """Show a question in full."""
    question, seminar = await load_readable_question(incoming, session, data.question)
    place = place_in_list(seminar, data.view, data.page)
    return [await question_page(incoming, session, question, seminar, place)]


async def question_page(
    incoming: Incoming, session: Session, question: Question, seminar: Seminar, place: ListHallQuestions
) -> Say:
    """Build the participants' page of a question; `place`: page of the list for the back button."""
    language = incoming.person.language
    given = await load_answers(session, question)
    addressee = await addressee_lines(
        session, seminar, await load_item(session, seminar, question.item_id or 0)
    )
    args: dict[str, Value] = {
        "number": question.number,
        "seminar": Lines([Text("plain-text", {"text": Translated(seminar.title)}), *addressee]),
        "name": await _asker_name(incoming, session, question),
        "text": await question_excerpt(session, question),
        "votes": question.votes,
        "list": Lines(answer_lines(given, language) or [Text("hall-open")]),
    }
    rows = []
    if await exceeds_page(session, given, language):
        rows.append([Button("answer-whole-button", SendHallAnswers(question.id), style="primary")])
    cast = VoteForQuestion(question.id, 1, place.view, place.page, "page")
    if vote := _vote_button(question, await _load_own_votes(incoming, session, seminar), cast):
        rows.append([vote])
    if incoming.has_role(MODERATORS, seminar.id):
        rows.append([Button("ban-button", BanAsker(question.id))])
    rows.append([Button("list-back", place)])
    return Say("hall-question", args, rows, edit=True)


async def _asker_name(incoming: Incoming, session: Session, question: Question) -> Value:
    """Return the asker's name for people with a seat or a role there, unless the asker is anonymous."""
    seat = await seats.of_person(session, question.seminar_id, incoming.person)
    in_hall = (seat is not None and seat.state in seat_states.ATTENDING_STATES) or incoming.has_role(
        STAFF, question.seminar_id
    )
    person = await people.get(session, question.person_id) if in_hall and not question.anonymous else None
    return (person.name if person else None) or Text("hall-anonymous")


async def show_answers(incoming: Incoming, session: Session, data: SendHallAnswers) -> list[Reply]:
    """Send the answers in full, with their files."""
    question, _ = await load_readable_question(incoming, session, data.question)
    given = await load_answers(session, question)
    if not given:
        raise OutOfDate
    return await full_answers(session, question, given, incoming.person.language)
