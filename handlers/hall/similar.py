"""Is it the same as this one? Before a question is stored, similar ones and ready answers are offered.

Until that is answered the words are held with the person, in the database; what is not answered in time, or when the
person does something else, becomes a question of its own. Nothing is ever lost on the way.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from handlers.common import Kept, length, number, shorten
from handlers.editing import Edit
from handlers.hall import voices
from handlers.hall.desk import ROOM, parts
from handlers.hall.limits import must_be_heard, must_not_be_too_many
from handlers.hall.reading import one_line
from handlers.hall.storing import changed, go_on, joined, keep, kept_of, let_go, same_as_kept, store
from handlers.hall.telling import answers_of
from handlers.steps import leave
from handlers.words import Button, Incoming, Lines, Refusal, Reply, Say, Text, ToMany, Value, Written
from storage import families, faq, held, questions, readable, seminars, similar, votes
from storage.database import Session
from storage.families import Waiting
from storage.models import Faq, Person, Question, Seminar

PATIENCE = timedelta(minutes=5)
OFFERED = 3
"""Similar questions and ready answers together."""
LINE = 150


async def offer(incoming: Incoming, session: Session, seminar: Seminar, kept: Kept) -> list[Reply] | None:
    """What these words resemble, while they are held; None: nothing, and they are stored."""
    person = incoming.person
    asked = await similar.questions(session, seminar.id, kept["text"], OFFERED, reader=person)
    ready = await similar.faq(session, seminar.id, kept["text"], OFFERED)
    # The same question as ready with its answer stands first.
    both: list[tuple[Question | Faq, float]] = [*ready, *asked]
    likest = sorted(both, key=lambda pair: -pair[1])[:OFFERED]
    if not likest:
        return None
    things = [thing for thing, _ in likest]
    ids = {"questions": [one.id for one in things if isinstance(one, Question)]}
    ids |= {"faq": [one.id for one in things if isinstance(one, Faq)]}
    leave(person, "question")
    let_go(person, kept["message"])
    person.draft = {**person.draft, "held": {"seminar": seminar.id, "kept": kept, **ids}}
    person.held_at = incoming.at
    first, likeness = likest[0]
    if isinstance(first, Faq) and likeness >= similar.SAME:
        return _ready(incoming, first, kept, edit=False)
    return [_offered(incoming, things, kept)]


def _offered(incoming: Incoming, things: Sequence[Question | Faq], kept: Kept) -> Say:
    lines = [_line(incoming, place, thing) for place, thing in enumerate(things, 1)]
    rows = [[_button(place, thing, kept)] for place, thing in enumerate(things, 1)]
    return Say("same-offer", {"list": Lines(lines)}, [*rows, _another(kept)])


def _line(incoming: Incoming, place: int, thing: Question | Faq) -> Text:
    if isinstance(thing, Faq):
        language = incoming.person.language or "ky"
        words: Value = shorten(Written(thing.rich_texts("question")).of(language).one_line(), LINE)
        return Text("same-line", {"place": place, "text": words, "state": Text("same-ready")})
    state = "same-answered" if thing.state == questions.ANSWERED else "same-open"
    if thing.person_id == incoming.person.id:
        state = "same-yours"
    return Text("same-line", {"place": place, "text": one_line(thing, LINE), "state": Text(state)})


def _button(place: int, thing: Question | Faq, kept: Kept) -> Button:
    if isinstance(thing, Faq):
        return Button(Text("same-read", {"place": place}), f"same:f:{kept['message']}:{thing.id}")
    return Button(
        Text("same-this", {"place": place}), f"same:q:{kept['message']}:{thing.id}", style="primary"
    )


def _another(kept: Kept) -> list[Button]:
    return [Button("same-another", f"same:no:{kept['message']}")]


def _ready(incoming: Incoming, entry: Faq, kept: Kept, *, edit: bool) -> list[Reply]:
    """A ready answer; what is too long for one message follows in pieces. The words are still held."""
    language = incoming.person.language or "ky"
    question, answer = (Written(entry.rich_texts(one)).of(language) for one in ("question", "answer"))
    fits = length(answer) <= ROOM
    args: dict[str, Value] = {
        "question": shorten(question, 300),
        "answer": answer if fits else Text("answer-follows"),
    }
    rows = [[Button("same-helped", f"same:ok:{kept['message']}", style="success")], _another(kept)]
    about = f"faq:{entry.id}"
    rest = [] if fits else [Say("words", {"text": part}, about=about) for part in parts(answer)]
    return [Say("same-answer", args, rows, edit=edit, about=about), *rest]


async def answer(incoming: Incoming, session: Session) -> list[Reply]:
    """`same:q:<message>:<question>`, `same:f:<message>:<entry>`, `same:ok:<message>`, `same:no:<message>`."""
    what, message, thing = [*incoming.arguments, "", "", ""][:3]
    person = incoming.person
    await held.hold(session, person)
    form = person.draft.get("held")
    if form is None or str(form["kept"]["message"]) != message:
        raise await _late(session, person, number(message))
    if what == "no":
        return [*await _in_its_place(incoming, session), *go_on(person)]
    if what == "ok" and form["faq"]:
        _no_longer_held(person)
        return [Say("same-closed", edit=True), *go_on(person)]
    if what == "f" and number(thing) in form["faq"]:
        return await _read(incoming, session, number(thing), form["kept"])
    if what == "q" and number(thing) in form["questions"]:
        return await _the_same(incoming, session, number(thing))
    raise Refusal("button-old")


async def _late(session: Session, person: Person, message_id: int) -> Refusal:
    """What to say to whom presses a second time, or after the clock."""
    stored = await questions.by_message(session, person, message_id)
    return Refusal("same-late", number=stored.number) if stored else Refusal("same-done")


async def _read(incoming: Incoming, session: Session, entry_id: int, kept: Kept) -> list[Reply]:
    entry = await faq.get(session, entry_id)
    if entry is None or faq.state(entry) != faq.SHOWN:
        return [*await _in_its_place(incoming, session), *go_on(incoming.person)]
    return _ready(incoming, entry, kept, edit=True)


async def _the_same(incoming: Incoming, session: Session, question_id: int) -> list[Reply]:
    """A vote instead of a second question; should that one be gone meanwhile, theirs is stored."""
    person = incoming.person
    must_be_heard(person)
    question = await questions.lock(session, question_id)
    root = await families.root(session, question) if question else None
    own = root is not None and root.person_id == person.id
    if root is None or not (own or readable.by_hall(root)) or root.state in _CAME_TO_NOTHING:
        return [*await _in_its_place(incoming, session), *go_on(person)]
    if not own:
        await must_not_be_too_many(incoming, session)
        await votes.cast(session, root, person, incoming.at)
    _no_longer_held(person)
    told = await _answers(session, root, Waiting(person, root if own else None))
    key = "same-taken-answered" if told else "same-own" if own else "same-taken"
    return [Say(key, {"number": root.number}, edit=True), *told, *go_on(person)]


_CAME_TO_NOTHING = (questions.DECLINED, questions.WITHDRAWN)


async def _answers(session: Session, root: Question, to: Waiting) -> list[Reply]:
    return await answers_of(session, root, [to]) if root.state == questions.ANSWERED else []


def _no_longer_held(person: Person) -> None:
    person.draft = {key: value for key, value in person.draft.items() if key != "held"}
    person.held_at = None


async def _stored(session: Session, person: Person, at: datetime, *, to: Person | None = None) -> list[Reply]:
    """What was held becomes a question of its own."""
    form = person.draft["held"]
    _no_longer_held(person)
    if person.barred_at is not None:
        return [Say("barred", to=to)]
    seminar = await seminars.get(session, form["seminar"])
    assert seminar is not None  # rows are never deleted
    return await store(session, person, seminar, form["kept"], at, to=to)


async def _in_its_place(incoming: Incoming, session: Session) -> list[Reply]:
    """The same, the receipt where the offer stood."""
    first, *rest = await _stored(session, incoming.person, incoming.at)
    return [replace(first, edit=True) if isinstance(first, Say) else first, *rest]


# Whoever does something else, and whoever does nothing.


async def put_down(incoming: Incoming, session: Session) -> list[Reply]:
    """Something else is done than to answer: what is held is stored first. Not for whoever wants to be forgotten."""
    person = incoming.person
    if person.held_at is None or incoming.button in ("same", "forget") or incoming.command == "forget":
        return []
    if _with_album(incoming) is not None:
        return []
    await held.hold(session, person)
    if "held" not in person.draft:  # the clock came first
        return []
    return await _stored(session, person, incoming.at)


async def run_out(session: Session, now: datetime) -> list[Say | ToMany]:
    """What the clock looks for: words whose writer has not said whether they are the same."""
    said: list[Reply] = []
    for person in await held.due(session, now - PATIENCE):
        said += await _stored(session, person, now, to=person)
    return [one for one in said if isinstance(one, Say | ToMany)]


# The message itself, while it is held.


def _with_album(incoming: Incoming) -> Kept | None:
    form = incoming.person.draft.get("held")
    return joined(form["kept"], incoming) if form else None


async def album(incoming: Incoming, session: Session) -> list[Reply] | None:
    """A further photo of an album belongs to the words that are held; None when it does not."""
    if _with_album(incoming) is None:
        return None
    person = incoming.person
    await held.hold(session, person)
    kept = _with_album(incoming)
    if kept is None:  # stored meanwhile, by the clock
        return None
    if voices.kept_gives_away(kept):  # not with the rest, then: it is asked about by itself
        alone = {**kept_of(incoming), "hidden": True, "seminar": person.draft["held"]["seminar"]}
        keep(person, alone)
        return [voices.ask(alone)]
    person.draft = {**person.draft, "held": {**person.draft["held"], "kept": kept}}
    return []


async def edit(incoming: Incoming, session: Session) -> Edit | None:
    """Held words that were changed in the chat are held as they are now; None: it is another message."""
    person = incoming.person
    if (person.draft.get("held") or {}).get("kept", {}).get("message") != incoming.message_id:
        return None
    await held.hold(session, person)
    if "held" not in person.draft:  # stored meanwhile, by the clock
        return None
    return Edit(same_as_kept(incoming, person.draft["held"]["kept"]), partial(_change, incoming))


async def _change(incoming: Incoming) -> list[Reply]:
    person = incoming.person
    if incoming.words or incoming.media:
        kept = changed(person.draft["held"]["kept"], incoming)
        person.draft = {**person.draft, "held": {**person.draft["held"], "kept": kept}}
    return []
