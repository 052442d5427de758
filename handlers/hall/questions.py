"""Asking: at any time, numbered, told to staff; edited, hidden, taken back, and looked up."""

from handlers.common import Kept, number, pager, pending_offer, shorten
from handlers.hall.desk import about_of, attachment, tell_staff, update_staff
from handlers.rights import ANSWERERS
from handlers.steps import leave, stand
from handlers.words import RESUME, Button, Incoming, Lines, Media, Named, Refusal, Reply, Say, Text, Value
from storage import questions, roles, seats, seminars
from storage.database import Session
from storage.models import Person, Question, Seminar

LISTED = 10
PENDING = 10
"""How many messages out of the blue are kept for one person."""


async def ask(incoming: Incoming, session: Session) -> list[Reply]:
    """`/ask`, `/ask <words>` or the menu: to which seminar? Then the words, if they are not there already."""
    if incoming.command and incoming.argument:
        return await _take_as_question(incoming, session, _kept(incoming, incoming.argument))
    candidates = await _candidates(incoming, session)
    if not candidates:
        raise Refusal("ask-no-seminar")
    if len(candidates) > 1:
        return [Say("ask-which", buttons=[[Button(Named(one.title), f"ask:{one.id}")] for one in candidates])]
    return _prompt(incoming, candidates[0])


async def _take_as_question(
    incoming: Incoming, session: Session, kept: Kept, *, edit: bool = False
) -> list[Reply]:
    """Words that are there already are a question; which seminar they are for may have to be asked."""
    candidates = await _candidates(incoming, session)
    if not candidates:
        raise Refusal("ask-no-seminar")
    if len(candidates) > 1:
        _keep(incoming.person, kept)
        rows = [[Button(Named(one.title), f"pending:to:{kept['message']}:{one.id}")] for one in candidates]
        return [Say("ask-which", buttons=rows, edit=edit)]
    return await _store(incoming, session, candidates[0], kept)


async def _candidates(incoming: Incoming, session: Session) -> list[Seminar]:
    """The seminars one may mean: one's own, else all that are public."""
    own = [seminar for _, seminar in await seats.standing(session, incoming.person)]
    return own or await seminars.public(session)


async def ask_about(incoming: Incoming, session: Session) -> list[Reply]:
    """A seminar was chosen to ask."""
    return _prompt(incoming, await _public_seminar(session, number(incoming.argument)))


async def _public_seminar(session: Session, seminar_id: int) -> Seminar:
    seminar = await seminars.get(session, seminar_id)
    if seminar is None or seminar.state not in ("open", "closed", "held"):
        raise Refusal("button-old")
    return seminar


def _prompt(incoming: Incoming, seminar: Seminar) -> list[Reply]:
    stand(incoming.person, "question", seminar=seminar.id, hidden=False)
    return [_asking(seminar, hidden=False, edit=False)]


def _asking(seminar: Seminar, *, hidden: bool, edit: bool) -> Say:
    toggle = Button("ask-shown" if hidden else "ask-hidden", f"hide:{0 if hidden else 1}")
    key = "ask-prompt-hidden" if hidden else "ask-prompt"
    return Say(key, {"seminar": Named(seminar.title)}, [[toggle], [Button("ask-stop", "askstop")]], edit=edit)


async def prompt(incoming: Incoming, session: Session) -> list[Reply]:
    """The prompt again, for whoever comes back to this step."""
    form = incoming.person.draft.get("question") or {}
    seminar = await seminars.get(session, form.get("seminar") or 0)
    if seminar is None:
        raise Refusal("button-old")
    return [_asking(seminar, hidden=bool(form.get("hidden")), edit=False)]


async def hide(incoming: Incoming, session: Session) -> list[Reply]:
    """Before asking: the name is kept from the hall, or not."""
    form = incoming.person.draft.get("question") or {}
    seminar = await seminars.get(session, form.get("seminar") or 0)
    if incoming.person.step != "question" or seminar is None:
        raise Refusal("button-old")
    hidden = incoming.argument == "1"
    stand(incoming.person, "question", **{**form, "hidden": hidden})
    return [_asking(seminar, hidden=hidden, edit=True)]


async def stop(incoming: Incoming, _session: Session) -> list[Reply]:
    """No question after all."""
    if incoming.person.step != "question":
        raise Refusal("button-old")
    leave(incoming.person, "question")
    return [Say("ask-stopped", edit=True), *_go_on(incoming.person)]


