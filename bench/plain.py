"""The measure: the same dialogue as a plain python-telegram-bot bot, as its documentation advises.

Application, polling, ConversationHandler with its state in memory, the default HTTPXRequest, updates one at
a time (the default: with concurrent updates people's answers overtake each other). A registration and a
question are saved with SQLAlchemy when they are complete, each in a session and a commit of its own.

What it does not do: anything durable before that. An update counts as received before it is handled, where a
person stands is lost with the process, and a confirmation is sent once or never. It has no limits and no
retries either.

    python -m bench.plain DATABASE_FILE [--without-sniffio]
"""

import argparse
import csv
import logging
import os
import sys
import warnings
from datetime import UTC, datetime, timedelta
from html import escape
from importlib.abc import MetaPathFinder
from importlib.machinery import PathFinder
from pathlib import Path
from typing import Any

from icalendar import Calendar, Event
from telegram import (
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    Update,
)
from telegram.constants import ParseMode
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    ConversationHandler,
    Defaults,
    MessageHandler,
    filters,
)
from telegram.warnings import PTBUserWarning

from bench.plain_storage import Question, Registration, Store
from bench.plain_texts import LANGUAGES, TEXTS

# As the library's FAQ says: buttons and commands of one conversation are mixed on purpose.
warnings.filterwarnings("ignore", message=r".*CallbackQueryHandler", category=PTBUserWarning)

LANGUAGE, CONSENT, PLACE, POSITION, NAME, PHONE, CARD, ASKING = range(8)
Context = ContextTypes.DEFAULT_TYPE
UNITS_FILE = Path(__file__).parent.parent / "storage" / "data" / "units.csv"
OBLAST = "41702000000000"  # Issyk-Kul, where Karakol is
STARTS_AT = datetime(2019, 9, 18, 3, 30, tzinfo=UTC)
SEMINAR = {
    "title": {
        "ky": "Экинчи фазанын киришүү семинары, Каракол",
        "ru": "Вводный семинар второй фазы, Каракол",
        "en": "Introductory seminar of the second phase, Karakol",
    },
    "when": {"ky": "18-сентябрь, 09:30", "ru": "18 сентября, 09:30", "en": "18 September, 09:30"},
    "venue": {
        "ky": "Облустук администрация",
        "ru": "Областная администрация",
        "en": "Regional administration",
    },
}


class Units:
    """The register of municipalities, in memory."""

    def __init__(self) -> None:
        with UNITS_FILE.open(encoding="utf-8", newline="") as file:
            self.all = {row["code"]: row for row in csv.DictReader(file)}

    def below(self, parent: str) -> list[dict[str, str]]:
        """The units that belong to this one."""
        return [row for row in self.all.values() if row["parent_code"] == parent]


def words(context: Context, key: str, **values: Any) -> str:
    """One text in the person's language."""
    return TEXTS[context.user_data["language"]][key].format(**values)  # type: ignore[index]


def seminar(context: Context, key: str) -> str:
    """One of the seminar's own texts in the person's language."""
    return SEMINAR[key][context.user_data["language"]]  # type: ignore[index]


def facts(context: Context) -> dict[str, str]:
    """Everything about the day, for a text."""
    return {key: seminar(context, key) for key in SEMINAR} | {"programme": words(context, "programme")}


def buttons(*pairs: tuple[str, str], columns: int = 1) -> InlineKeyboardMarkup:
    """Inline buttons from (label, data), so many in a row."""
    flat = [InlineKeyboardButton(label, callback_data=data) for label, data in pairs]
    return InlineKeyboardMarkup([flat[at : at + columns] for at in range(0, len(flat), columns)])


def unit_buttons(context: Context, rows: list[dict[str, str]]) -> InlineKeyboardMarkup:
    """A button for each unit: municipalities are chosen, rayons and oblasts opened."""
    name = f"name_{context.user_data['language']}"  # type: ignore[index]
    kinds = {"rayon": "area", "oblast": "area"}
    return buttons(
        *((row[name], f"{kinds.get(row['level'], 'unit')}:{row['code']}") for row in rows), columns=2
    )


