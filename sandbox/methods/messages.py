"""Sending messages without files: texts, locations, contacts, dice, chat actions."""

import secrets

from sandbox.call import Call
from sandbox.entities import TEXT_LIMIT
from sandbox.methods.posting import post, topic_of
from sandbox.refusals import Json, bad_request

ACTIONS = {
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "record_audio",
    "upload_audio",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
    "cancel",
}
DICE = {"🎲": 6, "🎯": 6, "🎳": 6, "🏀": 5, "⚽": 5, "🎰": 64}
LINK_PREVIEW = ("is_disabled", "url", "prefer_small_media", "prefer_large_media", "show_above_text")


def text_content(call: Call) -> Json:
    """Return `text`, `entities` and `link_preview_options` of a text message."""
    text, entities = call.formatted("text", "entities", TEXT_LIMIT, "message is too long")
    if not text:
        raise bad_request("message text is empty")
    content: Json = {"text": text}
    if entities:
        content["entities"] = entities
    preview = call.json("link_preview_options", "link preview options")
    if preview is not None and not isinstance(preview, dict):
        raise bad_request("Object expected as link preview options")
    if preview is None and call.flag("disable_web_page_preview"):
        preview = {"is_disabled": True}
    if preview:
        content["link_preview_options"] = {name: preview[name] for name in LINK_PREVIEW if name in preview}
    return content


def send_message(call: Call) -> Json:
    """Send a text."""
    chat = call.chat(write=True)
    return post(call, chat, text_content(call))


def location_content(call: Call) -> Json:
    """Return a Location. Raise Refused if a coordinate is missing or impossible."""
    latitude, longitude = call.float_number("latitude"), call.float_number("longitude")
    if latitude is None:
        raise bad_request("latitude is empty")
    if longitude is None:
        raise bad_request("longitude is empty")
    if abs(latitude) > 90 or abs(longitude) > 180:
        raise bad_request("wrong location specified")
    location: Json = {"latitude": latitude, "longitude": longitude}
    if accuracy := call.float_number("horizontal_accuracy"):
        location["horizontal_accuracy"] = accuracy
    if call.has_value("live_period"):
        location["live_period"] = call.number("live_period")
    return location


def send_location(call: Call) -> Json:
    """Send a location."""
    chat = call.chat(write=True)
    return post(call, chat, {"location": location_content(call)})


def send_venue(call: Call) -> Json:
    """Send a location with a name and an address."""
    chat = call.chat(write=True)
    venue: Json = {"location": location_content(call)}
    for name in ("title", "address"):
        if not call.text(name):
            raise bad_request(f"venue {name} must be non-empty")
        venue[name] = call.text(name)
    for name in ("foursquare_id", "foursquare_type", "google_place_id", "google_place_type"):
        if call.has_value(name):
            venue[name] = call.text(name)
    return post(call, chat, {"venue": venue, "location": venue["location"]})


def send_contact(call: Call) -> Json:
    """Send a telephone number with a name."""
    chat = call.chat(write=True)
    contact: Json = {}
    for name, words in (("phone_number", "phone number"), ("first_name", "first name")):
        if not call.text(name):
            raise bad_request(
                f"{words} is required for contact" if name == "phone_number" else f"{words} must be non-empty"
            )
        contact[name] = call.text(name)
    for name in ("last_name", "vcard"):
        if call.has_value(name):
            contact[name] = call.text(name)
    return post(call, chat, {"contact": contact})


def send_dice(call: Call) -> Json:
    """Send a die with a random value."""
    chat = call.chat(write=True)
    emoji = call.text("emoji") or "🎲"
    if emoji not in DICE:
        raise bad_request("wrong dice emoji specified")
    return post(call, chat, {"dice": {"emoji": emoji, "value": secrets.randbelow(DICE[emoji]) + 1}})


def send_chat_action(call: Call) -> bool:
    """Show that the bot is typing, or a similar status."""
    chat = call.chat(write=True)
    action = call.text("action").lower()
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    topic_of(chat, call.number("message_thread_id"))
    call.world.add_event("chat_action", chat, {"action": action})
    return True


METHODS = {
    "sendMessage": send_message,
    "sendLocation": send_location,
    "sendVenue": send_venue,
    "sendContact": send_contact,
    "sendDice": send_dice,
    "sendChatAction": send_chat_action,
}
SENDS = {"sendMessage", "sendLocation", "sendVenue", "sendContact", "sendDice"}
