"""What a seminar asks besides of those who register: made by staff in chat."""

from collections.abc import Sequence

from handlers.messages import Button, Incoming, Lines, Refusal, Reply, Say, Text, Translated, Value
from handlers.permissions import ORGANISERS, load_seminar
from handlers.ui.arguments import parse_int
from handlers.ui.languages import LANGUAGES, language_buttons, language_lines, missing_mark, split_languages
from handlers.ui.steps import Form, enter_step, leave_step, step_form
from storage import audit
from storage.database import Session
from storage.models import ExtraQuestion, LocalizedText, Seminar
from storage.seats import extra_questions

STEP = "extra"
MAX_LENGTH = 100
MAX_CHOICES = 8


async def _load_question(incoming: Incoming, session: Session, which: str) -> tuple[ExtraQuestion, Seminar]:
    question = await extra_questions.get(session, parse_int(which))
    if question is None or question.removed_at is not None:
        raise Refusal("extra-gone")
    return question, await load_seminar(incoming, session, ORGANISERS, question.seminar_id)


async def list_questions(incoming: Incoming, session: Session) -> list[Reply]:
    """What the seminar asks, with ready-made questions that one tap adds: `extras:<seminar>`."""
    seminar = await load_seminar(
        incoming, session, ORGANISERS, parse_int(incoming.arguments[0] if incoming.arguments else "")
    )
    leave_step(incoming.person, STEP)
    return [await _overview(session, seminar, edit=incoming.arguments[1:] == ["0"])]


async def _overview(session: Session, seminar: Seminar, *, edit: bool = False) -> Say:
    asked = await extra_questions.of_seminar(session, seminar.id)
    lines = [
        Text("extras-line", {"question": Translated(one.title), "lacks": missing_mark(one.title)})
        for one in asked
    ]
    rows = [[Button(Translated(one.title), f"extraq:{one.id}")] for one in asked]
    there = [one.title for one in asked]
    ready = [
        Button(Text("extras-ready", {"title": Translated(one["title"])}), f"extraready:{seminar.id}:{name}")
        for name, one in extra_questions.load_templates().items()
        if one["title"] not in there
    ]
    if len(asked) < extra_questions.MAX_QUESTIONS:
        rows += [[button] for button in ready]
        rows.append([Button("extras-own", f"extranew:{seminar.id}")])
    if asked:
        rows.append([Button("extras-tally", f"catering:{seminar.id}")])
    rows.append([Button("plan-hub", f"staff:{seminar.id}")])
    args: dict[str, Value] = {
        "seminar": Translated(seminar.title),
        "list": Lines(lines or [Text("extras-none")]),
    }
    return Say("extras", args, rows, edit=edit)


async def add_template(incoming: Incoming, session: Session) -> list[Reply]:
    """A ready-made question: `extraready:<seminar>:<lodging, transport or diet>`. Twice is once."""
    seminar_id, name = [*incoming.arguments, "", ""][:2]
    seminar = await load_seminar(incoming, session, ORGANISERS, parse_int(seminar_id))
    ready = extra_questions.load_templates().get(name)
    if ready is None:
        raise Refusal("button-old")
    asked = await extra_questions.of_seminar(session, seminar.id)
    if ready["title"] not in [one.title for one in asked]:
        _check_limit(asked)
        question = await extra_questions.add(
            session, seminar, ready["kind"], ready["title"], ready["choices"]
        )
        await _record_change(incoming, session, "extra.add", question)
    return [await _overview(session, seminar, edit=True)]


def _check_limit(asked: Sequence[ExtraQuestion]) -> None:
    if len(asked) >= extra_questions.MAX_QUESTIONS:
        raise Refusal("extras-too-many", most=extra_questions.MAX_QUESTIONS)


async def _record_change(incoming: Incoming, session: Session, action: str, question: ExtraQuestion) -> None:
    subject = f"seminar:{question.seminar_id}"
    await audit.record(session, incoming.person, action, subject, incoming.at, question=question.id)


# One of one's own.


async def start(incoming: Incoming, session: Session) -> list[Reply]:
    """Of which kind? Then its words: `extranew:<seminar>[:<choice, number or text>]`."""
    seminar_id, kind = [*incoming.arguments, "", ""][:2]
    seminar = await load_seminar(incoming, session, ORGANISERS, parse_int(seminar_id))
    _check_limit(await extra_questions.of_seminar(session, seminar.id))
    if not kind:
        rows = [
            [Button(f"extra-kind-{one}", f"extranew:{seminar.id}:{one}")] for one in extra_questions.KINDS
        ]
        rows.append([Button("edit-stop", f"extras:{seminar.id}:0")])
        return [Say("extra-ask-kind", buttons=rows, edit=True)]
    if kind not in extra_questions.KINDS:
        raise Refusal("button-old")
    enter_step(incoming.person, STEP, seminar=seminar.id, kind=kind, language=_own_language(incoming))
    return _prompt_message(incoming, edit=True)


def _own_language(incoming: Incoming) -> str:
    return incoming.person.language or LANGUAGES[0]


async def prompt(incoming: Incoming, _session: Session) -> list[Reply]:
    """What is awaited, once more."""
    return _prompt_message(incoming, edit=False)


def _prompt_message(incoming: Incoming, *, edit: bool) -> list[Reply]:
    form = step_form(incoming.person, STEP)
    stop = [[Button("edit-stop", "extrastop")]]
    language = Text(f"tongue-{form['language']}")
    if _awaits_choices(form):
        return [Say("extra-ask-choices", {"tongue": language}, stop, edit=edit)]
    return [Say("extra-ask-title", {"tongue": language}, stop, edit=edit)]