def menu(context: Context) -> ReplyKeyboardMarkup:
    """The keyboard that stays below the chat."""
    return ReplyKeyboardMarkup([["/ask", "/cancel"]], resize_keyboard=True, is_persistent=True)


async def pressed(update: Update) -> tuple[CallbackQuery, str]:
    """Answer the button's spinner; the query and what follows the colon of its data."""
    query = update.callback_query
    assert query is not None
    assert query.data is not None
    await query.answer()
    return query, query.data.partition(":")[2]


async def start(update: Update, context: Context) -> int:
    """/start: ask for the language."""
    assert update.message is not None
    assert context.user_data is not None
    context.user_data.clear()
    text = "Тилди тандаңыз · Выберите язык · Choose a language"
    pairs = [(label, f"lang:{code}") for code, label in LANGUAGES.items()]
    await update.message.reply_text(text, reply_markup=buttons(*pairs))
    return LANGUAGE


async def take_language(update: Update, context: Context) -> int:
    """The language: show the notice."""
    query, code = await pressed(update)
    context.user_data["language"] = code  # type: ignore[index]
    markup = buttons((words(context, "accept"), "consent:yes"))
    await query.edit_message_text(words(context, "notice"), reply_markup=markup)
    return CONSENT


async def take_consent(update: Update, context: Context) -> int:
    """The consent: show the seminar and ask for the rayon."""
    query, _ = await pressed(update)
    context.user_data["consented_at"] = datetime.now(UTC)  # type: ignore[index]
    await query.edit_message_text(words(context, "agreed"))
    chat_id = query.from_user.id
    await context.bot.send_message(chat_id, words(context, "seminar", **facts(context)))
    units: Units = context.bot_data["units"]
    rows = units.below(OBLAST) + [row for row in units.below("") if row["code"] != OBLAST]
    await context.bot.send_message(chat_id, words(context, "rayon"), reply_markup=unit_buttons(context, rows))
    return PLACE


async def take_area(update: Update, context: Context) -> int:
    """An oblast or a rayon: show what belongs to it."""
    query, code = await pressed(update)
    units: Units = context.bot_data["units"]
    name = units.all[code][f"name_{context.user_data['language']}"]  # type: ignore[index]
    await query.edit_message_text(
        words(context, "unit", area=name), reply_markup=unit_buttons(context, units.below(code))
    )
    return PLACE


async def take_unit(update: Update, context: Context) -> int:
    """The municipality: ask for the position."""
    query, code = await pressed(update)
    row = context.bot_data["units"].all[code]
    assert context.user_data is not None
    context.user_data.update(unit=code, unit_name=row[f"name_{context.user_data['language']}"])
    pairs = [
        (words(context, key), f"position:{key}")
        for key in ("head", "deputy", "specialist", "council", "other")
    ]
    text = words(context, "position", unit=context.user_data["unit_name"])
    await query.edit_message_text(text, reply_markup=buttons(*pairs))
    return POSITION


async def take_position(update: Update, context: Context) -> int:
    """The position: a profile that holds a whole name is enough, otherwise ask for the name."""
    query, position = await pressed(update)
    assert context.user_data is not None
    context.user_data["position"] = position
    name = query.from_user.full_name
    context.user_data["name"] = name if len(name.split()) > 1 else ""
    return await ask_phone(update, context)


async def keep_name(update: Update, context: Context) -> int:
    """The proposed name is right, and completes the registration."""
    query, _ = await pressed(update)
    context.user_data["name"] = query.from_user.full_name  # type: ignore[index]
    return await save(query.from_user.id, context)


