"""The measure for sending: the library's own Bot sends one text to many chats, in a loop, gathered, or gathered
through its own rate limiter.

BOT_TOKEN=… TELEGRAM_API_URL=… python -m bench.plain_sending COUNT loop|gather|limiter [--without-sniffio]
"""

import argparse
import asyncio
import os

from telegram import Bot
from telegram.constants import ParseMode
from telegram.ext import AIORateLimiter, ExtBot

from bench.people import FIRST_PERSON
from bench.plain import configure
from bench.plain_texts import TEXTS

AT_ONCE = 20
"""Requests in flight when gathered: more only lengthen the search of the connection pool."""
STAY = 20.0
"""Seconds it stays when all is sent, so that its CPU time can be read; whoever measures ends it before."""
TEXT = TEXTS["ky"]["receipt"].format(number=17)


async def send(count: int, how: str) -> None:
    """Send the text to so many chats."""
    token, base_url = os.environ["BOT_TOKEN"], os.environ["TELEGRAM_API_URL"] + "/bot"
    bot = Bot(token, base_url=base_url)
    if how == "limiter":
        # 0: it limits nothing, and only its bookkeeping is left, as with limits off on our side.
        limiter = AIORateLimiter(overall_max_rate=0, group_max_rate=0)
        bot = ExtBot(token, base_url=base_url, rate_limiter=limiter)
    turn = asyncio.Semaphore(AT_ONCE)

    async def one(chat_id: int) -> None:
        async with turn:
            await bot.send_message(chat_id, TEXT, parse_mode=ParseMode.HTML)

    chats = range(FIRST_PERSON, FIRST_PERSON + count)
    async with bot:
        if how in ("gather", "limiter"):
            await asyncio.gather(*map(one, chats))
        else:
            for chat_id in chats:
                await bot.send_message(chat_id, TEXT, parse_mode=ParseMode.HTML)
        await asyncio.sleep(STAY)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("count", type=int)
    parser.add_argument("how", choices=("loop", "gather", "limiter"))
    configure(parser)
    options = parser.parse_args()
    asyncio.run(send(options.count, options.how))


if __name__ == "__main__":
    main()
