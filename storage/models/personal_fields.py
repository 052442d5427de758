"""What a person tells of themselves at a registration: the same columns for the person and for each of their seats."""

from datetime import datetime
from inspect import get_annotations
from typing import Any

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column


def _shown(kind: str, label: str) -> dict[str, Any]:
    """How /mydata shows the column: a kind of `handlers.accounts.my_data.FORMATTERS`, and the key of its label."""
    return {"shown": kind, "label": label}


class PersonalFields:
    """Columns of `people` and `seats`. A new one needs a migration, and no other line in storage.

    It is copied from the person to the seat (`storage.seats.seats.COPIED_FIELDS`), erased by /forget in both tables
    and shown by /mydata (`storage.privacy.held_data_rules.personal_fields`).
    """

    name: Mapped[str | None] = mapped_column(String(120), info=_shown("name", "field-name"))
    phone: Mapped[str | None] = mapped_column(String(20), info=_shown("phone", "field-phone"))
    phone_verified_at: Mapped[datetime | None] = mapped_column(info=_shown("time", "field-proven"))
    """When Telegram vouched that the number is the person's; None: typed, by them or by staff, and proves nothing."""
    sex: Mapped[str | None] = mapped_column(String(1), info=_shown("sex", "field-sex"))
    position: Mapped[str | None] = mapped_column(String(20), info=_shown("position", "field-position"))


PERSONAL_FIELDS = tuple(get_annotations(PersonalFields))
"""Their names, in this order."""
