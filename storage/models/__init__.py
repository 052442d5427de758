"""Every table, a noun a file. Times are aware UTC and end in `_at`; what happened is a timestamp, not a flag."""

from storage.models.announcements import (
    Acknowledgement,
    Announcement,
    AnnouncementPart,
    GroupNews,
    GroupTopic,
    Preference,
    Segment,
)
from storage.models.audit import Audited
from storage.models.base import Formatted, Id, Table, Texts, marks_of
from storage.models.messages import File, Received, Sending
from storage.models.people import Consent, Invitation, Person, Role
from storage.models.questions import (
    Answer,
    Attachment,
    Faq,
    Likeness,
    Question,
    QuestionEvent,
    Remark,
    Topic,
    Vote,
    Wall,
)
from storage.models.reminders import Feedback, Reminder, ReminderRule
from storage.models.seats import LIVE, Seat, SeatChange
from storage.models.seminars import ExtraQuestion, Material, ProgrammeItem, Seminar, Target
from storage.models.units import RegisterTaken, Unit
from storage.models.uploads import Upload

__all__ = [
    "LIVE",
    "Acknowledgement",
    "Announcement",
    "AnnouncementPart",
    "Answer",
    "Attachment",
    "Audited",
    "Consent",
    "ExtraQuestion",
    "Faq",
    "Feedback",
    "File",
    "Formatted",
    "GroupNews",
    "GroupTopic",
    "Id",
    "Invitation",
    "Likeness",
    "Material",
    "Person",
    "Preference",
    "ProgrammeItem",
    "Question",
    "QuestionEvent",
    "Received",
    "RegisterTaken",
    "Remark",
    "Reminder",
    "ReminderRule",
    "Role",
    "Seat",
    "SeatChange",
    "Segment",
    "Seminar",
    "Sending",
    "Table",
    "Target",
    "Texts",
    "Topic",
    "Unit",
    "Upload",
    "Vote",
    "Wall",
    "marks_of",
]
