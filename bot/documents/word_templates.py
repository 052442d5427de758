"""Word templates with placeholders: checked and filled in a process of its own (`python -m bot.documents`).

A template comes from staff, so it is a hostile file until it is checked: its size and what it unpacks to, no macros, no
parts that are loaded from elsewhere, no XML entities. Placeholders are Jinja in its sandbox and reach nothing but text,
numbers and lists. Filling is done by docxtpl.
"""

import base64
import binascii
import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bot.documents.xmltext import clean

TEMPLATES = Path(__file__).parent / "templates"
MAX_FILE_BYTES = 2 * 1024 * 1024
MAX_UNPACKED_BYTES, MAX_PARTS = 20 * 1024 * 1024, 500
MAX_FILLED_BYTES = 20 * 1024 * 1024
MAX_NAME = 40
"""Characters of a placeholder that is named as unknown."""
DOCUMENT, MACROS = "word/document.xml", "vbaproject.bin"
EXTERNAL = re.compile(rb"<Relationship\b[^>]*TargetMode\s*=\s*[\"']External[\"'][^>]*>")
HYPERLINK = re.compile(rb"Type\s*=\s*[\"'][^\"']*/hyperlink[\"']")

BROKEN, TOO_LARGE, UNSAFE, SYNTAX = (
    "template-broken",
    "template-too-large",
    "template-unsafe",
    "template-syntax",
)
"""Text keys of what may be wrong with a template."""


class TemplateProblem(Exception):
    """The template cannot be used; `key` is the text that says why."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def encode(template: bytes | None) -> str:
    """The template as JSON carries it."""
    return base64.b64encode(template).decode() if template is not None else ""


def own_template(kind: str) -> bytes:
    """The bot's own template of a document."""
    return (TEMPLATES / f"{kind}.docx").read_bytes()


def fill(recipe: Mapping[str, Any]) -> bytes:
    """The document of a recipe (recipes.py). Raises TemplateProblem."""
    return _fill(_template(recipe), recipe["data"])[0]


def check(recipe: Mapping[str, Any]) -> dict[str, Any]:
    """Try the template of a recipe: {"key": what is wrong, "unknown": [placeholders that the data does not have]}."""
    try:
        return {"key": "", "unknown": _fill(_template(recipe), recipe["data"])[1]}
    except TemplateProblem as problem:
        return {"key": problem.key, "unknown": []}


def _template(recipe: Mapping[str, Any]) -> bytes:
    if not recipe["template"]:
        return own_template(recipe["kind"])
    try:
        content = base64.b64decode(recipe["template"], validate=True)
    except binascii.Error:
        raise TemplateProblem(BROKEN) from None
    check_package(content)
    return content


def check_package(content: bytes) -> None:
    """Raise TemplateProblem unless it is a Word document within limits that loads nothing and runs nothing."""
    if len(content) > MAX_FILE_BYTES:
        raise TemplateProblem(TOO_LARGE)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_parts(archive)
    except (
        zipfile.BadZipFile,
        ValueError,
        NotImplementedError,
        OSError,
        OverflowError,
        RuntimeError,
        EOFError,
    ):
        raise TemplateProblem(BROKEN) from None


def _check_parts(archive: zipfile.ZipFile) -> None:
    """`zipfile` never unpacks more of a part than the archive says."""
    parts = archive.infolist()
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED_BYTES:
        raise TemplateProblem(TOO_LARGE)
    names = [part.filename.lower() for part in parts]
    if any(part.flag_bits & 1 for part in parts) or DOCUMENT not in names or len(set(names)) < len(names):
        raise TemplateProblem(BROKEN)
    if any(name.endswith(MACROS) or "/activex/" in name or "/embeddings/" in name for name in names):
        raise TemplateProblem(UNSAFE)
    for part in parts:
        if part.filename.lower().endswith((".xml", ".rels")):
            _check_xml(archive.read(part))


def _check_xml(part: bytes) -> None:
    if b"<!DOCTYPE" in part or b"<!ENTITY" in part or part.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise TemplateProblem(UNSAFE)  # no word processor writes entities of its own, or UTF-16
    if any(not HYPERLINK.search(one) for one in EXTERNAL.findall(part)):
        raise TemplateProblem(UNSAFE)


def _fill(template: bytes, data: Mapping[str, Any]) -> tuple[bytes, list[str]]:
    """The filled document, and the placeholders that the data does not have. Raises TemplateProblem."""
    from docxtpl import DocxTemplate  # loaded only in the process that fills
    from jinja2 import TemplateError
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    unknown: dict[str, None] = {}
    environment = ImmutableSandboxedEnvironment(autoescape=True, undefined=_recorder(unknown))
    values = _cleaned(data)
    try:
        document = DocxTemplate(io.BytesIO(template))
        named = document.get_undeclared_template_variables(environment, values)
        document = DocxTemplate(io.BytesIO(template))
        document.render(values, environment)
        stream = io.BytesIO()
        document.save(stream)
    except TemplateError:
        raise TemplateProblem(SYNTAX) from None
    except (TypeError, AttributeError, LookupError, ArithmeticError):
        raise TemplateProblem(SYNTAX) from None  # an expression that the values do not allow
    except (ValueError, OSError, RecursionError):
        raise TemplateProblem(BROKEN) from None
    if len(stream.getvalue()) > MAX_FILLED_BYTES:
        raise TemplateProblem(TOO_LARGE)
    return stream.getvalue(), [name[:MAX_NAME] for name in dict.fromkeys([*sorted(named), *unknown]) if name][
        :50
    ]


def _recorder(unknown: dict[str, None]) -> Any:
    """The class of values that do not exist: they are empty, and their names are noted."""
    from jinja2 import ChainableUndefined

    class Recorder(ChainableUndefined):
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            if self._undefined_name is not None:
                unknown.setdefault(str(self._undefined_name))

    return Recorder


def _cleaned(value: Any) -> Any:
    """The data without characters that XML cannot hold."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, Mapping):
        return {name: _cleaned(one) for name, one in value.items()}
    return [_cleaned(one) for one in value] if isinstance(value, list) else value
