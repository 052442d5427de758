"""Reads the Fluent files: keys, attributes, and the arguments of each text."""

from datetime import UTC, datetime
from functools import cache
from typing import Any

from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from bot.locales import LANGUAGES
from bot.locales.catalogue import FOLDER
from handlers.messages import Place

SAMPLE_TIMES = {
    "starts": datetime(2026, 11, 30, 3, 30, tzinfo=UTC),
    "ends": datetime(2026, 11, 30, 10, 0, tzinfo=UTC),
}

SAMPLE_PLACE = Place("ayil_aymak", {"ky": "Ак-Булуң", "ru": "Ак-Булунский", "en": "Ak-Bulun"})


class _Arguments(Visitor):
    """Collects the `$names` of a text, the functions that are applied to them, and the texts it is made of."""

    def __init__(self) -> None:
        self.names: set[str] = set()
        self.times: set[str] = set()
        self.places: set[str] = set()
        self.texts: set[str] = set()

    def visit_MessageReference(self, node: Any) -> None:  # noqa: N802
        self.texts.add(node.id.name)

    def visit_VariableReference(self, node: Any) -> None:  # noqa: N802  # the library's way
        self.names.add(node.id.name)

    def visit_FunctionReference(self, node: Any) -> None:  # noqa: N802
        found = self.places if node.id.name == "PLACE" else self.times
        found |= {one.id.name for one in node.arguments.positional}
        self.generic_visit(node)


@cache
def text_arguments(language: str) -> dict[str, frozenset[str]]:
    """Return every text of a language, "key" or "key.attribute", with the names of its arguments.

    Raises AssertionError for a line that is not Fluent, or a key that is there twice.
    """
    return {name: frozenset(seeker.names) for name, seeker in _visit_texts(language).items()}


@cache
def time_arguments(language: str) -> frozenset[str]:
    """Return the arguments that a text of this language passes to DAY() or TIME()."""
    return frozenset(one for seeker in _visit_texts(language).values() for one in seeker.times)


@cache
def place_arguments(language: str) -> frozenset[str]:
    """Return the arguments that a text of this language passes to PLACE()."""
    return frozenset(one for seeker in _visit_texts(language).values() for one in seeker.places)


@cache
def referenced_texts(language: str) -> frozenset[str]:
    """Return the keys of texts that others of this language consist of: `.no = { back-button }`."""
    return frozenset(one for seeker in _visit_texts(language).values() for one in seeker.texts)


@cache
def _visit_texts(language: str) -> dict[str, _Arguments]:
    resource = FluentParser().parse(
        "\n".join(file.read_text("utf-8") for file in sorted((FOLDER / language).glob("*.ftl")))
    )
    found: dict[str, _Arguments] = {}
    for entry in resource.body:
        assert not isinstance(entry, ast.Junk), f"{language}: {entry.content!r}"
        if not isinstance(entry, ast.Message):
            continue
        parts = {entry.id.name: entry.value} | {
            f"{entry.id.name}.{one.id.name}": one.value for one in entry.attributes
        }
        for name, pattern in parts.items():
            assert name not in found, f"{language}: {name} is there twice"
            seeker = _Arguments()
            seeker.visit(pattern)
            found[name] = seeker
    return found


def sample_arguments(name: str) -> dict[str, Any]:
    """Return a sample value for each argument of a text."""
    some: dict[str, Any] = dict.fromkeys(time_arguments(LANGUAGES[0]), SAMPLE_TIMES["starts"]) | SAMPLE_TIMES
    some |= dict.fromkeys(place_arguments(LANGUAGES[0]), SAMPLE_PLACE)
    return {one: some.get(one, "⟨…⟩") for one in text_arguments(LANGUAGES[0])[name]}
