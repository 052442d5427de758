"""Routes of reminders."""

from handlers.permissions import CAN_SEE_EVERYONE, ORGANISERS
from handlers.reminders import feedback, reminders, rule_editor, rules
from handlers.routing import Routes, Step, untyped

ROUTES = Routes(
    buttons=[
        untyped("attend", reminders.receive_answer),
        untyped("stars", feedback.rate),
        untyped("opinion", feedback.start),
        untyped("opinionstop", feedback.cancel),
        untyped("rules", rules.list_rules, ORGANISERS),
        untyped("rule", rules.show_rule, ORGANISERS),
        untyped("ruleadd", rules.add_rule, ORGANISERS),
        untyped("ruledrop", rules.remove_rule, ORGANISERS),
        untyped("ruleshow", rules.show_preview, ORGANISERS),
        untyped("ruletest", rules.send_test, ORGANISERS),
        untyped("ruleday", rule_editor.choose_day, ORGANISERS),
        untyped("ruleclock", rule_editor.choose_hour, ORGANISERS),
        untyped("rulewho", rule_editor.choose_audience, ORGANISERS),
        untyped("rulewords", rule_editor.edit_text, ORGANISERS),
        untyped("tally", feedback.show_summary, CAN_SEE_EVERYONE),
    ],
    steps=[
        Step("opinion", feedback.prompt, feedback.receive),
        Step("rule", rule_editor.prompt, rule_editor.receive, ORGANISERS),
    ],
)
