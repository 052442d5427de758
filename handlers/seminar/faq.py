"""Questions and answers for everybody: looked through, worded and published by staff, read by participants."""

from collections.abc import Collection

from handlers.common import length, number, pager, shorten
from handlers.hall.desk import ROOM, parts
from handlers.rights import MODERATORS, seminar_for
from handlers.seminar.visible import seen
from handlers.steps import form_at, leave, stand
from handlers.tongues import TONGUES, lines_in
from handlers.words import Button, Incoming, Lines, Named, Refusal, Reply, Say, Text, Value
from storage import audit, faq, seminars
from storage.database import Session
from storage.models import Faq, Seminar, Texts

STEP = "faq"
PAGE = 8
LONGEST = {"question": 500, "answer": 2500}
"""UTF-16 units of what staff write, so that both are read in one message."""


# Participants.


async def listed(incoming: Incoming, session: Session) -> list[Reply]:
    """The questions; one tap shows the answer: `faqs:<seminar>[:<page>]`."""
    seminar, _ = await seen(incoming, session)
    found = await faq.published(session, seminar.id)
    rows, turn = _rows(incoming, found, "faqs", "faqsee", {faq.SHOWN: "faq-line"}, seminar)
    rows += [turn] if turn else []
    rows.append([Button("seminar-back", f"seminar:{seminar.id}")])
    return [Say("faqs" if found else "faqs-none", {"seminar": Named(seminar.title)}, rows, edit=True)]


async def read(incoming: Incoming, session: Session) -> list[Reply]:
    """One question with its answer: `faqsee:<entry>`."""
    entry = await faq.get(session, number(incoming.argument))
    if entry is None or faq.state(entry) != faq.SHOWN:
        raise Refusal("faq-gone")
    incoming.argument = str(entry.seminar_id)
    seminar, _ = await seen(incoming, session)
    back = [[Button("faqs-back", f"faqs:{seminar.id}")]]
    return _told(entry, incoming.person.language or TONGUES[0], back)


