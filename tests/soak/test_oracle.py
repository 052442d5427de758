"""The oracle itself: it accepts a sound soak, and complains of each promise that is broken in it."""

from collections.abc import Callable
from copy import deepcopy
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.conversations.helpers import first_line
from tests.soak.evidence import Evidence, Kill, Ledger
from tests.soak.oracle import RULES, judge

Json = dict[str, Any]
HEAD, SECOND, BLOCKED, ERASED, MUTE = 1, 2, 3, 4, 5
NOW = datetime(2027, 3, 1, 9, tzinfo=UTC)
WORDS = "суу түтүгү [0]"
RECEIPT: Json = {
    "text": "Жооп",
    "reply_markup": {"inline_keyboard": [[{"callback_data": "toggle-anonymous:1"}]]},
}


class Town:
    """A soak of five people, in which everything went well."""

    def __init__(self) -> None:
        self.calls: list[Json] = []
        self.outbox: list[Json] = []
        self.ledger = Ledger(
            asked={WORDS: HEAD}, blocked={BLOCKED: 0}, blocked_at={BLOCKED: NOW - timedelta(hours=1)},
            without_voices={MUTE}, erasing={ERASED}, updates={1},
        )  # fmt: skip
        for person in (HEAD, SECOND):
            self.shows(person, first_line("ky", "registered"))
            self.shows(person, first_line("ky", "seat-confirmed"))
        self.shows(HEAD, **RECEIPT)
        self.shows(HEAD, first_line("ky", "question-answer", number=1))
        self.shows(HEAD, "Эскертүү", reminder_id=1)
        self.shows(SECOND, "Үлгү [A1]", announcement_id=1)
        self.ledger.erased[ERASED] = self.shows(ERASED, first_line("ky", "erased"))["seq"]
        self.owes(BLOCKED, state="failed", undelivered="all:blocked", created_at=NOW)
        self.calls.append(self.call(MUTE, "sendVoice", {}, applied=False, error_code=400, status=400))
        self.shows(MUTE, "Жооп", undelivered="voice:voices")
        taken = {
            "seminar_id": 1,
            "state": "confirmed",
            "registered_at": NOW,
            "confirmed_at": NOW,
            "unit_code": "u",
        }
        self.rows: dict[str, list[Json]] = {
            "outbox": self.outbox,
            "people": [],
            "seats": [{**taken, "person_id": one, "telegram_id": one} for one in (HEAD, SECOND)],
            "seminars": [{"id": 1, "capacity": 2, "places_per_unit": 2, "version": 1, "state": "open"}],
            "reminders": [self.reminder(1)],
            "questions": [
                {"id": 1, "text": WORDS, "state": "answered", "merged_into_id": None, "telegram_id": HEAD,
                 "seminar_state": "open"}
            ],
            "answers": [{"id": 1, "question_id": 1}],
            "inbox": [{"update_id": 1, "handled_at": NOW, "dead_at": None, "error": None}],
        }  # fmt: skip
        self.windows = {"all_max": 30, "all_over": 0, "chat_over": 0, "group_over": 0}

    def evidence(self) -> Evidence:
        """Return what the soak left behind."""
        return Evidence(self.ledger, self.calls, self.rows, self.windows)

    def reminder(self, number: int) -> Json:
        """Return a reminder that holds."""
        return {"id": number, "seminar_id": 1, "kind": "day", "rule_id": 1, "item_id": None, "version": 1,
                "cancelled_at": None}  # fmt: skip

    def call(self, chat: int, method: str, params: Json, **other: Any) -> Json:
        """Return a call that Telegram has carried out."""
        seq = len(self.calls) + 1
        usual = {"status": 200, "error_code": None, "applied": True, "result_id": None, "fault": None}
        return {"seq": seq, "at": NOW.timestamp() + seq, "chat_id": chat, "method": method, "params": params,
                **usual, **other}  # fmt: skip

    def owes(self, chat: int, **other: Any) -> Json:
        """Add a message to the outbox."""
        usual = dict.fromkeys(("message_id", "extra_message_ids", "reminder_id", "announcement_id", "undelivered",
                               "not_before", "error"))  # fmt: skip
        row = {"id": len(self.outbox) + 1, "chat_id": chat, "method": "sendMessage", "state": "sent", "lane": 0,
               "created_at": NOW, **usual, **other}  # fmt: skip
        self.outbox.append(row)
        return row

    def shows(self, chat: int, text: str, reply_markup: Json | None = None, **owed: Any) -> Json:
        """Have a message owed and shown."""
        number = 100 + len(self.calls)
        shown = self.call(chat, "sendMessage", {"text": text, "reply_markup": reply_markup}, result_id=number)
        self.calls.append(shown)
        self.owes(chat, message_id=number, **owed)
        return shown


