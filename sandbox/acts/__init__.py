"""Actions of the sandbox's people: each becomes the update that Telegram would send."""

from collections.abc import Callable

from sandbox.acts import buttons, groups, opening, writing
from sandbox.acts.act import Act
from sandbox.acts.sharing import upload
from sandbox.refusals import Json

ACTS: dict[str, Callable[[Act], Json]] = {
    "write": writing.write,
    "start": opening.start,
    "press": buttons.press,
    "tap": buttons.tap,
    "contact": writing.contact,
    "location": writing.location,
    "poll": writing.poll,
    "edit": writing.edit,
    "delete": writing.delete,
    "react": writing.react,
    "vote": buttons.vote,
    "block": opening.block,
    "unblock": opening.unblock,
    "join": groups.join,
    "leave": groups.leave,
    "publish": groups.set_public_name,
    "create_topic": groups.create_topic,
    "delete_topic": groups.remove_topic,
    "inline": buttons.inline,
    "choose": buttons.choose,
    "webapp": opening.webapp,
}

__all__ = ["ACTS", "Act", "upload"]
