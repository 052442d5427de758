"""Questions from the first word to the answer: asked at any time, numbered, told to staff, answered by reply."""

from collections.abc import Sequence

from handlers.common import Kept, length, named, number, pager, pending_offer, shorten, titled
from handlers.words import RESUME, Button, Incoming, Lines, Media, Named, Refusal, Reply, Say, Text, Value
from storage import outbox, people, questions, seminars, staff, units
from storage.database import Session
from storage.models import Attachment, Person, Question, Seminar

ROOM = 3000
"""UTF-16 units of somebody's words that fit beside ours in one message of 4 096."""
CAPTION = 700
"""The same for a caption of 1 024."""
LISTED = 10
PENDING = 10
"""How many messages out of the blue are kept for one person."""

# Asking.


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
    own = [seminar for _, seminar in await seminars.registrations_of(session, incoming.person)]
    return own or await seminars.public(session)


def _stand(person: Person, form: dict[str, object]) -> None:
    person.draft = {**person.draft, "question": form}
    person.step = "question"


async def ask_about(incoming: Incoming, session: Session) -> list[Reply]:
    """A seminar was chosen to ask."""
    return _prompt(incoming, await _public_seminar(session, number(incoming.argument)))


async def _public_seminar(session: Session, seminar_id: int) -> Seminar:
    seminar = await seminars.get(session, seminar_id)
    if seminar is None or seminar.state not in ("open", "closed", "held"):
        raise Refusal("button-old")
    return seminar


def _prompt(incoming: Incoming, seminar: Seminar) -> list[Reply]:
    _stand(incoming.person, {"seminar": seminar.id, "hidden": False})
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
    _stand(incoming.person, {**form, "hidden": hidden})
    return [_asking(seminar, hidden=hidden, edit=True)]


async def stop(incoming: Incoming, _session: Session) -> list[Reply]:
    """No question after all."""
    if incoming.person.step != "question":
        raise Refusal("button-old")
    _leave(incoming.person)
    return [Say("ask-stopped", edit=True), *_go_on(incoming.person)]


def _leave(person: Person) -> None:
    """Back to a registration that was under way, if one was."""
    if person.step == "question":
        person.draft = {key: value for key, value in person.draft.items() if key != "question"}
        person.step = "registration" if "registration" in person.draft else None


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
        await questions.attach(session, question, _attachment(one))
    _let_go(incoming.person, kept["message"])
    _leave(incoming.person)
    told = await _tell_staff(session, question, seminar, media)
    return [_receipt(question, seminar), *told, *_go_on(incoming.person)]


def _attachment(media: Media) -> Attachment:
    return Attachment(
        kind=media.kind, file_id=media.file_id, file_unique_id=media.file_unique_id, album=media.album
    )


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
    if question.withdrawn_at:
        raise Refusal("question-gone")
    seminar = await seminars.get(session, question.seminar_id)
    assert seminar is not None
    question.anonymous = not question.anonymous
    await session.flush()
    return [_receipt(question, seminar, edit=True), *await _update_staff(session, question, seminar)]


async def withdraw(incoming: Incoming, session: Session) -> list[Reply]:
    """Taken back by its asker, as long as nobody has answered."""
    question = await _own(incoming, session)
    if question.answered_at:
        raise Refusal("question-answered-already", number=question.number)
    if question.withdrawn_at:
        raise Refusal("question-gone")
    seminar = await seminars.get(session, question.seminar_id)
    assert seminar is not None
    question.withdrawn_at = incoming.at
    await session.flush()
    said = Say("question-withdrawn", {"number": question.number}, edit=True)
    return [said, *await _update_staff(session, question, seminar)]


# Words that came when none were awaited.


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
        await questions.attach(session, question, _attachment(incoming.media))
        return [
            Say(
                "question-more",
                {"number": question.number},
                to=member,
                media=incoming.media,
                about=_about(question),
            )
            for member in await staff.reachable(session)
        ]
    return await _more_of_answer(incoming, session, incoming.media) if incoming.staff else None


