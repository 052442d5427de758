"""Edits of messages that were taken for a question, an answer or a remark: the words may change, a file stays."""

from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass
from functools import partial

from handlers.edits import Edit, file_unchanged, row_unchanged
from handlers.messages import Incoming, Refusal, Reply
from storage.models import Attachment, Formatted

Apply = Callable[["EditedMessage"], Awaitable[list[Reply]]]


@dataclass(frozen=True, slots=True)
class EditedMessage:
    """A message that was edited, and the files that are kept of it."""

    incoming: Incoming
    files: Collection[str]
    """By Telegram's `file_unique_id`."""

    def require_valid(self, *, file_stays: str, awaited: str) -> None:
        """Go on only with the same file, if any, and with words or a file.

        Raises Refusal with the text `file_stays` or `awaited`.
        """
        if not file_unchanged(self.incoming, self.files):
            raise Refusal(file_stays)
        if not self.incoming.rich_text and not self.files:
            raise Refusal(awaited)


def message_edit(incoming: Incoming, row: Formatted, files: Sequence[Attachment], apply: Apply) -> Edit:
    """The edit of the message whose words `row.text` keeps."""
    message = EditedMessage(incoming, {one.file_unique_id for one in files})
    unchanged = row_unchanged(incoming, row, "text") and file_unchanged(incoming, message.files)
    return Edit(unchanged, partial(apply, message))
