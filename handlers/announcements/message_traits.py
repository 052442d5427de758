"""Traits of a staff message that decide how it is sent on, and whether readers receive all of it."""

from collections.abc import Sequence

from handlers.announcements import placeholders
from storage.models import AnnouncementPart

FORWARDED, BUTTONS, PROTECTED, LIVE, CLOSED = "forwarded", "buttons", "protected", "live", "closed"
"""Forwarded; with inline buttons; protected from copying; a live location; a closed poll."""
RECREATED = {PROTECTED, LIVE, CLOSED}
"""Traits of messages that are sent from stored content: a copy would be refused, move on, or take no votes."""

UNSENDABLE_KINDS = {
    "dice": "dice",
    "game": "game",
    "story": "story",
    "paid_media": "paid-media",
    "checklist": "checklist",
    "invoice": "invoice",
    "giveaway": "giveaway",
    "giveaway_winners": "giveaway",
}
"""Kinds of messages that a bot cannot send -> the ending of the refusal's key."""
POLL, QUIZ, BLIND_QUIZ, CONTACT, EMOJI, ENDING = "poll", "quiz", "blind-quiz", "contact", "emoji", "ending"
WARNING_TRAITS = (POLL, QUIZ, CONTACT, EMOJI, FORWARDED, BUTTONS, LIVE, ENDING)
"""Traits that staff are warned about, as readers receive something else than the writer sees."""


def is_copied(part: AnnouncementPart) -> bool:
    """Return whether the message itself is copied to readers, not sent from stored content."""
    return bool(part.message_id) and not RECREATED & set(part.message_traits or ())


def is_blind_quiz(part: AnnouncementPart) -> bool:
    """Return whether the quiz lacks a correct answer; Telegram tells it only for quizzes made in this chat."""
    return _is_quiz(part) and part.content.get("correct_option_id") is None


def part_warnings(part: AnnouncementPart) -> Sequence[str]:
    """Return the traits of a part that staff are warned about."""
    traits = {*(part.message_traits or ())}
    if part.kind == "poll":
        traits.add(QUIZ if _is_quiz(part) else POLL)
    if part.kind == "contact":
        traits.add(CONTACT)
    if "<tg-emoji" in part.html:
        traits.add(EMOJI)
    if placeholders.has_ending(part.html):
        traits.add(ENDING)
    return [name for name in WARNING_TRAITS if name in traits]


def _is_quiz(part: AnnouncementPart) -> bool:
    return part.kind == "poll" and part.content.get("type") == "quiz"
