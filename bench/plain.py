"""The baseline: the same dialogue as a plain python-telegram-bot bot, written as its documentation advises.

Application, polling, the default HTTPXRequest, updates one at a time. What it stores is as durable as ours (SQLite,
WAL, synchronous=FULL): each update has a session and a commit of its own, and whom a message to many was sent to is
written down. Yet an update counts as received before it is handled, a reply is sent once or never, and it knows no
limits and no retries. It speaks Kyrgyz alone. `python -m bench.plain DATABASE_FILE [--send COUNT]` serves, or sends
one message to so many chats.
"""

import argparse
import asyncio
import csv
import os
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, KeyboardButton, ReplyKeyboardMarkup
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, Defaults, MessageHandler, filters

from bench.people import FIRST_PERSON

UNITS = Path(__file__).parent.parent / "storage" / "data" / "units.csv"
OBLAST = "41702000000000"  # Issyk-Kul, the oblast of Karakol
TITLE, VENUE = "Экинчи фазанын киришүү семинары, Каракол", "Облустук администрация"
FACTS = (
    f"{TITLE}\n18-сентябрь, 09:30\n{VENUE}\n\nПрограмма:\n09:30 Каттоо\n10:00 Биринчи фазанын жыйынтыктары\n"
    "11:00 Экинчи фазанын максаттары жана милдеттери\n12:00 Муниципалитеттердин катышуу шарттары"
)
NOTICE = (
    "<b>Жеке маалыматтар жөнүндө</b>\n\nСеминарга каттоо үчүн биз атыңызды, кызматыңызды, айыл аймагыңызды жана"
    " телефон номериңизди сактайбыз. Аларды долбоордун кызматкерлери гана көрөт жана семинарды уюштуруу үчүн гана"
    " колдонот. Маалыматыңызды каалаган убакта /mydata буйругу менен көрүп, /forget менен өчүрө аласыз."
)
CARD = "<b>Текшериңиз</b>\n\nАты: {name}\nКызматы: {position}\nАйыл аймагы: {unit}\nТелефон: {phone}"
RECEIPT = "Сурооңуз кабыл алынды. Анын номери: № {number}. Жооп ушул жерге келет."
ASKED = "<b>Жаңы суроо № {number}</b>\n{name}\n\n{text}"
CALENDAR = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//plain//\r\nBEGIN:VEVENT\r\nUID:karakol@plain\r\nDTSTAMP:20190901T0"
    f"00000Z\r\nDTSTART:20190918T033000Z\r\nSUMMARY:{TITLE}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)
POSITIONS = {
    "head": "Айыл өкмөтүнүн башчысы",
    "deputy": "Орун басары",
    "council": "Депутат",
    "other": "Башка",
}
AREA, UNIT = "show-registration-area", "choose-registration-unit"
"""The data of the buttons are those of the bot that it is compared with: the same people press both."""
Handler = Callable[..., Coroutine[Any, Any, None]]
MENU = ReplyKeyboardMarkup([["/ask"]], resize_keyboard=True, is_persistent=True)


class Table(DeclarativeBase):
    """Base class of the tables."""


class Person(Table):
    """A person and their step in the dialogue."""

    __tablename__ = "people"

    id: Mapped[int] = mapped_column(primary_key=True)
    language: Mapped[str | None]
    consented_at: Mapped[datetime | None]
    unit: Mapped[str | None]
    position: Mapped[str | None]
    name: Mapped[str | None]
    phone: Mapped[str | None]
    registered_at: Mapped[datetime | None]


class Question(Table):
    """A question that was asked."""

    __tablename__ = "questions"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(index=True)
    text: Mapped[str]


class Mail(Table):
    """A recipient of the message to many, and when it was sent."""

    __tablename__ = "mails"

    chat_id: Mapped[int] = mapped_column(primary_key=True)
    sent_at: Mapped[datetime | None] = mapped_column(index=True)


