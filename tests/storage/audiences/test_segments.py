"""Audiences: the SQL query agrees with an independent model; counts, samples and unreachable people agree with it."""

from collections import Counter
from collections.abc import AsyncIterator
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.audiences import audience_queries, segments
from storage.audiences.conditions import EVERYBODY, Audience, Condition, dump_audience, parse_audience
from storage.database import Database, Session
from storage.models import ACTIVE_STATES, Person
from tests.storage.audiences import audience_model
from tests.storage.audiences.audience_model import ModelPerson
from tests.storage.conftest import NOW

Crowd = tuple[Session, list[ModelPerson]]


@pytest.fixture
async def crowd(database: Database) -> AsyncIterator[Crowd]:
    async with database.session.begin() as session:
        await audience_model.create_world(session)
        yield session, await audience_model.create_people(session, Random(7), 80)


def can_be_reached(soul: ModelPerson) -> bool:
    person = soul.person
    return person is not None and person.consented_at is not None and person.unreachable_at is None


@pytest.mark.parametrize("choices", [12, pytest.param(120, marks=pytest.mark.proof)])
@pytest.mark.parametrize("seminar_id", [1, 2, None])
async def test_whatever_is_chosen_the_query_means_it_word_by_word(
    crowd: Crowd, seminar_id: int | None, choices: int
) -> None:
    session, souls = crowd
    luck = Random(f"choices of {seminar_id}")
    numbers = []
    for _ in range(choices):
        data = dump_audience(audience_model.random_choice(luck))
        choice = await audience_queries.resolve_audience(session, data)
        expected = [one for one in souls if audience_model.is_meant(one, seminar_id, parse_audience(data))]
        ids = [one.person.id for one in expected if one.person]
        found = list((await session.scalars(audience_queries.select_ids(seminar_id, choice))).all())
        assert sorted(found) == sorted(ids), data
        reached = sorted(
            row[0] for row in await session.execute(audience_queries.select_reachable(seminar_id, choice))
        )
        assert reached == sorted(one.person.id for one in expected if one.person and can_be_reached(one)), (
            data
        )
        count = await segments.count_audience(session, seminar_id, data)
        assert (count.people, count.reachable) == (len(expected), len(reached)), data
        assert len(await segments.list_unreachable(session, seminar_id, data)) == count.unreachable, data
        numbers.append(count.people)
    assert len(set(numbers)) > min(10, choices // 3), "choices that all come to the same prove nothing"


async def test_everybody_is_whoever_has_a_live_seat_each_in_their_language(crowd: Crowd) -> None:
    session, souls = crowd
    live = [
        one
        for one in souls
        if any(seat.seminar_id == 1 and seat.state in ACTIVE_STATES for seat in one.seats)
    ]
    count = await segments.count_audience(session, 1, {})
    reached = [one.person.language for one in live if one.person and can_be_reached(one)]
    assert (count.people, count.by_language) == (len(live), Counter(reached))


async def test_a_sample_is_of_those_who_can_be_reached_and_the_same_each_time(crowd: Crowd) -> None:
    session, souls = crowd
    units = {seat.unit_code for one in souls for seat in one.seats if can_be_reached(one)}
    first = await segments.sample_people(session, 1, {})
    assert len(first) == 5
    assert {code for _, code in first} <= units
    assert await segments.sample_people(session, 1, {}) == first


async def test_who_cannot_be_reached_is_listed_with_the_reason(crowd: Crowd) -> None:
    session, souls = crowd
    listed = Counter(one.reason for one in await segments.list_unreachable(session, 1, {}))
    expected: Counter[str] = Counter()
    for one in souls:
        seat = next(
            (seat for seat in one.seats if seat.seminar_id == 1 and seat.state in ACTIVE_STATES), None
        )
        if seat is None or can_be_reached(one):
            continue
        if one.person is None:
            expected["invited" if seat.state == "invited" else "no-telegram"] += 1
        else:
            expected["no-consent" if one.person.consented_at is None else "blocked"] += 1
    assert listed == expected
    assert len(listed) == 4
    page = await segments.list_unreachable(session, 1, {}, limit=3, offset=3)
    assert page == (await segments.list_unreachable(session, 1, {}))[3:6]


async def test_what_there_is_to_choose_from_is_counted(crowd: Crowd) -> None:
    session, souls = crowd
    for kind, column in (("unit", "unit_code"), ("office", "office"), ("position", "position")):
        live = [
            seat
            for one in souls
            for seat in one.seats
            if seat.seminar_id == 1 and seat.state in ACTIVE_STATES
        ]
        expected = Counter(getattr(seat, column) for seat in live if getattr(seat, column))
        assert await segments.count_by_value(session, 1, kind) == expected
    for seminar_id, kind in [
        (1, "state"),
        (1, "language"),
        (None, "state"),
        (None, "unit"),
        (None, "seminar"),
    ]:
        found = await segments.count_by_value(session, seminar_id, kind)
        assert len(found) > 1
        for value, number in found.items():
            data = {"any": [[{"is": kind, "of": [value]}]]}
            assert (await segments.count_audience(session, seminar_id, data)).people == number


async def test_one_person_is_asked_about_as_the_query_has_it(crowd: Crowd) -> None:
    session, souls = crowd
    data = {"any": [[{"is": "unit", "of": ["r1"]}]], "except": [[{"is": "language", "of": ["ru"]}]]}
    for one in souls:
        if one.person:
            expected = audience_model.is_meant(one, 1, parse_audience(data))
            assert await segments.matches_person(session, 1, data, one.person.id) is expected


async def test_a_choice_is_kept_under_a_name_replaced_and_removed(crowd: Crowd) -> None:
    session, _ = crowd
    by = await session.get(Person, 1)
    assert by is not None
    russian: dict[str, Any] = {"any": [[{"is": "language", "of": ["ru"]}]]}
    first = await segments.save_segment(session, 1, "Башчылар", {}, by, NOW)
    second = await segments.save_segment(session, 1, "башчылар", russian, by, NOW)
    other = await segments.save_segment(session, None, "Башчылар", russian, by, NOW)
    assert await segments.list_saved(session, 1) == [second]
    assert await segments.list_saved(session, None) == [other]
    assert await segments.get(session, first.id) is None
    assert (await segments.get(session, second.id)) is second
    with pytest.raises(ValueError, match="group"):
        await segments.save_segment(session, 1, "Баары", {"any": [[]]}, by, NOW)


WRONG: list[Any] = [
    None,
    [],
    "any",
    {"all": []},
    {"any": [[]]},
    {"any": "x"},
    {"any": [["asked"]]},
    {"any": [[{"is": "shoe", "of": ["42"]}]]},
    {"any": [[{"is": "state", "of": []}]]},
    {"any": [[{"is": "state"}]]},
    {"any": [[{"is": "state", "of": ["gone"]}]]},
    {"any": [[{"is": "asked", "of": ["x"]}]]},
    {"any": [[{"is": "unread", "of": ["1"]}]]},
    {"any": [[{"is": "unread", "of": [True]}]]},
    {"any": [[{"is": "unread", "of": [0]}]]},
    {"any": [[{"is": "unit", "of": "r1"}]]},
    {"any": [[{"is": "unit", "of": [["r1"]]}]]},
    {"any": [[{"is": "state", "of": [["registered"]]}]]},
    {"any": [[{"is": ["state"], "of": ["registered"]}]]},
    {"any": [[{"is": "language", "of": ["de"]}]]},
    {"any": [[{"is": "asked", "of": [], "so": 1}]]},
    {"except": [[{"is": "asked"}]] * 9},
]


@pytest.mark.parametrize("data", WRONG, ids=repr)
def test_what_is_no_choice_is_refused(data: Any) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        parse_audience(data)


_json = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=8)
    | st.sampled_from(("is", "of", "state", "asked")),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(("any", "except", "is", "of", "x")), inner)
    ),
    max_leaves=12,
)


