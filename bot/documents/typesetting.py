"""Typst: a template of this package and its data are compiled to a PNG, SVG or PDF.

Data is passed as JSON in `sys.inputs` and is text in the template, never markup. Neither system fonts nor packages are
used.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import orjson

from bot.documents.fonts import FOLDER

TEMPLATES = Path(__file__).parent / "templates"
PER_INCH = 72
"""Pixels of a PNG per inch: one pixel per point of the template."""
SECONDS, MEMORY = 60, 1024**3
"""Limits of drawing one file: seconds of CPU time, and bytes of address space."""
Format = Literal["png", "svg", "pdf"]


def typeset(template: str, data: Mapping[str, Any], format: Format) -> bytes:  # noqa: A002 - as Typst calls it
    """Compile `templates/<template>.typ` with this data. Raises typst.TypstError."""
    import typst  # only in the drawing process: it takes some 50 MB

    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FOLDER])
    made = typst.compile(
        TEMPLATES / f"{template}.typ",
        root=TEMPLATES,
        format=format,
        ppi=PER_INCH,
        font_paths=fonts,
        ignore_system_fonts=True,
        sys_inputs={"data": orjson.dumps(data).decode()},
    )
    assert isinstance(made, bytes), "a picture is one page"
    return made
