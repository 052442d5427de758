"""Asking: at any time, to the seminar or an item of it, numbered, told to staff; edited, hidden, taken back."""

from collections.abc import Collection
from functools import partial

from handlers.edits import Edit, file_unchanged, row_unchanged
from handlers.messages import Button, Incoming, Lines, Refusal, Reply, Say, Text, Translated
from handlers.permissions import require_not_banned
from handlers.questions.asking import similar
from handlers.questions.asking.items import current_page, item_picker
from handlers.questions.asking.submit import receipt, resume_step, submit_question
from handlers.questions.shared import recordings, remarks
from handlers.questions.shared.addressee import addressee_lines, load_item
from handlers.questions.shared.limits import question_limit_notice
from handlers.questions.shared.saved_messages import (
    SavedMessage,
    append_photo,
    discard_message,
    matches_saved,
    save_message,
    saved_offer,
    to_saved_message,
    update_message,
)
from handlers.questions.shared.staff_cards import new_attachment, notify_file, update_staff_cards
from handlers.ui.arguments import parse_int
from handlers.ui.steps import enter_step, leave_step, step_form
from storage.database import Session
from storage.models import Attachment, Question, Seminar, question_states, seminar_states
from storage.questions import answers, questions, readable
from storage.seats import seats
from storage.seminars import seminars


async def start(incoming: Incoming, session: Session) -> list[Reply]:
    """`/ask`, `/ask <words>` or the menu: to which seminar? Then the words, if they are not there already."""
    require_not_banned(incoming.person)
    if incoming.command and incoming.argument:
        return await _submit_saved(incoming, session, to_saved_message(incoming))
    candidates = await _candidate_seminars(incoming, session)
    if not candidates:
        raise Refusal("ask-no-seminar")
    if len(candidates) > 1:
        return [
            Say("ask-which", buttons=[[Button(Translated(one.title), f"ask:{one.id}")] for one in candidates])
        ]
    return await _start_at(incoming, session, candidates[0])


async def _submit_saved(
    incoming: Incoming, session: Session, kept: SavedMessage, *, edit: bool = False
) -> list[Reply]:
    """Words that are there already are a question; which seminar they are for may have to be asked."""
    if "seminar" in kept:
        return await _check_and_submit(
            incoming, session, await _load_public_seminar(session, kept["seminar"]), kept
        )
    candidates = await _candidate_seminars(incoming, session)
    if not candidates:
        raise Refusal("ask-no-seminar")
    if len(candidates) > 1:
        save_message(incoming.person, kept)
        rows = [
            [Button(Translated(one.title), f"pending:to:{kept['message']}:{one.id}")] for one in candidates
        ]
        return [Say("ask-which", buttons=rows, edit=edit)]
    return await _check_and_submit(incoming, session, candidates[0], kept)


async def _candidate_seminars(incoming: Incoming, session: Session) -> list[Seminar]:
    """The seminars one may mean: one's own, else all that are public."""
    own = [seminar for _, seminar in await seats.list_attending(session, incoming.person)]
    return own or await seminars.list_public(session)


async def choose_seminar(incoming: Incoming, session: Session) -> list[Reply]:
    """A seminar was chosen to ask."""
    require_not_banned(incoming.person)
    return await _start_at(
        incoming, session, await _load_public_seminar(session, parse_int(incoming.argument))
    )


async def open_wall_link(incoming: Incoming, session: Session) -> list[Reply]:
    """`?start=q_<seminar>`, the code on the wall: the words are asked for at once."""
    require_not_banned(incoming.person)
    seminar = await seminars.by_slug(session, incoming.argument)
    if seminar is None:
        raise Refusal("ask-no-seminar")
    return await _start_at(incoming, session, await _load_public_seminar(session, seminar.id))


async def _load_public_seminar(session: Session, seminar_id: int) -> Seminar:
    seminar = await seminars.get(session, seminar_id)
    if seminar is None or seminar.state not in seminar_states.PUBLIC_STATES:
        raise Refusal("button-old")
    return seminar


async def _start_at(incoming: Incoming, session: Session, seminar: Seminar) -> list[Reply]:
    enter_step(incoming.person, "question", seminar=seminar.id, hidden=False, item=0)
    return [await _prompt_message(incoming, session, seminar, edit=False)]


