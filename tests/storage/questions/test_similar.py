"""The search for similar questions: inflections, spellings, languages, and readability."""

import csv
import math
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from storage.database import Database, Session
from storage.models import FaqEntry, Person, Question, Seminar, SimilarityEntry
from storage.questions import questions, similar, similarity, similarity_index
from storage.text import names
from tests.storage.conftest import NOW, new_seminar

pytestmark = pytest.mark.any_database

SUBSIDY = "Субсидияны качан алабыз?"


async def store_question(
    session: Session, words: str, *, person: int = 1, seminar: int = 1, **values: Any
) -> Question:
    """Store a question that the hall may read, unless the values say otherwise."""
    asker, hall = await session.get(Person, person), await session.get(Seminar, seminar)
    assert asker is not None
    assert hall is not None
    question = await questions.create_question(
        session, hall, asker, words, message_id=1, anonymous=False, at=NOW
    )
    for name, value in ({"state": "visible", "visible_at": NOW} | values).items():
        setattr(question, name, value)
    await session.flush()
    return question


async def numbers(session: Session, words: str, reader: Person | None = None) -> list[int]:
    found = await similar.find_questions(session, 1, words, 3, reader=reader)
    return [match.thing.number for match in found]


@pytest.mark.parametrize(
    "words",
    [
        "субсидия качан берилет",
        "Subsidiyany kachan alabyz",
        "СУБСИДИЯЛАРДЫ КАЧАН АЛА АЛАБЫЗ???",
        "субсыдия качан болот",
        "Когда получим субсидию?",
        "когда будет субсидия айылга",
        "суб\u200bси\u00adдия\u3164 качан берилет",
        normalize("NFD", "Субсидиялар кай\u2060сы күнү, качан берилет"),
    ],
)
async def test_it_is_found_whatever_the_endings_the_letters_and_the_language(
    seeded: Database, words: str
) -> None:
    async with seeded.session.begin() as session:
        await store_question(session, SUBSIDY)
        for other in ("Мектептин чатырын ким оңдойт?", "Когда начнётся обед?", "Автобус кайдан жөнөйт?"):
            await store_question(session, other)
        assert await numbers(session, words) == [1]


async def test_the_likest_comes_first_and_no_more_than_asked_for(seeded: Database) -> None:
    async with seeded.session.begin() as session:
        for words in (
            "Субсидия кимге берилет?",
            SUBSIDY,
            "Субсидияны качан алабыз айылда?",
            "Субсидия жөнүндө",
        ):
            await store_question(session, words)
        found = await similar.find_questions(session, 1, SUBSIDY, 2)
    assert found[0].thing.number == 2
    assert found[0].score == 1.0
    assert len(found) == 2


@pytest.mark.parametrize(
    "words", ["", "???", "да", "бул эмне", "👍", "'\" OR * NEAR( -", "a" * 5000, "x\x01y"]
)
async def test_whatever_is_typed_is_a_search(seeded: Database, words: str) -> None:
    async with seeded.session.begin() as session:
        await store_question(session, SUBSIDY)
        assert await similar.find_questions(session, 1, words, 3) == []
        assert await similar.find_entries(session, 1, words, 3) == []


async def test_another_seminar_s_questions_are_not_found(seeded: Database) -> None:
    async with seeded.session.begin() as session:
        session.add(new_seminar("jalal-abad"))
        await session.flush()
        await store_question(session, SUBSIDY, seminar=2)
        assert await numbers(session, SUBSIDY) == []


async def test_participants_find_what_the_hall_may_read_and_their_own(seeded: Database) -> None:
    async with seeded.session.begin() as session:
        await store_question(session, SUBSIDY, state="new", visible_at=None)
        other = await session.get(Person, 2)
        assert await numbers(session, SUBSIDY, await session.get(Person, 1)) == [1]
        assert await numbers(session, SUBSIDY, other) == []
        assert await numbers(session, SUBSIDY) == [1], "staff find it"
        await store_question(session, SUBSIDY, state="withdrawn", visible_at=None)
        assert await numbers(session, SUBSIDY) == [1]


async def test_in_a_merged_one_s_place_stands_who_speaks_for_it(seeded: Database) -> None:
    async with seeded.session.begin() as session:
        root = await store_question(session, "Дотация качан түшөт?")
        await store_question(session, SUBSIDY, state="merged", merged_into_id=root.id)
        other = await session.get(Person, 2)
        assert await numbers(session, SUBSIDY, other) == [1]
        root.visible_at = None
        assert await numbers(session, SUBSIDY, other) == []


async def test_one_that_was_carried_to_another_seminar_is_not_shown_to_a_reader(seeded: Database) -> None:
    async with seeded.session.begin() as session:
        session.add(new_seminar("jalal-abad"))
        await session.flush()
        root = await store_question(session, SUBSIDY, seminar=2)
        await store_question(session, SUBSIDY, state="merged", merged_into_id=root.id)
        for person in (1, 2):
            assert await numbers(session, SUBSIDY, await session.get(Person, person)) == []


async def test_new_words_are_found_and_old_ones_no_more(seeded: Database) -> None:
    async with seeded.session.begin() as session:
        question = await store_question(session, SUBSIDY)
        question.text = "Мектептин чатырын ким оңдойт?"
        assert await numbers(session, SUBSIDY) == []
        assert await numbers(session, "мектеп чатыры ким ондойт") == [1]
        question.wording = "Китепкана кайда курулат?"
        assert await numbers(session, "китепкана кайда") == [1]
        assert await numbers(session, "мектеп чатыры ким ондойт") == [1], "the asker's own words as well"


