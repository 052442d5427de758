"""The types of the register of personal data (`storage.privacy.held_data`)."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal, get_args

from sqlalchemy import ColumnElement, inspect

from storage.models import Model
from storage.models.personal_fields import PERSONAL_FIELDS, PersonalFields

Disposition = Literal["erased", "kept", "impersonal"]
STATISTICS = "statistics of the report; contains no name"
CONSENT_PROOF = "proof of the consent and its withdrawal"
STAFF_ACTION = "which member of staff did it; contains no name"
STAFF_TEXT = "a text by staff, which others have read"
DELIVERY_RECORD = "that a message was sent, when and to which chat, so that nothing is sent twice"
"""Reasons for keeping a column."""

RetentionKind = Literal["contacts", "authors", "feedback", "arrivals", "messages"]
CONTACTS: Final = "contacts"
AUTHORS: Final = "authors"
FEEDBACK: Final = "feedback"
ARRIVALS: Final = "arrivals"
MESSAGES: Final = "messages"
RETENTION_KINDS: tuple[RetentionKind, ...] = get_args(RetentionKind)
"""The kinds of data that are removed some time after a seminar, each after a time of its own."""


@dataclass(frozen=True, slots=True)
class DataSubject:
    """The keys by which a person's rows are found."""

    id: int
    telegram_id: int | None
    verified: tuple[str, ...]
    """Verified telephone numbers. Numbers that were only typed are not used, because they may be somebody else's."""


@dataclass(frozen=True, slots=True)
class ColumnRule:
    """The rule for one column."""

    disposition: Disposition
    reason: str = ""
    """For "kept": the reason."""
    replacement: Any = None
    """For "erased": the new value."""
    erased_by: str = ""
    """For "erased": the function that does it, if setting `replacement` is not enough."""
    shown_as: str = ""
    """The display in /mydata: a key of `handlers.accounts.my_data.FORMATTERS`; empty: none."""
    label: str = ""
    """The text key of its label, if it has a line of its own."""


@dataclass(frozen=True, slots=True)
class RetentionScope:
    """The data of one kind that are to be removed: those of one seminar."""

    seminar_id: int
    expired: Collection[int]
    """The ids of all seminars whose data of this kind are due; one of them is `seminar_id`."""
    consented_before: datetime
    """Profiles of people who have agreed to the notice since then are kept."""
    nobody_id: int
    """The id of the person without data to whom questions belong afterwards; 0 if there is none yet."""


@dataclass(frozen=True, slots=True)
class Retention:
    """The removal of rows of a table, or of columns in them, some time after their seminar."""

    kind: RetentionKind
    where: Callable[[RetentionScope], ColumnElement[bool]]
    values: Callable[[RetentionScope], Mapping[str, Any]] | None = None
    """New values by column; None: as /forget erases them (`HeldRows.deleted`, `replacement_values`)."""
    deleted: bool = False
    """Delete the rows although /forget does not."""
    counted: bool = False
    """Whether the number shown to staff is the number of these rows."""


@dataclass(frozen=True, slots=True)
class HeldRows:
    """The rows of a table that belong to a person in one way."""

    model: type[Model]
    where: Callable[[DataSubject], ColumnElement[bool]]
    columns: Mapping[str, ColumnRule]
    heading: str = ""
    """The text key of its heading in /mydata; empty: not shown."""
    deleted: bool = False
    """Whether /forget deletes the rows themselves."""
    counted: bool = False
    """Whether /mydata shows only their number."""
    retention: tuple[Retention, ...] = ()
    """How they are removed some time after a seminar."""
    retained: str = ""
    """Why there is no `retention`, although /forget erases something of them."""

    def text_keys(self) -> set[str]:
        """Return the text keys of its heading and labels."""
        return {self.heading, *(column.label for column in self.columns.values())} - {""}


def erased(to: Any = None, shown: str = "", label: str = "", by: str = "") -> ColumnRule:
    """Return the rule for a column that /forget erases."""
    return ColumnRule("erased", replacement=to, shown_as=shown, label=label, erased_by=by)


def personal_fields(model: type[PersonalFields]) -> dict[str, ColumnRule]:
    """Return the rules for the shared columns of people and seats: erased, and shown according to `Column.info`."""
    return {name: erased(None, **inspect(model).columns[name].info) for name in PERSONAL_FIELDS}


def kept(reason: str, shown: str = "", label: str = "") -> ColumnRule:
    """Return the rule for a column that is kept for this reason."""
    return ColumnRule("kept", reason=reason, shown_as=shown, label=label)


def impersonal(names: str) -> dict[str, ColumnRule]:
    """Return the rules for columns without personal data; `names` separated by spaces."""
    return {name: ColumnRule("impersonal") for name in names.split()}


def replacement_values(holding: HeldRows) -> dict[str, Any]:
    """Return column -> new value, for the erased columns without an `erased_by` function."""
    return {
        name: column.replacement
        for name, column in holding.columns.items()
        if column.disposition == "erased" and not column.erased_by
    }
