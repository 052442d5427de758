"""What others are still to be told of whoever is forgotten: their words are cut out of it, files are kept back.

The outbox holds messages as they were put together. One that waits for its turn, or for Telegram, would tell a name
that was erased meanwhile. What a row is about says so where it is about one thing; a list or what a search found is
known only by what stands in it.
"""

import html
import io
import itertools
import json
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.models import File, Sending
from storage.outbox import ANNOUNCEMENTS, EXPIRED, PENDING, SENDING, UNKNOWN

HEAD = 20
"""Letters of a text by which it is known: lists cut what is longer."""
LEAST = {"name": 4, "words": 12}
"""Shorter ones may be anybody's: they are not looked for in what others are told."""
NAMED = (".xlsx", ".docx", ".cards")
"""How the names of files end in which people are named."""
GAP = r"[\s\u00a0().-]*"
"""What may stand between the digits of a number."""
WAITS = (PENDING, SENDING, UNKNOWN)


@dataclass(frozen=True, slots=True)
class Marks:
    """What is not to be told any more."""

    texts: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    abouts: tuple[str, ...] = ()
    """Things of theirs, as the outbox calls them: what is said of these to others is not said at all."""

    def cut(self, text: str) -> str:
        """The text without them."""
        for one in self.texts:
            text = _without(text, one)
        for number in self.numbers:
            digits = GAP.join(filter(str.isdigit, number))
            text = re.sub(rf"\+?(?<!\d){digits}(?!\d)", "…", text)
        return text

    def tokens(self) -> list[str]:
        """A piece of each that stands in a row's JSON letter by letter."""
        words = [max(re.findall(r"\w+", one[:HEAD]) or [""], key=len) for one in self.texts]
        return [*filter(None, words), *(number[-3:] for number in self.numbers)]


@dataclass(slots=True)
class Recalled:
    """What was done about it."""

    messages: int = 0
    files: int = 0
    chats: set[int] = field(default_factory=set)
    """Who does not get a file that they asked for."""


def marks(names: Iterable[str], words: Iterable[str], numbers: Iterable[str], abouts: Iterable[str]) -> Marks:
    """Of these, what is long enough to be known by; each also as Telegram's markup and a single line have it."""
    told = [one for one in names if len(one) >= LEAST["name"]]
    told += [one for one in words if len(one) >= LEAST["words"]]
    spelt = {
        way for one in told for plain in (one, " ".join(one.split())) for way in (plain, _escaped(plain))
    }
    return Marks(tuple(sorted(spelt, key=len, reverse=True)), tuple(numbers), tuple(abouts))


def _escaped(text: str) -> str:
    return html.escape(text, quote=False)


def _without(text: str, one: str) -> str:
    """The text with a gap for each place where `one` stands as whole words, or begins to stand and was cut."""
    start = 0
    while (start := text.find(one[:HEAD], start)) >= 0:
        same = itertools.takewhile(lambda pair: pair[0] == pair[1], zip(text[start:], one, strict=False))
        end = start + sum(1 for _ in same)
        whole = end - start == len(one) and not _letter(text, start - 1) and not _letter(text, end)
        if whole or text[end : end + 1] == "…":
            text = f"{text[:start]}…{text[end:].removeprefix('…')}"
        start += 1
    return text


def _letter(text: str, place: int) -> bool:
    return 0 <= place < len(text) and text[place].isalnum()


async def recall(session: AsyncSession, own: int | None, those: Marks, at: datetime) -> Recalled:
    """Take them out of whatever waits to be sent to others than the chat `own`; what waits for that chat goes whole."""
    done = Recalled()
    await _drop(session, Sending.chat_id == own, at)
    await _drop(session, and_(Sending.about.in_(those.abouts), Sending.chat_id != own), at)
    if not (those.texts or those.numbers):
        return done
    others = and_(Sending.chat_id != own, Sending.lane < ANNOUNCEMENTS, Sending.state.in_(WAITS))
    await _cut_words(session, others, those, done)
    await _keep_files(session, others, those, at, done)
    return done


async def _drop(session: AsyncSession, those: ColumnElement[bool], at: datetime) -> None:
    """These are not sent. What the sender has in hand already it looks at once more, and lets go."""
    fates: dict[str, dict[str, Any]] = {
        PENDING: {"state": EXPIRED, "payload": "", "finished_at": at},
        UNKNOWN: {"payload": ""},
        SENDING: {"expires_at": at},
    }
    for state, values in fates.items():
        rows = update(Sending).where(those, Sending.state == state).values(values)
        await session.execute(rows.execution_options(synchronize_session=False))


async def _cut_words(
    session: AsyncSession, others: ColumnElement[bool], those: Marks, done: Recalled
) -> None:
    near = or_(*(Sending.payload.contains(one, autoescape=True) for one in those.tokens()))
    rows = await session.execute(select(Sending.id, Sending.payload).where(others, near))
    for number, payload in rows.all():
        said = json.loads(payload)
        left = _cut(said, those)
        if left != said:
            done.messages += 1
            words = json.dumps(left, ensure_ascii=False, separators=(",", ":"))
            row = update(Sending).where(Sending.id == number).values(payload=words)
            await session.execute(row.execution_options(synchronize_session=False))


def _cut(value: Any, those: Marks) -> Any:
    """The same JSON without them; what a button carries or opens is no words."""
    if isinstance(value, str):
        return those.cut(value)
    if isinstance(value, list):
        return [_cut(one, those) for one in value]
    if isinstance(value, dict):
        return {
            key: one if key in ("callback_data", "url") else _cut(one, those) for key, one in value.items()
        }
    return value


async def _keep_files(
    session: AsyncSession, others: ColumnElement[bool], those: Marks, at: datetime, done: Recalled
) -> None:
    """A list that waits to be sent, with them in it, is not sent: whoever asked for it is to ask again."""
    named = or_(*(File.name.endswith(ending) for ending in NAMED))
    rows = await session.execute(
        select(Sending.id, Sending.chat_id, File.content)
        .join(File, File.id == Sending.file_id)
        .where(others, named)
    )
    found = [(row[0], row[1]) for row in rows.all() if row[2] is None or _mentioned(row[2], those)]
    if found:
        await _drop(session, Sending.id.in_([number for number, _ in found]), at)
        done.files, done.chats = len(found), {chat for _, chat in found}


def _mentioned(content: bytes, those: Marks) -> bool:
    """Whether a file of ours names them: a workbook, a document, or what cards are drawn from."""
    return any(those.cut(text) != text for text in _readable(content))


def _readable(content: bytes) -> Sequence[str]:
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return [content.decode("utf-8", "replace")]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [archive.read(name).decode("utf-8", "replace") for name in archive.namelist()]
