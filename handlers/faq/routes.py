"""Routes of faq."""

from handlers.faq import carried_questions, editor, search
from handlers.permissions import MODERATORS
from handlers.routing import Route, Routes, Step, any_command, untyped

ROUTES = Routes(
    commands={
        "faq": Route(search.start),
    },
    buttons=[
        untyped("faqs", search.list_entries),
        untyped("faqsee", search.show_entry),
        untyped("faqfind", search.start),
        untyped("faqfindstop", search.cancel),
        untyped("faqleft", carried_questions.list_open_questions, MODERATORS),
        untyped("follow", carried_questions.carry_question, MODERATORS),
        untyped("faqfrom", editor.create_from_question, MODERATORS),
        untyped("faqnew", editor.start_entry, MODERATORS),
        untyped("faq", editor.list_entries, MODERATORS),
        untyped("faqone", editor.show_entry, MODERATORS),
        untyped("faqset", editor.change_state, MODERATORS),
        untyped("faqall", editor.publish_all, MODERATORS),
        untyped("faqmore", editor.carry_entries, MODERATORS),
        untyped("faqwords", editor.start_edit, MODERATORS),
        untyped("faqwhole", editor.show_full_text, MODERATORS),
        untyped("faqstop", editor.cancel, MODERATORS),
    ],
    steps=[
        Step(editor.STEP, editor.prompt, editor.receive, MODERATORS, ends_on=any_command),
        Step(search.STEP, search.prompt, search.receive, ends_on=any_command),
    ],
)
