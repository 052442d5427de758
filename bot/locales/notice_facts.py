"""What the data-protection notice says of this installation, from the settings: who holds the data, and how long."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from storage.closing.policy import DEFAULT_DAYS


@dataclass(frozen=True, slots=True)
class NoticeFacts:
    """The holder of the data and how to reach them, and the longest time for which data are kept."""

    holder: Mapping[str, str] = field(default_factory=dict)
    """Name by language; a language without one shows the Russian name, else the Kyrgyz one. Empty: not set."""
    contact: str = ""
    """Telephone number, e-mail or postal address; empty: not set."""
    days: int = DEFAULT_DAYS
    """Days after a person's last seminar; 0: until they delete the data themselves."""

    def holder_in(self, language: str) -> str:
        """Return the holder's name for readers of this language; empty if it is not set."""
        names = [self.holder.get(one) for one in (language, "ru", "ky")]
        return next(filter(None, names), "")


_FACTS = [NoticeFacts()]


def notice_facts(facts: NoticeFacts | None = None) -> NoticeFacts:
    """Return what the notice says; the program sets it once, at the start."""
    if facts is not None:
        _FACTS[0] = facts
    return _FACTS[0]
