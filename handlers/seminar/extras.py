"""What a seminar asks besides of those who register: made by staff in chat."""

from collections.abc import Sequence

from handlers.common import number
from handlers.rights import ORGANISERS, seminar_for
from handlers.steps import Form, form_at, leave, stand
from handlers.tongues import TONGUES, in_tongues, lacks, lines_in, tongue_buttons
from handlers.words import Button, Incoming, Lines, Named, Refusal, Reply, Say, Text, Value
from storage import audit, extras
from storage.database import Session
from storage.models import ExtraQuestion, Seminar, Texts

STEP = "extra"
LONGEST = 100
CHOICES = 8


async def _question(incoming: Incoming, session: Session, which: str) -> tuple[ExtraQuestion, Seminar]:
    question = await extras.get(session, number(which))
    if question is None or question.removed_at is not None:
        raise Refusal("extra-gone")
    return question, await seminar_for(incoming, session, ORGANISERS, question.seminar_id)


async def show(incoming: Incoming, session: Session) -> list[Reply]:
    """What the seminar asks, with ready-made questions that one tap adds: `extras:<seminar>`."""
    seminar = await seminar_for(
        incoming, session, ORGANISERS, number(incoming.arguments[0] if incoming.arguments else "")
    )
    leave(incoming.person, STEP)
    return [await _overview(session, seminar, edit=incoming.arguments[1:] == ["0"])]


async def _overview(session: Session, seminar: Seminar, *, edit: bool = False) -> Say:
    asked = await extras.of_seminar(session, seminar.id)
    lines = [Text("extras-line", {"question": Named(one.title), "lacks": lacks(one.title)}) for one in asked]
    rows = [[Button(Named(one.title), f"extraq:{one.id}")] for one in asked]
    there = [one.title for one in asked]
    ready = [
        Button(Text("extras-ready", {"title": Named(one["title"])}), f"extraready:{seminar.id}:{name}")
        for name, one in extras.templates().items()
        if one["title"] not in there
    ]
    if len(asked) < extras.MOST:
        rows += [[button] for button in ready]
        rows.append([Button("extras-own", f"extranew:{seminar.id}")])
    if asked:
        rows.append([Button("extras-tally", f"catering:{seminar.id}")])
    rows.append([Button("plan-hub", f"staff:{seminar.id}")])
    args: dict[str, Value] = {"seminar": Named(seminar.title), "list": Lines(lines or [Text("extras-none")])}
    return Say("extras", args, rows, edit=edit)


async def add_ready(incoming: Incoming, session: Session) -> list[Reply]:
    """A ready-made question: `extraready:<seminar>:<lodging, transport or diet>`. Twice is once."""
    seminar_id, name = [*incoming.arguments, "", ""][:2]
    seminar = await seminar_for(incoming, session, ORGANISERS, number(seminar_id))
    ready = extras.templates().get(name)
    if ready is None:
        raise Refusal("button-old")
    asked = await extras.of_seminar(session, seminar.id)
    if ready["title"] not in [one.title for one in asked]:
        _room(asked)
        question = await extras.add(session, seminar, ready["kind"], ready["title"], ready["choices"])
        await _written(incoming, session, "extra.add", question)
    return [await _overview(session, seminar, edit=True)]


def _room(asked: Sequence[ExtraQuestion]) -> None:
    if len(asked) >= extras.MOST:
        raise Refusal("extras-too-many", most=extras.MOST)


async def _written(incoming: Incoming, session: Session, action: str, question: ExtraQuestion) -> None:
    about = f"seminar:{question.seminar_id}"
    await audit.record(session, incoming.person, action, about, incoming.at, question=question.id)


# One of one's own.


async def begin(incoming: Incoming, session: Session) -> list[Reply]:
    """Of which kind? Then its words: `extranew:<seminar>[:<choice, number or text>]`."""
    seminar_id, kind = [*incoming.arguments, "", ""][:2]
    seminar = await seminar_for(incoming, session, ORGANISERS, number(seminar_id))
    _room(await extras.of_seminar(session, seminar.id))
    if not kind:
        rows = [[Button(f"extra-kind-{one}", f"extranew:{seminar.id}:{one}")] for one in extras.KINDS]
        rows.append([Button("edit-stop", f"extras:{seminar.id}:0")])
        return [Say("extra-ask-kind", buttons=rows, edit=True)]
    if kind not in extras.KINDS:
        raise Refusal("button-old")
    stand(incoming.person, STEP, seminar=seminar.id, kind=kind, language=_own(incoming))
    return _asking(incoming, edit=True)


def _own(incoming: Incoming) -> str:
    return incoming.person.language or TONGUES[0]


async def ask(incoming: Incoming, _session: Session) -> list[Reply]:
    """What is awaited, once more."""
    return _asking(incoming, edit=False)


def _asking(incoming: Incoming, *, edit: bool) -> list[Reply]:
    form = form_at(incoming.person, STEP)
    stop = [[Button("edit-stop", "extrastop")]]
    language = Text(f"tongue-{form['language']}")
    if _wants_choices(form):
        return [Say("extra-ask-choices", {"tongue": language}, stop, edit=edit)]
    return [Say("extra-ask-title", {"tongue": language}, stop, edit=edit)]


def _wants_choices(form: Form) -> bool:
    return form.get("field") == "choices" or (form.get("kind") == extras.CHOICE and "title" in form)


