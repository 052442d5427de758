"""The command line: `python -m sandbox [--host 127.0.0.1] [--port N] [--limits on|off] [--allow-host NAME]`."""

import argparse
import asyncio
import signal
import sys

import uvloop

from sandbox.server import FIRST_PORT, Server


def parse_options(words: list[str]) -> argparse.Namespace:
    """Parse the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m sandbox", description="A stand-in for Telegram, with chat windows."
    )
    parser.add_argument("--host", default="127.0.0.1", help="address to listen at (%(default)s)")
    parser.add_argument(
        "--port", type=int, help=f"port to listen at, 0 for any free one ({FIRST_PORT}, or the next free one)"
    )
    parser.add_argument(
        "--limits", choices=("on", "off"), default="off", help="answer 429 above Telegram's limits"
    )
    parser.add_argument(
        "--with-parent",
        action="store_true",
        help="end when standard input is closed, as its parent has ended",
    )
    parser.add_argument(
        "--allow-host",
        action="append",
        default=[],
        metavar="NAME",
        help="another name under which it may be asked, beside localhost and --host; may be given several times",
    )
    return parser.parse_args(words)


async def serve(chosen: argparse.Namespace) -> None:
    """Serve until SIGTERM or SIGINT. Raise OSError if the address is in use and was asked for."""
    ended = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, ended.set)
    if chosen.with_parent:
        asyncio.get_running_loop().add_reader(sys.stdin.fileno(), ended.set)  # nothing is ever written there
    server = Server(chosen.host, chosen.port, allowed=chosen.allow_host)
    server.world.rates.on = chosen.limits == "on"
    async with server:
        print(f"Sandbox: {server.url}", flush=True)
        await ended.wait()


def main() -> int:
    """Run the command line. Returns the exit status."""
    chosen = parse_options(sys.argv[1:])
    try:
        uvloop.run(serve(chosen))
    except OSError as error:
        address = chosen.host if chosen.port is None else f"{chosen.host}:{chosen.port}"
        print(f"The sandbox cannot listen at {address}: {error.strerror}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
