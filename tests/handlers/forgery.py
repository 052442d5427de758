"""Forged buttons, commands and links, tried by everybody who has no permission for them.

Nothing here names a feature: buttons are taken from the routes, their data are made from the types of their fields and
the rows of the database (`button_values`), and from every button that those who may are really shown.
"""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from bot.telegram.outgoing import MessageRenderer
from handlers import dispatch, permissions, routes
from handlers.messages import Incoming, Refusal, ResolvedReply, Say, SayToAudience
from storage.audiences import segments
from storage.checkin import passes
from storage.feedback import form
from storage.models import DocumentTemplate, Model, Person, SheetEntry, Upload
from storage.pack import photos
from storage.polls import polls
from storage.questions import answers, lifecycle, questions, topics
from storage.seats import extra_questions
from storage.seminars import materials
from storage.team import role_invitations, roles
from storage.tokens import hash_token
from tests.conversations.helpers import add_consented_person
from tests.handlers.button_values import FieldValues, forged_data, row_numbers, seen_words
from tests.handlers.button_walk import offered_data, walk_buttons
from tests.handlers.stage import NOW, Stage

NAME, PHONE = "Үлгү Жашыруун", "+996700100177"
"""Data of the seat's owner that nobody else may be told."""
FAR_RAYON = "41703204000000"
GARBAGE = ["", ":", "::::", "0", "-1", "²", "9" * 40, "' OR 1=1 --", "\u202e1", "None", "all", "-"]
MALFORMED = ["", "::::", "²"]
"""Data that hardly any button packs."""
NOT_ROWS = {"units", "register_imports", "files", "alembic_version", "similarity_index", "similarity_vectors"}
"""Rows that belong to nobody; search indexes consist of texts that are checked themselves."""
OUTSIDERS = (
    "another person",
    "former organiser",
    "organiser elsewhere",
    "moderator elsewhere",
    "expert elsewhere",
    "door elsewhere",
    "coordinator of another rayon",
)
FEW_SHARES = 24 * len(OUTSIDERS)
"""`few`: one in so many of the data of each button for each outsider: a part in 24 is tried by somebody."""
BUTTONS_PER_SAVEPOINT = 8
Snapshot = dict[str, dict[int, dict[str, Any]]]
"""Every row of every table with people's data, by its id."""


@dataclass
class ForgeryCast:
    """The stage at Karakol with a seat's owner, an owner of the bot, and outsiders."""

    stage: Stage
    who: dict[str, Person] = field(default_factory=dict)
    presses: int = 0
    refused: int = 0
    wrong: list[str] = field(default_factory=list)
    before: Snapshot = field(default_factory=dict)
    ids: list[str] = field(default_factory=list)
    """Ids of rows, and codes."""
    values: FieldValues = field(default_factory=lambda: FieldValues({}))
    """Values for the fields of buttons."""
    real: set[str] = field(default_factory=set)
    """Data of the buttons that permitted people are shown."""
    arguments: dict[str, list[str]] = field(default_factory=dict)
    """Prefix -> the data to try with the button, kept by `forged_arguments`."""

    @property
    def staff_chats(self) -> set[int | None]:
        """People who may be told of anybody's actions."""
        return {one.telegram_id for one in self.who.values()} | {self.stage.member.telegram_id}