@given(_json)
def test_any_json_is_a_choice_or_refused(data: Any) -> None:
    try:
        choice = parse_audience(data)
    except ValueError:
        return
    assert parse_audience(dump_audience(choice)) == choice


@given(st.randoms(use_true_random=False))
def test_a_choice_is_read_as_it_was_written(luck: Random) -> None:
    choice = audience_model.random_choice(luck)
    assert parse_audience(dump_audience(choice)) == choice


def test_a_choice_grows_and_shrinks_by_conditions_and_groups() -> None:
    asked, ours, both = (
        Condition("asked"),
        Condition("language", ("ky",)),
        Condition("language", ("ky", "ru")),
    )
    choice = (
        EVERYBODY.with_condition("include", 0, ours)
        .with_condition("include", 0, asked)
        .with_condition("include", 0, both)
        .with_condition("include", 1, asked)
    )
    assert choice == Audience(include=((both, asked), (asked,)))
    assert choice.without_condition("include", 0, "language") == Audience(include=((asked,), (asked,)))
    assert (
        choice.without_condition("include", 1, "asked")
        == choice.without_group("include", 1)
        == Audience(include=((both, asked),))
    )
    assert EVERYBODY.with_condition("exclude", 0, asked).without_condition("exclude", 0, "asked") == EVERYBODY
