"""Edits of messages stored as a question, an answer or a remark: the text may change, the file may not."""

from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass
from functools import partial

from handlers.edits import Edit, file_unchanged, row_unchanged
from handlers.messages import Incoming, Refusal, Reply
from storage.models import Attachment, Formatted

Apply = Callable[["EditedMessage"], Awaitable[list[Reply]]]


@dataclass(frozen=True, slots=True)
class EditedMessage:
    """An edited message with the files stored for it."""

    incoming: Incoming
    files: Collection[str]
    """Telegram's `file_unique_id` of each."""

    def require_valid(self, *, file_stays: str, awaited: str) -> None:
        """Raise Refusal if the file has changed (text key `file_stays`) or there is no text or file (`awaited`)."""
        if not file_unchanged(self.incoming, self.files):
            raise Refusal(file_stays)
        if not self.incoming.rich_text and not self.files:
            raise Refusal(awaited)


def message_edit(incoming: Incoming, row: Formatted, files: Sequence[Attachment], apply: Apply) -> Edit:
    """Build the edit of the message whose text is stored in `row.text`."""
    message = EditedMessage(incoming, {file.file_unique_id for file in files})
    unchanged = row_unchanged(incoming, row, "text") and file_unchanged(incoming, message.files)
    return Edit(unchanged, partial(apply, message))
