"""What must be right before an announcement goes: placeholders that mean something, words that fit, no reader left."""

from collections.abc import Sequence
from typing import get_args

from handlers.announcements import message_traits, placeholders
from handlers.announcements.page import LanguageCounts
from handlers.audiences.announcement import strip_markup
from handlers.button_data import Language
from handlers.messages import Refusal, Text, Translated
from handlers.ui.arguments import utf16_length
from storage.models import Announcement, AnnouncementPart, Seminar

TEXT_LIMIT, CAPTION_LIMIT = 4096, 1024
"""Telegram's limits, in UTF-16 units after the markup is taken away."""
PLACEHOLDER_HELP = Translated(
    {
        language: " ".join(f"{{{word}}}" for word in words)
        for language, words in placeholders.SPELLINGS.items()
    }
)
"""The placeholders as one line of help, as each language types them."""


def problems(parts: Sequence[AnnouncementPart], seminar: Seminar | None) -> list[Text]:
    """Why these words cannot be sent yet; nothing when they can."""
    found: list[Text] = []
    for part in parts:
        tongue = Text(f"language-name-{part.language}")
        if part.bot_id is not None:
            found.append(Text("announcement-file-lost", {"language": tongue}))
        if odd := placeholders.find_unknown(part.html):
            args = {"language": tongue, "odd": " ".join(odd)[:200], "known": PLACEHOLDER_HELP}
            found.append(Text("announcement-placeholder-unknown", args))
        if lost := _unfillable_placeholders(part, seminar):
            args = {"language": tongue, "odd": " ".join(f"{{{one}}}" for one in lost)}
            found.append(Text("announcement-placeholder-empty", args))
        if over := _excess_length(part):
            key = "announcement-long" if placeholders.count_known(part.html) else "announcement-caption-long"
            found.append(Text(key, {"language": tongue, "number": over, "most": _length_limit(part)}))
        if message_traits.is_blind_quiz(part):
            found.append(Text("announcement-quiz-answer-unknown", {"language": tongue}))
    return found


def warnings(parts: Sequence[AnnouncementPart]) -> list[Text]:
    """What readers get otherwise than it was sent; of an album each thing once."""
    seen = dict.fromkeys(
        (part.language, what) for part in parts for what in message_traits.part_warnings(part)
    )
    return [
        Text(f"announcement-warning-{what}", {"language": Text(f"language-name-{language}")})
        for language, what in seen
    ]


def _unfillable_placeholders(part: AnnouncementPart, seminar: Seminar | None) -> list[str]:
    """Placeholders for which there is nothing to put in, as this part's language types them."""
    used = placeholders.find_known(part.html)
    if seminar is None:
        lost = used & placeholders.SEMINAR_NAMES
    else:
        lost = used & {
            name for name, text in (("seminar", seminar.title), ("place", seminar.venue)) if not text
        }
    return [word for word, name in placeholders.SPELLINGS[part.language].items() if name in lost]


def _excess_length(part: AnnouncementPart) -> int:
    """By how many characters it is too long, or may become so once its placeholders are filled in.

    Who pays for Telegram may write longer captions than a bot may send.
    """
    return max(
        0,
        utf16_length(strip_markup(part.html))
        + placeholders.count_known(part.html) * placeholders.MAX_VALUE_LENGTH
        - _length_limit(part),
    )


def _length_limit(part: AnnouncementPart) -> int:
    return TEXT_LIMIT if part.kind == "text" else CAPTION_LIMIT


CAPTIONED_KINDS = ("photo", "document", "video", "audio", "voice", "animation")
"""Kinds whose words stand below them."""


def corrected_part(there: Sequence[AnnouncementPart], new: AnnouncementPart) -> AnnouncementPart:
    """New words for messages that people have: only words can be put in the place of words. Raises Refusal.

    `there`: what they have. Of an album only the first picture can have the words.
    """
    old = there[0] if there else None
    elsewhere = any(part.html for part in there[1:])
    if old is None or new.kind != "text" or old.kind not in ("text", *CAPTIONED_KINDS) or elsewhere:
        raise Refusal("correction-text-only")
    if old.kind == "text":
        return new
    content, kept = dict(old.content), list(new.message_traits or ())
    return AnnouncementPart(
        kind=old.kind, chat_id=old.chat_id, message_id=0, html=new.html, content=content, message_traits=kept
    )


def undecided_languages(
    announcement: Announcement, parts: Sequence[AnnouncementPart], counts: LanguageCounts
) -> list[Language]:
    """The languages of its readers in which there is no text, and for which nothing was chosen."""
    given = {part.language for part in parts}
    settled = {reader for reader, words in announcement.fallback_languages.items() if words in {"", *given}}
    return [one for one in get_args(Language) if one not in given and counts[one] and one not in settled]
