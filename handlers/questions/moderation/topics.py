"""Topics of questions: suggesting, creating, renaming and merging them."""

from handlers.buttons.hall import topic_view
from handlers.buttons.moderation import (
    ChooseTopic,
    CreateTopic,
    ListQueue,
    ListTopics,
    MergeTopic,
    RenameTopic,
    SetTopic,
    ShowTopic,
)
from handlers.messages import Button, Incoming, OutOfDate, Reply, Say, Text, Translated, Value
from handlers.permissions import MODERATORS, load_seminar
from handlers.questions.moderation.page import STEP, back_row, question_page, record_change
from handlers.questions.moderation.typed_text import TextPrompt, start_typing, typed_words
from handlers.questions.shared.loading import lock_question
from handlers.questions.shared.question_text import question_excerpt
from handlers.ui.arguments import shorten
from handlers.ui.languages import LANGUAGES, split_languages
from handlers.ui.steps import enter_step, leave_step
from storage import audit
from storage.accounts import people
from storage.database import Session
from storage.models import LocalizedText, Question, Seminar, Topic
from storage.questions import topics

RENAME = "rename"
"""Value of `kind` in the form of STEP while a topic's new name is awaited."""
EXCERPT_LENGTH = 300
"""Length of the question in the prompt for its topic, in characters."""
MAX_LENGTH = 130
"""Maximum length of a typed name in up to three languages, in UTF-16 units."""
MAX_SUGGESTIONS = 8
WORD_LENGTH = 20
"""Maximum length of a suggested word, in characters, so that it fits in button data."""


# The topic of a question.


async def start(incoming: Incoming, session: Session, data: ChooseTopic) -> list[Reply]:
    """Ask for the topic: one of the suggestions, a word of the question, or a typed name."""
    return await start_typing(incoming, session, NAME, data.question)


async def _prompt_topic(_incoming: Incoming, session: Session, question: Question, seminar: Seminar) -> Say:
    """Build the prompt with existing topics, likeliest first, and words that could become one."""
    found = await topics.suggest_topics(session, question)
    others = [one.topic for one in await topics.list_by_popularity(session, seminar.id)]
    likely = {one.id: one for one in [*found.topics, *others]}
    rows = [
        [Button(_topic_name(one), SetTopic(question.id, one.id))]
        for one in list(likely.values())[:MAX_SUGGESTIONS]
        if one.id != question.topic_id
    ]
    words = [
        Button(Text("topic-new", {"topic": label}), CreateTopic(question.id, word))
        for word, label in _new_topics(found).items()
    ]
    rows += [words] if words else []
    rows += [[Button("topic-without", SetTopic(question.id, 0))]] if question.topic_id else []
    args: dict[str, Value] = {
        "number": question.number,
        "text": await question_excerpt(session, question, EXCERPT_LENGTH),
    }
    return Say("topic-ask", args, [*rows, back_row(question)])


def _topic_name(topic: Topic) -> Text:
    return Text("topic-name", {"topic": Translated(topic.name)})


def _new_topics(found: topics.TopicSuggestions) -> dict[str, Translated | str]:
    """Return word that the button carries -> the name of the topic, or the word of the question."""
    names = {one["ky"][:WORD_LENGTH]: Translated(one) for one in found.names}
    return {**names, **{word[:WORD_LENGTH]: word[:WORD_LENGTH] for word in found.words}}


async def receive_topic(incoming: Incoming, session: Session, data: SetTopic) -> list[Reply]:
    """Set the chosen topic, or none."""
    question, seminar = await lock_question(incoming, session, data.question)
    topic = await topics.get(session, data.topic) if data.topic else None
    if data.topic and (topic is None or topic.seminar_id != seminar.id or topic.merged_into_id is not None):
        raise OutOfDate
    return await _set_topic(incoming, session, question, seminar, topic, edit=True)


async def receive_word(incoming: Incoming, session: Session, data: CreateTopic) -> list[Reply]:
    """Create a topic with a suggested name, or from a word of the question, and set it."""
    question, seminar = await lock_question(incoming, session, data.question)
    suggested = _new_topics(await topics.suggest_topics(session, question)).get(data.word)
    if suggested is None:
        raise OutOfDate
    asker = await people.get(session, question.person_id)
    language = (asker.language if asker else None) or LANGUAGES[0]
    name = dict(suggested.texts) if isinstance(suggested, Translated) else {language: suggested}
    topic = await topics.get_or_create(session, seminar.id, name, incoming.at)
    return await _set_topic(incoming, session, question, seminar, topic, edit=True)


async def _receive_name(
    incoming: Incoming, session: Session, question: Question, seminar: Seminar
) -> list[Reply]:
    topic = await topics.get_or_create(session, seminar.id, _parse_name(incoming), incoming.at)
    return await _set_topic(incoming, session, question, seminar, topic, edit=False)


NAME = TextPrompt("topic", _prompt_topic, _receive_name)
"""Prompt for a topic's name in one or more languages; an existing topic with this name is used."""


