"""The base of all models: naming of constraints, column types, localized and formatted texts."""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import (
    JSON,
    BigInteger,
    Integer,
    MetaData,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, validates

from storage.database import UtcDateTime
from storage.text import richtext
from storage.text.richtext import RichText

# SQLite autoincrements only a column whose type is exactly INTEGER.
Id = BigInteger().with_variant(Integer, "sqlite")

LocalizedText = dict[str, str]
"""A text by language: {"ky": …, "ru": …, "en": …}. A missing language has no key."""


class Model(DeclarativeBase):
    """The declarative base. Constraints are named, so that migrations find them on every database."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: UtcDateTime,
        dict[str, Any]: JSON,
        LocalizedText: JSON,
        list[LocalizedText]: JSON,
        list[Any]: JSON,
    }


class Formatted:
    """A mixin for rows with formatted texts: the text is in its column, the formatting in `marks`, by column name.

    A localized column has one entry per language: `answer.ky`.
    """

    marks: Mapped[dict[str, Any] | None] = mapped_column(default=dict)
    """None: the row was written before formatting was stored."""

    def rich_text(self, column: str, language: str | None = None) -> RichText:
        """Return the formatted text of a column; `language` for a localized column."""
        texts = getattr(self, column)
        text = texts if language is None else texts.get(language, "")
        return richtext.from_stored(text, (self.marks or {}).get(_marks_key(column, language)))

    def rich_texts(self, column: str) -> dict[str, RichText]:
        """Return the formatted texts of a localized column by language."""
        return {language: self.rich_text(column, language) for language in getattr(self, column)}

    def set_rich_text(self, column: str, words: RichText, language: str | None = None) -> None:
        """Set the text of a column with its formatting; `language` for a localized column."""
        texts = getattr(self, column)
        setattr(self, column, words.text if language is None else {**texts, language: words.text})
        self.marks = {**(self.marks or {}), **stored_marks(column, words, language)}

    @validates("text", "wording", "reason", "translations", "question", "answer", "custom_text")
    def _drop_stale_marks(self, column: str, value: Any) -> Any:
        """Drop the formatting of a text that is replaced by assigning to the column."""
        if self.marks:
            was = getattr(self, column)
            gone = {
                _marks_key(column, language)
                for language in (was if isinstance(was, dict) else [None])
                if not isinstance(was, dict) or was[language] != value.get(language)
            }
            self.marks = {entry: one for entry, one in self.marks.items() if entry not in gone}
        return value


def stored_marks(column: str, words: RichText, language: str | None = None) -> dict[str, Any]:
    """Return the entry of `Formatted.marks` for this text; empty if it has no formatting."""
    return {_marks_key(column, language): words.stored_marks()} if words.marks else {}


def _marks_key(column: str, language: str | None) -> str:
    return column if language is None else f"{column}.{language}"
