# ruff: noqa: E501  # a table: one case, one line
"""The table of promise 27: Telegram's refusals × kinds of messages, and the outcomes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.locales import get_locale
from sandbox.testing import SandboxUser
from storage.messages import outbox
from storage.models import OutboxMessage
from storage.text.telegram_html import html_to_plain
from tests.conftest import STAFF, RunningBot
from tests.sandbox.sample_media import png
from tests.sending.outbox_rows import ANNOUNCEMENT, REPLY, enqueue, outbox_row, wait_for_outcome

SENT, FAILED, EXPIRED = outbox.SENT, outbox.FAILED, outbox.EXPIRED
WORDS = "words <b>in bold</b>"
VISIBLE_WORDS = "words in bold"
TIME_TEXT = (
    'at <tg-time unix="1700000000" format="t">12:00</tg-time>, <a href="https://example.org/form">here</a>'
)
VISIBLE_TIME = "at 12:00, here (https://example.org/form)"
LONG = "long " * 210
MISSING_MESSAGE = 999_999
"""The id of a message that does not exist."""

Payload = Mapping[str, Any]
Files = Mapping[str, str]
"""Kind -> Telegram's id of such a file."""
METHODS = {
    "photo": "sendPhoto",
    "document": "sendDocument",
    "video": "sendVideo",
    "audio": "sendAudio",
    "voice": "sendVoice",
    "video_note": "sendVideoNote",
    "animation": "sendAnimation",
    "sticker": "sendSticker",
}
CAPTIONED = ("photo", "document", "video", "audio", "voice", "animation")
OTHERS: Mapping[str, tuple[str, Payload, str]] = {
    "poll": ("sendPoll", {"question": "When?", "options": ["now", "later"]}, "When?"),
    "venue": (
        "sendVenue",
        {"latitude": 42.5, "longitude": 74.5, "title": "Hall", "address": "Sample 1"},
        "Hall",
    ),
    "location": ("sendLocation", {"latitude": 42.5, "longitude": 74.5}, "42.5, 74.5"),
    "contact": ("sendContact", {"phone_number": "+996700100199", "first_name": "Sample"}, "+996700100199"),
}
"""Messages without a file: the method, its arguments, and what their text alone still says."""


@dataclass(frozen=True)
class RefusalCase:
    """A row: where, what is sent, what Telegram refuses, and the outcome."""

    name: str
    method: str
    payload: Callable[[Files], Payload]
    state: str = SENT
    lost: str | None = None
    visible: str = ""
    """The text that the reader sees, if anything came."""
    kind: str = "text"
    """The kind of message it comes as."""
    forbidden_kinds: Sequence[str] = ()
    """Kinds of messages that the reader, or the group, does not accept."""
    group: bool = False
    topic: str = ""
    """open, closed, deleted: the state of the topic it goes to."""
    is_blocked: bool = False
    edits: str = ""
    """The kind of the message in the chat that it edits."""
    server: Sequence[str] = ()
    """HTML tags that the server does not know."""


def _payload(**given: Any) -> Callable[[Files], Payload]:
    return lambda _files: given


def _file(kind: str, name: str = "", **given: Any) -> Callable[[Files], Payload]:
    marked = {"caption": WORDS, "parse_mode": "HTML"} if kind in CAPTIONED else {}
    return lambda files: {kind: name or files[kind], **marked, **given}


def _album(*names: str) -> Callable[[Files], Payload]:
    def made(files: Files) -> Payload:
        first = {"type": "photo", "media": names[0] if names else files["photo"]}
        marked = {"caption": WORDS, "parse_mode": "HTML"}
        return {"media": [first | marked, {"type": "photo", "media": files["photo"]}]}

    return made


def _thing(kind: str) -> str:
    names = {"video_note": "video-note", "venue": "place", "location": "place"}
    return names.get(kind, kind)


def _forbidden_in_groups() -> list[RefusalCase]:
    rows = [
        RefusalCase(f"a group without {kind}", method, _file(kind), lost=f"{_thing(kind)}:rights", forbidden_kinds=[kind], group=True,
             visible=VISIBLE_WORDS if kind in CAPTIONED else "")
        for kind, method in METHODS.items()
    ]  # fmt: skip
    rows += [
        RefusalCase(f"a group without {kind}", method, _payload(**given), lost=f"{_thing(kind)}:rights", forbidden_kinds=[kind],
             group=True, visible=shows)
        for kind, (method, given, shows) in OTHERS.items()
    ]  # fmt: skip
    return rows


