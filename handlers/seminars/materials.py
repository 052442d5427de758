"""Managing a seminar's materials: adding files, titles, the item of a file, removal."""

from collections.abc import Mapping

from handlers.buttons.seminars import (
    AddMaterials,
    AttachMaterial,
    ManageMaterials,
    PreviewMaterial,
    RemoveMaterial,
    ShowMaterial,
)
from handlers.buttons.team import ShowSeminarForStaff
from handlers.messages import Button, Incoming, Lines, Media, Refusal, Reply, Say, Text, Translated, Value
from handlers.permissions import CAN_ANSWER, ORGANISERS, load_seminar, require
from handlers.routing import EditableText
from handlers.seminars.material_messages import material_message, material_title
from handlers.ui.arguments import local_time, shorten
from handlers.ui.languages import language_lines, merge_texts, missing_mark, own_language, split_languages
from handlers.ui.loading import Loader
from handlers.ui.pages import ROW_BUTTONS, confirm, list_page, paginate
from handlers.ui.steps import Form, cancel_button, enter_step, leave_step, step_form
from handlers.ui.text_editor import language_buttons
from storage import audit
from storage.database import Session
from storage.models import LocalizedText, Material, ProgrammeItem, Seminar
from storage.reminders import reminders
from storage.seminars import materials, programme, seminars
from storage.text.richtext import RichText

STEP = "material-upload"
KIND = "material"
MAX_FILES = 100
PAGE_SIZE = ROW_BUTTONS
MAX_LENGTH = 120
MATERIAL = Loader(materials.get, "material-gone", exists=lambda material: material.removed_at is None)


async def _load_material(incoming: Incoming, session: Session, material_id: int) -> tuple[Material, Seminar]:
    """Load a material that the sender may change: organisers any, speakers only their own. Raises Refusal."""
    material, seminar = await MATERIAL.load(incoming, session, material_id, CAN_ANSWER)
    if material.added_by_id != incoming.person.id:
        require(incoming, ORGANISERS, seminar.id)
    return material, seminar


async def list_materials(incoming: Incoming, session: Session, data: ManageMaterials) -> list[Reply]:
    """Show the materials of a seminar, and end the adding of files."""
    seminar = await load_seminar(incoming, session, CAN_ANSWER, data.seminar)
    leave_step(incoming.person, STEP)
    return [await _overview(session, seminar, data.page, edit=data.page is not None)]


async def _overview(
    session: Session, seminar: Seminar, page: int | None = None, *, edit: bool = False
) -> Say:
    shown = paginate(await materials.of_seminar(session, seminar.id), page, PAGE_SIZE)
    titles = [(material, material_title(material)) for material in shown.rows]
    return list_page(
        "files",
        {"seminar": Translated(seminar.title)},
        shown,
        lines=[
            Text(
                "files-line",
                {"title": title, "lacks": missing_mark(material.title) if material.title else ""},
            )
            for material, title in titles
        ],
        empty="files-none",
        buttons=[
            [Button(Text("material-button", {"title": title}), ShowMaterial(material.id))]
            for material, title in titles
        ],
        turn=ManageMaterials(seminar.id),
        below=[
            [Button("files-add", AddMaterials(seminar.id), style="primary")],
            [Button("staff-seminar-button", ShowSeminarForStaff(seminar.id))],
        ],
        edit=edit,
    )


# Adding files.


async def start(incoming: Incoming, session: Session, data: AddMaterials) -> list[Reply]:
    """Ask for files."""
    seminar = await load_seminar(incoming, session, CAN_ANSWER, data.seminar)
    if data.item is not None:
        item = await programme.get(session, data.item)
        if item is None or item.seminar_id != seminar.id:
            raise Refusal("item-gone")
    enter_step(incoming.person, STEP, seminar=seminar.id, item=data.item)
    return await prompt(incoming, session)


async def prompt(incoming: Incoming, session: Session) -> list[Reply]:
    """Ask for files."""
    form = step_form(incoming.person, STEP)
    seminar = await load_seminar(incoming, session, CAN_ANSWER, form["seminar"])
    item = await programme.get(session, form.get("item") or 0)
    to = Translated(item.title if item is not None else seminar.title)
    return [Say("files-ask", {"to": to}, [[cancel_button(STEP)]])]


async def receive(incoming: Incoming, session: Session) -> list[Reply]:
    """Add a file; its caption becomes the title."""
    form = step_form(incoming.person, STEP)
    if incoming.media is None:
        raise Refusal("awaited-file")
    seminar = await load_seminar(incoming, session, CAN_ANSWER, form["seminar"])
    if len(await materials.of_seminar(session, seminar.id)) >= MAX_FILES:
        raise Refusal("files-too-many", most=MAX_FILES)
    item = await programme.get(session, form.get("item") or 0)
    material = await materials.add(
        session,
        seminar,
        item_id=item.id if item is not None else None,
        title=_file_title(incoming, incoming.media),
        kind=incoming.media.kind,
        file_id=incoming.media.file_id,
        file_unique_id=incoming.media.file_unique_id,
        by=incoming.person,
        at=incoming.at,
    )
    await _record_change(incoming, session, seminar, "material.added", material)
    return [await _page(session, material, key="file-kept")]


