"""What a question is about: suggested from its words, new, renamed, joined."""

from handlers.common import number, shorten
from handlers.moderating.page import STEP, at_page, back, changed, question_for, typing, words_of
from handlers.rights import MODERATORS, seminar_for
from handlers.steps import leave, stand
from handlers.tongues import in_tongues
from handlers.words import Button, Incoming, Named, Refusal, Reply, Say, Text, Value
from storage import audit, people, topics
from storage.database import Session
from storage.models import Question, Seminar, Texts, Topic

LONGEST = 130
"""UTF-16 units of a name in up to three languages."""
OFFERED = 8
WORD = 20
"""Letters of a suggested word in a button's data, so that it fits."""


# Of a question.


async def begin(incoming: Incoming, session: Session) -> list[Reply]:
    """Which? `qtopic:<question>:c`: the likeliest first, then words of the question, or a name that is typed."""
    question, seminar = await question_for(incoming, session, [*incoming.arguments, ""][0])
    typing(incoming, "topic", question)
    return [await ask(session, question, seminar, edit=True)]


async def ask(session: Session, question: Question, seminar: Seminar, *, edit: bool = False) -> Say:
    """Topics that stand, and words that could be one."""
    found = await topics.suggested(session, question)
    others = [one.topic for one in await topics.hottest(session, seminar.id)]
    likely = {one.id: one for one in [*found.topics, *others]}
    rows = [
        [Button(Text("topic-name", {"topic": Named(one.name)}), f"qput:{question.id}:{one.id}")]
        for one in list(likely.values())[:OFFERED]
        if one.id != question.topic_id
    ]
    words = [
        Button(Text("topic-new", {"topic": word[:WORD]}), f"qname:{question.id}:{word[:WORD]}")
        for word in found.words
    ]
    rows += [words] if words else []
    rows += [[Button("topic-without", f"qput:{question.id}:0")]] if question.topic_id else []
    args: dict[str, Value] = {
        "number": question.number,
        "text": shorten(question.hall_words, 300) or Text("question-media"),
    }
    return Say("topic-ask", args, [*rows, back(question)], edit=edit)


async def put(incoming: Incoming, session: Session) -> list[Reply]:
    """One was chosen, or none: `qput:<question>:<topic or 0>`."""
    which, topic_text = [*incoming.arguments, "", ""][:2]
    question, seminar = await question_for(incoming, session, which)
    topic = await topics.get(session, number(topic_text))
    if topic is None and topic_text != "0":
        raise Refusal("button-old")
    if topic is not None and (topic.seminar_id != seminar.id or topic.joined_into_id is not None):
        raise Refusal("button-old")
    return await _put(incoming, session, question, seminar, topic, edit=True)


async def put_word(incoming: Incoming, session: Session) -> list[Reply]:
    """A word of the question becomes a topic: `qname:<question>:<word>`."""
    which, word = [*incoming.arguments, "", ""][:2]
    question, seminar = await question_for(incoming, session, which)
    if word not in [one[:WORD] for one in (await topics.suggested(session, question)).words]:
        raise Refusal("button-old")
    asker = await people.get(session, question.person_id)
    language = (asker.language if asker else None) or "ky"
    topic = await topics.named(session, seminar.id, {language: word}, incoming.at)
    return await _put(incoming, session, question, seminar, topic, edit=True)


async def take(incoming: Incoming, session: Session, question: Question, seminar: Seminar) -> list[Reply]:
    """A name was typed, in one language or more."""
    topic = await topics.named(session, seminar.id, _name(incoming), incoming.at)
    return await _put(incoming, session, question, seminar, topic, edit=False)


def _name(incoming: Incoming) -> Texts:
    names = in_tongues(words_of(incoming, LONGEST).text, incoming.person.language or "ky")
    return {language: shorten(text, topics.LONGEST) for language, text in names.items()}