def _awaits_choices(form: Form) -> bool:
    return form.get("field") == "choices" or (form.get("kind") == extra_questions.CHOICE and "title" in form)


async def receive(incoming: Incoming, session: Session) -> list[Reply]:
    """The words of a question, or its choices."""
    form = step_form(incoming.person, STEP)
    if not incoming.text or incoming.media:
        raise Refusal("awaited-extra-words")
    if "question" in form:
        return await _receive_change(incoming, session, form)
    seminar = await load_seminar(incoming, session, ORGANISERS, form["seminar"])
    _check_limit(await extra_questions.of_seminar(session, seminar.id))
    if "title" not in form:
        title = _check_length(split_languages(incoming.plain_text, form["language"]))
        if form["kind"] != extra_questions.CHOICE:
            return await _create_question(incoming, session, seminar, form["kind"], title)
        enter_step(incoming.person, STEP, **form, title=title)
        return _prompt_message(incoming, edit=False)
    choices = _parse_choices(incoming.plain_text, form["language"])
    return await _create_question(incoming, session, seminar, extra_questions.CHOICE, form["title"], choices)


def _check_length(texts: LocalizedText) -> LocalizedText:
    if any(len(text) > MAX_LENGTH for text in texts.values()):
        raise Refusal("extra-title-long", most=MAX_LENGTH)
    return texts


def _parse_choices(typed: str, language: str) -> list[LocalizedText]:
    lines = [line.strip().lstrip("•*-–— ") for line in typed.splitlines()]
    found = [_check_length(split_languages(line, language)) for line in lines if line]
    if not 2 <= len(found) <= MAX_CHOICES:
        raise Refusal("extra-choices-wrong", most=MAX_CHOICES)
    return found


async def _create_question(
    incoming: Incoming,
    session: Session,
    seminar: Seminar,
    kind: str,
    title: LocalizedText,
    choices: Sequence[LocalizedText] = (),
) -> list[Reply]:
    leave_step(incoming.person, STEP)
    question = await extra_questions.add(session, seminar, kind, title, choices)
    await _record_change(incoming, session, "extra.add", question)
    return [_question_page(question)]


async def _receive_change(incoming: Incoming, session: Session, form: Form) -> list[Reply]:
    question, _ = await _load_question(incoming, session, str(form["question"]))
    text = incoming.plain_text
    if form["field"] == "title":
        question.title = {**question.title, **_check_length(split_languages(text, form["language"]))}
    else:
        new = _parse_choices(text, form["language"])
        if len(new) < len(question.choices):  # a seat keeps its answer by its place among them
            raise Refusal("extra-choices-fewer", least=len(question.choices))
        was = [*question.choices, *({} for _ in new)]
        question.choices = [{**old, **one} for old, one in zip(was, new, strict=False)]
    leave_step(incoming.person, STEP)
    await _record_change(incoming, session, f"extra.{form['field']}", question)
    return [_question_page(question)]


async def show_question(incoming: Incoming, session: Session) -> list[Reply]:
    """One question, with what can be changed of it: `extraq:<question>`."""
    question, _ = await _load_question(incoming, session, incoming.argument)
    return [_question_page(question, edit=True)]


def _question_page(question: ExtraQuestion, *, edit: bool = False) -> Say:
    choices = [
        Text("extra-choice-line", {"choice": Translated(one), "lacks": missing_mark(one)})
        for one in question.choices
    ]
    rows = [language_buttons(f"extraset:{question.id}:title")]
    if question.kind == extra_questions.CHOICE:
        rows.append([Button("extra-choices", f"extraset:{question.id}:choices:{LANGUAGES[0]}")])
    rows.append([Button("extra-remove", f"extragone:{question.id}")])
    rows.append([Button("extras-all", f"extras:{question.seminar_id}:0")])
    args: dict[str, Value] = {
        "kind": Text(f"extra-kind-{question.kind}"),
        "list": Lines([*language_lines(question.title), *choices]),
    }
    return Say("extra", args, rows, edit=edit)


async def start_edit(incoming: Incoming, session: Session) -> list[Reply]:
    """Its title in a language, or its choices: `extraset:<question>:<title|choices>:<language>`."""
    which, field, language = [*incoming.arguments, "", "", ""][:3]
    question, seminar = await _load_question(incoming, session, which)
    if field not in ("title", "choices") or language not in LANGUAGES:
        raise Refusal("button-old")
    if field == "choices" and question.kind != extra_questions.CHOICE:
        raise Refusal("button-old")
    language = _own_language(incoming) if field == "choices" else language
    enter_step(
        incoming.person, STEP, seminar=seminar.id, question=question.id, field=field, language=language
    )
    return _prompt_message(incoming, edit=True)


async def remove_question(incoming: Incoming, session: Session) -> list[Reply]:
    """Asked no more, once that was said twice: `extragone:<question>[:yes]`."""
    which, sure = [*incoming.arguments, "", ""][:2]
    question, seminar = await _load_question(incoming, session, which)
    if sure != "yes":
        rows = [
            [Button(".yes", f"extragone:{question.id}:yes", style="danger")],
            [Button(".no", f"extraq:{question.id}")],
        ]
        return [Say("extra-ask-remove", {"question": Translated(question.title)}, rows, edit=True)]
    await extra_questions.remove(session, question, incoming.at)
    await _record_change(incoming, session, "extra.remove", question)
    return [await _overview(session, seminar, edit=True)]


async def cancel(incoming: Incoming, session: Session) -> list[Reply]:
    """No question after all: back to the list."""
    form = step_form(incoming.person, STEP)
    seminar = await load_seminar(incoming, session, ORGANISERS, form["seminar"])
    leave_step(incoming.person, STEP)
    return [await _overview(session, seminar, edit=True)]
