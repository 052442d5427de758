"""The programme, materials and extra questions in the database: cascades, order, and counts."""

from datetime import timedelta

from storage.database import Database, Session
from storage.models import Person, Seminar, seat_states
from storage.seats import extra_questions, seats
from storage.seminars import materials, programme, seminars
from tests.storage.conftest import NOW, new_person


async def the_seminar(session: Session) -> Seminar:
    seminar = await seminars.get(session, 1)
    assert seminar is not None
    return seminar


async def the_person(session: Session, number: int = 1) -> Person:
    person = await session.get(Person, number)
    assert person is not None
    return person


async def add_material(session: Session, unique: str, item_id: int | None = None) -> int:
    """Store a material; return its number."""
    one = await materials.add(
        session,
        await the_seminar(session),
        item_id=item_id,
        title={"ky": "Баяндама"},
        kind="document",
        file_id=f"f-{unique}",
        file_unique_id=unique,
        by=await the_person(session),
        at=NOW,
    )
    return one.id


async def test_items_stand_in_the_order_of_their_hours(seeded: Database) -> None:
    async with seeded.session.begin() as session:
        seminar = await the_seminar(session)
        for hours in (2, 0, 1):
            programme.add(session, seminar, NOW + timedelta(hours=hours), None, {"ky": str(hours)})
    async with seeded.session.begin() as session:
        assert [one.title["ky"] for one in await programme.list_items(session, 1)] == ["0", "1", "2"]
        assert [one.title["ky"] for one in await seminars.get_programme(session, 1)] == ["0", "1", "2"]
        first, *_ = await programme.list_items(session, 1)
        programme.shift_items(session, [first], timedelta(hours=5))
        await session.flush()
        assert [one.title["ky"] for one in await seminars.get_programme(session, 1)] == ["1", "2", "0"]


async def test_an_item_that_goes_leaves_its_files_to_the_seminar(seeded: Database) -> None:
    async with seeded.session.begin() as session:
        item = programme.add(session, await the_seminar(session), NOW, None, {"ky": "Ачылыш"})
        await session.flush()
        await add_material(session, "a", item.id)
        await add_material(session, "b")
    async with seeded.session.begin() as session:
        [item] = await programme.list_items(session, 1)
        assert [one.file_unique_id for one in await materials.of_item(session, item.id)] == ["a"]
        await programme.remove(session, item)
    async with seeded.session.begin() as session:
        assert await programme.list_items(session, 1) == []
        found = await materials.of_seminar(session, 1)
        assert [(one.file_unique_id, one.item_id) for one in found] == [("a", None), ("b", None)]


async def test_the_same_file_is_one_material_until_it_is_removed(seeded: Database) -> None:
    async with seeded.session.begin() as session:
        first = await add_material(session, "a")
        assert await add_material(session, "a") == first
        one = await materials.get(session, first)
        assert one is not None
        one.removed_at = NOW
        assert await add_material(session, "a") != first


async def test_the_answers_of_held_seats_are_counted(seeded: Database) -> None:
    async with seeded.session.begin() as session:
        seminar = await the_seminar(session)
        choices = [{"ky": "Ооба"}, {"ky": "Жок"}]
        lodging = await extra_questions.add(
            session, seminar, extra_questions.CHOICE, {"ky": "Жатакана?"}, choices
        )
        people = await extra_questions.add(session, seminar, extra_questions.NUMBER, {"ky": "Нече адам?"})
        wish = await extra_questions.add(session, seminar, extra_questions.TEXT, {"ky": "Каалооңуз?"})
        session.add_all([new_person(number) for number in (13, 14, 15)])
        await session.flush()
        said = [(0, 2, "Сүт"), (0, None, None), (1, 3, None), (1, 9, "Бал")]
        for number, (bed, count, text) in enumerate(said, start=1):
            person = await the_person(session, number)
            seat = seats.create_seat(
                session, seminar, seat_states.REGISTERED, NOW, person_id=number, office="other", source="chat"
            )
            seat.answers = {str(lodging.id): bed, str(people.id): count, str(wish.id): text}
            if number == 4:
                await seats.transition(session, seat, seat_states.CANCELLED, NOW, person)
        seats.create_seat(
            session, seminar, seat_states.REGISTERED, NOW, person_id=5, office="other", source="import"
        )
    async with seeded.session.begin() as session:
        beds, counts, wishes = await extra_questions.count_answers(session, 1)
        assert (beds.choices, beds.unanswered) == ({0: 2, 1: 1}, 1)
        assert (counts.numbers, counts.unanswered) == ([2, 3], 2)
        assert (wishes.texts, wishes.unanswered) == (["Сүт"], 3)


async def test_a_removed_question_is_asked_no_more_and_the_order_stays(seeded: Database) -> None:
    async with seeded.session.begin() as session:
        seminar = await the_seminar(session)
        first, second, third = [
            await extra_questions.add(session, seminar, extra_questions.TEXT, {"ky": name})
            for name in ("а", "б", "в")
        ]
        await extra_questions.remove(session, second, NOW)
        assert [one.id for one in await extra_questions.of_seminar(session, 1)] == [first.id, third.id]


def test_the_ready_made_questions_are_in_three_languages_and_fit_a_button() -> None:
    for one in extra_questions.load_templates().values():
        assert one["kind"] in extra_questions.KINDS
        for texts in (one["title"], *one["choices"]):
            assert set(texts) == {"ky", "ru", "en"}
            assert all(0 < len(text) <= 40 for text in texts.values())
