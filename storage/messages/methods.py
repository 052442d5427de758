"""SQL conditions on the method of an outbox message: whether it sends a new message, and may be repeated.

The names are those of the Bot API. In `first|second`, the second is called if the first is not possible.
"""

from sqlalchemy import and_, or_

from storage.models import OutboxMessage

METHOD = OutboxMessage.method
REACTION = "setMessageReaction"
IDEMPOTENT_VERBS = ("edit", "delete", "pin", "unpin", REACTION)
TEXT = "sendMessage"
CREATE_TOPIC = "createForumTopic"
HAS_SECOND = METHOD.like("%|%")
IS_NEW_MESSAGE = METHOD.like("send%")
IS_FILE = and_(IS_NEW_MESSAGE, METHOD != TEXT)
IS_EDIT = and_(METHOD.like("edit%"), ~HAS_SECOND)
"""Only an edit: if the message to be edited no longer exists, nothing is sent."""
IS_EDIT_OR_NEW = and_(METHOD.like("edit%"), HAS_SECOND)
IS_IDEMPOTENT = and_(or_(*(METHOD.like(f"{verb}%") for verb in IDEMPOTENT_VERBS)), ~HAS_SECOND)


def is_optional(method: str) -> bool:
    """Whether it is a convenience only: pinning, unpinning, or reacting to a message."""
    return method.startswith(("pin", "unpin", REACTION))


def is_idempotent(method: str) -> bool:
    """Whether a second call has no further effect."""
    return method.startswith(IDEMPOTENT_VERBS) and "|" not in method
