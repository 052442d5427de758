"""The numbers of people for catering, and the counted answers to the seminar's own questions."""

from collections import Counter

from handlers.buttons.coverage import ShowCatering
from handlers.coverage.phases import PLANNED, part_line
from handlers.coverage.scope import CoverageView, load_view
from handlers.messages import Incoming, Lines, Reply, Say, Text, Translated, Value
from handlers.permissions import CAN_SEE_EVERYONE, require
from handlers.ui.arguments import local_time, shorten
from storage.database import Session
from storage.models.seat_states import ARRIVED, CONFIRMED, REGISTERED, WAITING
from storage.seats import extra_questions
from storage.seats.extra_questions import CHOICE, NUMBER, AnswerCounts

MAX_ANSWERS = 8
"""The most different written answers shown for one extra question."""


async def show_catering(incoming: Incoming, session: Session, data: ShowCatering) -> list[Reply]:
    """Show the numbers of people for catering, and the counted answers to the seminar's own questions."""
    view = await load_view(incoming, session, data.seminar)
    require(incoming, CAN_SEE_EVERYONE, view.seminar.id)
    board = view.board
    lines = [
        line
        for tally in await extra_questions.count_answers(session, view.seminar.id)
        for line in _tally_lines(tally)
    ]
    args: dict[str, Value] = {
        "seminar": Translated(view.seminar.title),
        "coming": Text(f"coverage-people-{view.phase.name}"),
        "total": board.people(view.phase.reached),
        "numbers": _people_lines(view),
        "list": Lines(lines),
        "now": local_time(view.seminar, incoming.at),
    }
    return [Say("catering" if lines else "catering-plain", args)]


def _people_lines(view: CoverageView) -> Value:
    """Return how certain those are who are expected; after the end, how many people did not come."""
    board = view.board
    if view.phase is PLANNED:
        return Text(
            "catering-expected",
            {
                "confirmed": board.people((CONFIRMED, ARRIVED)),
                "registered": board.people((REGISTERED,)),
                "waiting": board.people((WAITING,)),
            },
        )
    absent = view.phase.part_of(REGISTERED)
    return part_line(absent, board.people(absent.states))


def _tally_lines(tally: AnswerCounts) -> list[Text]:
    """Return one of the seminar's own questions with its counted answers."""
    lines = [Text("catering-question", {"question": Translated(tally.question.title)})]
    if tally.question.kind == CHOICE:
        choices = enumerate(tally.question.choices)
        lines += [_answer_line(Translated(names), tally.choices[index]) for index, names in choices]
    elif tally.question.kind == NUMBER:
        lines.append(Text("catering-sum", {"number": sum(tally.numbers)}))
    else:
        written = Counter(shorten(text, 60) for text in tally.texts)
        lines += [_answer_line(text, number) for text, number in written.most_common(MAX_ANSWERS)]
    return [*lines, Text("catering-silent", {"number": tally.unanswered})] if tally.unanswered else lines


def _answer_line(answer: Value, number: int) -> Text:
    return Text("catering-answer", {"answer": answer, "number": number})
