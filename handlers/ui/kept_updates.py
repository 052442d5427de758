"""Updates of people who agreed to an earlier version of the data-protection notice, kept until they agree again.

They are asked anew with whatever they do next: a message at a step, a button, a command. It is kept in their draft,
with the step that they were at, and handled once they have agreed (`bot.inbox_batch`). Declining discards it.
"""

from dataclasses import asdict, replace
from typing import Any

from handlers.messages import Contact, Incoming, Location, Media, Original
from handlers.permissions import has_consented
from handlers.ui.courtesy import reaction_to
from storage.models import Person
from storage.text import richtext

ONBOARDING_STEPS = ("language", "consent")
"""The steps before the consent."""
KEPT, LEFT_STEP = "kept_updates", "left_step"
"""Keys of the draft: the updates, oldest first, and the step at which the person was asked anew."""
MAX_KEPT = 10
"""Maximum number of kept updates per person; beyond it the oldest is dropped."""
_PLAIN_FIELDS = (
    "message_id",
    "text",
    "command",
    "argument",
    "button",
    "unsupported_kind",
    "edited",
    "reply_to",
)
_NESTED_FIELDS: dict[str, type[Any]] = {
    "contact": Contact,
    "media": Media,
    "location": Location,
    "original": Original,
}


def keep(incoming: Incoming) -> bool:
    """Keep the update of somebody who agreed to an earlier notice. Return whether it is kept.

    What is written while the notice is shown is no answer to the step before it: it is not kept here.
    """
    person = incoming.person
    if person.consented_at is None or has_consented(person) or incoming.group is not None:
        return False
    if not _is_action(incoming) and person.step in ONBOARDING_STEPS and not _belongs_to_kept(incoming):
        return False
    if reaction_to(incoming) is not None:
        return False
    person.draft = {**person.draft, KEPT: _with(_kept(person), incoming)[-MAX_KEPT:]}
    return True


def _with(kept: list[dict[str, Any]], incoming: Incoming) -> list[dict[str, Any]]:
    """Add the update, or put it in the place of the one that it replaces."""
    new = _to_stored(incoming)
    for index, one in enumerate(kept):
        if _replaces(incoming, one):
            return [*kept[:index], {**new, "edited": incoming.edited and one["edited"]}, *kept[index + 1 :]]
    return [*kept, new]


def _is_action(incoming: Incoming) -> bool:
    return incoming.button is not None or incoming.command is not None or incoming.edited


def _belongs_to_kept(incoming: Incoming) -> bool:
    """Whether the message is a further file of an album whose first one is kept."""
    album = incoming.media.media_group_id if incoming.media else None
    return album is not None and any(
        (one.get("media") or {}).get("media_group_id") == album for one in _kept(incoming.person)
    )


def _replaces(incoming: Incoming, kept: dict[str, Any]) -> bool:
    """Whether it is the same button pressed again, or the edited version of a kept message."""
    same = [name for name in ("message_id", "button", "command") if getattr(incoming, name) == kept.get(name)]
    return len(same) == 3 and (incoming.button is None or incoming.argument == kept["argument"])


def is_waiting(person: Person) -> bool:
    """Whether kept updates can be handled now, as the person has agreed."""
    return KEPT in person.draft and has_consented(person)


def take(incoming: Incoming) -> list[Incoming]:
    """Remove the kept updates of a person who has agreed by now; return them, oldest first."""
    person = incoming.person
    if not is_waiting(person):
        return []
    kept = _kept(person)
    discard(person)
    return [_from_stored(incoming, one) for one in kept]


def discard(person: Person) -> None:
    """Remove the kept updates."""
    person.draft = {key: value for key, value in person.draft.items() if key != KEPT}


def typed_texts(draft: dict[str, Any]) -> dict[str, Any]:
    """Return the draft for /mydata: of kept updates only what the person wrote."""
    kept = [
        [one["text"], one.get("contact"), one["command"] and one["argument"]] for one in draft.get(KEPT, ())
    ]
    return {**{key: value for key, value in draft.items() if key not in (KEPT, LEFT_STEP)}, KEPT: kept}


def _kept(person: Person) -> list[dict[str, Any]]:
    return list(person.draft.get(KEPT, ()))


def _to_stored(incoming: Incoming) -> dict[str, Any]:
    plain = {name: getattr(incoming, name) for name in _PLAIN_FIELDS}
    nested = {name: asdict(value) for name in _NESTED_FIELDS if (value := getattr(incoming, name))}
    return {**plain, **nested, "marks": incoming.rich_text.stored_marks()}


def _from_stored(incoming: Incoming, kept: dict[str, Any]) -> Incoming:
    """Return the update as if it came now. Nothing is edited for a button: its message is above the notice."""
    plain = {name: kept[name] for name in _PLAIN_FIELDS}
    nested = {name: _restored(kind, kept.get(name)) for name, kind in _NESTED_FIELDS.items()}
    words = kept["argument"] if kept["command"] else kept["text"] or ""
    marks = richtext.from_stored(words, kept["marks"]).marks
    return replace(
        incoming, **plain, **nested, marks=marks, callback_id=None, typed_label=kept["button"] is not None
    )


def _restored(kind: type[Any], stored: dict[str, Any] | None) -> Any:
    if stored is None:
        return None
    lists = {name: tuple(value) for name, value in stored.items() if isinstance(value, list)}
    return kind(**{**stored, **lists})
