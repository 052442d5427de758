"""Asking: at any time, to the seminar or an item of it, numbered, told to staff; edited, hidden, taken back."""

from handlers.common import Kept, number, pending_offer
from handlers.hall import similar
from handlers.hall.desk import about_of, attachment, update_staff
from handlers.hall.items import addressed, choice, first_page, item_of
from handlers.hall.limits import must_be_heard, told_later
from handlers.hall.storing import go_on, joined, keep, kept_of, let_go, receipt, store
from handlers.rights import ANSWERERS
from handlers.steps import form_at, leave, stand
from handlers.words import Button, Incoming, Lines, Named, Refusal, Reply, Say, Text
from storage import questions, roles, seats, seminars
from storage.database import Session
from storage.models import Question, Seminar


async def ask(incoming: Incoming, session: Session) -> list[Reply]:
    """`/ask`, `/ask <words>` or the menu: to which seminar? Then the words, if they are not there already."""
    must_be_heard(incoming.person)
    if incoming.command and incoming.argument:
        return await _take_as_question(incoming, session, kept_of(incoming, incoming.argument))
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
    kept = kept_of(incoming, incoming.text or "")
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
    offered = await similar.offer(incoming, session, seminar, kept)
    if offered is not None:
        return offered
    stored = await store(session, incoming.person, seminar, kept, incoming.at)
    return [*stored, *go_on(incoming.person)]


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
        receipt(question, seminar, edit=True),
        *await update_staff(session, question, seminar, incoming.at),
    ]


async def withdraw(incoming: Incoming, session: Session) -> list[Reply]:
    """Taken back by its asker, as long as nobody has answered."""
    question = await _own(incoming, session)
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
        keep(incoming.person, kept_of(incoming, incoming.text or ""))


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
    kept = kept_of(incoming, incoming.text or "")
    keep(incoming.person, kept)
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
        let_go(incoming.person, kept["message"])
        return [Say("pending-dropped", edit=True), *go_on(incoming.person)]
    if what == "to":
        return await _hear(incoming, session, await _public_seminar(session, number(seminar_id)), kept)
    return await _take_as_question(incoming, session, kept, edit=True)


async def edited(incoming: Incoming, session: Session) -> list[Reply]:
    """An edited message edits its question until that is answered; any other edit changes nothing."""
    words = _without_command(incoming)
    question = await questions.by_message(session, incoming.person, incoming.message_id)
    for kept in incoming.person.draft.get("pending", []):
        if kept["message"] == incoming.message_id:
            keep(incoming.person, {**kept, "text": words})
    if question is None or question.state == questions.WITHDRAWN:
        return []
    if question.state == questions.ANSWERED:
        raise Refusal("question-answered-already", number=question.number)
    if question.state == questions.DECLINED:
        raise Refusal("question-declined-already", number=question.number)
    if not words and not await questions.attachments(session, question):
        raise Refusal("awaited-question")
    must_be_heard(incoming.person)
    seminar = await seminars.get(session, question.seminar_id)
    assert seminar is not None
    question.text = words
    question.edited_at = incoming.at
    looked_at = question.visible_at is not None
    if seminar.moderated and looked_at and not question.wording:
        await questions.hide(
            session, question, incoming.at, incoming.person
        )  # nobody has looked at these words
    await session.flush()
    again = looked_at and question.visible_at is None
    return [
        Say("question-edited-again" if again else "question-edited", {"number": question.number}),
        *await update_staff(session, question, seminar, incoming.at),
    ]


def _without_command(incoming: Incoming) -> str:
    """The words of `/ask <words>` are the words."""
    return incoming.argument if incoming.command else incoming.text or ""
