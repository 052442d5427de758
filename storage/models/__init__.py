"""All tables. Times are aware UTC with names in `_at`; an event is stored as its time, not as a flag."""

from storage.models.announcements import (
    Announcement,
    AnnouncementPart,
    GroupNotification,
    GroupTopic,
    Preference,
    ReadConfirmation,
    SavedSegment,
)
from storage.models.audit import AuditEntry
from storage.models.base import Formatted, Id, LocalizedText, Model, stored_marks
from storage.models.checkin import CheckIn, Door, DoorPass, SheetEntry
from storage.models.closing import FrozenAreaCounts, FrozenCounts, RetentionStep, SeminarClosing
from storage.models.feedback import Feedback, FeedbackAnswer, FeedbackQuestion
from storage.models.messages import File, InboxUpdate, OutboxMessage
from storage.models.pack import PackJob, SeminarPhoto
from storage.models.papers import Certificate, DocumentTemplate, PaperPrint
from storage.models.people import Consent, Person, Role, RoleInvitation
from storage.models.personal_fields import PERSONAL_FIELDS
from storage.models.polls import Poll, PollVote
from storage.models.questions import (
    Answer,
    Attachment,
    FaqEntry,
    Question,
    QuestionEvent,
    Remark,
    SimilarityEntry,
    SimilarityVector,
    Topic,
    Vote,
    Wall,
)
from storage.models.reminders import Reminder, ReminderRule
from storage.models.seat_states import ACTIVE_STATES
from storage.models.seats import Seat, SeatEvent
from storage.models.seminars import (
    ExtraQuestion,
    ItemMove,
    Material,
    ProgrammeItem,
    Seminar,
    SeminarContact,
    Target,
)
from storage.models.spoken_help import HelpRecording
from storage.models.units import RegisterImport, Unit, UnlistedUnit
from storage.models.uploads import Upload

__all__ = [
    "ACTIVE_STATES",
    "PERSONAL_FIELDS",
    "Announcement",
    "AnnouncementPart",
    "Answer",
    "Attachment",
    "AuditEntry",
    "Certificate",
    "CheckIn",
    "Consent",
    "DocumentTemplate",
    "Door",
    "DoorPass",
    "ExtraQuestion",
    "FaqEntry",
    "Feedback",
    "FeedbackAnswer",
    "FeedbackQuestion",
    "File",
    "Formatted",
    "FrozenAreaCounts",
    "FrozenCounts",
    "GroupNotification",
    "GroupTopic",
    "HelpRecording",
    "Id",
    "InboxUpdate",
    "ItemMove",
    "LocalizedText",
    "Material",
    "Model",
    "OutboxMessage",
    "PackJob",
    "PaperPrint",
    "Person",
    "Poll",
    "PollVote",
    "Preference",
    "ProgrammeItem",
    "Question",
    "QuestionEvent",
    "ReadConfirmation",
    "RegisterImport",
    "Remark",
    "Reminder",
    "ReminderRule",
    "RetentionStep",
    "Role",
    "RoleInvitation",
    "SavedSegment",
    "Seat",
    "SeatEvent",
    "Seminar",
    "SeminarClosing",
    "SeminarContact",
    "SeminarPhoto",
    "SheetEntry",
    "SimilarityEntry",
    "SimilarityVector",
    "Target",
    "Topic",
    "Unit",
    "UnlistedUnit",
    "Upload",
    "Vote",
    "Wall",
    "stored_marks",
]
