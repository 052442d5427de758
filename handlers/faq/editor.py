"""The FAQ for staff: made of what was answered, written, looked through, worded, and shown to participants."""

from collections.abc import Collection, Mapping

from handlers.faq.entries import MAX_LENGTH, entry_messages, entry_rows, entry_subject
from handlers.messages import (
    Button,
    Incoming,
    Lines,
    Refusal,
    Reply,
    Say,
    Text,
    Translated,
    TranslatedRichText,
    Value,
)
from handlers.permissions import MODERATORS, load_seminar
from handlers.questions.shared.anonymize import identifies_person
from handlers.ui.arguments import parse_int, shorten, utf16_length
from handlers.ui.languages import LANGUAGES, language_lines, missing_languages
from handlers.ui.long_text import TEXT_LIMIT
from handlers.ui.steps import enter_step, leave_step, step_form
from storage import audit
from storage.database import Session
from storage.faq import faq
from storage.models import FaqEntry, Seminar, question_states
from storage.questions import questions
from storage.seminars import seminars
from storage.text.richtext import RichText

STEP = "faq"


# Staff: all of them.


async def list_entries(incoming: Incoming, session: Session) -> list[Reply]:
    """What there is, what waits first: `faq:<seminar>[:<page>]`. Whoever looks at the list writes no more."""
    seminar = await load_seminar(incoming, session, MODERATORS, parse_int([*incoming.arguments, ""][0]))
    leave_step(incoming.person, STEP)
    return [await _overview(incoming, session, seminar, edit=len(incoming.arguments) > 1)]


async def _overview(
    incoming: Incoming, session: Session, seminar: Seminar, said: Collection[Text] = (), *, edit: bool
) -> Say:
    found = await faq.of_seminar(session, seminar.id)
    counts = await faq.count_by_state(session, seminar.id)
    tally: dict[str, Value] = {"shown": counts.shown, "waiting": counts.waiting, "out": counts.out}
    labels = {state: f"faq-line-{state}" for state in faq.STATES}
    rows, turn = entry_rows(incoming, found, "faq", "faqone", labels, seminar)
    rows += [turn] if turn else []
    if fit := [one for one in found if faq.state_of(one) == faq.UNPUBLISHED and faq.is_complete(one)]:
        label = Text("faq-publish-all", {"number": len(fit)})
        rows.append([Button(label, f"faqall:{seminar.id}:{max(one.id for one in fit)}")])
    rows.append([Button("faq-new", f"faqnew:{seminar.id}")])
    if await source_seminar(incoming, session, seminar):
        rows.append(
            [Button("faq-more", f"faqmore:{seminar.id}"), Button("faq-left", f"faqleft:{seminar.id}")]
        )
    rows.append([Button("plan-hub", f"staff:{seminar.id}")])
    lines = [*said, Text("faq-counts", tally) if found else Text("faq-none")]
    return Say("faq", {"seminar": Translated(seminar.title), "list": Lines(lines)}, rows, edit=edit)


async def source_seminar(incoming: Incoming, session: Session, seminar: Seminar) -> Seminar | None:
    """The sister whose questions this person may take over."""
    source = await seminars.get(session, seminar.cloned_from_id or 0)
    return source if source is not None and incoming.has_role(MODERATORS, source.id) else None


async def carry_entries(incoming: Incoming, session: Session) -> list[Reply]:
    """What was answered at the sister since it was copied comes along too: `faqmore:<seminar>`."""
    seminar = await load_seminar(incoming, session, MODERATORS, parse_int(incoming.argument))
    source = await source_seminar(incoming, session, seminar)
    if source is None:
        raise Refusal("button-old")
    carried = await faq.carry_over(session, source, seminar, incoming.at)
    if carried:
        await _record_change(incoming, session, seminar, "faq.carried", source=source.id, rows=carried)
    incoming.argument = f"{seminar.id}:0"
    said = [Text("faq-carried", {"number": carried}) if carried else Text("faq-carried-none")]
    return [await _overview(incoming, session, seminar, said, edit=True)]