def _copy(anew: Callable[[Files], Payload]) -> Callable[[Files], Payload]:
    def made(files: Files) -> Payload:
        return {"from_chat_id": STAFF, "message_id": MISSING_MESSAGE, "instead": anew(files)}

    return made


TEXT = _payload(text=WORDS, parse_mode="HTML")
TIMED = _payload(text=TIME_TEXT, parse_mode="HTML")
TIMED_CAPTION: Payload = {"caption": TIME_TEXT, "parse_mode": "HTML"}
OLD = ("tg-time",)
BAD: Payload = {"inline_keyboard": [[{"text": "a", "url": "no address"}]]}

TABLE: list[RefusalCase] = [
    # A person who accepts no voices.
    RefusalCase("a voice that is not taken", "sendVoice", _file("voice"), lost="voice:voices", visible=VISIBLE_WORDS,
         forbidden_kinds=["voice", "video_note"]),
    RefusalCase("a round video that is not taken", "sendVideoNote", _file("video_note"), lost="video-note:voices",
         forbidden_kinds=["voice", "video_note"]),
    RefusalCase("a picture for who takes no voices", "sendPhoto", _file("photo"), visible=VISIBLE_WORDS, kind="photo", forbidden_kinds=["voice"]),
    RefusalCase("a copy of a voice that is not taken", "copyMessage|sendVoice", _copy(_file("voice")), lost="voice:voices",
         visible=VISIBLE_WORDS, forbidden_kinds=["voice"]),
    # A group, and its topics.
    *_forbidden_in_groups(),
    RefusalCase("an album in a group without pictures", "sendMediaGroup", _album(), lost="album:rights", visible=VISIBLE_WORDS,
         forbidden_kinds=["photo"], group=True),
    RefusalCase("a text in a group without texts", "sendMessage", TEXT, FAILED, "all:rights", forbidden_kinds=["text"], group=True),
    RefusalCase("a picture in a group without texts", "sendPhoto", _file("photo"), visible=VISIBLE_WORDS, kind="photo",
         forbidden_kinds=["text"], group=True),
    RefusalCase("a picture in a group without either", "sendPhoto", _file("photo"), FAILED, "all:rights",
         forbidden_kinds=["text", "photo"], group=True),
    RefusalCase("a text in an open topic", "sendMessage", TEXT, visible=VISIBLE_WORDS, topic="open"),
    RefusalCase("a picture in a topic without pictures", "sendPhoto", _file("photo"), lost="photo:rights", visible=VISIBLE_WORDS,
         topic="open", forbidden_kinds=["photo"]),
    RefusalCase("a text in a closed topic", "sendMessage", TEXT, FAILED, "all:topic", topic="closed"),
    RefusalCase("a picture in a closed topic", "sendPhoto", _file("photo"), FAILED, "all:topic", topic="closed"),
    RefusalCase("a text in a deleted topic", "sendMessage", TEXT, FAILED, "all:topic", topic="deleted"),
    # Files by an id that Telegram does not know.
    *(RefusalCase(f"a {kind} by a wrong name", method, _file(kind, "another-bot's"), lost=f"{_thing(kind)}:file",
           visible=VISIBLE_WORDS if kind in CAPTIONED else "") for kind, method in METHODS.items()),
    RefusalCase("an album by a wrong name", "sendMediaGroup", _album("another-bot's"), lost="album:file", visible=VISIBLE_WORDS),
    # Markup that an old server does not know.
    RefusalCase("a text for an old server", "sendMessage", TIMED, visible=VISIBLE_TIME, server=OLD),
    RefusalCase("a picture for an old server", "sendPhoto", _file("photo", **TIMED_CAPTION), visible=VISIBLE_TIME, kind="photo",
         server=OLD),
    RefusalCase("an edit for an old server", "editMessageText", TIMED, visible=VISIBLE_TIME, edits="text", server=OLD),
    RefusalCase("an edited caption for an old server", "editMessageCaption", _payload(**TIMED_CAPTION), visible=VISIBLE_TIME,
         kind="photo", edits="photo", server=OLD),
    RefusalCase("an edit or a message for an old server", "editMessageText|sendMessage",
         _payload(text=TIME_TEXT, parse_mode="HTML", message_id=MISSING_MESSAGE), visible=VISIBLE_TIME, server=OLD),
    RefusalCase("a voice that is not taken, for an old server", "sendVoice", _file("voice", **TIMED_CAPTION),
         lost="voice:voices", visible=VISIBLE_TIME, forbidden_kinds=["voice"], server=OLD),
    RefusalCase("a copy for an old server", "copyMessage|sendMessage", _copy(TIMED), visible=VISIBLE_TIME, server=OLD),
    RefusalCase("torn markup", "sendMessage", _payload(text="<b>words", parse_mode="HTML"), visible="words"),
    # Messages that it replies to, copies or edits.
    RefusalCase("a reply to what is gone", "sendMessage",
         _payload(text=WORDS, parse_mode="HTML", reply_parameters={"message_id": MISSING_MESSAGE}), visible=VISIBLE_WORDS),
    RefusalCase("a picture in reply to what is gone", "sendPhoto", _file("photo", reply_parameters={"message_id": MISSING_MESSAGE}),
         visible=VISIBLE_WORDS, kind="photo"),
    RefusalCase("a copy of what is gone", "copyMessage|sendPhoto", _copy(_file("photo")), visible=VISIBLE_WORDS, kind="photo"),
    RefusalCase("a copy of what is gone, by a wrong name", "copyMessage|sendPhoto", _copy(_file("photo", "another-bot's")),
         lost="photo:file", visible=VISIBLE_WORDS),
    RefusalCase("a quiz without its answer", "copyMessage|sendPoll",
         _copy(_payload(question="2 + 2?", options=["3", "4"], type="quiz")), lost="poll:quiz", visible="2 + 2?"),
    RefusalCase("an edited text that is a caption", "editMessageText", TEXT, visible=VISIBLE_WORDS, kind="photo", edits="photo"),
    RefusalCase("an edited caption that is a text", "editMessageCaption", _payload(caption=WORDS, parse_mode="HTML"),
         visible=VISIBLE_WORDS, edits="text"),
    RefusalCase("an edit of what is gone", "editMessageText", _payload(text=WORDS, parse_mode="HTML", message_id=MISSING_MESSAGE),
         EXPIRED),
    RefusalCase("buttons that are not taken", "sendMessage", _payload(text=WORDS, parse_mode="HTML", reply_markup=BAD),
         lost="buttons:other", visible=VISIBLE_WORDS),
    # Too long.
    RefusalCase("a caption that is too long", "sendPhoto", _file("photo", caption=LONG), lost="photo:large",
         visible=LONG.strip()),
    RefusalCase("a text that is too long", "sendMessage", _payload(text=LONG * 5), FAILED, "all:large"),
    # No such chat.
    *(RefusalCase(f"{what} for who has blocked the bot", method, given, FAILED, "all:blocked", is_blocked=True)
      for what, method, given in (("a text", "sendMessage", TEXT), ("a voice", "sendVoice", _file("voice")),
                                  ("an album", "sendMediaGroup", _album()),
                                  ("a copy", "copyMessage|sendPhoto", _copy(_file("photo"))))),
]  # fmt: skip


