"""Templates of documents: which one is in use, how to get it, replace it, and go back to the one before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from handlers.buttons.papers import (
    ApproveTemplate,
    DiscardTemplate,
    DocumentKind,
    DownloadTemplate,
    RemoveTemplate,
    ShowPapers,
    ShowTemplate,
    StartTemplateUpload,
)
from handlers.messages import (
    Button,
    FileName,
    FilledTemplate,
    Incoming,
    Lines,
    OutOfDate,
    Refusal,
    Reply,
    Say,
    TemplateFile,
    Text,
    Value,
)
from handlers.papers.documents import FIELDS, ROW_FIELDS, sample_data
from handlers.permissions import ORGANISERS, load_seminar, require
from handlers.routing import Step
from handlers.ui.arguments import local_time
from handlers.ui.file_names import seminar_file
from handlers.ui.steps import Form, cancel_button, enter_step, leave_step, step_form
from storage import audit
from storage.accounts import people
from storage.database import Session
from storage.invitees import uploads
from storage.models import DocumentTemplate, Person, Seminar, Upload
from storage.papers import templates
from storage.seminars import seminars
from storage.team import roles

STEP = "document-template"
MAX_FILE_SIZE = 2 * 1024 * 1024
"""Bytes of a template; a page of text has some thirty thousand."""
EXTENSIONS = ("docx",)
MAX_NAMED = 8
"""How many unknown placeholders are named."""


async def show_template(incoming: Incoming, session: Session, data: ShowTemplate) -> list[Reply]:
    """The template in use, and what can be done with it."""
    seminar = await load_seminar(incoming, session, ORGANISERS, data.seminar)
    return [await _page(incoming, session, seminar, data.document, edit=True)]


async def _page(
    incoming: Incoming, session: Session, seminar: Seminar, document: DocumentKind, *, edit: bool = False
) -> Say:
    current = await templates.find(session, document, seminar)
    rows = [
        [Button(".get", DownloadTemplate(seminar.id, document))],
        [Button(".send", StartTemplateUpload(seminar.id, document, "here"))],
    ]
    if _may_replace_all(incoming):
        rows.append([Button(".send-all", StartTemplateUpload(seminar.id, document, "all"))])
    if current is not None and _may_remove(incoming, current):
        rows.append([Button(".remove", RemoveTemplate(seminar.id, document, current.id))])
    rows.append([Button("papers-button", ShowPapers(seminar.id))])
    return Say("template", {"current": _origin(seminar, current)}, rows, edit=edit)


def _origin(seminar: Seminar, current: DocumentTemplate | None) -> Text:
    """Whose template it is, and since when."""
    if current is None or current.approved_at is None:
        return Text("template-default")
    whose = {None: "template-for-all", seminar.id: "template-own"}
    key = whose.get(current.seminar_id, "template-of-original")
    return Text(key, {"starts": local_time(seminar, current.approved_at)})


def _may_replace_all(incoming: Incoming) -> bool:
    """Whether the person organises all seminars, not single ones."""
    return any(role.role in ORGANISERS and role.seminar_id is None for role in incoming.roles)


def _may_remove(incoming: Incoming, template: DocumentTemplate) -> bool:
    if template.seminar_id is None:
        return _may_replace_all(incoming)
    return incoming.has_role(ORGANISERS, template.seminar_id)


async def download_template(incoming: Incoming, session: Session, data: DownloadTemplate) -> list[Reply]:
    """The template in use with its placeholders, and what each of them stands for."""
    seminar = await load_seminar(incoming, session, ORGANISERS, data.seminar)
    current = await templates.find(session, data.document, seminar)
    file = TemplateFile(FileName("file-template"), data.document, current.content if current else None)
    return [Say("template-file", {"list": _placeholder_list()}, document=file)]


def _placeholder_list() -> Lines:
    """Each placeholder with its meaning; those of a participant stand in a row that is repeated."""
    top = [Text(f"template-word-{name}", {"name": _braced(name)}) for name in FIELDS]
    of_person = [
        Text(f"template-word-person-{name}", {"name": _braced(f"person.{name}")}) for name in ROW_FIELDS
    ]
    return Lines([*top, *of_person])


def _braced(name: str) -> str:
    return "{{ " + name + " }}"


async def remove_template(incoming: Incoming, session: Session, data: RemoveTemplate) -> list[Reply]:
    """Take the template out of use; what applies now is on the page."""
    seminar = await load_seminar(incoming, session, ORGANISERS, data.seminar)
    template = await templates.get(session, data.template)
    if template is None or template.removed_at is not None or template.kind != data.document:
        raise OutOfDate
    if not _may_remove(incoming, template):
        raise Refusal("not-yours")
    templates.remove(template, incoming.at)
    await _audit(incoming, session, "template.removed", template)
    return [await _page(incoming, session, seminar, data.document, edit=True)]


async def _audit(incoming: Incoming, session: Session, action: str, template: DocumentTemplate) -> None:
    await audit.record(
        session,
        incoming.person,
        action,
        f"template:{template.id}",
        incoming.at,
        kind=template.kind,
        seminar=template.seminar_id,
    )


# A template is sent.


async def start_upload(incoming: Incoming, session: Session, data: StartTemplateUpload) -> list[Reply]:
    """The next file is the template."""
    seminar = await load_seminar(incoming, session, ORGANISERS, data.seminar)
    if data.reach == "all" and not _may_replace_all(incoming):
        raise Refusal("not-yours")
    enter_step(incoming.person, STEP, seminar=seminar.id, document=data.document, reach=data.reach)
    return await prompt(incoming, session)


async def prompt(incoming: Incoming, _session: Session) -> list[Reply]:
    """Ask for the file."""
    step_form(incoming.person, STEP)
    return [Say("template-ask", buttons=[[cancel_button(STEP)]])]


async def cancel(incoming: Incoming, session: Session, form: Form) -> list[Reply]:
    """No template after all: back to the page."""
    seminar = await load_seminar(incoming, session, ORGANISERS, form["seminar"])
    return [await _page(incoming, session, seminar, form["document"], edit=True)]


async def receive(incoming: Incoming, session: Session) -> list[Reply]:
    """A file came: it is kept as something to be read, and checked as soon as Telegram gives it out."""
    form = step_form(incoming.person, STEP)
    require(incoming, ORGANISERS, form["seminar"])
    file = incoming.media
    if file is None or file.kind != "document" or not file.name.lower().endswith(EXTENSIONS):
        raise Refusal("awaited-template")
    if file.size > MAX_FILE_SIZE:
        raise Refusal("template-too-large")
    purpose = templates.purpose(form["document"], form["reach"])
    await uploads.add(session, form["seminar"], incoming.person, file.file_id, incoming.at, purpose=purpose)
    subject = f"seminar:{form['seminar']}"
    await audit.record(session, incoming.person, "template.sent", subject, incoming.at, size=file.size)
    leave_step(incoming.person, STEP)
    return [Say("template-reading")]


STEPS = [Step(STEP, prompt, receive, ORGANISERS, cancel)]


# It was checked.


@dataclass(frozen=True, slots=True)
class TemplateCheck:
    """What the check of a template found."""

    problem: str = ""
    """Text key of why it cannot be used; empty: it can."""
    unknown: Sequence[str] = ()
    """Placeholders that the document does not have."""


async def report_checked(
    session: Session, upload: Upload, content: bytes, check: TemplateCheck, at: datetime
) -> list[Say]:
    """Tell whoever sent the template what is wrong with it, or show it filled with sample data, to be approved."""
    member = await people.get(session, upload.created_by_id)
    seminar = await seminars.get(session, upload.seminar_id)
    told = templates.parse_purpose(upload.purpose)
    if (
        member is None
        or seminar is None
        or told is None
        or not await _may_send(session, member, seminar, told[1])
    ):
        uploads.finish(upload, uploads.DROPPED, at)
        return []
    kind, reach = told
    again = [[Button("template-button", ShowTemplate(seminar.id, "participants"))]]
    if check.problem or check.unknown:
        uploads.finish(upload, uploads.WRONG, at)
        if check.problem:
            return [Say(check.problem, buttons=again, to=member)]
        return [Say("template-unknown", _unknown_args(check.unknown), again, to=member)]
    uploads.finish(upload, uploads.DONE, at)
    seminar_id = None if reach == "all" else seminar.id
    template = await templates.add(session, kind, seminar_id, content, member, at)
    preview = FilledTemplate(seminar_file(seminar, "file-template"), kind, content, sample_data(seminar))
    rows = [
        [Button(".use", ApproveTemplate(template.id), style="success")],
        [Button(".drop", DiscardTemplate(template.id))],
    ]
    scope = Text("template-reach-all" if reach == "all" else "template-reach-here")
    return [Say("template-preview", {"scope": scope}, rows, to=member, document=preview)]


async def _may_send(session: Session, member: Person, seminar: Seminar, reach: str) -> bool:
    """Whether whoever sent the template still may: roles are taken away at once."""
    wanted = (None,) if reach == "all" else (None, seminar.id)
    held = await roles.roles_of(session, member)
    return any(role.role in ORGANISERS and role.seminar_id in wanted for role in held)


def _unknown_args(unknown: Sequence[str]) -> dict[str, Value]:
    """The unknown placeholders as they stand in the file, and those that there are."""
    named = [_braced(name) for name in unknown[:MAX_NAMED]]
    return {"unknown": ", ".join(named), "list": _placeholder_list()}


# It is approved.


async def _load_draft(incoming: Incoming, session: Session, number: int) -> DocumentTemplate:
    template = await templates.get(session, number)
    if template is None or template.approved_at is not None or template.removed_at is not None:
        raise OutOfDate
    if template.uploaded_by_id != incoming.person.id or not _may_remove(incoming, template):
        raise Refusal("not-yours")
    return template


async def approve_template(incoming: Incoming, session: Session, data: ApproveTemplate) -> list[Reply]:
    """From now on the document is made from it."""
    template = await _load_draft(incoming, session, data.template)
    await templates.approve(session, template, incoming.at)
    await _audit(incoming, session, "template.approved", template)
    return [Say("template-approved")]


async def discard_template(incoming: Incoming, session: Session, data: DiscardTemplate) -> list[Reply]:
    """Nothing changes."""
    template = await _load_draft(incoming, session, data.template)
    await _audit(incoming, session, "template.dropped", template)
    await templates.discard(session, template)
    return [Say("template-dropped")]
