"""The documents link to existing pages, and name existing commands and settings."""

import re
from pathlib import Path

from bot.settings import Settings
from storage.models import Question
from tests.case_tables import every_row

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    page
    for page in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("storage/**/*.md"))
    if ".venv" not in page.parts
)
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)(?:\s+\"[^\"]*\")?\)")


def anchors(page: Path) -> set[str]:
    """Return the headings of a page as links name them."""
    heads = re.findall(r"^#+\s+(.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\s-]", "", head.lower()).strip().replace(" ", "-") for head in heads}


@every_row("page", PAGES)
def test_a_page_links_only_to_what_exists(page: Path) -> None:
    for link in LINK.findall(page.read_text("utf-8")):
        if re.match(r"[a-z]+:", link):
            continue
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        assert target.exists(), f"{page.name}: {link}"
        assert target.is_relative_to(ROOT), f"{page.name}: {link}"
        if anchor and target.suffix == ".md":
            assert anchor in anchors(target), f"{page.name}: {link}"


@every_row("page", PAGES)
def test_a_page_names_only_files_and_targets_that_are_there(page: Path) -> None:
    text = page.read_text("utf-8")
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"`make ([a-z]+)", text)) <= targets
    rooms = "bot|handlers|storage|web|sandbox|tests|bench|docs"
    for name in re.findall(rf"`((?:{rooms})/[\w./-]+)`", text):
        if "migrations/versions/" in name:
            continue  # a recipe names the file that is to be written
        assert list(ROOT.glob(name)), f"{page.name}: {name}"


@every_row("page", PAGES)
def test_a_setting_named_in_a_page_is_a_setting(page: Path) -> None:
    known = {name.upper() for name in Settings.model_fields} | {"TEST_POSTGRES_URL"}
    named = set(re.findall(r"`([A-Z]+(?:_[A-Z]+)+)(?:=[^`]*)?`", page.read_text("utf-8")))
    assert {
        name for name in named if name.endswith(("_URL", "_IDS", "_TOKEN", "_SECRET", "_PORT", "_HOST"))
    } <= known


def test_there_are_pages_to_look_at() -> None:
    assert PAGES


def test_every_table_is_described() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    assert [name for name in Question.metadata.tables if f"`{name}`" not in text] == []
