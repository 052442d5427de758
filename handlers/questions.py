"""Questions from the first word to the answer: asked at any time, numbered, told to staff, answered by reply."""

from sqlalchemy.ext.asyncio import AsyncSession

from handlers.common import length, named, shorten, titled
from handlers.words import RESUME, Button, Incoming, Lines, Media, Named, Refusal, Reply, Say, Text, Value
from storage import outbox, people, questions, seminars, staff, units
from storage.models import Attachment, Person, Question, Seminar

ROOM = 3000
"""UTF-16 units of somebody's words that fit beside ours in one message of 4 096."""
CAPTION = 700
"""The same for a caption of 1 024."""
LISTED = 10

# Asking.


async def ask(incoming: Incoming, session: AsyncSession) -> list[Reply]:
    """`/ask`, `/ask <words>` or the menu: to which seminar? Then the words themselves, if they are there already."""
    candidates = await _candidates(incoming, session)
    if not candidates:
        raise Refusal("ask-no-seminar")
    if len(candidates) > 1:
        if incoming.argument:
            _keep_pending(incoming, incoming.argument, None)
        rows = [[Button(Named(one.title), f"ask:{one.id}")] for one in candidates]
        return [Say("ask-which", buttons=rows)]
    if incoming.argument:
        _stand(incoming.person, {"seminar": candidates[0].id, "hidden": False})
        return await _keep(incoming, session, incoming.argument)
    return _prompt(incoming, candidates[0])


async def _candidates(incoming: Incoming, session: AsyncSession) -> list[Seminar]:
    """The seminars one may mean: one's own, else all that are public."""
    own = [seminar for _, seminar in await seminars.registrations_of(session, incoming.person)]
    return own or await seminars.public(session)


def _stand(person: Person, form: dict[str, object]) -> None:
    person.draft = {**person.draft, "question": form}
    person.step = "question"


async def ask_about(incoming: Incoming, session: AsyncSession) -> list[Reply]:
    """A seminar was chosen to ask; words that were written before are the question."""
    seminar = await _public_seminar(incoming, session)
    pending = incoming.person.draft.get("pending")
    if pending:
        _stand(incoming.person, {"seminar": seminar.id, "hidden": False})
        return await _keep_the_pending(incoming, session)
    return _prompt(incoming, seminar)


async def _public_seminar(incoming: Incoming, session: AsyncSession) -> Seminar:
    number = int(incoming.argument) if incoming.argument.isdigit() and len(incoming.argument) < 18 else 0
    seminar = await seminars.get(session, number)
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


async def prompt(incoming: Incoming, session: AsyncSession) -> list[Reply]:
    """The prompt again, for whoever comes back to this step."""
    form = incoming.person.draft.get("question") or {}
    seminar = await seminars.get(session, form.get("seminar") or 0)
    if seminar is None:
        raise Refusal("button-old")
    return [_asking(seminar, hidden=bool(form.get("hidden")), edit=False)]


async def hide(incoming: Incoming, session: AsyncSession) -> list[Reply]:
    """Before asking: the name is kept from the hall, or not."""
    form = incoming.person.draft.get("question") or {}
    seminar = await seminars.get(session, form.get("seminar") or 0)
    if incoming.person.step != "question" or seminar is None:
        raise Refusal("button-old")
    hidden = incoming.argument == "1"
    _stand(incoming.person, {**form, "hidden": hidden})
    return [_asking(seminar, hidden=hidden, edit=True)]


async def stop(incoming: Incoming, _session: AsyncSession) -> list[Reply]:
    """No question after all."""
    if incoming.person.step != "question":
        raise Refusal("button-old")
    _leave(incoming.person)
    return [Say("ask-stopped", edit=True), *_go_on(incoming.person)]


def _leave(person: Person) -> None:
    """Back to a registration that was under way, if one was."""
    person.draft = {key: value for key, value in person.draft.items() if key not in ("question", "pending")}
    person.step = "registration" if "registration" in person.draft else None