def _go_on(person: Person) -> list[Reply]:
    return [RESUME] if person.step else []


async def take(incoming: Incoming, session: Session) -> list[Reply]:
    """The words, the voice, the photo or the document of a question."""
    if incoming.media is None and not incoming.text:
        raise Refusal("awaited-question")
    form = incoming.person.draft.get("question") or {}
    seminar = await _public_seminar(session, form.get("seminar") or 0)
    hidden = bool(form.get("hidden"))
    return await _store(incoming, session, seminar, _kept(incoming, incoming.text or ""), hidden=hidden)


async def _store(
    incoming: Incoming, session: Session, seminar: Seminar, kept: Kept, *, hidden: bool = False
) -> list[Reply]:
    """Kept before it is confirmed: the receipt is owed in the same transaction."""
    question = await questions.ask(
        session,
        seminar,
        incoming.person,
        kept["text"],
        message_id=kept["message"],
        anonymous=hidden,
        at=incoming.at,
    )
    media = [Media(*one) for one in kept["media"]]
    for one in media:
        await questions.attach(session, question, attachment(one))
    _let_go(incoming.person, kept["message"])
    leave(incoming.person, "question")
    told = await tell_staff(session, question, seminar, media)
    return [_receipt(question, seminar), *told, *_go_on(incoming.person)]


def _receipt(question: Question, seminar: Seminar, *, edit: bool = False) -> Say:
    toggle = Button("name-show" if question.anonymous else "name-hide", f"hall:{question.id}")
    key = "question-kept-hidden" if question.anonymous else "question-kept"
    args: dict[str, Value] = {"number": question.number, "seminar": Named(seminar.title)}
    rows = [[toggle], [Button("question-withdraw", f"withdraw:{question.id}")]]
    return Say(key, args, rows, edit=edit)


async def _own(incoming: Incoming, session: Session) -> Question:
    """The question a button speaks of, if it is this person's own."""
    question = await questions.lock(session, number(incoming.argument))
    if question is None or question.person_id != incoming.person.id:
        raise Refusal("button-old")
    return question


async def toggle_name(incoming: Incoming, session: Session) -> list[Reply]:
    """The name is shown to the hall, or hidden from it, after asking too."""
    question = await _own(incoming, session)
    if question.state == questions.WITHDRAWN:
        raise Refusal("question-gone")
    seminar = await seminars.get(session, question.seminar_id)
    assert seminar is not None
    question.anonymous = not question.anonymous
    await session.flush()
    return [
        _receipt(question, seminar, edit=True),
        *await update_staff(session, question, seminar, incoming.at),
    ]


async def withdraw(incoming: Incoming, session: Session) -> list[Reply]:
    """Taken back by its asker, as long as nobody has answered."""
    question = await _own(incoming, session)
    if question.state == questions.ANSWERED:
        raise Refusal("question-answered-already", number=question.number)
    if question.state == questions.WITHDRAWN:
        raise Refusal("question-gone")
    seminar = await seminars.get(session, question.seminar_id)
    assert seminar is not None
    await questions.withdraw(session, question, incoming.at, incoming.person)
    await session.flush()
    said = Say("question-withdrawn", {"number": question.number}, edit=True)
    return [said, *await update_staff(session, question, seminar, incoming.at)]


def _kept(incoming: Incoming, text: str) -> Kept:
    media = incoming.media
    file = [[media.kind, media.file_id, media.file_unique_id, media.album]] if media else []
    return {"text": text, "media": file, "message": incoming.message_id}


def _keep(person: Person, kept: Kept) -> None:
    """Keep it until its writer says what it is; the oldest of many goes."""
    others = [one for one in person.draft.get("pending", []) if one["message"] != kept["message"]]
    person.draft = {**person.draft, "pending": [*others, kept][-PENDING:]}


def _let_go(person: Person, message_id: int) -> None:
    left = [one for one in person.draft.get("pending", []) if one["message"] != message_id]
    person.draft = {key: value for key, value in person.draft.items() if key != "pending"}
    if left:
        person.draft = {**person.draft, "pending": left}


def remember(incoming: Incoming) -> None:
    """Words that came before the notice was agreed to: offered as a question afterwards."""
    if (incoming.text or incoming.media) and not _join_pending(incoming):
        _keep(incoming.person, _kept(incoming, incoming.text or ""))


