"""A poll as its readers see it: the message with its choices, and the counts."""

from collections.abc import Sequence

from handlers.buttons.polls import ShowPoll, VotePoll
from handlers.messages import Button, Lane, Lines, Say, SayToAudience, Text, Translated, Value
from storage.audiences.audience import SeatAudience
from storage.models import LocalizedText, Poll, Seminar
from storage.polls.polls import PollCounts

SHORT_CHOICE = 28
"""Characters of a choice that surely fit on a button of a telephone."""
BAR_LENGTH = 10
"""Squares of a full bar."""


def poll_subject(poll: Poll) -> str:
    """Return the subject of the poll's messages in the outbox."""
    return f"poll:{poll.id}"


def poll_args(poll: Poll, seminar: Seminar) -> dict[str, Value]:
    """Return the arguments of every text about a poll."""
    return {"question": Translated(poll.question), "seminar": Translated(seminar.title)}


def vote_message(poll: Poll, seminar: Seminar) -> Say:
    """Build the message with which people vote."""
    args = poll_args(poll, seminar)
    if not _has_long_choices(poll):
        return Say("poll", args, vote_buttons(poll))
    return Say("poll-listed", {**args, "list": Lines(_choice_lines(poll))}, vote_buttons(poll))


def vote_broadcast(poll: Poll, seminar: Seminar, audience: SeatAudience) -> SayToAudience:
    """Build the message for the hall; nobody gets it twice."""
    message = vote_message(poll, seminar)
    return SayToAudience(
        Say(
            message.key,
            message.args,
            message.buttons,
            subject=poll_subject(poll),
            dedup_key=poll_subject(poll),
            expires_at=seminar.ends_at,
            lane=Lane.REMINDER,
        ),
        audience,
    )


def _has_long_choices(poll: Poll) -> bool:
    return any(len(text) > SHORT_CHOICE for choice in poll.choices for text in choice.values())


def _choice_lines(poll: Poll) -> list[Text]:
    return [
        Text("poll-choice", {"number": place, "choice": Translated(choice)})
        for place, choice in enumerate(poll.choices, start=1)
    ]


def vote_buttons(poll: Poll, own: int | None = None) -> list[list[Button]]:
    """Return a button per choice, the own one marked; long choices are numbers, five in a row."""
    numbered = _has_long_choices(poll)
    buttons = [
        Button(_label(choice, place, place == own, numbered=numbered), VotePoll(poll.id, place))
        for place, choice in enumerate(poll.choices)
    ]
    width = 5 if numbered else 1
    return [buttons[start : start + width] for start in range(0, len(buttons), width)]


def _label(choice: LocalizedText, place: int, own: bool, *, numbered: bool) -> Text | Translated:
    label = Translated({"en": str(place + 1)}) if numbered else Translated(choice)
    return Text("poll-own", {"choice": label}) if own else label


def result_message(poll: Poll, seminar: Seminar, counts: PollCounts, own: int | None, *, edit: bool) -> Say:
    """Build the counts for a participant, with the buttons to change the vote while the poll is open."""
    args: dict[str, Value] = {
        **poll_args(poll, seminar),
        "list": Lines(result_lines(poll.choices, counts, own)),
        "number": counts.total,
    }
    if not poll.is_open:
        return Say("poll-result", args, edit=edit)
    refresh = [Button("poll-refresh", ShowPoll(poll.id))]
    return Say("poll-voted", args, [*vote_buttons(poll, own), refresh], edit=edit)


def result_lines(choices: Sequence[LocalizedText], counts: PollCounts, own: int | None = None) -> list[Text]:
    """Return a line per choice with its bar, votes and share."""
    return [
        Text(
            "poll-line-own" if place == own else "poll-line",
            {
                "choice": Translated(choice),
                "bar": _bar(votes, counts.total),
                "number": votes,
                "percent": percent(votes, counts.total),
            },
        )
        for place, (choice, votes) in enumerate(zip(choices, counts.votes, strict=True))
    ]


def percent(votes: int, total: int) -> int:
    """Return the share in per cent, rounded half up; 0 if nobody has voted."""
    return (200 * votes + total) // (2 * total) if total else 0


def _bar(votes: int, total: int) -> str:
    filled = (2 * BAR_LENGTH * votes + total) // (2 * total) if total else 0
    return "▰" * filled + "▱" * (BAR_LENGTH - filled)
