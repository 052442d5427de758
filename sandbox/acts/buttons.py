"""Pressing inline buttons, tapping keyboards, voting, inline queries."""

from sandbox import keyboards
from sandbox.acts.act import Act
from sandbox.acts.opening import webapp_data
from sandbox.acts.writing import contact, location, text_content
from sandbox.call import Call
from sandbox.chats import Chat, Dialog
from sandbox.methods.answers import post_result
from sandbox.refusals import Impossible, Json

CHAT_INSTANCE = "-7000000000000000000"


def _button(act: Act, message: Json) -> Json:
    """Return the inline button with this data, or at this row and column."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    if "data" in act.told:
        found = [button for row in rows for button in row if button.get("callback_data") == act.told["data"]]
        if not found:
            raise Impossible(f"the message has no button with the data {act.told['data']!r}", 404)
        return dict(found[0])
    try:
        return dict(rows[act.number("row")][act.number("column")])
    except IndexError:
        raise Impossible("the message has no button there", 404) from None


def press(act: Act) -> Json:
    """Press an inline button. A callback becomes an update; for other buttons return what they would open."""
    chat = act.chat()
    message = act.message(chat)
    button = _button(act, message)
    if "callback_data" in button:
        return _callback(act, chat, message, button["callback_data"])
    if "web_app" in button:
        return {"update_ids": [], "message": None, **webapp_data(act, button["web_app"]["url"])}
    opened = {name: button[name] for name in keyboards.BUTTON_ACTIONS if name in button}
    return {"update_ids": [], "message": None, "opens": opened, **opened}


def _callback(act: Act, chat: Chat, message: Json, data: str) -> Json:
    bot = act.bot if isinstance(chat, Dialog) else act.world.bots.get(message["from"]["id"], act.bot)
    query_id = bot.callbacks.add({"person": act.person.id, "chat": chat.id})
    query: Json = {
        "id": query_id,
        "from": act.person.user,
        "message": message,
        "chat_instance": CHAT_INSTANCE,
        "data": data,
    }
    # Telegram delivers presses apart from messages: either may overtake the other.
    updates = act.world.queue_bot_update(bot, "callback_query", query, ("callback", act.person.id))
    return {"update_ids": updates, "message": None, "callback_query_id": query_id}


def tap(act: Act) -> Json:
    """Tap a button of the reply keyboard."""
    chat = act.open_chat()
    keyboard = chat.shown_keyboard(act.bot.id)
    buttons = [button for row in (keyboard or {}).get("keyboard", []) for button in row]
    found = next((button for button in buttons if button["text"] == act.text("text")), None)
    if found is None:
        raise Impossible(f"the keyboard has no button {act.told['text']!r}", 404)
    if found.get("request_contact"):
        return contact(act)
    if found.get("request_location"):
        return location(act)
    if found.get("web_app"):
        return {"update_ids": [], "message": None, **webapp_data(act, found["web_app"]["url"])}
    return act.say(chat, text_content(found["text"]))


def vote(act: Act) -> Json:
    """Vote in a poll; an empty list of options retracts the vote."""
    chat = act.chat()
    message = act.message(chat)
    if "poll" not in message:
        raise Impossible("this message is no poll")
    chosen = act.told.get("option_ids") or []
    if not isinstance(chosen, list):
        raise Impossible('"option_ids" must be a list')
    ballot = act.world.polls[message["poll"]["id"]]
    poll = ballot.vote(act.person.id, chosen)
    act.world.replace_message(chat, {**message, "poll": poll})
    if ballot.bot is None:
        return {"update_ids": [], "message": None, "poll": poll}
    bot = act.world.bots[ballot.bot]
    updates = act.world.queue_bot_update(bot, "poll", poll, ("poll", 0))
    if not poll["is_anonymous"]:
        answer: Json = {
            "poll_id": poll["id"],
            "user": act.person.user,
            "option_ids": sorted(set(chosen)),
            "option_persistent_ids": [
                poll["options"][number]["persistent_id"] for number in sorted(set(chosen))
            ],
        }
        updates += act.world.queue_bot_update(bot, "poll_answer", answer, ("poll", act.person.id))
    return {"update_ids": updates, "message": None, "poll": poll}


def inline(act: Act) -> Json:
    """Type `@bot query` in the message field. The results arrive as an event, and are accepted by `choose`."""
    query = str(act.told.get("query") or "")
    query_id = act.bot.inline.add({"person": act.person.id, "query": query, "results": []})
    body: Json = {
        "id": query_id,
        "from": act.person.user,
        "chat_type": "sender",
        "query": query,
        "offset": str(act.told.get("offset") or ""),
    }
    updates = act.world.queue_bot_update(act.bot, "inline_query", body, ("inline", act.person.id))
    return {"update_ids": updates, "message": None, "inline_query_id": query_id}


def choose(act: Act) -> Json:
    """Send one of the results with which the bot answered an inline query."""
    about = act.bot.inline.find(act.text("inline_query_id"))
    results = about["results"] if about else []
    found = next((result for result in results if result["id"] == act.told.get("result_id")), None)
    if about is None or found is None:
        raise Impossible("no such result", 404)
    call = Call(act.world, act.bot, "answerInlineQuery", {}, {})
    message, inline_id = post_result(call, act.world.dialog(act.bot, act.person), found)
    chosen: Json = {"result_id": found["id"], "from": act.person.user, "query": about["query"]}
    if "reply_markup" in message:
        chosen["inline_message_id"] = inline_id
    updates = act.world.queue_bot_update(act.bot, "chosen_inline_result", chosen, ("inline", act.person.id))
    return {"update_ids": updates, "message": message}
