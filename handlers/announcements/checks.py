"""Checks before an announcement is sent: placeholders, lengths, languages without a text."""

from collections.abc import Sequence
from typing import get_args

from handlers.announcements import message_traits, placeholders
from handlers.announcements.page import LanguageCounts
from handlers.audiences.announcement import strip_markup
from handlers.button_data import Language
from handlers.messages import Refusal, Text, Translated
from handlers.ui.arguments import utf16_length
from handlers.ui.languages import is_in_other_language
from storage.models import Announcement, AnnouncementPart, Seminar

TEXT_LIMIT, CAPTION_LIMIT = 4096, 1024
"""Telegram's limits in UTF-16 units, after parsing of the markup (Bot API: sendMessage, sendPhoto)."""


def placeholder_help(seminar: Seminar | None) -> Translated:
    """Return the placeholders that have a value for this seminar as one line, in the spelling of each language."""
    missing = _names_without_value(seminar)
    return Translated(
        {
            language: " ".join(f"{{{word}}}" for word, name in words.items() if name not in missing)
            for language, words in placeholders.SPELLINGS.items()
        }
    )


def problems(parts: Sequence[AnnouncementPart], seminar: Seminar | None) -> list[Text]:
    """Return the problems that prevent sending these parts; empty if there are none."""
    found: list[Text] = []
    known = placeholder_help(seminar)
    for part in parts:
        language = Text(f"language-name-{part.language}")
        if part.bot_id is not None:
            found.append(Text("announcement-file-lost", {"language": language}))
        if unknown := placeholders.find_unknown(part.html):
            args = {"language": language, "odd": " ".join(unknown)[:200], "known": known}
            found.append(Text("announcement-placeholder-unknown", args))
        if unfillable := _unfillable_placeholders(part, seminar):
            odd = " ".join(f"{{{word}}}" for word in unfillable)
            args = {"language": language, "odd": odd, "known": known}
            found.append(Text("announcement-placeholder-empty", args))
        if excess := _excess_length(part):
            key = "announcement-long" if placeholders.count_known(part.html) else "announcement-caption-long"
            found.append(Text(key, {"language": language, "number": excess, "most": _length_limit(part)}))
        if message_traits.is_blind_quiz(part):
            found.append(Text("announcement-quiz-answer-unknown", {"language": language}))
    return found


def warnings(parts: Sequence[AnnouncementPart]) -> list[Text]:
    """Return warnings about features that readers do not receive as sent; each once for an album."""
    seen = dict.fromkeys(
        (part.language, trait) for part in parts for trait in message_traits.part_warnings(part)
    )
    return [
        Text(f"announcement-warning-{trait}", {"language": Text(f"language-name-{language}")})
        for language, trait in seen
    ]


def language_warnings(parts: Sequence[AnnouncementPart]) -> list[Text]:
    """Return a warning for each text that seems to be in another language than it was sent for."""
    return [
        Text("announcement-warning-language", {"language": Text(f"language-name-{part.language}")})
        for part in parts
        if is_in_other_language(strip_markup(part.html), part.language)
    ]


def _unfillable_placeholders(part: AnnouncementPart, seminar: Seminar | None) -> list[str]:
    """Return the placeholders without a value for this seminar, in the spelling of the part's language."""
    missing = placeholders.find_known(part.html) & _names_without_value(seminar)
    return [word for word, name in placeholders.SPELLINGS[part.language].items() if name in missing]


def _names_without_value(seminar: Seminar | None) -> frozenset[str]:
    if seminar is None:
        return placeholders.SEMINAR_NAMES
    return frozenset(
        name for name, text in (("seminar", seminar.title), ("place", seminar.venue)) if not text
    )


def _excess_length(part: AnnouncementPart) -> int:
    """Return by how many UTF-16 units the part may exceed its limit once its placeholders are filled in, or 0.

    Users of Telegram Premium can write longer captions than a bot can send.
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
"""Kinds of messages with a caption."""


def corrected_part(delivered: Sequence[AnnouncementPart], new: AnnouncementPart) -> AnnouncementPart:
    """Return a part that replaces the text or caption of messages already delivered.

    `delivered` are the parts that people have. Raises Refusal unless the new message is a text and the old one has
    a text or caption, which in an album must be that of the first picture.
    """
    old = delivered[0] if delivered else None
    caption_elsewhere = any(part.html for part in delivered[1:])
    if old is None or new.kind != "text" or old.kind not in ("text", *CAPTIONED_KINDS) or caption_elsewhere:
        raise Refusal("correction-text-only")
    if old.kind == "text":
        return new
    content, traits = dict(old.content), list(new.message_traits or ())
    return AnnouncementPart(
        kind=old.kind,
        chat_id=old.chat_id,
        message_id=0,
        html=new.html,
        content=content,
        message_traits=traits,
    )


def undecided_languages(
    announcement: Announcement, parts: Sequence[AnnouncementPart], counts: LanguageCounts
) -> list[Language]:
    """Return the readers' languages without a text and without a chosen fallback."""
    given = {part.language for part in parts}
    decided = {reader for reader, text in announcement.fallback_languages.items() if text in {"", *given}}
    return [code for code in get_args(Language) if code not in given and counts[code] and code not in decided]
