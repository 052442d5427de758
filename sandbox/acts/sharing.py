"""Sending files."""

from sandbox.acts.act import Act
from sandbox.acts.writing import captioned
from sandbox.chats import Dialog
from sandbox.files import KINDS, Upload
from sandbox.intake import SHOWN, take_in
from sandbox.refusals import Impossible, Json


def upload(act: Act, file: Upload) -> Json:
    """Send a photo, document, voice, audio, video, video note, animation or sticker."""
    kind = act.text("kind")
    if kind not in KINDS:
        raise Impossible(f'"kind" is one of {", ".join(KINDS)}')
    if not file.data:
        raise Impossible("the file is empty")
    chat = act.open_chat()
    described = {"duration": int(act.told["duration"])} if str(act.told.get("duration", "")).isdigit() else {}
    owner = act.bot.id if isinstance(chat, Dialog) else None
    taken = take_in(act.world.files, kind, file, owner, described)
    content: Json = {kind: taken.content, **captioned(act.told.get("caption"))}
    if kind == "animation":
        content["document"] = {name: taken.content[name] for name in SHOWN if name in taken.content}
    return act.say(chat, content)
