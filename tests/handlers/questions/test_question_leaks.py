"""Everything that shows a question checks who may read it: tested by trying, and by reading the code."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.handlers.questions.question_leaks import QUESTION_CASES, QuestionCase, try_everything
from tests.handlers.stage import Stage

ROOT = Path(__file__).parents[3]


QUICK = ("visible, let through", "withdrawn, not let through")
"""The states of `make test`, with few buttons: one that many may read, one that nobody may."""


@pytest.mark.parametrize(
    ("state", "few"),
    [(state, True) for state in QUESTION_CASES if str(state) in QUICK]
    + [pytest.param(state, False, marks=pytest.mark.proof) for state in QUESTION_CASES],
    ids=str,
)
async def test_nobody_is_told_of_a_question_who_may_not_read_it(
    stage: Stage, state: QuestionCase, few: bool
) -> None:
    desk = await try_everything(stage, state, few)
    assert desk.wrong == []
    assert desk.read > (0 if state.state == "withdrawn" else 10)


# In the code: functions that read the text or the files of a question check who may read them.

WORDS = {"original_text", "hall_text"}
"""The columns with a question's text and files."""
READ = {"questions.list_attachments", "answers.asker_files", "answers.list_remarks"}
"""Functions of the storage that read them."""
SHOWN = {
    "handlers.questions.shared.staff_cards": {
        "card_text",
        "staff_card",
        "build_answer_prompt",
        "line_args",
        "remark_messages",
    }
}
SHOWN |= {"handlers.questions.shared.question_text": {"question_excerpt", "question_line", "full_answers"}}
SHOWN |= {"handlers.questions.shared.excerpts": {"question_words", "media_kind"}}
"""Functions that put them into a message."""
ASKED = {
    "staff_readers",
    "can_read",
    "group_can_read",
    "quote",
    "is_readable",
    "readable_condition",
    "is_released",
}
"""The check itself: functions of `handlers.questions.shared.readers` and `storage.questions.readable`."""
LET_IN = {
    "may_answer",
    "lock_answerable",
    "lock_open_question",
    "answer_scope",
    "lock_question",
    "load_seminar",
    "_load_own",
    "lock_own",
}
"""Functions that admit only permitted people: answerers, moderators of the seminar, its asker."""
VOCABULARY = {
    "handlers/questions/shared/excerpts.py": "the kind of a file, for those who have asked",
    "handlers/questions/shared/question_text.py": "words for `own` and `browsing`, which have asked",
    "handlers/questions/hall/paper.py": "the document of `export`, which has asked",
}


def reading_functions() -> Iterator[tuple[str, set[str]]]:
    """Return (file, the check it calls) for each place that reads a question's text or files for a reply."""
    for path in sorted([*ROOT.glob("handlers/**/*.py"), *ROOT.glob("web/*.py")]):
        nodes = list(ast.walk(ast.parse(path.read_text())))
        of = [(ast.unparse(node.value), node.attr) for node in nodes if isinstance(node, ast.Attribute)]
        called = {
            node.func.id for node in nodes if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        }
        taken = {
            name.name
            for node in nodes
            if isinstance(node, ast.ImportFrom)
            for name in node.names
            if name.name in SHOWN.get(node.module or "", ())
        }
        reads = {attribute for _, attribute in of} & WORDS or {".".join(one) for one in of} & READ
        if taken or reads:
            asked = {one for module, one in of if module in ("readers", "readable") and one in ASKED}
            yield str(path.relative_to(ROOT)), asked | called & LET_IN


def test_whatever_reads_a_question_asks_who_may_read_it() -> None:
    found = dict(reading_functions())
    assert len(found) > 20
    assert {path for path, asked in found.items() if not asked} == set(VOCABULARY)
