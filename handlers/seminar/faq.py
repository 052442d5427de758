"""The FAQ for staff: made of what was answered, written, looked through, worded, and shown to participants."""

from collections.abc import Collection, Mapping

from handlers.common import length, number, shorten
from handlers.hall.desk import ROOM
from handlers.hall.nameless import tells_who
from handlers.rights import MODERATORS, seminar_for
from handlers.seminar.entries import LONGEST, about_of, rows_of, told
from handlers.steps import form_at, leave, stand
from handlers.tongues import TONGUES, lacking, lines_in
from handlers.words import Button, Incoming, Lines, Named, Refusal, Reply, Say, Text, Value, Written
from storage import audit, faq, questions, seminars
from storage.database import Session
from storage.models import Faq, Seminar
from storage.richtext import RichText

STEP = "faq"


# Staff: all of them.


async def show(incoming: Incoming, session: Session) -> list[Reply]:
    """What there is, what waits first: `faq:<seminar>[:<page>]`. Whoever looks at the list writes no more."""
    seminar = await seminar_for(incoming, session, MODERATORS, number([*incoming.arguments, ""][0]))
    leave(incoming.person, STEP)
    return [await _overview(incoming, session, seminar, edit=len(incoming.arguments) > 1)]


async def _overview(
    incoming: Incoming, session: Session, seminar: Seminar, said: Collection[Text] = (), *, edit: bool
) -> Say:
    found = await faq.of_seminar(session, seminar.id)
    counts = await faq.counts(session, seminar.id)
    tally: dict[str, Value] = {"shown": counts.shown, "waiting": counts.waiting, "out": counts.out}
    labels = {state: f"faq-line-{state}" for state in faq.STATES}
    rows, turn = rows_of(incoming, found, "faq", "faqone", labels, seminar)
    rows += [turn] if turn else []
    if fit := [one for one in found if faq.state(one) == faq.WAITING and faq.ready(one)]:
        label = Text("faq-publish-all", {"number": len(fit)})
        rows.append([Button(label, f"faqall:{seminar.id}:{max(one.id for one in fit)}")])
    rows.append([Button("faq-new", f"faqnew:{seminar.id}")])
    if await source_of(incoming, session, seminar):
        rows.append(
            [Button("faq-more", f"faqmore:{seminar.id}"), Button("faq-left", f"faqleft:{seminar.id}")]
        )
    rows.append([Button("plan-hub", f"staff:{seminar.id}")])
    lines = [*said, Text("faq-counts", tally) if found else Text("faq-none")]
    return Say("faq", {"seminar": Named(seminar.title), "list": Lines(lines)}, rows, edit=edit)


async def source_of(incoming: Incoming, session: Session, seminar: Seminar) -> Seminar | None:
    """The sister whose questions this person may take over."""
    source = await seminars.get(session, seminar.cloned_from_id or 0)
    return source if source is not None and incoming.may(MODERATORS, source.id) else None


async def more(incoming: Incoming, session: Session) -> list[Reply]:
    """What was answered at the sister since it was copied comes along too: `faqmore:<seminar>`."""
    seminar = await seminar_for(incoming, session, MODERATORS, number(incoming.argument))
    source = await source_of(incoming, session, seminar)
    if source is None:
        raise Refusal("button-old")
    carried = await faq.carry(session, source, seminar, incoming.at)
    if carried:
        await _written(incoming, session, seminar, "faq.carried", source=source.id, rows=carried)
    incoming.argument = f"{seminar.id}:0"
    said = [Text("faq-carried", {"number": carried}) if carried else Text("faq-carried-none")]
    return [await _overview(incoming, session, seminar, said, edit=True)]


async def publish_all(incoming: Incoming, session: Session) -> list[Reply]:
    """All that wait are shown, once that was said twice: `faqall:<seminar>:<newest>[:yes]`."""
    which, newest, sure = [*incoming.arguments, "", "", ""][:3]
    seminar = await seminar_for(incoming, session, MODERATORS, number(which))
    found = await faq.of_seminar(session, seminar.id)
    waiting = sum(
        faq.state(one) == faq.WAITING and faq.ready(one) and one.id <= number(newest) for one in found
    )
    if sure != "yes" and waiting:
        rows = [
            [Button(".yes", f"faqall:{seminar.id}:{number(newest)}:yes", style="primary")],
            [Button(".no", f"faq:{seminar.id}:0")],
        ]
        return [Say("faq-ask-all", {"number": waiting}, rows, edit=True)]
    published = await faq.publish(session, seminar.id, number(newest), incoming.at)
    if published:
        await _written(incoming, session, seminar, "faq.published", rows=published)
    incoming.argument = f"{seminar.id}:0"
    return [await _overview(incoming, session, seminar, edit=True)]


async def _written(
    incoming: Incoming, session: Session, seminar: Seminar, action: str, **detail: object
) -> None:
    await audit.record(session, incoming.person, action, f"seminar:{seminar.id}", incoming.at, **detail)


