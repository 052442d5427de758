"""Attacks on the sandbox by another site's page in a developer's browser: none acts or reads."""

import asyncio
from typing import Any

import aiohttp
import orjson
import pytest

from sandbox.guard import MARKER_HEADER, hostname, served_type
from sandbox.server import Server
from sandbox.testing import Sandbox, SandboxUser
from tests.sandbox.sample_media import png

Headers = dict[str, str]
JSON = {"Content-Type": "application/json"}
WRITE = orjson.dumps({"person": 1003, "do": "write", "text": "/staff"})
FOREIGN: dict[str, Headers] = {
    "another origin": {"Origin": "https://evil.example.org", MARKER_HEADER: "1"},
    "another port of this machine": {"Origin": "http://127.0.0.1:3000", MARKER_HEADER: "1"},
    "a file or a frame without an origin": {"Origin": "null", MARKER_HEADER: "1"},
    "a picture of another site": {
        "Sec-Fetch-Site": "cross-site",
        "Sec-Fetch-Mode": "no-cors",
        MARKER_HEADER: "1",
    },
    "a page on another port": {
        "Sec-Fetch-Site": "same-site",
        "Sec-Fetch-Mode": "no-cors",
        MARKER_HEADER: "1",
    },
}
CHANGES = [
    ("POST", "act"), ("POST", "upload"), ("POST", "groups"), ("POST", "people"), ("PATCH", "people/1001"),
    ("POST", "update"), ("POST", "faults"), ("DELETE", "faults"), ("DELETE", "faults/1"), ("POST", "limits"),
    ("POST", "latency"), ("POST", "clock"), ("POST", "reset"), ("POST", "journal"),
]  # fmt: skip
LOOKS = ["state", "chat?person=1001", "journal", "windows", "events", "faults"]


async def send_request(
    sandbox: Sandbox, verb: str, path: str, headers: Headers, body: bytes = b""
) -> tuple[int, bytes]:
    """Return the answer to a request that a browser might send."""
    async with sandbox.session.request(verb, sandbox.url + path, headers=headers, data=body) as answer:
        return answer.status, await answer.read()


@pytest.mark.parametrize("headers", FOREIGN.values(), ids=FOREIGN)
async def test_another_page_neither_acts_nor_reads(
    sandbox: Sandbox, head: SandboxUser, headers: Headers
) -> None:
    before = await sandbox.state()
    for verb, path in CHANGES:
        assert (await send_request(sandbox, verb, f"sandbox/{path}", {**headers, **JSON}, b"{}"))[0] == 403
    for path in LOOKS:
        status, body = await send_request(sandbox, "GET", f"sandbox/{path}", headers)
        assert status == 403
        assert b"Sample" not in body
    after = await sandbox.state()
    assert {**after, "now": 0} == {**before, "now": 0}


@pytest.mark.parametrize(("verb", "path"), CHANGES)
async def test_nothing_is_changed_without_the_header_that_no_form_can_send(
    sandbox: Sandbox, head: SandboxUser, verb: str, path: str
) -> None:
    before = await sandbox.state()
    for kind in ("application/json", "text/plain", "application/x-www-form-urlencoded"):
        status, body = await send_request(sandbox, verb, f"sandbox/{path}", {"Content-Type": kind}, b"{}")
        assert (status, MARKER_HEADER.encode() in body) == (403, True)
    assert (await sandbox.state())["seq"] == before["seq"]


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "text/json", ""])
async def test_json_is_taken_from_what_says_that_it_is_json_alone(
    sandbox: Sandbox, head: SandboxUser, kind: str
) -> None:
    before = await head.messages()
    for path in ("act", "people", "update", "groups", "clock"):
        headers = {"Content-Type": kind, MARKER_HEADER: "1"}
        assert (await send_request(sandbox, "POST", f"sandbox/{path}", headers, WRITE))[0] == 415
    headers = {"Content-Type": "application/json", MARKER_HEADER: "1"}
    assert (await send_request(sandbox, "POST", "sandbox/upload", headers, WRITE))[0] == 415
    assert await head.messages() == before


