"""Canaries: unique secrets and personal data, and a search for them."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, quote_plus

TOKEN = "7000000001:kanareika-token-9f3b71c2d84e55aa01"
WEBHOOK = "kanareika-webhook-5d1e77b0c3"
PASSWORD = "kanareika@password/0aa7"
SECRETS = {"token": TOKEN.partition(":")[2], "webhook secret": WEBHOOK, "database password": PASSWORD}
NAME, PHONE, QUESTION = "Канарейкан Үлгү", "+996700100177", "Канарейкасуроо качан?"
OTHER_NAME, OTHER_PHONE = "Канарейкатизме Экинчи", "+996700100188"
PEOPLE = {
    "name": NAME,
    "telephone": PHONE.removeprefix("+"),
    "question": QUESTION.removesuffix("?"),
    "listed name": OTHER_NAME,
    "listed telephone": OTHER_PHONE.removeprefix("+"),
}


def spellings(text: str) -> list[bytes]:
    """Return the text as programs may write it: in encodings, in JSON, in addresses, as Python's repr."""
    words = {
        text,
        text.upper(),
        text.lower(),
        quote(text),
        quote_plus(text),
        json.dumps(text)[1:-1],
        ascii(text)[1:-1],
    }
    words |= {json.dumps(one)[1:-1] for one in list(words)}
    made = {
        one.encode(code)
        for one in words
        for code in ("utf-8", "utf-16-le", "utf-16-be", "cp1251")
        if _encodable(one, code)
    }
    return sorted(made)


def _encodable(text: str, code: str) -> bool:
    try:
        return bool(text.encode(code))
    except UnicodeEncodeError:
        return False


@dataclass
class Search:
    """The places searched, their size, and the findings."""

    places: int = 0
    size: int = 0
    found: list[str] = field(default_factory=list)
    contents: dict[str, bytes] = field(default_factory=dict)
    """The searched contents that are no files, for tests that check they are not empty."""

    def search_bytes(self, place: str, content: bytes, *kinds: dict[str, str]) -> None:
        """Search for these canaries; for all of them if none are given."""
        self.places += 1
        self.size += len(content)
        self.contents[place] = content
        for kind in kinds or (SECRETS, PEOPLE):
            for name, text in kind.items():
                if any(form in content for form in spellings(text)):
                    self.found.append(f"the {name} in {place}")

    def search_text(self, place: str, content: str, *kinds: dict[str, str]) -> None:
        """Search a text."""
        self.search_bytes(place, content.encode("utf-8", "surrogatepass"), *kinds)

    def search_folder(self, folder: Path, *kinds: dict[str, str]) -> None:
        """Search the name and the bytes of every file of a folder."""
        for file in sorted(folder.rglob("*")):
            self.search_text(f"the name of {file.name}", file.name, *kinds)
            if file.is_file():
                self.search_bytes(str(file.relative_to(folder)), file.read_bytes(), *kinds)
