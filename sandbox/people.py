"""The people of the sandbox: samples, and those who are added."""

from sandbox.refusals import Impossible, Json

SAMPLE_PEOPLE: tuple[Json, ...] = (
    {
        "id": 1001,
        "first_name": "Үлгү",
        "last_name": "Катышуучу",
        "username": "sample_head",
        "language_code": "ky",
        "phone_number": "+996700100101",
    },
    {
        "id": 1002,
        "first_name": "Пример",
        "last_name": "Участник",
        "username": "sample_second",
        "language_code": "ru",
        "phone_number": "+996555100102",
    },
    {
        "id": 1003,
        "first_name": "Sample",
        "last_name": "Staff",
        "username": "sample_staff",
        "language_code": "ru",
        "phone_number": "+996770100103",
    },
    {
        "id": 1004,
        "first_name": "Sample",
        "last_name": "Expert",
        "language_code": "en",
        "phone_number": "+996220100104",
    },
)
TEXT_FIELDS = ("first_name", "last_name", "username", "language_code", "phone_number")


class Person:
    """A person with a Telegram account. `user` is the User object, replaced at each change."""

    def __init__(self, number: int) -> None:
        self.id = number
        self.fields: dict[str, str] = {"first_name": "Sample"}
        self.deactivated = False
        self.forbids: set[str] = set()
        """Kinds of messages that nobody may send them."""
        self.user: Json = {}

    def change(self, fields: Json) -> None:
        """Set some fields; an empty one is removed. Raise Impossible if a value is not a string."""
        for name in TEXT_FIELDS:
            if name not in fields:
                continue
            value = fields[name]
            if value is not None and not isinstance(value, str):
                raise Impossible(f'"{name}" must be a text')
            self.fields[name] = (value or "").lstrip("@") if name == "username" else value or ""
        if not self.fields["first_name"]:
            raise Impossible('"first_name" must not be empty')
        self.deactivated = bool(fields.get("deactivated", self.deactivated))
        self.user = {
            "id": self.id,
            "is_bot": False,
            **self._named("first_name", "last_name", "username", "language_code"),
        }

    def _named(self, *names: str) -> Json:
        return {name: self.fields[name] for name in names if self.fields.get(name)}

    @property
    def language(self) -> str:
        """Return the two letters that Telegram compares with the languages of commands and texts."""
        return self.fields.get("language_code", "").split("-")[0].lower()

    @property
    def phone(self) -> str:
        """Return the telephone number, or an empty string."""
        return self.fields.get("phone_number", "")

    def chat_object(self) -> Json:
        """Return the Chat object of a private chat with this person."""
        return {"id": self.id, **self._named("first_name", "last_name", "username"), "type": "private"}

    def as_json(self) -> Json:
        """Return the person for the control API."""
        return {
            "id": self.id,
            **{name: self.fields.get(name) or None for name in TEXT_FIELDS},
            "deactivated": self.deactivated,
            "forbids": sorted(self.forbids),
        }
