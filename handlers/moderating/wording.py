"""What the hall reads of a question: made clearer, or what a voice says; the asker's own words stay."""

from handlers.common import shorten
from handlers.hall.desk import about_of
from handlers.moderating.page import at_page, back, changed, question_for, typing, words_of
from handlers.words import Button, Incoming, Reply, Say, Text, Value
from storage.database import Session
from storage.models import Question, Seminar

LONGEST = 400
"""UTF-16 units: it is read on the wall, and beside the asker's own words in a caption."""


async def begin(incoming: Incoming, session: Session) -> list[Reply]:
    """The words there are, and new ones are to be typed: `qwords:<question>:c`."""
    question, _ = await question_for(incoming, session, [*incoming.arguments, ""][0])
    typing(incoming, "words", question)
    return [ask(question, edit=True)]


def ask(question: Question, *, edit: bool = False) -> Say:
    """With the asker's own words, to be copied."""
    args: dict[str, Value] = {
        "number": question.number,
        "text": shorten(question.own_words, 1500) or Text("question-media"),
        "words": question.rich("wording") or Text("wording-none"),
    }
    plain = [[Button("wording-plain", f"qplain:{question.id}")]] if question.wording else []
    return Say("wording-ask", args, [*plain, back(question)], edit=edit, about=about_of(question))


async def take(incoming: Incoming, session: Session, question: Question, seminar: Seminar) -> list[Reply]:
    """The words that the hall reads from now on."""
    question.write("wording", words_of(incoming, LONGEST).one_line())
    said = await changed(incoming, session, question, seminar, "worded")
    return [await at_page(incoming, session, question, seminar), *said]


async def plain(incoming: Incoming, session: Session) -> list[Reply]:
    """The hall reads the asker's own words again: `qplain:<question>`."""
    question, seminar = await question_for(incoming, session, incoming.argument)
    said: list[Reply] = []
    if question.wording:
        question.wording = ""
        said = await changed(incoming, session, question, seminar, "plain")
    return [await at_page(incoming, session, question, seminar, edit=True), *said]
