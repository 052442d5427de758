"""The register of personal data: a person's questions, votes, feedback and confirmations."""

from sqlalchemy import ColumnElement, Select, and_, case, or_, select

from storage.models import (
    Answer,
    Attachment,
    FaqEntry,
    Feedback,
    FeedbackAnswer,
    FeedbackQuestion,
    Poll,
    PollVote,
    Question,
    QuestionEvent,
    ReadConfirmation,
    Remark,
    SimilarityEntry,
    SimilarityVector,
    Vote,
)
from storage.models.question_states import WITHDRAWN
from storage.privacy.held_data_rules import (
    AUTHORS,
    FEEDBACK,
    STAFF_ACTION,
    STAFF_TEXT,
    STATISTICS,
    DataSubject,
    HeldRows,
    Retention,
    RetentionScope,
    erased,
    impersonal,
    kept,
)
from storage.questions.lifecycle import DECLINE_REASONS


def question_ids(who: DataSubject) -> Select[int]:
    """Select the ids of the person's questions."""
    return select(Question.id).where(Question.person_id == who.id)


def _index_rows(questions: Select[int]) -> Select[int]:
    """Select the ids of the rows of the similarity index that these questions have."""
    return select(SimilarityEntry.id).where(SimilarityEntry.question_id.in_(questions))


def questions_here(scope: RetentionScope) -> Select[int]:
    """Select the ids of the seminar's questions."""
    return select(Question.id).where(Question.seminar_id == scope.seminar_id)


def _unpublished(scope: RetentionScope) -> ColumnElement[bool]:
    """SQL condition: a question that no participant may read."""
    hidden = or_(Question.visible_at.is_(None), Question.state == WITHDRAWN)
    return and_(Question.seminar_id == scope.seminar_id, hidden)


def _by_asker(scope: RetentionScope) -> ColumnElement[bool]:
    """SQL condition: what the asker did with their own question."""
    asker = select(Question.person_id).where(Question.id == QuestionEvent.question_id).scalar_subquery()
    return and_(QuestionEvent.question_id.in_(questions_here(scope)), QuestionEvent.actor_id == asker)


def _form_of(scope: RetentionScope) -> Select[int]:
    """Select the ids of the questions of the seminar's feedback form."""
    return select(FeedbackQuestion.id).where(FeedbackQuestion.seminar_id == scope.seminar_id)


def _polls_of(scope: RetentionScope) -> Select[int]:
    """Select the ids of the seminar's polls."""
    return select(Poll.id).where(Poll.seminar_id == scope.seminar_id)


def _of_nobody(scope: RetentionScope) -> dict[str, int]:
    return {"person_id": scope.nobody_id, "chat_message_id": 0}