def _parse_name(incoming: Incoming) -> LocalizedText:
    language = incoming.person.language or LANGUAGES[0]
    names = split_languages(typed_words(incoming, MAX_LENGTH).text, language)
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
    previous_id, question.topic_id = question.topic_id, topic.id if topic else None
    card_updates: list[Reply] = []
    if previous_id != question.topic_id:
        card_updates = await record_change(
            incoming, session, question, seminar, "topic", topic=[previous_id, question.topic_id]
        )
    return [await question_page(incoming, session, question, seminar, edit=edit), *card_updates]


# The topics of a seminar.


async def list_topics(incoming: Incoming, session: Session, data: ListTopics) -> list[Reply]:
    """List the topics, those with most questions first."""
    seminar = await load_seminar(incoming, session, MODERATORS, data.seminar)
    rows = [
        [Button(Text("topic-line", _popularity_args(stats)), ShowTopic(stats.topic.id))]
        for stats in await topics.list_by_popularity(session, seminar.id)
    ]
    back = [Button("question-list", ListQueue(seminar.id, "left", 0))]
    args = {"seminar": Translated(seminar.title)}
    return [Say("topics" if rows else "topics-none", args, [*rows, back], edit=True)]


def _popularity_args(stats: topics.TopicStats) -> dict[str, Value]:
    return {"topic": Translated(stats.topic.name), "number": stats.questions, "votes": stats.votes}


async def _lock_topic(incoming: Incoming, session: Session, topic_id: int) -> tuple[Topic, Seminar]:
    """Lock the topic for update and load its seminar. Raises Refusal unless the person moderates there."""
    found = await topics.get(session, topic_id)
    if found is None:
        raise OutOfDate
    seminar = await load_seminar(incoming, session, MODERATORS, found.seminar_id)
    topic = await topics.lock(session, found.id)
    if topic is None or topic.merged_into_id is not None:
        raise OutOfDate
    return topic, seminar


async def show(incoming: Incoming, session: Session, data: ShowTopic) -> list[Reply]:
    """Show a topic and its actions."""
    topic, seminar = await _lock_topic(incoming, session, data.topic)
    leave_step(incoming.person, STEP)
    return [await _topic_page(session, topic, seminar, edit=True)]


async def _topic_page(session: Session, topic: Topic, seminar: Seminar, *, edit: bool) -> Say:
    stats = await topics.list_by_popularity(session, seminar.id)
    args = next(_popularity_args(one) for one in stats if one.topic.id == topic.id)
    rows = [
        [Button("topic-questions", ListQueue(seminar.id, topic_view(topic.id), 0))],
        [Button("topic-rename", RenameTopic(topic.id)), Button("topic-merge", MergeTopic(topic.id))],
        [Button("topics-all", ListTopics(seminar.id))],
    ]
    return Say("topic", args, rows, edit=edit)


def _back_to_topic(topic: Topic) -> list[Button]:
    return [Button("topic-back", ShowTopic(topic.id))]


async def start_rename(incoming: Incoming, session: Session, data: RenameTopic) -> list[Reply]:
    """Ask for a new name of the topic."""
    topic, _ = await _lock_topic(incoming, session, data.topic)
    enter_step(incoming.person, STEP, kind=RENAME, topic=topic.id)
    return [await prompt_rename(session, topic.id)]


async def prompt_rename(session: Session, topic_id: int) -> Say:
    """Build the prompt for a new name, with the current one. Raises Refusal."""
    topic = await topics.get(session, topic_id)
    if topic is None:
        raise OutOfDate
    return Say("topic-ask-name", {"topic": Translated(topic.name)}, [_back_to_topic(topic)])


async def receive_rename(incoming: Incoming, session: Session, topic_id: int) -> list[Reply]:
    """Rename the topic."""
    name = _parse_name(incoming)
    topic, seminar = await _lock_topic(incoming, session, topic_id)
    topic.name = name
    leave_step(incoming.person, STEP)
    await audit.record(session, incoming.person, "topic.named", f"topic:{topic.id}", incoming.at)
    return [await _topic_page(session, topic, seminar, edit=False)]


async def merge(incoming: Incoming, session: Session, data: MergeTopic) -> list[Reply]:
    """Ask for the topic to merge into, or move the questions there."""
    topic, seminar = await _lock_topic(incoming, session, data.topic)
    if data.into is None:
        return [await _ask_target(session, topic, seminar)]
    target, _ = await _lock_topic(incoming, session, data.into)
    try:
        moved = await topics.merge_topics(session, topic, target)
    except ValueError:
        raise OutOfDate from None
    detail = {"into": target.id, "rows": moved}
    await audit.record(session, incoming.person, "topic.joined", f"topic:{topic.id}", incoming.at, **detail)
    return [await _topic_page(session, target, seminar, edit=True)]


async def _ask_target(session: Session, topic: Topic, seminar: Seminar) -> Say:
    rows = [
        [Button(_topic_name(stats.topic), MergeTopic(topic.id, stats.topic.id))]
        for stats in await topics.list_by_popularity(session, seminar.id)
        if stats.topic.id != topic.id
    ]
    args = {"topic": Translated(topic.name)}
    return Say("topic-ask-merge" if rows else "topic-alone", args, [*rows, _back_to_topic(topic)], edit=True)
