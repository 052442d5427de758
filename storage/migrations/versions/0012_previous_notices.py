"""The notice whose message a newer notice edits gets a column of its own in the outbox.

It was the key `after` of the payload, which contains nothing but the method's arguments now.
"""

import json
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

EDIT_OR_SEND = "editMessageText|sendMessage"
OUTBOX = sa.table(
    "outbox",
    sa.column("id", sa.BigInteger()),
    sa.column("method", sa.String()),
    sa.column("payload", sa.Text()),
    sa.column("state", sa.String()),
    sa.column("previous_notice_id", sa.BigInteger()),
)
UNSENT = OUTBOX.c.state.in_(["pending", "sending"]) & (OUTBOX.c.method == EDIT_OR_SEND)


def upgrade() -> None:
    op.add_column("outbox", sa.Column("previous_notice_id", sa.BigInteger(), nullable=True))
    for row_id, payload, _ in _unsent(OUTBOX.c.payload.like('%"after":%')):
        arguments = json.loads(payload)
        previous = arguments.pop("after", None)
        if previous is not None:
            _update(row_id, payload=_dump(arguments), previous_notice_id=previous)


def downgrade() -> None:
    for row_id, payload, previous in _unsent(OUTBOX.c.previous_notice_id.is_not(None)):
        _update(row_id, payload=_dump(json.loads(payload) | {"after": previous}))
    op.drop_column("outbox", "previous_notice_id")


def _unsent(condition: sa.ColumnElement[bool]) -> Sequence[Any]:
    columns = OUTBOX.c.id, OUTBOX.c.payload, OUTBOX.c.previous_notice_id
    return op.get_bind().execute(sa.select(*columns).where(UNSENT, condition)).all()


def _update(row_id: int, **values: object) -> None:
    op.get_bind().execute(sa.update(OUTBOX).where(OUTBOX.c.id == row_id).values(**values))


def _dump(arguments: dict[str, object]) -> str:
    return json.dumps(arguments, ensure_ascii=False, separators=(",", ":"))