# Staff: a new one.


async def of_question(incoming: Incoming, session: Session) -> list[Reply]:
    """An answered question becomes an entry, or the one it has is shown: `faqfrom:<question>`."""
    question = await questions.lock(session, number(incoming.argument))
    if question is None:
        raise Refusal("question-gone")
    seminar = await seminar_for(incoming, session, MODERATORS, question.seminar_id)
    entry = await faq.of_question(session, question)
    if entry is None:
        if question.state != questions.ANSWERED:
            raise Refusal("faq-not-answered", number=question.number)
        entry = await faq.make(session, question, incoming.at)
        await _written(incoming, session, seminar, "faq.made", entry=entry.id, question=question.id)
    return [await _card(session, entry)]


async def begin_new(incoming: Incoming, session: Session) -> list[Reply]:
    """Staff write a question and its answer themselves: `faqnew:<seminar>`."""
    seminar = await seminar_for(incoming, session, MODERATORS, number(incoming.argument))
    language = incoming.person.language or TONGUES[0]
    stand(incoming.person, STEP, entry=0, seminar=seminar.id, part="question", language=language)
    return await ask(incoming, session)


# Staff: one of them.


async def _entry(incoming: Incoming, session: Session, entry_id: int) -> tuple[Faq, Seminar]:
    """The entry, for whoever runs the questions of its seminar. Raises Refusal."""
    entry = await faq.lock(session, entry_id)
    if entry is None:
        raise Refusal("faq-gone")
    return entry, await seminar_for(incoming, session, MODERATORS, entry.seminar_id)


async def page(incoming: Incoming, session: Session) -> list[Reply]:
    """One entry and what can be done with it: `faqone:<entry>`."""
    entry, _ = await _entry(incoming, session, number(incoming.argument))
    return [await _card(session, entry, edit=True)]


async def _card(session: Session, entry: Faq, *, edit: bool = False) -> Say:
    whole = sum(map(length, (*entry.question.values(), *entry.answer.values()))) <= ROOM
    question, answer = entry.rich_texts("question"), entry.rich_texts("answer")
    args: dict[str, Value] = {
        "state": Text(f"faq-is-{faq.state(entry)}"),
        "question": Lines(lines_in(question if whole else _cut(question, 150))),
        "answer": Lines(lines_in(answer if whole else _cut(answer, 300))),
    }
    rows = [_ways(entry)] + ([] if whole else [[Button("faq-whole", f"faqwhole:{entry.id}")]])
    rows += [
        [
            Button(
                Text(f"faq-edit-{part}", {"language": Text(f"in-{one}")}), f"faqwords:{entry.id}:{part}:{one}"
            )
            for part in LONGEST
        ]
        for one in TONGUES
    ]
    found = await faq.of_seminar(session, entry.seminar_id)
    following = [one for one in found if faq.state(one) == faq.WAITING and one.id != entry.id]
    following.sort(key=lambda one: (one.id < entry.id, one.id))
    rows += [[Button("faq-next", f"faqone:{following[0].id}", style="primary")]] if following else []
    rows.append([Button("faq-all", f"faq:{entry.seminar_id}:0")])
    return Say("faq-entry", args, rows, edit=edit, about=about_of(entry))


def _cut(texts: Mapping[str, RichText], room: int) -> dict[str, RichText]:
    return {language: shorten(text, room) for language, text in texts.items()}


WAYS = {
    faq.WAITING: (("faq-show", faq.SHOWN, True), ("faq-out", faq.OUT, False)),
    faq.SHOWN: (("faq-hide", faq.WAITING, False), ("faq-out", faq.OUT, False)),
    faq.OUT: (("faq-back", faq.WAITING, False),),
}
"""State -> (label, what becomes of it, whether it is what people mostly press)."""


def _ways(entry: Faq) -> list[Button]:
    return [
        Button(label, f"faqset:{entry.id}:{to}", style="success" if mostly else "")
        for label, to, mostly in WAYS[faq.state(entry)]
    ]


async def change(incoming: Incoming, session: Session) -> list[Reply]:
    """Shown to participants, hidden, left out, brought back: `faqset:<entry>:<state>[:yes]`. Nothing is for good."""
    which, to, sure = [*incoming.arguments, "", "", ""][:3]
    entry, seminar = await _entry(incoming, session, number(which))
    if to not in faq.STATES:
        raise Refusal("button-old")
    was = faq.state(entry)
    if to == faq.SHOWN and was != to:
        if not faq.ready(entry):
            raise Refusal("faq-no-answer")
        if sure != "yes" and (doubts := await _doubts(session, entry)):
            return [_ask_show(entry, doubts)]
    if was != to:
        faq.put(entry, to, incoming.at)
        await _written(incoming, session, seminar, "faq.state", entry=entry.id, state=[was, to])
    return [await _card(session, entry, edit=True)]