class Bot:
    """The handlers and their shared state."""

    def __init__(self, database: str) -> None:
        self.engine = create_async_engine(f"sqlite+aiosqlite:///{database}")
        self.session = async_sessionmaker(self.engine, expire_on_commit=False)
        with UNITS.open(encoding="utf-8", newline="") as file:
            self.units = {row["code"]: row for row in csv.DictReader(file)}
        self.staff = [int(number) for number in os.environ.get("ADMIN_IDS", "").split(",") if number]
        self.calendar: str | bytes = CALENDAR.encode()

    async def create(self, _application: Any = None) -> None:
        async with self.engine.begin() as connection:
            await connection.exec_driver_sql("PRAGMA journal_mode=WAL")
            await connection.run_sync(Table.metadata.create_all)

    def step(self, handler: Handler) -> Handler:
        """Wrap a handler: give it a session and the sender of the update, and commit when it has replied."""

        async def handled(update: Any, _context: Any) -> None:
            if update.callback_query is not None:
                await update.callback_query.answer()
            async with self.session.begin() as session:
                person = await session.get(Person, update.effective_user.id)
                if person is None:
                    session.add(person := Person(id=update.effective_user.id))
                await handler(update, person, session)

        return handled

    async def start(self, update: Any, _person: Person, _session: Any) -> None:
        text = "Тилди тандаңыз · Выберите язык · Choose a language"
        pairs = (
            ("Кыргызча", "choose-language:ky"),
            ("Русский", "choose-language:ru"),
            ("English", "choose-language:en"),
        )
        await update.message.reply_text(text, reply_markup=buttons(*pairs))

    async def language(self, update: Any, person: Person, _session: Any) -> None:
        person.language = argument(update)
        markup = buttons(("Макулмун", "answer-consent:yes"))
        await update.callback_query.edit_message_text(NOTICE, reply_markup=markup)

    async def consent(self, update: Any, person: Person, _session: Any) -> None:
        person.consented_at = datetime.now(UTC)
        await update.callback_query.edit_message_text("Рахмат. Макулдугуңуз сакталды.")
        await update.effective_chat.send_message(FACTS)
        markup = buttons(*self.below(OBLAST), *self.below(""), columns=2)
        await update.effective_chat.send_message("Районуңузду тандаңыз:", reply_markup=markup)

    async def area(self, update: Any, _person: Person, _session: Any) -> None:
        text = f"{self.units[argument(update)]['name_ky']}\nАйыл аймагыңызды тандаңыз:"
        markup = buttons(*self.below(argument(update)), columns=2)
        await update.callback_query.edit_message_text(text, reply_markup=markup)

    async def unit(self, update: Any, person: Person, _session: Any) -> None:
        person.unit = self.units[argument(update)]["name_ky"]
        pairs = [(label, f"choose-position:{code}") for code, label in POSITIONS.items()]
        text = f"{person.unit}\nКызматыңыз кандай?"
        await update.callback_query.edit_message_text(text, reply_markup=buttons(*pairs))

    async def position(self, update: Any, person: Person, _session: Any) -> None:
        person.position = POSITIONS[argument(update)]
        key = KeyboardButton("Телефон номеримди жиберүү", request_contact=True)
        markup = ReplyKeyboardMarkup([[key]], resize_keyboard=True, one_time_keyboard=True)
        await update.effective_chat.send_message("Телефон номериңизди жибериңиз.", reply_markup=markup)

    async def phone(self, update: Any, person: Person, _session: Any) -> None:
        person.phone = update.message.contact.phone_number
        await update.message.reply_text("Рахмат, номериңиз алынды.", reply_markup=MENU)
        person.name = update.effective_user.full_name
        if " " not in person.name:
            await update.message.reply_text(
                "Атыңызды тандаңыз.", reply_markup=buttons((person.name, "use-profile-name"))
            )
            return
        fields = {"position": person.position, "unit": person.unit, "phone": person.phone}
        card = CARD.format(name=escape(person.name), **fields)
        await update.message.reply_text(card, reply_markup=buttons(("Ырастоо", "submit-registration")))

    async def confirm(self, update: Any, person: Person, _session: Any) -> None:
        person.registered_at, chat = datetime.now(UTC), update.effective_chat
        text = f"<b>Сиз катталдыңыз.</b>\n\n{FACTS}\n\nСуроо берүү үчүн /ask жазыңыз."
        await chat.send_message(text, reply_markup=MENU)
        message = await chat.send_document(self.calendar, filename="karakol.ics")
        self.calendar = message.document.file_id  # uploaded once, as the library's wiki advises

    async def ask(self, update: Any, _person: Person, _session: Any) -> None:
        await update.message.reply_text("Сурооңузду жазыңыз.")

    async def text(self, update: Any, person: Person, session: Any) -> None:
        session.add(question := Question(person_id=person.id, text=update.message.text))
        await session.flush()
        await update.message.reply_text(RECEIPT.format(number=question.id))
        words = {"name": escape(update.effective_user.full_name), "text": escape(question.text)}
        for member in self.staff:
            await update.get_bot().send_message(member, ASKED.format(number=question.id, **words))

    def below(self, parent: str) -> list[tuple[str, str]]:
        """Return buttons for the units below this one: municipalities are chosen, rayons and oblasts opened."""
        rows = [row for row in self.units.values() if row["parent_code"] == parent]
        kinds = {"rayon": AREA, "oblast": AREA}
        return [(row["name_ky"], f"{kinds.get(row['level'], UNIT)}:{row['code']}") for row in rows]

    async def send(self, application: Any, count: int) -> None:
        """Send the same text to many chats one after the other; concurrent sends gain nothing without a network."""
        text = RECEIPT.format(number=17)
        await self.create()
        async with self.session.begin() as session:
            session.add_all(Mail(chat_id=FIRST_PERSON + number) for number in range(count))
        unsent = select(Mail.chat_id).where(Mail.sent_at.is_(None)).limit(20)
        async with application.bot, self.session() as session:
            while chats := (await session.scalars(unsent)).all():
                for chat in chats:
                    await application.bot.send_message(chat, text)
                mails = update(Mail).where(Mail.chat_id.in_(chats))
                await session.execute(mails.values(sent_at=datetime.now(UTC)))
                await session.commit()
            await asyncio.sleep(20)  # so that its CPU time can be read


