"""Personal data: consent before the first personal field, /mydata, and /forget."""

import io
from datetime import UTC, datetime
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from sqlalchemy import update

from bot.locales import notice_hash
from handlers.permissions import NOTICE_VERSION
from storage.models import Consent, ExtraQuestion, Feedback, Person, Question, Seat
from tests.conftest import RunningBot
from tests.conversations.helpers import (
    AK_BULUNG,
    HEAD,
    SECOND,
    STAFF,
    all_rows,
    button_labels,
    consented_user,
    first_line,
    give_consent,
    in_languages,
    newest_message,
    person_row,
    press_removed,
    press_seminar,
    registered_seats,
    text_of,
    wait_settled,
)

CANARY_NAME, CANARY_WORDS, CANARY_PROFILE = "Канарейкабек", "Канарейка сайрадыбы", "Kanareika"
CANARY_PHONE, CANARY_EARLY, CANARY_USER = "700987654", "Канарейка эртелеп", "kanareika_user"
CANARY_ANSWER, CANARY_OPINION = "Канарейканын каалоосу", "Канарейканын пикири"
CANARIES = (
    *(CANARY_NAME, CANARY_WORDS, CANARY_PROFILE, CANARY_PHONE, CANARY_EARLY, CANARY_USER),
    CANARY_ANSWER,
    CANARY_OPINION,
)


@in_languages("ky", "ru", "en")
async def test_a_consent_is_recorded_with_version_language_words_and_time(
    here: RunningBot, language: str
) -> None:
    head = await here.person(HEAD)
    await give_consent(head, language)
    [consent] = await all_rows(here, Consent)
    assert (consent.language, consent.text_hash) == (language, notice_hash(language))
    assert consent.version == NOTICE_VERSION
    assert consent.withdrawn_at is None
    assert (await person_row(here)).consented_at == consent.given_at


async def test_nothing_personal_is_kept_before_the_consent(here: RunningBot) -> None:
    one = await here.sandbox.new_person(CANARY_PROFILE, username=CANARY_USER)
    await one.start("karakol")
    await one.wait_for("Тилди тандаңыз")
    await one.press("Кыргызча")
    await one.wait_for("Жеке маалыматтарыңыз")
    person = await person_row(here, one.id)
    assert (person.name, person.phone, person.consented_at) == (None, None, None)
    assert not await all_rows(here, Consent)


async def test_a_consent_declined_keeps_nothing_and_can_be_given_later(here: RunningBot) -> None:
    head = await here.person(HEAD)
    await head.start("karakol")
    await head.wait_for("Тилди тандаңыз")
    await head.write(CANARY_EARLY)
    await head.wait_for("Тилди тандаңыз")
    await head.press("Кыргызча")
    await head.wait_for("Жеке маалыматтарыңыз")
    act = await head.press("Макул эмесмин")
    await head.wait_for("маалыматыңыз сакталган жок")
    await wait_settled(here, act)
    assert not await all_rows(here, Consent)
    assert CANARY_EARLY not in str((await person_row(here)).draft)
    await head.write("/ask Суроо")
    await head.wait_for("Жеке маалыматтарыңыз")
    await head.press("✅ Макулмун")
    await head.wait_for("Рахмат!")
    assert len(await all_rows(here, Consent)) == 1


async def test_a_no_on_an_old_notice_does_not_claim_that_nothing_is_kept(here: RunningBot) -> None:
    head = await here.person(HEAD)
    await head.start()
    await head.wait_for("Тилди тандаңыз")
    await head.press("Кыргызча")
    old = await head.wait_for("Жеке маалыматтарыңыз")
    await head.start()
    await head.wait_for("Жеке маалыматтарыңыз")
    await head.press("✅ Макулмун")
    await head.wait_for("Рахмат!")
    await press_removed(here, head, old, "answer-consent:no")
    assert not [one for one in await head.messages() if "маалыматыңыз сакталган жок" in one.get("text", "")]
    assert (await person_row(here)).consented_at is not None


async def test_commands_before_the_consent_lead_to_the_notice(here: RunningBot) -> None:
    head = await here.person(HEAD)
    await head.write("/questions")
    await head.wait_for("Тилди тандаңыз")
    await head.press("Русский")
    notice = await head.wait_for("Согласие на обработку")
    for command in ("/seminars", "/ask", "/questions"):
        last = await newest_message(here, head, await head.write(command))
        assert "Согласие на обработку" in last["text"]
    last = await newest_message(here, head, await head.write("Привет"))
    assert (last["text"], button_labels(last)) == (text_of("ru", "consent-awaited"), button_labels(notice))


