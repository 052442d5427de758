"""The register of territorial units."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Id, Model


class Unit(Model):
    """A territorial unit: oblast, rayon, city or ayil aymak. Its code never changes."""

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


class RegisterImport(Model):
    """An import of the register. The newest version tells whether units cached in memory are current."""

    __tablename__ = "register_imports"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    version: Mapped[str] = mapped_column(String(32), unique=True)
    imported_at: Mapped[datetime]
