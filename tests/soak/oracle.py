"""The oracle: from the journal, the ledger and the rows it finds every promise that was not kept.

Each rule is a function of the evidence that returns how much it has looked at, and its problems, a sentence each.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta

from storage.models import question_states, seat_states
from storage.models.reminder_kinds import ATTENDANCE
from storage.models.seminar_states import ARCHIVED
from tests.conftest import STAFF
from tests.crash.simulated_users import receipt_of
from tests.soak.evidence import MARK, SENDS, Evidence, moment, plain_text

IN_TRANSIT = timedelta(seconds=0.5)
"""How long a message may have been on its way when what it says was changed."""


@dataclass(frozen=True)
class Finding:
    """What a rule has found."""

    rule: str
    looked_at: int
    problems: list[str]


Rule = Callable[[Evidence], tuple[int, list[str]]]


def confirmed_registrations_exist(seen: Evidence) -> tuple[int, list[str]]:
    """Whoever was told that they are registered has a seat that was registered, and whoever has one was told."""
    told = seen.heard("registered", "registered-already")
    kept = {one["telegram_id"] for one in seen.rows["seats"] if one["registered_at"] and one["telegram_id"]}
    silent = seen.ledger.blocked.keys() | seen.ledger.erasing
    return len(told), [
        *(f"{chat} was told that they are registered, and has no seat" for chat in told - kept - silent),
        *(f"{chat} is registered and was not told" for chat in kept - told - silent),
    ]


def confirmed_attendance_is_kept(seen: Evidence) -> tuple[int, list[str]]:
    """Whoever was thanked for saying that they come has confirmed, and whoever has confirmed was thanked."""
    told = seen.heard("seat-confirmed")
    kept = {one["telegram_id"] for one in seen.rows["seats"] if one["confirmed_at"] and one["telegram_id"]}
    silent = seen.ledger.blocked.keys() | seen.ledger.erasing
    return len(told), [
        *(
            f"{chat} was told that their confirmation is noted, and it is not"
            for chat in told - kept - silent
        ),
        *(f"{chat} has confirmed and was not told" for chat in kept - told - silent),
    ]


def receipts_have_questions(seen: Evidence) -> tuple[int, list[str]]:
    """Each question asked is there once, and its asker has one receipt for it."""
    kept = Counter(one["text"] for one in seen.rows["questions"])
    receipts = {(call["chat_id"], receipt_of(call["params"])) for call in seen.told}
    numbers = {one["text"]: one["id"] for one in seen.rows["questions"]}
    problems = []
    for words, asker in seen.ledger.asked.items():
        if asker in seen.ledger.erasing:
            continue
        if kept[words] != 1:
            problems.append(f"the question {words!r} is kept {kept[words]} times")
        elif (asker, numbers[words]) not in receipts and asker not in seen.ledger.blocked:
            problems.append(f"{asker} has no receipt for {words!r}")
    known = {one["id"] for one in seen.rows["questions"]}
    problems += [f"{chat} has a receipt for {number}, which is not there" for chat, number in receipts
                 if number is not None and number not in known]  # fmt: skip
    return len(seen.ledger.asked), problems


def sent_was_shown(seen: Evidence) -> tuple[int, list[str]]:
    """Whatever counts as sent was shown by Telegram in that chat."""
    shown = {(call["chat_id"], call["result_id"]) for call in seen.shown}
    rows = [row for row in seen.rows["outbox"] if row["state"] == "sent" and row["message_id"] is not None]
    new = [row for row in rows if row["method"].startswith(SENDS)]
    return len(new), [
        f"message {row['id']} to {row['chat_id']} counts as sent and was never shown"
        for row in new
        if (row["chat_id"], row["message_id"]) not in shown
    ]


def nothing_is_shown_twice(seen: Evidence) -> tuple[int, list[str]]:
    """Each message shown is one that the bot owes; a second copy is one that a kill or a cut answer explains."""
    copies = Counter(
        call["chat_id"] for call in seen.shown if (call["chat_id"], call["result_id"]) not in seen.owned
    )
    return len(seen.shown), [
        f"{chat} was shown {number} messages too many, and {seen.unsure.get(chat, 0)} may be"
        for chat, number in copies.items()
        if number > seen.unsure.get(chat, 0)
    ]


def nobody_is_reminded_twice(seen: Evidence) -> tuple[int, list[str]]:
    """For each rule and each plan of a seminar, everybody got at most one reminder."""
    kinds = {one["id"]: one for one in seen.rows["reminders"]}
    sent = [row for row in seen.rows["outbox"] if row["reminder_id"] and row["state"] == "sent"]
    times: Counter[tuple[object, ...]] = Counter()
    for row in sent:
        one = kinds[row["reminder_id"]]
        times[
            row["chat_id"], one["seminar_id"], one["kind"], one["rule_id"], one["item_id"], one["version"]
        ] += 1
    return len(sent), [
        f"{key[0]} was reminded {number} times: {key[2]} of seminar {key[1]}, rule {key[3]}, version {key[5]}"
        for key, number in times.items()
        if number > 1 and key[0] != STAFF
    ]


def no_reminder_is_lost(seen: Evidence) -> tuple[int, list[str]]:
    """Every message of a reminder that still holds was sent, except a question that was answered meanwhile."""
    reminders = {one["id"]: one for one in seen.rows["reminders"]}
    silent = seen.ledger.blocked.keys() | seen.ledger.erasing
    problems, number = [], 0
    for row in seen.rows["outbox"]:
        one = reminders.get(row["reminder_id"])
        if one is None or one["cancelled_at"] is not None:
            continue
        number += 1
        answered = one["kind"] == ATTENDANCE and row["state"] == "expired"
        if row["state"] != "sent" and not answered and row["chat_id"] not in silent:
            problems.append(
                f"{row['chat_id']} missed a reminder ({one['kind']}): {row['state']}, {row['error']}"
            )
    return number, problems


def no_reminder_of_a_former_plan(seen: Evidence) -> tuple[int, list[str]]:
    """No reminder was shown after its plan was changed."""
    cancelled = {one["id"]: moment(one["cancelled_at"]) for one in seen.rows["reminders"]}
    problems, number = [], 0
    for call in seen.shown:
        row = seen.owned.get((call["chat_id"], call["result_id"]))
        if row is None or row["reminder_id"] is None:
            continue
        number += 1
        ended = cancelled[row["reminder_id"]]
        if ended is not None and seen.time_of(call) > ended + IN_TRANSIT:
            late = (seen.time_of(call) - ended).total_seconds()
            problems.append(f"{call['chat_id']} was reminded {late:.1f} s after the plan was changed")
    return number, problems


def announcements_come_once(seen: Evidence) -> tuple[int, list[str]]:
    """An announcement was shown to everybody at most once, whatever was killed, and none is lost without a word."""
    times: Counter[tuple[int, str]] = Counter()
    for call in seen.shown:
        if mark := MARK.search(plain_text(call)):
            times[call["chat_id"], mark[1]] += 1
    silent = seen.ledger.blocked.keys() | seen.ledger.erasing
    rows = [row for row in seen.rows["outbox"] if row["announcement_id"] is not None]
    lost = [row for row in rows if row["state"] not in ("sent", "unknown") and row["chat_id"] not in silent]
    return len(rows), [
        *(f"{chat} got the announcement {mark} {n} times" for (chat, mark), n in times.items() if n > 1),
        *(f"the announcement to {row['chat_id']} is {row['state']}: {row['error']}" for row in lost),
    ]


def no_seat_is_taken_twice(seen: Evidence) -> tuple[int, list[str]]:
    """No person has two seats at a seminar, and no municipality or seminar more than its places."""
    taken = [one for one in seen.rows["seats"] if one["state"] in seat_states.OCCUPIED_STATES]
    limits = {one["id"]: one for one in seen.rows["seminars"]}
    people = Counter((one["seminar_id"], one["person_id"]) for one in taken if one["person_id"])
    places = Counter((one["seminar_id"], one["unit_code"]) for one in taken if one["unit_code"])
    seminars = Counter(one["seminar_id"] for one in taken)
    problems = [
        f"person {who} has {n} seats at seminar {where}" for (where, who), n in people.items() if n > 1
    ]
    for (where, unit), n in places.items():
        if n > (limits[where]["places_per_unit"] or n):
            problems.append(f"{unit} has {n} seats at seminar {where}")
    for where, n in seminars.items():
        if n > (limits[where]["capacity"] or n):
            problems.append(f"seminar {where} has {n} seats taken")
    return len(taken), problems


def every_question_ends_or_is_open(seen: Evidence) -> tuple[int, list[str]]:
    """Each question is answered, merged or declined, and its asker told; or open, where staff see it."""
    heard = seen.heard("question-answer", "question-answer-too", "question-declined", "question-merged")
    answered = {one["question_id"] for one in seen.rows["answers"]}
    silent = seen.ledger.blocked.keys() | seen.ledger.erasing
    problems = []
    for one in seen.rows["questions"]:
        state, asker = one["state"], one["telegram_id"]
        if state in question_states.OPEN_STATES:
            if one["seminar_state"] == ARCHIVED:
                problems.append(f"question {one['id']} is open in an archived seminar")
        elif state == question_states.ANSWERED and one["id"] not in answered:
            problems.append(f"question {one['id']} counts as answered without an answer")
        elif state == question_states.MERGED and one["merged_into_id"] is None:
            problems.append(f"question {one['id']} is merged into none")
        elif state in (question_states.ANSWERED, question_states.DECLINED) and asker not in heard | silent:
            problems.append(f"question {one['id']} is {state}, and {asker} was not told")
    return len(seen.rows["questions"]), problems


def nobody_forgotten_is_written_to(seen: Evidence) -> tuple[int, list[str]]:
    """Nothing was shown to anybody after they were told that they are erased, but that once more after a kill."""
    erased = seen.ledger.erased
    late = [call for call in seen.told if call["seq"] > erased.get(call["chat_id"], call["seq"])]
    extra = [call for call in late if seen.unsure.get(call["chat_id"], 0) == 0]
    return len(erased), [f"{one['chat_id']} was erased and got {one['method']}" for one in extra]


def nothing_counts_as_sent_to_the_blocked(seen: Evidence) -> tuple[int, list[str]]:
    """What was owed to somebody after they had blocked the bot does not count as sent. Most is not owed: it knows."""
    problems = []
    for row in seen.rows["outbox"]:
        since = seen.ledger.blocked_at.get(row["chat_id"])
        created = moment(row["created_at"])
        if since is None or created is None or created <= since:
            continue
        if row["state"] == "sent" and not (row["undelivered"] or "").startswith("all:"):
            problems.append(
                f"message {row['id']} to {row['chat_id']}, who had blocked the bot, counts as sent"
            )
    return len(seen.ledger.blocked_at), problems


def forbidden_voices_come_in_words(seen: Evidence) -> tuple[int, list[str]]:
    """Nobody who forbids voices was shown one, and each that is owed to them is marked as not delivered."""
    mute = seen.ledger.without_voices
    refused = {
        (call["chat_id"]) for call in seen.calls if call["method"] == "sendVoice" and call["chat_id"] in mute
        and call["error_code"] == 400
    }  # fmt: skip
    marked = {row["chat_id"] for row in seen.rows["outbox"] if row["undelivered"]}
    shown = [
        call["chat_id"] for call in seen.shown if call["method"] == "sendVoice" and call["chat_id"] in mute
    ]
    return len(refused), [
        *(f"{chat} forbids voices and got one" for chat in shown),
        *(f"a voice to {chat} was refused, and counts as delivered" for chat in refused - marked),
    ]


def limits_hold(seen: Evidence) -> tuple[int, list[str]]:
    """No window of Telegram's limits was exceeded."""
    over = {name: number for name, number in seen.windows.items() if name.endswith("_over") and number}
    return len(seen.shown), [f"{number} sends beyond the limit of {name}" for name, number in over.items()]


