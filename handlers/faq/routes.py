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
from handlers.faq import carried_questions, entries, entry_list, entry_page, new_entries, search
from handlers.permissions import MODERATORS
from handlers.routing import Route, Routes, Step, button

ROUTES = Routes(
    commands={"faq": Route(search.start)},
    buttons=[
        button(ReadFaq, search.list_entries),
        button(ReadFaqEntry, search.show_entry),
        button(SearchFaq, search.start),
        button(ListCarriedQuestions, carried_questions.list_open_questions, MODERATORS),
        button(CarryQuestion, carried_questions.carry_question, MODERATORS),
        button(AddFaqEntryFromQuestion, new_entries.create_from_question, MODERATORS),
        button(AddFaqEntry, new_entries.start_entry, MODERATORS),
        button(ListFaqEntries, entry_list.list_entries, MODERATORS),
        button(ShowFaqEntry, entry_page.show_entry, MODERATORS),
        button(SetFaqEntryState, entry_page.change_state, MODERATORS),
        button(PublishFaqEntries, entry_list.publish_all, MODERATORS),
        button(CarryFaqEntries, entry_list.carry_entries, MODERATORS),
        button(ShowFaqEntryText, entry_page.show_full_text, MODERATORS),
    ],
    steps=[
        Step(
            entries.STEP,
            new_entries.prompt,
            new_entries.receive,
            MODERATORS,
            new_entries.cancel,
        ),
        Step(search.STEP, search.prompt, search.receive, cancel=search.cancel),
    ],
    texts=[entry_page.TEXT],
    out_of_date="button-old-faq",
)
