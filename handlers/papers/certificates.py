"""Certificates of attendance in Kyrgyz and Russian: issued to those who came, sent to each, printed, verified."""

from collections.abc import Sequence

from handlers.buttons.papers import PrintCertificates, SendCertificates, ShowCertificates, ShowPapers
from handlers.messages import (
    Button,
    DeepLink,
    FileName,
    Incoming,
    InLanguage,
    Lane,
    Lines,
    Paper,
    PaperData,
    Place,
    Refusal,
    Reply,
    Say,
    Text,
    Toast,
    Translated,
    Value,
)
from handlers.permissions import ORGANISERS, load_seminar
from handlers.ui.arguments import local_time, seminar_times
from handlers.ui.file_names import seminar_file
from handlers.ui.pages import fingerprint
from storage import audit, planning
from storage.accounts import wrong_codes
from storage.database import Session
from storage.messages import outbox
from storage.models import Certificate, Person, Seat, Seminar, Unit
from storage.papers import certificates
from storage.papers.certificates import CertificateStatus
from storage.seminars import seminars
from storage.units import units

LANGUAGES = ("ky", "ru")
"""Languages of a certificate."""
PER_FILE = 100
"""Certificates in a file to print."""
NOTHING_ASKED = (None, "language", "consent")
"""The steps at which a mistyped number is answered; at others the message may be meant for the step."""
LINK_KIND = "v"
"""Kind of the link that verifies a number: `?start=v_3-17-K7M4TX`."""


async def show_certificates(incoming: Incoming, session: Session, data: ShowCertificates) -> list[Reply]:
    """How many came and how far their certificates are; the buttons say what they will do."""
    seminar = await load_seminar(incoming, session, ORGANISERS, data.seminar)
    return [await _page(session, seminar, edit=True)]


async def _page(session: Session, seminar: Seminar, *, edit: bool) -> Say:
    status = await certificates.certificate_status(session, seminar.id)
    sendable = await _count_sendable(session, status)
    issued = len(status.current)
    args: dict[str, Value] = {
        "seminar": Translated(seminar.title),
        "came": issued + len(status.missing) + status.nameless,
        "issued": issued,
        "list": Lines(_notes(status, sendable)),
    }
    rows = []
    if sendable:
        label = Text("certificates-send", {"number": sendable})
        send = SendCertificates(seminar.id, _fingerprint(status, sendable))
        rows.append([Button(label, send, style="success")])
    if issued or status.missing:
        rows.append([Button("certificates-print", PrintCertificates(seminar.id))])
    return Say("certificates", args, [*rows, [Button("papers-button", ShowPapers(seminar.id))]], edit=edit)


def _notes(status: CertificateStatus, sendable: int) -> list[Text]:
    """What else is to be known, each as a line if there is any."""
    without_bot = len(status.current) + len(status.missing)
    counts = {
        "certificates-renamed": status.renamed,
        "certificates-nameless": status.nameless,
        "certificates-sendable": sendable,
    }
    lines = [Text(key, {"number": number}) for key, number in counts.items() if number]
    return lines or [Text("certificates-all-sent" if without_bot else "certificates-nobody")]


def _fingerprint(status: CertificateStatus, sendable: int) -> str:
    return fingerprint(len(status.current), len(status.missing), sendable)


async def _count_sendable(session: Session, status: CertificateStatus) -> int:
    """How many would get a certificate now: a new one, or one that was not sent to them yet."""
    new = await certificates.list_holders(session, status.missing)
    return len(new) + len(await _unsent(session, status.current))


async def _unsent(
    session: Session, current: Sequence[tuple[Seat, Certificate]]
) -> list[tuple[Seat, Certificate, Person]]:
    holders = await certificates.list_holders(session, [seat for seat, _ in current])
    sent = await outbox.existing_keys(session, [_dedup_key(paper) for _, paper in current])
    return [
        (seat, paper, holders[seat.id])
        for seat, paper in current
        if seat.id in holders and _dedup_key(paper) not in sent
    ]


def _dedup_key(paper: Certificate) -> str:
    return f"certificate:{paper.id}"


# Sending and printing.


async def send_certificates(incoming: Incoming, session: Session, data: SendCertificates) -> list[Reply]:
    """Issue what is missing and send each certificate to its holder, once."""
    seminar = await load_seminar(incoming, session, ORGANISERS, data.seminar)
    await planning.lock(session, seminar)
    status = await certificates.certificate_status(session, seminar.id)
    if data.fingerprint != _fingerprint(status, await _count_sendable(session, status)):
        return [Toast("certificates-changed"), await _page(session, seminar, edit=True)]
    issued = await certificates.issue_missing(session, seminar, incoming.at, incoming.person)
    status = await certificates.certificate_status(session, seminar.id)
    unsent = await _unsent(session, status.current)
    await _audit(incoming, session, seminar, "certificates.sent", issued=len(issued), sent=len(unsent))
    says = [await _personal_message(session, seminar, *one) for one in unsent]
    back = [[Button("certificates-button", ShowCertificates(seminar.id))]]
    return [Say("certificates-sent", {"number": len(unsent)}, back, edit=True), *says]


async def _personal_message(
    session: Session, seminar: Seminar, seat: Seat, paper: Certificate, holder: Person
) -> Say:
    document = await _paper(session, seminar, seminar_file(seminar, "file-certificate"), [(seat, paper)])
    return Say(
        "certificate-yours",
        {"seminar": Translated(seminar.title), "number": paper.number},
        to=holder,
        document=document,
        dedup_key=_dedup_key(paper),
        lane=Lane.ANNOUNCEMENT,
    )