async def take_name(update: Update, context: Context) -> int:
    """The name as it was written completes the registration."""
    assert update.message is not None
    assert update.effective_user is not None
    context.user_data["name"] = str(update.message.text)  # type: ignore[index]
    return await save(update.effective_user.id, context)


async def ask_phone(update: Update, context: Context) -> int:
    """Ask for the telephone number by the keyboard's contact button."""
    assert update.effective_chat is not None
    key = KeyboardButton(words(context, "share"), request_contact=True)
    markup = ReplyKeyboardMarkup([[key]], resize_keyboard=True, one_time_keyboard=True)
    await update.effective_chat.send_message(words(context, "contact"), reply_markup=markup)
    return PHONE


async def take_phone(update: Update, context: Context) -> int:
    """The telephone number: show the card. Two messages, for one cannot change both kinds of keyboard."""
    assert update.message is not None
    assert update.message.contact is not None
    assert context.user_data is not None
    data = context.user_data
    data["phone"] = update.message.contact.phone_number
    await update.message.reply_text(words(context, "thanks"), reply_markup=menu(context))
    if not data["name"]:
        assert update.effective_user is not None
        proposed = buttons((update.effective_user.full_name, "name"))
        await update.message.reply_text(words(context, "name"), reply_markup=proposed)
        return NAME
    position = words(context, data["position"])
    card = words(
        context,
        "card",
        name=escape(data["name"]),
        position=position,
        unit=data["unit_name"],
        phone=data["phone"],
    )
    await update.message.reply_text(card, reply_markup=buttons((words(context, "confirm"), "confirm")))
    return CARD


async def confirm(update: Update, context: Context) -> int:
    """The card is right: save the registration, then confirm it with place and calendar file."""
    query, _ = await pressed(update)
    return await save(query.from_user.id, context)


async def save(telegram_id: int, context: Context) -> int:
    """Save the registration, then confirm it with place and calendar file."""
    data = context.user_data
    assert data is not None
    fields = {key: data[key] for key in ("language", "consented_at", "unit", "position", "name", "phone")}
    store: Store = context.bot_data["store"]
    await store.add(Registration(telegram_id=telegram_id, seminar="karakol", **fields))
    await send_confirmation(telegram_id, context)
    return ConversationHandler.END


async def send_confirmation(chat_id: int, context: Context) -> None:
    """Text, map point and calendar file; the file is uploaded once, as the library's wiki advises."""
    bot, files = context.bot, context.bot_data["files"]
    text = words(context, "registered", **facts(context))
    await bot.send_message(chat_id, text, reply_markup=menu(context))
    venue = seminar(context, "venue")
    await bot.send_venue(chat_id, latitude=42.4907, longitude=78.3936, title=venue, address=venue)
    language = context.user_data["language"]  # type: ignore[index]
    document = files.get(language) or calendar_file(context)
    message = await bot.send_document(chat_id, document, filename="karakol.ics")
    assert message.document is not None
    files[language] = message.document.file_id


def calendar_file(context: Context) -> bytes:
    """The seminar as an .ics file."""
    calendar = Calendar({"prodid": "-//plain bot//", "version": "2.0"})
    event = Event(
        {"summary": seminar(context, "title"), "uid": "karakol@plain", "location": seminar(context, "venue")}
    )
    event.add("dtstart", STARTS_AT)
    event.add("dtend", STARTS_AT + timedelta(hours=4))
    event.add("dtstamp", datetime.now(UTC))
    calendar.add_component(event)
    return bytes(calendar.to_ical())


async def ask(update: Update, context: Context) -> int:
    """/ask: wait for the question."""
    assert update.message is not None
    context.user_data.setdefault("language", "ky")  # type: ignore[union-attr]
    await update.message.reply_text(words(context, "ask"))
    return ASKING


