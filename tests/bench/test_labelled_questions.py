"""The make-up of bench/data/questions.csv: parts alike, groups whole, every look-alike beside what it resembles."""

import csv
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

import pytest

FILE = Path(__file__).parents[2] / "bench" / "data" / "questions.csv"
PARTS = ("open-1", "open-2", "closed")
SAME = {"slip", "paraphrase", "long", "abbreviation", "other_language", "spoken"}


class Question(NamedTuple):
    id: str
    part: str
    language: str
    topic: str
    kind: str
    group: str
    looks_like: str
    text: str


def read() -> list[Question]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return [Question(**row) for row in csv.DictReader(file)]


QUESTIONS = read()
BY_ID = {question.id: question for question in QUESTIONS}
LOOKALIKES = [question for question in QUESTIONS if question.kind == "lookalike"]


def groups() -> list[list[Question]]:
    members: dict[str, list[Question]] = defaultdict(list)
    for question in QUESTIONS:
        members[question.group].append(question)
    return list(members.values())


GROUPS = groups()


def test_the_file_has_three_parts_one_of_them_put_away() -> None:
    assert Counter(question.part for question in QUESTIONS) == dict.fromkeys(PARTS, 150)


def test_each_kind_is_there_as_often_as_meant() -> None:
    assert Counter(question.kind for question in QUESTIONS) == {
        "first": 165,
        "lookalike": 105,
        "other_language": 63,
        "paraphrase": 41,
        "long": 27,
        "spoken": 21,
        "slip": 15,
        "abbreviation": 13,
    }


@pytest.mark.parametrize("part", PARTS[1:])
@pytest.mark.parametrize("field", ["kind", "language", "topic"])
def test_the_parts_are_of_equal_make_up(field: str, part: str) -> None:
    first, other = (
        Counter(getattr(one, field) for one in QUESTIONS if one.part == name) for name in (PARTS[0], part)
    )
    allowed = {"kind": 1, "language": 4, "topic": 5}[field]
    assert [name for name in first | other if abs(first[name] - other[name]) > allowed] == []


def test_a_group_is_in_one_part_and_on_one_topic() -> None:
    assert [group for group in GROUPS if len({(one.part, one.topic) for one in group}) > 1] == []


def test_a_group_is_a_first_question_with_at_most_three_that_ask_the_same_or_a_lookalike_alone() -> None:
    for group in GROUPS:
        first, *others = group
        assert first.kind == "first" or (first.kind == "lookalike" and not others), first
        assert len(others) <= 3, first
        assert {one.kind for one in others} <= SAME, first


def test_half_of_the_groups_of_several_have_a_member_in_the_other_language() -> None:
    several = [group for group in GROUPS if len(group) > 1]
    across = [group for group in several if len({one.language for one in group}) == 2]
    assert len(several) == 123
    assert len(across) == 63


def test_only_a_member_in_the_other_language_is_in_the_other_language() -> None:
    for first, *others in GROUPS:
        for one in others:
            assert (one.kind == "other_language") == (one.language != first.language), one


def test_every_lookalike_resembles_a_first_question_of_its_part() -> None:
    for one in LOOKALIKES:
        resembled = BY_ID[one.looks_like]
        assert (resembled.kind, resembled.part, resembled.topic) == ("first", one.part, one.topic), one
        assert resembled.group != one.group, one


def test_nothing_but_a_lookalike_resembles_another() -> None:
    assert [one for one in QUESTIONS if bool(one.looks_like) != (one.kind == "lookalike")] == []


def test_no_id_and_no_text_is_there_twice() -> None:
    plain = [" ".join(re.findall(r"\w+", question.text.lower())) for question in QUESTIONS]
    assert len(BY_ID) == len(QUESTIONS)
    assert [text for text, times in Counter(plain).items() if times > 1] == []


def test_both_languages_are_asked_in_and_in_plain_letters_too() -> None:
    languages = Counter(question.language for question in QUESTIONS)
    kyrgyz = [question.text for question in QUESTIONS if question.language == "ky"]
    assert set(languages) == {"ky", "ru"}
    assert min(languages.values()) > 150
    assert sum(not re.search("[ңөүѳ]", text.lower()) for text in kyrgyz) >= 60
    assert sum(bool(re.fullmatch(r"[a-z ]+", text.lower())) for text in kyrgyz) >= 5


def test_long_ones_are_long_and_spoken_ones_have_no_punctuation() -> None:
    assert [one for one in QUESTIONS if (one.kind == "long") != (len(one.text) > 200)] == []
    assert [one for one in QUESTIONS if one.kind == "spoken" and re.search(r"[.,?!:;]", one.text)] == []


def test_no_telephone_number_is_in_it() -> None:
    assert [one for one in QUESTIONS if re.search(r"\d[\d\s()-]{5,}", one.text)] == []
