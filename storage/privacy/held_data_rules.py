"""The terms of `storage.privacy.held_data`: whose a row is, what becomes of a column, which rows are a person's."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import ColumnElement, inspect

from storage.models import Model
from storage.models.personal_fields import PERSONAL_FIELDS, PersonalFields

Disposition = Literal["erased", "kept", "impersonal"]
STATISTICS = "the figures of the report: a number of ours, nobody's name"
CONSENT_PROOF = "the proof of the consent and of its end"
STAFF_ACTION = "who of the staff did it: a number of ours, nobody's name"
STAFF_TEXT = "staff's own words, which others have read"
DELIVERY_RECORD = "that a message was sent, when and to which chat: so that nothing is sent twice"
"""Reasons for which columns are kept."""


@dataclass(frozen=True, slots=True)
class DataSubject:
    """By what a person's rows are found."""

    id: int
    telegram_id: int | None
    verified: tuple[str, ...]
    """The numbers that Telegram has vouched for. What was only typed finds nothing: it may be anybody's."""


@dataclass(frozen=True, slots=True)
class ColumnRule:
    """What one column says of a person."""

    disposition: Disposition
    reason: str = ""
    """Of what is kept: because of what."""
    replacement: Any = None
    """Of what is erased: what stands there afterwards."""
    erased_by: str = ""
    """Of what is erased: the function that does it, where it takes more than another value."""
    shown_as: str = ""
    """How /mydata shows it: a kind of `handlers/accounts/my_data`; empty: as it is no word of theirs, not at all."""
    label: str = ""
    """The text that stands before it, where it has a line of its own."""


@dataclass(frozen=True, slots=True)
class HeldRows:
    """The rows of a table that are a person's in one way."""

    model: type[Model]
    where: Callable[[DataSubject], ColumnElement[bool]]
    columns: Mapping[str, ColumnRule]
    heading: str = ""
    """What /mydata calls such a row; empty: it is not shown."""
    deleted: bool = False
    """On /forget the rows themselves go."""
    counted: bool = False
    """/mydata says how many there are, not each."""

    def text_keys(self) -> set[str]:
        """The keys of the texts by which /mydata calls it and its columns."""
        return {self.heading, *(column.label for column in self.columns.values())} - {""}


def erased(to: Any = None, shown: str = "", label: str = "", by: str = "") -> ColumnRule:
    """It goes on /forget."""
    return ColumnRule("erased", replacement=to, shown_as=shown, label=label, erased_by=by)


def personal_fields(model: type[PersonalFields]) -> dict[str, ColumnRule]:
    """The columns that a person and a seat share: they go on /forget, and /mydata shows them as each of them says."""
    return {name: erased(None, **inspect(model).columns[name].info) for name in PERSONAL_FIELDS}


def kept(reason: str, shown: str = "", label: str = "") -> ColumnRule:
    """It stays, because of this."""
    return ColumnRule("kept", reason=reason, shown_as=shown, label=label)


def impersonal(names: str) -> dict[str, ColumnRule]:
    """Columns in which nothing is personal: numbers and states of ours."""
    return {name: ColumnRule("impersonal") for name in names.split()}


def replacement_values(holding: HeldRows) -> dict[str, Any]:
    """What stands in its columns once it is forgotten, as far as another value is all it takes."""
    return {
        name: column.replacement
        for name, column in holding.columns.items()
        if column.disposition == "erased" and not column.erased_by
    }