def _go_on(person: Person) -> list[Reply]:
    return [RESUME] if person.step else []


async def take(incoming: Incoming, session: AsyncSession) -> list[Reply]:
    """The words, the voice, the photo or the document of a question."""
    if incoming.media is None and not incoming.text:
        raise Refusal("awaited-question")
    return await _keep(incoming, session, incoming.text or "")


async def _keep(incoming: Incoming, session: AsyncSession, text: str) -> list[Reply]:
    return await _store(incoming, session, text, incoming.media, incoming.message_id)


async def _store(
    incoming: Incoming, session: AsyncSession, text: str, media: Media | None, message_id: int
) -> list[Reply]:
    """Kept before it is confirmed: the receipt is owed in the same transaction."""
    form = incoming.person.draft.get("question") or {}
    seminar = await seminars.get(session, form.get("seminar") or 0)
    if seminar is None:
        raise Refusal("button-old")
    question = await questions.ask(
        session,
        seminar,
        incoming.person,
        text,
        message_id=message_id,
        anonymous=bool(form.get("hidden")),
        at=incoming.at,
    )
    if media:
        await questions.attach(session, question, _attachment(media))
    _leave(incoming.person)
    receipt = _receipt(question, seminar)
    return [receipt, *await _tell_staff(session, question, seminar, media), *_go_on(incoming.person)]


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


async def _own(incoming: Incoming, session: AsyncSession) -> Question:
    """The question a button speaks of, if it is this person's own."""
    number = int(incoming.argument) if incoming.argument.isdigit() and len(incoming.argument) < 18 else 0
    question = await questions.lock(session, number)
    if question is None or question.person_id != incoming.person.id:
        raise Refusal("button-old")
    return question


async def toggle_name(incoming: Incoming, session: AsyncSession) -> list[Reply]:
    """The name is shown to the hall, or hidden from it, after asking too."""
    question = await _own(incoming, session)
    if question.withdrawn_at:
        raise Refusal("question-gone")
    seminar = await seminars.get(session, question.seminar_id)
    assert seminar is not None
    question.anonymous = not question.anonymous
    await session.flush()
    return [_receipt(question, seminar, edit=True), *await _update_staff(session, question, seminar)]


async def withdraw(incoming: Incoming, session: AsyncSession) -> list[Reply]:
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


def _keep_pending(incoming: Incoming, text: str, media: Media | None) -> None:
    file = [media.kind, media.file_id, media.file_unique_id, media.album] if media else None
    kept = {"text": text, "media": file, "message": incoming.message_id}
    incoming.person.draft = {**incoming.person.draft, "pending": kept}


def remember(incoming: Incoming) -> None:
    """Words that came before the notice was agreed to: offered as a question afterwards."""
    if incoming.text or incoming.media:
        _keep_pending(incoming, incoming.text or "", incoming.media)


async def unexpected(incoming: Incoming, session: AsyncSession) -> list[Reply]:
    """Words or a file out of the blue: perhaps a question. Nothing is lost, and one tap makes it one."""
    if incoming.media is None and not incoming.text:
        raise Refusal("unexpected-kind")
    if incoming.media and incoming.media.album:
        known = await questions.by_album(session, incoming.person, incoming.media.album)
        if known is not None:
            return await _add_to_album(session, known, incoming.media)
    _keep_pending(incoming, incoming.text or "", incoming.media)
    rows = [[Button("pending-ask", "pending:ask", style="primary")], [Button("pending-drop", "pending:drop")]]
    return [Say("pending-offer", buttons=rows)]


async def _add_to_album(session: AsyncSession, question: Question, media: Media) -> list[Reply]:
    """The further photos of an album belong to the question that its first one became."""
    await questions.attach(session, question, _attachment(media))
    about = f"question:{question.id}"
    args: dict[str, Value] = {"number": question.number}
    team = await staff.everyone(session)
    return [Say("question-more", args, to=member, media=media, about=about) for member in team]


