"""What the hall asks, for everybody: the most wanted, the newest, the answered, by topic; a page for each question."""

from dataclasses import dataclass

from handlers.common import number, pager
from handlers.hall.items import addressed, item_of
from handlers.hall.reading import answer_lines, answered, long_or_with_files, one_line, whole, words_of
from handlers.rights import MODERATORS, STAFF
from handlers.seminar.visible import visible
from handlers.words import Button, Incoming, Lines, Named, Refusal, Reply, Say, Text, Value
from storage import families, hall, people, questions, readable, seats, seminars
from storage.database import Session
from storage.models import Question, Seminar

PAGE = 5
SHOWN = 220
"""Characters of a question in the list."""
TOPICS = 20


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the list somebody is: as buttons say it, `<view>:<page>`, the view a word or `t<topic>`."""

    view: str
    page: int

    @property
    def topic(self) -> int | None:
        """The topic whose questions are listed."""
        return number(self.view[1:]) if self.view not in hall.VIEWS else None

    def __str__(self) -> str:
        return f"{self.view}:{self.page}"


def place_of(arguments: list[str]) -> Place:
    """The place a button names; the most wanted ones for anything else."""
    view, page = [*arguments, "", ""][:2]
    known = view in hall.VIEWS or (view[:1] == "t" and number(view[1:]))
    return Place(view if known else hall.TOP, number(page))


async def seminar_seen(incoming: Incoming, session: Session, seminar_id: int) -> Seminar:
    """The seminar, if this person may see it. Raises Refusal."""
    seminar = await seminars.get(session, seminar_id)
    seat = await seats.of_person(session, seminar.id, incoming.person) if seminar else None
    if seminar is None or not visible(seminar, seat, incoming.at):
        raise Refusal("button-old")
    return seminar


async def begin(incoming: Incoming, session: Session) -> list[Reply]:
    """`/hall`: one's own seminar's questions; with several, which?"""
    own = [seminar for _, seminar in await seats.standing(session, incoming.person)]
    found = own or await seminars.public(session)
    if not found:
        raise Refusal("hall-no-seminar")
    if len(found) > 1:
        rows = [[Button(Named(one.title), f"browse:{one.id}")] for one in found]
        return [Say("hall-which", buttons=rows)]
    return [await listed(incoming, session, found[0], Place(hall.TOP, 0), edit=False)]


async def browse(incoming: Incoming, session: Session) -> list[Reply]:
    """A page of the list: `browse:<seminar>[:<view>:<page>]`."""
    seminar = await seminar_seen(incoming, session, number([*incoming.arguments, ""][0]))
    return [await listed(incoming, session, seminar, place_of(incoming.arguments[1:]), edit=True)]


async def listed(incoming: Incoming, session: Session, seminar: Seminar, place: Place, *, edit: bool) -> Say:
    """That page of the list, with a button to read and one to vote for each question."""
    total = await hall.count(session, seminar.id, place.view, place.topic)
    last = max(0, (total - 1) // PAGE)
    place = Place(place.view, min(place.page, last))
    found = await hall.listed(session, seminar.id, place.view, PAGE, place.page * PAGE, place.topic)
    asked = await hall.asked(session, seminar.id, incoming.person)
    voted = await hall.voted(session, seminar.id, incoming.person)
    lines = [_line(one, one.id in asked) for one in found]
    rows = [_buttons(one, f":{place}", asked=one.id in asked, voted=one.id in voted) for one in found]
    turn = pager(f"browse:{seminar.id}:{place.view}", place.page, last)
    rows += [turn] if turn else []
    rows += await _views(session, seminar, place)
    rows.append([Button("ask-button", f"ask:{seminar.id}", style="primary")])
    every, left = await questions.counts(session, seminar.id)
    args: dict[str, Value] = {
        "seminar": Named(seminar.title),
        "view": await _view_name(session, seminar, place),
        "asked": every,
        "left": left,
        "list": Lines(lines or [Text("hall-empty")]),
    }
    return Say("hall", args, rows, edit=edit)


def _line(question: Question, own: bool) -> Text:
    done = question.state == questions.ANSWERED
    key = "hall-line-answered" if done else "hall-line-own" if own else "hall-line"
    args: dict[str, Value] = {
        "number": question.number,
        "votes": question.votes,
        "text": one_line(question, SHOWN),
    }
    return Text(key, args)


def _buttons(question: Question, place: str, *, asked: bool, voted: bool) -> list[Button]:
    """To read it, and to vote for it or take the vote back; one's own and what has ended take no votes."""
    read = Button(Text("hall-read", {"number": question.number}), f"heard:{question.id}{place}")
    vote = _vote(question, place, asked=asked, voted=voted)
    return [read, vote] if vote else [read]