QUESTION_ROWS: tuple[HeldRows, ...] = (
    HeldRows(
        Question,
        lambda who: Question.person_id == who.id,
        {
            **impersonal(
                "id item_id topic_id chat_message_id edited_at visible_at answered_how merged_into_id votes due_at"
            ),
            **impersonal("reminded_at escalated_at pinned_at wall_hidden_at wall_shown_at assignee_id"),
            "seminar_id": kept(STATISTICS, "seminar"),
            "number": kept(STATISTICS),
            "person_id": kept(STATISTICS),
            "text": erased("", "words"),
            "marks": erased({}),
            "wording": erased("", "words"),
            "anonymous": kept(STATISTICS, "nameless"),
            "state": kept(STATISTICS, "asked"),
            "asked_at": kept(STATISTICS, "time"),
            "state_changed_at": kept(STATISTICS),
            "reason": erased(
                case((Question.reason.in_(DECLINE_REASONS), Question.reason), else_=""), "words"
            ),
        },
        heading="field-question",
        retention=(
            Retention(AUTHORS, _unpublished),
            Retention(
                AUTHORS,
                lambda scope: Question.seminar_id == scope.seminar_id,
                _of_nobody,
                counted=True,
            ),
        ),
    ),
    HeldRows(
        Attachment,
        lambda who: and_(Attachment.question_id.in_(question_ids(who)), Attachment.answer_id.is_(None)),
        {
            **impersonal("id answer_id remark_id"),
            "question_id": erased(shown="question"),
            "kind": erased(shown="file"),
            "file_id": erased(),
            "file_unique_id": erased(),
            "media_group_id": erased(),
            "bot_id": erased(),
        },
        heading="field-file",
        deleted=True,
        retention=(
            Retention(
                AUTHORS,
                lambda scope: and_(
                    Attachment.question_id.in_(questions_here(scope)), Attachment.answer_id.is_(None)
                ),
            ),
        ),
    ),
    HeldRows(
        Remark,
        lambda who: Remark.question_id.in_(question_ids(who)),
        {
            **impersonal("id from_asker chat_message_id"),
            "question_id": kept(STATISTICS, "question"),
            "person_id": kept(STAFF_ACTION),
            "text": erased("", "words"),
            "marks": erased({}),
            "posted_at": kept(STATISTICS, "time"),
        },
        heading="field-remark",
        retention=(
            Retention(
                AUTHORS,
                lambda scope: and_(Remark.question_id.in_(questions_here(scope)), Remark.from_asker),
                lambda scope: {"text": "", "marks": {}, **_of_nobody(scope)},
            ),
        ),
    ),
    HeldRows(
        Answer,
        lambda who: Answer.question_id.in_(question_ids(who)),
        {
            **impersonal("id aloud edited_at"),
            "question_id": kept(STAFF_TEXT, "question"),
            "person_id": kept(STAFF_ACTION),
            "text": kept(STAFF_TEXT, "words"),
            "marks": kept(STAFF_TEXT),
            "translations": kept(STAFF_TEXT),
            "answered_at": kept(STAFF_TEXT, "time"),
        },
        heading="field-answer",
    ),
    HeldRows(
        QuestionEvent,
        lambda who: QuestionEvent.question_id.in_(question_ids(who)),
        {
            **impersonal("id from_state detail"),
            "question_id": kept(STATISTICS, "question"),
            "at": kept(STATISTICS, "time"),
            "to_state": kept(STATISTICS, "asked"),
            "actor_id": kept(STAFF_ACTION),
        },
        heading="field-step",
        retention=(Retention(AUTHORS, _by_asker, lambda _scope: {"actor_id": None}),),
    ),
    HeldRows(
        Vote,
        lambda who: Vote.person_id == who.id,
        {
            "question_id": erased(shown="question", by="storage.questions.questions.erase_asker"),
            "person_id": erased(by="storage.questions.questions.erase_asker"),
            "voted_at": erased(shown="time", by="storage.questions.questions.erase_asker"),
        },
        heading="field-vote",
        deleted=True,
        retention=(Retention(AUTHORS, lambda scope: Vote.question_id.in_(questions_here(scope))),),
    ),
    HeldRows(
        SimilarityVector,
        lambda who: SimilarityVector.entry_id.in_(_index_rows(question_ids(who))),
        {**impersonal("id entry_id scope model"), "vector": erased()},
        deleted=True,
        retention=(
            Retention(
                AUTHORS,
                lambda scope: SimilarityVector.entry_id.in_(
                    _index_rows(select(Question.id).where(_unpublished(scope)))
                ),
            ),
        ),
    ),
    HeldRows(
        SimilarityEntry,
        lambda who: SimilarityEntry.question_id.in_(question_ids(who)),
        {**impersonal("id question_id faq_id"), "grams": erased()},
        deleted=True,
        retention=(
            Retention(
                AUTHORS,
                lambda scope: SimilarityEntry.question_id.in_(select(Question.id).where(_unpublished(scope))),
            ),
        ),
    ),
    HeldRows(
        FaqEntry,
        lambda who: FaqEntry.source_question_id.in_(question_ids(who)),
        {
            **impersonal("id seminar_id source_entry_id published_at removed_at created_at"),
            "source_question_id": kept(STAFF_TEXT),
            "question": erased(by="storage.faq.faq.erase_asker", shown="texts"),
            "answer": erased(by="storage.faq.faq.erase_asker"),
            "marks": erased(by="storage.faq.faq.erase_asker"),
        },
        heading="field-faq",
        retained=STAFF_TEXT,
    ),
    HeldRows(
        Feedback,
        lambda who: Feedback.person_id == who.id,
        {
            **impersonal("id"),
            "seminar_id": kept(STATISTICS, "seminar"),
            "person_id": kept(STATISTICS),
            "stars": kept(STATISTICS, "stars"),
            "text": erased("", "words"),
            "marks": erased({}),
            "at": kept(STATISTICS, "time"),
        },
        heading="field-feedback",
        retention=(Retention(FEEDBACK, lambda scope: Feedback.seminar_id == scope.seminar_id, counted=True),),
    ),
    HeldRows(
        FeedbackAnswer,
        lambda who: FeedbackAnswer.person_id == who.id,
        {
            "question_id": kept(STATISTICS, "form-question"),
            "id": kept(STATISTICS, "form-answer"),
            "person_id": erased(None),
            "value": kept(STATISTICS),
            "text": erased("", "words"),
            "marks": erased({}),
            "at": kept(STATISTICS, "time"),
        },
        heading="field-feedback-answer",
        retention=(Retention(FEEDBACK, lambda scope: FeedbackAnswer.question_id.in_(_form_of(scope))),),
    ),
    HeldRows(
        PollVote,
        lambda who: PollVote.person_id == who.id,
        {
            "poll_id": kept(STATISTICS, "poll"),
            "id": kept(STATISTICS, "poll-choice"),
            "person_id": erased(None),
            "choice": kept(STATISTICS),
            "voted_at": kept(STATISTICS, "time"),
        },
        heading="field-poll",
        retention=(Retention(AUTHORS, lambda scope: PollVote.poll_id.in_(_polls_of(scope))),),
    ),
    HeldRows(
        ReadConfirmation,
        lambda who: ReadConfirmation.person_id == who.id,
        {
            "announcement_id": kept(STATISTICS, "number"),
            "person_id": kept(STATISTICS),
            "read_at": kept(STATISTICS, "time"),
        },
        heading="field-read",
    ),
)
