"""Simulated people who register and ask, and a ledger of everything that the bot has confirmed to them."""

import asyncio
import json
import random
import string
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from sandbox.testing import Sandbox

Json = dict[str, Any]

STEPS = (
    "",
    "choose-language:",
    "answer-consent:yes",
    "show-registration-area:m:",
    "choose-registration-unit:",
    "choose-position:",
    "contact",
    "use-profile-name",
    "submit-registration",
)
"""What a person presses or shares, in order; the first is /start, and the questions come after the last."""
REGISTRATION_STEPS = len(STEPS)
OBLAST = "41702"
"""The digits with which the codes of the seminar's oblast begin."""
FIRST_ID = 50_000
FIRST_MESSAGE = 5_000_000
# None like another: similar questions are offered before a question is stored.
SAMPLE_WORDS = (
    "суу түтүгү",
    "налог на землю",
    "road repairs",
    "мектеп 🏫",
    "бюджет <b>айыл</b>",
    "a–b = ✓",
)


@dataclass
class Ledger:
    """The actions done, and what Telegram saw the bot confirm. Kept outside the bot; the bot never reads it."""

    pushed: set[int] = field(default_factory=set)
    asked: dict[str, int] = field(default_factory=dict)
    """The text of each question -> its asker."""
    registered: set[int] = field(default_factory=set)
    """Who was told "you are registered"."""
    receipts: dict[int, int] = field(default_factory=dict)
    """The number of each question a receipt was seen for -> who got it."""
    delivered: dict[tuple[int, int], int | None] = field(default_factory=dict)
    """(chat, message) of every message Telegram showed -> the question it is the receipt of."""
    shown: Counter[int] = field(default_factory=Counter)
    """The number of messages and edits shown in each chat, repeated ones included."""

    @property
    def acknowledged(self) -> int:
        """The number of actions that the bot has confirmed."""
        return len(self.registered) + len(self.receipts)


@dataclass
class SimulatedUser:
    """A person and their position in the dialogue."""

    id: int
    language: str
    step_index: int = 0
    questions: list[str] = field(default_factory=list)
    received_ids: set[int] = field(default_factory=set)

    @property
    def name(self) -> str:
        """A sample name of letters only, another one for each person."""
        return f"Sample {_letters(self.id).capitalize()}"

    @property
    def user(self) -> Json:
        """Return the person as Telegram describes the sender."""
        first, last = self.name.split()
        return {
            "id": self.id,
            "is_bot": False,
            "first_name": first,
            "last_name": last,
            "language_code": self.language,
        }


def _letters(number: int) -> str:
    word = ""
    while number:
        number, rest = divmod(number, 26)
        word += string.ascii_lowercase[rest]
    return word


def receipt_of(payload: Json) -> int | None:
    """Return the question whose receipt these arguments of a send are, or None."""
    pressed = next((data for data in buttons(payload) if data.startswith("toggle-anonymous:")), None)
    return int(pressed.partition(":")[2]) if pressed else None


def buttons(payload: Json) -> list[str]:
    rows = markup(payload).get("inline_keyboard", [])
    return [button.get("callback_data", "") for row in rows for button in row]


def markup(payload: Json) -> Json:
    markup = payload.get("reply_markup") or {}
    found: Json = json.loads(markup) if isinstance(markup, str) else markup
    return found


def asks_contact(payload: Json) -> bool:
    rows = markup(payload).get("keyboard", [])
    return any(button.get("request_contact") for row in rows for button in row)