@in_languages("en", "ru", "ky")
async def test_mydata_is_everything_as_a_file_at_once(here: RunningBot, language: str) -> None:
    head = await consented_user(here, HEAD, language, at="karakol", name=CANARY_NAME, sex="f")
    await wait_settled(here, await head.write(f"/ask {CANARY_WORDS}"))
    await head.write("/mydata")
    sent = await head.wait_for(".xlsx")
    address = f"{here.sandbox.url}sandbox/file/{sent['document']['file_id']}"
    async with here.sandbox.session.get(address) as answer:
        sheet = load_workbook(io.BytesIO(await answer.read())).active
    assert isinstance(sheet, Worksheet)
    cells = "\n".join(str(cell.value) for line in sheet.iter_rows() for cell in line)
    for part in (CANARY_NAME, CANARY_WORDS, "+996700100101", str(HEAD), notice_hash(language)):
        assert part in cells
    for key in ("sex-f", "position-head"):
        assert text_of(language, key) in cells


async def test_mydata_of_somebody_unknown_is_short_and_no_error(here: RunningBot) -> None:
    one = await here.person(HEAD)
    await one.write("/mydata")
    await one.wait_for(".xlsx")


async def test_forgetting_is_asked_once_more_and_can_be_left(here: RunningBot) -> None:
    head = await consented_user(here, at="karakol")
    await head.write("/forget")
    asked = await head.wait_for("Баарын өчүрөлүбү?")
    assert button_labels(asked) == ["🗑 Ооба, өчүрүңүз", "Жок, калсын"]
    await head.press("Жок, калсын")
    await head.wait_for("Эч нерсе өчүрүлгөн жок")
    assert (await person_row(here)).name == "Үлгү Үлгүев 1001"


async def test_what_is_forgotten_is_in_no_file_of_the_database_any_more(here: RunningBot) -> None:
    staff = await consented_user(here, STAFF, "ru")
    one = await here.sandbox.new_person(CANARY_PROFILE, username=CANARY_USER)
    await one.start("karakol")
    await one.wait_for("Тилди тандаңыз")
    await wait_settled(here, await one.write(CANARY_EARLY))
    await one.press("Кыргызча")
    await one.wait_for("Жеке маалыматтарыңыз")
    await one.press("✅ Макулмун")
    await one.wait_for("Бул кызматкерлерге сурообу?")
    await wait_settled(here, await one.press("✅ Ооба, бул суроо"))
    async with here.database.session.begin() as session:
        person = (await session.get(Person, (await person_row(here, one.id)).id)) or Person()
        form = {
            "seminar": (await all_rows(here, Question))[0].seminar_id,
            "prefilled": True,
            "office": "municipality",
            "unit": AK_BULUNG,
            "position": "head",
        }
        wish = ExtraQuestion(
            seminar_id=form["seminar"], position=1, kind="text", title={"ky": "Каалооңуз?"}, choices=[]
        )
        session.add(wish)
        await session.flush()
        form |= {"extra_questions": [wish.id], "answers": {}}
        opinion = Feedback(seminar_id=form["seminar"], person_id=person.id, stars=4, text=CANARY_OPINION)
        opinion.at = datetime.now(UTC)
        session.add(opinion)
        person.draft, person.step = {"registration": form}, "registration"
    await one.write(f"0{CANARY_PHONE}")
    await one.wait_for("Каалооңуз?")
    await one.write(CANARY_ANSWER)
    await one.wait_for("Аты-жөнүңүз?")
    await one.write(CANARY_NAME)
    await one.wait_for("Фамилияңызды да")
    await one.press(f"{CANARY_NAME} — ушундай калсын")
    await one.wait_for("Баары туурабы?")
    await one.press("✅ Ооба, катталам")
    await one.wait_for("Сиз катталдыңыз!")
    await wait_settled(here, await one.write(f"/ask {CANARY_WORDS}"))
    told = next(m for m in await staff.messages() if CANARY_WORDS in m.get("text", ""))
    await staff.press("💬 Ответить")
    await wait_settled(here, await staff.write("Ответ", reply_to=told["message_id"]))
    await staff.write("/staff")
    await staff.wait_for("Выберите семинар")
    await press_seminar(staff, "Вводный семинар, Каракол")
    await staff.wait_for("Зарегистрировано")
    await wait_settled(here, await staff.press("👥 Список"))
    await newest_message(here, staff, await staff.press("📗 Excel"))
    await wait_settled(here, await one.write("/mydata"))
    assert _canaries_found(here), "the canaries are there to begin with"
    await one.write("/forget")
    await one.wait_for("Баарын өчүрөлүбү?")
    act = await one.press("🗑 Ооба, өчүрүңүз")
    await one.wait_for("Маалыматтарыңыз өчүрүлдү")
    await wait_settled(here, act)
    assert not _canaries_found(here)


