"""What the hall asks, for everybody: the most wanted, the newest, the answered, by topic; a page for each question."""

from dataclasses import dataclass

from handlers.messages import Button, Incoming, Lines, Refusal, Reply, Say, Text, Translated, Value
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
from handlers.seminars.visibility import is_visible
from handlers.ui.arguments import pager, parse_int
from storage.accounts import people
from storage.database import Session
from storage.models import Question, Seminar, question_states, seat_states
from storage.questions import hall, merged_questions, questions, readable
from storage.seats import seats
from storage.seminars import seminars

PAGE_SIZE = 5
EXCERPT_LENGTH = 220
"""Characters of a question in the list."""
MAX_TOPICS = 20


@dataclass(frozen=True, slots=True)
class ListPosition:
    """Where in the list somebody is: as buttons say it, `<view>:<page>`, the view a word or `t<topic>`."""

    view: str
    page: int

    @property
    def topic(self) -> int | None:
        """The topic whose questions are listed."""
        return parse_int(self.view[1:]) if self.view not in hall.VIEWS else None

    def __str__(self) -> str:
        return f"{self.view}:{self.page}"


def parse_position(arguments: list[str]) -> ListPosition:
    """The place a button names; the most wanted ones for anything else."""
    view, page = [*arguments, "", ""][:2]
    known = view in hall.VIEWS or (view[:1] == "t" and parse_int(view[1:]))
    return ListPosition(view if known else hall.TOP, parse_int(page))


async def load_visible_seminar(incoming: Incoming, session: Session, seminar_id: int) -> Seminar:
    """The seminar, if this person may see it. Raises Refusal."""
    seminar = await seminars.get(session, seminar_id)
    seat = await seats.of_person(session, seminar.id, incoming.person) if seminar else None
    if seminar is None or not is_visible(seminar, seat, incoming.at):
        raise Refusal("button-old")
    return seminar


async def open_hall(incoming: Incoming, session: Session) -> list[Reply]:
    """`/hall`: one's own seminar's questions; with several, which?"""
    own = [seminar for _, seminar in await seats.list_attending(session, incoming.person)]
    found = own or await seminars.list_public(session)
    if not found:
        raise Refusal("hall-no-seminar")
    if len(found) > 1:
        rows = [[Button(Translated(one.title), f"browse:{one.id}")] for one in found]
        return [Say("hall-which", buttons=rows)]
    return [await questions_page(incoming, session, found[0], ListPosition(hall.TOP, 0), edit=False)]


async def list_questions(incoming: Incoming, session: Session) -> list[Reply]:
    """A page of the list: `browse:<seminar>[:<view>:<page>]`."""
    seminar = await load_visible_seminar(incoming, session, parse_int([*incoming.arguments, ""][0]))
    return [
        await questions_page(incoming, session, seminar, parse_position(incoming.arguments[1:]), edit=True)
    ]


