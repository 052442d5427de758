"""Materials, kept by staff in chat: any file becomes one; titles, the item it belongs to, taken away."""

from handlers.messages import Button, Incoming, Lines, Refusal, Reply, Say, Text, Translated, Value
from handlers.permissions import CAN_ANSWER, ORGANISERS, load_seminar, require
from handlers.seminars.material_messages import material_message, material_title
from handlers.ui.arguments import local_time, pager, parse_int, shorten
from handlers.ui.languages import LANGUAGES, language_buttons, language_lines, missing_mark, split_languages
from handlers.ui.steps import Form, enter_step, leave_step, step_form
from storage import audit
from storage.database import Session
from storage.models import Material, ProgrammeItem, Seminar
from storage.reminders import reminders
from storage.seminars import materials, programme

STEP = "material"
MAX_FILES = 100
PAGE_SIZE = 12
MAX_LENGTH = 120


async def _load_material(incoming: Incoming, session: Session, material_id: int) -> tuple[Material, Seminar]:
    """A file that is this person's to change: an organiser's any, a speaker's the own ones."""
    material = await materials.get(session, material_id)
    if material is None or material.removed_at is not None:
        raise Refusal("material-gone")
    seminar = await load_seminar(incoming, session, CAN_ANSWER, material.seminar_id)
    if material.added_by_id != incoming.person.id:
        require(incoming, ORGANISERS, seminar.id)
    return material, seminar


async def list_materials(incoming: Incoming, session: Session) -> list[Reply]:
    """The files of a seminar: `files:<seminar>[:<page>]`. Whoever looks at the list sends no more."""
    seminar_id, page = [*incoming.arguments, "", ""][:2]
    seminar = await load_seminar(incoming, session, CAN_ANSWER, parse_int(seminar_id))
    leave_step(incoming.person, STEP)
    return [await _overview(session, seminar, parse_int(page), edit=bool(page))]