def is_text_only(case: RefusalCase) -> bool:
    """Return whether only its text comes."""
    return case.state == SENT and case.lost is not None


def is_undelivered(case: RefusalCase) -> bool:
    """Return whether nothing of it comes."""
    return case.state != SENT


@dataclass
class PreparedCase:
    """A case with its chat and its row."""

    case: RefusalCase
    chat: int
    reader: SandboxUser
    payload: Payload
    before: set[int] = field(default_factory=set)
    """Messages that were there already."""


async def find_problems(place: RunningBot, lane: int) -> list[str]:
    """Try the whole table in this lane; return the rows with another outcome, as sentences."""
    files = await _files(place)
    wrong: list[str] = []
    for tags in dict.fromkeys(tuple(one.server) for one in TABLE):
        ready = [await _ready(place, one, files) for one in TABLE if tuple(one.server) == tags]
        await place.sandbox.unknown_tags(*tags)
        await enqueue(place.database, *(_row(one, lane) for one in ready))
        for one in ready:
            wrong += await _difference(place, one, lane)
        await place.sandbox.unknown_tags()
    return wrong


async def _files(place: RunningBot) -> dict[str, str]:
    """Return a file of each kind, as somebody sent it to the bot."""
    person = await place.sandbox.person(STAFF)
    await person.start()
    found: dict[str, str] = {}
    for kind in METHODS:
        data = png(40, 30) if kind in ("photo", "sticker") else b"sample bytes"
        shown = (await person.upload(kind, data, f"sample.{kind}"))["message"][kind]
        found[kind] = (shown[-1] if isinstance(shown, list) else shown)["file_id"]
    return found


