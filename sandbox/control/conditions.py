"""Requests that change the conditions: faults, limits, latency, clock, journal."""

from dataclasses import asdict

from starlette.requests import Request

from sandbox.control.requests import json_object
from sandbox.limits import Limits
from sandbox.refusals import Impossible, Json
from sandbox.world import World


async def faults(world: World, request: Request) -> Json:
    """Return the rules in force."""
    return {"faults": world.faults.as_json()}


async def add_fault(world: World, request: Request) -> Json:
    """Add a rule."""
    fault = world.faults.add(await json_object(request))
    world.events.add("faults")
    return {"id": fault.id}


async def remove_fault(world: World, request: Request) -> Json:
    """Remove a rule."""
    if not world.faults.remove(request.path_params["fault"]):
        raise Impossible("no such rule", 404)
    world.events.add("faults")
    return {}


async def remove_faults(world: World, request: Request) -> Json:
    """Remove all rules."""
    world.faults.clear()
    world.events.add("faults")
    return {}


async def limits(world: World, request: Request) -> Json:
    """Change the limits; windows are counted from the beginning, since their lengths may differ."""
    body = await json_object(request)
    rates = world.rates
    for name in asdict(rates):
        value = body.get(name)
        if value is None:
            continue
        if not isinstance(value, (int, float)) or (name != "on" and value <= 0):
            raise Impossible(f'"{name}" must be a number above 0')
        setattr(rates, name, bool(value) if name == "on" else value)
    if set(body) - {"on"}:
        for bot in world.bots.values():
            bot.limits = Limits(rates)
    world.events.add("faults")
    return {"limits": asdict(rates)}


async def server(world: World, request: Request) -> Json:
    """Set `unknown_tags`: HTML tags that this Bot API server is too old to know."""
    tags = (await json_object(request)).get("unknown_tags")
    if not isinstance(tags, list) or not all(isinstance(tag, str) for tag in tags):
        raise Impossible('"unknown_tags" must be a list of tags')
    world.unknown_tags = set(tags)
    world.events.add("faults")
    return {"unknown_tags": sorted(tags)}


async def invalidate_file(world: World, request: Request) -> Json:
    """Make a `file_id` invalid, like one of another bot."""
    if not world.files.invalidate(request.path_params["file_id"]):
        raise Impossible("no such file", 404)
    return {}


async def latency(world: World, request: Request) -> Json:
    """Set the `seconds` of both ways of a call of the Bot API together, and the `jitter` of each."""
    body = {"jitter": 0.0, **await json_object(request)}
    for name in ("seconds", "jitter"):
        if not isinstance(body.get(name), (int, float)) or not 0 <= body[name] <= 600:
            raise Impossible(f'"{name}" must be a number between 0 and 600')
    world.latency, world.jitter = float(body["seconds"]), float(body["jitter"])
    world.events.add("faults")
    return {"latency": world.latency, "jitter": world.jitter}


async def clock(world: World, request: Request) -> Json:
    """Set the clock to `now` (None for real time), then move it forward by `advance` seconds."""
    body = await json_object(request)
    for name in ("now", "advance"):
        if not isinstance(body.get(name), (int, float, type(None))):
            raise Impossible(f'"{name}" must be a number')
    if "now" in body:
        world.clock.set_time(body["now"])
    world.clock.advance(body.get("advance") or 0)
    for bot in world.bots.values():
        bot.updates.answer_poll()  # the answer carries the new time
    return {"now": world.clock.now()}


async def limit_journal(world: World, request: Request) -> Json:
    """Set how many calls the journal keeps."""
    keep = (await json_object(request)).get("keep")
    if not isinstance(keep, int) or keep < 0:
        raise Impossible('"keep" must be a whole number, 0 or more')
    world.journal.set_limit(keep)
    return {}


async def reset(world: World, request: Request) -> Json:
    """Restore the initial state: the sample people, no bots, no faults."""
    for bot in list(world.bots.values()):
        await bot.webhook.close()
    world.reset()
    return {"seq": world.events.seq}
