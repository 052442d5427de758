"""The text that staff add to a reminder rule's message, in each language."""

from collections.abc import Mapping
from typing import cast

from handlers.button_data import Language
from handlers.buttons.reminders import RemoveReminderText
from handlers.messages import Button, Incoming, Reply, Say, Text, Value
from handlers.permissions import ORGANISERS
from handlers.reminders.rule_page import FIELD, KIND, RULE, record_rule_change, rule_page, update_rule
from handlers.routing import EditableText
from handlers.ui import text_editor
from handlers.ui.steps import leave_step
from storage.database import Session
from storage.models import ReminderRule, Seminar
from storage.seminars import seminars
from storage.text.richtext import RichText

MAX_LENGTH = 600


async def remove_text(incoming: Incoming, session: Session, data: RemoveReminderText) -> list[Reply]:
    """Remove the rule's text in one language."""
    rule, seminar = await RULE.load(incoming, session, data.rule, ORGANISERS)
    leave_step(incoming.person, text_editor.STEP)
    remaining = {key: value for key, value in rule.custom_text.items() if key != data.language}
    return [await update_rule(incoming, session, seminar, rule, custom_text=remaining)]


async def _load(incoming: Incoming, session: Session, number: int) -> ReminderRule:
    return (await RULE.load(incoming, session, number, ORGANISERS))[0]


async def _ask_text(_session: Session, rule: ReminderRule, field: str, language: str) -> Say:
    args: dict[str, Value] = {
        "language": Text(f"language-name-{language}"),
        "words": rule.rich_text(field, language) or Text("rule-no-text"),
    }
    remove = Button(".none", RemoveReminderText(rule.id, cast(Language, language)))
    return Say("rule-text", args, [[remove]] if rule.custom_text.get(language) else [])


async def _store_text(
    incoming: Incoming, session: Session, rule: ReminderRule, field: str, texts: Mapping[str, RichText]
) -> None:
    for language, text in texts.items():
        rule.set_rich_text(field, text, language)
    seminar = await _seminar_of(session, rule)
    await record_rule_change(incoming, session, seminar, rule, words=sorted(rule.custom_text))


async def _seminar_of(session: Session, rule: ReminderRule) -> Seminar:
    seminar = await seminars.get(session, rule.seminar_id)
    assert seminar is not None  # a foreign key
    return seminar


async def _page(session: Session, rule: ReminderRule) -> Say:
    return await rule_page(session, await _seminar_of(session, rule), rule, edit=False)


TEXT = EditableText(
    KIND,
    {FIELD: MAX_LENGTH},
    load=_load,
    prompt=_ask_text,
    store=_store_text,
    page=_page,
    awaited="awaited-text",
    too_long="rule-text-wrong",
    rich=True,
)