async def print_certificates(incoming: Incoming, session: Session, data: PrintCertificates) -> list[Reply]:
    """All certificates to print, those of people without Telegram too; what is missing is issued."""
    seminar = await load_seminar(incoming, session, ORGANISERS, data.seminar)
    await planning.lock(session, seminar)
    issued = await certificates.issue_missing(session, seminar, incoming.at, incoming.person)
    current = (await certificates.certificate_status(session, seminar.id)).current
    if not current:
        raise Refusal("certificates-nobody")
    await _audit(incoming, session, seminar, "certificates.printed", issued=len(issued), rows=len(current))
    starts = range(0, len(current), PER_FILE)
    files = [
        await _paper(
            session,
            seminar,
            seminar_file(seminar, "file-certificates", place),
            current[start : start + PER_FILE],
        )
        for place, start in enumerate(starts, start=1)
    ]
    says = [
        Say(
            "certificates-file",
            {
                "number": len(current),
                "part": Text("papers-part", {"part": place, "parts": len(files)}) if len(files) > 1 else "",
            },
            document=paper,
        )
        for place, paper in enumerate(files, start=1)
    ]
    return [Toast("papers-drawing"), *says]


async def _audit(
    incoming: Incoming, session: Session, seminar: Seminar, action: str, **detail: object
) -> None:
    await audit.record(session, incoming.person, action, f"seminar:{seminar.id}", incoming.at, **detail)


# The paper.


async def _paper(
    session: Session, seminar: Seminar, name: FileName, papers: Sequence[tuple[Seat, Certificate]]
) -> Paper:
    days: dict[str, Value] = {"starts": local_time(seminar, max(paper.issued_at for _, paper in papers))}
    data: dict[str, PaperData] = {
        "title": Text("certificate-heading"),
        "heading": InLanguage(Text("certificate-heading"), LANGUAGES[0]),
        "project": "",
        "signature": _in_both("papers-organiser"),
        "stamp": InLanguage(Text("certificate-stamp"), LANGUAGES[0]),
        "dates": _in_both("certificate-issued", days),
        "checks": _in_both("certificate-check"),
        "certificates": [await _certificate(session, seminar, *one) for one in papers],
    }
    return Paper(name, "certificates", data)


def _in_both(key: str, args: dict[str, Value] | None = None) -> list[PaperData]:
    return [InLanguage(Text(key, args or {}), language) for language in LANGUAGES]


async def _certificate(
    session: Session, seminar: Seminar, seat: Seat, paper: Certificate
) -> dict[str, PaperData]:
    unit = await units.get(session, seat.unit_code) if seat.unit_code else None
    oblast = await units.get(session, seminar.oblast_code) if seminar.oblast_code else None
    return {
        "name": paper.name or "",
        "sentences": sentences(seminar, unit, oblast),
        "number": paper.number,
        "link": DeepLink(f"{LINK_KIND}_{paper.number}"),
    }


def sentences(seminar: Seminar, unit: Unit | None, oblast: Unit | None) -> list[PaperData]:
    """What a certificate says below the name, in both languages: for whom somebody came, when, where and to what."""
    when: dict[str, Value] = {**seminar_times(seminar)}
    said = Text("certificate-when", when)
    if oblast is not None:
        said = Text("certificate-when-where", {**when, "territory": _in_sentence(oblast)})
    args: dict[str, Value] = {"seminar": Translated(_inner_quotes(seminar.title)), "when": said}
    if unit is not None:
        return _in_both("certificate-delegate", {**args, "territory": _in_sentence(unit)})
    return _in_both("certificate-holder", args)


def _in_sentence(unit: Unit) -> Place:
    return Place(unit.level, {"ky": unit.name_ky, "ru": unit.name_ru, "en": unit.name_en})


def _inner_quotes(texts: dict[str, str]) -> dict[str, str]:
    """The title with its own quotation marks as inner ones: it stands in quotation marks itself."""
    return {language: text.replace("«", "„").replace("»", "“") for language, text in texts.items()}


# Verifying a number.


async def open_link(incoming: Incoming, session: Session) -> list[Reply]:
    """`v_<number>`: whether there is such a certificate; anybody may ask."""
    return [await _verdict(incoming, session, certificates.parse_number(incoming.argument))]


async def claim_number(incoming: Incoming, session: Session) -> list[Reply] | None:
    """Verify a number that somebody typed from a certificate; a mistyped one is no question."""
    text = incoming.text if incoming.text and len(incoming.text) < 60 else ""
    number = certificates.parse_number(text)
    if number is None and not (incoming.person.step in NOTHING_ASKED and await _is_mistyped(session, text)):
        return None
    return [await _verdict(incoming, session, number)]


async def _is_mistyped(session: Session, text: str) -> bool:
    """Whether the text has the form of a number of a seminar that exists."""
    seminar_id = certificates.parse_mistyped(text)
    return seminar_id is not None and await seminars.get(session, seminar_id) is not None


async def _verdict(incoming: Incoming, session: Session, number: tuple[int, int, str] | None) -> Say:
    if not wrong_codes.may_try(incoming.person, incoming.at):
        return Say("code-too-many")
    paper = await certificates.find_by_number(session, number) if number else None
    if paper is None:
        wrong_codes.count_wrong(incoming.person, incoming.at)
        return Say("certificate-unknown")
    if paper.replaced_at is not None:
        return Say("certificate-replaced", {"number": paper.number})
    seminar = await seminars.get(session, paper.seminar_id)
    if seminar is None or not await certificates.is_valid(session, paper):
        return Say("certificate-unknown")
    args: dict[str, Value] = {
        "number": paper.number,
        "name": paper.name or "",
        "seminar": Translated(seminar.title),
        **seminar_times(seminar),
    }
    return Say("certificate-valid", args)
