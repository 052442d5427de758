"""Asking: at any time, to the seminar or an item of it, numbered, told to staff; edited, hidden, taken back."""

from collections.abc import Collection
from functools import partial

from handlers.common import Kept, number, pending_offer
from handlers.editing import Edit, same_file, same_words
from handlers.hall import remarks, similar, voices
from handlers.hall.desk import attachment, tell_file, update_staff
from handlers.hall.items import addressed, choice, first_page, item_of
from handlers.hall.limits import must_be_heard, told_later
from handlers.hall.storing import (
    changed,
    go_on,
    joined,
    keep,
    kept_of,
    let_go,
    receipt,
    same_as_kept,
    store,
)
from handlers.steps import form_at, leave, stand
from handlers.words import Button, Incoming, Lines, Named, Refusal, Reply, Say, Text
from storage import answers, questions, readable, seats, seminars
from storage.database import Session
from storage.models import Attachment, Question, Seminar


async def ask(incoming: Incoming, session: Session) -> list[Reply]:
    """`/ask`, `/ask <words>` or the menu: to which seminar? Then the words, if they are not there already."""
    must_be_heard(incoming.person)
    if incoming.command and incoming.argument:
        return await _take_as_question(incoming, session, kept_of(incoming))
    candidates = await _candidates(incoming, session)
    if not candidates:
        raise Refusal("ask-no-seminar")
    if len(candidates) > 1:
        return [Say("ask-which", buttons=[[Button(Named(one.title), f"ask:{one.id}")] for one in candidates])]
    return await _prompt(incoming, session, candidates[0])


async def _take_as_question(
    incoming: Incoming, session: Session, kept: Kept, *, edit: bool = False
) -> list[Reply]:
    """Words that are there already are a question; which seminar they are for may have to be asked."""
    if "seminar" in kept:
        return await _hear(incoming, session, await _public_seminar(session, kept["seminar"]), kept)
    candidates = await _candidates(incoming, session)
    if not candidates:
        raise Refusal("ask-no-seminar")
    if len(candidates) > 1:
        keep(incoming.person, kept)
        rows = [[Button(Named(one.title), f"pending:to:{kept['message']}:{one.id}")] for one in candidates]
        return [Say("ask-which", buttons=rows, edit=edit)]
    return await _hear(incoming, session, candidates[0], kept)


async def _candidates(incoming: Incoming, session: Session) -> list[Seminar]:
    """The seminars one may mean: one's own, else all that are public."""
    own = [seminar for _, seminar in await seats.standing(session, incoming.person)]
    return own or await seminars.public(session)


async def ask_about(incoming: Incoming, session: Session) -> list[Reply]:
    """A seminar was chosen to ask."""
    must_be_heard(incoming.person)
    return await _prompt(incoming, session, await _public_seminar(session, number(incoming.argument)))


async def from_wall(incoming: Incoming, session: Session) -> list[Reply]:
    """`?start=q_<seminar>`, the code on the wall: the words are asked for at once."""
    must_be_heard(incoming.person)
    seminar = await seminars.by_slug(session, incoming.argument)
    if seminar is None:
        raise Refusal("ask-no-seminar")
    return await _prompt(incoming, session, await _public_seminar(session, seminar.id))


async def _public_seminar(session: Session, seminar_id: int) -> Seminar:
    seminar = await seminars.get(session, seminar_id)
    if seminar is None or seminar.state not in ("open", "closed", "held"):
        raise Refusal("button-old")
    return seminar


async def _prompt(incoming: Incoming, session: Session, seminar: Seminar) -> list[Reply]:
    stand(incoming.person, "question", seminar=seminar.id, hidden=False, item=0)
    return [await _asking(incoming, session, seminar, edit=False)]


