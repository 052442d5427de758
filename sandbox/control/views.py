"""Requests that only read: the state, chats, calls, events and files."""

from dataclasses import asdict

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from sandbox.bots import Bot
from sandbox.chats import Chat, Dialog, Group
from sandbox.control.requests import find_bot, int_parameter
from sandbox.guard import ATTACHMENT_HEADERS, served_type
from sandbox.people import Person
from sandbox.refusals import Impossible, Json
from sandbox.world import World


def bot_view(bot: Bot) -> Json:
    """Return a bot without its token: whoever reads the state must not be able to act as the bot."""
    return {"id": bot.id, "username": bot.user["username"], "first_name": bot.name}


def person_view(world: World, person: Person) -> Json:
    """Return a person and the ids of the bots they have blocked."""
    blocked = [
        bot.id for bot in world.bots.values() if person.id in bot.dialogs and bot.dialogs[person.id].blocked
    ]
    return {**person.as_json(), "blocked": blocked}


def group_view(group: Group) -> Json:
    """Return a group with its members, forbidden kinds and closed topics."""
    closed = [number for number, topic in group.topics.items() if topic["closed"]]
    return {
        **group.chat_object,
        "members": list(group.members),
        "forbids": sorted(group.forbids),
        "closed_topics": closed,
    }


async def state(world: World, request: Request) -> Json:
    """Return what the page needs at its start."""
    return {
        "bots": [bot_view(bot) for bot in world.bots.values()],
        "people": [person_view(world, person) for person in world.people.values()],
        "groups": [group_view(group) for group in world.groups.values()],
        "faults": world.faults.as_json(),
        "limits": asdict(world.rates),
        "latency": world.latency,
        "unknown_tags": sorted(world.unknown_tags),
        "world": world.identity,
        "seq": world.events.seq,
        "now": world.clock.now(),
    }


async def chat(world: World, request: Request) -> Json:
    """Return what a person sees in a chat."""
    bot = find_bot(world, int_parameter(request, "bot"))
    person = world.person(int_parameter(request, "person"))
    number = int_parameter(request, "chat")
    dialog = bot.dialogs.get(person.id)
    place: Chat | None = dialog if number in (None, person.id) else world.groups.get(number or 0)
    if number not in (None, person.id) and place is None:
        raise Impossible(f"no chat {number}", 404)
    language = person.language
    return {
        "messages": list(place.messages.values()) if place else [],
        "reactions": _reactions(place) if place else [],
        "reply_keyboard": _keyboard(place, bot),
        "force_reply": place.force_reply if isinstance(place, Dialog) else False,
        "commands": bot.shown_commands(place, person),
        "menu_button": (dialog and dialog.menu_button) or bot.menu_button,
        "name": bot.text(bot.names, language, bot.name),
        "description": bot.text(bot.descriptions, language),
        "short_description": bot.text(bot.short_descriptions, language),
        "started": dialog is not None,
        "blocked": dialog is not None and dialog.blocked,
        "seq": world.events.seq,
    }


def _reactions(place: Chat) -> list[Json]:
    return [
        {"message_id": message, "person": who, "reaction": given}
        for (message, who), given in place.reactions.items()
    ]


def _keyboard(place: Chat | None, bot: Bot) -> Json | None:
    return place.shown_keyboard(bot.id) if place else None


async def journal(world: World, request: Request) -> Json:
    """Return recorded calls of the Bot API."""
    calls = world.journal.read(
        int_parameter(request, "since") or 0,
        request.query_params.get("method", ""),
        int_parameter(request, "bot"),
        int_parameter(request, "chat"),
        int_parameter(request, "limit") or 0,
    )
    return {"calls": calls, "seq": world.events.seq}


async def windows(world: World, request: Request) -> Json:
    """Return the busiest windows of a bot's sending."""
    return find_bot(world, int_parameter(request, "bot")).limits.windows()


async def events(world: World, request: Request) -> Response:
    """Stream server-sent events after Last-Event-ID or `since`; without either, new ones only."""
    last = request.headers.get("last-event-id", "")
    since = int(last) if last.isdigit() else int_parameter(request, "since")
    stream = world.events.stream(world.events.seq if since is None else since)
    return StreamingResponse(stream, media_type="text/event-stream", headers={"Cache-Control": "no-store"})


async def file(world: World, request: Request) -> Response:
    """Return the bytes of a file, for the page."""
    found = world.files.by_id.get(request.path_params["file_id"])
    if found is None or found.data is None:
        raise Impossible("no such file", 404)
    headers = {"Cache-Control": "max-age=86400", **ATTACHMENT_HEADERS}
    return Response(found.data, media_type=served_type(found.mime), headers=headers)