async def _more_of_answer(incoming: Incoming, session: Session, media: Media) -> list[Reply] | None:
    answer = await questions.answer_by_album(session, incoming.person, media.album or "")
    question = await questions.get(session, answer.question_id) if answer else None
    asker = await people.get(session, question.person_id) if question else None
    if question is None or asker is None:
        return None
    await questions.attach(session, question, _attachment(media), answer)
    return [Say("question-more", {"number": question.number}, to=asker, media=media)]


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


# Editing, and one's own list.


async def edited(incoming: Incoming, session: Session) -> list[Reply]:
    """An edited message edits its question until that is answered; any other edit changes nothing."""
    words = _without_command(incoming)
    question = await questions.by_message(session, incoming.person, incoming.message_id)
    for kept in incoming.person.draft.get("pending", []):
        if kept["message"] == incoming.message_id:
            _keep(incoming.person, {**kept, "text": words})
    if question is None or question.withdrawn_at:
        return []
    if question.answered_at:
        raise Refusal("question-answered-already", number=question.number)
    question.text = words
    question.edited_at = incoming.at
    seminar = await seminars.get(session, question.seminar_id)
    assert seminar is not None
    await session.flush()
    return [
        Say("question-edited", {"number": question.number}),
        *await _update_staff(session, question, seminar),
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
    state = "answered" if question.answered_at else "withdrawn-state" if question.withdrawn_at else "open"
    text: Value = shorten(question.text, 120) or Text("question-media")
    return Text(
        "question-line", {"number": question.number, "text": text, "state": Text(f"question-{state}")}
    )


# Staff: told at once, a list, an answer by reply or by button.


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


async def _staff_text(session: Session, question: Question, seminar: Seminar) -> tuple[str, dict[str, Value]]:
    """The text key and arguments of a question as staff see it in its present state."""
    args = {
        "number": question.number,
        "seminar": Named(seminar.title),
        "text": question.text or Text("question-media"),
        "hidden": Text("hidden-yes" if question.anonymous else "hidden-no"),
        **await _who(session, question),
    }
    if question.withdrawn_at:
        return "staff-question-withdrawn", args
    if question.answered_at:
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
    if question.answered_at or question.withdrawn_at:
        return []
    return [[Button("answer-button", f"answer:{question.id}", style="primary")]]


async def _shown_to(
    session: Session, member: Person, question: Question, seminar: Seminar, media: Sequence[Media]
) -> list[Reply]:
    """One question for one member of staff, with its files; what is too long for one message comes in two."""
    key, args = await _staff_text(session, question, seminar)
    about = _about(question)
    rest: list[Reply] = []
    if length(question.text) > (CAPTION if media else ROOM):
        args["text"] = shorten(question.text, (CAPTION if media else ROOM) // 2)
        rest = [Say("words", {"text": part}, to=member, about=about) for part in _parts(question.text)]
    first = Say(
        key, args, _answer_button(question), to=member, media=media[0] if media else None, about=about
    )
    more: dict[str, Value] = {"number": question.number}
    rest += [Say("question-more", more, to=member, media=one, about=about) for one in media[1:]]
    return [first, *rest]


def _about(question: Question) -> str:
    return f"question:{question.id}"


def _parts(text: str) -> list[str]:
    """Text in pieces that surely fit in a message, whatever it is made of."""
    return [text[start : start + 2000] for start in range(0, len(text), 2000)]


async def _tell_staff(
    session: Session, question: Question, seminar: Seminar, media: Sequence[Media]
) -> list[Reply]:
    said: list[Reply] = []
    for member in await staff.reachable(session):
        said += await _shown_to(session, member, question, seminar, media)
    return said


async def _update_staff(session: Session, question: Question, seminar: Seminar) -> list[Reply]:
    """What staff have in their chats is brought up to date in place."""
    key, args = await _staff_text(session, question, seminar)
    members = {member.telegram_id: member for member in await staff.reachable(session)}
    said: list[Reply] = []
    for chat_id, message_id, method in await outbox.firsts(session, _about(question)):
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
                )
            )
    return said


