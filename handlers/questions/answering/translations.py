"""The same answer in another language, where somebody who waits for it reads that one."""

from handlers.messages import Button, Incoming, Refusal, Reply, Say, Text, Value
from handlers.permissions import MODERATORS
from handlers.questions.answering.edit_propagation import propagate_edit
from handlers.questions.answering.permissions import leave_on_refusal, lock_answerable
from handlers.ui.arguments import parse_int
from handlers.ui.languages import KYRGYZ_LETTERS, REQUIRED_LANGUAGES
from handlers.ui.steps import enter_step, leave_step, step_form
from storage import audit
from storage.accounts import people
from storage.database import Session
from storage.models import Answer, Question
from storage.questions import answers, merged_questions

STEP = "translation"


async def translation_buttons(
    session: Session, question: Question, answer: Answer, *, anew: bool = False
) -> list[list[Button]]:
    """A button for each language that somebody reads who waits, and that is lacking; `anew`: there or not."""
    written = await _answer_language(session, answer)
    read = {
        one.person.language
        for one in await merged_questions.list_followers(session, question)
        if people.is_reachable(one.person)
    }
    return [
        [Button(f"also-{language}", f"also:{answer.id}:{language}")]
        for language in REQUIRED_LANGUAGES
        if language in read and language != written and (anew or language not in answer.translations)
    ]


async def _answer_language(session: Session, answer: Answer) -> str | None:
    """In which it was most likely written: told by the letters only Kyrgyz has, else by who wrote it."""
    if KYRGYZ_LETTERS & set(answer.text):
        return "ky"
    person = await people.get(session, answer.person_id)
    return person.language if person is not None else None


async def start(incoming: Incoming, session: Session) -> list[Reply]:
    """`also:<answer>:<language>`: the next message is that answer in that language."""
    which, language = [*incoming.arguments, "", ""][:2]
    if language not in REQUIRED_LANGUAGES:
        raise Refusal("button-old")
    answer, question = await _lock_own_answer(incoming, session, parse_int(which))
    enter_step(incoming.person, STEP, answer=answer.id, language=language)
    return [_prompt_message(question, language)]


def _prompt_message(question: Question, language: str) -> Say:
    args: dict[str, Value] = {"number": question.number, "tongue": Text(f"tongue-{language}")}
    return Say("also-prompt", args, [[Button("ask-stop", "alsostop")]])


async def _lock_own_answer(incoming: Incoming, session: Session, answer_id: int) -> tuple[Answer, Question]:
    """An answer of one's own, or any for those who run the hall. Raises Refusal."""
    answer = await answers.get(session, answer_id)
    if answer is None:
        raise Refusal("button-old")
    question, _ = await lock_answerable(incoming, session, answer.question_id)
    if answer.person_id != incoming.person.id and not incoming.has_role(MODERATORS, question.seminar_id):
        raise Refusal("not-yours")
    return answer, question


async def prompt(incoming: Incoming, session: Session) -> list[Reply]:
    """What is awaited, again."""
    form = step_form(incoming.person, STEP)

    async def again() -> list[Reply]:
        _, question = await _lock_own_answer(incoming, session, form["answer"])
        return [_prompt_message(question, form["language"])]

    return await leave_on_refusal(incoming, STEP, again())


async def cancel(incoming: Incoming, _session: Session) -> list[Reply]:
    """`alsostop`: no translation after all."""
    step_form(incoming.person, STEP)
    leave_step(incoming.person, STEP)
    return [Say("also-stopped", edit=True)]


async def receive(incoming: Incoming, session: Session) -> list[Reply]:
    """Its words: whoever reads that language has them in place of the others, and is told so."""
    form = step_form(incoming.person, STEP)
    if incoming.media is not None or not incoming.text:
        raise Refusal("awaited-translation")
    return await leave_on_refusal(
        incoming, STEP, _save_translation(incoming, session, form["answer"], form["language"])
    )


async def _save_translation(
    incoming: Incoming, session: Session, answer_id: int, language: str
) -> list[Reply]:
    answer, question = await _lock_own_answer(incoming, session, answer_id)
    leave_step(incoming.person, STEP)
    answer.set_rich_text("translations", incoming.rich_text, language)
    answer.edited_at = incoming.at
    subject = f"question:{question.id}"
    await audit.record(
        session,
        incoming.person,
        "answer.translated",
        subject,
        incoming.at,
        answer=answer.id,
        language=language,
    )
    told = await propagate_edit(session, answer, only=language)
    return [Say("also-sent", {"number": question.number, "tongue": Text(f"tongue-{language}")}), *told]
