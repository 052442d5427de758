"""The same answer in another language, where somebody who waits for it reads that one."""

from handlers.answering.mirroring import mirrored
from handlers.answering.whose import held, tried
from handlers.common import number
from handlers.rights import MODERATORS
from handlers.steps import form_at, leave, stand
from handlers.tongues import NEEDED, OWN_LETTERS
from handlers.words import Button, Incoming, Refusal, Reply, Say, Text, Value
from storage import answers, audit, families, people
from storage.database import Session
from storage.models import Answer, Question

STEP = "translation"


async def offered(
    session: Session, question: Question, answer: Answer, *, anew: bool = False
) -> list[list[Button]]:
    """A button for each language that somebody reads who waits, and that is lacking; `anew`: there or not."""
    written = await _language_of(session, answer)
    read = {
        one.person.language
        for one in await families.waiting(session, question)
        if people.can_be_told(one.person)
    }
    return [
        [Button(f"also-{language}", f"also:{answer.id}:{language}")]
        for language in NEEDED
        if language in read and language != written and (anew or language not in answer.translations)
    ]


async def _language_of(session: Session, answer: Answer) -> str | None:
    """In which it was most likely written: told by the letters only Kyrgyz has, else by who wrote it."""
    if OWN_LETTERS & set(answer.text):
        return "ky"
    person = await people.get(session, answer.person_id)
    return person.language if person is not None else None


async def begin(incoming: Incoming, session: Session) -> list[Reply]:
    """`also:<answer>:<language>`: the next message is that answer in that language."""
    which, language = [*incoming.arguments, "", ""][:2]
    if language not in NEEDED:
        raise Refusal("button-old")
    answer, question = await _own(incoming, session, number(which))
    stand(incoming.person, STEP, answer=answer.id, language=language)
    return [_prompt(question, language)]


def _prompt(question: Question, language: str) -> Say:
    args: dict[str, Value] = {"number": question.number, "tongue": Text(f"tongue-{language}")}
    return Say("also-prompt", args, [[Button("ask-stop", "alsostop")]])


async def _own(incoming: Incoming, session: Session, answer_id: int) -> tuple[Answer, Question]:
    """An answer of one's own, or any for those who run the hall. Raises Refusal."""
    answer = await answers.get(session, answer_id)
    if answer is None:
        raise Refusal("button-old")
    question, _ = await held(incoming, session, answer.question_id)
    if answer.person_id != incoming.person.id and not incoming.may(MODERATORS, question.seminar_id):
        raise Refusal("not-yours")
    return answer, question


async def prompt(incoming: Incoming, session: Session) -> list[Reply]:
    """What is awaited, again."""
    form = form_at(incoming.person, STEP)

    async def again() -> list[Reply]:
        _, question = await _own(incoming, session, form["answer"])
        return [_prompt(question, form["language"])]

    return await tried(incoming, STEP, again())


async def stop(incoming: Incoming, _session: Session) -> list[Reply]:
    """`alsostop`: no translation after all."""
    form_at(incoming.person, STEP)
    leave(incoming.person, STEP)
    return [Say("also-stopped", edit=True)]


async def take(incoming: Incoming, session: Session) -> list[Reply]:
    """Its words: whoever reads that language has them in place of the others, and is told so."""
    form = form_at(incoming.person, STEP)
    if incoming.media is not None or not incoming.text:
        raise Refusal("awaited-translation")
    return await tried(incoming, STEP, _translate(incoming, session, form["answer"], form["language"]))


async def _translate(incoming: Incoming, session: Session, answer_id: int, language: str) -> list[Reply]:
    answer, question = await _own(incoming, session, answer_id)
    leave(incoming.person, STEP)
    answer.write("translations", incoming.words, language)
    answer.edited_at = incoming.at
    about = f"question:{question.id}"
    await audit.record(
        session, incoming.person, "answer.translated", about, incoming.at, answer=answer.id, language=language
    )
    told = await mirrored(session, answer, only=language)
    return [Say("also-sent", {"number": question.number, "tongue": Text(f"tongue-{language}")}), *told]