async def take_pending(incoming: Incoming, session: AsyncSession) -> list[Reply]:
    """What becomes of such words: a question, or nothing."""
    if "pending" not in incoming.person.draft:
        raise Refusal("button-old")
    if incoming.argument != "ask":
        _leave(incoming.person)
        return [Say("pending-dropped", edit=True), *_go_on(incoming.person)]
    candidates = await _candidates(incoming, session)
    if not candidates:
        raise Refusal("ask-no-seminar")
    if len(candidates) > 1:
        rows = [[Button(Named(one.title), f"ask:{one.id}")] for one in candidates]
        return [Say("ask-which", buttons=rows, edit=True)]
    _stand(incoming.person, {"seminar": candidates[0].id, "hidden": False})
    return await _keep_the_pending(incoming, session)


async def _keep_the_pending(incoming: Incoming, session: AsyncSession) -> list[Reply]:
    kept = incoming.person.draft["pending"]
    media = Media(*kept["media"]) if kept["media"] else None
    return await _store(incoming, session, kept["text"], media, kept["message"])


# Editing, and one's own list.


async def edited(incoming: Incoming, session: AsyncSession) -> list[Reply]:
    """An edited message edits its question until that is answered; any other edit changes nothing."""
    question = await questions.by_message(session, incoming.person, incoming.message_id)
    if question is None or question.withdrawn_at:
        return []
    if question.answered_at:
        raise Refusal("question-answered-already", number=question.number)
    question.text = _without_command(incoming.text or incoming.argument)
    question.edited_at = incoming.at
    seminar = await seminars.get(session, question.seminar_id)
    assert seminar is not None
    await session.flush()
    return [
        Say("question-edited", {"number": question.number}),
        *await _update_staff(session, question, seminar),
    ]


def _without_command(text: str) -> str:
    return text.partition(" ")[2] if text.startswith("/") else text


async def mine(incoming: Incoming, session: AsyncSession) -> list[Reply]:
    """`/questions`: one's own, with their state."""
    rows = await questions.of_person(session, incoming.person, LISTED)
    if not rows:
        return [Say("questions-none", buttons=[[Button("ask-button", "asknew", style="primary")]])]
    lines = [_line(question) for question, _ in rows]
    return [Say("questions", {"list": Lines(lines)}, [[Button("ask-button", "asknew", style="primary")]])]


def _line(question: Question) -> Text:
    state = "answered" if question.answered_at else "withdrawn-state" if question.withdrawn_at else "open"
    text: Value = shorten(question.text, 120) or Text("question-media")
    return Text(
        "question-line", {"number": question.number, "text": text, "state": Text(f"question-{state}")}
    )


# Staff: told at once, a list, an answer by reply or by button.


async def _who(session: AsyncSession, question: Question) -> dict[str, Value]:
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


