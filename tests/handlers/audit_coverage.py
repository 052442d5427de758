"""Promise 22: every action of staff is in the audit log, checked in the code and by performing it.

Both begin at the routes, so that none can be forgotten. In the code a name is followed to the function it stands for,
through modules and through tables of functions; what is called on an object is not.
"""

import ast
import functools
import inspect
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

from handlers import dispatch, permissions, routes
from handlers.messages import Incoming, Refusal, Say
from handlers.routing import ButtonRoute, Route
from storage import audit, database
from storage.models import Person
from tests.handlers.forgery import PHONE, ForgeryCast, forged_arguments
from tests.handlers.stage import Stage

PACKAGES = ("handlers.", "storage.")
OWN_FIELDS = {"step", "draft", "argument", "text", "command"}
"""A person's own columns: their step in a conversation, and the state of their updates."""
NOT_ROWS = {"self", "incoming", "found", "view"}
"""Names in the code that are not rows."""
WRITERS = {"insert", "update", "delete"}
SESSION_WRITES = {"add", "add_all", "merge", "delete"}
"""Methods of a session that write; `write` is a method of rows."""


@functools.cache
def _tree(function: FunctionType) -> ast.AST:
    """Return the function, or the lambdas, that begin on its line."""
    first = function.__code__.co_firstlineno
    found = [node for line, node in _module_functions(inspect.getfile(function)) if line == first]
    return ast.Module([ast.Expr(node) if isinstance(node, ast.Lambda) else node for node in found], [])


@functools.cache
def _module_functions(path: str) -> Sequence[tuple[int, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda]]:
    """Return the functions of a module by the line that each begins on, its decorators included."""
    tree = ast.parse(Path(path).read_text("utf-8"))
    found = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
    ]
    return [
        (min([node.lineno, *(one.lineno for one in getattr(node, "decorator_list", ()))]), node)
        for node in found
    ]


def _named(node: ast.AST, function: FunctionType) -> Any:
    """Return the object that a name, or an attribute of a module, refers to; None if unknown."""
    if isinstance(node, ast.Name):
        return function.__globals__.get(node.id)
    if isinstance(node, ast.Attribute):
        owner = _named(node.value, function)
        return getattr(owner, node.attr, None) if isinstance(owner, ModuleType) else None
    return None


def _functions(value: Any, depth: int = 3) -> Iterator[FunctionType]:
    """Return the project's own functions in an object: itself, or those of a table."""
    if isinstance(value, FunctionType):
        if value.__module__.startswith(PACKAGES):
            yield value
    elif isinstance(value, functools.partial):
        yield from _functions(value.func, depth)
    elif depth and isinstance(value, Mapping):
        for one in value.values():
            yield from _functions(one, depth - 1)
    elif depth and isinstance(value, Sequence | set | frozenset) and not isinstance(value, str | bytes):
        for one in value:
            yield from _functions(one, depth - 1)
    elif depth and is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            yield from _functions(getattr(value, one.name, None), depth - 1)


@functools.cache
def _next(function: FunctionType) -> frozenset[FunctionType]:
    found: set[FunctionType] = set()
    own = {*function.__code__.co_varnames, *function.__code__.co_cellvars}
    for node in ast.walk(_tree(function)):
        if isinstance(node, ast.Attribute) or (isinstance(node, ast.Name) and node.id not in own):
            found.update(_functions(_named(node, function)))
    return frozenset(found)


def reachable_functions(start: FunctionType) -> set[FunctionType]:
    """Return every function of the project that may be called from it, except those of the audit log."""
    found, left = {start}, [start]
    while left:
        for one in _next(left.pop()):
            if one not in found:
                found.add(one)
                if one.__module__ != audit.__name__:
                    left.append(one)
    return found


@functools.cache
def changes_row(function: FunctionType) -> bool:
    """Return whether it changes a row itself, other than a person's step."""
    return any(_changes(node, function) for node in ast.walk(_tree(function)))


def _changes(node: ast.AST, function: FunctionType) -> bool:
    if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
        return node.attr not in OWN_FIELDS and _root(node) not in NOT_ROWS
    if not isinstance(node, ast.Call):
        return False
    if isinstance(node.func, ast.Name) and node.func.id in WRITERS:
        meant = _named(node.func, function)
        return getattr(meant, "__module__", "").startswith("sqlalchemy") or meant is database.insert
    if not isinstance(node.func, ast.Attribute):
        return False
    return node.func.attr == "write" or (node.func.attr in SESSION_WRITES and _root(node.func) == "session")


