"""Routes of reminders."""

from handlers.buttons.reminders import (
    AddReminderRule,
    AnswerAttendance,
    ListReminderRules,
    PreviewReminder,
    RemoveReminderRule,
    RemoveReminderText,
    SendTestReminder,
    SetReminderDay,
    SetReminderHour,
    ShowReminderRule,
    ThankEverybody,
    ToggleReminderAudience,
)
from handlers.permissions import ORGANISERS
from handlers.reminders import few_arrivals, reminders, rule_editor, rule_page, rule_texts, rules
from handlers.routing import Routes, Step, button

ROUTES = Routes(
    buttons=[
        button(AnswerAttendance, reminders.receive_answer, aside=True),
        button(ListReminderRules, rules.list_rules, ORGANISERS),
        button(ShowReminderRule, rules.show_rule, ORGANISERS),
        button(AddReminderRule, rules.add_rule, ORGANISERS),
        button(RemoveReminderRule, rules.remove_rule, ORGANISERS),
        button(PreviewReminder, rules.show_preview, ORGANISERS),
        button(SendTestReminder, rules.send_test, ORGANISERS),
        button(SetReminderDay, rule_editor.choose_day, ORGANISERS),
        button(SetReminderHour, rule_editor.choose_hour, ORGANISERS),
        button(ToggleReminderAudience, rule_editor.choose_audience, ORGANISERS),
        button(ThankEverybody, few_arrivals.thank_everybody, ORGANISERS),
        button(RemoveReminderText, rule_texts.remove_text, ORGANISERS),
    ],
    steps=[
        Step(rule_page.STEP, rule_editor.prompt_hour, rule_editor.receive_hour, ORGANISERS),
    ],
    texts=[rule_texts.TEXT],
    out_of_date="button-old-seat",
)