async def _asking(incoming: Incoming, session: Session, seminar: Seminar, *, edit: bool) -> Say:
    """The words that ask for a question: to whom it goes, and whether the hall will see the name."""
    form = incoming.person.draft.get("question") or {}
    hidden = bool(form.get("hidden"))
    item = await item_of(session, seminar, form.get("item") or 0)
    toggle = Button("ask-shown" if hidden else "ask-hidden", f"hide:{0 if hidden else 1}")
    rows = [[toggle], [Button("ask-stop", "askstop")]]
    if await seminars.programme(session, seminar.id):
        rows.insert(0, [Button("ask-to", f"askto:{await first_page(incoming, session, seminar)}")])
    key = "ask-prompt-hidden" if hidden else "ask-prompt"
    whom = await addressed(session, seminar, item)
    to = Lines([Text("words", {"text": Named(seminar.title)}), *whom])
    return Say(key, {"seminar": to}, rows, edit=edit)


async def prompt(incoming: Incoming, session: Session) -> list[Reply]:
    """The prompt again, for whoever comes back to this step."""
    return [await _asking(incoming, session, await _asked_seminar(incoming, session), edit=False)]


async def _asked_seminar(incoming: Incoming, session: Session) -> Seminar:
    """The seminar that whoever stands at the prompt means."""
    seminar = await seminars.get(session, form_at(incoming.person, "question").get("seminar") or 0)
    if seminar is None:
        raise Refusal("button-old")
    return seminar


async def hide(incoming: Incoming, session: Session) -> list[Reply]:
    """Before asking: the name is kept from the hall, or not."""
    return await _chosen(incoming, session, hidden=incoming.argument == "1")


async def choose_item(incoming: Incoming, session: Session) -> list[Reply]:
    """To whom: the items of the programme, a page at a time: `askto:<page>`."""
    seminar = await _asked_seminar(incoming, session)
    return [await choice(session, seminar, number(incoming.argument))]


async def take_item(incoming: Incoming, session: Session) -> list[Reply]:
    """An item was chosen, or (0) the whole seminar: `askitem:<item>`."""
    return await _chosen(incoming, session, item=number(incoming.argument))


async def _chosen(incoming: Incoming, session: Session, **chosen: int | bool) -> list[Reply]:
    seminar = await _asked_seminar(incoming, session)
    if chosen.get("item") and await item_of(session, seminar, chosen["item"]) is None:
        raise Refusal("button-old")
    stand(incoming.person, "question", **{**form_at(incoming.person, "question"), **chosen})
    return [await _asking(incoming, session, seminar, edit=True)]


async def stop(incoming: Incoming, _session: Session) -> list[Reply]:
    """No question after all."""
    if incoming.person.step != "question":
        raise Refusal("button-old")
    leave(incoming.person, "question")
    return [Say("ask-stopped", edit=True), *go_on(incoming.person)]


async def take(incoming: Incoming, session: Session) -> list[Reply]:
    """The words, the voice, the photo or the document of a question."""
    if incoming.media is None and not incoming.text:
        raise Refusal("awaited-question")
    form = incoming.person.draft.get("question") or {}
    seminar = await _public_seminar(session, form.get("seminar") or 0)
    kept = kept_of(incoming)
    kept |= {"seminar": seminar.id, "hidden": bool(form.get("hidden")), "item": form.get("item") or 0}
    return await _hear(incoming, session, seminar, kept)


async def _hear(incoming: Incoming, session: Session, seminar: Seminar, kept: Kept) -> list[Reply]:
    """The words of a question to this seminar: kept when there were too many, held beside similar ones, or stored."""
    must_be_heard(incoming.person)
    later = await told_later(incoming, session, seminar, kept["message"])
    if later is not None:
        keep(incoming.person, {**kept, "seminar": seminar.id})
        leave(incoming.person, "question")
        return [later, *go_on(incoming.person)]
    if voices.kept_gives_away(kept):
        keep(incoming.person, {**kept, "seminar": seminar.id})
        leave(incoming.person, "question")
        return [voices.ask(kept), *go_on(incoming.person)]
    offered = await similar.offer(incoming, session, seminar, kept)
    if offered is not None:
        return offered
    stored = await store(session, incoming.person, seminar, kept, incoming.at)
    return [*stored, *go_on(incoming.person)]


async def _own(incoming: Incoming, session: Session, which: str) -> Question:
    """The question a button speaks of, if it is this person's own."""
    question = await questions.lock(session, number(which))
    if question is None or question.person_id != incoming.person.id:
        raise Refusal("button-old")
    return question


