"""Materials, kept by staff in chat: any file becomes one; titles, the item it belongs to, taken away."""

from handlers.common import local, number, pager, shorten
from handlers.rights import ANSWERERS, ORGANISERS, must, seminar_for
from handlers.seminar.handouts import sent, title_of
from handlers.steps import Form, form_at, leave, stand
from handlers.tongues import TONGUES, in_tongues, lacks, lines_in, tongue_buttons
from handlers.words import Button, Incoming, Lines, Named, Refusal, Reply, Say, Text, Value
from storage import audit, materials, programme, reminders
from storage.database import Session
from storage.models import Material, ProgrammeItem, Seminar

STEP = "material"
MOST = 100
PAGE = 12
LONGEST = 120


async def _material(incoming: Incoming, session: Session, material_id: int) -> tuple[Material, Seminar]:
    """A file that is this person's to change: an organiser's any, a speaker's the own ones."""
    material = await materials.get(session, material_id)
    if material is None or material.removed_at is not None:
        raise Refusal("material-gone")
    seminar = await seminar_for(incoming, session, ANSWERERS, material.seminar_id)
    if material.added_by_id != incoming.person.id:
        must(incoming, ORGANISERS, seminar.id)
    return material, seminar


async def show(incoming: Incoming, session: Session) -> list[Reply]:
    """The files of a seminar: `files:<seminar>[:<page>]`. Whoever looks at the list sends no more."""
    seminar_id, page = [*incoming.arguments, "", ""][:2]
    seminar = await seminar_for(incoming, session, ANSWERERS, number(seminar_id))
    leave(incoming.person, STEP)
    return [await _overview(session, seminar, number(page), edit=bool(page))]


