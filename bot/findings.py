"""What a check of the installation found (`python -m bot doctor`)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """The result of one check, and what to do about it."""

    ok: bool
    text: str
    remedy: str = ""
    public: str | None = None
    """The text without names, for `--report`; None: it has none."""