async def _staff_text(
    session: AsyncSession, question: Question, seminar: Seminar
) -> tuple[str, dict[str, Value]]:
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
    session: AsyncSession, member: Person, question: Question, seminar: Seminar, media: Media | None
) -> list[Reply]:
    """One question for one member of staff; what is too long for one message comes in two."""
    key, args = await _staff_text(session, question, seminar)
    room = CAPTION if media else ROOM
    about = f"question:{question.id}"
    rest: list[Reply] = []
    if length(question.text) > room:
        args["text"] = shorten(question.text, room // 2)
        rest = [Say("words", {"text": part}, to=member, about=about) for part in _parts(question.text)]
    first = Say(key, args, _answer_button(question), to=member, media=media, about=about)
    return [first, *rest]


def _parts(text: str) -> list[str]:
    """Text in pieces that surely fit in a message, whatever it is made of."""
    return [text[start : start + 2000] for start in range(0, len(text), 2000)]


async def _tell_staff(
    session: AsyncSession, question: Question, seminar: Seminar, media: Media | None
) -> list[Reply]:
    said: list[Reply] = []
    for member in await staff.everyone(session):
        said += await _shown_to(session, member, question, seminar, media)
    return said


async def _update_staff(session: AsyncSession, question: Question, seminar: Seminar) -> list[Reply]:
    """What staff have in their chats is brought up to date in place."""
    key, args = await _staff_text(session, question, seminar)
    members = {member.telegram_id: member for member in await staff.everyone(session)}
    said: list[Reply] = []
    for chat_id, message_id, method in await outbox.firsts(session, f"question:{question.id}"):
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


async def inbox(incoming: Incoming, session: AsyncSession) -> list[Reply]:
    """Open questions, for staff: the oldest first, each with its files, ready to be replied to."""
    number = int(incoming.argument) if incoming.argument.isdigit() and len(incoming.argument) < 18 else None
    rows = await questions.open_ones(session, number)
    if not rows:
        return [Say("inbox-empty")]
    said: list[Reply] = [Say("inbox", {"left": len(rows), "shown": min(len(rows), LISTED)})]
    for question, seminar in rows[:LISTED]:
        files = await questions.attachments(session, question)
        media = [Media(file.kind, file.file_id) for file in files]  # type: ignore[arg-type]  # one of MEDIA
        said += await _shown_to(session, incoming.person, question, seminar, media[0] if media else None)
        more: dict[str, Value] = {"number": question.number}
        said += [Say("question-more", more, media=one, about=f"question:{question.id}") for one in media[1:]]
    return said


async def begin_answer(incoming: Incoming, session: AsyncSession) -> list[Reply]:
    """The button under a question: the next message is its answer."""
    number = int(incoming.argument) if incoming.argument.isdigit() and len(incoming.argument) < 18 else 0
    question = await questions.get(session, number)
    if question is None or question.withdrawn_at:
        raise Refusal("question-gone")
    if question.answered_at:
        raise Refusal("question-answered-by-other", number=question.number)
    incoming.person.draft = {**incoming.person.draft, "answer": question.id}
    incoming.person.step = "answer"
    return [Say("answer-prompt", {"number": question.number}, [[Button("ask-stop", "answerstop")]])]


async def answer_prompt(incoming: Incoming, session: AsyncSession) -> list[Reply]:
    """That prompt again."""
    question = await questions.get(session, incoming.person.draft.get("answer") or 0)
    if question is None:
        raise Refusal("button-old")
    return [Say("answer-prompt", {"number": question.number}, [[Button("ask-stop", "answerstop")]])]


async def stop_answer(incoming: Incoming, _session: AsyncSession) -> list[Reply]:
    """No answer now; the question stays open."""
    _leave_answer(incoming.person)
    return [Say("answer-stopped", edit=True)]


def _leave_answer(person: Person) -> None:
    person.draft = {key: value for key, value in person.draft.items() if key != "answer"}
    person.step = "registration" if "registration" in person.draft else None


async def take_answer(incoming: Incoming, session: AsyncSession) -> list[Reply]:
    """The message after the button."""
    number = incoming.person.draft.get("answer") or 0
    if incoming.media is None and not incoming.text:
        raise Refusal("awaited-answer")
    _leave_answer(incoming.person)
    return await _answer(incoming, session, number)


async def reply(incoming: Incoming, session: AsyncSession) -> list[Reply] | None:
    """Staff reply to a message about a question: that is its answer. None when it is about something else."""
    about = await outbox.about(session, incoming.chat_id, incoming.reply_to or 0)
    if not about or not about.startswith("question:"):
        return None
    if incoming.media is None and not incoming.text:
        raise Refusal("awaited-answer")
    return await _answer(incoming, session, int(about.removeprefix("question:")))


async def _answer(incoming: Incoming, session: AsyncSession, question_id: int) -> list[Reply]:
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
