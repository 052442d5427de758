"""Sending files: one, or several as an album."""

import secrets

from sandbox.acts.act import Act
from sandbox.acts.writing import caption_content
from sandbox.chats import Chat, Dialog
from sandbox.files import KINDS, Upload
from sandbox.intake import MEDIA_FIELDS, store_upload
from sandbox.methods.media import MAX_ALBUM
from sandbox.refusals import Impossible, Json

ALBUM_KINDS = ("photo", "video", "document", "audio")
"""Kinds that Telegram's apps group as an album."""


def upload(act: Act, files: list[Upload]) -> Json:
    """Send a photo, document, voice, audio, video, video note, animation or sticker; several files as an album.

    The answer's `messages` are all of them; each is an update of its own, and the first has the caption.
    """
    kind = act.text("kind")
    if kind not in KINDS:
        raise Impossible(f'"kind" is one of {", ".join(KINDS)}')
    if not all(file.data for file in files):
        raise Impossible("the file is empty")
    if len(files) > 1 and kind not in ALBUM_KINDS:
        raise Impossible(f"an album is of {', '.join(ALBUM_KINDS)}")
    if len(files) > MAX_ALBUM:
        raise Impossible(f"an album has at most {MAX_ALBUM} files")
    chat = act.open_chat()
    contents = [_content(act, chat, kind, file) for file in files]
    contents[0] |= caption_content(act.told.get("caption"))
    group = {"media_group_id": str(secrets.randbelow(9 * 10**16) + 10**16)} if len(files) > 1 else {}
    said = [act.say(chat, content | group) for content in contents]
    messages = [one["message"] for one in said]
    updates = [number for one in said for number in one["update_ids"]]
    return {"update_ids": updates, "message": messages[0], "messages": messages}


def _content(act: Act, chat: Chat, kind: str, file: Upload) -> Json:
    described = {"duration": int(act.told["duration"])} if str(act.told.get("duration", "")).isdigit() else {}
    owner = act.bot.id if isinstance(chat, Dialog) else None
    taken = store_upload(act.world.files, kind, file, owner, described)
    content: Json = {kind: taken.content}
    if kind == "animation":
        content["document"] = {name: taken.content[name] for name in MEDIA_FIELDS if name in taken.content}
    return content
