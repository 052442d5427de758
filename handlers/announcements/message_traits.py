"""What of a message of staff cannot be repeated as it was sent: what is kept of that, and what follows from it."""

from collections.abc import Sequence

from storage.models import AnnouncementPart

FORWARDED, BUTTONS, PROTECTED, LIVE, CLOSED = "forwarded", "buttons", "protected", "live", "closed"
"""It was forwarded; has buttons below; may not be copied; moves (a place); takes no votes any more (a poll)."""
RECREATED = {PROTECTED, LIVE, CLOSED}
"""Such a message is not copied but made anew: a copy is refused, moves along, or takes no votes."""

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
"""Kinds of messages that nobody can be sent, and how the texts call them."""
POLL, QUIZ, BLIND_QUIZ, CONTACT, EMOJI = "poll", "quiz", "blind-quiz", "contact", "emoji"
WARNING_TRAITS = (POLL, QUIZ, CONTACT, EMOJI, FORWARDED, BUTTONS, LIVE)
"""It can be sent, but readers get something else than its writer sees."""


def is_copied(part: AnnouncementPart) -> bool:
    """Whether readers get a copy of the message itself."""
    return bool(part.message_id) and not RECREATED & set(part.message_traits or ())


def is_blind_quiz(part: AnnouncementPart) -> bool:
    """A quiz of which Telegram does not tell us the right answer: it does so for those made in this chat."""
    return _is_quiz(part) and part.content.get("correct_option_id") is None


def part_warnings(part: AnnouncementPart) -> Sequence[str]:
    """What readers get otherwise than it was sent."""
    there = {*(part.message_traits or ())}
    if part.kind == "poll":
        there.add(QUIZ if _is_quiz(part) else POLL)
    if part.kind == "contact":
        there.add(CONTACT)
    if "<tg-emoji" in part.html:
        there.add(EMOJI)
    return [name for name in WARNING_TRAITS if name in there]


def _is_quiz(part: AnnouncementPart) -> bool:
    return part.kind == "poll" and part.content.get("type") == "quiz"