async def publish_all(incoming: Incoming, session: Session) -> list[Reply]:
    """All that wait are shown, once that was said twice: `faqall:<seminar>:<newest>[:yes]`."""
    which, newest, sure = [*incoming.arguments, "", "", ""][:3]
    seminar = await load_seminar(incoming, session, MODERATORS, parse_int(which))
    found = await faq.of_seminar(session, seminar.id)
    waiting = sum(
        faq.state_of(one) == faq.UNPUBLISHED and faq.is_complete(one) and one.id <= parse_int(newest)
        for one in found
    )
    if sure != "yes" and waiting:
        rows = [
            [Button(".yes", f"faqall:{seminar.id}:{parse_int(newest)}:yes", style="primary")],
            [Button(".no", f"faq:{seminar.id}:0")],
        ]
        return [Say("faq-ask-all", {"number": waiting}, rows, edit=True)]
    published = await faq.publish_pending(session, seminar.id, parse_int(newest), incoming.at)
    if published:
        await _record_change(incoming, session, seminar, "faq.published", rows=published)
    incoming.argument = f"{seminar.id}:0"
    return [await _overview(incoming, session, seminar, edit=True)]


async def _record_change(
    incoming: Incoming, session: Session, seminar: Seminar, action: str, **detail: object
) -> None:
    await audit.record(session, incoming.person, action, f"seminar:{seminar.id}", incoming.at, **detail)


# Staff: a new one.


async def create_from_question(incoming: Incoming, session: Session) -> list[Reply]:
    """An answered question becomes an entry, or the one it has is shown: `faqfrom:<question>`."""
    question = await questions.lock(session, parse_int(incoming.argument))
    if question is None:
        raise Refusal("question-gone")
    seminar = await load_seminar(incoming, session, MODERATORS, question.seminar_id)
    entry = await faq.by_question(session, question)
    if entry is None:
        if question.state != question_states.ANSWERED:
            raise Refusal("faq-not-answered", number=question.number)
        entry = await faq.create_from_question(session, question, incoming.at)
        await _record_change(incoming, session, seminar, "faq.made", entry=entry.id, question=question.id)
    return [await _entry_page(session, entry)]


async def start_entry(incoming: Incoming, session: Session) -> list[Reply]:
    """Staff write a question and its answer themselves: `faqnew:<seminar>`."""
    seminar = await load_seminar(incoming, session, MODERATORS, parse_int(incoming.argument))
    language = incoming.person.language or LANGUAGES[0]
    enter_step(incoming.person, STEP, entry=0, seminar=seminar.id, part="question", language=language)
    return await prompt(incoming, session)


# Staff: one of them.


async def _load_entry(incoming: Incoming, session: Session, entry_id: int) -> tuple[FaqEntry, Seminar]:
    """The entry, for whoever runs the questions of its seminar. Raises Refusal."""
    entry = await faq.lock(session, entry_id)
    if entry is None:
        raise Refusal("faq-gone")
    return entry, await load_seminar(incoming, session, MODERATORS, entry.seminar_id)


async def show_entry(incoming: Incoming, session: Session) -> list[Reply]:
    """One entry and what can be done with it: `faqone:<entry>`."""
    entry, _ = await _load_entry(incoming, session, parse_int(incoming.argument))
    return [await _entry_page(session, entry, edit=True)]