async def _ready(place: RunningBot, case: RefusalCase, files: Files) -> PreparedCase:
    sandbox = place.sandbox
    reader = await sandbox.new_person("Sample")
    payload = dict(case.payload(files))
    chat = reader.id
    if case.group or case.topic:
        chat = await sandbox.new_group("Sample", [reader.id], is_forum=bool(case.topic))
        payload |= await _topic(place, case, chat)
        await sandbox.update_group(chat, forbids=[*case.forbidden_kinds])
    else:
        await reader.start()
        await reader.wait_for("")
        await reader.forbid(*case.forbidden_kinds)
    if case.edits:
        payload["message_id"] = await _send_old_message(place, chat, case.edits, files)
    if case.is_blocked:
        await reader.block()
    there = {one["message_id"] for one in await _messages(reader, chat)}
    return PreparedCase(case, chat, reader, payload, there)


async def _topic(place: RunningBot, case: RefusalCase, chat: int) -> Payload:
    if not case.topic:
        return {}
    made = await place.sandbox.api("createForumTopic", chat_id=chat, name="Sample")
    number = made["result"]["message_thread_id"]
    if case.topic == "closed":
        await place.sandbox.update_group(chat, closed_topics=[number], rights={"can_manage_topics": False})
    if case.topic == "deleted":
        await place.sandbox.api("deleteForumTopic", chat_id=chat, message_thread_id=number)
    return {"message_thread_id": number}


async def _send_old_message(place: RunningBot, chat: int, kind: str, files: Files) -> int:
    """Send a message of the bot's in the chat, to be edited."""
    if kind == "text":
        made = await place.sandbox.api("sendMessage", chat_id=chat, text="before")
    else:
        made = await place.sandbox.api("sendPhoto", chat_id=chat, photo=files["photo"], caption="before")
    return int(made["result"]["message_id"])


def _row(one: PreparedCase, lane: int) -> dict[str, Any]:
    return outbox_row(
        one.chat, "", lane, one.case.method, payload=one.payload, dedup_key=f"case:{lane}:{one.chat}"
    )


async def _messages(reader: SandboxUser, chat: int) -> list[dict[str, Any]]:
    return await reader.messages(chat if chat < 0 else None)


async def _difference(place: RunningBot, one: PreparedCase, lane: int) -> list[str]:
    row = await _settled(place, one, lane)
    case = one.case
    came, wanted = (row.state, row.undelivered), (case.state, case.lost)
    if came != wanted:
        return [f"{case.name}, lane {lane}: {came}, not {wanted}: {row.error}"]
    seen = _check_visible(case, one, await _messages(one.reader, one.chat))
    return [f"{case.name}, lane {lane}: {seen}"] if seen else []


async def _settled(place: RunningBot, one: PreparedCase, lane: int) -> OutboxMessage:
    return await wait_for_outcome(place.database, one.chat, dedup_key=f"case:{lane}:{one.chat}")


def _check_visible(case: RefusalCase, one: PreparedCase, messages: Sequence[Mapping[str, Any]]) -> str:
    """Return the problems of what the reader sees; empty if there are none."""
    edited = one.payload.get("message_id") if case.edits else None
    new = [each for each in messages if each["message_id"] == edited or each["message_id"] not in one.before]
    if case.state != SENT:
        return f"{new} was seen" if new else ""
    if len(new) != 1 or case.kind not in new[0]:
        return f"not one {case.kind}, but {new}"
    text = new[0].get("text") or new[0].get("caption") or ""
    return "" if case.visible in text and _check_note(case, text) else f"{text!r} was read"


def _check_note(case: RefusalCase, text: str) -> bool:
    """Return whether the reader is told what did not come, exactly if something did not."""
    spoken = get_locale("ky", "UTC")
    if case.lost is None:
        return html_to_plain(spoken.html("undelivered", {"thing": "", "why": ""}))[:8] not in text
    thing, _, why = case.lost.partition(":")
    if thing == "buttons":  # nothing can be said instead
        return True
    return spoken.plain(f"undelivered-{why}") in text and spoken.plain(f"thing-{thing}") in text


LANES = (REPLY, ANNOUNCEMENT)