def names(sandbox: Sandbox) -> list[str]:
    port = sandbox.url.rstrip("/").rpartition(":")[2]
    return [
        "evil.example.org",
        f"evil.example.org:{port}",
        "localhost.evil.example.org",
        "127.0.0.1.nip.io",
        f"127.0.0.1.evil.example.org:{port}",
        "localhost.",
        "0.0.0.0",
        "[::2]",
        "127.0.0.1@evil.example.org",
        "evil.example.org, 127.0.0.1",
    ]


async def test_under_another_name_nothing_is_told(sandbox: Sandbox, head: SandboxUser) -> None:
    """DNS rebinding: the browser resolves evil.example.org to this machine, and its page requests as same-origin."""
    api = f"bot{sandbox.token}/getMe"
    for name in names(sandbox):
        for path in (
            "",
            "page/main.js",
            "sandbox/state",
            "sandbox/events",
            api,
            f"file/bot{sandbox.token}/x",
        ):
            status, body = await send_request(sandbox, "GET", path, {"Host": name})
            assert (status, b"Sample" in body, sandbox.token.encode() in body) == (403, False, False)
        own = {"Host": name, "Origin": f"http://{name}", MARKER_HEADER: "1", **JSON}
        assert (await send_request(sandbox, "POST", "sandbox/act", own, WRITE))[0] == 403


async def test_a_request_without_a_name_or_with_two_is_refused(sandbox: Sandbox) -> None:
    host, port = sandbox.url.removeprefix("http://").rstrip("/").split(":")
    for sent in ("", "Host: 127.0.0.1\r\nHost: evil.example.org\r\n"):
        reader, writer = await asyncio.open_connection(host, int(port))
        writer.write(f"GET /sandbox/state HTTP/1.0\r\n{sent}\r\n".encode())
        assert b" 403 " in await reader.readline()
        writer.close()


async def test_this_machine_s_names_and_those_allowed_are_let_in() -> None:
    async with Server(allowed=["sandbox.test"]) as server, aiohttp.ClientSession() as session:
        for name in (
            "localhost",
            "LOCALHOST:1",
            "127.0.0.1",
            "[::1]:8081",
            "sandbox.test",
            "Sandbox.Test:80",
        ):
            async with session.get(f"{server.url}sandbox/state", headers={"Host": name}) as answer:
                assert answer.status == 200


async def test_whoever_listens_everywhere_is_still_asked_by_name() -> None:
    async with Server("0.0.0.0") as server, aiohttp.ClientSession() as session:
        assert server.url.startswith("http://127.0.0.1:")
        for name, status in (("127.0.0.1", 200), ("0.0.0.0", 403), ("evil.example.org", 403)):
            async with session.get(f"{server.url}sandbox/state", headers={"Host": name}) as answer:
                assert answer.status == status


def test_a_name_is_read_from_a_host_header() -> None:
    told = {"a": "a", "A:80": "a", "[::1]": "::1", "[::1]:80": "::1", "a:b:c": "a", "": "", "::1": ""}
    assert {host: hostname(host) for host in told} == told