async def _put(
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
        said = await changed(incoming, session, question, seminar, "topic", topic=[was, question.topic_id])
    return [await at_page(incoming, session, question, seminar, edit=edit), *said]


# By itself.


async def _topic(incoming: Incoming, session: Session, which: str) -> tuple[Topic, Seminar]:
    """The topic of a button, held, for whoever runs the questions of its seminar. Raises Refusal."""
    found = await topics.get(session, number(which))
    if found is None:
        raise Refusal("button-old")
    seminar = await seminar_for(incoming, session, MODERATORS, found.seminar_id)
    topic = await topics.lock(session, found.id)
    if topic is None or topic.joined_into_id is not None:
        raise Refusal("button-old")
    return topic, seminar


async def page(incoming: Incoming, session: Session) -> list[Reply]:
    """A topic and what can be done with it: `topic:<topic>`."""
    topic, seminar = await _topic(incoming, session, incoming.argument)
    leave(incoming.person, STEP)
    return [await _page(session, topic, seminar, edit=True)]


async def _page(session: Session, topic: Topic, seminar: Seminar, *, edit: bool) -> Say:
    heat = next(one for one in await topics.hottest(session, seminar.id) if one.topic.id == topic.id)
    rows = [
        [Button("topic-questions", f"queue:{seminar.id}:t{topic.id}:0")],
        [Button("topic-rename", f"topicname:{topic.id}"), Button("topic-join", f"topicjoin:{topic.id}")],
        [Button("topics-all", f"topics:{seminar.id}")],
    ]
    args: dict[str, Value] = {"topic": Named(topic.name), "number": heat.questions, "votes": heat.votes}
    return Say("topic", args, rows, edit=edit)


async def begin_name(incoming: Incoming, session: Session) -> list[Reply]:
    """Another name is to be typed: `topicname:<topic>`."""
    topic, _ = await _topic(incoming, session, incoming.argument)
    stand(incoming.person, STEP, what="name", topic=topic.id)
    return [ask_name(topic)]


def ask_name(topic: Topic) -> Say:
    """With the one it has."""
    stop = [[Button("topic-keep", f"topic:{topic.id}")]]
    return Say("topic-ask-name", {"topic": Named(topic.name)}, stop)


async def again_name(incoming: Incoming, session: Session, topic_id: int) -> Say:
    """The same once more, for whoever comes back to this step."""
    topic = await topics.get(session, topic_id)
    if topic is None:
        raise Refusal("button-old")
    return ask_name(topic)


async def take_name(incoming: Incoming, session: Session, topic_id: int) -> list[Reply]:
    """The name it has from now on, for everybody."""
    name = _name(incoming)
    topic, seminar = await _topic(incoming, session, str(topic_id))
    topic.name = name
    leave(incoming.person, STEP)
    about = f"topic:{topic.id}"
    await audit.record(session, incoming.person, "topic.named", about, incoming.at)
    return [await _page(session, topic, seminar, edit=False)]


async def join(incoming: Incoming, session: Session) -> list[Reply]:
    """With which one? `topicjoin:<topic>`; then its questions go there: `topicjoin:<topic>:<other>`."""
    which, other = [*incoming.arguments, "", ""][:2]
    topic, seminar = await _topic(incoming, session, which)
    if other:
        target, _ = await _topic(incoming, session, other)
        try:
            moved = await topics.join(session, topic, target)
        except ValueError:
            raise Refusal("button-old") from None
        about = f"topic:{topic.id}"
        await audit.record(
            session, incoming.person, "topic.joined", about, incoming.at, into=target.id, rows=moved
        )
        return [await _page(session, target, seminar, edit=True)]
    rows = [
        [Button(Text("topic-name", {"topic": Named(one.topic.name)}), f"topicjoin:{topic.id}:{one.topic.id}")]
        for one in await topics.hottest(session, seminar.id)
        if one.topic.id != topic.id
    ]
    key = "topic-ask-join" if rows else "topic-alone"
    return [
        Say(
            key, {"topic": Named(topic.name)}, [*rows, [Button("topic-keep", f"topic:{topic.id}")]], edit=True
        )
    ]