async def _prompt_message(incoming: Incoming, session: Session, seminar: Seminar, *, edit: bool) -> Say:
    """The words that ask for a question: to whom it goes, and whether the hall will see the name."""
    form = incoming.person.draft.get("question") or {}
    hidden = bool(form.get("hidden"))
    item = await load_item(session, seminar, form.get("item") or 0)
    toggle = Button("ask-shown" if hidden else "ask-hidden", f"hide:{0 if hidden else 1}")
    rows = [[toggle], [Button("ask-stop", "askstop")]]
    if await seminars.get_programme(session, seminar.id):
        rows.insert(0, [Button("ask-to", f"askto:{await current_page(incoming, session, seminar)}")])
    key = "ask-prompt-hidden" if hidden else "ask-prompt"
    whom = await addressee_lines(session, seminar, item)
    to = Lines([Text("words", {"text": Translated(seminar.title)}), *whom])
    return Say(key, {"seminar": to}, rows, edit=edit)


async def prompt(incoming: Incoming, session: Session) -> list[Reply]:
    """The prompt again, for whoever comes back to this step."""
    return [await _prompt_message(incoming, session, await _draft_seminar(incoming, session), edit=False)]


async def _draft_seminar(incoming: Incoming, session: Session) -> Seminar:
    """The seminar that whoever stands at the prompt means."""
    seminar = await seminars.get(session, step_form(incoming.person, "question").get("seminar") or 0)
    if seminar is None:
        raise Refusal("button-old")
    return seminar


async def set_anonymous(incoming: Incoming, session: Session) -> list[Reply]:
    """Before asking: the name is kept from the hall, or not."""
    return await _update_draft(incoming, session, hidden=incoming.argument == "1")


async def prompt_item(incoming: Incoming, session: Session) -> list[Reply]:
    """To whom: the items of the programme, a page at a time: `askto:<page>`."""
    seminar = await _draft_seminar(incoming, session)
    return [await item_picker(session, seminar, parse_int(incoming.argument))]


async def receive_item(incoming: Incoming, session: Session) -> list[Reply]:
    """An item was chosen, or (0) the whole seminar: `askitem:<item>`."""
    return await _update_draft(incoming, session, item=parse_int(incoming.argument))


async def _update_draft(incoming: Incoming, session: Session, **chosen: int | bool) -> list[Reply]:
    seminar = await _draft_seminar(incoming, session)
    if chosen.get("item") and await load_item(session, seminar, chosen["item"]) is None:
        raise Refusal("button-old")
    enter_step(incoming.person, "question", **{**step_form(incoming.person, "question"), **chosen})
    return [await _prompt_message(incoming, session, seminar, edit=True)]


async def cancel(incoming: Incoming, _session: Session) -> list[Reply]:
    """No question after all."""
    if incoming.person.step != "question":
        raise Refusal("button-old")
    leave_step(incoming.person, "question")
    return [Say("ask-stopped", edit=True), *resume_step(incoming.person)]


async def receive(incoming: Incoming, session: Session) -> list[Reply]:
    """The words, the voice, the photo or the document of a question."""
    if incoming.media is None and not incoming.text:
        raise Refusal("awaited-question")
    form = incoming.person.draft.get("question") or {}
    seminar = await _load_public_seminar(session, form.get("seminar") or 0)
    kept = to_saved_message(incoming)
    kept |= {"seminar": seminar.id, "hidden": bool(form.get("hidden")), "item": form.get("item") or 0}
    return await _check_and_submit(incoming, session, seminar, kept)


async def _check_and_submit(
    incoming: Incoming, session: Session, seminar: Seminar, kept: SavedMessage
) -> list[Reply]:
    """The words of a question to this seminar: kept when there were too many, held beside similar ones, or stored."""
    require_not_banned(incoming.person)
    later = await question_limit_notice(incoming, session, seminar, kept["message"])
    if later is not None:
        save_message(incoming.person, {**kept, "seminar": seminar.id})
        leave_step(incoming.person, "question")
        return [later, *resume_step(incoming.person)]
    if recordings.saved_identifies_asker(kept):
        save_message(incoming.person, {**kept, "seminar": seminar.id})
        leave_step(incoming.person, "question")
        return [recordings.prompt_recording(kept), *resume_step(incoming.person)]
    offered = await similar.offer_similar(incoming, session, seminar, kept)
    if offered is not None:
        return offered
    stored = await submit_question(session, incoming.person, seminar, kept, incoming.at)
    return [*stored, *resume_step(incoming.person)]