async def _entry_page(session: Session, entry: FaqEntry, *, edit: bool = False) -> Say:
    whole = sum(map(utf16_length, (*entry.question.values(), *entry.answer.values()))) <= TEXT_LIMIT
    question, answer = entry.rich_texts("question"), entry.rich_texts("answer")
    args: dict[str, Value] = {
        "state": Text(f"faq-is-{faq.state_of(entry)}"),
        "question": Lines(language_lines(question if whole else _shorten_texts(question, 150))),
        "answer": Lines(language_lines(answer if whole else _shorten_texts(answer, 300))),
    }
    rows = [_state_buttons(entry)] + ([] if whole else [[Button("faq-whole", f"faqwhole:{entry.id}")]])
    rows += [
        [
            Button(
                Text(f"faq-edit-{part}", {"language": Text(f"in-{one}")}), f"faqwords:{entry.id}:{part}:{one}"
            )
            for part in MAX_LENGTH
        ]
        for one in LANGUAGES
    ]
    found = await faq.of_seminar(session, entry.seminar_id)
    following = [one for one in found if faq.state_of(one) == faq.UNPUBLISHED and one.id != entry.id]
    following.sort(key=lambda one: (one.id < entry.id, one.id))
    rows += [[Button("faq-next", f"faqone:{following[0].id}", style="primary")]] if following else []
    rows.append([Button("faq-all", f"faq:{entry.seminar_id}:0")])
    return Say("faq-entry", args, rows, edit=edit, subject=entry_subject(entry))


def _shorten_texts(texts: Mapping[str, RichText], room: int) -> dict[str, RichText]:
    return {language: shorten(text, room) for language, text in texts.items()}


STATE_ACTIONS = {
    faq.UNPUBLISHED: (("faq-show", faq.PUBLISHED, True), ("faq-out", faq.REMOVED, False)),
    faq.PUBLISHED: (("faq-hide", faq.UNPUBLISHED, False), ("faq-out", faq.REMOVED, False)),
    faq.REMOVED: (("faq-back", faq.UNPUBLISHED, False),),
}
"""State -> (label, what becomes of it, whether it is what people mostly press)."""


def _state_buttons(entry: FaqEntry) -> list[Button]:
    return [
        Button(label, f"faqset:{entry.id}:{to}", style="success" if mostly else "")
        for label, to, mostly in STATE_ACTIONS[faq.state_of(entry)]
    ]


async def change_state(incoming: Incoming, session: Session) -> list[Reply]:
    """Shown to participants, hidden, left out, brought back: `faqset:<entry>:<state>[:yes]`. Nothing is for good."""
    which, to, sure = [*incoming.arguments, "", "", ""][:3]
    entry, seminar = await _load_entry(incoming, session, parse_int(which))
    if to not in faq.STATES:
        raise Refusal("button-old")
    was = faq.state_of(entry)
    if to == faq.PUBLISHED and was != to:
        if not faq.is_complete(entry):
            raise Refusal("faq-no-answer")
        if sure != "yes" and (doubts := await _warnings(session, entry)):
            return [_confirm_publish(entry, doubts)]
    if was != to:
        faq.set_state(entry, to, incoming.at)
        await _record_change(incoming, session, seminar, "faq.state", entry=entry.id, state=[was, to])
    return [await _entry_page(session, entry, edit=True)]


async def _warnings(session: Session, entry: FaqEntry) -> list[Text]:
    """What staff should think of before everybody reads it: who asked is named, a language is missing."""
    asker = await faq.get_asker(session, entry)
    texts = (*entry.rich_texts("question").values(), *entry.rich_texts("answer").values())
    named = any(identifies_person(text, asker.name if asker else None) for text in texts)
    missing = [
        one
        for one in LANGUAGES
        if one in {*missing_languages(entry.question), *missing_languages(entry.answer)}
    ]
    lines = [Text("faq-doubt-name")] if named else []
    return [*lines, *(Text("faq-doubt-language", {"language": Text(f"in-{one}")}) for one in missing)]


def _confirm_publish(entry: FaqEntry, possible_mentions: list[Text]) -> Say:
    rows = [
        [Button(".no", f"faqone:{entry.id}", style="primary")],
        [Button(".yes", f"faqset:{entry.id}:{faq.PUBLISHED}:yes")],
    ]
    return Say("faq-ask-show", {"list": Lines(possible_mentions)}, rows, edit=True)


