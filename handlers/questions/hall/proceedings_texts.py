"""Texts about the questions of a seminar for files that are passed on: anonymous askers have no name in them."""

from datetime import datetime

from handlers.messages import Text, Value
from handlers.questions.shared.staff_cards import decline_reason
from handlers.seats.place_choice import office_text
from handlers.ui.arguments import local_time
from storage.database import Session
from storage.models import Person, QuestionEvent, Seminar, question_states
from storage.questions import lifecycle
from storage.questions.proceedings import Entry, Proceedings


class ProceedingsTexts:
    """Who asked, who answered, and what became of each question of a seminar."""

    def __init__(self, seminar: Seminar, found: Proceedings) -> None:
        self.seminar, self.proceedings = seminar, found
        self.number_by_id = {entry.question.id: entry.question.number for entry in found.entries}

    async def asker(self, session: Session, entry: Entry) -> tuple[Value, Value]:
        """Return the asker's name and place, both hidden for an anonymous asker, as files are passed around."""
        if entry.question.anonymous:
            return Text("asked-hidden"), Text("asked-hidden")
        person = self.proceedings.people[entry.question.person_id]
        office = person.office or "other"
        place = await office_text(session, office, person.unit_code, person.organisation)
        return _person_name(person), place

    def state(self, entry: Entry) -> Text:
        """Return what became of the question."""
        question = entry.question
        if question.state == question_states.MERGED:
            into = self.number_by_id.get(question.merged_into_id or 0)
            return Text("asked-is-merged-into", {"number": into}) if into else Text("asked-is-carried")
        if question.state == question_states.DECLINED:
            return Text("asked-is-declined-because", {"reason": decline_reason(question)})
        if question.state == question_states.ANSWERED:
            return Text(f"asked-is-answered-{question.answered_how or lifecycle.WRITTEN}")
        return Text(f"asked-is-{question.state}")

    def event(self, entry: Entry, step: QuestionEvent) -> Text:
        """Return a change of the question's state: when, to which and by whom."""
        is_asker = step.actor_id == entry.question.person_id
        author = Text("asked-by-asker") if is_asker else self.actor(step.actor_id)
        facts = {"time": self.time(step.at), "state": Text(f"asked-is-{step.to_state}"), "by": author}
        return Text("asked-step", facts)

    def actor(self, person_id: int | None) -> Value:
        """Return the name of a member of staff; None: the program itself."""
        person = self.proceedings.people.get(person_id or 0)
        return _person_name(person) if person else Text("asked-automatic")

    def time(self, moment: datetime) -> str:
        """Return a moment as a table shows it."""
        return f"{local_time(self.seminar, moment):%d.%m.%Y %H:%M}"


def _person_name(person: Person) -> Value:
    return person.name or Text("name-none")