def _join_pending(incoming: Incoming) -> bool:
    """The further photos of an album belong to the words that its first one came with."""
    album = incoming.media.album if incoming.media else None
    for kept in incoming.person.draft.get("pending", []):
        if album and any(file[3] == album for file in kept["media"]):
            more = _kept(incoming, "")["media"]
            _keep(incoming.person, {**kept, "media": kept["media"] + more})
            return True
    return False


async def album(incoming: Incoming, session: Session) -> list[Reply] | None:
    """A further photo of an album belongs to what its first one became; None when this is the first."""
    if incoming.media is None or incoming.media.album is None:
        return None
    if _join_pending(incoming):
        return []
    question = await questions.by_album(session, incoming.person, incoming.media.album)
    if question is not None:
        await questions.attach(session, question, attachment(incoming.media))
        return [
            Say(
                "question-more",
                {"number": question.number},
                to=member,
                media=incoming.media,
                about=about_of(question),
            )
            for member in await roles.reachable(session, ANSWERERS, question.seminar_id)
        ]
    return None


async def unexpected(incoming: Incoming, _session: Session) -> list[Reply]:
    """Words or a file out of the blue: perhaps a question. Nothing is lost, and one tap makes it one."""
    if incoming.media is None and not incoming.text:
        raise Refusal("unexpected-kind")
    kept = _kept(incoming, incoming.text or "")
    _keep(incoming.person, kept)
    return [pending_offer(kept)]


async def take_pending(incoming: Incoming, session: Session) -> list[Reply]:
    """What becomes of such words: `pending:<ask|drop|to>:<message>[:<seminar>]`."""
    what, message, seminar_id = [*incoming.arguments, "", "", ""][:3]
    kept = next(
        (one for one in incoming.person.draft.get("pending", []) if str(one["message"]) == message), None
    )
    if kept is None or what not in ("ask", "drop", "to"):
        raise Refusal("button-old")
    if what == "drop":
        _let_go(incoming.person, kept["message"])
        return [Say("pending-dropped", edit=True), *_go_on(incoming.person)]
    if what == "to":
        return await _store(incoming, session, await _public_seminar(session, number(seminar_id)), kept)
    return await _take_as_question(incoming, session, kept, edit=True)


async def edited(incoming: Incoming, session: Session) -> list[Reply]:
    """An edited message edits its question until that is answered; any other edit changes nothing."""
    words = _without_command(incoming)
    question = await questions.by_message(session, incoming.person, incoming.message_id)
    for kept in incoming.person.draft.get("pending", []):
        if kept["message"] == incoming.message_id:
            _keep(incoming.person, {**kept, "text": words})
    if question is None or question.state == questions.WITHDRAWN:
        return []
    if question.state == questions.ANSWERED:
        raise Refusal("question-answered-already", number=question.number)
    if not words and not await questions.attachments(session, question):
        raise Refusal("awaited-question")
    question.text = words
    question.edited_at = incoming.at
    seminar = await seminars.get(session, question.seminar_id)
    assert seminar is not None
    await session.flush()
    return [
        Say("question-edited", {"number": question.number}),
        *await update_staff(session, question, seminar, incoming.at),
    ]


def _without_command(incoming: Incoming) -> str:
    """The words of `/ask <words>` are the words."""
    return incoming.argument if incoming.command else incoming.text or ""


async def mine(incoming: Incoming, session: Session) -> list[Reply]:
    """`/questions`: one's own, with their state, a page at a time."""
    rows = await questions.of_person(session, incoming.person)
    new = [Button("ask-button", "asknew", style="primary")]
    if not rows:
        return [Say("questions-none", buttons=[new])]
    page = min(number(incoming.argument), (len(rows) - 1) // LISTED)
    lines = [_line(question) for question, _ in rows[page * LISTED : (page + 1) * LISTED]]
    turn = pager("mine", page, (len(rows) - 1) // LISTED)
    edit = incoming.button is not None
    return [Say("questions", {"list": Lines(lines)}, [*([turn] if turn else []), new], edit=edit)]


def _line(question: Question) -> Text:
    state = {questions.ANSWERED: "answered", questions.WITHDRAWN: "withdrawn-state"}.get(
        question.state, "open"
    )
    text: Value = shorten(question.text, 120) or Text("question-media")
    return Text(
        "question-line", {"number": question.number, "text": text, "state": Text(f"question-{state}")}
    )