async def create_cast(stage: Stage, *, few: bool = False) -> ForgeryCast:
    """Give the outsiders their roles: for the other seminar, for a far rayon, and revoked ones.

    `few`: fewer buttons alike are followed to find those that are really shown.
    """
    session, elsewhere = stage.session, stage.jalal_abad.id
    stage.owner.name, stage.owner.phone = NAME, PHONE
    seat = next(iter(await _rows(session, "seats", person_id=stage.owner.id)))
    await session.execute(
        Model.metadata.tables["seats"]
        .update()
        .where(_column("seats", "id") == seat["id"])
        .values(name=NAME, phone=PHONE)
    )
    found = ForgeryCast(stage, {"another person": stage.other})
    parts: dict[str, tuple[str, int | None, str | None]] = {
        "organiser elsewhere": (roles.ORGANISER, elsewhere, None),
        "former organiser": (roles.ORGANISER, None, None),
        "moderator elsewhere": (roles.MODERATOR, elsewhere, None),
        "coordinator of another rayon": (roles.COORDINATOR, None, FAR_RAYON),
        "expert elsewhere": (roles.EXPERT, elsewhere, None),
        "door elsewhere": (roles.DOOR, elsewhere, None),
    }
    for number, (name, (kind, seminar_id, unit)) in enumerate(parts.items(), start=5101):
        person = await add_consented_person(session, number, "ru", name=f"Sample {number}")
        role = await roles.grant(session, person, kind, NOW, None, seminar_id=seminar_id, unit_code=unit)
        if name == "former organiser":
            await roles.revoke(session, role, NOW)
        found.who[name] = person
    await _add_rows(stage)
    await session.flush()
    session.clear_caches()
    stage.roles_by_person = await roles.roles_by_person(session)
    await stage.save()
    for person in (stage.member, stage.owner):
        found.real |= await (_few_offered_buttons(stage, person) if few else offered_buttons(stage, person))
    found.before = await snapshot(stage)
    found.ids = await forgeable_ids(stage)
    theirs = {"seminars": [stage.karakol.id], "people": [stage.owner.id], "seats": [stage.seat.id]}
    found.values = FieldValues(await row_numbers(session, theirs), seen_words(found.real))
    return found


async def _add_rows(stage: Stage) -> None:
    """Add a row of each kind that buttons name and that the stage lacks, all of Karakol."""
    session, seminar, member = stage.session, stage.karakol, stage.member
    await segments.save_segment(session, seminar.id, "Үлгү тандоо", {}, member, NOW)
    await topics.get_or_create(session, seminar.id, {"ky": "Суу", "ru": "Вода"}, NOW)
    await extra_questions.add(session, seminar, "number", {"ky": "Нече жолу?", "ru": "Сколько раз?"})
    await role_invitations.create(session, roles.DOOR, member, NOW, seminar_id=seminar.id)
    file = {"kind": "document", "file_id": "f", "file_unique_id": "forged"}
    await materials.add(session, seminar, item_id=None, title={"ky": "Файл"}, by=member, at=NOW, **file)
    await photos.add(session, seminar, member, NOW, **file, size=1, publishable=True)
    upload = Upload(seminar_id=seminar.id, created_by_id=member.id, file_id="f", state="ready", sent_at=NOW)
    session.add(upload)
    sheet = SheetEntry(seminar_id=seminar.id, half_day=0, numbers="1", created_by_id=member.id, at=NOW)
    session.add(sheet)
    await passes.sheet_numbers(session, seminar.id)
    session.add(DocumentTemplate(kind="participants", content=b"", uploaded_by_id=member.id, uploaded_at=NOW))
    words, asker = "Кайсы көчө?", stage.owner
    await answers.add_remark(session, stage.question, member, words, NOW, from_asker=False, message_id=1)
    answered = await questions.create_question(
        session, seminar, asker, "Жол качан?", message_id=78, anonymous=False, at=NOW
    )
    await lifecycle.add_answer(session, answered, member, "Жазында.", NOW)
    await form.list_questions(session, seminar.id)
    poll = polls.add(session, seminar, {"ky": "Эмне керек?"}, [{"ky": "Суу"}, {"ky": "Жол"}], member, NOW)
    poll.opened_at = NOW
    await session.flush()
    await polls.vote(session, poll, asker, 1, NOW)


def _column(table: str, name: str) -> Any:
    return Model.metadata.tables[table].c[name]


async def _rows(session: Any, table: str, **where: Any) -> list[dict[str, Any]]:
    query = select(Model.metadata.tables[table])
    for name, value in where.items():
        query = query.where(_column(table, name) == value)
    return [dict(row) for row in (await session.execute(query)).mappings()]