async def _overview(session: Session, seminar: Seminar, page: int = 0, *, edit: bool = False) -> Say:
    found = await materials.of_seminar(session, seminar.id)
    last = max(0, (len(found) - 1) // PAGE)
    page = min(page, last)
    shown = found[page * PAGE : (page + 1) * PAGE]
    lines = [
        Text("files-line", {"title": title_of(one), "lacks": lacks(one.title) if one.title else ""})
        for one in shown
    ]
    rows = [[Button(Text("material-button", {"title": title_of(one)}), f"file:{one.id}")] for one in shown]
    rows += [turn] if (turn := pager(f"files:{seminar.id}", page, last)) else []
    rows.append([Button("files-add", f"fileadd:{seminar.id}", style="primary")])
    rows.append([Button("plan-hub", f"staff:{seminar.id}")])
    args: dict[str, Value] = {"seminar": Named(seminar.title), "list": Lines(lines or [Text("files-none")])}
    return Say("files", args, rows, edit=edit)


def leave_for(incoming: Incoming) -> None:
    """Whoever turns to something else sends no more files: the next one must not go to everybody."""
    if incoming.person.step == STEP and incoming.command != "cancel":
        leave(incoming.person, STEP)


# Adding.


async def begin(incoming: Incoming, session: Session) -> list[Reply]:
    """Files are awaited: `fileadd:<seminar>[:<item>]`."""
    seminar_id, item_id = [*incoming.arguments, "", ""][:2]
    seminar = await seminar_for(incoming, session, ANSWERERS, number(seminar_id))
    item = await programme.get(session, number(item_id)) if item_id else None
    if item_id and (item is None or item.seminar_id != seminar.id):
        raise Refusal("item-gone")
    stand(incoming.person, STEP, seminar=seminar.id, item=item.id if item else None)
    return await ask(incoming, session)


async def ask(incoming: Incoming, session: Session) -> list[Reply]:
    """What is awaited: files, or the name of one."""
    form = form_at(incoming.person, STEP)
    stop = [[Button("edit-stop", "filestop")]]
    if "material" in form:
        material, _ = await _material(incoming, session, form["material"])
        language = Text(f"tongue-{form['language']}")
        return [Say("file-ask-title", {"title": title_of(material), "tongue": language}, stop)]
    seminar = await seminar_for(incoming, session, ANSWERERS, form["seminar"])
    item = await programme.get(session, form.get("item") or 0)
    to: Value = Named(item.title) if item is not None else Named(seminar.title)
    return [Say("files-ask", {"to": to}, stop)]


async def take(incoming: Incoming, session: Session) -> list[Reply]:
    """A file, or the name of one."""
    form = form_at(incoming.person, STEP)
    if "material" in form:
        return await _take_title(incoming, session, form)
    if incoming.media is None:
        raise Refusal("awaited-file")
    seminar = await seminar_for(incoming, session, ANSWERERS, form["seminar"])
    if len(await materials.of_seminar(session, seminar.id)) >= MOST:
        raise Refusal("files-too-many", most=MOST)
    item = await programme.get(session, form.get("item") or 0)
    language = incoming.person.language or TONGUES[0]
    title = incoming.written_out or shorten(
        incoming.media.name, LONGEST
    )  # a file's own name nobody can type shorter
    material = await materials.add(
        session,
        seminar,
        item_id=item.id if item is not None else None,
        title=_short(in_tongues(title, language)) if title else {},
        kind=incoming.media.kind,
        file_id=incoming.media.file_id,
        file_unique_id=incoming.media.file_unique_id,
        by=incoming.person,
        at=incoming.at,
    )
    await _written(incoming, session, seminar, "material.add", material)
    return [await _page(session, seminar, material, key="file-kept")]


def _short(texts: dict[str, str]) -> dict[str, str]:
    if any(len(text) > LONGEST for text in texts.values()):
        raise Refusal("file-title-long", most=LONGEST)
    return texts


async def _take_title(incoming: Incoming, session: Session, form: Form) -> list[Reply]:
    if not incoming.text or incoming.media:
        raise Refusal("awaited-file-title")
    material, seminar = await _material(incoming, session, form["material"])
    material.title = {**material.title, **_short(in_tongues(incoming.written_out, form["language"]))}
    leave(incoming.person, STEP)
    await _written(incoming, session, seminar, "material.title", material)
    return [await _page(session, seminar, material)]


async def _written(
    incoming: Incoming, session: Session, seminar: Seminar, action: str, material: Material
) -> None:
    """The log, and what is due because of it: an item's files are sent when it is over."""
    about = f"seminar:{seminar.id}"
    await audit.record(session, incoming.person, action, about, incoming.at, material=material.id)
    await reminders.replan(session, seminar, incoming.at)


# One file.


async def page(incoming: Incoming, session: Session) -> list[Reply]:
    """One file and what can be done with it: `file:<material>`."""
    material, seminar = await _material(incoming, session, number(incoming.argument))
    return [await _page(session, seminar, material, edit=True)]


async def _page(
    session: Session, seminar: Seminar, material: Material, *, key: str = "file", edit: bool = False
) -> Say:
    item = await programme.get(session, material.item_id or 0)
    titles = lines_in(material.title) if material.title else [Text("file-untitled")]
    if material.bot_id is not None:
        titles = [*titles, Text("file-lost")]
    to: Value = Named(item.title) if item is not None else Text("file-of-seminar")
    rows = [
        tongue_buttons(f"filename:{material.id}"),
        [Button("file-item", f"fileto:{material.id}"), Button("file-see", f"filesee:{material.id}")],
        [Button("file-remove", f"filegone:{material.id}"), Button("files-all", f"files:{seminar.id}:0")],
    ]
    return Say(key, {"list": Lines(titles), "to": to}, rows, edit=edit)


async def begin_title(incoming: Incoming, session: Session) -> list[Reply]:
    """Its name is to be typed: `filename:<material>:<language>`."""
    which, language = [*incoming.arguments, "", ""][:2]
    material, seminar = await _material(incoming, session, number(which))
    if language not in TONGUES:
        raise Refusal("button-old")
    stand(incoming.person, STEP, seminar=seminar.id, material=material.id, language=language)
    return await ask(incoming, session)


async def see(incoming: Incoming, session: Session) -> list[Reply]:
    """The file as participants get it: `filesee:<material>`."""
    material, _ = await _material(incoming, session, number(incoming.argument))
    return [sent(material)]


async def choose_item(incoming: Incoming, session: Session) -> list[Reply]:
    """To which item it belongs: `fileto:<material>[:<item or ->]`."""
    which, item_id = [*incoming.arguments, "", ""][:2]
    material, seminar = await _material(incoming, session, number(which))
    items = await programme.items(session, seminar.id)
    if not item_id:
        rows = [
            [Button(Text("file-to-item", _item_args(seminar, one)), f"fileto:{material.id}:{one.id}")]
            for one in items
        ]
        rows.append([Button("file-of-seminar", f"fileto:{material.id}:-")])
        return [Say("file-ask-item", {"title": title_of(material)}, rows, edit=True)]
    if item_id != "-" and number(item_id) not in {one.id for one in items}:
        raise Refusal("item-gone")
    material.item_id = None if item_id == "-" else number(item_id)
    await _written(incoming, session, seminar, "material.item", material)
    return [await _page(session, seminar, material, edit=True)]


def _item_args(seminar: Seminar, item: ProgrammeItem) -> dict[str, Value]:
    return {"starts": local(seminar, item.starts_at), "title": Named(item.title)}


async def remove(incoming: Incoming, session: Session) -> list[Reply]:
    """The file goes, once that was said twice: `filegone:<material>[:yes]`."""
    which, sure = [*incoming.arguments, "", ""][:2]
    material, seminar = await _material(incoming, session, number(which))
    if sure != "yes":
        rows = [
            [Button(".yes", f"filegone:{material.id}:yes", style="danger")],
            [Button(".no", f"file:{material.id}")],
        ]
        return [Say("file-ask-remove", {"title": title_of(material)}, rows, edit=True)]
    material.removed_at = incoming.at
    await _written(incoming, session, seminar, "material.remove", material)
    return [await _overview(session, seminar, edit=True)]


async def stop(incoming: Incoming, session: Session) -> list[Reply]:
    """No more files: back to the list."""
    form = form_at(incoming.person, STEP)
    seminar = await seminar_for(incoming, session, ANSWERERS, form["seminar"])
    leave(incoming.person, STEP)
    return [await _overview(session, seminar, edit=True)]
