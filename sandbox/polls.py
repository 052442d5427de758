"""Polls: the Poll object of a message, and its votes."""

from dataclasses import dataclass, field

from sandbox.chats import Chat
from sandbox.refusals import Impossible, Json


@dataclass
class PollState:
    """A poll and its message; `votes` are the options that each person chose.

    `bot`: which sent it and is told of votes; of a person's poll no bot is.
    """

    chat: Chat
    message_id: int
    bot: int | None
    votes: dict[int, list[int]] = field(default_factory=dict)

    def poll(self) -> Json:
        """Return the Poll. Raise Impossible if its message is gone."""
        message = self.chat.messages.get(self.message_id)
        if message is None:
            raise Impossible("the poll is gone", 404)
        poll: Json = message["poll"]
        return poll

    def with_votes(self, poll: Json) -> Json:
        """Return the Poll with the present votes."""
        options = [
            {**option, "voter_count": sum(number in chosen for chosen in self.votes.values())}
            for number, option in enumerate(poll["options"])
        ]
        return {**poll, "options": options, "total_voter_count": len(self.votes)}

    def vote(self, person: int, chosen: list[int]) -> Json:
        """Add or retract a vote. Return the new Poll. Raise Impossible if it is not valid."""
        poll = self.poll()
        if poll["is_closed"]:
            raise Impossible("the poll is closed", 409)
        if any(type(number) is not int or not 0 <= number < len(poll["options"]) for number in chosen):
            raise Impossible("the poll has no such option")
        if len(chosen) > 1 and not poll["allows_multiple_answers"]:
            raise Impossible("the poll takes one answer", 409)
        if poll["type"] == "quiz" and person in self.votes:
            raise Impossible("a quiz is answered once", 409)
        if chosen:
            self.votes[person] = sorted(set(chosen))
        else:
            self.votes.pop(person, None)
        return self.with_votes(poll)