class Crowd:
    """Keeps a number of people busy at once. Each update is pushed once, and some of them again."""

    def __init__(
        self,
        sandbox: Sandbox,
        dice: random.Random,
        *,
        size: int = 20,
        questions: int = 5,
        mischief: float = 0.3,
        in_order: bool = False,
    ) -> None:
        self.sandbox, self.dice, self.mischief = sandbox, dice, mischief
        self.size, self.questions = size, questions
        self.in_order = in_order
        """Polling: an offset confirms every lower number, so Telegram sends updates in the order of numbers."""
        self.ledger = Ledger()
        self.walkers: dict[int, SimulatedUser] = {}
        self.done: list[SimulatedUser] = []
        self.open = False
        self._seq = 0
        self._update = 1_000_000
        self._message = FIRST_MESSAGE
        self._past: list[Json] = []
        self._new: list[Json] = []
        self._catching = asyncio.Lock()

    # The server.

    async def run(self) -> None:
        """Run until cancelled."""
        while True:
            heard = await self.catch_up()
            self._add_missing()
            if await self._push() or heard:
                await asyncio.sleep(0.01)
            else:  # the bot is being started: asking more often would only delay it
                await asyncio.sleep(0.05)

    async def catch_up(self) -> bool:
        """Process everything that the bot has said so far; return whether there was anything."""
        heard = False
        async with self._catching:
            for call in await self.sandbox.journal(since=self._seq):
                self._seq = max(self._seq, call["seq"])
                if call["applied"] and isinstance(call["chat_id"], int):
                    self._on_message(call)
                    heard = True
        return heard

    async def _push(self) -> bool:
        """Push updates, some of them more than once, some once more much later; in any order if allowed."""
        fresh, self._new = self._new, []
        copies = [one for one in fresh if self.dice.random() < self.mischief]
        late = self.dice.choices(self._past, k=len(copies)) if self._past and fresh else []
        batch = [*fresh, *copies, *late]
        if not self.in_order:
            self.dice.shuffle(batch)
        self._past += fresh
        if batch:
            await self.sandbox.push_updates(batch)
        return bool(batch)

    async def resend_old(self, most: int = 100) -> None:
        """Send confirmed updates again, as a server that forgot the confirmation."""
        if self._past:
            await self.sandbox.push_updates(self.dice.choices(self._past, k=most))

    # The people.

    def _add_missing(self) -> None:
        while self.open and len(self.walkers) < self.size:
            self.add_person()

    def add_person(self) -> SimulatedUser:
        """Add a person, who presses Start."""
        number = FIRST_ID + len(self.walkers) + len(self.done)
        walker = SimulatedUser(number, self.dice.choice(("ky", "ru", "en")))
        self.walkers[number] = walker
        self._write(walker, "/start karakol")
        walker.step_index = 1
        return walker

    def _on_message(self, call: Json) -> None:
        """Process a message of the bot: enter it into the ledger, and take the person's next step."""
        chat, ledger = call["chat_id"], self.ledger
        if call["method"].startswith(("send", "edit")) and call["method"] != "sendChatAction":
            ledger.shown[chat] += 1
        if call["result_id"] is not None:
            ledger.delivered[chat, call["result_id"]] = receipt_of(call["params"])
        walker = self.walkers.get(chat)
        if walker is None:
            return
        if walker.step_index < REGISTRATION_STEPS:
            self._next_step(walker, call)
        else:
            self._note_receipts(walker, call)

    def _next_step(self, walker: SimulatedUser, call: Json) -> None:
        wanted = STEPS[walker.step_index]
        if wanted == "contact":
            if asks_contact(call["params"]):
                self._share_contact(walker)
                walker.step_index += 1
            return
        # A repeated list of all areas has buttons of cities outside the seminar's oblast.
        wanted_data = f"{wanted}{OBLAST}" if wanted == "choose-registration-unit:" else wanted
        fitting = [data for data in buttons(call["params"]) if data.startswith(wanted_data)]
        if fitting:
            data = (
                f"choose-language:{walker.language}"
                if wanted == "choose-language:"
                else self._pick_button(wanted, fitting)
            )
            self._press(walker, data, call["result_id"] or call["params"].get("message_id") or 1)
            walker.step_index += 1

    def _pick_button(self, wanted: str, fitting: list[str]) -> str:
        # The rayons of the seminar's oblast stand first: the way through the tree is equally long for all.
        return (
            fitting[0]
            if wanted in ("show-registration-area:m:", "answer-consent:yes", "submit-registration")
            else self.dice.choice(fitting)
        )

    def _note_receipts(self, walker: SimulatedUser, call: Json) -> None:
        ledger, said = self.ledger, call["params"]
        number = receipt_of(said)
        if number is not None:
            ledger.receipts[number] = walker.id
            walker.received_ids.add(number)
            if len(walker.received_ids) == self.questions:
                self.done.append(self.walkers.pop(walker.id))
        elif "submit-registration" not in buttons(said) and walker.name in said.get(
            "text", ""
        ):  # the card has the name too
            ledger.registered.add(walker.id)
            if not walker.questions:
                self._ask(walker)

    def _ask(self, walker: SimulatedUser) -> None:
        """Ask all questions at once, in any order: none depends on another."""
        for _ in range(self.questions):
            words = f"{self.dice.choice(SAMPLE_WORDS)} [{len(self.ledger.asked)}]"
            self.ledger.asked[words] = walker.id
            walker.questions.append(words)
            self._write(walker, f"/ask {words}")

    # Updates in Telegram's format.

    def _add(self, kind: str, body: Json) -> None:
        self._update += 1
        self.ledger.pushed.add(self._update)
        self._new.append({"update_id": self._update, kind: body})

    def _envelope(self, walker: SimulatedUser) -> Json:
        self._message += 1
        user = walker.user
        chat = {"id": walker.id, "type": "private", "first_name": user["first_name"]}
        return {"message_id": self._message, "from": user, "chat": chat, "date": int(time.time())}

    def _write(self, walker: SimulatedUser, text: str) -> None:
        length = len(text.split()[0])
        entities = [{"type": "bot_command", "offset": 0, "length": length}]
        self._add("message", {**self._envelope(walker), "text": text, "entities": entities})

    def _share_contact(self, walker: SimulatedUser) -> None:
        contact = {
            "phone_number": f"996700{walker.id % 1_000_000:06d}",
            "first_name": walker.user["first_name"],
            "user_id": walker.id,
        }
        self._add("message", {**self._envelope(walker), "contact": contact})

    def _press(self, walker: SimulatedUser, data: str, message_id: int) -> None:
        chat = {"id": walker.id, "type": "private", "first_name": walker.user["first_name"]}
        bot = {"id": self.sandbox.bot, "is_bot": True, "first_name": "Sample"}
        message = {"message_id": message_id, "from": bot, "chat": chat, "date": int(time.time()), "text": "…"}
        query = {
            "id": str(4_000_000_000 + self._update),
            "from": walker.user,
            "message": message,
            "chat_instance": "1",
            "data": data,
        }
        self._add("callback_query", query)

    # Waiting for the end.

    async def wait_drained(self, check: Callable[[], None], within: float = 180) -> None:
        """Add nobody any more; wait until everybody has finished. Raise AssertionError naming who waits for what.

        `check` raises when it is no use to wait on.
        """
        self.open = False
        until = time.monotonic() + within
        while self.walkers or self._new:
            check()
            if time.monotonic() > until:
                raise AssertionError(f"confirmations are missing: {_waiting(self.walkers.values())}")
            await asyncio.sleep(0.02)


def _waiting(walkers: Iterable[SimulatedUser]) -> str:
    def awaited(walker: SimulatedUser) -> str:
        if walker.step_index < REGISTRATION_STEPS:
            return f"{walker.id} waits for the button {STEPS[walker.step_index]!r}"
        return f"{walker.id} has {len(walker.received_ids)} receipts for {len(walker.questions)} questions"

    return "; ".join(awaited(walker) for walker in list(walkers)[:10])
