"""The archive of a pack: volumes under the limit, each of which opens alone."""

import io
import zipfile

from bot.pack_builder import archive
from handlers.messages import RenderedFile


def contents(file: RenderedFile) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(file.content)) as folder:
        return {name: folder.read(name) for name in folder.namelist()}


def test_a_small_pack_is_one_archive() -> None:
    files = [RenderedFile("пресс-релиз.docx", b"1"), RenderedFile("photos/publish/001.jpg", b"2")]
    [volume] = archive("jalal-abad-pack", files)
    assert volume.name == "jalal-abad-pack.zip"
    assert contents(volume) == {"пресс-релиз.docx": b"1", "photos/publish/001.jpg": b"2"}


def test_a_large_pack_comes_in_volumes_under_the_limit_with_every_file_once() -> None:
    files = [RenderedFile(f"photos/internal/{number:03}.jpg", bytes([number]) * 900) for number in range(20)]
    volumes = archive("pack", files, limit=5000)
    assert [one.name for one in volumes] == [
        "pack.zip",
        *(f"pack ({n}).zip" for n in range(2, len(volumes) + 1)),
    ]
    assert all(len(one.content) <= 5000 for one in volumes)
    found = [item for one in volumes for item in contents(one).items()]
    assert found == [(one.name, one.content) for one in files]


def test_a_file_above_the_limit_has_a_volume_of_its_own() -> None:
    files = [RenderedFile("a", b"1"), RenderedFile("b", b"2" * 6000), RenderedFile("c", b"3")]
    assert [list(contents(one)) for one in archive("pack", files, limit=5000)] == [["a"], ["b"], ["c"]]
