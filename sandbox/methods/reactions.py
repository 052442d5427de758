"""Reactions of the bot."""

from sandbox.call import Call
from sandbox.refusals import Json, bad_request

EMOJI_LIST = """
👍 👎 ❤ 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤️‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐
🍓 🍾 💋
🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂️ 🤷 🤷‍♀️ 😡
"""
EMOJI = frozenset(EMOJI_LIST.split())


def _checked(given: object) -> Json:
    if not isinstance(given, dict):
        raise bad_request("can't parse ReactionType: expected an Object")
    if given.get("type") not in ("emoji", "custom_emoji"):
        raise bad_request("can't parse ReactionType: invalid reaction type specified")
    if given["type"] == "emoji" and str(given.get("emoji")) not in EMOJI:
        raise bad_request("REACTION_INVALID")
    return given


def set_message_reaction(call: Call) -> bool:
    """Set or remove the bot's one reaction. Other bots and people see it; it causes no update."""
    chat = call.chat()
    message = chat.message(call.number("message_id"), "message to react")
    given = call.json("reaction", "reaction types") or []
    if not isinstance(given, list):
        raise bad_request("expected an Array of ReactionType")
    reaction = [_checked(one) for one in given]
    if len(reaction) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    key = (message["message_id"], call.bot.id)
    chat.reactions.pop(key, None)
    if reaction:
        chat.reactions[key] = reaction
    call.world.add_event(
        "reaction", chat, {"message_id": message["message_id"], "person": call.bot.id, "reaction": reaction}
    )
    return True


METHODS = {"setMessageReaction": set_message_reaction}
SENDS: set[str] = set()