def _root(node: ast.AST) -> str:
    while isinstance(node, ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""


def staff_handlers() -> dict[str, FunctionType]:
    """Return the handlers of staff by the route's name: buttons, commands, steps."""
    tables: dict[str, Mapping[str, Route | ButtonRoute]] = {"/": routes.COMMANDS, "": routes.BUTTONS}
    found: dict[str, Any] = {
        f"{mark}{name}": route.handler
        for mark, table in tables.items()
        for name, route in table.items()
        if permissions.requires_role(route.permission)
    }
    found |= {
        f"step {name}": step.receive
        for name, step in routes.STEPS.items()
        if permissions.requires_role(step.permission)
    }
    return {name: inspect.unwrap(one) for name, one in found.items()}


# Actions, and what they write.

TYPED_INPUTS = ("7", "Үлгү сөздөр", "12.12.2029 9:30", "Үлгү Экинчи, 0700 100 155", "Көйгөй / Проблема")
"""Inputs that are typed at each step that a button of staff leads to."""
UNAUDITED_TABLES = {
    "audit_log",
    "outbox",
    "files",
    "inbox",
    "similarity_index",
    "similarity_vectors",
    "group_notifications",
    "group_topics",
}
"""Tables with notifications, counters and indexes of a change, not the change itself."""
TABLE = re.compile(r"(?:INSERT INTO|UPDATE|DELETE FROM) (\w+)")


@dataclass
class AuditedActs:
    """The actions of a member of staff with every permission, and those that the audit log lacks."""

    stage: Stage
    acts: int = 0
    changes: int = 0
    views: int = 0
    unlogged: dict[str, set[str]] = field(default_factory=dict)
    """By the route's name: the changed tables, or "a telephone number" that was shown."""

    async def perform(self, name: str, did: Incoming) -> bool:
        """Perform an action and keep it; return whether it was accepted."""
        self.stage.written.clear()
        self.acts += 1
        try:
            said = await dispatch.dispatch(did, self.stage.session)
        except Refusal:
            return False
        await self.stage.session.flush()
        wrote = self.stage.writes_to_others(exclude=did.person)
        tables = {found[1] for one in wrote if (found := TABLE.match(one))}
        shown = {"a telephone number"} if _shows_number(said, did.person) else set[str]()
        changed = tables - UNAUDITED_TABLES
        self.changes += bool(changed)
        self.views += bool(shown)
        if (changed or shown) and "audit_log" not in tables:
            self.unlogged.setdefault(name, set()).update(changed | shown)
        return True


def _shows_number(said: Sequence[Any], person: Person) -> bool:
    mine = [one for one in said if isinstance(one, Say) and one.to in (None, person)]
    return PHONE.removeprefix("+") in re.sub(r"[\s+()\-]|\\xa0", "", repr(mine))


async def try_staff_acts(everybody: ForgeryCast, *, few: bool) -> AuditedActs:
    """Press every button of staff with every permission, and type whatever can be typed then."""
    stage, person = everybody.stage, everybody.stage.member
    found, typed = AuditedActs(stage), set[str]()
    for prefix, route in routes.BUTTONS.items():
        if not permissions.requires_role(route.permission):
            continue
        for argument in forged_arguments(prefix, everybody)[: 3 if few else None]:
            await _pressed(found, person, prefix, argument, typed, few=few)
    return found


async def _pressed(
    found: AuditedActs, person: Person, prefix: str, argument: str, typed: set[str], *, few: bool
) -> None:
    """Press a button; then, at a step not reached this way before, type every input."""
    stage = found.stage
    press = {"button": prefix, "argument": argument, "callback_id": "1"}
    taken = await found.perform(prefix, stage.incoming(person, **press))
    step = person.step or ""
    asked = step if few else f"{prefix} {step} {person.draft.get(step)}"
    await stage.roll_back()
    if (
        not (taken and step in routes.STEPS and permissions.requires_role(routes.STEPS[step].permission))
        or asked in typed
    ):
        return
    typed.add(asked)
    for text in TYPED_INPUTS:
        await found.perform(prefix, stage.incoming(person, **press))
        await found.perform(f"step {step}", stage.incoming(person, text=text))
        await stage.roll_back()
