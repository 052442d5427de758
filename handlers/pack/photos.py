"""Photos of a seminar, which staff send during the day: adding, consent to publication, removal."""

from dataclasses import replace

from handlers.buttons.pack import AddPhotos, ListPhotos, RemovePhoto, SetPhotoPublishable, ShowPhoto
from handlers.buttons.team import ShowSeminarForStaff
from handlers.messages import Button, Incoming, Lines, Media, Refusal, Reply, Say, Text, Translated, Value
from handlers.permissions import ORGANISERS, STAFF, load_seminar
from handlers.ui.arguments import local_time
from handlers.ui.loading import Loader
from handlers.ui.pages import grid, hides_buttons, list_page, paginate
from handlers.ui.steps import Form, cancel_button, enter_step, leave_step, step_form
from storage import audit
from storage.database import Session
from storage.models import Seminar, SeminarPhoto
from storage.pack import photos

STEP = "pack-photos"
MAX_PHOTOS = 300
PAGE_SIZE = 15
PHOTO = Loader(photos.get, "pack-photo-gone")
PICTURE_SUFFIXES = (".jpg", ".jpeg", ".png", ".heic", ".webp")


async def list_photos(incoming: Incoming, session: Session, data: ListPhotos) -> list[Reply]:
    """Show the photos of a seminar, and end the adding of photos."""
    seminar = await load_seminar(incoming, session, STAFF, data.seminar)
    leave_step(incoming.person, STEP)
    return [await _overview(session, seminar, data.page, edit=data.page is not None)]


async def _overview(
    session: Session, seminar: Seminar, page: int | None = None, *, edit: bool = False
) -> Say:
    counted = await photos.count(session, seminar.id)
    shown = paginate(await photos.of_seminar(session, seminar.id), page, PAGE_SIZE)
    numbered = [*enumerate(shown.rows, start=shown.start + 1)]
    buttons = [
        Button(Text("pack-photo-number", {"number": number}), ShowPhoto(photo.id))
        for number, photo in numbered
    ]
    page_of_photos = list_page(
        "pack-photos",
        {
            "seminar": Translated(seminar.title),
            "total": counted.total,
            "publishable": counted.publishable,
        },
        shown,
        lines=[_line(number, photo, seminar) for number, photo in numbered],
        empty="pack-photos-none",
        buttons=grid(buttons, 5),
        turn=ListPhotos(seminar.id),
        below=[
            [
                Button("pack-photos-add-publishable", AddPhotos(seminar.id, 1)),
                Button("pack-photos-add-internal", AddPhotos(seminar.id)),
            ],
            [Button("staff-seminar-button", ShowSeminarForStaff(seminar.id))],
        ],
        edit=edit,
    )
    hint = Text("pack-photos-hint-more" if hides_buttons(page_of_photos, buttons) else "pack-photos-hint")
    hints = Lines([hint] if buttons else [])
    return replace(page_of_photos, args={**page_of_photos.args, "hint": hints})


def _line(number: int, photo: SeminarPhoto, seminar: Seminar) -> Text:
    args: dict[str, Value] = {
        "number": number,
        "consent": _consent(photo),
        "added": local_time(seminar, photo.added_at),
    }
    return Text("pack-photo-line", args)


def _consent(photo: SeminarPhoto) -> Text:
    return Text("pack-photo-publishable" if photo.publishable else "pack-photo-internal")


# Adding photos.


async def start(incoming: Incoming, session: Session, data: AddPhotos) -> list[Reply]:
    """Ask for photos."""
    seminar = await load_seminar(incoming, session, STAFF, data.seminar)
    enter_step(incoming.person, STEP, seminar=seminar.id, publishable=data.publishable)
    return await prompt(incoming, session)


async def prompt(incoming: Incoming, session: Session) -> list[Reply]:
    """Ask for photos, with a word on consent."""
    form = step_form(incoming.person, STEP)
    seminar = await load_seminar(incoming, session, STAFF, form["seminar"])
    key = "pack-photos-ask-publishable" if form["publishable"] else "pack-photos-ask-internal"
    return [Say(key, {"seminar": Translated(seminar.title)}, [[cancel_button(STEP, "pack-photos-done")]])]