async def show_full_text(incoming: Incoming, session: Session) -> list[Reply]:
    """All its words in every language, as participants get them: `faqwhole:<entry>`."""
    entry, _ = await _load_entry(incoming, session, parse_int(incoming.argument))
    languages = [one for one in LANGUAGES if one in entry.question or one in entry.answer]
    return [say for one in languages for say in entry_messages(entry, one, [], edit=False)]


# Staff: its words.


async def start_edit(incoming: Incoming, session: Session) -> list[Reply]:
    """New words are to be typed: `faqwords:<entry>:<question or answer>:<language>`."""
    which, part, language = [*incoming.arguments, "", "", ""][:3]
    entry, _ = await _load_entry(incoming, session, parse_int(which))
    if part not in MAX_LENGTH or language not in LANGUAGES:
        raise Refusal("button-old")
    enter_step(incoming.person, STEP, entry=entry.id, part=part, language=language)
    return await prompt(incoming, session)


async def prompt(incoming: Incoming, session: Session) -> list[Reply]:
    """Which words are awaited, with those there are, to be copied."""
    form = step_form(incoming.person, STEP)
    stop = [[Button("edit-stop", "faqstop")]]
    if not form.get("entry"):
        return [Say("faq-ask-new", buttons=stop)]
    entry, _ = await _load_entry(incoming, session, form["entry"])
    part, language = form["part"], form["language"]
    now = TranslatedRichText(entry.rich_texts(part)).in_language(language)
    args: dict[str, Value] = {
        "language": Text(f"in-{language}"),
        "words": (now if utf16_length(now) <= TEXT_LIMIT else shorten(now, TEXT_LIMIT // 2)) or "—",
    }
    return [Say(f"faq-ask-{part}", args, stop, subject=entry_subject(entry))]


async def receive(incoming: Incoming, session: Session) -> list[Reply]:
    """The words; of an entry that is shown already, everybody reads them from now on."""
    form = step_form(incoming.person, STEP)
    if not incoming.text or incoming.media:
        raise Refusal("awaited-faq")
    part, language, words = form["part"], form["language"], incoming.rich_text.strip()
    if utf16_length(words) > MAX_LENGTH[part]:
        raise Refusal("faq-long", most=MAX_LENGTH[part])
    if not form.get("entry"):
        return await _create_entry(incoming, session, form["seminar"], {language: words})
    if await faq.get(session, form["entry"]) is None:
        return _entry_gone(incoming)
    entry, seminar = await _load_entry(incoming, session, form["entry"])
    entry.set_rich_text(part, words, language)
    leave_step(incoming.person, STEP)
    await _record_change(
        incoming, session, seminar, "faq.words", entry=entry.id, part=part, language=language
    )
    return [await _entry_page(session, entry)]


async def _create_entry(
    incoming: Incoming, session: Session, seminar_id: int, texts: Mapping[str, RichText]
) -> list[Reply]:
    """The question of a new entry is there; its answer is awaited."""
    seminar = await load_seminar(incoming, session, MODERATORS, seminar_id)
    entry = await faq.create_entry(session, seminar.id, texts, incoming.at)
    await _record_change(incoming, session, seminar, "faq.made", entry=entry.id)
    enter_step(incoming.person, STEP, entry=entry.id, part="answer", language=next(iter(texts)))
    return await prompt(incoming, session)


async def cancel(incoming: Incoming, session: Session) -> list[Reply]:
    """No new words: back to the entry, or to the list where there is none yet."""
    form = step_form(incoming.person, STEP)
    if not form.get("entry"):
        leave_step(incoming.person, STEP)
        incoming.argument = f"{form['seminar']}:0"
        return await list_entries(incoming, session)
    if await faq.get(session, form.get("entry") or 0) is None:
        return _entry_gone(incoming)
    entry, _ = await _load_entry(incoming, session, form["entry"])
    leave_step(incoming.person, STEP)
    return [await _entry_page(session, entry, edit=True)]


def _entry_gone(incoming: Incoming) -> list[Reply]:
    """It was forgotten meanwhile: said, not refused, so that the step is left."""
    leave_step(incoming.person, STEP)
    return [Say("faq-gone")]
