"""Files: every kind sent, reused, downloaded; invalid ones refused."""

import asyncio
from typing import Any
from urllib.parse import urlsplit

import pytest
import telegram
from telegram.error import BadRequest, NetworkError

from sandbox.files import photo_sizes, picture_size
from sandbox.testing import Sandbox, SandboxUser
from tests.sandbox.conftest import library
from tests.sandbox.sample_media import gif, jpeg, ogg, png, webp

KINDS: dict[str, tuple[bytes, str]] = {
    "photo": (png(30, 20), "a.png"),
    "document": (b"%PDF-1.4", "programme.pdf"),
    "video": (b"mp4", "a.mp4"),
    "audio": (b"mp3", "a.mp3"),
    "voice": (ogg(3), "a.ogg"),
    "video_note": (b"mp4", "a.mp4"),
    "animation": (gif(5, 4), "a.gif"),
    "sticker": (webp(512, 300), "a.webp"),
}


async def send(bot: telegram.Bot, kind: str, file: Any) -> telegram.Message:
    sent = await getattr(bot, f"send_{kind}")(1001, file)
    assert isinstance(sent, telegram.Message)
    return sent


def attached(message: telegram.Message, kind: str) -> Any:
    found = getattr(message, kind)
    return found[-1] if kind == "photo" else found


@pytest.mark.parametrize("kind", KINDS)
async def test_a_file_is_sent_sent_again_by_its_id_and_downloaded(
    bot: telegram.Bot, head: SandboxUser, kind: str
) -> None:
    data, name = KINDS[kind]
    file = attached(await send(bot, kind, telegram.InputFile(data, name)), kind)
    assert file.file_size == len(data)
    again = attached(await send(bot, kind, file.file_id), kind)
    assert again.file_id == file.file_id
    assert again.file_unique_id == file.file_unique_id
    found = await bot.get_file(file.file_id)
    assert await found.download_as_bytearray() == data
    assert file.file_id in str((await head.messages())[-1])


@pytest.mark.parametrize("kind", KINDS)
async def test_a_file_of_another_kind_or_bot_or_none_is_refused(
    bot: telegram.Bot, sandbox: Sandbox, head: SandboxUser, kind: str
) -> None:
    other = "document" if kind != "document" else "photo"
    data, name = KINDS[other]
    file = attached(await send(bot, other, telegram.InputFile(data, name)), other)
    with pytest.raises(BadRequest, match="Can't use file of type"):
        await send(bot, kind, file.file_id)
    with pytest.raises(BadRequest, match=r"(?i)wrong file identifier/HTTP URL specified"):
        await send(bot, kind, "AgACnonsense")
    with pytest.raises(BadRequest, match=r"(?i)failed to get HTTP URL content"):
        await send(bot, kind, "https://example.org/a")
    with pytest.raises(BadRequest, match="File must be non-empty"):
        await send(bot, kind, telegram.InputFile(b"", name))
    method = "send" + "".join(part.title() for part in kind.split("_"))
    missing = await sandbox.api(method, chat_id=head.id)
    assert missing["description"] == f"Bad Request: there is no {kind.replace('_', ' ')} in the request"
    async with library(sandbox, "7000000002:another_sample_token_0123456789") as stranger:
        with pytest.raises(BadRequest, match="Wrong file_id or the file is temporarily unavailable"):
            await stranger.get_file(file.file_id)


@pytest.mark.parametrize("picture", [png, jpeg, gif, webp])
def test_the_size_of_a_picture_is_read_from_its_header(picture: Any) -> None:
    assert picture_size(picture(640, 480)) == (640, 480)
    assert picture_size(picture(640, 480)[:9]) is None


async def test_a_call_that_is_cut_off_is_not_carried_out(
    bot: telegram.Bot, sandbox: Sandbox, head: SandboxUser
) -> None:
    address = urlsplit(sandbox.url)
    for kind, body in (
        ("application/x-www-form-urlencoded", b"chat_id=1001&text=Half"),
        (
            "multipart/form-data; boundary=x",
            b'--x\r\nContent-Disposition: form-data; name="text"\r\n\r\nHalf',
        ),
    ):
        reader, writer = await asyncio.open_connection(address.hostname, address.port)
        head_lines = (
            f"POST /bot{bot.token}/sendMessage HTTP/1.1\r\nHost: {address.netloc}\r\nContent-Type: {kind}\r\n"
        )
        writer.write(f"{head_lines}Content-Length: 1000\r\n\r\n".encode() + body)
        writer.write_eof()
        assert await reader.read() == b""
        writer.close()
    await bot.send_message(1001, "Whole")
    assert [one["text"] for one in await head.messages()][1:] == ["Whole"], "after /start"


