"""Routes of questions.asking."""

from handlers.buttons.asking import (
    ChooseItemToAsk,
    ChooseSeminarToAsk,
    ChooseSimilar,
    ConfirmReopenRecording,
    DecideSavedMessage,
    JoinSimilar,
    KeepQuestion,
    ListItemsToAsk,
    ListOwnQuestions,
    PartSimilar,
    ReadSimilar,
    ReopenOwnQuestion,
    SetDraftAnonymous,
    ShowOwnAnswers,
    ShowOwnQuestion,
    ShowSimilar,
    StartQuestion,
    ToggleAnonymous,
    WithdrawQuestion,
)
from handlers.questions.asking import asking, changes, my_questions, saved, similar, similar_page
from handlers.questions.asking.submit import STEP
from handlers.routing import Route, Routes, Step, button

ROUTES = Routes(
    commands={
        "ask": Route(asking.start),
        "questions": Route(my_questions.list_questions),
    },
    buttons=[
        button(ChooseSeminarToAsk, asking.start),
        button(StartQuestion, asking.choose_seminar),
        button(ListItemsToAsk, asking.prompt_item),
        button(ChooseItemToAsk, asking.receive_item),
        button(SetDraftAnonymous, asking.set_anonymous),
        button(DecideSavedMessage, saved.receive_saved, aside=True, once=True),
        button(ChooseSimilar, similar.receive_choice, aside=True),
        button(ShowSimilar, similar_page.show),
        button(ReadSimilar, similar_page.read),
        button(JoinSimilar, similar_page.join),
        button(PartSimilar, similar_page.part),
        button(ToggleAnonymous, changes.toggle_anonymous),
        button(WithdrawQuestion, changes.withdraw),
        button(KeepQuestion, changes.keep),
        button(ListOwnQuestions, my_questions.list_questions),
        button(ShowOwnQuestion, my_questions.show_question),
        button(ShowOwnAnswers, my_questions.show_answers),
        button(ReopenOwnQuestion, my_questions.start_reopen),
        button(ConfirmReopenRecording, my_questions.confirm_recording),
    ],
    steps=[
        Step(
            STEP,
            asking.prompt,
            asking.receive,
            cancel=asking.cancel,
            buttons=[StartQuestion, SetDraftAnonymous, ListItemsToAsk, ChooseItemToAsk],
            confirm_old=saved.confirm_old,
            takes_courtesy=False,
        ),
        Step(
            my_questions.STEP,
            my_questions.prompt_reopen,
            my_questions.receive_reopen,
            cancel=my_questions.cancel_reopen,
            buttons=[ConfirmReopenRecording],
            confirm_old=my_questions.confirm_old,
        ),
    ],
    links={
        "q": asking.open_wall_link,
    },
    before_actions=[similar.submit_abandoned],
    claim_albums=[similar.claim_album, saved.claim_album],
    find_edits=[similar.claim_edit, changes.claim_edit],
    out_of_date="button-old-question",
)