async def toggle_name(incoming: Incoming, session: Session) -> list[Reply]:
    """The name is shown to the hall, or hidden from it, after asking too: `hall:<question>[:yes]`."""
    which, sure = [*incoming.arguments, "", ""][:2]
    question = await _own(incoming, session, which)
    if question.state == questions.WITHDRAWN:
        raise Refusal("question-gone")
    if sure != "yes" and not question.anonymous and await _recorded(session, question):
        hide = Button(".yes", f"hall:{question.id}:yes")
        return [Say("voice-hide", {"number": question.number}, [[hide]])]
    seminar = await seminars.get(session, question.seminar_id)
    assert seminar is not None
    question.anonymous = not question.anonymous
    await session.flush()
    return [
        receipt(question, seminar, edit=True),
        *await update_staff(session, question, seminar, incoming.at),
    ]


async def _recorded(session: Session, question: Question) -> bool:
    """Whether its asker may be heard or seen in it, or in what they said besides."""
    sent = [*await questions.attachments(session, question), *await answers.files_of_asker(session, question)]
    return any(file.kind in voices.KNOWN for file in sent)


async def withdraw(incoming: Incoming, session: Session) -> list[Reply]:
    """Taken back by its asker, as long as nobody has answered."""
    question = await _own(incoming, session, incoming.argument)
    if question.state == questions.ANSWERED:
        raise Refusal("question-answered-already", number=question.number)
    if question.state == questions.WITHDRAWN:
        raise Refusal("question-gone")
    if question.state == questions.DECLINED:
        raise Refusal("question-declined-already", number=question.number)
    seminar = await seminars.get(session, question.seminar_id)
    assert seminar is not None
    await questions.withdraw(session, question, incoming.at, incoming.person)
    await session.flush()
    said = Say("question-withdrawn", {"number": question.number}, edit=True)
    return [said, *await update_staff(session, question, seminar, incoming.at)]


def remember(incoming: Incoming) -> None:
    """Words that came before the notice was agreed to: offered as a question afterwards."""
    if (incoming.text or incoming.media) and not _join_pending(incoming):
        keep(incoming.person, kept_of(incoming))


def _join_pending(incoming: Incoming) -> bool:
    """The further photos of an album belong to the words that its first one came with."""
    for kept in incoming.person.draft.get("pending", []):
        if (more := joined(kept, incoming)) is not None:
            keep(incoming.person, more)
            return True
    return False


async def album(incoming: Incoming, session: Session) -> list[Reply] | None:
    """A further photo of an album belongs to what its first one became; None when this is the first."""
    if incoming.media is None or incoming.media.album is None:
        return None
    if _join_pending(incoming):
        return []
    first = await questions.of_album(session, incoming.person, incoming.media.album)
    question = await questions.lock(session, first.question_id) if first is not None else None
    if first is None or question is None:
        return None
    if question.state == questions.WITHDRAWN:
        return []  # the album was taken back with it
    must_be_heard(incoming.person)
    if voices.gives_away(question, incoming.media):
        kept = {**kept_of(incoming), "seminar": question.seminar_id, "joins": first.id}
        keep(incoming.person, kept)
        return [voices.ask(kept)]
    return await _joined(incoming, session, question, first)


async def _joined(incoming: Incoming, session: Session, question: Question, first: Attachment) -> list[Reply]:
    """One more file of a question, for whoever may read it; words that came with it are more to ask."""
    assert incoming.media is not None
    if incoming.words:
        seminar = await seminars.get(session, question.seminar_id)
        assert seminar is not None  # a foreign key
        await remarks.keep(incoming, session, question, from_asker=True)
        return await remarks.tell(session, question, seminar, incoming.words, incoming.media)
    file = attachment(incoming.media)
    file.remark_id = first.remark_id
    await questions.attach(session, question, file)
    await session.flush()
    if first.remark_id is not None:
        return await remarks.tell_file(session, question, incoming.media)
    return await tell_file(session, question, incoming.media)


