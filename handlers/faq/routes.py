"""Routes of the FAQ."""

from handlers.buttons.faq import (
    AddFaqEntry,
    AddFaqEntryFromQuestion,
    CarryFaqEntries,
    CarryQuestion,
    ListCarriedQuestions,
    ListFaqEntries,
    PublishFaqEntries,
    ReadFaq,
    ReadFaqEntry,
    SearchFaq,
    SetFaqEntryState,
    ShowFaqEntry,
    ShowFaqEntryText,
)
from handlers.faq import carried_questions, editor, search
from handlers.permissions import MODERATORS
from handlers.routing import Route, Routes, Step, any_command, button

ROUTES = Routes(
    commands={
        "faq": Route(search.start),
    },
    buttons=[
        button(ReadFaq, search.list_entries),
        button(ReadFaqEntry, search.show_entry),
        button(SearchFaq, search.start),
        button(ListCarriedQuestions, carried_questions.list_open_questions, MODERATORS),
        button(CarryQuestion, carried_questions.carry_question, MODERATORS),
        button(AddFaqEntryFromQuestion, editor.create_from_question, MODERATORS),
        button(AddFaqEntry, editor.start_entry, MODERATORS),
        button(ListFaqEntries, editor.list_entries, MODERATORS),
        button(ShowFaqEntry, editor.show_entry, MODERATORS),
        button(SetFaqEntryState, editor.change_state, MODERATORS),
        button(PublishFaqEntries, editor.publish_all, MODERATORS),
        button(CarryFaqEntries, editor.carry_entries, MODERATORS),
        button(ShowFaqEntryText, editor.show_full_text, MODERATORS),
    ],
    steps=[
        Step(editor.STEP, editor.prompt, editor.receive, MODERATORS, editor.cancel, ends_on=any_command),
        Step(search.STEP, search.prompt, search.receive, cancel=search.cancel, ends_on=any_command),
    ],
    texts=[editor.TEXT],
)