def test_a_large_photo_has_several_sizes_and_a_small_one_its_own() -> None:
    assert photo_sizes(2000, 1000) == [(90, 45), (320, 160), (800, 400), (1280, 640)]
    assert photo_sizes(50, 40) == [(50, 40)]


async def test_a_photo_says_its_true_size_in_every_size(bot: telegram.Bot, head: SandboxUser) -> None:
    sent = await bot.send_photo(
        head.id, jpeg(1600, 800), caption="<b>x</b>", parse_mode="HTML", has_spoiler=True
    )
    assert [(one.width, one.height) for one in sent.photo] == [(90, 45), (320, 160), (800, 400), (1280, 640)]
    assert len({one.file_unique_id for one in sent.photo}) == 4
    assert (sent.caption, sent.has_media_spoiler) == ("x", True)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"no picture", "(?i)IMAGE_PROCESS_FAILED"),
        (png(1, 21), "(?i)PHOTO_INVALID_DIMENSIONS"),
        (jpeg(9000, 1001), "(?i)PHOTO_INVALID_DIMENSIONS"),
        (png(5, 5) + bytes(10 * 1024 * 1024), "is too big for a photo; the maximum size is 10485760 bytes"),
    ],
)
async def test_what_is_no_proper_photo_is_refused(
    bot: telegram.Bot, head: SandboxUser, data: bytes, words: str
) -> None:
    with pytest.raises(BadRequest, match=words):
        await bot.send_photo(head.id, data)


async def test_a_caption_over_1024_letters_is_refused(bot: telegram.Bot, head: SandboxUser) -> None:
    assert await bot.send_document(head.id, b"x", caption="я" * 1024, filename="a")
    with pytest.raises(BadRequest, match="Message caption is too long"):
        await bot.send_document(head.id, b"x", caption="я" * 1025, filename="a")


async def test_a_file_over_50_mb_is_too_large_to_send_and_over_20_mb_to_get(
    bot: telegram.Bot, head: SandboxUser
) -> None:
    sent = await bot.send_document(head.id, bytes(21 * 1024 * 1024), filename="large.bin")
    assert sent.document is not None
    with pytest.raises(BadRequest, match="File is too big"):
        await bot.get_file(sent.document.file_id)
    with pytest.raises(NetworkError, match="Request Entity Too Large"):
        await bot.send_document(head.id, bytes(50 * 1024 * 1024 + 1), filename="larger.bin")


async def test_an_audio_says_what_it_was_told_and_a_voice_what_it_is(
    bot: telegram.Bot, head: SandboxUser
) -> None:
    song = await bot.send_audio(
        head.id, b"mp3", duration=7, performer="Sample", title="Song", thumbnail=png(9, 9)
    )
    assert song.audio is not None
    assert (song.audio.performer, song.audio.title) == ("Sample", "Song")
    assert song.audio.thumbnail is not None
    assert song.audio.thumbnail.width == 9
    voice = await bot.send_voice(head.id, ogg(12))
    assert voice.voice is not None
    assert voice.voice.to_dict()["duration"] == 12


async def test_an_album_is_several_messages_of_one_group(bot: telegram.Bot, head: SandboxUser) -> None:
    sent = await bot.send_media_group(
        head.id,
        [telegram.InputMediaPhoto(png(5, 5), caption="a"), telegram.InputMediaVideo(b"mp4")],
    )
    assert len({message.media_group_id for message in sent}) == 1
    assert (sent[0].caption, sent[1].video is not None) == ("a", True)
    with pytest.raises(BadRequest, match="Can't use the media of the specified type in the album"):
        await bot.send_media_group(
            head.id, [telegram.InputMediaPhoto(png(5, 5)), telegram.InputMediaDocument(b"x", filename="a")]
        )