def buttons(*pairs: tuple[str, str], columns: int = 1) -> InlineKeyboardMarkup:
    """Build inline buttons from (label, data), a number of them in a row."""
    flat = [InlineKeyboardButton(label, callback_data=data) for label, data in pairs]
    return InlineKeyboardMarkup([flat[at : at + columns] for at in range(0, len(flat), columns)])


def argument(update: Any) -> str:
    """Return the part of a button's data after the colon."""
    return str(update.callback_query.data).partition(":")[2]


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench.plain")
    parser.add_argument("database")
    parser.add_argument("--send", type=int, default=0, metavar="COUNT")
    options = parser.parse_args()
    bot = Bot(options.database)
    builder = Application.builder().token(os.environ["BOT_TOKEN"]).defaults(Defaults(parse_mode="HTML"))
    builder = builder.base_url(os.environ["TELEGRAM_API_URL"] + "/bot")
    application: Any = builder.post_init(bot.create).post_shutdown(lambda _: bot.engine.dispose()).build()
    if options.send:
        asyncio.run(bot.send(application, options.send))
        return
    application.add_handler(CommandHandler("start", bot.step(bot.start)))
    application.add_handler(CommandHandler("ask", bot.step(bot.ask)))
    pressed = {
        "choose-language": bot.language,
        "answer-consent": bot.consent,
        AREA: bot.area,
        UNIT: bot.unit,
        "choose-position": bot.position,
        "use-profile-name": bot.confirm,
        "submit-registration": bot.confirm,
    }
    for prefix, handler in pressed.items():
        application.add_handler(CallbackQueryHandler(bot.step(handler), pattern=f"^{prefix}(:|$)"))
    application.add_handler(MessageHandler(filters.CONTACT, bot.step(bot.phone)))
    application.add_handler(MessageHandler(filters.TEXT & ~filters.COMMAND, bot.step(bot.text)))
    application.run_polling()


if __name__ == "__main__":
    main()
