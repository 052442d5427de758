"""The register of personal data: where it is, how it is found, what /mydata shows of it, and what /forget does to it.

/mydata (`handlers.accounts.my_data`) and /forget (`storage.privacy.erasure`) follow it; a column of a model that is
missing here fails tests/storage/privacy/test_held_data.py. A `HeldRows` are the rows of a table that belong to a person
in one way; a table may have several.
"""

from collections.abc import Mapping
from typing import Any
from typing import cast as cast_type

from sqlalchemy import String, cast, select
from sqlalchemy import Table as SqlTable

from storage.accounts import verified_phones
from storage.database import Session
from storage.models import (
    ExtraQuestion,
    FeedbackQuestion,
    FrozenAreaCounts,
    FrozenCounts,
    GroupNotification,
    GroupTopic,
    ItemMove,
    Model,
    Person,
    Preference,
    RegisterImport,
    Reminder,
    ReminderRule,
    RetentionStep,
    Seminar,
    SeminarClosing,
    Target,
    Topic,
    Unit,
    Wall,
)
from storage.privacy.held_data_rules import DataSubject, HeldRows
from storage.privacy.held_messages import MESSAGE_ROWS
from storage.privacy.held_people import PEOPLE_ROWS
from storage.privacy.held_questions import QUESTION_ROWS
from storage.privacy.held_seats import SEAT_ROWS
from storage.privacy.held_staff_work import STAFF_ROWS

HELD_DATA: tuple[HeldRows, ...] = (*PEOPLE_ROWS, *SEAT_ROWS, *QUESTION_ROWS, *STAFF_ROWS, *MESSAGE_ROWS)
"""In the order of display in /mydata."""

IMPERSONAL: Mapping[type[Model], str] = {
    Seminar: "id slug title description venue address outcome lat lon starts_at ends_at timezone day_hours state "
    "version capacity places_per_unit registration_opens_at registration_closes_at cloned_from_id oblast_code "
    "question_count moderated digest_at updated_at",
    ExtraQuestion: "id seminar_id position kind title choices removed_at",
    Target: "id seminar_id office unit_code excluded",
    ReminderRule: "id seminar_id kind anchor days time_of_day audience custom_text marks removed_at",
    Reminder: "id seminar_id version kind rule_id item_id due_at expires_at done_at cancelled_at",
    Topic: "id seminar_id name created_at merged_into_id",
    Wall: "seminar_id token question_id poll_id changed_at",
    FeedbackQuestion: "id seminar_id position kind title choices removed_at",
    ItemMove: "id seminar_id item_id starts_at ends_at moved_at settled_at",
    GroupNotification: "id topic kind subject at posted_at post_key stale",
    GroupTopic: "id chat_id name thread_id creation_key",
    Preference: "name value changed_at",
    SeminarClosing: "seminar_id archived_from restored_at keep_until",
    RetentionStep: "seminar_id kind announced_at checked_at removed",
    FrozenCounts: "seminar_id frozen_at municipalities municipalities_registered municipalities_arrived expected "
    "arrived asked closed answered answer_seconds stars_1 stars_2 stars_3 stars_4 stars_5",
    FrozenAreaCounts: "seminar_id area_code municipalities municipalities_registered municipalities_arrived expected "
    "arrived",
    Unit: "code level parent_code name_ky name_ru name_en lat lon source retired_at successor_code",
    RegisterImport: "id version imported_at",
}
"""Tables and columns without personal data."""


async def get_subject(session: Session, person: Person) -> DataSubject:
    """Return the keys of a person's rows. A telephone number is theirs if they were the last to verify it."""
    return DataSubject(
        person.id, person.telegram_id, tuple(await verified_phones.current_phones(session, person))
    )


async def held_rows(session: Session, holding: HeldRows, who: DataSubject) -> list[Any]:
    """List a person's rows of this kind by primary key."""
    table = cast_type(SqlTable, holding.model.__table__)
    query = select(table).where(holding.where(who)).order_by(*table.primary_key.columns)
    return list(await session.execute(query))


async def erased_texts(session: Session, who: DataSubject, kind: str) -> list[str]:
    """Return all texts in erased columns that /mydata shows as this kind."""
    found: list[str] = []
    for holding in HELD_DATA:
        names = [
            one
            for one, column in holding.columns.items()
            if (column.disposition, column.shown_as) == ("erased", kind)
        ]
        if names:
            columns = [cast(holding.model.__table__.c[name], String) for name in names]
            for row in await session.execute(select(*columns).where(holding.where(who))):
                found += [value for value in row if value]
    return list(dict.fromkeys(found))
