"""What a question is about: suggested from its words, new, renamed, joined."""

from handlers.messages import Button, Incoming, Refusal, Reply, Say, Text, Translated, Value
from handlers.permissions import MODERATORS, load_seminar
from handlers.questions.moderation.page import (
    STEP,
    back_row,
    enter_typing_step,
    lock_question,
    question_page,
    record_change,
    typed_words,
)
from handlers.ui.arguments import parse_int, shorten
from handlers.ui.languages import split_languages
from handlers.ui.steps import enter_step, leave_step
from storage import audit
from storage.accounts import people
from storage.database import Session
from storage.models import LocalizedText, Question, Seminar, Topic
from storage.questions import topics

MAX_LENGTH = 130
"""UTF-16 units of a name in up to three languages."""
MAX_SUGGESTIONS = 8
WORD_LENGTH = 20
"""Letters of a suggested word in a button's data, so that it fits."""


# Of a question.


async def start(incoming: Incoming, session: Session) -> list[Reply]:
    """Which? `qtopic:<question>:c`: the likeliest first, then words of the question, or a name that is typed."""
    question, seminar = await lock_question(incoming, session, [*incoming.arguments, ""][0])
    enter_typing_step(incoming, "topic", question)
    return [await prompt_topic(session, question, seminar, edit=True)]


async def prompt_topic(session: Session, question: Question, seminar: Seminar, *, edit: bool = False) -> Say:
    """Topics that stand, and words that could be one."""
    found = await topics.suggest_topics(session, question)
    others = [one.topic for one in await topics.list_by_popularity(session, seminar.id)]
    likely = {one.id: one for one in [*found.topics, *others]}
    rows = [
        [Button(Text("topic-name", {"topic": Translated(one.name)}), f"qput:{question.id}:{one.id}")]
        for one in list(likely.values())[:MAX_SUGGESTIONS]
        if one.id != question.topic_id
    ]
    words = [
        Button(Text("topic-new", {"topic": word[:WORD_LENGTH]}), f"qname:{question.id}:{word[:WORD_LENGTH]}")
        for word in found.words
    ]
    rows += [words] if words else []
    rows += [[Button("topic-without", f"qput:{question.id}:0")]] if question.topic_id else []
    args: dict[str, Value] = {
        "number": question.number,
        "text": shorten(question.hall_text, 300) or Text("question-media"),
    }
    return Say("topic-ask", args, [*rows, back_row(question)], edit=edit)


async def receive_topic(incoming: Incoming, session: Session) -> list[Reply]:
    """One was chosen, or none: `qput:<question>:<topic or 0>`."""
    which, topic_text = [*incoming.arguments, "", ""][:2]
    question, seminar = await lock_question(incoming, session, which)
    topic = await topics.get(session, parse_int(topic_text))
    if topic is None and topic_text != "0":
        raise Refusal("button-old")
    if topic is not None and (topic.seminar_id != seminar.id or topic.merged_into_id is not None):
        raise Refusal("button-old")
    return await _set_topic(incoming, session, question, seminar, topic, edit=True)


async def receive_suggested_word(incoming: Incoming, session: Session) -> list[Reply]:
    """A word of the question becomes a topic: `qname:<question>:<word>`."""
    which, word = [*incoming.arguments, "", ""][:2]
    question, seminar = await lock_question(incoming, session, which)
    if word not in [one[:WORD_LENGTH] for one in (await topics.suggest_topics(session, question)).words]:
        raise Refusal("button-old")
    asker = await people.get(session, question.person_id)
    language = (asker.language if asker else None) or "ky"
    topic = await topics.get_or_create(session, seminar.id, {language: word}, incoming.at)
    return await _set_topic(incoming, session, question, seminar, topic, edit=True)


async def receive_name(
    incoming: Incoming, session: Session, question: Question, seminar: Seminar
) -> list[Reply]:
    """A name was typed, in one language or more."""
    topic = await topics.get_or_create(session, seminar.id, _parse_name(incoming), incoming.at)
    return await _set_topic(incoming, session, question, seminar, topic, edit=False)


def _parse_name(incoming: Incoming) -> LocalizedText:
    names = split_languages(typed_words(incoming, MAX_LENGTH).text, incoming.person.language or "ky")
    return {language: shorten(text, topics.MAX_NAME_LENGTH) for language, text in names.items()}