def _told(entry: Faq, language: str, rows: list[list[Button]], *, edit: bool = True) -> list[Reply]:
    """The entry in that language, or in the nearest there is; what is too long for one message follows in pieces."""
    question, answer = Named(entry.question).of(language), Named(entry.answer).of(language)
    short = length(question) <= LONGEST["question"]
    fits = length(answer) <= ROOM
    args: dict[str, Value] = {
        "question": question if short else shorten(question, LONGEST["question"] // 2),
        "answer": answer if fits else Text("answer-follows"),
    }
    rest = ([] if short else parts(question)) + ([] if fits else parts(answer))
    about = _about(entry)
    told: list[Reply] = [Say("faq-read", args, rows, edit=edit, about=about)]
    return [*told, *(Say("words", {"text": part}, about=about) for part in rest)]


def _about(entry: Faq) -> str:
    """The mark in the outbox by which /forget finds the words of whoever asked."""
    return f"faq:{entry.id}"


def _rows(
    incoming: Incoming,
    found: list[Faq],
    prefix: str,
    one: str,
    labels: dict[str, str],
    seminar: Seminar,
) -> tuple[list[list[Button]], list[Button]]:
    """A button an entry of the page that is asked for, and the buttons to turn pages with."""
    last = max(0, (len(found) - 1) // PAGE)
    page = min(number([*incoming.arguments, "", ""][1]), last)
    language = incoming.person.language or TONGUES[0]
    rows = [
        [Button(Text(labels[faq.state(entry)], {"question": _line(entry, language)}), f"{one}:{entry.id}")]
        for entry in found[page * PAGE : (page + 1) * PAGE]
    ]
    return rows, pager(f"{prefix}:{seminar.id}", page, last)


def _line(entry: Faq, language: str) -> str:
    """The question as one line, for a button."""
    return shorten(" ".join(Named(entry.question).of(language).split()), 50)


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
    rows, turn = _rows(incoming, found, "faq", "faqone", labels, seminar)
    rows += [turn] if turn else []
    if counts.waiting:
        newest = max(one.id for one in found if faq.state(one) == faq.WAITING)
        label = Text("faq-publish-all", {"number": counts.waiting})
        rows.append([Button(label, f"faqall:{seminar.id}:{newest}")])
    if await _source(incoming, session, seminar):
        rows.append([Button("faq-more", f"faqmore:{seminar.id}")])
    rows.append([Button("plan-hub", f"staff:{seminar.id}")])
    lines = [*said, Text("faq-counts", tally) if found else Text("faq-none")]
    return Say("faq", {"seminar": Named(seminar.title), "list": Lines(lines)}, rows, edit=edit)


async def _source(incoming: Incoming, session: Session, seminar: Seminar) -> Seminar | None:
    """The sister whose questions this person may take over."""
    source = await seminars.get(session, seminar.cloned_from_id or 0)
    return source if source is not None and incoming.may(MODERATORS, source.id) else None


async def more(incoming: Incoming, session: Session) -> list[Reply]:
    """What was answered at the sister since it was copied comes along too: `faqmore:<seminar>`."""
    seminar = await seminar_for(incoming, session, MODERATORS, number(incoming.argument))
    source = await _source(incoming, session, seminar)
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
    waiting = (await faq.counts(session, seminar.id)).waiting
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
    args: dict[str, Value] = {
        "state": Text(f"faq-is-{faq.state(entry)}"),
        "question": Lines(lines_in(entry.question if whole else _cut(entry.question, 150))),
        "answer": Lines(lines_in(entry.answer if whole else _cut(entry.answer, 300))),
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
    return Say("faq-entry", args, rows, edit=edit, about=_about(entry))


def _cut(texts: Texts, room: int) -> Texts:
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
    """Shown to participants, hidden, left out, brought back: `faqset:<entry>:<state>`. Nothing of it is for good."""
    which, to = [*incoming.arguments, "", ""][:2]
    entry, seminar = await _entry(incoming, session, number(which))
    if to not in faq.STATES:
        raise Refusal("button-old")
    was = faq.state(entry)
    if was != to:
        faq.put(entry, to, incoming.at)
        await _written(incoming, session, seminar, "faq.state", entry=entry.id, state=[was, to])
    return [await _card(session, entry, edit=True)]


async def whole(incoming: Incoming, session: Session) -> list[Reply]:
    """All its words in every language, as participants get them: `faqwhole:<entry>`."""
    entry, _ = await _entry(incoming, session, number(incoming.argument))
    languages = [one for one in TONGUES if one in entry.question or one in entry.answer]
    return [say for one in languages for say in _told(entry, one, [], edit=False)]


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
    entry, _ = await _entry(incoming, session, form.get("entry") or 0)
    part, language = form["part"], form["language"]
    texts: Texts = entry.question if part == "question" else entry.answer
    now = Named(texts).of(language)
    args: dict[str, Value] = {
        "language": Text(f"in-{language}"),
        "words": now if length(now) <= ROOM else shorten(now, ROOM // 2),
    }
    stop = [[Button("edit-stop", "faqstop")]]
    return [Say(f"faq-ask-{part}", args, stop, about=_about(entry))]


async def take(incoming: Incoming, session: Session) -> list[Reply]:
    """The words; of an entry that is shown already, everybody reads them from now on."""
    form = form_at(incoming.person, STEP)
    if not incoming.text or incoming.media:
        raise Refusal("awaited-faq")
    if await faq.get(session, form.get("entry") or 0) is None:
        return _gone(incoming)
    entry, seminar = await _entry(incoming, session, form["entry"])
    part, language, words = form["part"], form["language"], incoming.text.strip()
    if length(words) > LONGEST[part]:
        raise Refusal("faq-long", most=LONGEST[part])
    texts: Texts = entry.question if part == "question" else entry.answer
    setattr(entry, part, {**texts, language: words})
    leave(incoming.person, STEP)
    await _written(incoming, session, seminar, "faq.words", entry=entry.id, part=part, language=language)
    return [await _card(session, entry)]


async def stop(incoming: Incoming, session: Session) -> list[Reply]:
    """No new words: back to the entry."""
    form = form_at(incoming.person, STEP)
    if await faq.get(session, form.get("entry") or 0) is None:
        return _gone(incoming)
    entry, _ = await _entry(incoming, session, form["entry"])
    leave(incoming.person, STEP)
    return [await _card(session, entry, edit=True)]


def _gone(incoming: Incoming) -> list[Reply]:
    """It was forgotten meanwhile: said, not refused, so that the step is left."""
    leave(incoming.person, STEP)
    return [Say("faq-gone")]
