"""How often the search finds the same question, and what it costs where nothing is the same: a labelled set.

The questions of `data/questions.csv` of one part are asked at one seminar, each once more against all others: by words
alone, and with meaning if there is an engine. Three are shown, at most one of them in another language: before the
question is stored, if one is very likely the same (the asker is interrupted), else behind a key of the receipt.
"""

import csv
import tempfile
from collections import defaultdict
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.figures import Figure
from bench.hall import fill, open_database
from bot.meaning_indexer import MeaningIndexer
from handlers.questions.asking.suggestions import choose, interrupts
from storage.database import Database, Session
from storage.meaning import active
from storage.models import Person
from storage.questions import similar

FILE = Path(__file__).parent / "data" / "questions.csv"
OPEN, CLOSED = ("open-1", "open-2"), "closed"
CROSS = "across-languages"
INTERRUPTED, KEY = "interrupted-where-nothing-is-the-same", "key-where-nothing-is-the-same"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A question of the set; those of one group ask the same."""

    language: str
    kind: str
    group: str
    text: str


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown to whoever asks a question."""

    places: list[int]
    """The places of the questions in the set, best first."""
    interrupts: bool
    """Whether they are shown before the question is stored."""


def read_part(part: str) -> list[Labelled]:
    """Return one part of the set."""
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["part"] == part]
    return [Labelled(row["language"], row["kind"], row["group"], row["text"]) for row in rows]


async def measured(part: str) -> list[str]:
    """Return a line for each kind of question."""
    asked = read_part(part)
    name = f"similar-{'meaning' if active.meaning() else 'words'}-{part}"
    async with _hall(asked) as database, database.reader() as session:
        shown = [await _shown(session, asked, place) for place in range(len(asked))]
    return [
        Figure(f"{name}-{kind}", ours=[sum(those) / len(those)]).line() + f" of={len(those)}"
        for kind, those in _shares(asked, shown).items()
    ]


@asynccontextmanager
async def _hall(asked: Sequence[Labelled]) -> AsyncIterator[Database]:
    with tempfile.TemporaryDirectory() as folder:
        async with open_database(f"sqlite+aiosqlite:///{folder}/bench.sqlite3") as database:
            async with database.session.begin() as session:
                await fill(session, [one.text for one in asked])
            if (meaning := active.meaning()) is not None:
                meaning.shelves.clear()  # kept by the number of the seminar, which is that of the former part too
            indexer = MeaningIndexer(database)
            while await indexer.do_next():
                pass
            yield database


async def _shown(session: Session, asked: Sequence[Labelled], place: int) -> Shown:
    """Return what is shown to whoever asks this one; it is not there yet."""
    reader = await session.get(Person, 2)
    found = await similar.find_questions(session, 1, asked[place].text, 4, reader=reader)
    chosen = choose([one for one in found if one.thing.number != place + 1])
    numbers = {one.thing.id: one.thing.number for one in found}
    return Shown([numbers[one.thing.id] - 1 for one in chosen], interrupts(chosen))


def _shares(asked: Sequence[Labelled], shown: Sequence[Shown]) -> dict[str, list[bool]]:
    """Return kind -> for each question of this kind, whether the same was among the three, or something was shown."""
    groups: defaultdict[str, list[Labelled]] = defaultdict(list)
    for one in asked:
        groups[one.group].append(one)
    shares: defaultdict[str, list[bool]] = defaultdict(list)
    for one, those in zip(asked, shown, strict=True):
        found = [asked[place] for place in those.places]
        if len(groups[one.group]) == 1:
            for kind in ("", f"-{one.kind}"):
                shares[f"{INTERRUPTED}{kind}"].append(those.interrupts)
                shares[f"{KEY}{kind}"].append(bool(found) and not those.interrupts)
            continue
        hits = [other for other in found if other.group == one.group]
        shares["recall"].append(bool(hits))
        shares[f"recall-{one.kind}"].append(bool(hits))
        shares["recall-before-it-is-stored"].append(bool(hits) and those.interrupts)
        if any(other.language != one.language for other in groups[one.group]):
            shares[f"recall-{CROSS}"].append(any(other.language != one.language for other in hits))
    return dict(sorted(shares.items()))
