"""Answers to button presses, inline queries and Mini Apps."""

import secrets

from sandbox import keyboards
from sandbox.call import Call
from sandbox.chats import Dialog
from sandbox.entities import TEXT_LIMIT
from sandbox.refusals import Json, Refused, bad_request
from sandbox.utf16 import length

TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
MAX_ANSWER_LENGTH = 200
MAX_RESULTS = 50


def answer_callback_query(call: Call) -> bool:
    """Stop a button's spinner, optionally with a text."""
    number = call.text("callback_query_id")
    about = call.bot.callbacks.find(number)
    if about is None:
        raise bad_request(TOO_OLD)
    text = call.text("text")
    if length(text) > MAX_ANSWER_LENGTH:
        raise bad_request("MESSAGE_TOO_LONG")
    extra = {
        "person": about["person"],
        "callback_query_id": number,
        "text": text,
        "show_alert": call.flag("show_alert"),
        "url": call.text("url"),
    }
    # A second answer is accepted, but shows nothing.
    if not about.get("answered"):
        about["answered"] = True
        call.world.events.add("callback_answer", call.bot.id, about["chat"], extra)
    return True


def answer_inline_query(call: Call) -> bool:
    """Offer results for an inline query."""
    about = call.bot.inline.find(call.text("inline_query_id"))
    if about is None:
        raise bad_request(TOO_OLD)
    results = call.json("results", "inline query results")
    if not isinstance(results, list):
        raise bad_request("expected an Array of inline query results")
    if len(results) > MAX_RESULTS:
        raise bad_request("too many inline query results specified")
    if not all(isinstance(result, dict) for result in results):
        raise bad_request("can't parse inline query result: Inline query result must be an object")
    numbers = [result.get("id") for result in results]
    if not all(isinstance(number, str) and number for number in numbers):
        raise bad_request("can't parse inline query result: Can't find field \"id\"")
    if len(set(numbers)) != len(results):
        raise bad_request("RESULT_ID_DUPLICATE")
    for result in results:
        result_content(call, result)
    about["results"] = results
    extra = {"person": about["person"], "inline_query_id": call.text("inline_query_id"), "results": results}
    call.world.events.add("inline_answer", call.bot.id, None, extra)
    return True


def result_content(call: Call, result: Json) -> Json:
    """Return the text and keyboard of an inline result. Raise Refused for results without a text."""
    given = result.get("input_message_content")
    if not isinstance(given, dict) or "message_text" not in given:
        raise Refused(501, "Not Implemented: the sandbox takes inline results with a text only")
    params = {
        "text": given["message_text"],
        "parse_mode": given.get("parse_mode"),
        "entities": given.get("entities"),
    }
    inner = Call(call.world, call.bot, call.method, params, {})
    text, entities = inner.formatted("text", "entities", TEXT_LIMIT, "message is too long")
    if not text:
        raise bad_request("message text is empty")
    content: Json = {"text": text}
    if entities:
        content["entities"] = entities
    markup = keyboards.check_markup(result.get("reply_markup"), False)
    if markup:
        content["reply_markup"] = markup
    return content


def post_result(call: Call, dialog: Dialog, result: Json) -> tuple[Json, str]:
    """Post an inline result as the person's message. Return it and its inline id."""
    message: Json = {
        "message_id": dialog.next_message(),
        "from": dialog.person.user,
        "chat": dialog.chat_object,
        "date": call.world.clock.date(),
        "via_bot": call.bot.user,
        **result_content(call, result),
    }
    call.world.add_message(dialog, message)
    call.world.queue_update(dialog, "message", message)
    inline_id = secrets.token_urlsafe(20)
    call.bot.inline_messages[inline_id] = (dialog, message["message_id"])
    return message, inline_id


def answer_web_app_query(call: Call) -> Json:
    """Post for the person who has the Mini App open. Return a SentWebAppMessage."""
    about = call.bot.web_apps.find(call.text("web_app_query_id"))
    result = call.json("result", "inline query result")
    if about is None or about.get("answered"):
        raise bad_request(TOO_OLD)
    if not isinstance(result, dict):
        raise bad_request("Result isn't specified")
    person = call.world.person(about["person"])
    _, inline_id = post_result(call, call.world.dialog(call.bot, person), result)
    about["answered"] = True
    return {"inline_message_id": inline_id}


METHODS = {
    "answerCallbackQuery": answer_callback_query,
    "answerInlineQuery": answer_inline_query,
    "answerWebAppQuery": answer_web_app_query,
}
SENDS: set[str] = set()
