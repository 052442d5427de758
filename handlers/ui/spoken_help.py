"""Buttons with which people listen to the help about what they are doing."""

from typing import cast

from handlers.buttons.spoken_help import PlayHelp, Topic
from handlers.messages import Button, Text
from storage.database import Session
from storage.models import Person
from storage.spoken_help import recordings

DEFAULT_LANGUAGE = "ky"
"""The language for people who have chosen none."""


def play_button(topic: str) -> Button:
    """Return the button that sends the recording of a topic."""
    return Button(Text("help-listen", {"topic": Text(f"help-topic-{topic}")}), PlayHelp(cast(Topic, topic)))


async def play_rows(session: Session, person: Person, *topics: str) -> list[list[Button]]:
    """Return a row for each of these topics that has a recording in the person's language."""
    recorded = await recordings.list_topics(session, person.language or DEFAULT_LANGUAGE)
    return [[play_button(topic)] for topic in topics if topic in recorded]
