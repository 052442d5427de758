"""Typst: a template of this package and its data become a PNG, an SVG or a PDF.

Data reaches a template as JSON in `sys.inputs` and is text there, never markup. No font of the machine is used and no
package is loaded.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import orjson

from bot.documents.fonts import FOLDER

TEMPLATES = Path(__file__).parent / "templates"
PER_INCH = 72
"""Pixels of a PNG per inch: a point of a template is a pixel."""
SECONDS, MEMORY = 60, 1024**3
"""What drawing one file may take, at most: processor time, and bytes of address space."""
Format = Literal["png", "svg", "pdf"]


def typeset(template: str, data: Mapping[str, Any], format: Format) -> bytes:  # noqa: A002 - as Typst calls it
    """The file that `templates/<template>.typ` makes of the data. Raises typst.TypstError."""
    import typst  # only in the process that draws: its library takes some 50 MB

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
