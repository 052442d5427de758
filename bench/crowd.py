"""The simulated people of one run: a number of them talk with the bot at once, each waiting for its replies."""

import asyncio
import time
from collections import deque
from collections.abc import Callable, Sequence
from typing import Any

import orjson

from bench.people import NAMES, Action, Intention, Person, ReceivedMessage, describe_person, next_action

LINK = "/start karakol"


class Crowd:
    """All simulated people, and the times they had to wait, in seconds of `time.perf_counter`.

    `post(person_id, update)` puts an update that has no id yet into the bot's queue.
    """

    def __init__(
        self,
        script: Sequence[Intention],
        people: int,
        active: int,
        think: float,
        post: Callable[[int, dict[str, Any]], None],
        first: int = 0,
    ) -> None:
        self.script, self.active, self.think, self.post = script, active, think, post
        self.people = {person.id: person for person in map(Person, range(first, first + people))}
        self.outside = deque(self.people.values())
        self.finished = 0
        self.began = self.ended = 0.0
        self.first_requests: list[float] = []
        self.first_messages: list[float] = []
        self.all_through = asyncio.Event()
        self._messages = 1000

    def begin(self) -> None:
        """Start with the first group of people."""
        self.began = time.perf_counter()
        for _ in range(self.active):
            self._enter()

    def _enter(self) -> None:
        if self.outside:
            self._do(self.outside.popleft(), Action("write", LINK))

    def new_message_id(self) -> int:
        """Return the next message number; all chats share one sequence."""
        self._messages += 1
        return self._messages

    def handed_out(self, person_id: int, now: float) -> None:
        """Note that the bot has just received this person's update."""
        person = self.people[person_id]
        person.handed_at, person.answered, person.told = now, False, False

    def asked(self, person_id: int, now: float) -> None:
        """Note that a request concerning this person has arrived."""
        person = self.people.get(person_id)
        if person and not person.answered:
            person.answered = True
            self.first_requests.append(now - person.handed_at)

    def told(self, person_id: int, shown: ReceivedMessage, now: float) -> None:
        """Note that a message for this person has arrived, and have them act on it."""
        person = self.people.get(person_id)
        if person is None:
            return
        self.asked(person_id, now)
        if not person.told:
            person.told = True
            self.first_messages.append(now - person.handed_at)
        if action := next_action(self.script, person, shown):
            self._later(person, action)

    def _later(self, person: Person, action: Action) -> None:
        if self.think:
            asyncio.get_running_loop().call_later(self.think, self._do, person, action)
        else:
            self._do(person, action)

    def _do(self, person: Person, action: Action) -> None:
        if action.kind == "rest":
            self._leave()
        else:
            self.post(person.id, _update(person, action, self.new_message_id()))

    def _leave(self) -> None:
        self.finished += 1
        self.ended = time.perf_counter()
        if self.finished == len(self.people):
            self.all_through.set()
        self._enter()

    def report(self) -> dict[str, Any]:
        """Return the results of all people."""
        stuck = [
            describe_person(person) for person in self.people.values() if 0 < person.step < len(self.script)
        ]
        return {
            "people": len(self.people),
            "finished": self.finished,
            "seconds": self.ended - self.began,
            "first_requests": self.first_requests,
            "first_messages": self.first_messages,
            "stuck": stuck[:3],
        }


def _update(person: Person, action: Action, number: int) -> dict[str, Any]:
    user = {"id": person.id, "is_bot": False, **_names(person), "language_code": "ky"}
    if action.kind == "press":
        assert person.last is not None
        query = {
            "id": f"{person.id}-{number}",
            "from": user,
            "message": orjson.Fragment(person.last.source),
            "chat_instance": str(person.id),
            "data": action.value,
        }
        return {"callback_query": query}
    message: dict[str, Any] = {
        "message_id": number,
        "from": user,
        "chat": {"id": person.id, **_names(person), "type": "private"},
        "date": int(time.time()),
    }
    return {"message": message | _content(person, action)}


def _names(person: Person) -> dict[str, str]:
    first, last = NAMES[person.number % len(NAMES)]
    return {"first_name": first, "last_name": last} if last else {"first_name": first}


def _content(person: Person, action: Action) -> dict[str, Any]:
    if action.kind == "contact":
        phone = f"996700{100000 + person.number}"
        return {"contact": {"phone_number": phone, **_names(person), "user_id": person.id}}
    if not action.value.startswith("/"):
        return {"text": action.value}
    length = len(action.value.partition(" ")[0])
    return {"text": action.value, "entities": [{"type": "bot_command", "offset": 0, "length": length}]}
