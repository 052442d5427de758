"""Everything the bot can do, on one page: commands, buttons and steps, and for whom."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from handlers import answers, questions, registration, seat, staff, start
from handlers.words import Incoming, Refusal, Reply, Say
from storage.database import Session

Handler = Callable[[Incoming, Session], Awaitable[list[Reply]]]

ANYONE, CONSENTED, STAFF = "anyone", "consented", "staff"


@dataclass(frozen=True, slots=True)
class Route:
    """What to do, and who may."""

    handler: Handler
    who: str = CONSENTED


@dataclass(frozen=True, slots=True)
class Step:
    """A place in a dialog: how it asks, and what it does with what comes."""

    ask: Handler
    take: Handler
    who: str = CONSENTED


COMMANDS: dict[str, Route] = {
    "start": Route(start.start, ANYONE),
    "language": Route(start.choose_language, ANYONE),
    "help": Route(start.show_help, ANYONE),
    "mydata": Route(start.my_data, ANYONE),
    "forget": Route(start.forget, ANYONE),
    "cancel": Route(start.cancel, ANYONE),
    "seminars": Route(start.seminar_list),
    "ask": Route(questions.ask),
    "questions": Route(questions.mine),
    "staff": Route(staff.panel, STAFF),
    "inbox": Route(answers.inbox, STAFF),
}

BUTTONS: dict[str, Route] = {
    "lang": Route(start.take_language, ANYONE),
    "consent": Route(start.take_consent, ANYONE),
    "forget": Route(start.take_forget, ANYONE),
    "join": Route(start.join),
    "area": Route(registration.area),
    "unit": Route(registration.take_unit),
    "offices": Route(registration.offices),
    "office": Route(registration.take_office),
    "position": Route(registration.take_position),
    "name": Route(registration.take_profile_name),
    "sex": Route(registration.take_sex),
    "change": Route(registration.change),
    "card": Route(registration.back_to_card),
    "confirm": Route(registration.confirm),
    "again": Route(registration.again),
    "venue": Route(seat.venue),
    "calendar": Route(seat.calendar),
    "asknew": Route(questions.ask),
    "mine": Route(questions.mine),
    "ask": Route(questions.ask_about),
    "askstop": Route(questions.stop),
    "hide": Route(questions.hide),
    "hall": Route(questions.toggle_name),
    "withdraw": Route(questions.withdraw),
    "pending": Route(questions.take_pending),
    "answer": Route(answers.begin_answer, STAFF),
    "answerstop": Route(answers.stop_answer, STAFF),
    "inbox": Route(answers.inbox, STAFF),
    "staff": Route(staff.overview, STAFF),
    "people": Route(staff.participants, STAFF),
    "export": Route(staff.export, STAFF),
    "failed": Route(staff.failed, STAFF),
}

STEPS: dict[str, Step] = {
    "language": Step(start.ask_language, start.ask_language, ANYONE),
    "consent": Step(start.ask_consent, start.ask_consent, ANYONE),
    "registration": Step(registration.ask, registration.take),
    "question": Step(questions.prompt, questions.take),
    "answer": Step(answers.answer_prompt, answers.take_answer, STAFF),
}

PARTICIPANT_COMMANDS = ("ask", "questions", "seminars", "language", "mydata", "forget", "cancel", "help")
STAFF_COMMANDS = ("staff", "inbox", *PARTICIPANT_COMMANDS)
MENU = ("ask", "questions", "seminars", "help")
STAFF_MENU = ("staff", "inbox", "ask", "help")


async def answer(incoming: Incoming, session: Session) -> list[Say]:
    """What we say to what this person did. Raises Refusal when the answer is no."""
    said: list[Say] = []
    for reply in await _replies(incoming, session):
        said += [reply] if isinstance(reply, Say) else await _resume(incoming, session)
    return said


async def _resume(incoming: Incoming, session: Session) -> list[Say]:
    step = STEPS.get(incoming.person.step or "")
    if step is None:
        return [Say("menu", keyboard="menu")]
    replies = await step.ask(incoming, session)
    return [reply for reply in replies if isinstance(reply, Say)]


async def _replies(incoming: Incoming, session: Session) -> list[Reply]:
    if incoming.blocked is not None:
        return []
    if incoming.edited:
        return await questions.edited(incoming, session) if start.consented(incoming.person) else []
    if incoming.button is not None:
        return await _run(BUTTONS.get(incoming.button), "button-old", incoming, session)
    if incoming.command is not None:
        left = answers.leave_for(incoming)
        return left + await _run(COMMANDS.get(incoming.command), "command-unknown", incoming, session)
    return await _message(incoming, session)


async def _run(route: Route | None, unknown: str, incoming: Incoming, session: Session) -> list[Reply]:
    if route is None or not may(incoming, route.who):
        if route is not None and route.who == CONSENTED:
            return await _door(incoming, session)
        raise Refusal(unknown)
    return await route.handler(incoming, session)


def may(incoming: Incoming, who: str) -> bool:
    """Whether this person may do what is for `who`."""
    if who == ANYONE:
        return True
    return start.consented(incoming.person) and (who != STAFF or incoming.staff)


async def _door(incoming: Incoming, session: Session) -> list[Reply]:
    """Without a language or a consent: these come first."""
    incoming.argument = ""
    return await start.start(incoming, session)


async def _message(incoming: Incoming, session: Session) -> list[Reply]:
    if not start.consented(incoming.person):
        questions.remember(incoming)
        return await _door(incoming, session)
    for belongs in (questions.album, answers.album, answers.reply):
        replies = await belongs(incoming, session)
        if replies is not None:
            return replies
    step = STEPS.get(incoming.person.step or "")
    # A question in the middle of a registration is not refused: it is kept and offered, and the form goes on.
    asks = incoming.person.step == "registration" and (incoming.media or (incoming.text or "").endswith("?"))
    if asks or step is None or not may(incoming, step.who):
        return await questions.unexpected(incoming, session)
    return await step.take(incoming, session)
