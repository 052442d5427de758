"""What every table has in common: names of constraints, types, texts in several languages."""

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

# SQLite only counts up by itself in a column that is exactly INTEGER.
Id = BigInteger().with_variant(Integer, "sqlite")

LocalizedText = dict[str, str]
"""One text in several languages: {"ky": …, "ru": …, "en": …}; a missing language is a missing key."""


class Model(DeclarativeBase):
    """The registry of tables, with names for constraints so that migrations can find them on every database."""

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
    """A row with words that people wrote: their formatting is kept beside them, by the column's name.

    A column of texts in several languages has an entry a language: `answer.ky`.
    """

    marks: Mapped[dict[str, Any] | None] = mapped_column(default=dict)
    """None: written before formatting was kept."""

    def rich_text(self, column: str, language: str | None = None) -> RichText:
        """The words of a column (in that language) with their formatting."""
        texts = getattr(self, column)
        text = texts if language is None else texts.get(language, "")
        return richtext.from_stored(text, (self.marks or {}).get(_marks_key(column, language)))

    def rich_texts(self, column: str) -> dict[str, RichText]:
        """The words of a column in each language they are in."""
        return {language: self.rich_text(column, language) for language in getattr(self, column)}

    def set_rich_text(self, column: str, words: RichText, language: str | None = None) -> None:
        """These are the words of that column (in that language) from now on."""
        texts = getattr(self, column)
        setattr(self, column, words.text if language is None else {**texts, language: words.text})
        self.marks = {**(self.marks or {}), **stored_marks(column, words, language)}

    @validates("text", "wording", "reason", "translations", "question", "answer", "custom_text")
    def _drop_stale_marks(self, column: str, value: Any) -> Any:
        """Words that are put there by themselves have no formatting, and what they replace takes its own along."""
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
    """The entry that `Formatted.marks` has for these words: none where nothing is formatted."""
    return {_marks_key(column, language): words.stored_marks()} if words.marks else {}


def _marks_key(column: str, language: str | None) -> str:
    return column if language is None else f"{column}.{language}"
