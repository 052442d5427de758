"""The columns with personal data that people and their seats have in common."""

from datetime import datetime
from inspect import get_annotations
from typing import Any

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column


def _shown(kind: str, label: str) -> dict[str, Any]:
    """Return how /mydata shows the column: a key of `handlers.accounts.my_data.FORMATTERS`, and the label's key."""
    return {"shown": kind, "label": label}


class PersonalFields:
    """Columns of `people` and `seats`. A new one needs a migration, but no further change in storage.

    It is copied from the person to the seat (`storage.seats.registrations.COPIED_FIELDS`), erased by /forget in both
    tables and shown by /mydata (`storage.privacy.held_data_rules.personal_fields`).
    """

    name: Mapped[str | None] = mapped_column(String(120), info=_shown("name", "field-name"))
    phone: Mapped[str | None] = mapped_column(String(20), info=_shown("phone", "field-phone"))
    phone_verified_at: Mapped[datetime | None] = mapped_column(info=_shown("time", "field-proven"))
    """The time when Telegram verified that the number is the person's; None: it was typed by them or by staff."""
    sex: Mapped[str | None] = mapped_column(String(1), info=_shown("sex", "field-sex"))
    position: Mapped[str | None] = mapped_column(String(20), info=_shown("position", "field-position"))


PERSONAL_FIELDS = tuple(get_annotations(PersonalFields))
"""The names of these columns, in this order."""