async def take_question(update: Update, context: Context) -> int:
    """The question: save it and give its number."""
    assert update.message is not None
    assert update.effective_user is not None
    store: Store = context.bot_data["store"]
    question = Question(
        telegram_id=update.effective_user.id, seminar="karakol", text=str(update.message.text)
    )
    await store.add(question)
    await update.message.reply_text(words(context, "receipt", number=question.id))
    text = words(
        context,
        "asked",
        number=question.id,
        name=escape(update.effective_user.full_name),
        text=escape(question.text),
    )
    for member in context.bot_data["staff"]:
        await context.bot.send_message(member, text)
    return ConversationHandler.END


async def cancel(update: Update, context: Context) -> int:
    """/cancel: leave the conversation."""
    assert update.message is not None
    context.user_data.setdefault("language", "ky")  # type: ignore[union-attr]
    await update.message.reply_text(words(context, "cancelled"), reply_markup=ReplyKeyboardRemove())
    return ConversationHandler.END


def conversations() -> list[ConversationHandler[Any]]:
    """Registering, and asking."""
    steps = [
        (LANGUAGE, take_language, r"^lang:"),
        (CONSENT, take_consent, r"^consent:"),
        (PLACE, take_unit, r"^unit:"),
        (POSITION, take_position, r"^position:"),
        (NAME, keep_name, r"^name$"),
        (CARD, confirm, r"^confirm$"),
    ]
    states: dict[object, list[Any]] = {
        state: [CallbackQueryHandler(handler, pattern=pattern)] for state, handler, pattern in steps
    }
    words_only = filters.TEXT & ~filters.COMMAND
    states[PLACE].append(CallbackQueryHandler(take_area, pattern=r"^area:"))
    states[NAME].append(MessageHandler(words_only, take_name))
    states[PHONE] = [MessageHandler(filters.CONTACT, take_phone)]
    asking: dict[object, list[Any]] = {ASKING: [MessageHandler(words_only, take_question)]}
    leave: list[Any] = [CommandHandler("cancel", cancel)]
    return [
        ConversationHandler([CommandHandler("start", start)], states, leave, allow_reentry=True),
        ConversationHandler([CommandHandler("ask", ask)], asking, leave),
    ]


def application(database: str) -> Application[Any, Any, Any, Any, Any, Any]:
    """The bot, ready to poll."""
    store = Store(f"sqlite+aiosqlite:///{database}")
    staff = [int(number) for number in os.environ.get("ADMIN_IDS", "").split(",") if number]

    async def prepare(built: Any) -> None:
        await store.create()
        built.bot_data.update(store=store, units=Units(), files={}, staff=staff)

    async def finish(_built: Any) -> None:
        await store.close()

    builder = Application.builder().token(os.environ["BOT_TOKEN"])
    builder = builder.base_url(os.environ["TELEGRAM_API_URL"] + "/bot").defaults(
        Defaults(parse_mode=ParseMode.HTML)
    )
    built = builder.post_init(prepare).post_shutdown(finish).build()
    built.add_handlers(conversations())
    return built


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("database")
    configure(parser)
    logging.basicConfig(level=logging.INFO)
    logging.getLogger("httpx").setLevel(logging.WARNING)
    application(parser.parse_args().database).run_polling(allowed_updates=Update.ALL_TYPES)


class Absent(MetaPathFinder):
    """Makes `import sniffio` look everywhere in vain, at the same cost as where it is not installed."""

    def find_spec(self, name: str, _path: object, _target: object = None) -> None:
        """Raise ModuleNotFoundError for it, after the search; leave everything else to others."""
        if name == "sniffio":
            PathFinder.find_spec(f"{name}_absent")
            raise ModuleNotFoundError(name=name)


def configure(parser: argparse.ArgumentParser) -> None:
    """The library as it comes, without sniffio, or with it, which is faster: the comparison tries both."""
    parser.add_argument("--without-sniffio", action="store_true", help="as the library installs itself")
    options, _ = parser.parse_known_args()
    if options.without_sniffio:
        sys.meta_path.insert(0, Absent())


if __name__ == "__main__":
    main()