async def receive(incoming: Incoming, session: Session) -> list[Reply]:
    """Add a photo. Of photos sent together only the first is answered."""
    form = step_form(incoming.person, STEP)
    if incoming.media is None or not _is_picture(incoming.media):
        raise Refusal("awaited-photo")
    seminar = await load_seminar(incoming, session, STAFF, form["seminar"])
    counted = await photos.count(session, seminar.id)
    if counted.total >= MAX_PHOTOS:
        raise Refusal("pack-photos-too-many", most=MAX_PHOTOS)
    photo = await photos.add(
        session,
        seminar,
        incoming.person,
        incoming.at,
        kind=incoming.media.kind,
        file_id=incoming.media.file_id,
        file_unique_id=incoming.media.file_unique_id,
        size=incoming.media.size,
        publishable=bool(form["publishable"]),
    )
    await _record(incoming, session, photo, "photo.added")
    album = incoming.media.media_group_id
    if album and form.get("album") == album:
        return []
    enter_step(incoming.person, STEP, **{**form, "album": album})
    total = (await photos.count(session, seminar.id)).total
    return [Say("pack-photo-added", {"total": total}, [[cancel_button(STEP, "pack-photos-done")]])]


def _is_picture(media: Media) -> bool:
    return media.kind == "photo" or (
        media.kind == "document" and media.name.lower().endswith(PICTURE_SUFFIXES)
    )


async def _record(incoming: Incoming, session: Session, photo: SeminarPhoto, action: str) -> None:
    subject = f"seminar:{photo.seminar_id}"
    await audit.record(
        session, incoming.person, action, subject, incoming.at, photo=photo.id, publishable=photo.publishable
    )


async def cancel(incoming: Incoming, session: Session, form: Form) -> list[Reply]:
    """Show the list of photos instead of the prompt."""
    seminar = await load_seminar(incoming, session, STAFF, form["seminar"])
    return [await _overview(session, seminar)]


# One photo.


def _may_change(incoming: Incoming, photo: SeminarPhoto) -> bool:
    """Whether the person may change or remove a photo: organisers any, other staff only their own."""
    return photo.added_by_id == incoming.person.id or incoming.has_role(ORGANISERS, photo.seminar_id)


async def _load_own(incoming: Incoming, session: Session, photo_id: int) -> tuple[SeminarPhoto, Seminar]:
    """Load a photo that the person may change. Raises Refusal."""
    photo, seminar = await PHOTO.load(incoming, session, photo_id, STAFF)
    if not _may_change(incoming, photo):
        raise Refusal("not-yours")
    return photo, seminar


async def show_photo(incoming: Incoming, session: Session, data: ShowPhoto) -> list[Reply]:
    """Send a photo with the actions that the person may use."""
    photo, seminar = await PHOTO.load(incoming, session, data.photo, STAFF)
    return [_page(incoming, photo, seminar)]


def _page(incoming: Incoming, photo: SeminarPhoto, seminar: Seminar) -> Say:
    rows = _actions(photo) if _may_change(incoming, photo) else []
    rows.append([Button("pack-photos-all", ListPhotos(seminar.id))])
    if photo.bot_id is not None:
        return Say("pack-photo-lost", buttons=rows)
    media = Media("photo" if photo.kind == "photo" else "document", photo.file_id, photo.file_unique_id)
    args: dict[str, Value] = {"consent": _consent(photo), "added": local_time(seminar, photo.added_at)}
    return Say("pack-photo", args, rows, media=media)


def _actions(photo: SeminarPhoto) -> list[list[Button]]:
    toggle = (
        Button("pack-photo-forbid", SetPhotoPublishable(photo.id, 0))
        if photo.publishable
        else Button("pack-photo-allow", SetPhotoPublishable(photo.id, 1))
    )
    return [[toggle], [Button("pack-photo-remove", RemovePhoto(photo.id), style="danger")]]


async def set_publishable(incoming: Incoming, session: Session, data: SetPhotoPublishable) -> list[Reply]:
    """Record whether the people in it have agreed to publication."""
    photo, seminar = await _load_own(incoming, session, data.photo)
    photo.publishable = bool(data.wanted)
    await _record(incoming, session, photo, "photo.consent_changed")
    return [_page(incoming, photo, seminar)]


async def remove(incoming: Incoming, session: Session, data: RemovePhoto) -> list[Reply]:
    """Remove a photo; it can be sent again."""
    photo, seminar = await _load_own(incoming, session, data.photo)
    await _record(incoming, session, photo, "photo.removed")
    await photos.remove(session, photo)
    return [await _overview(session, seminar)]
