"""What every table has in common: names of constraints, types, texts in several languages."""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import (
    JSON,
    BigInteger,
    Integer,
    MetaData,
)
from sqlalchemy.orm import DeclarativeBase

from storage.database import Moment

# SQLite only counts up by itself in a column that is exactly INTEGER.
Id = BigInteger().with_variant(Integer, "sqlite")

Texts = dict[str, str]
"""One text in several languages: {"ky": …, "ru": …, "en": …}; a missing language is a missing key."""


class Table(DeclarativeBase):
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
        datetime: Moment,
        dict[str, Any]: JSON,
        Texts: JSON,
        list[Texts]: JSON,
        list[Any]: JSON,
    }