async def test_an_album_has_at_most_ten_parts_and_no_keyboard(sandbox: Sandbox, head: SandboxUser) -> None:
    sent = await sandbox.api("sendMediaGroup", chat_id=head.id, media=[{"type": "photo", "media": "x"}] * 11)
    assert sent["description"] == "Bad Request: too many messages to send as an album"
    sent = await sandbox.api("sendMediaGroup", chat_id=head.id, media=[])
    assert sent["description"] == "Bad Request: there are no messages to send"
    sent = await sandbox.api(
        "sendMediaGroup", chat_id=head.id, media=[{"type": "photo", "media": "attach://nothing"}]
    )
    assert sent["description"] == "Bad Request: there is no photo in the request"


async def test_a_photo_that_fails_in_an_album_sends_none_of_it(bot: telegram.Bot, head: SandboxUser) -> None:
    with pytest.raises(BadRequest):
        await bot.send_media_group(
            head.id, [telegram.InputMediaPhoto(png(5, 5)), telegram.InputMediaPhoto(b"no")]
        )
    assert len(await head.messages()) == 1


@pytest.mark.parametrize("kind", KINDS)
async def test_a_person_sends_every_kind_of_file(bot: telegram.Bot, head: SandboxUser, kind: str) -> None:
    data, name = KINDS[kind]
    caption = "" if kind in ("sticker", "video_note") else "тиркеме"
    await head.upload(kind, data, name, caption)
    update = (await bot.get_updates())[-1]
    assert update.message is not None
    assert (update.message.caption or "") == caption
    file = attached(update.message, kind)
    assert await (await file.get_file()).download_as_bytearray() == data
    assert attached(await send(bot, kind, file.file_id), kind).file_id == file.file_id


async def test_the_page_gets_a_file_by_its_id(sandbox: Sandbox, head: SandboxUser) -> None:
    message = (await head.upload("photo", png(8, 8), "a.png"))["message"]
    async with sandbox.session.get(f"{sandbox.url}sandbox/file/{message['photo'][-1]['file_id']}") as answer:
        assert (answer.content_type, await answer.read()) == ("image/png", png(8, 8))
    async with sandbox.session.get(f"{sandbox.url}sandbox/file/nothing") as answer:
        assert answer.status == 404


async def test_a_download_needs_the_token_and_the_path(
    bot: telegram.Bot, sandbox: Sandbox, head: SandboxUser
) -> None:
    sent = await bot.send_document(head.id, b"secret", filename="a.txt")
    assert sent.document is not None
    path = (await bot.get_file(sent.document.file_id)).file_path
    assert path is not None
    for address, status in ((path, 200), (path + "x", 404), (path.replace(sandbox.token, "7:wrong"), 401)):
        async with sandbox.session.get(address) as answer:
            assert answer.status == status


async def test_a_person_cannot_send_what_is_no_photo(head: SandboxUser) -> None:
    with pytest.raises(AssertionError, match="IMAGE_PROCESS_FAILED"):
        await head.upload("photo", b"no picture", "a.jpg")
    with pytest.raises(AssertionError, match='"kind" is one of'):
        await head.upload("hologram", b"x", "a")


@pytest.mark.parametrize("kind", ["photo", "document", "video", "audio"])
async def test_a_person_sends_several_files_as_one_album(
    bot: telegram.Bot, sandbox: Sandbox, head: SandboxUser, kind: str
) -> None:
    data, name = KINDS[kind]
    act = await head.album(kind, [(data, name)] * 3, "Үчөө")
    assert len(act["update_ids"]) == len(act["messages"]) == 3
    heard = [update.message for update in await bot.get_updates(offset=-3)]
    assert [message.caption for message in heard if message] == ["Үчөө", None, None]
    assert len({message.media_group_id for message in heard if message}) == 1
    assert all(message and message.media_group_id and attached(message, kind) for message in heard)


async def test_what_is_no_album_is_refused_whole(sandbox: Sandbox, head: SandboxUser) -> None:
    before = await head.messages()
    with pytest.raises(AssertionError, match="an album is of photo, video, document, audio"):
        await head.album("voice", [KINDS["voice"]] * 2)
    with pytest.raises(AssertionError, match="an album has at most 10 files"):
        await head.album("photo", [KINDS["photo"]] * 11)
    with pytest.raises(AssertionError, match="the file is empty"):
        await head.album("photo", [KINDS["photo"], (b"", "b.png")])
    assert await head.messages() == before