async def offered_buttons(stage: Stage, person: Person, alike: int = 4) -> set[str]:
    """Return the data of every button that this person reaches, from the commands on."""
    seen: set[str] = set()
    async for _, said in walk_buttons(stage, person, alike):
        seen |= {*offered_data(said, person)}
    return seen


_FEW_OFFERED: dict[int, set[str]] = {}
"""By the person's id: the buttons that `_few_offered_buttons` found before."""


async def _few_offered_buttons(stage: Stage, person: Person) -> set[str]:
    """Follow fewer buttons alike, and only once in a process: a cast of few is always on the same stage."""
    if person.id not in _FEW_OFFERED:
        _FEW_OFFERED[person.id] = await offered_buttons(stage, person, 2)
    return _FEW_OFFERED[person.id]


async def forgeable_ids(stage: Stage) -> list[str]:
    """Return ids of rows of all tables, and codes: what a forger would try."""
    found: set[str] = {str(stage.karakol.id), str(stage.owner.id), str(stage.owner.telegram_id)}
    for table in Model.metadata.sorted_tables:
        if table.name not in NOT_ROWS and "id" in table.c:
            found |= {str(row["id"]) for row in (await _rows(stage.session, table.name))[:3]}
    return [*sorted(found), "41702205805000", "41702205000000"]


def forged_arguments(prefix: str, cast: ForgeryCast) -> list[str]:
    """Return the data to try with a button: real ones, then all other kinds, without repetition."""
    if prefix not in cast.arguments:
        start = f"{prefix}:"
        mine = sorted(
            data.partition(":")[2] for data in cast.real if data == prefix or data.startswith(start)
        )
        others = forged_data(routes.BUTTONS[prefix].data, cast.values)
        cast.arguments[prefix] = list(dict.fromkeys([*mine[:12], *others, *MALFORMED]))
    return cast.arguments[prefix]


async def try_action(cast: ForgeryCast, name: str, **what: Any) -> None:
    """Perform an outsider's action and roll it back; record forbidden changes and disclosures."""
    stage, person = cast.stage, cast.who[name]
    did = stage.incoming(person, **what)
    act = f"{name}: {what}"
    failed = False
    cast.presses += 1
    try:
        said = await dispatch.dispatch(did, stage.session)
        await _check_replies(cast, did, said, act)
        await stage.session.flush()
        if stage.writes_to_others(exclude=person):
            cast.wrong += [f"{act} changed {row}" for row in await _foreign_changes(cast, person)]
    except Refusal:
        cast.refused += 1
    except Exception as error:
        failed = True
        cast.wrong.append(f"{act} raised {error!r}"[:300])
    await stage.roll_back(always=failed)


async def _check_replies(cast: ForgeryCast, did: Incoming, said: list[ResolvedReply], act: str) -> None:
    """Check that only staff are written to, and that no reply has the owner's name and number."""
    post = MessageRenderer("ky", "Asia/Bishkek", dict(cast.stage.roles_by_person))
    if any(isinstance(one, SayToAudience) for one in said):
        cast.wrong.append(f"{act} writes to many")
    rows = await post.reply_rows(
        cast.stage.session, did, [one for one in said if not isinstance(one, SayToAudience)]
    )
    for row in rows:
        if row["chat_id"] not in cast.staff_chats:
            cast.wrong.append(f"{act} writes to {row['chat_id']}")
        if row["chat_id"] == did.chat_id and (NAME in row["payload"] or PHONE in row["payload"]):
            cast.wrong.append(f"{act} tells what is not theirs")
    for say in said:
        cells = repr(say.document) if isinstance(say, Say) and say.to in (None, did.person) else ""
        if NAME in cells or PHONE in cells:
            cast.wrong.append(f"{act} sends what is not theirs")


async def snapshot(stage: Stage) -> Snapshot:
    """Return the present contents of the database."""
    await stage.session.flush()
    found = {}
    for table in Model.metadata.sorted_tables:
        if table.name not in NOT_ROWS and "id" in table.c:
            found[table.name] = {row["id"]: row for row in await _rows(stage.session, table.name)}
    for row in found["seminars"].values():
        del row["question_count"]  # an asker takes their own next number
    return found