async def _overview(session: Session, seminar: Seminar, page: int = 0, *, edit: bool = False) -> Say:
    found = await materials.of_seminar(session, seminar.id)
    last = max(0, (len(found) - 1) // PAGE_SIZE)
    page = min(page, last)
    shown = found[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]
    lines = [
        Text(
            "files-line",
            {"title": material_title(one), "lacks": missing_mark(one.title) if one.title else ""},
        )
        for one in shown
    ]
    rows = [
        [Button(Text("material-button", {"title": material_title(one)}), f"file:{one.id}")] for one in shown
    ]
    rows += [turn] if (turn := pager(f"files:{seminar.id}", page, last)) else []
    rows.append([Button("files-add", f"fileadd:{seminar.id}", style="primary")])
    rows.append([Button("plan-hub", f"staff:{seminar.id}")])
    args: dict[str, Value] = {
        "seminar": Translated(seminar.title),
        "list": Lines(lines or [Text("files-none")]),
    }
    return Say("files", args, rows, edit=edit)


# Adding.


async def start(incoming: Incoming, session: Session) -> list[Reply]:
    """Files are awaited: `fileadd:<seminar>[:<item>]`."""
    seminar_id, item_id = [*incoming.arguments, "", ""][:2]
    seminar = await load_seminar(incoming, session, CAN_ANSWER, parse_int(seminar_id))
    item = await programme.get(session, parse_int(item_id)) if item_id else None
    if item_id and (item is None or item.seminar_id != seminar.id):
        raise Refusal("item-gone")
    enter_step(incoming.person, STEP, seminar=seminar.id, item=item.id if item else None)
    return await prompt(incoming, session)


async def prompt(incoming: Incoming, session: Session) -> list[Reply]:
    """What is awaited: files, or the name of one."""
    form = step_form(incoming.person, STEP)
    stop = [[Button("edit-stop", "filestop")]]
    if "material" in form:
        material, _ = await _load_material(incoming, session, form["material"])
        language = Text(f"tongue-{form['language']}")
        return [Say("file-ask-title", {"title": material_title(material), "tongue": language}, stop)]
    seminar = await load_seminar(incoming, session, CAN_ANSWER, form["seminar"])
    item = await programme.get(session, form.get("item") or 0)
    to: Value = Translated(item.title) if item is not None else Translated(seminar.title)
    return [Say("files-ask", {"to": to}, stop)]


async def receive(incoming: Incoming, session: Session) -> list[Reply]:
    """A file, or the name of one."""
    form = step_form(incoming.person, STEP)
    if "material" in form:
        return await _receive_title(incoming, session, form)
    if incoming.media is None:
        raise Refusal("awaited-file")
    seminar = await load_seminar(incoming, session, CAN_ANSWER, form["seminar"])
    if len(await materials.of_seminar(session, seminar.id)) >= MAX_FILES:
        raise Refusal("files-too-many", most=MAX_FILES)
    item = await programme.get(session, form.get("item") or 0)
    language = incoming.person.language or LANGUAGES[0]
    title = incoming.plain_text or shorten(
        incoming.media.name, MAX_LENGTH
    )  # a file's own name nobody can type shorter
    material = await materials.add(
        session,
        seminar,
        item_id=item.id if item is not None else None,
        title=_check_length(split_languages(title, language)) if title else {},
        kind=incoming.media.kind,
        file_id=incoming.media.file_id,
        file_unique_id=incoming.media.file_unique_id,
        by=incoming.person,
        at=incoming.at,
    )
    await _record_change(incoming, session, seminar, "material.add", material)
    return [await _material_page(session, seminar, material, key="file-kept")]


def _check_length(texts: dict[str, str]) -> dict[str, str]:
    if any(len(text) > MAX_LENGTH for text in texts.values()):
        raise Refusal("file-title-long", most=MAX_LENGTH)
    return texts


async def _receive_title(incoming: Incoming, session: Session, form: Form) -> list[Reply]:
    if not incoming.text or incoming.media:
        raise Refusal("awaited-file-title")
    material, seminar = await _load_material(incoming, session, form["material"])
    material.title = {
        **material.title,
        **_check_length(split_languages(incoming.plain_text, form["language"])),
    }
    leave_step(incoming.person, STEP)
    await _record_change(incoming, session, seminar, "material.title", material)
    return [await _material_page(session, seminar, material)]


async def _record_change(
    incoming: Incoming, session: Session, seminar: Seminar, action: str, material: Material
) -> None:
    """The log, and what is due because of it: an item's files are sent when it is over."""
    subject = f"seminar:{seminar.id}"
    await audit.record(session, incoming.person, action, subject, incoming.at, material=material.id)
    await reminders.replan(session, seminar, incoming.at)


# One file.


async def show_material(incoming: Incoming, session: Session) -> list[Reply]:
    """One file and what can be done with it: `file:<material>`."""
    material, seminar = await _load_material(incoming, session, parse_int(incoming.argument))
    return [await _material_page(session, seminar, material, edit=True)]


async def _material_page(
    session: Session, seminar: Seminar, material: Material, *, key: str = "file", edit: bool = False
) -> Say:
    item = await programme.get(session, material.item_id or 0)
    titles = language_lines(material.title) if material.title else [Text("file-untitled")]
    if material.bot_id is not None:
        titles = [*titles, Text("file-lost")]
    to: Value = Translated(item.title) if item is not None else Text("file-of-seminar")
    rows = [
        language_buttons(f"filename:{material.id}"),
        [Button("file-item", f"fileto:{material.id}"), Button("file-see", f"filesee:{material.id}")],
        [Button("file-remove", f"filegone:{material.id}"), Button("files-all", f"files:{seminar.id}:0")],
    ]
    return Say(key, {"list": Lines(titles), "to": to}, rows, edit=edit)


async def start_title(incoming: Incoming, session: Session) -> list[Reply]:
    """Its name is to be typed: `filename:<material>:<language>`."""
    which, language = [*incoming.arguments, "", ""][:2]
    material, seminar = await _load_material(incoming, session, parse_int(which))
    if language not in LANGUAGES:
        raise Refusal("button-old")
    enter_step(incoming.person, STEP, seminar=seminar.id, material=material.id, language=language)
    return await prompt(incoming, session)


async def send_preview(incoming: Incoming, session: Session) -> list[Reply]:
    """The file as participants get it: `filesee:<material>`."""
    material, _ = await _load_material(incoming, session, parse_int(incoming.argument))
    return [material_message(material)]


async def choose_item(incoming: Incoming, session: Session) -> list[Reply]:
    """To which item it belongs: `fileto:<material>[:<item or ->]`."""
    which, item_id = [*incoming.arguments, "", ""][:2]
    material, seminar = await _load_material(incoming, session, parse_int(which))
    items = await programme.list_items(session, seminar.id)
    if not item_id:
        rows = [
            [Button(Text("file-to-item", _item_args(seminar, one)), f"fileto:{material.id}:{one.id}")]
            for one in items
        ]
        rows.append([Button("file-of-seminar", f"fileto:{material.id}:-")])
        return [Say("file-ask-item", {"title": material_title(material)}, rows, edit=True)]
    if item_id != "-" and parse_int(item_id) not in {one.id for one in items}:
        raise Refusal("item-gone")
    material.item_id = None if item_id == "-" else parse_int(item_id)
    await _record_change(incoming, session, seminar, "material.item", material)
    return [await _material_page(session, seminar, material, edit=True)]


def _item_args(seminar: Seminar, item: ProgrammeItem) -> dict[str, Value]:
    return {"starts": local_time(seminar, item.starts_at), "title": Translated(item.title)}


async def remove_material(incoming: Incoming, session: Session) -> list[Reply]:
    """The file goes, once that was said twice: `filegone:<material>[:yes]`."""
    which, sure = [*incoming.arguments, "", ""][:2]
    material, seminar = await _load_material(incoming, session, parse_int(which))
    if sure != "yes":
        rows = [
            [Button(".yes", f"filegone:{material.id}:yes", style="danger")],
            [Button(".no", f"file:{material.id}")],
        ]
        return [Say("file-ask-remove", {"title": material_title(material)}, rows, edit=True)]
    material.removed_at = incoming.at
    await _record_change(incoming, session, seminar, "material.remove", material)
    return [await _overview(session, seminar, edit=True)]


async def cancel(incoming: Incoming, session: Session) -> list[Reply]:
    """No more files: back to the list."""
    form = step_form(incoming.person, STEP)
    seminar = await load_seminar(incoming, session, CAN_ANSWER, form["seminar"])
    leave_step(incoming.person, STEP)
    return [await _overview(session, seminar, edit=True)]