BROWSER: dict[str, Headers] = {
    "a script": {"Origin": "https://evil.example.org"},
    "a form": {"Origin": "https://evil.example.org", "Content-Type": "application/x-www-form-urlencoded"},
    "our own page": {"Sec-Fetch-Site": "same-origin"},
    "a picture": {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Dest": "image"},
    "a link": {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"},
    "a picture in an old browser": {"Referer": "https://evil.example.org/page"},
}


@pytest.mark.parametrize("headers", BROWSER.values(), ids=BROWSER)
async def test_the_bot_api_is_not_for_browsers(sandbox: Sandbox, head: SandboxUser, headers: Headers) -> None:
    before, calls = await head.messages(), len(await sandbox.journal())
    for verb in ("GET", "POST"):
        for call in (
            "sendMessage?chat_id=1001&text=forged",
            "setWebhook?url=http://127.0.0.1:9",
            "getUpdates",
        ):
            status, body = await send_request(sandbox, verb, f"bot{sandbox.token}/{call}", headers)
            assert (status, orjson.loads(body)["error_code"]) == (403, 403)
    assert (await head.messages(), len(await sandbox.journal())) == (before, calls)


ELSEWHERE = [
    "https://evil.example.org/hook",
    "http://192.168.1.1/hook",
    "http://169.254.169.254/latest",
    "http://127.0.0.1.evil.example.org/",
    "http://localhost.evil.example.org/",
    "http://127.0.0.1@evil.example.org/",
    "http://evil.example.org\\@127.0.0.1/",
    "http://127.0.0.1\\.evil.example.org/",
    "http://127.0.0.1:80@evil.example.org/",
    "http://0.0.0.0/",
    "http://[::]/",
    "http://[::ffff:8.8.8.8]/",
    "http://2130706433/",
    "http://[",
    "http://",
]


@pytest.mark.parametrize("url", ELSEWHERE)
async def test_a_webhook_leads_to_this_machine_alone(sandbox: Sandbox, url: str) -> None:
    answer = await sandbox.api("setWebhook", url=url)
    assert (answer["ok"], answer["error_code"]) == (False, 400)
    assert "bad webhook" in answer["description"]
    assert (await sandbox.api("getWebhookInfo"))["result"]["url"] == ""


@pytest.mark.parametrize(
    "url", ["http://localhost:9/x?y=1", "https://127.0.0.1:9", "http://[::1]:9/x", "HTTP://127.9.9.9"]
)
async def test_a_webhook_may_lead_to_this_machine(sandbox: Sandbox, url: str) -> None:
    assert (await sandbox.api("setWebhook", url=url))["ok"]
    assert (await sandbox.api("deleteWebhook"))["ok"]


async def test_neither_state_nor_journal_nor_events_tell_a_secret(
    sandbox: Sandbox, head: SandboxUser
) -> None:
    secret = "sample_webhook_secret_1"  # opens nothing
    await sandbox.api("setWebhook", url="http://127.0.0.1:9", secret_token=secret)
    await sandbox.api("deleteWebhook")
    seen = orjson.dumps([await sandbox.state(), await sandbox.journal(), await head.view()])
    events = f"{sandbox.url}sandbox/events?since=0"
    async with sandbox.session.get(events) as stream:
        async for line in stream.content:
            seen += line
            if b'"deleteWebhook"' in line:
                break
    assert b"setWebhook" in seen
    assert sandbox.token.partition(":")[2].encode() not in seen
    assert secret.encode() not in seen


FILES = {
    "document": (b"<script>alert(1)</script>", "a.html", "application/octet-stream"),
    "photo": (png(8, 8), "a.png", "image/png"),
    "voice": (b"OggS", "a.oga", "audio/ogg"),
}


@pytest.mark.parametrize("kind", FILES)
async def test_what_somebody_sent_is_saved_and_never_run(
    sandbox: Sandbox, head: SandboxUser, kind: str
) -> None:
    data, name, shown = FILES[kind]
    message: dict[str, Any] = (await head.upload(kind, data, name))["message"]
    found = message[kind][-1] if kind == "photo" else message[kind]
    path = (await sandbox.api("getFile", file_id=found["file_id"]))["result"]["file_path"]
    for address in (f"sandbox/file/{found['file_id']}", f"file/bot{sandbox.token}/{path}"):
        async with sandbox.session.get(sandbox.url + address) as answer:
            assert await answer.read() == data
            told = answer.headers
            assert told["Content-Type"] in (shown, "application/octet-stream")
            assert told["Content-Disposition"] == "attachment"
            assert told["X-Content-Type-Options"] == "nosniff"
            assert "sandbox" in told["Content-Security-Policy"]
            assert answer.content_type == (
                shown if address.startswith("sandbox") else "application/octet-stream"
            )


def test_only_what_can_be_looked_at_or_heard_keeps_its_type() -> None:
    kept = ["image/png", "image/webp", "audio/ogg", "video/mp4"]
    assert [served_type(kind) for kind in kept] == kept
    lost = [
        "text/html",
        "image/svg+xml",
        "application/xhtml+xml",
        "text/xml",
        "",
        "image/",
        "image/png\r\nX: y",
        "IMAGE/x",
    ]
    assert {served_type(kind) for kind in lost} == {"application/octet-stream"}


async def test_the_page_is_shown_in_no_frame(sandbox: Sandbox) -> None:
    for path in ("", "page/main.js", "sandbox/state"):
        async with sandbox.session.get(sandbox.url + path) as answer:
            assert answer.headers["X-Frame-Options"] == "DENY"
            assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
            assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