async def take(incoming: Incoming, session: Session) -> list[Reply]:
    """The words of a question, or its choices."""
    form = form_at(incoming.person, STEP)
    if not incoming.text or incoming.media:
        raise Refusal("awaited-extra-words")
    if "question" in form:
        return await _take_change(incoming, session, form)
    seminar = await seminar_for(incoming, session, ORGANISERS, form["seminar"])
    _room(await extras.of_seminar(session, seminar.id))
    if "title" not in form:
        title = _short(in_tongues(incoming.written_out, form["language"]))
        if form["kind"] != extras.CHOICE:
            return await _made(incoming, session, seminar, form["kind"], title)
        stand(incoming.person, STEP, **form, title=title)
        return _asking(incoming, edit=False)
    choices = _choices(incoming.written_out, form["language"])
    return await _made(incoming, session, seminar, extras.CHOICE, form["title"], choices)


def _short(texts: Texts) -> Texts:
    if any(len(text) > LONGEST for text in texts.values()):
        raise Refusal("extra-title-long", most=LONGEST)
    return texts


def _choices(typed: str, language: str) -> list[Texts]:
    lines = [line.strip().lstrip("•*-–— ") for line in typed.splitlines()]
    found = [_short(in_tongues(line, language)) for line in lines if line]
    if not 2 <= len(found) <= CHOICES:
        raise Refusal("extra-choices-wrong", most=CHOICES)
    return found


async def _made(
    incoming: Incoming,
    session: Session,
    seminar: Seminar,
    kind: str,
    title: Texts,
    choices: Sequence[Texts] = (),
) -> list[Reply]:
    leave(incoming.person, STEP)
    question = await extras.add(session, seminar, kind, title, choices)
    await _written(incoming, session, "extra.add", question)
    return [_page(question)]


async def _take_change(incoming: Incoming, session: Session, form: Form) -> list[Reply]:
    question, _ = await _question(incoming, session, str(form["question"]))
    text = incoming.written_out
    if form["field"] == "title":
        question.title = {**question.title, **_short(in_tongues(text, form["language"]))}
    else:
        new = _choices(text, form["language"])
        if len(new) < len(question.choices):  # a seat keeps its answer by its place among them
            raise Refusal("extra-choices-fewer", least=len(question.choices))
        was = [*question.choices, *({} for _ in new)]
        question.choices = [{**old, **one} for old, one in zip(was, new, strict=False)]
    leave(incoming.person, STEP)
    await _written(incoming, session, f"extra.{form['field']}", question)
    return [_page(question)]


async def page(incoming: Incoming, session: Session) -> list[Reply]:
    """One question, with what can be changed of it: `extraq:<question>`."""
    question, _ = await _question(incoming, session, incoming.argument)
    return [_page(question, edit=True)]


def _page(question: ExtraQuestion, *, edit: bool = False) -> Say:
    choices = [
        Text("extra-choice-line", {"choice": Named(one), "lacks": lacks(one)}) for one in question.choices
    ]
    rows = [tongue_buttons(f"extraset:{question.id}:title")]
    if question.kind == extras.CHOICE:
        rows.append([Button("extra-choices", f"extraset:{question.id}:choices:{TONGUES[0]}")])
    rows.append([Button("extra-remove", f"extragone:{question.id}")])
    rows.append([Button("extras-all", f"extras:{question.seminar_id}:0")])
    args: dict[str, Value] = {
        "kind": Text(f"extra-kind-{question.kind}"),
        "list": Lines([*lines_in(question.title), *choices]),
    }
    return Say("extra", args, rows, edit=edit)


async def begin_field(incoming: Incoming, session: Session) -> list[Reply]:
    """Its title in a language, or its choices: `extraset:<question>:<title|choices>:<language>`."""
    which, field, language = [*incoming.arguments, "", "", ""][:3]
    question, seminar = await _question(incoming, session, which)
    if field not in ("title", "choices") or language not in TONGUES:
        raise Refusal("button-old")
    if field == "choices" and question.kind != extras.CHOICE:
        raise Refusal("button-old")
    language = _own(incoming) if field == "choices" else language
    stand(incoming.person, STEP, seminar=seminar.id, question=question.id, field=field, language=language)
    return _asking(incoming, edit=True)


async def remove(incoming: Incoming, session: Session) -> list[Reply]:
    """Asked no more, once that was said twice: `extragone:<question>[:yes]`."""
    which, sure = [*incoming.arguments, "", ""][:2]
    question, seminar = await _question(incoming, session, which)
    if sure != "yes":
        rows = [
            [Button(".yes", f"extragone:{question.id}:yes", style="danger")],
            [Button(".no", f"extraq:{question.id}")],
        ]
        return [Say("extra-ask-remove", {"question": Named(question.title)}, rows, edit=True)]
    await extras.remove(session, question, incoming.at)
    await _written(incoming, session, "extra.remove", question)
    return [await _overview(session, seminar, edit=True)]


async def stop(incoming: Incoming, session: Session) -> list[Reply]:
    """No question after all: back to the list."""
    form = form_at(incoming.person, STEP)
    seminar = await seminar_for(incoming, session, ORGANISERS, form["seminar"])
    leave(incoming.person, STEP)
    return [await _overview(session, seminar, edit=True)]
