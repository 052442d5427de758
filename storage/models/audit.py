"""The audit log."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Id, Model


class AuditEntry(Model):
    """Something staff did or looked at. Each row carries a hash over itself and the row before it."""

    __tablename__ = "audit_log"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    at: Mapped[datetime]
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    """None: the program's operator, at the command line."""
    action: Mapped[str] = mapped_column(String(40))
    subject: Mapped[str] = mapped_column(String(60))
    """What it was done to: "seminar:3", "seat:17"."""
    detail: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default="{}")
    """What changed, without personal data: {"capacity": [null, 60]}."""
    hash: Mapped[str] = mapped_column(String(64))