async def _lock_own(incoming: Incoming, session: Session, which: str) -> Question:
    """The question a button speaks of, if it is this person's own."""
    question = await questions.lock(session, parse_int(which))
    if question is None or question.person_id != incoming.person.id:
        raise Refusal("button-old")
    return question


async def toggle_anonymous(incoming: Incoming, session: Session) -> list[Reply]:
    """The name is shown to the hall, or hidden from it, after asking too: `hall:<question>[:yes]`."""
    which, sure = [*incoming.arguments, "", ""][:2]
    question = await _lock_own(incoming, session, which)
    if question.state == question_states.WITHDRAWN:
        raise Refusal("question-gone")
    if sure != "yes" and not question.anonymous and await _has_recording(session, question):
        hide = Button(".yes", f"hall:{question.id}:yes")
        return [Say("voice-hide", {"number": question.number}, [[hide]])]
    seminar = await seminars.get(session, question.seminar_id)
    assert seminar is not None
    question.anonymous = not question.anonymous
    await session.flush()
    return [
        receipt(question, seminar, edit=True),
        *await update_staff_cards(session, question, seminar, incoming.at),
    ]


async def _has_recording(session: Session, question: Question) -> bool:
    """Whether its asker may be heard or seen in it, or in what they said besides."""
    sent = [
        *await questions.list_attachments(session, question),
        *await answers.asker_files(session, question),
    ]
    return any(file.kind in recordings.IDENTIFYING_KINDS for file in sent)


async def withdraw(incoming: Incoming, session: Session) -> list[Reply]:
    """Taken back by its asker, as long as nobody has answered."""
    question = await _lock_own(incoming, session, incoming.argument)
    if question.state == question_states.ANSWERED:
        raise Refusal("question-answered-already", number=question.number)
    if question.state == question_states.WITHDRAWN:
        raise Refusal("question-gone")
    if question.state == question_states.DECLINED:
        raise Refusal("question-declined-already", number=question.number)
    seminar = await seminars.get(session, question.seminar_id)
    assert seminar is not None
    await questions.withdraw(session, question, incoming.at, incoming.person)
    await session.flush()
    said = Say("question-withdrawn", {"number": question.number}, edit=True)
    return [said, *await update_staff_cards(session, question, seminar, incoming.at)]


def save_before_consent(incoming: Incoming) -> None:
    """Words that came before the notice was agreed to: offered as a question afterwards."""
    if (incoming.text or incoming.media) and not _extend_saved(incoming):
        save_message(incoming.person, to_saved_message(incoming))


def _extend_saved(incoming: Incoming) -> bool:
    """The further photos of an album belong to the words that its first one came with."""
    for kept in incoming.person.draft.get("pending", []):
        if (more := append_photo(kept, incoming)) is not None:
            save_message(incoming.person, more)
            return True
    return False


async def claim_album(incoming: Incoming, session: Session) -> list[Reply] | None:
    """A further photo of an album belongs to what its first one became; None when this is the first."""
    if incoming.media is None or incoming.media.media_group_id is None:
        return None
    if _extend_saved(incoming):
        return []
    first = await questions.attachment_by_album(session, incoming.person, incoming.media.media_group_id)
    question = await questions.lock(session, first.question_id) if first is not None else None
    if first is None or question is None:
        return None
    if question.state == question_states.WITHDRAWN:
        return []  # the album was taken back with it
    require_not_banned(incoming.person)
    if recordings.identifies_asker(question, incoming.media):
        kept = {**to_saved_message(incoming), "seminar": question.seminar_id, "joins": first.id}
        save_message(incoming.person, kept)
        return [recordings.prompt_recording(kept)]
    return await _add_file(incoming, session, question, first)


async def _add_file(
    incoming: Incoming, session: Session, question: Question, first: Attachment
) -> list[Reply]:
    """One more file of a question, for whoever may read it; words that came with it are more to ask."""
    assert incoming.media is not None
    if incoming.rich_text:
        seminar = await seminars.get(session, question.seminar_id)
        assert seminar is not None  # a foreign key
        await remarks.add_remark(incoming, session, question, from_asker=True)
        return await remarks.notify_remark(session, question, seminar, incoming.rich_text, incoming.media)
    file = new_attachment(incoming.media)
    file.remark_id = first.remark_id
    await questions.add_attachment(session, question, file)
    await session.flush()
    if first.remark_id is not None:
        return await remarks.notify_remark_file(session, question, incoming.media)
    return await notify_file(session, question, incoming.media)


