"""The topics of a seminar's questions, by the number of questions."""

from collections.abc import Iterable
from dataclasses import dataclass

from storage.models import Topic
from storage.questions.proceedings import Entry


@dataclass(frozen=True, slots=True)
class TopicCount:
    """A topic with its questions."""

    topic: Topic
    questions: int
    votes: int
    """Votes of others for these questions."""


def count_topics(entries: Iterable[Entry]) -> list[TopicCount]:
    """Return the topics, most questions first, then most votes. Questions without a topic are left out."""
    found: dict[int, list[Entry]] = {}
    for entry in entries:
        if entry.topic is not None:
            found.setdefault(entry.topic.id, []).append(entry)
    counts = [
        TopicCount(some[0].topic, len(some), sum(entry.question.votes for entry in some))
        for some in found.values()
        if some[0].topic is not None
    ]
    return sorted(counts, key=lambda one: (-one.questions, -one.votes, one.topic.id))
