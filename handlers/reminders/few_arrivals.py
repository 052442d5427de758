"""Thanks go to those who were checked in: staff are warned where these are only a few, and may thank all."""

from datetime import datetime

from handlers.buttons.reminders import ThankEverybody
from handlers.messages import NOTICE_LANE, Button, Incoming, Reply, Say, Text, Translated, Value
from handlers.permissions import ORGANISERS
from handlers.reminders.rule_page import RULE, update_rule
from storage.database import Session
from storage.models import ReminderRule, Seminar, reminder_kinds
from storage.models.seat_states import ATTENDING_STATES
from storage.reminders import reminders
from storage.team import roles


async def warn_organisers(session: Session, seminar: Seminar, _at: datetime) -> list[Reply]:
    """Tell the organisers, when the seminar has ended, that only a few will be thanked."""
    for rule in await reminders.list_rules(session, seminar.id):
        few = await reminders.few_arrived(session, rule)
        planned = await reminders.current_reminder(session, rule) if few else None
        if few and planned and planned.done_at is None:
            args: dict[str, Value] = {
                "seminar": Translated(seminar.title),
                "warning": Text("rule-few-arrived", few),
            }
            button = Button("rule-thank-all", ThankEverybody(rule.id), style="primary")
            return [
                Say("few-arrived", args, [[button]], to=member, lane=NOTICE_LANE)
                for member in await roles.reachable_staff(session, ORGANISERS, seminar.id)
            ]
    return []


async def thank_everybody(incoming: Incoming, session: Session, data: ThankEverybody) -> list[Reply]:
    """Have the rule thank everybody who is registered, checked in or not."""
    rule, seminar = await RULE.load(incoming, session, data.rule, ORGANISERS)
    audience = {**rule.audience, "states": [*ATTENDING_STATES]} if _thanks(rule) else rule.audience
    return [await update_rule(incoming, session, seminar, rule, audience=audience)]


def _thanks(rule: ReminderRule) -> bool:
    return rule.kind == reminder_kinds.THANKS