async def _foreign_changes(cast: ForgeryCast, person: Person) -> list[str]:
    """Return rows changed, deleted or new that are neither this person's nor of the seminar they are staff of."""
    before, now = cast.before, await snapshot(cast.stage)
    wrong = []
    for table, rows in now.items():
        for number in rows.keys() | before[table].keys():
            was, row = before[table].get(number), rows.get(number)
            if was != row and not await _is_own(cast, person, table, was or row or {}):
                wrong.append(f"{table} {number}")
    return wrong


async def _is_own(cast: ForgeryCast, person: Person, table: str, row: dict[str, Any]) -> bool:
    """Return whether the row is the person's own, or of a seminar where they are staff."""
    if table == "people":
        return bool(row["id"] == person.id)
    if table == "seat_events":  # of one's own seat: it was cancelled, or the seat is confirmed
        seat = cast.before["seats"].get(row["seat_id"])
        return seat is not None and bool(seat["person_id"] == person.id)
    if table == "question_events":  # a transition of one's own question, new ones too
        asked = await _rows(cast.stage.session, "questions", id=row["question_id"])
        return bool(asked[0]["person_id"] == person.id)
    if table in ("audit_log", "outbox"):
        return bool(row.get("actor_id") == person.id or row.get("chat_id") == person.telegram_id)
    if row.get("person_id") == person.id or row.get("created_by_id") == person.id:
        return row.get("seminar_id") != cast.stage.karakol.id or table in ("seats", "questions")
    elsewhere = cast.stage.jalal_abad.id
    staff = any(role.seminar_id == elsewhere for role in cast.stage.roles_by_person.get(person.id, ()))
    return staff and (row.get("seminar_id") == elsewhere or (table == "seminars" and row["id"] == elsewhere))


async def try_button(cast: ForgeryCast, name: str, prefix: str, few: bool = False) -> None:
    """Press this button as this outsider with all forged data.

    `few`: the first of what it carries, and a share of the rest that is another for the next outsider.
    """
    tries = forged_arguments(prefix, cast)
    if few:
        tries = [tries[0], *tries[1 + OUTSIDERS.index(name) :: FEW_SHARES]]
    if list(routes.BUTTONS).index(prefix) % BUTTONS_PER_SAVEPOINT == 0:
        await cast.stage.save()
    for argument in tries:
        await try_action(cast, name, button=prefix, argument=argument, callback_id="1")


async def try_commands(cast: ForgeryCast, name: str, few: bool = False) -> None:
    """Send every command with ids of others' rows, and every kind of link with guessed tokens.

    `few`: one of them each, which is another for the next outsider and the next command.
    """
    words = [*cast.ids[:8], *GARBAGE, hash_token("1"), "A" * 43]
    commands = [(command, "") for command in routes.COMMANDS] + [
        ("start", f"{kind}_") for kind in routes.LINKS
    ]
    for number, (command, before) in enumerate(commands):
        first = (OUTSIDERS.index(name) + number * len(OUTSIDERS)) % len(words)
        for word in words[first : first + 1] if few else words:
            await try_action(cast, name, command=command, argument=f"{before}{word}")


async def try_steps(cast: ForgeryCast, name: str) -> None:
    """Write a text at steps of staff that are not, or no longer, the person's."""
    stage, person = cast.stage, cast.who[name]
    drafts = {"answer": {"question": stage.question.id}}
    for step, what in routes.STEPS.items():
        has_it = any(role.role in what.permission for role in stage.roles_by_person.get(person.id, ()))
        if not permissions.requires_role(what.permission) or (has_it and step not in drafts):
            continue  # steps of anybody are reached with a draft of their own
        for text in ("Салам", "1", "Ак-Суу"):
            person.step, person.draft = step, {step: drafts.get(step, {})}
            await stage.session.flush()
            await try_action(cast, name, text=text)
