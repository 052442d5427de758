"""Every change, export and search of staff is in the audit log, or listed here with a reason."""

from handlers.faq import new_entries
from storage import audit
from tests.handlers.audit_coverage import changes_row, reachable_functions, staff_handlers, try_staff_acts
from tests.handlers.forgery import create_cast
from tests.handlers.stage import Stage

SAID_ELSEWHERE: dict[str, str] = {
    "create-group-link": "the owner's own choice, kept for some minutes; the group that is linked then is in the log",
    "remove-outsider": "is in the log once it is done, with who wanted it: handlers/team/group_outsiders.py",
    "confirm-invitations": "only makes the words of links that have none; sending and printing them is in the log",
    "show-feedback": "only makes the default form where somebody looks before anybody has changed it",
    "show-feedback-texts": "as above",
    "show-feedback-charts": "as above",
    "list-feedback-questions": "as above",
    "add-feedback-question": "as above, before a kind is chosen; a question that is added is in the log",
    "show-wall-question": "only makes the wall's row where somebody looks before anybody has opened it",
}
"""Routes that change something without an audit row, each with its reason."""


def test_a_route_that_changes_something_comes_to_the_audit_log() -> None:
    unlogged = {}
    for name, handler in staff_handlers().items():
        found = reachable_functions(handler)
        if not any(one.__module__ == "storage.audit" and one.__name__ == "record" for one in found):
            unlogged[name] = sorted(f"{one.__module__}.{one.__name__}" for one in found if changes_row(one))
    wrong = {name: where for name, where in unlogged.items() if where and name not in SAID_ELSEWHERE}
    assert wrong == {}


def test_the_code_is_followed_through_modules_and_tables() -> None:
    assert any(one.__name__ == "record" for one in reachable_functions(new_entries.receive))  # type: ignore[arg-type]
    assert len(staff_handlers()) > 180


async def test_what_staff_do_is_in_the_audit_log(stage: Stage) -> None:
    found = await try_staff_acts(await create_cast(stage, few=True), few=True)
    wrong = {name: what for name, what in found.unlogged.items() if name not in SAID_ELSEWHERE}
    assert wrong == {}
    assert found.changes > 60
    assert found.views > 2


async def test_answers_and_their_edits_are_logged_by_number_and_length(stage: Stage) -> None:
    first, second = "Суу жазында келет.", "Суу күзүндө келет, сөзсүз."
    await stage.press(stage.member, f"start-answer:{stage.question.id}")
    answered = stage.incoming(stage.member, text=first)
    await stage.answer(answered)
    await stage.answer(stage.incoming(stage.member, text=second, edited=True, message_id=answered.message_id))
    [edit, given] = [row for row, _ in await audit.list_newest(stage.session, 2)]
    assert (given.action, given.subject) == ("answer.given", f"question:{stage.question.id}")
    assert given.detail["length"] == len(first)
    assert (edit.action, edit.detail["length"]) == ("answer.edited", [len(first), len(second)])
    assert edit.detail["answer"] == given.detail["answer"]
    assert "Суу" not in f"{given.detail}{edit.detail}"


async def test_looking_somebody_up_by_a_number_is_logged(stage: Stage) -> None:
    await stage.press(stage.member, f"search-seats:{stage.karakol.id}")
    await stage.write(stage.member, "Үлгү")
    assert [row.action for row, _ in await audit.list_newest(stage.session, 1)] != ["phone.searched"]
    await stage.write(stage.member, "700100101")
    [(row, _)] = await audit.list_newest(stage.session, 1)
    assert row.action == "phone.searched"
    assert stage.seat.id in row.detail["seats"]
    assert "700100101" not in str(row.detail)
