"""The control API under /sandbox: what the page and the tests use to act, look and break things."""

from collections.abc import Awaitable, Callable
from dataclasses import asdict
from typing import Any

import orjson
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from sandbox import members
from sandbox.acts import ACTS, Act, upload
from sandbox.bots import Bot
from sandbox.chats import Chat, Dialog, Group
from sandbox.files import Upload
from sandbox.forbidden import check_kinds
from sandbox.guard import ATTACHMENT_HEADERS, served_type
from sandbox.injection import inject
from sandbox.limits import Limits
from sandbox.people import Person
from sandbox.refusals import Impossible, Json, Refused
from sandbox.request import REQUEST_LIMIT
from sandbox.world import World

Endpoint = Callable[[World, Request], Awaitable[Any]]

MAX_WAIT_SECONDS = 30
"""Seconds that a GET with `wait` may be held back."""


async def json_object(request: Request) -> Json:
    """The JSON object of a request. Raises Impossible when it is none."""
    value = await json_value(request)
    if not isinstance(value, dict):
        raise Impossible("a JSON object is expected")
    return value


async def json_text(request: Request) -> bytes:
    """The body, unparsed. Raises Impossible when it does not say that it is JSON: what a form sends never does."""
    text = await request.body()
    if text and _kind(request) != "application/json":
        raise Impossible("the Content-Type must be application/json", 415)
    return text


def _kind(request: Request) -> str:
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


async def json_value(request: Request) -> Any:
    """The JSON of a request, whatever it is. Raises Impossible when it is none."""
    text = await json_text(request)
    try:
        return orjson.loads(text) if text.strip() else {}
    except orjson.JSONDecodeError as error:
        raise Impossible(f"this is no JSON: {error}") from None


def int_parameter(request: Request, name: str) -> int | None:
    """A whole number of the query. Raises Impossible when it is none."""
    value = request.query_params.get(name)
    return _whole(value, name) if value else None


