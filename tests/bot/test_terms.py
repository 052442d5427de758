"""One concept, one word: the words of docs/forbidden_words.csv are in no text; docs/texts.md has those to use."""

import csv
import re
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from bot.locales import LANGUAGES
from bot.locales.catalogue import FOLDER

DOCS = Path(__file__).parents[2] / "docs"
READ_WORDS = "known-as-"
"""Keys of what people write in their lists, in any words."""
TAG = re.compile(r"</?[a-z][^<>]*>")


class Rule(NamedTuple):
    """A word that is not used for a concept in a language."""

    concept: str
    language: str
    words: str
    keys: str

    def concerns(self, key: str) -> bool:
        """Whether the rule holds for the text with this key."""
        named = any(fnmatch(key, one) for one in self.keys.lstrip("!").split())
        return named != self.keys.startswith("!") if self.keys else True


class _Texts(Visitor):
    """Collects the texts of an entry, each variant of a selector by itself; an argument is `{}`."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def visit_Pattern(self, node: Any) -> None:  # noqa: N802  # the library's way
        parts = [one.value if isinstance(one, ast.TextElement) else "{}" for one in node.elements]
        self.texts.append(TAG.sub("", "".join(parts)))
        self.generic_visit(node)


@cache
def rules() -> list[Rule]:
    with (DOCS / "forbidden_words.csv").open(encoding="utf-8", newline="") as file:
        return [Rule(**row) for row in csv.DictReader(file)]


@cache
def terms() -> dict[str, dict[str, str]]:
    """Return concept -> language -> the word for it, from the table in docs/texts.md."""
    section = (DOCS / "texts.md").read_text("utf-8").partition("\n## Terms\n")[2].partition("\n## ")[0]
    lines = [line.strip("| ").split(" | ") for line in section.splitlines() if line.startswith("| ")]
    return {concept.strip(): dict(zip(LANGUAGES, words, strict=True)) for concept, *words in lines[1:]}


@cache
def texts(language: str) -> dict[tuple[str, str], list[str]]:
    """Return (file, key) -> its texts."""
    found = {}
    for file in sorted((FOLDER / language).glob("*.ftl")):
        for entry in FluentParser().parse(file.read_text("utf-8")).body:
            if isinstance(entry, ast.Message):
                seen = _Texts()
                seen.visit(entry)
                found[file.name, entry.id.name] = seen.texts
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_concept_has_one_word(language: str) -> None:
    wrong = [
        f"{file} {key}: “{found[0]}” in “{text}”; {rule.concept}: {terms()[rule.concept][language]}"
        for rule in rules()
        if rule.language == language
        for (file, key), written in texts(language).items()
        if not key.startswith(READ_WORDS)
        if rule.concerns(key)
        for text in written
        if (found := re.search(rule.words, text, re.MULTILINE))
    ]
    assert not wrong, "\n".join(["", *sorted(wrong)])


@pytest.mark.parametrize(("language", "foreign"), [("ky", "'\"“”"), ("ru", "'\"“”"), ("en", "'\"«»")])
def test_quotation_marks_and_apostrophes_are_those_of_the_language(language: str, foreign: str) -> None:
    wrong = [
        f"{file} {key}: {text}"
        for (file, key), written in texts(language).items()
        for text in written
        if set(foreign) & set(text)
    ]
    assert not wrong, "\n".join(["", *sorted(wrong)])


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: f"{rule.concept}, {rule.language}")
def test_every_forbidden_word_has_a_right_one_in_the_table_and_keys_that_exist(rule: Rule) -> None:
    right = terms()[rule.concept][rule.language]
    assert len(right) > 1
    assert not re.search(rule.words, right)
    keys = [key for _, key in texts(rule.language)]
    assert [one for one in rule.keys.lstrip("!").split() if not any(fnmatch(key, one) for key in keys)] == []


def test_a_rule_holds_for_the_named_keys_or_for_all_others() -> None:
    for keys, concerned in (("", [True, True]), ("a-*", [True, False]), ("!a-* c", [False, True])):
        assert [Rule("", "ky", "", keys).concerns(key) for key in ("a-1", "b")] == concerned