async def inbox(incoming: Incoming, session: Session) -> list[Reply]:
    """Open questions, for staff: the oldest first, each with its files, ready to be replied to."""
    rows = await questions.open_ones(session, number(incoming.argument) or None)
    if not rows:
        return [Say("inbox-empty")]
    said: list[Reply] = [Say("inbox", {"left": len(rows), "shown": min(len(rows), LISTED)})]
    for question, seminar in rows[:LISTED]:
        files = await questions.attachments(session, question)
        media = [Media(file.kind, file.file_id) for file in files]  # type: ignore[arg-type]  # one of MEDIA
        said += await _shown_to(session, incoming.person, question, seminar, media)
    return said


async def begin_answer(incoming: Incoming, session: Session) -> list[Reply]:
    """The button under a question: the next message is its answer."""
    question = await questions.get(session, number(incoming.argument))
    if question is None or question.withdrawn_at:
        raise Refusal("question-gone")
    if question.answered_at:
        raise Refusal("question-answered-by-other", number=question.number)
    incoming.person.draft = {**incoming.person.draft, "answer": question.id}
    incoming.person.step = "answer"
    return [Say("answer-prompt", {"number": question.number}, [[Button("ask-stop", "answerstop")]])]


async def answer_prompt(incoming: Incoming, session: Session) -> list[Reply]:
    """That prompt again."""
    question = await questions.get(session, incoming.person.draft.get("answer") or 0)
    if question is None:
        raise Refusal("button-old")
    return [Say("answer-prompt", {"number": question.number}, [[Button("ask-stop", "answerstop")]])]


async def stop_answer(incoming: Incoming, _session: Session) -> list[Reply]:
    """No answer now; the question stays open."""
    if incoming.person.step != "answer":
        raise Refusal("button-old")
    _leave_answer(incoming.person)
    return [Say("answer-stopped", edit=True)]


def _leave_answer(person: Person) -> None:
    person.draft = {key: value for key, value in person.draft.items() if key != "answer"}
    person.step = "registration" if "registration" in person.draft else None


async def take_answer(incoming: Incoming, session: Session) -> list[Reply]:
    """The message after the button."""
    question_id = incoming.person.draft.get("answer") or 0
    if incoming.media is None and not incoming.text:
        raise Refusal("awaited-answer")
    _leave_answer(incoming.person)
    return await _answer(incoming, session, question_id)


async def reply(incoming: Incoming, session: Session) -> list[Reply] | None:
    """Staff reply to a message about a question: that is its answer. None when it is about something else."""
    about = await outbox.about(session, incoming.chat_id, incoming.reply_to or 0)
    if not about or not about.startswith("question:"):
        return None
    if incoming.media is None and not incoming.text:
        raise Refusal("awaited-answer")
    return await _answer(incoming, session, int(about.removeprefix("question:")))


async def _answer(incoming: Incoming, session: Session, question_id: int) -> list[Reply]:
    question = await questions.lock(session, question_id)
    if question is None or question.withdrawn_at:
        raise Refusal("question-gone")
    asker = await people.get(session, question.person_id)
    seminar = await seminars.get(session, question.seminar_id)
    assert asker is not None
    assert seminar is not None
    first = question.answered_at is None
    row = await questions.answer(session, question, incoming.person, incoming.text or "", incoming.at)
    if incoming.media:
        await questions.attach(session, question, _attachment(incoming.media), row)
    done = Say("answer-sent" if first else "answer-added", {"number": question.number})
    told = _delivery(question, seminar, asker, incoming.text or "", incoming.media)
    return [*told, done, *(await _update_staff(session, question, seminar) if first else [])]


def _delivery(
    question: Question, seminar: Seminar, asker: Person, text: str, media: Media | None
) -> list[Reply]:
    """The answer as its asker gets it, the question quoted; a long one follows in pieces."""
    room = CAPTION if media else ROOM
    fits = length(text) <= room
    args: dict[str, Value] = {
        "number": question.number,
        "seminar": Named(seminar.title),
        "question": shorten(question.text, 200) or Text("question-media"),
        "answer": text if text and fits else Text("answer-follows" if text else "answer-in-media"),
    }
    said: list[Reply] = [
        Say("question-answer", args, to=asker, media=media, reply_to=question.chat_message_id)
    ]
    return said + ([] if fits else [Say("words", {"text": part}, to=asker) for part in _parts(text)])