def show_again(town: Town, chat: int, method: str = "sendMessage") -> None:
    """Show something that nobody owes."""
    town.calls.append(town.call(chat, method, {"text": "Жооп"}, result_id=900))


def lose_seat(town: Town) -> None:
    del town.rows["seats"][0]


def confirm_silently(town: Town) -> None:
    town.rows["seats"].append({**town.rows["seats"][0], "person_id": 9, "telegram_id": 9, "seminar_id": 2})
    town.rows["seminars"].append({**town.rows["seminars"][0], "id": 2})


def remind_after_the_change(town: Town) -> None:
    town.rows["reminders"][0]["cancelled_at"] = NOW - timedelta(minutes=1)


def remind_again(town: Town) -> None:
    town.rows["reminders"].append(town.reminder(2))
    town.shows(HEAD, "Эскертүү", reminder_id=2)


def announce_again(town: Town) -> None:
    town.shows(SECOND, "Үлгү [A1]", announcement_id=1)


def hand_seat_out_again(town: Town) -> None:
    town.rows["seats"].append({**town.rows["seats"][0]})


def keep_question_twice(town: Town) -> None:
    town.rows["questions"].append({**town.rows["questions"][0], "id": 2, "state": "new"})


def count_as_shown(town: Town) -> None:
    town.owes(HEAD, message_id=901)


def answer_nothing(town: Town) -> None:
    town.rows["answers"].clear()


def count_as_sent_to_blocked(town: Town) -> None:
    town.outbox[-2]["state"], town.outbox[-2]["undelivered"] = "sent", None


def count_voice_as_delivered(town: Town) -> None:
    town.outbox[-1]["undelivered"] = None


def lose_reminder(town: Town) -> None:
    town.owes(SECOND, state="failed", reminder_id=1)


def exceed_limit(town: Town) -> None:
    town.windows["chat_over"] = 1


def leave_update(town: Town) -> None:
    town.rows["inbox"][0]["handled_at"] = None


BROKEN: dict[str, Callable[[Town], None]] = {
    "registrations confirmed exist, and the other way round": lose_seat,
    "attendance confirmed is kept, and the other way round": confirm_silently,
    "questions acknowledged are kept once": keep_question_twice,
    "what counts as sent was shown": count_as_shown,
    "nothing shown twice without a kill or a cut answer": lambda town: show_again(town, HEAD),
    "nobody reminded twice": remind_again,
    "no reminder lost": lose_reminder,
    "no reminder of a former plan": remind_after_the_change,
    "no announcement twice, none lost": announce_again,
    "no seat twice": hand_seat_out_again,
    "every question ended and told, or open": answer_nothing,
    "nobody forgotten written to": lambda town: show_again(town, ERASED),
    "nothing counts as sent to blocked people": count_as_sent_to_blocked,
    "forbidden voices counted as not delivered": count_voice_as_delivered,
    "limits: no window exceeded": exceed_limit,
    "every update handled, every message finished": leave_update,
}


def broken_rules(town: Town) -> set[str]:
    return {one.rule for one in judge(town.evidence()) if one.problems}


def test_a_sound_soak_is_accepted_and_each_rule_has_looked_at_something() -> None:
    findings = judge(Town().evidence())
    assert not [problem for one in findings for problem in one.problems]
    assert not [one.rule for one in findings if not one.looked_at]


def test_each_rule_has_a_soak_that_breaks_it() -> None:
    assert BROKEN.keys() == RULES.keys()


@pytest.mark.parametrize("rule", RULES)
def test_a_broken_promise_is_found(rule: str) -> None:
    town = Town()
    BROKEN[rule](town)
    assert rule in broken_rules(town)


def test_a_copy_that_a_kill_explains_is_no_problem() -> None:
    town = Town()
    show_again(town, HEAD)
    town.ledger.kills.append(Kill(1, frozenset({HEAD})))
    assert not broken_rules(deepcopy(town))


def test_an_announcement_is_never_excused() -> None:
    town = Town()
    announce_again(town)
    town.ledger.kills.append(Kill(1, frozenset({SECOND})))
    assert broken_rules(town) == {"no announcement twice, none lost"}