async def questions_page(
    incoming: Incoming, session: Session, seminar: Seminar, place: ListPosition, *, edit: bool
) -> Say:
    """That page of the list, with a button to read and one to vote for each question."""
    total = await hall.count_questions(session, seminar.id, place.view, place.topic)
    last = max(0, (total - 1) // PAGE_SIZE)
    place = ListPosition(place.view, min(place.page, last))
    found = await hall.list_questions(
        session, seminar.id, place.view, PAGE_SIZE, place.page * PAGE_SIZE, place.topic
    )
    asked = await hall.asked_ids(session, seminar.id, incoming.person)
    voted = await hall.voted_ids(session, seminar.id, incoming.person)
    lines = [_question_line(one, one.id in asked) for one in found]
    rows = [
        _question_buttons(one, f":{place}", asked=one.id in asked, voted=one.id in voted) for one in found
    ]
    turn = pager(f"browse:{seminar.id}:{place.view}", place.page, last)
    rows += [turn] if turn else []
    rows += await _view_buttons(session, seminar, place)
    rows.append([Button("ask-button", f"ask:{seminar.id}", style="primary")])
    every, left = await questions.count_asked_open(session, seminar.id)
    args: dict[str, Value] = {
        "seminar": Translated(seminar.title),
        "view": await _view_name(session, seminar, place),
        "asked": every,
        "left": left,
        "list": Lines(lines or [Text("hall-empty")]),
    }
    return Say("hall", args, rows, edit=edit)


def _question_line(question: Question, own: bool) -> Text:
    done = question.state == question_states.ANSWERED
    key = "hall-line-answered" if done else "hall-line-own" if own else "hall-line"
    args: dict[str, Value] = {
        "number": question.number,
        "votes": question.votes,
        "text": question_line(question, EXCERPT_LENGTH),
    }
    return Text(key, args)


def _question_buttons(question: Question, place: str, *, asked: bool, voted: bool) -> list[Button]:
    """To read it, and to vote for it or take the vote back; one's own and what has ended take no votes."""
    read = Button(Text("hall-read", {"number": question.number}), f"heard:{question.id}{place}")
    vote = _vote_button(question, place, asked=asked, voted=voted)
    return [read, vote] if vote else [read]


def _vote_button(question: Question, place: str, *, asked: bool, voted: bool) -> Button | None:
    if asked or question.state not in question_states.OPEN_STATES:
        return None
    label = Text("vote-taken" if voted else "vote", {"votes": question.votes})
    return Button(label, f"vote:{question.id}:{0 if voted else 1}{place}", style="success" if voted else "")


async def _view_name(session: Session, seminar: Seminar, place: ListPosition) -> Value:
    topic = await hall.get_topic(session, place.topic) if place.topic else None
    if topic is not None and topic.seminar_id == seminar.id:
        return Translated(topic.name)
    return Text(f"hall-{place.view if place.view in hall.VIEWS else hall.TOP}")


async def _view_buttons(session: Session, seminar: Seminar, place: ListPosition) -> list[list[Button]]:
    """The other ways to look at them."""
    others = [
        Button(f"hall-{one}", f"browse:{seminar.id}:{one}:0") for one in hall.VIEWS if one != place.view
    ]
    if await hall.list_topics(session, seminar.id):
        others.append(Button("hall-topics", f"halltopics:{seminar.id}"))
    return [others[:2], others[2:]] if len(others) > 2 else [others]


async def list_topics(incoming: Incoming, session: Session) -> list[Reply]:
    """What the hall asks about, the hottest first: `halltopics:<seminar>`."""
    seminar = await load_visible_seminar(incoming, session, parse_int(incoming.argument))
    found = (await hall.list_topics(session, seminar.id))[:MAX_TOPICS]
    rows = [
        [
            Button(
                Text("hall-topic", {"topic": Translated(one.name), "number": many}),
                f"browse:{seminar.id}:t{one.id}:0",
            )
        ]
        for one, many in found
    ]
    rows.append([Button("hall-back", f"browse:{seminar.id}")])
    return [Say("hall-by-topic", {"seminar": Translated(seminar.title)}, rows, edit=True)]


# One of them.


async def load_readable_question(incoming: Incoming, session: Session) -> tuple[Question, Seminar]:
    """The question a button speaks of, or the one that speaks for it, if the hall may read it. Raises Refusal."""
    found = await questions.get(session, parse_int([*incoming.arguments, ""][0]))
    if found is None:
        raise Refusal("button-old")
    question = await merged_questions.merge_root(session, found)
    seminar = await load_visible_seminar(incoming, session, question.seminar_id)
    if not readable.is_readable(question):
        raise Refusal("hall-gone")
    return question, seminar


async def show_question(incoming: Incoming, session: Session) -> list[Reply]:
    """One question, whole: `heard:<question>[:<view>:<page>]`."""
    question, seminar = await load_readable_question(incoming, session)
    return [await question_page(incoming, session, question, seminar, parse_position(incoming.arguments[1:]))]


async def question_page(
    incoming: Incoming, session: Session, question: Question, seminar: Seminar, place: ListPosition
) -> Say:
    """The question as the hall reads it, with its answers."""
    asked = question.id in await hall.asked_ids(session, seminar.id, incoming.person)
    voted = question.id in await hall.voted_ids(session, seminar.id, incoming.person)
    language = incoming.person.language
    given = await load_answers(session, question)
    whom = await addressee_lines(session, seminar, await load_item(session, seminar, question.item_id or 0))
    args: dict[str, Value] = {
        "number": question.number,
        "seminar": Lines([Text("words", {"text": Translated(seminar.title)}), *whom]),
        "name": await _asker_name(incoming, session, question),
        "text": question_excerpt(question),
        "votes": question.votes,
        "list": Lines(answer_lines(given, language) or [Text("hall-open")]),
    }
    rows = []
    if await exceeds_page(session, given, language):
        rows.append([Button("answer-whole-button", f"said:{question.id}", style="primary")])
    if vote := _vote_button(question, f":{place}:page", asked=asked, voted=voted):
        rows.append([vote])
    if incoming.has_role(MODERATORS, seminar.id):
        rows.append([Button("bar-button", f"bar:{question.id}")])
    rows.append([Button("hall-back", f"browse:{seminar.id}:{place}")])
    return Say("hall-question", args, rows, edit=True)


async def _asker_name(incoming: Incoming, session: Session, question: Question) -> Value:
    """Who asks, for the hall alone (whoever has a seat there, or a role), and unless that is kept from it."""
    seat = await seats.of_person(session, question.seminar_id, incoming.person)
    in_hall = (seat is not None and seat.state in seat_states.ATTENDING_STATES) or incoming.has_role(
        STAFF, question.seminar_id
    )
    person = await people.get(session, question.person_id) if in_hall and not question.anonymous else None
    return (person.name if person else None) or Text("hall-nameless")


async def show_answers(incoming: Incoming, session: Session) -> list[Reply]:
    """The answers in full, with their files: `said:<question>`."""
    question, _ = await load_readable_question(incoming, session)
    given = await load_answers(session, question)
    if not given:
        raise Refusal("button-old")
    return await full_answers(session, question, given, incoming.person.language)
