"""The summary of a soak: figures as lines, and a picture (SVG) of what was sent when."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from html import escape

from bot.documents.charts import FILLS, INK, PALE, PAPER
from tests.soak.country import ZONE
from tests.soak.evidence import Evidence
from tests.soak.oracle import Finding
from tests.soak.soak import Outcome

LANES = ("replies", "reminders and notices", "announcements")
COLOURS = (FILLS[1], FILLS[4], FILLS[0])
KILL_COLOUR = FILLS[7]
WIDTH, LEFT, RIGHT, TOP, HEIGHT = 1080, 60, 20, 96, 300
LINE = 24
BIN = timedelta(hours=6)


def summary(outcome: Outcome, findings: Sequence[Finding]) -> list[str]:
    """Return the figures of a soak, a line each."""
    seen, country, ledger = outcome.evidence, outcome.country, outcome.evidence.ledger
    faults = sum(call["fault"] is not None for call in seen.calls)
    share = 100 * faults / max(1, len(seen.calls))
    states = Counter(one["state"] for one in seen.rows["seats"])
    ended = Counter(one["state"] for one in seen.rows["questions"])
    windows = ", ".join(f"{name} {number}" for name, number in seen.windows.items())
    mute = len(ledger.without_voices)
    who = f"{len(ledger.started)} people of {country.municipalities} municipalities at {len(country.seminars)} seminars"
    failed = f"{faults} of them failed on purpose ({share:.1f} %)"
    lines = [
        f"{who}, {country.invited} invited by a link; {outcome.scale.days} days in {outcome.seconds:.0f} s",
        f"{len(ledger.updates)} updates, {len(seen.calls)} calls, {failed}, {len(seen.shown)} messages shown",
        f"{len(ledger.kills)} kills, {len(ledger.shifts)} moves of the clock",
        f"seats: {_counts(states)}; questions: {_counts(ended)}",
        f"{len(ledger.blocked)} blocked the bot, {len(ledger.erased)} erased, {mute} forbid voices",
        f"windows of the limits: {windows}",
    ]
    for one in findings:
        result = (
            "kept" if not one.problems else f"BROKEN {len(one.problems)} times, such as: {one.problems[0]}"
        )
        lines.append(f"{one.rule}: {result} ({one.looked_at} looked at)")
    return lines


def _counts(counter: Counter[str]) -> str:
    return ", ".join(f"{number} {name}" for name, number in counter.most_common())


def draw(outcome: Outcome, lines: Sequence[str]) -> str:
    """Return the picture: messages shown in each quarter of a day, kills and changes above, the summary below."""
    begins = outcome.country.begins
    bins = _bins(outcome.evidence, begins)
    number = int((outcome.ends - begins) / BIN) + 1
    highest = max([sum(one.values()) for one in bins.values()] or [1])
    step = (WIDTH - LEFT - RIGHT) / number
    floor = TOP + HEIGHT
    parts = [_text(LEFT, 40, "Soak: messages shown, by quarter of a day", 26, INK, "bold")]
    parts += _legend()
    parts += _grid(highest, floor)
    for place, counts in sorted(bins.items()):
        parts += _column(LEFT + place * step, step, counts, highest, floor)
    for kill in outcome.evidence.ledger.kills:
        at = LEFT + (_when(outcome.evidence, kill.seq) - begins) / BIN * step
        parts.append(f'<path d="M{at:.1f} {TOP - 4} l-5 -9 h10 z" fill="{KILL_COLOUR}"/>')
    for day in range(0, outcome.scale.days + 1, 2):
        at = LEFT + timedelta(days=day) / BIN * step
        parts.append(
            _text(at, floor + 20, f"{(begins + timedelta(days=day)).astimezone(ZONE):%d.%m}", 13, PALE)
        )
    parts += [_text(LEFT, floor + 52 + LINE * row, line, 14, INK) for row, line in enumerate(_wrapped(lines))]
    height = floor + 60 + LINE * len(_wrapped(lines))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" font-family="sans-serif">'
        f'<rect width="{WIDTH}" height="{height}" fill="{PAPER}"/>{"".join(parts)}</svg>\n'
    )


def _bins(seen: Evidence, begins: datetime) -> dict[int, Counter[int]]:
    found: dict[int, Counter[int]] = {}
    for call in seen.shown:
        row = seen.owned.get((call["chat_id"], call["result_id"]))
        place = int((seen.time_of(call) - begins) / BIN)
        found.setdefault(place, Counter())[row["lane"] if row else 0] += 1
    return found


def _when(seen: Evidence, seq: int) -> datetime:
    """Return the time of the last call up to this number."""
    return seen.time_of(
        max((call for call in seen.calls if call["seq"] <= seq), key=lambda call: call["seq"])
    )


def _column(at: float, step: float, counts: Counter[int], highest: int, floor: float) -> list[str]:
    parts, top = [], floor
    for lane, colour in enumerate(COLOURS):
        tall = HEIGHT * counts[lane] / highest
        top -= tall
        parts.append(
            f'<rect x="{at:.1f}" y="{top:.1f}" width="{step - 1:.1f}" height="{tall:.1f}" fill="{colour}"/>'
        )
    return parts


def _grid(highest: int, floor: float) -> list[str]:
    parts = []
    for share in (0, 0.5, 1):
        at = floor - share * HEIGHT
        parts.append(f'<path d="M{LEFT} {at:.1f} H{WIDTH - RIGHT}" stroke="{PALE}" stroke-width="0.5"/>')
        parts.append(_text(LEFT - 8, at + 5, f"{highest * share:.0f}", 13, PALE, anchor="end"))
    return parts


def _legend() -> list[str]:
    parts, at = [], float(LEFT)
    for name, colour in zip((*LANES, "kill of the program"), (*COLOURS, KILL_COLOUR), strict=True):
        parts.append(f'<rect x="{at:.0f}" y="56" width="14" height="14" fill="{colour}"/>')
        parts.append(_text(at + 20, 68, name, 14, INK))
        at += 60 + 8 * len(name)
    return parts


def _wrapped(lines: Sequence[str], room: int = 130) -> list[str]:
    found: list[str] = []
    for line in lines:
        while len(line) > room:
            cut = line.rfind(" ", 0, room)
            found.append(line[:cut])
            line = "    " + line[cut + 1 :]
        found.append(line)
    return found


def _text(
    at: float, down: float, words: str, size: int, colour: str, weight: str = "normal", anchor: str = "start"
) -> str:
    look = f'font-size="{size}" fill="{colour}" font-weight="{weight}" text-anchor="{anchor}" xml:space="preserve"'
    return f'<text x="{at:.1f}" y="{down:.1f}" {look}>{escape(words)}</text>'
