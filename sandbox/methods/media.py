"""Sending files (photos, documents, videos, voices, albums) and getting them."""

import secrets
from typing import Any

from sandbox.call import Call
from sandbox.files import DOWNLOAD_LIMIT, UPLOAD_LIMIT, File, Upload
from sandbox.forbidden import check_content_allowed
from sandbox.intake import MEDIA_FIELDS, store_upload
from sandbox.methods.edits import CAPTION_FIELDS, MEDIA, TEXT_FIELDS, apply_edit, edited_message
from sandbox.methods.posting import post
from sandbox.refusals import Json, bad_request
from sandbox.request import TOO_LARGE

MAX_ALBUM = 10
# Kinds that may be combined in an album.
ALBUM_KINDS = ({"photo", "video"}, {"document"}, {"audio"})
INPUT_MEDIA = ("photo", "video", "animation", "audio", "document")


def resolve_file(call: Call, kind: str, given: object) -> File:
    """Return the file of a parameter: an upload, an attachment, or a file_id."""
    if isinstance(given, Upload):
        return _taken(call, kind, given)
    if not isinstance(given, str) or not given:
        raise bad_request(f"there is no {kind.replace('_', ' ')} in the request")
    if given.startswith("attach://"):
        upload = call.files.get(given[len("attach://") :])
        if upload is None:
            raise bad_request(f"there is no {kind.replace('_', ' ')} in the request")
        return _taken(call, kind, upload)
    if "://" in given:
        # The sandbox makes no outgoing requests; this is Telegram's error when it cannot.
        raise bad_request("failed to get HTTP URL content")
    return call.world.files.find(given, kind, call.bot.id)


def _taken(call: Call, kind: str, upload: Upload) -> File:
    if not upload.data:
        raise bad_request("file must be non-empty")
    if len(upload.data) > UPLOAD_LIMIT:
        raise TOO_LARGE
    return store_upload(call.world.files, kind, upload, call.bot.id, _file_details(call, kind))


def _file_details(call: Call, kind: str) -> Json:
    """Return the caller's details of a file: duration, size, performer, a thumbnail."""
    described: Json = {
        name: call.number(name) for name in ("duration", "width", "height") if call.has_value(name)
    }
    if kind == "video_note" and call.has_value("length"):
        described["length"] = call.number("length")
    described |= {name: call.text(name) for name in ("performer", "title") if call.has_value(name)}
    if kind == "sticker" and call.has_value("emoji"):
        described["emoji"] = call.text("emoji")
    thumbnail = call.files.get("thumbnail") or call.files.get(
        call.text("thumbnail").removeprefix("attach://")
    )
    if thumbnail and kind != "photo":
        described["thumbnail"] = store_upload(
            call.world.files, "photo", thumbnail, call.bot.id, {}
        ).object_fields
    return described


def media_content(call: Call, kind: str, given: object) -> Json:
    """Return the fields of a message with this file: the file, its caption, its spoiler."""
    file = resolve_file(call, kind, given)
    content: Json = {kind: file.content}
    if kind == "animation":
        content["document"] = {name: file.content[name] for name in MEDIA_FIELDS if name in file.content}
    if kind not in ("sticker", "video_note"):
        content.update(call.caption())
    if call.flag("has_spoiler") and kind in ("photo", "video", "animation"):
        content["has_media_spoiler"] = True
    return content


def _sender(kind: str) -> Any:
    """Return the method that sends one kind of file."""

    def send(call: Call) -> Json:
        chat = call.chat(write=True)
        return post(call, chat, media_content(call, kind, call.files.get(kind) or call.params.get(kind)))

    return send


def input_media(call: Call, given: object) -> tuple[str, Json]:
    """Return kind and message fields of an InputMedia object."""
    if not isinstance(given, dict):
        raise bad_request("can't parse InputMedia: expected an Object")
    kind = given.get("type")
    if kind not in INPUT_MEDIA:
        raise bad_request(
            f'can\'t parse InputMedia: Media type "{kind}" is unsupported'
            if kind
            else "type of media is empty"
        )
    inner = Call(call.world, call.bot, call.method, given, call.files)
    return kind, media_content(inner, kind, given.get("media"))


def _album(call: Call) -> list[Json]:
    media = call.json("media", "media")
    if not isinstance(media, list):
        raise bad_request("expected an Array of InputMedia")
    if not media:
        raise bad_request("there are no messages to send")
    if len(media) > MAX_ALBUM:
        raise bad_request("too many messages to send as an album")
    parts = [input_media(call, one) for one in media]
    kinds = {kind for kind, _ in parts}
    if len(parts) > 1 and not any(kinds <= allowed for allowed in ALBUM_KINDS):
        raise bad_request(
            "MEDIA_GROUPED_INVALID"
            if kinds & {"animation"}
            else "Can't use the media of the specified type in the album"
        )
    return [content for _, content in parts]


def send_media_group(call: Call) -> list[Json]:
    """Send several files as one album. Return its Messages."""
    chat = call.chat(write=True)
    if call.has_value("reply_markup"):
        raise bad_request("reply markup is not allowed in an album")
    parts = _album(call)
    for content in parts:  # before the first of them exists
        check_content_allowed(chat, content)
    group = str(secrets.randbelow(9 * 10**16) + 10**16)
    messages = [post(call, chat, content, media_group_id=group) for content in parts]
    call.posted = messages[0]["message_id"]
    return messages


def edit_message_media(call: Call) -> Any:
    """Replace the file and its caption."""
    chat, old = edited_message(call)
    _, content = input_media(call, call.json("media", "input media"))
    return apply_edit(call, chat, old, (*MEDIA, *TEXT_FIELDS, *CAPTION_FIELDS, "has_media_spoiler"), content)


def get_file(call: Call) -> Json:
    """Return a File with its download path, valid for an hour at Telegram, here as long as it is kept."""
    number = call.text("file_id")
    if not number:
        raise bad_request("file_id not specified")
    file = call.world.files.by_id.get(number)
    if file is None or file.data is None or file.bot not in (None, call.bot.id):
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if file.size > DOWNLOAD_LIMIT:
        raise bad_request("file is too big")
    return {
        "file_id": file.id,
        "file_unique_id": file.unique_id,
        "file_size": file.size,
        "file_path": file.path,
    }


METHODS = {
    "sendPhoto": _sender("photo"),
    "sendDocument": _sender("document"),
    "sendVideo": _sender("video"),
    "sendAudio": _sender("audio"),
    "sendVoice": _sender("voice"),
    "sendVideoNote": _sender("video_note"),
    "sendAnimation": _sender("animation"),
    "sendSticker": _sender("sticker"),
    "sendMediaGroup": send_media_group,
    "editMessageMedia": edit_message_media,
    "getFile": get_file,
}
SENDS = {name for name in METHODS if name.startswith("send")}
