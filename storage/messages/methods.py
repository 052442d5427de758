"""What storage has to know of a message's method: whether it sends something new, and may be repeated.

The names are those of the Bot API. Two with a bar between: the second is tried where the first is not possible.
"""

from sqlalchemy import and_, or_

from storage.models import OutboxMessage

METHOD = OutboxMessage.method
IDEMPOTENT_VERBS = ("edit", "delete")
TEXT = "sendMessage"
CREATE_TOPIC = "createForumTopic"
HAS_SECOND = METHOD.like("%|%")
IS_NEW_MESSAGE = METHOD.like("send%")
IS_FILE = and_(IS_NEW_MESSAGE, METHOD != TEXT)
IS_EDIT = and_(METHOD.like("edit%"), ~HAS_SECOND)
"""An edit and nothing else: where the message to be edited is gone, nothing is sent."""
IS_EDIT_OR_NEW = and_(METHOD.like("edit%"), HAS_SECOND)
IS_IDEMPOTENT = and_(or_(*(METHOD.like(f"{verb}%") for verb in IDEMPOTENT_VERBS)), ~HAS_SECOND)


def is_idempotent(method: str) -> bool:
    """Whether a second call has no further effect."""
    return method.startswith(IDEMPOTENT_VERBS) and "|" not in method
