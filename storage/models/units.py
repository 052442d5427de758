"""The register of territorial units."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Id, Model


class Unit(Model):
    """A territorial unit: oblast, rayon, city or ayil aymak. Its code never changes.

    The level of one that somebody wrote in a registration is `unlisted` until staff decide (`UnlistedUnit`).
    """

    __tablename__ = "units"

    code: Mapped[str] = mapped_column(String(14), primary_key=True)
    level: Mapped[str] = mapped_column(String(12))
    parent_code: Mapped[str | None] = mapped_column(ForeignKey("units.code"), index=True)
    name_ky: Mapped[str] = mapped_column(String(120))
    name_ru: Mapped[str] = mapped_column(String(120))
    name_en: Mapped[str] = mapped_column(String(120))
    lat: Mapped[float | None]
    lon: Mapped[float | None]
    source: Mapped[str] = mapped_column(Text, default="", server_default="")
    retired_at: Mapped[datetime | None]
    successor_code: Mapped[str | None] = mapped_column(ForeignKey("units.code"))


class UnlistedUnit(Model):
    """A municipality that somebody wrote in a registration because it was not in the list, and what staff made of it.

    It is a unit of its own code range, which no import of the register touches. Linked to another unit, its
    `successor_code` is that one; made a unit, it has the level of a municipality.
    """

    __tablename__ = "unlisted_units"

    code: Mapped[str] = mapped_column(ForeignKey("units.code"), primary_key=True)
    written_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    """None: several people wrote it, or the person was erased."""
    written_at: Mapped[datetime]
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    decided_at: Mapped[datetime | None]
    moved_seats: Mapped[list[Any]] = mapped_column(default=list, server_default="[]")
    """The ids of the seats that were moved to the linked unit, to be moved back if the link was wrong."""


class RegisterImport(Model):
    """An import of the register. The newest version tells whether units cached in memory are current."""

    __tablename__ = "register_imports"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    version: Mapped[str] = mapped_column(String(32), unique=True)
    imported_at: Mapped[datetime]
