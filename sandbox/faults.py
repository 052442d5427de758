"""Injected faults: errors, delays, and connections cut before or after a call was applied."""

import random
from dataclasses import asdict, dataclass, field
from typing import Literal

from sandbox.refusals import Impossible, Json, Refused

Action = Literal["error", "drop_before", "drop_after", "delay"]
ACTIONS = ("error", "drop_before", "drop_after", "delay")

DESCRIPTIONS = {
    400: "Bad Request: scripted by the sandbox",
    401: "Unauthorized",
    403: "Forbidden: bot was blocked by the user",
    429: "Too Many Requests: retry after {retry_after}",
    500: "Internal Server Error",
    502: "Bad Gateway",
}


@dataclass
class Fault:
    """A fault rule. `methods` holds lower-case names, or "*"; `count` is how often it still fires (None: always)."""

    id: int
    action: Action
    methods: list[str] = field(default_factory=lambda: ["*"])
    chat: int | None = None
    bot: int | None = None
    error_code: int = 500
    description: str | None = None
    retry_after: int | None = None
    migrate_to_chat_id: int | None = None
    delay: float = 1.0
    probability: float = 1.0
    count: int | None = None

    def matches(self, bot: int, method: str, chat: object) -> bool:
        """Return whether the rule applies to this call and has not run out."""
        if self.count == 0 or (self.bot is not None and self.bot != bot):
            return False
        if self.chat is not None and self.chat != chat:
            return False
        return "*" in self.methods or method in self.methods

    def scripted_error(self) -> Refused:
        """Return the scripted error; a 429 without `retry_after` says one second."""
        parameters: Json = {}
        seconds = self.retry_after if self.retry_after is not None else 1
        if self.error_code == 429 or self.retry_after is not None:
            parameters["retry_after"] = seconds
        if self.migrate_to_chat_id is not None:
            parameters["migrate_to_chat_id"] = self.migrate_to_chat_id
        words = self.description or DESCRIPTIONS.get(self.error_code, "Error").format(retry_after=seconds)
        return Refused(self.error_code, words, **parameters)


def _methods(given: object) -> list[str]:
    names = [given] if isinstance(given, str) else given
    if not isinstance(names, list) or not names or not all(isinstance(name, str) for name in names):
        raise Impossible('"methods" is "*" or a list of method names')
    return [name.lower() for name in names]


class Faults:
    """The active rules in the order of creation; the first that matches fires."""

    def __init__(self) -> None:
        self.rules: list[Fault] = []
        self.last_id = 0
        self.dice = random.Random()  # noqa: S311

    def add(self, rule: Json) -> Fault:
        """Create a rule from JSON. Raise Impossible if it is invalid."""
        action = rule.get("action")
        if action not in ACTIONS:
            raise Impossible(f'"action" is one of {", ".join(ACTIONS)}')
        fields = {
            name: value
            for name, value in rule.items()
            if name in Fault.__dataclass_fields__ and value is not None
        }
        fields["methods"] = _methods(rule.get("methods") or "*")
        self.last_id += 1
        fault = Fault(**{**fields, "id": self.last_id})
        self.rules.append(fault)
        return fault

    def trigger(self, bot: int, method: str, chat: object) -> Fault | None:
        """Return the rule that fires for this call, with its count reduced."""
        for fault in self.rules:
            if fault.matches(bot, method, chat) and self.dice.random() < fault.probability:
                if fault.count is not None:
                    fault.count -= 1
                return fault
        return None

    def remove(self, fault_id: int) -> bool:
        """Remove a rule. Return whether there was one."""
        left = [fault for fault in self.rules if fault.id != fault_id]
        found = len(left) < len(self.rules)
        self.rules = left
        return found

    def clear(self) -> None:
        """Remove all rules."""
        self.rules = []

    def as_json(self) -> list[Json]:
        """Return the rules as JSON."""
        return [asdict(fault) for fault in self.rules]