def _file_title(incoming: Incoming, file: Media) -> LocalizedText:
    """Return the caption as the title, or the shortened file name; empty without both. Raises Refusal if too long."""
    typed = incoming.plain_text or shorten(file.name, MAX_LENGTH)
    title = split_languages(typed, own_language(incoming)) if typed else {}
    if any(len(text) > MAX_LENGTH for text in title.values()):
        raise Refusal("title-too-long", most=MAX_LENGTH)
    return title


async def _record_change(
    incoming: Incoming, session: Session, seminar: Seminar, action: str, material: Material
) -> None:
    """Audit a change, and plan the reminders again: an item's files are sent at its end."""
    subject = f"seminar:{seminar.id}"
    await audit.record(session, incoming.person, action, subject, incoming.at, material=material.id)
    await reminders.replan(session, seminar, incoming.at)


async def cancel(incoming: Incoming, session: Session, form: Form) -> list[Reply]:
    """Show the list of materials instead of the prompt."""
    seminar = await load_seminar(incoming, session, CAN_ANSWER, form["seminar"])
    return [await _overview(session, seminar, edit=True)]


# One material.


async def show_material(incoming: Incoming, session: Session, data: ShowMaterial) -> list[Reply]:
    """Show the page of one material."""
    material, _ = await _load_material(incoming, session, data.material)
    return [await _page(session, material, edit=True)]


async def _page(session: Session, material: Material, *, key: str = "file", edit: bool = False) -> Say:
    item = await programme.get(session, material.item_id or 0)
    titles = language_lines(material.title) if material.title else [Text("file-untitled")]
    if material.bot_id is not None:
        titles = [*titles, Text("file-lost")]
    to: Value = Translated(item.title) if item is not None else Text("file-of-seminar")
    return Say(key, {"list": Lines(titles), "to": to}, _buttons(material), edit=edit)


def _buttons(material: Material) -> list[list[Button]]:
    return [
        language_buttons(KIND, material.id, "title"),
        [
            Button("file-item", AttachMaterial(material.id)),
            Button("preview-button", PreviewMaterial(material.id)),
        ],
        [
            Button("file-remove", RemoveMaterial(material.id)),
            Button("files-all", ManageMaterials(material.seminar_id, 0)),
        ],
    ]


async def send_preview(incoming: Incoming, session: Session, data: PreviewMaterial) -> list[Reply]:
    """Send the file as participants receive it."""
    material, _ = await _load_material(incoming, session, data.material)
    return [material_message(material)]


async def attach_material(incoming: Incoming, session: Session, data: AttachMaterial) -> list[Reply]:
    """Ask for the item of a material, or save it."""
    material, seminar = await _load_material(incoming, session, data.material)
    items = await programme.list_items(session, seminar.id)
    if data.item is None:
        return [_ask_item(seminar, material, items)]
    item_id = data.item if isinstance(data.item, int) else None
    if item_id is not None and item_id not in {item.id for item in items}:
        raise Refusal("item-gone")
    material.item_id = item_id
    await _record_change(incoming, session, seminar, "material.attached", material)
    return [await _page(session, material, edit=True)]


def _ask_item(seminar: Seminar, material: Material, items: list[ProgrammeItem]) -> Say:
    rows = [
        [Button(Text("file-to-item", _item_args(seminar, item)), AttachMaterial(material.id, item.id))]
        for item in items
    ]
    rows.append([Button("file-of-seminar", AttachMaterial(material.id, "-"))])
    return Say("file-ask-item", {"title": material_title(material)}, rows, edit=True)


def _item_args(seminar: Seminar, item: ProgrammeItem) -> dict[str, Value]:
    return {"starts": local_time(seminar, item.starts_at), "title": Translated(item.title)}


async def remove_material(incoming: Incoming, session: Session, data: RemoveMaterial) -> list[Reply]:
    """Remove a material, after a confirmation."""
    material, seminar = await _load_material(incoming, session, data.material)
    if not data.confirmed:
        args = {"title": material_title(material)}
        return [confirm("file-ask-remove", args, data.replace(confirmed=True), ShowMaterial(material.id))]
    material.removed_at = incoming.at
    await _record_change(incoming, session, seminar, "material.removed", material)
    return [await _overview(session, seminar, edit=True)]


# The title, in each language.


async def _load(incoming: Incoming, session: Session, number: int) -> Material:
    return (await _load_material(incoming, session, number))[0]


async def _ask_title(_session: Session, material: Material, _field: str, language: str) -> Say:
    return Say("file-ask-title", {"title": material_title(material), "language": Text(f"in-{language}")})


async def _store_title(
    incoming: Incoming, session: Session, material: Material, _field: str, texts: Mapping[str, RichText]
) -> None:
    material.title = merge_texts(material.title, texts)
    seminar = await seminars.get(session, material.seminar_id)
    assert seminar is not None  # a foreign key
    await _record_change(incoming, session, seminar, "material.title_changed", material)


TITLE = EditableText(
    KIND,
    {"title": MAX_LENGTH},
    load=_load,
    prompt=_ask_title,
    store=_store_title,
    page=_page,
    awaited="awaited-file-title",
    too_long="title-too-long",
)
