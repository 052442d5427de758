"""The page of the pack, and the messages about a request for it."""

from collections.abc import Sequence

from handlers.buttons.pack import BuildPack, ListPhotos, ShowPack
from handlers.buttons.team import ShowSeminarForStaff
from handlers.messages import (
    Button,
    Incoming,
    Lines,
    Refusal,
    RenderedFile,
    Reply,
    Say,
    Text,
    Toast,
    Translated,
    Value,
)
from handlers.pack.parts import PARTS
from handlers.permissions import ORGANISERS, load_seminar
from handlers.ui.arguments import has_ended
from handlers.ui.pages import fold, grid
from storage import audit
from storage.database import Session
from storage.models import PackJob, Person, Seminar
from storage.pack import jobs

BAR_WIDTH = 12


async def show(incoming: Incoming, session: Session, data: ShowPack) -> list[Reply]:
    """Show the parts of the pack."""
    seminar = await _load_ended(incoming, session, data.seminar)
    archive = Button(".archive", BuildPack(seminar.id), style="primary")
    parts = [Button(f"pack-part-{part}", BuildPack(seminar.id, part)) for part in PARTS]
    below = [
        [Button("pack-photos-manage", ListPhotos(seminar.id))],
        [Button("staff-seminar-button", ShowSeminarForStaff(seminar.id))],
    ]
    page = Say("pack", {"seminar": Translated(seminar.title)}, [[archive], *grid(parts, 1), *below])
    return [fold(page, data)]


async def _load_ended(incoming: Incoming, session: Session, seminar_id: int) -> Seminar:
    seminar = await load_seminar(incoming, session, ORGANISERS, seminar_id)
    if not has_ended(seminar, incoming.at):
        raise Refusal("pack-not-yet")
    return seminar


async def build(incoming: Incoming, session: Session, data: BuildPack) -> list[Reply]:
    """Request the archive or a part of it, and send the message that will show the progress."""
    seminar = await _load_ended(incoming, session, data.seminar)
    if await jobs.is_waiting(session, seminar, incoming.person, data.part):
        return [Toast("pack-already")]
    subject = f"seminar:{seminar.id}"
    await audit.record(session, incoming.person, "pack.requested", subject, incoming.at, part=data.part)
    job = await jobs.add(session, seminar, incoming.person, data.part, incoming.at)
    return [progress(job, seminar, incoming.person, 0)]


def wanted_parts(job: PackJob) -> Sequence[str]:
    """Return the parts to make."""
    return PARTS if job.part == jobs.ALL else (job.part,)


def progress(job: PackJob, seminar: Seminar, to: Person, done: int, edit: int | bool = False) -> Say:
    """Return the progress message after `done` parts; `edit`: id of the message to edit."""
    parts = wanted_parts(job)
    total = len(parts) + 1
    full = BAR_WIDTH * done // total
    what = f"pack-part-{parts[done]}" if done < len(parts) else "pack-part-archive"
    args: dict[str, Value] = {
        "seminar": Translated(seminar.title),
        "bar": "▰" * full + "▱" * (BAR_WIDTH - full),
        "done": done,
        "total": total,
        "what": Text(what),
    }
    key = jobs.progress_key(job.id)
    return Say("pack-progress", args, to=to, edit=edit, subject=key, dedup_key=None if edit else key)


def ready(
    job: PackJob,
    seminar: Seminar,
    to: Person,
    files: Sequence[RenderedFile],
    *,
    empty: Sequence[str],
    lost_photos: int,
    edit: int | bool,
) -> list[Say]:
    """Return the messages with the files, and the final form of the progress message.

    `empty`: parts without any file.
    """
    what = Text("pack-part-archive" if job.part == jobs.ALL else f"pack-part-{job.part}")
    lines = [Text("pack-ready-empty", {"what": Text(f"pack-part-{part}")}) for part in empty]
    if lost_photos:
        lines.append(Text("pack-ready-photos-lost", {"number": lost_photos}))
    is_split = job.part == jobs.ALL and len(files) > 1
    if is_split:
        lines.append(Text("pack-ready-volumes", {"number": len(files)}))
    seminar_title = Translated(seminar.title)
    args: dict[str, Value] = {
        "seminar": seminar_title,
        "what": what,
        "files": Lines([] if job.part == jobs.ALL else [Text("pack-ready-files", {"number": len(files)})]),
        "list": Lines(lines),
    }
    again = [[Button("pack-button", ShowPack(seminar.id))]]
    says = [Say("pack-ready", args, again, to=to, edit=edit, subject=jobs.progress_key(job.id))]
    for number, file in enumerate(files, start=1):
        volume: dict[str, Value] = {"seminar": seminar_title, "number": number, "total": len(files)}
        caption = (
            Text("pack-volume", volume)
            if is_split
            else Text("pack-file", {"what": what, "seminar": seminar_title})
        )
        says.append(Say(caption.key, caption.args, to=to, document=file))
    return says


def failed(job: PackJob, seminar: Seminar, to: Person, edit: int | bool) -> Say:
    """Return the message that the request failed, in place of the progress."""
    what = Text("pack-part-archive" if job.part == jobs.ALL else f"pack-part-{job.part}")
    args: dict[str, Value] = {"seminar": Translated(seminar.title), "what": what}
    again = [[Button(".again", BuildPack(seminar.id, job.part))]]  # type: ignore[arg-type]  # stored by `build`
    return Say("pack-failed", args, again, to=to, edit=edit, subject=jobs.progress_key(job.id))