async def _join_after_all(incoming: Incoming, session: Session, kept: Kept) -> list[Reply]:
    """A recording of an album that had to be asked about belongs to its question now."""
    must_be_heard(incoming.person)
    first = await questions.attached(session, kept["joins"])
    question = await _own(incoming, session, str(first.question_id if first else 0))
    if first is None or question.state == questions.WITHDRAWN:
        raise Refusal("question-gone")
    let_go(incoming.person, kept["message"])
    told = await _joined(voices.as_sent(incoming, kept), session, question, first)
    return [Say("question-file-added", {"number": question.number}, edit=True), *told]


async def unexpected(incoming: Incoming, _session: Session) -> list[Reply]:
    """Words or a file out of the blue: perhaps a question. Nothing is lost, and one tap makes it one."""
    if incoming.media is None and not incoming.text:
        raise Refusal("unexpected-kind")
    kept = kept_of(incoming)
    keep(incoming.person, kept)
    return [pending_offer(kept)]


async def take_pending(incoming: Incoming, session: Session) -> list[Reply]:
    """What becomes of such words: `pending:<ask|drop|to|voice|named>:<message>[:<seminar>]`."""
    what, message, seminar_id = [*incoming.arguments, "", "", ""][:3]
    kept = next(
        (one for one in incoming.person.draft.get("pending", []) if str(one["message"]) == message), None
    )
    if kept is None or what not in ("ask", "drop", "to", "voice", "named"):
        raise Refusal("button-old")
    if what == "drop":
        let_go(incoming.person, kept["message"])
        return [Say("pending-dropped", edit=True), *go_on(incoming.person)]
    if what in ("voice", "named"):
        kept = voices.decided(kept, what)
    if "joins" in kept and kept.get("decided"):
        return await _join_after_all(incoming, session, kept)
    if what == "to":
        return await _hear(incoming, session, await _public_seminar(session, number(seminar_id)), kept)
    return await _take_as_question(incoming, session, kept, edit=True)


async def edit(incoming: Incoming, session: Session) -> Edit | None:
    """An edited message edits its question until that is answered, or words that may become one."""
    question = await questions.by_message(session, incoming.person, incoming.message_id)
    if question is None:
        return _of_pending(incoming)
    files = {one.file_unique_id for one in await questions.attachments(session, question)}
    same = same_words(incoming, question, "text") and same_file(incoming, files)
    gone = question.state == questions.WITHDRAWN
    return Edit(same or gone, partial(_change, incoming, session, question, files))


def _of_pending(incoming: Incoming) -> Edit | None:
    for kept in incoming.person.draft.get("pending", []):
        if kept["message"] == incoming.message_id:
            return Edit(same_as_kept(incoming, kept), partial(_keep_changed, incoming, kept))
    return None


async def _keep_changed(incoming: Incoming, kept: Kept) -> list[Reply]:
    keep(incoming.person, changed(kept, incoming))
    return []


async def _change(
    incoming: Incoming, session: Session, question: Question, files: Collection[str]
) -> list[Reply]:
    """Other words, which nobody has looked at: where that comes first, the hall waits for it again."""
    _must_be_changeable(incoming, question, files)
    must_be_heard(incoming.person)
    seminar = await seminars.get(session, question.seminar_id)
    assert seminar is not None
    question.write("text", incoming.words)
    question.edited_at = incoming.at
    looked_at = readable.approved(question)
    if seminar.moderated and looked_at and not question.wording:
        await questions.hide(session, question, incoming.at, incoming.person)
    await session.flush()
    again = looked_at and not readable.approved(question)
    return [
        Say("question-edited-again" if again else "question-edited", {"number": question.number}),
        *await update_staff(session, question, seminar, incoming.at),
    ]


def _must_be_changeable(incoming: Incoming, question: Question, files: Collection[str]) -> None:
    """Go on only while it has not ended, with words or a file left, and no other file. Raises Refusal."""
    if question.state == questions.ANSWERED:
        raise Refusal("question-answered-already", number=question.number)
    if question.state == questions.DECLINED:
        raise Refusal("question-declined-already", number=question.number)
    if not same_file(incoming, files):
        raise Refusal("question-file-stays")
    if not incoming.words and not files:
        raise Refusal("awaited-question")