async def test_published_entries_of_the_faq_are_found_in_either_language(seeded: Database) -> None:
    async with seeded.session.begin() as session:
        words = {"ky": SUBSIDY, "ru": "Когда начнётся выдача удобрений?"}
        entry = FaqEntry(
            seminar_id=1, question=words, answer={"ky": "Майда"}, created_at=NOW, published_at=NOW
        )
        session.add(entry)
        for words_typed in ("субсидия качан берилет", "когда выдача удобрения"):
            assert [one.thing.id for one in await similar.find_entries(session, 1, words_typed, 3)] == [
                entry.id
            ]
        entry.question = {"ky": "Мектептин чатырын ким оңдойт?"}
        assert await similar.find_entries(session, 1, SUBSIDY, 3) == []
        entry.question, entry.published_at = {"ky": SUBSIDY}, None
        assert await similar.find_entries(session, 1, SUBSIDY, 3) == []
        await session.delete(entry)
        await session.flush()
        assert await session.get(SimilarityEntry, 1) is None


async def test_what_was_there_before_the_index_is_made_found(seeded: Database) -> None:
    async with seeded.session.begin() as session:
        await store_question(session, SUBSIDY)
        await session.execute(text("DELETE FROM similarity_index"))
        assert await numbers(session, SUBSIDY) == []
        assert await similarity_index.index_missing(session) == 1
        assert await numbers(session, SUBSIDY) == [1]
        assert await similarity_index.index_missing(session) == 0


LABELLED = Path(__file__).parent / "similar_labelled.csv"
PRECISION, RECALL = 0.78, 0.92
"""The minimum that docs/operations.md states."""


def test_pairs_of_one_answer_are_called_similar_and_others_are_not() -> None:
    """The score was developed on half of the set (the first two of every four pairs); the other half was held out."""
    with LABELLED.open(encoding="utf-8", newline="") as file:
        pairs = [(row["one"], row["other"], row["same"] == "yes") for row in csv.DictReader(file)]
    assert len(pairs) >= 150
    called = [
        (similarity.similarity(one, other) >= similar.OFFERED.words, same) for one, other, same in pairs
    ]
    whole, unseen = _figures(called), _figures([pair for at, pair in enumerate(called) if at % 4 > 1])
    told = f"precision {whole[0]:.3f}, recall {whole[1]:.3f} of {len(pairs)}; unseen: {unseen[0]:.3f}, {unseen[1]:.3f}"
    assert whole[0] >= PRECISION, told
    assert whole[1] >= RECALL, told
    assert unseen[0] >= PRECISION - 0.05, told
    assert unseen[1] >= RECALL - 0.05, told


def _figures(called: list[tuple[bool, bool]]) -> tuple[float, float]:
    """Return precision and recall."""
    both = sum(found and same for found, same in called)
    return both / sum(found for found, _ in called), both / sum(same for _, same in called)


@given(st.text(max_size=300), st.text(max_size=300))
def test_a_score_is_a_share_and_the_same_from_both_sides(one: str, other: str) -> None:
    score = similarity.similarity(one, other)
    assert 0 <= score <= 1
    assert math.isclose(score, similarity.similarity(other, one), abs_tol=0.05)
    assert all(
        mark.isascii() and mark.isalnum() and mark.islower() | mark[0].isdigit()
        for mark in similarity.grams(one)
    )


def test_no_word_has_two_meanings() -> None:
    """The first one would be taken, and the other line would say something that is not so."""
    found: dict[tuple[str, bool], str] = {}
    with similarity.MEANINGS_FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for word in row["words"].split():
                key = names.normalize_word(word.rstrip("*")), word.endswith("*")
                meaning = row["meaning"] or row["kind"]
                assert found.setdefault(key, meaning) == meaning, f"{word}: {found[key]} and {meaning}"


def test_no_word_is_there_without_effect() -> None:
    """Neither one that a beginning of the same meaning covers, nor a beginning that is too short to be looked up."""
    with similarity.MEANINGS_FILE.open(encoding="utf-8", newline="") as file:
        rows = [
            (word, row["meaning"] or row["kind"])
            for row in csv.DictReader(file)
            for word in row["words"].split()
        ]
    beginnings = {names.normalize_word(word[:-1]): meaning for word, meaning in rows if word.endswith("*")}
    seen: set[tuple[str, bool]] = set()
    for word, meaning in rows:
        folded, is_beginning = names.normalize_word(word.rstrip("*")), word.endswith("*")
        shorter = (folded[:size] for size in range(len(folded) - is_beginning, 2, -1))
        covered = next((beginnings[one] for one in shorter if one in beginnings), None)
        assert covered != meaning, f"{word}: a beginning has the same meaning"
        assert len(folded) > 2 or not is_beginning, f"{word}: too short"
        assert (folded, is_beginning) not in seen, f"{word}: twice"
        seen.add((folded, is_beginning))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ак-Суу", "Ак-Булуң"),
        ("Ак-Талаа", "Ак-Суу"),
        ("Ак-Талаа", "кеңештин депутаты"),
        ("Кызыл-Кыя", "аялдар"),
        ("Ысык-Көл", "подпись"),
    ],
)
def test_the_names_of_places_have_no_meanings_of_their_own(one: str, other: str) -> None:
    ours, theirs = ({word.text for word in similarity.compared_words(text)} for text in (one, other))
    assert not ours & theirs


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("РБ менен МБ", "республикалык бюджет менен жергиликтүү бюджет"),
        ("МЖӨ", "ГЧП"),
        ("ТБО", "калдыктар"),
        ("ЖКХ", "коммуналдык кызмат"),
    ],
)
def test_abbreviations_mean_what_they_stand_for(short: str, long: str) -> None:
    ours, theirs = ({one.text for one in similarity.compared_words(text)} for text in (short, long))
    assert ours & theirs
