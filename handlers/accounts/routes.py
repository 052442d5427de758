"""Routes of accounts."""

from handlers.accounts import erasure, my_data, start
from handlers.buttons.accounts import AnswerConsent, AnswerErasure, ChooseLanguage, DecideErasure
from handlers.permissions import ANYONE, STAFF
from handlers.routing import Route, Routes, Step, button

ROUTES = Routes(
    commands={
        "start": Route(start.start, ANYONE),
        "language": Route(start.show_languages, ANYONE),
        "help": Route(start.show_help, ANYONE),
        "about": Route(start.show_about, ANYONE),
        "mydata": Route(my_data.show, ANYONE),
        "forget": Route(erasure.start, ANYONE),
        "cancel": Route(start.cancel, ANYONE),
    },
    buttons=[
        button(ChooseLanguage, start.receive_language, ANYONE, aside=True),
        button(AnswerConsent, start.receive_consent, ANYONE),
        button(AnswerErasure, erasure.receive_answer, ANYONE, aside=True),
        button(DecideErasure, erasure.decide_erasure, STAFF),
    ],
    steps=[
        Step("language", start.prompt_language, start.prompt_language, ANYONE, buttons=[ChooseLanguage]),
        Step("consent", start.prompt_consent, start.remind_of_consent, ANYONE, buttons=[AnswerConsent]),
    ],
)
