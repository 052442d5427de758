"""The editor of a question's title and choices: of polls, the feedback form, and a seminar's own questions."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from handlers.messages import Incoming, Refusal, Say
from handlers.routing import EditableText
from handlers.ui.choices import split_choices
from handlers.ui.languages import LANGUAGES, merge_texts, split_languages
from storage.database import Session
from storage.models import LocalizedText
from storage.text.richtext import RichText

CHOICES = "choices"
"""The field with the choices, which are typed together, a line each."""
_SEPARATOR_LENGTH = 6
"""Of a line with choices: a bullet, and the slashes between languages."""


@dataclass(frozen=True, slots=True)
class TextLimits:
    """How long a question and its choices may be in each language, and how many choices there may be."""

    title: int
    choice: int
    least: int
    most: int
    title_long: str
    """Text key of the refusal of a long title; its argument `most` is the limit. So are the two below."""
    choice_long: str
    choices_wrong: str
    """Of too few choices, or more than `most`."""

    def check_title(self, title: LocalizedText) -> LocalizedText:
        """Return the title. Raises Refusal if it is too long."""
        if any(len(text) > self.title for text in title.values()):
            raise Refusal(self.title_long, most=self.title)
        return title

    def check_choices(self, choices: list[LocalizedText]) -> list[LocalizedText]:
        """Return the choices. Raises Refusal for too few, too many or too long ones."""
        if not self.least <= len(choices) <= self.most:
            raise Refusal(self.choices_wrong, most=self.most)
        if any(len(text) > self.choice for choice in choices for text in choice.values()):
            raise Refusal(self.choice_long, most=self.choice)
        return choices

    def of_fields(self, title: str) -> dict[str, int]:
        """Return the most characters of what is typed for each field, in all languages together."""
        lines = len(LANGUAGES) * (self.choice + _SEPARATOR_LENGTH)
        return {title: len(LANGUAGES) * (self.title + _SEPARATOR_LENGTH), CHOICES: self.most * lines}


@dataclass(frozen=True, slots=True)
class QuestionText:
    """How the questions of one kind are edited; `text` is the kind for the editor of texts.

    Rows have the column `title` names, and `choices`.
    """

    kind: str
    title: str
    limits: TextLimits
    load: Callable[[Incoming, Session, int], Awaitable[Any]]
    prompt: Callable[[Session, Any, str, str], Awaitable[Say]]
    page: Callable[[Session, Any], Awaitable[Say]]
    new_choices: Callable[[Session, Any, list[LocalizedText]], Awaitable[list[LocalizedText]]]
    """Merges the typed choices into those of the row. Raises Refusal if answers would mean another choice."""
    record: Callable[[Incoming, Session, Any, str], Awaitable[None]]
    """Records the change of a field."""
    awaited: str = "awaited-text"

    @property
    def text(self) -> EditableText:
        """The kind for the editor of texts."""
        return EditableText(
            self.kind,
            self.limits.of_fields(self.title),
            load=self.load,
            prompt=self.prompt,
            store=self._store,
            page=self.page,
            awaited=self.awaited,
            too_long=self.limits.title_long,
            rich=True,  # several lines
        )

    async def _store(
        self, incoming: Incoming, session: Session, row: Any, field: str, texts: Mapping[str, RichText]
    ) -> None:
        ((language, text),) = texts.items()
        if field == CHOICES:
            typed = split_choices(text.plain_text(), language)
            row.choices = await self.new_choices(session, row, typed)
        else:
            title = self.limits.check_title(split_languages(text.plain_text(), language))
            merged = merge_texts(
                getattr(row, self.title), {code: RichText(words) for code, words in title.items()}
            )
            setattr(row, self.title, merged)
        await self.record(incoming, session, row, field)