def _canaries_found(here: RunningBot) -> list[tuple[str, str]]:
    """Return (file, canary) for each canary in the bytes of the database, its WAL and the files beside it."""
    path = Path(here.database.url.database or "")
    files = {file.name: file.read_bytes() for file in path.parent.glob(f"{path.name}*")}
    forms = {
        canary: {canary.encode(), canary.encode("unicode_escape"), canary.lower().encode()}
        for canary in CANARIES
    }
    return [
        (name, canary)
        for name, content in files.items()
        for canary, spellings in forms.items()
        if any(spelling in content for spelling in spellings)
    ]


async def test_after_forgetting_the_counts_stay_and_the_others_keep_theirs(here: RunningBot) -> None:
    staff = await consented_user(here, STAFF, "ru")
    head = await consented_user(here, at="jalal-abad")
    other = await consented_user(here, SECOND, "ru", at="jalal-abad")
    await wait_settled(here, await head.write("/ask Биринчи"), await other.write("/ask Второй"))
    await head.write("/forget")
    await head.wait_for("Баарын өчүрөлүбү?")
    await wait_settled(here, await head.press("🗑 Ооба, өчүрүңүз"))
    assert len(await registered_seats(here, "jalal-abad")) == 2
    rows = {one.person_id: one for one in await all_rows(here, Seat)}
    mine, theirs = rows[(await person_row(here)).id], rows[(await person_row(here, SECOND)).id]
    assert (mine.name, mine.phone, mine.unit_code) == (None, None, AK_BULUNG)
    assert theirs.name == f"Үлгү Үлгүев {SECOND}"
    assert {one.text for one in await all_rows(here, Question)} == {"", "Второй"}
    await staff.write("/staff")
    await staff.wait_for("Выберите семинар")
    seen = await newest_message(here, staff, await press_seminar(staff, "Вводный семинар, Джалал-Абад"))
    assert "Зарегистрировано: 2" in seen["text"]


async def test_who_was_forgotten_is_met_as_somebody_new(here: RunningBot) -> None:
    head = await consented_user(here, at="karakol")
    await head.write("/forget")
    await head.wait_for("Баарын өчүрөлүбү?")
    await head.press("🗑 Ооба, өчүрүңүз")
    await head.wait_for("Кайра баштоо үчүн: /start")
    await head.start("karakol")
    notice = await newest_message(here, head, await head.start("karakol"))
    if "Тилди тандаңыз" in notice["text"]:
        await head.press("Кыргызча")
        await head.wait_for(first_line("ky", "consent-notice"))
    await head.press("✅ Макулмун")
    await head.wait_for("Кайсы айыл өкмөтүнөнсүз?")
    [_, consent] = await all_rows(here, Consent)
    assert consent.withdrawn_at is None


async def test_who_agreed_to_an_earlier_notice_is_asked_anew_and_goes_on(here: RunningBot) -> None:
    head = await consented_user(here, HEAD)
    await head.write("/start karakol")
    await head.wait_for("Кайсы айыл өкмөтүнөнсүз?")
    async with here.database.session.begin() as session:
        await session.execute(update(Person).values(consent_version=NOTICE_VERSION - 1))
    await head.write("ак булун")
    await head.wait_for("Жеке маалыматтарыңыз")
    act = await head.press("✅ Макулмун")
    await head.wait_for(first_line("ky", "place-found", typed="ак булун"))
    await wait_settled(here, act)
    assert [one.version for one in await all_rows(here, Consent)] == [NOTICE_VERSION, NOTICE_VERSION]
    [person] = [one for one in await all_rows(here, Person) if one.telegram_id == HEAD]
    assert (person.step, set(person.draft)) == ("registration", {"registration"})
