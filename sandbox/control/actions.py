"""Requests that act: what people do, new people and groups, files, updates written by hand."""

from starlette.datastructures import UploadFile
from starlette.requests import Request

from sandbox import members
from sandbox.acts import ACTS, Act, upload
from sandbox.control.requests import content_type, find_bot, json_object, json_text, json_value, parse_int
from sandbox.control.views import group_view, person_view
from sandbox.files import Upload
from sandbox.forbidden import check_kinds
from sandbox.injection import inject
from sandbox.refusals import Impossible, Json
from sandbox.request import REQUEST_LIMIT
from sandbox.world import World


def _perform(world: World, body: object) -> Json:
    if not isinstance(body, dict):
        raise Impossible("an act is a JSON object")
    act = ACTS.get(body.get("do", ""))
    if act is None:
        raise Impossible(f'"do" is one of {", ".join(ACTS)}')
    done = act(Act(world, find_bot(world, body.get("bot")), world.person(body.get("person")), body))
    return {"update_ids": [], "message": None, **done}


async def act(world: World, request: Request) -> Json:
    """Carry out an act, or a list of acts in order until one is impossible."""
    body = await json_value(request)
    if isinstance(body, list):
        return {"results": [_perform(world, item) for item in body]}
    return _perform(world, body)


async def add_people(world: World, request: Request) -> Json:
    """Add a person, or a list of people."""
    body = await json_value(request)
    if isinstance(body, list):
        return {"people": [person_view(world, world.add_person(person)) for person in body]}
    if not isinstance(body, dict):
        raise Impossible("a person is a JSON object")
    return {"person": person_view(world, world.add_person(body))}


async def change_person(world: World, request: Request) -> Json:
    """Change some fields of a person."""
    person = world.person(request.path_params["person"])
    world.change_person(person, await json_object(request))
    return {"person": person_view(world, person)}


async def push(world: World, request: Request) -> Json:
    """Queue updates written by hand."""
    return {"update_ids": inject(world, find_bot, await json_text(request))}


async def share(world: World, request: Request) -> Json:
    """Send a person's file, given as multipart; several fields `file` are an album."""
    if content_type(request) != "multipart/form-data":
        raise Impossible("the Content-Type must be multipart/form-data", 415)
    async with request.form(max_part_size=REQUEST_LIMIT) as form:
        sent = []
        for file in form.getlist("file"):
            if not isinstance(file, UploadFile):
                raise Impossible('"file" must be a file')
            sent.append(Upload(file.filename or "file", file.content_type or "", await file.read()))
        if not sent:
            raise Impossible('"file" must be a file')
        body: Json = {name: value for name, value in form.items() if isinstance(value, str)}
    for name in ("bot", "person", "chat", "reply_to", "topic"):
        if body.get(name):
            body[name] = parse_int(body[name], name)
        else:
            body.pop(name, None)
    return upload(Act(world, find_bot(world, body.get("bot")), world.person(body.get("person")), body), sent)


async def create_group(world: World, request: Request) -> Json:
    """Create a group with its members; the given bot, or the first, becomes its administrator."""
    body = await json_object(request)
    people = [world.person(number).user for number in body.get("members") or []]
    bots = [find_bot(world, body.get("bot")).user] if world.bots or body.get("bot") else []
    title = body.get("title")
    if not isinstance(title, str) or not title.strip():
        raise Impossible('"title" must be a text that is not empty')
    return {
        "chat": members.create_group(
            world, title.strip(), people, bots, bool(body.get("is_forum"))
        ).chat_object
    }


async def change_group(world: World, request: Request) -> Json:
    """Set a group's `forbids` (kinds that no bot may send), `closed_topics` and the bot's `rights`."""
    group = world.groups.get(parse_int(request.path_params["group"], "group"))
    body = await json_object(request)
    if group is None:
        raise Impossible("no such group", 404)
    if "forbids" in body:
        group.forbids = check_kinds(body["forbids"])
    if "closed_topics" in body:
        for number, topic in group.topics.items():
            topic["closed"] = number in (body["closed_topics"] or [])
    if isinstance(body.get("rights"), dict):
        number = find_bot(world, body.get("bot")).id
        group.members[number] = {**group.member(number), **body["rights"]}
    world.events.add("people")
    return {"chat": group_view(group)}