async def _add_confirmed_file(incoming: Incoming, session: Session, kept: SavedMessage) -> list[Reply]:
    """A recording of an album that had to be asked about belongs to its question now."""
    require_not_banned(incoming.person)
    first = await questions.get_attachment(session, kept["joins"])
    question = await _lock_own(incoming, session, str(first.question_id if first else 0))
    if first is None or question.state == question_states.WITHDRAWN:
        raise Refusal("question-gone")
    discard_message(incoming.person, kept["message"])
    told = await _add_file(recordings.restore_incoming(incoming, kept), session, question, first)
    return [Say("question-file-added", {"number": question.number}, edit=True), *told]


async def save_unexpected(incoming: Incoming, _session: Session) -> list[Reply]:
    """Words or a file out of the blue: perhaps a question. Nothing is lost, and one tap makes it one."""
    if incoming.media is None and not incoming.text:
        raise Refusal("unexpected-kind")
    kept = to_saved_message(incoming)
    save_message(incoming.person, kept)
    return [saved_offer(kept)]


async def receive_saved(incoming: Incoming, session: Session) -> list[Reply]:
    """What becomes of such words: `pending:<ask|drop|to|voice|named>:<message>[:<seminar>]`."""
    what, message, seminar_id = [*incoming.arguments, "", "", ""][:3]
    kept = next(
        (one for one in incoming.person.draft.get("pending", []) if str(one["message"]) == message), None
    )
    if kept is None or what not in ("ask", "drop", "to", "voice", "named"):
        raise Refusal("button-old")
    if what == "drop":
        discard_message(incoming.person, kept["message"])
        return [Say("pending-dropped", edit=True), *resume_step(incoming.person)]
    if what in ("voice", "named"):
        kept = recordings.with_decision(kept, what)
    if "joins" in kept and kept.get("decided"):
        return await _add_confirmed_file(incoming, session, kept)
    if what == "to":
        return await _check_and_submit(
            incoming, session, await _load_public_seminar(session, parse_int(seminar_id)), kept
        )
    return await _submit_saved(incoming, session, kept, edit=True)


async def claim_edit(incoming: Incoming, session: Session) -> Edit | None:
    """An edited message edits its question until that is answered, or words that may become one."""
    question = await questions.by_message(session, incoming.person, incoming.message_id)
    if question is None:
        return _claim_saved_edit(incoming)
    files = {one.file_unique_id for one in await questions.list_attachments(session, question)}
    same = row_unchanged(incoming, question, "text") and file_unchanged(incoming, files)
    gone = question.state == question_states.WITHDRAWN
    return Edit(same or gone, partial(_apply_edit, incoming, session, question, files))


def _claim_saved_edit(incoming: Incoming) -> Edit | None:
    for kept in incoming.person.draft.get("pending", []):
        if kept["message"] == incoming.message_id:
            return Edit(matches_saved(incoming, kept), partial(_update_saved, incoming, kept))
    return None


async def _update_saved(incoming: Incoming, kept: SavedMessage) -> list[Reply]:
    save_message(incoming.person, update_message(kept, incoming))
    return []


async def _apply_edit(
    incoming: Incoming, session: Session, question: Question, files: Collection[str]
) -> list[Reply]:
    """Other words, which nobody has looked at: where that comes first, the hall waits for it again."""
    _require_editable(incoming, question, files)
    require_not_banned(incoming.person)
    seminar = await seminars.get(session, question.seminar_id)
    assert seminar is not None
    question.set_rich_text("text", incoming.rich_text)
    question.edited_at = incoming.at
    looked_at = readable.is_released(question)
    if seminar.moderated and looked_at and not question.wording:
        await questions.hide(session, question, incoming.at, incoming.person)
    await session.flush()
    again = looked_at and not readable.is_released(question)
    return [
        Say("question-edited-again" if again else "question-edited", {"number": question.number}),
        *await update_staff_cards(session, question, seminar, incoming.at),
    ]


def _require_editable(incoming: Incoming, question: Question, files: Collection[str]) -> None:
    """Go on only while it has not ended, with words or a file left, and no other file. Raises Refusal."""
    if question.state == question_states.ANSWERED:
        raise Refusal("question-answered-already", number=question.number)
    if question.state == question_states.DECLINED:
        raise Refusal("question-declined-already", number=question.number)
    if not file_unchanged(incoming, files):
        raise Refusal("question-file-stays")
    if not incoming.rich_text and not files:
        raise Refusal("awaited-question")
