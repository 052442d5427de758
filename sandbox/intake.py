"""Storing a file from a bot or a person: its object, read from the bytes where possible."""

import mimetypes

from sandbox.files import File, Files, Upload, check_photo, photo_sizes, picture_size
from sandbox.refusals import Json, bad_request

# The fields of a plain Document; an animation's object has them too.
MEDIA_FIELDS = ("file_name", "mime_type", "thumbnail", "file_id", "file_unique_id", "file_size")
OPUS_RATE = 48_000
STICKER_SIDE = 512


def store_upload(files: Files, kind: str, upload: Upload, bot: int | None, described: Json) -> File:
    """Store an upload as a file of this kind. Raise Refused if it cannot be one."""
    if kind == "photo":
        return _photo(files, upload, bot)
    upload.mime = _mime(upload)
    return files.add(kind, upload, bot, **FIELD_READERS[kind](upload, described))


def _mime(upload: Upload) -> str:
    if upload.mime and upload.mime != "application/octet-stream":
        return upload.mime.split(";")[0]
    return mimetypes.guess_type(upload.name)[0] or "application/octet-stream"


def _photo(files: Files, upload: Upload, bot: int | None) -> File:
    """Return a photo in several sizes. The pixels are not scaled: each size downloads as the original."""
    width, height = check_photo(upload.data)
    upload.mime = _mime(upload)
    sizes = [
        files.add("photo", upload, bot, width=wide, height=high) for wide, high in photo_sizes(width, height)
    ]
    content = [size.object_fields for size in sizes]
    for size in sizes:
        size.content = content
    return sizes[-1]


def ogg_duration(data: bytes) -> int:
    """Return the duration of an Ogg Opus recording, from the position of its last page; 0 if it is none."""
    last = data.rfind(b"OggS")
    if not data.startswith(b"OggS") or len(data) < last + 14:
        return 0
    return max(0, int.from_bytes(data[last + 6 : last + 14], "little", signed=True)) // OPUS_RATE


def _named(upload: Upload) -> Json:
    return {"file_name": upload.name, "mime_type": upload.mime}


def _document(upload: Upload, described: Json) -> Json:
    return {**_named(upload), **{name: described[name] for name in ("thumbnail",) if name in described}}


def _video(upload: Upload, described: Json) -> Json:
    width, height = picture_size(upload.data) or (0, 0)
    size = {"width": described.get("width", width), "height": described.get("height", height)}
    return {**size, "duration": described.get("duration", 0), **_document(upload, described)}


def _audio(upload: Upload, described: Json) -> Json:
    words: Json = {name: described[name] for name in ("performer", "title") if name in described}
    return {
        "duration": described.get("duration", ogg_duration(upload.data)),
        **words,
        **_document(upload, described),
    }


def _voice(upload: Upload, described: Json) -> Json:
    return {"duration": described.get("duration", ogg_duration(upload.data)), "mime_type": upload.mime}


def _video_note(upload: Upload, described: Json) -> Json:
    shown = {"length": described.get("length", 240), "duration": described.get("duration", 0)}
    return {**shown, **{name: described[name] for name in ("thumbnail",) if name in described}}


def _sticker(upload: Upload, described: Json) -> Json:
    animated = upload.name.endswith(".tgs") or upload.data[:2] == b"\x1f\x8b"
    video = upload.name.endswith(".webm") or upload.data[:4] == b"\x1aE\xdf\xa3"
    size = picture_size(upload.data) or ((STICKER_SIDE, STICKER_SIDE) if animated or video else None)
    if size is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    emoji = {"emoji": described["emoji"]} if "emoji" in described else {}
    return {
        "type": "regular",
        "width": size[0],
        "height": size[1],
        "is_animated": animated,
        "is_video": video,
        **emoji,
    }


FIELD_READERS = {
    "document": _document,
    "video": _video,
    "animation": _video,
    "audio": _audio,
    "voice": _voice,
    "video_note": _video_note,
    "sticker": _sticker,
}