def nothing_is_left_over(seen: Evidence) -> tuple[int, list[str]]:
    """Each update was handled, and each message has an outcome."""
    rows = seen.rows["inbox"]
    open_rows = [
        row for row in seen.rows["outbox"] if row["state"] in ("pending", "sending") and not row["not_before"]
    ]
    return len(seen.ledger.updates), [
        *(f"update {one['update_id']} is a dead letter: {one['error']}" for one in rows if one["dead_at"]),
        *(
            f"update {one['update_id']} was not handled"
            for one in rows
            if not one["handled_at"] and not one["dead_at"]
        ),
        *(f"message {row['id']} to {row['chat_id']} is {row['state']}" for row in open_rows),
    ]


RULES: dict[str, Rule] = {
    "registrations confirmed exist, and the other way round": confirmed_registrations_exist,
    "attendance confirmed is kept, and the other way round": confirmed_attendance_is_kept,
    "questions acknowledged are kept once": receipts_have_questions,
    "what counts as sent was shown": sent_was_shown,
    "nothing shown twice without a kill or a cut answer": nothing_is_shown_twice,
    "nobody reminded twice": nobody_is_reminded_twice,
    "no reminder lost": no_reminder_is_lost,
    "no reminder of a former plan": no_reminder_of_a_former_plan,
    "no announcement twice, none lost": announcements_come_once,
    "no seat twice": no_seat_is_taken_twice,
    "every question ended and told, or open": every_question_ends_or_is_open,
    "nobody forgotten written to": nobody_forgotten_is_written_to,
    "nothing counts as sent to blocked people": nothing_counts_as_sent_to_the_blocked,
    "forbidden voices counted as not delivered": forbidden_voices_come_in_words,
    "limits: no window exceeded": limits_hold,
    "every update handled, every message finished": nothing_is_left_over,
}


def judge(seen: Evidence) -> list[Finding]:
    """Apply all rules."""
    return [Finding(name, *rule(seen)) for name, rule in RULES.items()]


def sentences(findings: Iterable[Finding]) -> list[str]:
    """Return a sentence for each rule that is broken."""
    return [
        f"{one.rule}: {len(one.problems)}, such as: {one.problems[0]}" for one in findings if one.problems
    ]
