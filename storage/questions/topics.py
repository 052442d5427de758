"""Topics: what several questions of a seminar are about; suggested from words, renamed, joined, counted."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, update

from storage.database import Session
from storage.models import LocalizedText, Question, Seminar, Topic, Vote, question_states

MAX_NAME_LENGTH = 40
"""Characters of a name in one language: it stands on a button and on the wall."""
STEM_LENGTH = 4
"""Letters by which words are taken for the same: жол, жолду, жолдун; дорога, дороги, дорогу."""

_NORMALIZED_LETTERS = str.maketrans("ёөүң", "еоун")
_STOP_WORDS_TEXT = """
    айыл болобу болот болсо бизге биздин бизде барбы бери берет бере берилет деген деп жана жана жок жонундо
    кайсы кана канча качан канткенде кандай керек керекпи кылат кылса кыйын менен нерсе окмот окмоту ошол ошондой
    сиз сизден силер суроо суроом туура убакыт учун ушул чейин эмес эмне эмнеге элек эле экен
    будет будут быть ваша вашего ваш весь вопрос всем всех года году если есть или какая какие какой какую когда
    которые которых кому куда между меня могут можно надо наш наша наше нашей нашего нужно ответ очень почему
    после пожалуйста потому просим сейчас сколько скажите также такой тоже только том чего чему через чтобы этого этот
    about could does from have please question should that their there this what when where which will with would
"""
"""Words that say nothing of what a question is about, folded; the longer ones with whatever ending."""
_STOP_WORDS = frozenset(_STOP_WORDS_TEXT.split())


async def get(session: Session, topic_id: int) -> Topic | None:
    """A topic by its number, joined into another one or not."""
    return await session.get(Topic, topic_id)


async def lock(session: Session, topic_id: int) -> Topic | None:
    """The same, read anew, its seminar held until the transaction ends: nobody joins two topics crosswise."""
    await session.flush()
    seminar = select(Topic.seminar_id).where(Topic.id == topic_id).scalar_subquery()
    await session.execute(select(Seminar.id).where(Seminar.id == seminar).with_for_update())
    return await session.get(Topic, topic_id, populate_existing=True)


async def of_seminar(session: Session, seminar_id: int) -> list[Topic]:
    """Those that stand, in the order they were made."""
    await session.flush()
    rows = select(Topic).where(Topic.seminar_id == seminar_id, Topic.merged_into_id.is_(None))
    return list(await session.scalars(rows.order_by(Topic.id)))


async def get_or_create(session: Session, seminar_id: int, name: LocalizedText, at: datetime) -> Topic:
    """The seminar's topic of this name: the one there is, in whichever language it says the same, or a new one."""
    wanted = {_normalize(text) for text in name.values()}
    for topic in await of_seminar(session, seminar_id):
        if wanted & {_normalize(text) for text in topic.name.values()}:
            return topic
    topic = Topic(seminar_id=seminar_id, name=name, created_at=at)
    session.add(topic)
    await session.flush()
    return topic


async def merge_topics(session: Session, topic: Topic, into: Topic) -> int:
    """Its questions are about `into` from now on, and it is shown no more; how many they are.

    Both are held (`lock`). Raises ValueError: itself, another seminar's, or one that is no more.
    """
    gone = topic.merged_into_id is not None or into.merged_into_id is not None
    if topic.id == into.id or topic.seminar_id != into.seminar_id or gone:
        raise ValueError("these two cannot be joined")
    moved = await session.execute(
        update(Question)
        .where(Question.topic_id == topic.id)
        .values(topic_id=into.id)
        .returning(Question.id)
        .execution_options(synchronize_session="fetch")
    )
    topic.merged_into_id = into.id
    await session.flush()  # topics are listed by queries
    return len(moved.all())


@dataclass(frozen=True, slots=True)
class TopicStats:
    """A topic with how many questions it drew, and how many people wanted to know more of them."""

    topic: Topic
    questions: int
    votes: int


async def list_by_popularity(session: Session, seminar_id: int) -> list[TopicStats]:
    """The seminar's topics, what drew most questions and votes first. What was taken back counts for nothing."""
    await session.flush()
    rows = await session.execute(
        select(Question.topic_id, func.count(Question.id.distinct()), func.count(Vote.person_id))
        .outerjoin(Vote, Vote.question_id == Question.id)
        .where(Question.seminar_id == seminar_id, Question.state != question_states.WITHDRAWN)
        .where(Question.topic_id.is_not(None))
        .group_by(Question.topic_id)
    )
    drawn = {row[0]: (row[1], row[2]) for row in rows}
    found = [
        TopicStats(topic, *drawn.get(topic.id, (0, 0))) for topic in await of_seminar(session, seminar_id)
    ]
    return sorted(found, key=lambda one: (-one.questions - one.votes, -one.questions, one.topic.id))


# Suggested.


@dataclass(frozen=True, slots=True)
class TopicSuggestions:
    """Topics that a question may be about, the likeliest first, and words of it that could name a new one."""

    topics: Sequence[Topic]
    words: Sequence[str]


async def suggest_topics(session: Session, question: Question, most: int = 3) -> TopicSuggestions:
    """From its own words: topics that share some of them, by name or by their questions; else words others use too."""
    own = _words_by_stem(question.wording or question.text)
    standing = await of_seminar(session, question.seminar_id)
    rows = await session.execute(
        select(Question.topic_id, Question.text, Question.wording)
        .where(Question.seminar_id == question.seminar_id, Question.id != question.id)
        .where(Question.state != question_states.WITHDRAWN)
    )
    spoken: defaultdict[int | None, Counter[str]] = defaultdict(Counter)
    everywhere: Counter[str] = Counter()
    for topic_id, text, wording in rows:
        stems = set(_words_by_stem(wording or text))
        spoken[topic_id].update(stems)
        everywhere.update(stems)
    score: dict[int, float] = {}
    for topic in standing:
        called = set(_words_by_stem(" ".join(topic.name.values())))
        score[topic.id] = 3.0 * len(called & set(own)) + sum(
            spoken[topic.id][stem] / everywhere[stem] for stem in own if everywhere[stem]
        )
    likely = sorted((one for one in standing if score[one.id] > 0.5), key=lambda one: -score[one.id])
    named = {stem for topic in standing for stem in _words_by_stem(" ".join(topic.name.values()))}
    fresh = [stem for stem in own if stem not in named]
    fresh.sort(key=lambda stem: (-everywhere[stem], -len(own[stem])))
    return TopicSuggestions(likely[:most], [own[stem] for stem in fresh[:most]])


def _words_by_stem(text: str) -> dict[str, str]:
    """Stem -> the first word with it, as it stands there with a capital; without words that say nothing."""
    found: dict[str, str] = {}
    for word in re.findall(r"[^\W\d_]{3,}", text):
        stem = _normalize(word)[:STEM_LENGTH]
        if not _is_stop_word(_normalize(word)):
            found.setdefault(stem, word[:MAX_NAME_LENGTH].lower().capitalize())
    return found


def _is_stop_word(word: str) -> bool:
    return word in _STOP_WORDS or any(
        len(idle) > STEM_LENGTH and word.startswith(idle) for idle in _STOP_WORDS
    )


def _normalize(text: str) -> str:
    return " ".join(text.lower().translate(_NORMALIZED_LETTERS).split())