async def _doubts(session: Session, entry: Faq) -> list[Text]:
    """What staff should think of before everybody reads it: who asked is named, a language is missing."""
    asker = await faq.asker(session, entry)
    texts = (*entry.rich_texts("question").values(), *entry.rich_texts("answer").values())
    named = any(tells_who(text, asker.name if asker else None) for text in texts)
    missing = [one for one in TONGUES if one in {*lacking(entry.question), *lacking(entry.answer)}]
    lines = [Text("faq-doubt-name")] if named else []
    return [*lines, *(Text("faq-doubt-language", {"language": Text(f"in-{one}")}) for one in missing)]


def _ask_show(entry: Faq, doubts: list[Text]) -> Say:
    rows = [
        [Button(".no", f"faqone:{entry.id}", style="primary")],
        [Button(".yes", f"faqset:{entry.id}:{faq.SHOWN}:yes")],
    ]
    return Say("faq-ask-show", {"list": Lines(doubts)}, rows, edit=True)


async def whole(incoming: Incoming, session: Session) -> list[Reply]:
    """All its words in every language, as participants get them: `faqwhole:<entry>`."""
    entry, _ = await _entry(incoming, session, number(incoming.argument))
    languages = [one for one in TONGUES if one in entry.question or one in entry.answer]
    return [say for one in languages for say in told(entry, one, [], edit=False)]


# Staff: its words.


def leave_for(incoming: Incoming) -> None:
    """Whoever turns to something else words no entry: what they write next must not be read by everybody."""
    if incoming.person.step == STEP and incoming.command != "cancel":
        leave(incoming.person, STEP)


async def begin_words(incoming: Incoming, session: Session) -> list[Reply]:
    """New words are to be typed: `faqwords:<entry>:<question or answer>:<language>`."""
    which, part, language = [*incoming.arguments, "", "", ""][:3]
    entry, _ = await _entry(incoming, session, number(which))
    if part not in LONGEST or language not in TONGUES:
        raise Refusal("button-old")
    stand(incoming.person, STEP, entry=entry.id, part=part, language=language)
    return await ask(incoming, session)


async def ask(incoming: Incoming, session: Session) -> list[Reply]:
    """Which words are awaited, with those there are, to be copied."""
    form = form_at(incoming.person, STEP)
    stop = [[Button("edit-stop", "faqstop")]]
    if not form.get("entry"):
        return [Say("faq-ask-new", buttons=stop)]
    entry, _ = await _entry(incoming, session, form["entry"])
    part, language = form["part"], form["language"]
    now = Written(entry.rich_texts(part)).of(language)
    args: dict[str, Value] = {
        "language": Text(f"in-{language}"),
        "words": (now if length(now) <= ROOM else shorten(now, ROOM // 2)) or "—",
    }
    return [Say(f"faq-ask-{part}", args, stop, about=about_of(entry))]


async def take(incoming: Incoming, session: Session) -> list[Reply]:
    """The words; of an entry that is shown already, everybody reads them from now on."""
    form = form_at(incoming.person, STEP)
    if not incoming.text or incoming.media:
        raise Refusal("awaited-faq")
    part, language, words = form["part"], form["language"], incoming.words.strip()
    if length(words) > LONGEST[part]:
        raise Refusal("faq-long", most=LONGEST[part])
    if not form.get("entry"):
        return await _begun(incoming, session, form["seminar"], {language: words})
    if await faq.get(session, form["entry"]) is None:
        return _gone(incoming)
    entry, seminar = await _entry(incoming, session, form["entry"])
    entry.write(part, words, language)
    leave(incoming.person, STEP)
    await _written(incoming, session, seminar, "faq.words", entry=entry.id, part=part, language=language)
    return [await _card(session, entry)]


async def _begun(
    incoming: Incoming, session: Session, seminar_id: int, texts: Mapping[str, RichText]
) -> list[Reply]:
    """The question of a new entry is there; its answer is awaited."""
    seminar = await seminar_for(incoming, session, MODERATORS, seminar_id)
    entry = await faq.write(session, seminar.id, texts, incoming.at)
    await _written(incoming, session, seminar, "faq.made", entry=entry.id)
    stand(incoming.person, STEP, entry=entry.id, part="answer", language=next(iter(texts)))
    return await ask(incoming, session)


async def stop(incoming: Incoming, session: Session) -> list[Reply]:
    """No new words: back to the entry, or to the list where there is none yet."""
    form = form_at(incoming.person, STEP)
    if not form.get("entry"):
        leave(incoming.person, STEP)
        incoming.argument = f"{form['seminar']}:0"
        return await show(incoming, session)
    if await faq.get(session, form.get("entry") or 0) is None:
        return _gone(incoming)
    entry, _ = await _entry(incoming, session, form["entry"])
    leave(incoming.person, STEP)
    return [await _card(session, entry, edit=True)]


def _gone(incoming: Incoming) -> list[Reply]:
    """It was forgotten meanwhile: said, not refused, so that the step is left."""
    leave(incoming.person, STEP)
    return [Say("faq-gone")]