def _whole(text: str, name: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise Impossible(f'"{name}" must be a whole number') from None


def find_bot(world: World, number: object) -> Bot:
    """The bot meant, or the first. Raises Impossible when there is none."""
    bot = next(iter(world.bots.values()), None) if number is None else world.bots.get(number)  # type: ignore[call-overload]
    if not isinstance(bot, Bot):
        raise Impossible("no bot has called yet" if number is None else f"no bot {number}", 404)
    return bot


# Looking


def _bot_shown(bot: Bot) -> Json:
    """Without its token: whoever reads the page's state must not be able to act as the bot."""
    return {"id": bot.id, "username": bot.user["username"], "first_name": bot.name}


def _person_shown(world: World, person: Person) -> Json:
    blocked = [
        bot.id for bot in world.bots.values() if person.id in bot.dialogs and bot.dialogs[person.id].blocked
    ]
    return {**person.as_json(), "blocked": blocked}


def _group_shown(group: Group) -> Json:
    closed = [number for number, topic in group.topics.items() if topic["closed"]]
    return {
        **group.chat_object,
        "members": list(group.members),
        "forbids": sorted(group.forbids),
        "closed_topics": closed,
    }


async def state(world: World, request: Request) -> Json:
    """Everything the page needs to begin."""
    return {
        "bots": [_bot_shown(bot) for bot in world.bots.values()],
        "people": [_person_shown(world, person) for person in world.people.values()],
        "groups": [_group_shown(group) for group in world.groups.values()],
        "faults": world.faults.as_json(),
        "limits": asdict(world.rates),
        "latency": world.latency,
        "unknown_tags": sorted(world.unknown_tags),
        "seq": world.events.seq,
        "now": world.clock.now(),
    }


async def chat(world: World, request: Request) -> Json:
    """What one person sees in one chat."""
    bot, person = (
        find_bot(world, int_parameter(request, "bot")),
        world.person(int_parameter(request, "person")),
    )
    number = int_parameter(request, "chat")
    dialog = bot.dialogs.get(person.id)
    place: Chat | None = dialog if number in (None, person.id) else world.groups.get(number or 0)
    if number not in (None, person.id) and place is None:
        raise Impossible(f"no chat {number}", 404)
    language = person.language
    return {
        "messages": list(place.messages.values()) if place else [],
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


def _keyboard(place: Chat | None, bot: Bot) -> Json | None:
    return place.shown_keyboard(bot.id) if place else None


async def journal(world: World, request: Request) -> Json:
    """The calls of the Bot API."""
    calls = world.journal.read(
        int_parameter(request, "since") or 0,
        request.query_params.get("method", ""),
        int_parameter(request, "bot"),
        int_parameter(request, "chat"),
        int_parameter(request, "limit") or 0,
    )
    return {"calls": calls, "seq": world.events.seq}


async def limit_journal(world: World, request: Request) -> Json:
    """Keep fewer calls, or none."""
    keep = (await json_object(request)).get("keep")
    if not isinstance(keep, int) or keep < 0:
        raise Impossible('"keep" must be a whole number, 0 or more')
    world.journal.set_limit(keep)
    return {}


async def windows(world: World, request: Request) -> Json:
    """The busiest windows of a bot."""
    return find_bot(world, int_parameter(request, "bot")).limits.windows()


async def events(world: World, request: Request) -> Response:
    """Server-sent events; replayed from Last-Event-ID or `since`, else from now on."""
    last = request.headers.get("last-event-id", "")
    since = int(last) if last.isdigit() else int_parameter(request, "since")
    stream = world.events.stream(world.events.seq if since is None else since)
    return StreamingResponse(stream, media_type="text/event-stream", headers={"Cache-Control": "no-store"})


async def file(world: World, request: Request) -> Response:
    """The bytes of a file, for the page."""
    found = world.files.by_id.get(request.path_params["file_id"])
    if found is None or found.data is None:
        raise Impossible("no such file", 404)
    headers = {"Cache-Control": "max-age=86400", **ATTACHMENT_HEADERS}
    return Response(found.data, media_type=served_type(found.mime), headers=headers)


# Acting


def _act(world: World, what: object) -> Json:
    if not isinstance(what, dict):
        raise Impossible("an act is a JSON object")
    act = ACTS.get(what.get("do", ""))
    if act is None:
        raise Impossible(f'"do" is one of {", ".join(ACTS)}')
    done = act(Act(world, find_bot(world, what.get("bot")), world.person(what.get("person")), what))
    return {"update_ids": [], "message": None, **done}


async def act(world: World, request: Request) -> Json:
    """One act, or a list of them, carried out in order until one is impossible."""
    what = await json_value(request)
    if isinstance(what, list):
        return {"results": [_act(world, one) for one in what]}
    return _act(world, what)


async def add_people(world: World, request: Request) -> Json:
    """One person, or a list of them."""
    what = await json_value(request)
    if isinstance(what, list):
        return {"people": [_person_shown(world, world.add_person(one)) for one in what]}
    if not isinstance(what, dict):
        raise Impossible("a person is a JSON object")
    return {"person": _person_shown(world, world.add_person(what))}


async def change_person(world: World, request: Request) -> Json:
    """Change some fields of a person."""
    person = world.person(request.path_params["person"])
    world.change_person(person, await json_object(request))
    return {"person": _person_shown(world, person)}


async def push(world: World, request: Request) -> Json:
    """Hand-made updates."""
    return {"update_ids": inject(world, find_bot, await json_text(request))}


async def share(world: World, request: Request) -> Json:
    """A file a person sends, as multipart; several fields `file` are an album."""
    if _kind(request) != "multipart/form-data":
        raise Impossible("the Content-Type must be multipart/form-data", 415)
    async with request.form(max_part_size=REQUEST_LIMIT) as form:
        sent = []
        for file in form.getlist("file"):
            if not isinstance(file, UploadFile):
                raise Impossible('"file" must be a file')
            sent.append(Upload(file.filename or "file", file.content_type or "", await file.read()))
        if not sent:
            raise Impossible('"file" must be a file')
        what: Json = {name: value for name, value in form.items() if isinstance(value, str)}
    for name in ("bot", "person", "chat", "reply_to", "topic"):
        if what.get(name):
            what[name] = _whole(what[name], name)
        else:
            what.pop(name, None)
    return upload(Act(world, find_bot(world, what.get("bot")), world.person(what.get("person")), what), sent)


async def create_group(world: World, request: Request) -> Json:
    """A group with its people; the bot named, or the first, becomes its administrator."""
    what = await json_object(request)
    people = [world.person(number).user for number in what.get("members") or []]
    bots = [find_bot(world, what.get("bot")).user] if world.bots or what.get("bot") else []
    title = what.get("title")
    if not isinstance(title, str) or not title.strip():
        raise Impossible('"title" must be a text that is not empty')
    return {
        "chat": members.create_group(
            world, title.strip(), people, bots, bool(what.get("is_forum"))
        ).chat_object
    }


async def change_group(world: World, request: Request) -> Json:
    """`forbids`: kinds that no bot may send there; `closed_topics`: which are closed; `rights`: those of the bot."""
    group = world.groups.get(_whole(request.path_params["group"], "group"))
    what = await json_object(request)
    if group is None:
        raise Impossible("no such group", 404)
    if "forbids" in what:
        group.forbids = check_kinds(what["forbids"])
    if "closed_topics" in what:
        for number, topic in group.topics.items():
            topic["closed"] = number in (what["closed_topics"] or [])
    if isinstance(what.get("rights"), dict):
        number = find_bot(world, what.get("bot")).id
        group.members[number] = {**group.member(number), **what["rights"]}
    world.events.add("people")
    return {"chat": _group_shown(group)}


# Breaking


async def faults(world: World, request: Request) -> Json:
    """The rules in force."""
    return {"faults": world.faults.as_json()}


async def add_fault(world: World, request: Request) -> Json:
    """Make a rule."""
    fault = world.faults.add(await json_object(request))
    world.events.add("faults")
    return {"id": fault.id}


async def remove_fault(world: World, request: Request) -> Json:
    """Take one rule away."""
    if not world.faults.remove(request.path_params["fault"]):
        raise Impossible("no such rule", 404)
    world.events.add("faults")
    return {}


async def remove_faults(world: World, request: Request) -> Json:
    """Take all rules away."""
    world.faults.clear()
    world.events.add("faults")
    return {}


async def limits(world: World, request: Request) -> Json:
    """Change the limits. The windows are counted anew, since their lengths may differ."""
    what = await json_object(request)
    rates = world.rates
    for name in asdict(rates):
        value = what.get(name)
        if value is None:
            continue
        if not isinstance(value, (int, float)) or (name != "on" and value <= 0):
            raise Impossible(f'"{name}" must be a number above 0')
        setattr(rates, name, bool(value) if name == "on" else value)
    if set(what) - {"on"}:
        for bot in world.bots.values():
            bot.limits = Limits(rates)
    world.events.add("faults")
    return {"limits": asdict(rates)}


async def server(world: World, request: Request) -> Json:
    """`unknown_tags`: tags of HTML that this Bot API server is too old for."""
    tags = (await json_object(request)).get("unknown_tags")
    if not isinstance(tags, list) or not all(isinstance(tag, str) for tag in tags):
        raise Impossible('"unknown_tags" must be a list of tags')
    world.unknown_tags = set(tags)
    world.events.add("faults")
    return {"unknown_tags": sorted(tags)}


async def invalidate_file(world: World, request: Request) -> Json:
    """Its name is worth nothing from now on, as with another bot's."""
    if not world.files.invalidate(request.path_params["file_id"]):
        raise Impossible("no such file", 404)
    return {}


async def latency(world: World, request: Request) -> Json:
    """Wait so many seconds before every answer of the Bot API."""
    seconds = (await json_object(request)).get("seconds")
    if not isinstance(seconds, (int, float)) or not 0 <= seconds <= 600:
        raise Impossible('"seconds" must be a number between 0 and 600')
    world.latency = float(seconds)
    world.events.add("faults")
    return {"latency": world.latency}


async def clock(world: World, request: Request) -> Json:
    """Put the clock at `now` (None: real time), then move it forward by `advance` seconds."""
    what = await json_object(request)
    for name in ("now", "advance"):
        if not isinstance(what.get(name), (int, float, type(None))):
            raise Impossible(f'"{name}" must be a number')
    if "now" in what:
        world.clock.set_time(what["now"])
    world.clock.advance(what.get("advance") or 0)
    return {"now": world.clock.now()}


async def reset(world: World, request: Request) -> Json:
    """Forget everything but the sample people."""
    for bot in list(world.bots.values()):
        await bot.webhook.close()
    world.reset()
    return {"seq": world.events.seq}


ENDPOINTS: tuple[tuple[str, str, Endpoint], ...] = (
    ("GET", "/state", state),
    ("GET", "/chat", chat),
    ("GET", "/journal", journal),
    ("POST", "/journal", limit_journal),
    ("GET", "/windows", windows),
    ("GET", "/events", events),
    ("GET", "/file/{file_id}", file),
    ("DELETE", "/file/{file_id}", invalidate_file),
    ("POST", "/act", act),
    ("POST", "/upload", share),
    ("POST", "/groups", create_group),
    ("PATCH", "/groups/{group}", change_group),
    ("POST", "/people", add_people),
    ("PATCH", "/people/{person:int}", change_person),
    ("POST", "/update", push),
    ("GET", "/faults", faults),
    ("POST", "/faults", add_fault),
    ("DELETE", "/faults/{fault:int}", remove_fault),
    ("DELETE", "/faults", remove_faults),
    ("POST", "/limits", limits),
    ("POST", "/latency", latency),
    ("POST", "/server", server),
    ("POST", "/clock", clock),
    ("POST", "/reset", reset),
)


def json_response(body: Json, status: int = 200) -> Response:
    """A JSON answer."""
    return Response(orjson.dumps(body), status, media_type="application/json")


async def _awaited(world: World, request: Request) -> None:
    """`?after=SEQ&wait=SECONDS` of a GET: answer once something newer than SEQ has happened, or after SECONDS."""
    after = int_parameter(request, "after")
    if after is not None and request.method == "GET":
        await world.events.wait(after, min(int_parameter(request, "wait") or 0, MAX_WAIT_SECONDS))


def routes(world: World) -> list[Route]:
    """A route for each page. What a page returns becomes JSON with `ok`, what it raises 4xx in words."""

    def bound(page: Endpoint) -> Callable[[Request], Awaitable[Response]]:
        async def endpoint(request: Request) -> Response:
            try:
                await _awaited(world, request)
                answer = await page(world, request)
            except Impossible as error:
                return json_response({"ok": False, "description": error.description}, error.status)
            except Refused as error:
                return json_response({"ok": False, "description": error.description}, error.code)
            return answer if isinstance(answer, Response) else json_response({"ok": True, **answer})

        return endpoint

    return [Route(path, bound(page), methods=[method]) for method, path, page in ENDPOINTS]
