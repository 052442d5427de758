"""Routes of questions.asking."""

from handlers.questions.asking import asking, my_questions, similar
from handlers.routing import Route, Routes, Step, untyped

ROUTES = Routes(
    commands={
        "ask": Route(asking.start),
        "questions": Route(my_questions.list_questions),
    },
    buttons=[
        untyped("asknew", asking.start),
        untyped("mine", my_questions.list_questions),
        untyped("own", my_questions.show_question),
        untyped("ownsaid", my_questions.show_answers),
        untyped("further", my_questions.start_reopen),
        untyped("furtherstop", my_questions.cancel_reopen),
        untyped("furthervoice", my_questions.confirm_recording),
        untyped("ask", asking.choose_seminar),
        untyped("askstop", asking.cancel),
        untyped("askto", asking.prompt_item),
        untyped("askitem", asking.receive_item),
        untyped("hide", asking.set_anonymous),
        untyped("hall", asking.toggle_anonymous),
        untyped("withdraw", asking.withdraw),
        untyped("pending", asking.receive_saved),
        untyped("same", similar.receive_choice),
    ],
    steps=[
        Step("question", asking.prompt, asking.receive),
        Step(my_questions.STEP, my_questions.prompt_reopen, my_questions.receive_reopen),
    ],
    links={
        "q": asking.open_wall_link,
    },
    before_actions=[similar.submit_abandoned],
    claim_albums=[similar.claim_album, asking.claim_album],
    find_edits=[similar.claim_edit, asking.claim_edit],
)
