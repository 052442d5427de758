"""The step that awaits a file with a list of invitees: its template, its prompt, and receiving the file."""

from collections.abc import Sequence

from handlers.buttons.invitees import ExportInviteeTemplate, ShowInvitees, StartInviteeImport
from handlers.invitees.pages import COLUMNS, INVITING_STATES
from handlers.messages import Button, Incoming, Media, Refusal, Reply, Say, Translated
from handlers.permissions import ORGANISERS, load_seminar, require
from handlers.ui.arguments import seminar_label
from handlers.ui.file_names import seminar_file
from handlers.ui.pages import MAX_BUTTONS
from handlers.ui.sheet import SheetRow, build_sheet
from handlers.ui.steps import continue_buttons, enter_step, leave_step, step_form
from storage import audit
from storage.database import Session
from storage.invitees import uploads
from storage.models import Seminar, Unit
from storage.seminars import seminars, targets
from storage.units import units

STEP = "invitee-import"
SPREADSHEET_EXTENSIONS = ("xlsx", "xlsm", "xltx", "xls", "ods", "csv", "tsv")
READABLE_EXTENSIONS = (*SPREADSHEET_EXTENSIONS, "txt")
"""Extensions of readable files."""
MAX_FILE_SIZE = 10 * 1024 * 1024
"""The most bytes of a file; usual lists have about 20,000."""


async def start_import(incoming: Incoming, session: Session, data: StartInviteeImport) -> list[Reply]:
    """Ask for a file with a list for this seminar."""
    seminar = await _enter_step(incoming, session, data.seminar)
    return [_prompt_message(seminar)]


async def _enter_step(incoming: Incoming, session: Session, seminar_id: int) -> Seminar:
    seminar = require_inviting(await load_seminar(incoming, session, ORGANISERS, seminar_id))
    enter_step(incoming.person, STEP, seminar=seminar.id)
    return seminar


def require_inviting(seminar: Seminar | None) -> Seminar:
    """Return the seminar. Raises Refusal if nobody can be invited to it any more."""
    if seminar is None or seminar.state not in INVITING_STATES:
        raise Refusal("invitees-over")
    return seminar


async def export_template(incoming: Incoming, session: Session, data: ExportInviteeTemplate) -> list[Reply]:
    """Send a spreadsheet to fill in, with a row for each place on the target list, by rayon, and await it."""
    seminar = await _enter_step(incoming, session, data.seminar)
    places = await targets.expand_targets(session, seminar.id)
    lines: dict[str | None, Sequence[Unit | None]] = {
        code: await units.lineage(session, code) if code else [None] for _, code in places
    }
    ordered = sorted(places, key=lambda place: [units.sort_key(unit) for unit in lines[place[1]]])
    rows = [SheetRow(office=office, unit_code=code) for office, code in ordered]
    sheet = await build_sheet(
        session, seminar_file(seminar, "file-invitee-form"), "invitees-title", COLUMNS, rows
    )
    return [Say("invitees-template", {"number": len(rows)}, _back_rows(seminar), document=sheet)]


def _back_rows(seminar: Seminar) -> list[list[Button]]:
    return [[Button("back-button", ShowInvitees(seminar.id))]]


def _prompt_message(seminar: Seminar) -> Say:
    return Say("invitees-ask", {"seminar": Translated(seminar.title)}, _back_rows(seminar))


async def prompt(incoming: Incoming, session: Session) -> list[Reply]:
    """Ask for the file again."""
    form = step_form(incoming.person, STEP)
    seminar = require_inviting(await seminars.get(session, form["seminar"]))
    require(incoming, ORGANISERS, seminar.id)
    return [_prompt_message(seminar)]


async def receive(incoming: Incoming, session: Session) -> list[Reply]:
    """Save the upload, which a job downloads and reads."""
    form = step_form(incoming.person, STEP)
    seminar = await seminars.get(session, form["seminar"])
    if seminar is None or seminar.state not in INVITING_STATES:
        leave_step(incoming.person, STEP)  # so that the next text is not taken for this step
        return [Say("invitees-over")]
    require(incoming, ORGANISERS, seminar.id)
    file = incoming.media
    if file is None or file.kind != "document":
        raise Refusal("awaited-invitees")
    ending = _extension(file)
    if ending and ending not in READABLE_EXTENSIONS:
        raise Refusal("book-other")
    if file.size > MAX_FILE_SIZE:
        raise Refusal("book-too-large")
    await uploads.add(session, seminar.id, incoming.person, file.file_id, incoming.at)
    subject = f"seminar:{seminar.id}"
    await audit.record(session, incoming.person, "invitees.uploaded", subject, incoming.at, size=file.size)
    # Anew: the prompt is answered and loses its buttons, and a corrected list may follow.
    enter_step(incoming.person, STEP, seminar=seminar.id)
    return [Say("invitees-reading")]


def _extension(file: Media) -> str:
    return file.name.lower().rpartition(".")[2] if "." in file.name else ""


async def claim_spreadsheet(incoming: Incoming, session: Session) -> list[Reply] | None:
    """Answer a spreadsheet that no step awaits with the seminars whose list it may be. Return None without one."""
    file = incoming.media
    if file is None or file.kind != "document" or _extension(file) not in SPREADSHEET_EXTENSIONS:
        return None
    inviting = [
        seminar
        for seminar in reversed(await seminars.list_active(session))
        if seminar.state in INVITING_STATES and incoming.has_role(ORGANISERS, seminar.id)
    ]
    if not inviting:
        return None
    rows = [[Button(seminar_label(one), StartInviteeImport(one.id))] for one in inviting[:MAX_BUTTONS]]
    return [Say("invitees-unasked", buttons=[*continue_buttons(incoming.person), *rows])]
