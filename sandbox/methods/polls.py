"""Polls and quizzes."""

import secrets

from sandbox import entities as marks
from sandbox.call import Call
from sandbox.methods.edits import edited_message, new_markup
from sandbox.methods.posting import post
from sandbox.polls import PollState
from sandbox.refusals import Json, bad_request
from sandbox.utf16 import length

MAX_QUESTION = 300
MAX_OPTION = 100
MAX_OPTIONS = 12
MAX_EXPLANATION = 200


def _plain(call: Call, text: object, mode: object, entities: object) -> tuple[str, list[Json]]:
    """Return a short formatted text: only custom emoji are kept of its entities."""
    if not isinstance(text, str):
        raise bad_request("expected an option to be of type String")
    shown, found = (
        marks.parse_markup(text, str(mode)) if mode else (text, marks.valid_entities(text, entities))
    )
    shown = shown.strip()
    return shown, [entity for entity in found if entity["type"] == "custom_emoji"]


def _option(call: Call, given: object) -> Json:
    told = given if isinstance(given, dict) else {"text": given}
    text, found = _plain(call, told.get("text"), told.get("text_parse_mode"), told.get("text_entities"))
    if not text:
        raise bad_request("poll options must be non-empty")
    if length(text) > MAX_OPTION:
        raise bad_request(f"poll options length must not exceed {MAX_OPTION}")
    option: Json = {"persistent_id": secrets.token_urlsafe(8), "text": text, "voter_count": 0}
    if found:
        option["text_entities"] = found
    return option


def _options(call: Call) -> list[Json]:
    given = call.json("options", "options")
    if not isinstance(given, list):
        raise bad_request("expected an Array of String as options")
    if not given:
        raise bad_request("poll must have at least 1 option")
    if len(given) > MAX_OPTIONS:
        raise bad_request(f"poll can't have more than {MAX_OPTIONS} options")
    return [_option(call, option) for option in given]


def _correct(call: Call, options: int) -> list[int]:
    """Return the right answers of a quiz; the older `correct_option_id` names one."""
    given = call.json("correct_option_ids", "correct option identifiers")
    if given is None:
        given = [call.number("correct_option_id", -1)]
    if not isinstance(given, list) or not given:
        raise bad_request("expected an Array of correct option identifiers")
    if not all(type(number) is int and 0 <= number < options for number in given):
        raise bad_request("wrong correct option identifier specified")
    return sorted(set(given))


def _quiz(call: Call, poll: Json) -> None:
    poll["correct_option_ids"] = _correct(call, len(poll["options"]))
    if call.has_value("explanation"):
        text, found = call.formatted(
            "explanation",
            "explanation_entities",
            MAX_EXPLANATION,
            "message is too long",
            "explanation_parse_mode",
        )
        poll["explanation"] = text
        if found:
            poll["explanation_entities"] = found


def _question(call: Call) -> Json:
    mode, given = call.params.get("question_parse_mode"), call.json("question_entities", "entities")
    question, found = _plain(call, call.text("question"), mode, given)
    if not question:
        raise bad_request("poll question must be non-empty")
    if length(question) > MAX_QUESTION:
        raise bad_request(f"poll question length must not exceed {MAX_QUESTION}")
    return {"question": question, "question_entities": found} if found else {"question": question}


def build_poll(call: Call) -> Json:
    """Return the Poll that sendPoll's parameters describe. Raise Refused if they are invalid."""
    kind = call.text("type") or "regular"
    if kind not in ("regular", "quiz"):
        raise bad_request("unsupported poll type specified")
    poll: Json = {
        "id": str(secrets.randbelow(9 * 10**18) + 10**18),
        **_question(call),
        "options": _options(call),
        "total_voter_count": 0,
        "is_closed": call.flag("is_closed"),
        "is_anonymous": call.flag("is_anonymous") if call.has_value("is_anonymous") else True,
        "type": kind,
        "allows_multiple_answers": call.flag("allows_multiple_answers"),
        "allows_revoting": kind == "regular",
        "members_only": False,
    }
    poll |= {name: call.number(name) for name in ("open_period", "close_date") if call.has_value(name)}
    if kind == "quiz":
        _quiz(call, poll)
    return poll


def send_poll(call: Call) -> Json:
    """Send a poll or a quiz."""
    chat = call.chat(write=True)
    poll = build_poll(call)
    message = post(call, chat, {"poll": poll})
    call.world.polls[poll["id"]] = PollState(chat, message["message_id"], call.bot.id)
    return message


def stop_poll(call: Call) -> Json:
    """Close a poll of the bot's. Return the Poll, not its message."""
    chat, old = edited_message(call)
    if "poll" not in old:
        raise bad_request("message with poll to stop not found")
    if old["poll"]["is_closed"]:
        raise bad_request("poll has already been closed")
    poll = {**old["poll"], "is_closed": True}
    message = {name: value for name, value in old.items() if name != "reply_markup"}
    message["poll"] = poll
    if markup := new_markup(call, chat):
        message["reply_markup"] = markup
    call.world.replace_message(chat, message)
    call.posted = message["message_id"]
    return poll


METHODS = {"sendPoll": send_poll, "stopPoll": stop_poll}
SENDS = {"sendPoll"}