async def _set_topic(
    incoming: Incoming,
    session: Session,
    question: Question,
    seminar: Seminar,
    topic: Topic | None,
    *,
    edit: bool,
) -> list[Reply]:
    was, question.topic_id = question.topic_id, topic.id if topic else None
    said: list[Reply] = []
    if was != question.topic_id:
        said = await record_change(
            incoming, session, question, seminar, "topic", topic=[was, question.topic_id]
        )
    return [await question_page(incoming, session, question, seminar, edit=edit), *said]


# By itself.


async def _lock_topic(incoming: Incoming, session: Session, which: str) -> tuple[Topic, Seminar]:
    """The topic of a button, held, for whoever runs the questions of its seminar. Raises Refusal."""
    found = await topics.get(session, parse_int(which))
    if found is None:
        raise Refusal("button-old")
    seminar = await load_seminar(incoming, session, MODERATORS, found.seminar_id)
    topic = await topics.lock(session, found.id)
    if topic is None or topic.merged_into_id is not None:
        raise Refusal("button-old")
    return topic, seminar


async def show(incoming: Incoming, session: Session) -> list[Reply]:
    """A topic and what can be done with it: `topic:<topic>`."""
    topic, seminar = await _lock_topic(incoming, session, incoming.argument)
    leave_step(incoming.person, STEP)
    return [await _topic_page(session, topic, seminar, edit=True)]


async def _topic_page(session: Session, topic: Topic, seminar: Seminar, *, edit: bool) -> Say:
    heat = next(
        one for one in await topics.list_by_popularity(session, seminar.id) if one.topic.id == topic.id
    )
    rows = [
        [Button("topic-questions", f"queue:{seminar.id}:t{topic.id}:0")],
        [Button("topic-rename", f"topicname:{topic.id}"), Button("topic-join", f"topicjoin:{topic.id}")],
        [Button("topics-all", f"topics:{seminar.id}")],
    ]
    args: dict[str, Value] = {"topic": Translated(topic.name), "number": heat.questions, "votes": heat.votes}
    return Say("topic", args, rows, edit=edit)


async def start_rename(incoming: Incoming, session: Session) -> list[Reply]:
    """Another name is to be typed: `topicname:<topic>`."""
    topic, _ = await _lock_topic(incoming, session, incoming.argument)
    enter_step(incoming.person, STEP, what="name", topic=topic.id)
    return [prompt_rename(topic)]


def prompt_rename(topic: Topic) -> Say:
    """With the one it has."""
    stop = [[Button("topic-keep", f"topic:{topic.id}")]]
    return Say("topic-ask-name", {"topic": Translated(topic.name)}, stop)


async def prompt_rename_again(incoming: Incoming, session: Session, topic_id: int) -> Say:
    """The same once more, for whoever comes back to this step."""
    topic = await topics.get(session, topic_id)
    if topic is None:
        raise Refusal("button-old")
    return prompt_rename(topic)


async def receive_rename(incoming: Incoming, session: Session, topic_id: int) -> list[Reply]:
    """The name it has from now on, for everybody."""
    name = _parse_name(incoming)
    topic, seminar = await _lock_topic(incoming, session, str(topic_id))
    topic.name = name
    leave_step(incoming.person, STEP)
    subject = f"topic:{topic.id}"
    await audit.record(session, incoming.person, "topic.named", subject, incoming.at)
    return [await _topic_page(session, topic, seminar, edit=False)]


async def merge(incoming: Incoming, session: Session) -> list[Reply]:
    """With which one? `topicjoin:<topic>`; then its questions go there: `topicjoin:<topic>:<other>`."""
    which, other = [*incoming.arguments, "", ""][:2]
    topic, seminar = await _lock_topic(incoming, session, which)
    if other:
        target, _ = await _lock_topic(incoming, session, other)
        try:
            moved = await topics.merge_topics(session, topic, target)
        except ValueError:
            raise Refusal("button-old") from None
        subject = f"topic:{topic.id}"
        await audit.record(
            session, incoming.person, "topic.joined", subject, incoming.at, into=target.id, rows=moved
        )
        return [await _topic_page(session, target, seminar, edit=True)]
    rows = [
        [
            Button(
                Text("topic-name", {"topic": Translated(one.topic.name)}),
                f"topicjoin:{topic.id}:{one.topic.id}",
            )
        ]
        for one in await topics.list_by_popularity(session, seminar.id)
        if one.topic.id != topic.id
    ]
    key = "topic-ask-join" if rows else "topic-alone"
    return [
        Say(
            key,
            {"topic": Translated(topic.name)},
            [*rows, [Button("topic-keep", f"topic:{topic.id}")]],
            edit=True,
        )
    ]
