"""The audit log."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Id, Model


class AuditEntry(Model):
    """An action of staff. Each row has a hash of itself and of the previous row's hash."""

    __tablename__ = "audit_log"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    at: Mapped[datetime]
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    """None: the program or its operator at the command line."""
    action: Mapped[str] = mapped_column(String(40))
    subject: Mapped[str] = mapped_column(String(60))
    """The object of the action: `seminar:3`, `seat:17`."""
    detail: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default="{}")
    """The changes, without personal data: {"capacity": [null, 60]}."""
    hash: Mapped[str] = mapped_column(String(64))
