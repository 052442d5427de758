"""Topics of a seminar's questions: create, merge, count and suggest them."""

import csv
import functools
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import func, select, update

from storage.database import Session
from storage.models import LocalizedText, Question, Topic, Vote, question_states
from storage.questions import similar, similarity
from storage.seminars import locks

NAMES_FILE = Path(__file__).parents[1] / "data" / "topic_names.csv"
MAX_NAME_LENGTH = 40
"""The most characters of a name in one language; it is shown on buttons and on the wall."""
STEM_LENGTH = 4
"""Words with the same first letters count as the same word: жол, жолду, жолдун; дорога, дороги, дорогу."""

MAX_SIMILAR = 10
"""Similar questions whose topics are suggested."""

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
"""Normalized words that do not tell a topic; those longer than STEM_LENGTH with any ending."""
_STOP_WORDS = frozenset(_STOP_WORDS_TEXT.split())


async def get(session: Session, topic_id: int) -> Topic | None:
    """Return the topic with this id, merged or not."""
    return await session.get(Topic, topic_id)


async def lock(session: Session, topic_id: int) -> Topic | None:
    """Return the topic, read again, and lock its seminar: two topics must not be merged into each other."""
    await session.flush()
    seminar = select(Topic.seminar_id).where(Topic.id == topic_id).scalar_subquery()
    await locks.lock_seminar(session, seminar)
    return await session.get(Topic, topic_id, populate_existing=True)


async def of_seminar(session: Session, seminar_id: int) -> list[Topic]:
    """List the topics of a seminar that were not merged, oldest first."""
    await session.flush()
    rows = select(Topic).where(Topic.seminar_id == seminar_id, Topic.merged_into_id.is_(None))
    return list(await session.scalars(rows.order_by(Topic.id)))


async def get_or_create(session: Session, seminar_id: int, name: LocalizedText, at: datetime) -> Topic:
    """Return the seminar's topic with this name in any language; create it if there is none."""
    wanted = {_normalize(text) for text in name.values()}
    for topic in await of_seminar(session, seminar_id):
        if wanted & {_normalize(text) for text in topic.name.values()}:
            return topic
    topic = Topic(seminar_id=seminar_id, name=name, created_at=at)
    session.add(topic)
    await session.flush()
    return topic


async def merge_topics(session: Session, topic: Topic, into: Topic) -> int:
    """Move all questions of a topic to `into`, and hide it. Returns the number of questions.

    The caller holds both locks (`lock`). Raises ValueError if they are the same, of different seminars, or merged.
    """
    already_merged = topic.merged_into_id is not None or into.merged_into_id is not None
    if topic.id == into.id or topic.seminar_id != into.seminar_id or already_merged:
        raise ValueError("these topics cannot be merged")
    moved = await session.execute(
        update(Question)
        .where(Question.topic_id == topic.id)
        .values(topic_id=into.id)
        .returning(Question.id)
        .execution_options(synchronize_session="fetch")
    )
    topic.merged_into_id = into.id
    await session.flush()  # `of_seminar` must not list it
    return len(moved.all())


@dataclass(frozen=True, slots=True)
class TopicStats:
    """A topic with the numbers of its questions and of their votes."""

    topic: Topic
    questions: int
    votes: int


async def list_by_popularity(session: Session, seminar_id: int) -> list[TopicStats]:
    """List a seminar's topics, most questions and votes first. Withdrawn questions do not count."""
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


# Suggestions.


@dataclass(frozen=True, slots=True)
class TopicSuggestions:
    """Existing topics for a question, best first, and what could be a new topic."""

    topics: Sequence[Topic]
    names: Sequence[LocalizedText]
    """Usual names of topics."""
    words: Sequence[str]
    """Words of the question that could name a topic, if there is no usual name."""


async def suggest_topics(session: Session, question: Question, most: int = 3) -> TopicSuggestions:
    """Suggest up to `most` topics of similar questions or with words of this one, and words that others use too."""
    own = _words_by_stem(question.wording or question.text)
    topics = await of_seminar(session, question.seminar_id)
    rows = await session.execute(
        select(Question.topic_id, Question.text, Question.wording)
        .where(Question.seminar_id == question.seminar_id, Question.id != question.id)
        .where(Question.state != question_states.WITHDRAWN)
    )
    stems_by_topic: defaultdict[int | None, Counter[str]] = defaultdict(Counter)
    stem_counts: Counter[str] = Counter()
    for topic_id, text, wording in rows:
        stems = set(_words_by_stem(wording or text))
        stems_by_topic[topic_id].update(stems)
        stem_counts.update(stems)
    score: dict[int, float] = {}
    for topic in topics:
        score[topic.id] = 3.0 * len(_stems(topic.name) & set(own)) + sum(
            stems_by_topic[topic.id][stem] / stem_counts[stem] for stem in own if stem_counts[stem]
        )
    for topic_id, likeness in (await _similar_topics(session, question)).items():
        score[topic_id] = score.get(topic_id, 0) + likeness
    matching = sorted((one for one in topics if score[one.id] > 0.5), key=lambda one: -score[one.id])
    named = {stem for topic in topics for stem in _stems(topic.name)}
    names = [one for one in _usual_names(question.wording or question.text) if named.isdisjoint(_stems(one))]
    new_stems = [] if names else [stem for stem in own if stem not in named]
    new_stems.sort(key=lambda stem: (-stem_counts[stem], -len(own[stem])))
    return TopicSuggestions(matching[:most], names[:most], [own[stem] for stem in new_stems[:most]])


async def _similar_topics(session: Session, question: Question) -> dict[int, float]:
    """Return topic id -> the summed scores of its questions that are similar in meaning."""
    if not similar.compares_meaning():
        return {}
    words = question.wording or question.text
    found: defaultdict[int, float] = defaultdict(float)
    for match in await similar.find_questions(
        session, question.seminar_id, words, MAX_SIMILAR, least=similar.SUGGESTED
    ):
        if match.thing.topic_id is not None and match.thing.id != question.id:
            found[match.thing.topic_id] += match.score
    return dict(found)


def _usual_names(text: str) -> list[LocalizedText]:
    """Return the usual names of the topics that the words of a text belong to, in the order of its words."""
    names = _load_names()
    found = [names[word.text] for word in similarity.compared_words(text) if word.text in names]
    return [one for place, one in enumerate(found) if one not in found[:place]]


@functools.cache
def _load_names() -> dict[str, LocalizedText]:
    """Return meaning of a word, as `similarity` writes it -> name of the topic."""
    with NAMES_FILE.open(encoding="utf-8", newline="") as file:
        return {
            meaning.upper(): {language: row[language] for language in ("ky", "ru", "en")}
            for row in csv.DictReader(file)
            for meaning in row["meanings"].split()
        }


def _stems(name: LocalizedText) -> set[str]:
    return set(_words_by_stem(" ".join(name.values())))


def _words_by_stem(text: str) -> dict[str, str]:
    """Return stem -> the first word with it, capitalized; without stop words."""
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