def _vote(question: Question, place: str, *, asked: bool, voted: bool) -> Button | None:
    if asked or question.state not in questions.OPEN:
        return None
    label = Text("vote-taken" if voted else "vote", {"votes": question.votes})
    return Button(label, f"vote:{question.id}:{0 if voted else 1}{place}", style="success" if voted else "")


async def _view_name(session: Session, seminar: Seminar, place: Place) -> Value:
    topic = await hall.topic(session, place.topic) if place.topic else None
    if topic is not None and topic.seminar_id == seminar.id:
        return Named(topic.name)
    return Text(f"hall-{place.view if place.view in hall.VIEWS else hall.TOP}")


async def _views(session: Session, seminar: Seminar, place: Place) -> list[list[Button]]:
    """The other ways to look at them."""
    others = [
        Button(f"hall-{one}", f"browse:{seminar.id}:{one}:0") for one in hall.VIEWS if one != place.view
    ]
    if await hall.topics(session, seminar.id):
        others.append(Button("hall-topics", f"halltopics:{seminar.id}"))
    return [others[:2], others[2:]] if len(others) > 2 else [others]


async def topics(incoming: Incoming, session: Session) -> list[Reply]:
    """What the hall asks about, the hottest first: `halltopics:<seminar>`."""
    seminar = await seminar_seen(incoming, session, number(incoming.argument))
    found = (await hall.topics(session, seminar.id))[:TOPICS]
    rows = [
        [
            Button(
                Text("hall-topic", {"topic": Named(one.name), "number": many}),
                f"browse:{seminar.id}:t{one.id}:0",
            )
        ]
        for one, many in found
    ]
    rows.append([Button("hall-back", f"browse:{seminar.id}")])
    return [Say("hall-by-topic", {"seminar": Named(seminar.title)}, rows, edit=True)]


# One of them.


async def heard(incoming: Incoming, session: Session) -> tuple[Question, Seminar]:
    """The question a button speaks of, or the one that speaks for it, if the hall may read it. Raises Refusal."""
    found = await questions.get(session, number([*incoming.arguments, ""][0]))
    if found is None:
        raise Refusal("button-old")
    question = await families.root(session, found)
    seminar = await seminar_seen(incoming, session, question.seminar_id)
    if not readable.by_hall(question):
        raise Refusal("hall-gone")
    return question, seminar


async def page(incoming: Incoming, session: Session) -> list[Reply]:
    """One question, whole: `heard:<question>[:<view>:<page>]`."""
    question, seminar = await heard(incoming, session)
    return [await shown(incoming, session, question, seminar, place_of(incoming.arguments[1:]))]


async def shown(
    incoming: Incoming, session: Session, question: Question, seminar: Seminar, place: Place
) -> Say:
    """The question as the hall reads it, with its answers."""
    asked = question.id in await hall.asked(session, seminar.id, incoming.person)
    voted = question.id in await hall.voted(session, seminar.id, incoming.person)
    language = incoming.person.language
    given = await answered(session, question)
    whom = await addressed(session, seminar, await item_of(session, seminar, question.item_id or 0))
    args: dict[str, Value] = {
        "number": question.number,
        "seminar": Lines([Text("words", {"text": Named(seminar.title)}), *whom]),
        "name": await _name(incoming, session, question),
        "text": words_of(question),
        "votes": question.votes,
        "list": Lines(answer_lines(given, language) or [Text("hall-open")]),
    }
    rows = []
    if await long_or_with_files(session, given, language):
        rows.append([Button("answer-whole-button", f"said:{question.id}", style="primary")])
    if vote := _vote(question, f":{place}:page", asked=asked, voted=voted):
        rows.append([vote])
    if incoming.may(MODERATORS, seminar.id):
        rows.append([Button("bar-button", f"bar:{question.id}")])
    rows.append([Button("hall-back", f"browse:{seminar.id}:{place}")])
    return Say("hall-question", args, rows, edit=True)


async def _name(incoming: Incoming, session: Session, question: Question) -> Value:
    """Who asks, for the hall alone (whoever has a seat there, or a role), and unless that is kept from it."""
    seat = await seats.of_person(session, question.seminar_id, incoming.person)
    in_hall = (seat is not None and seat.state in seats.HOLDING) or incoming.may(STAFF, question.seminar_id)
    person = await people.get(session, question.person_id) if in_hall and not question.anonymous else None
    return (person.name if person else None) or Text("hall-nameless")


async def said(incoming: Incoming, session: Session) -> list[Reply]:
    """The answers in full, with their files: `said:<question>`."""
    question, _ = await heard(incoming, session)
    given = await answered(session, question)
    if not given:
        raise Refusal("button-old")
    return await whole(session, question, given, incoming.person.language)
