"""Routes of accounts."""

from handlers.accounts import erasure, my_data, start
from handlers.permissions import ANYONE, STAFF
from handlers.routing import Route, Routes, Step, untyped

ROUTES = Routes(
    commands={
        "start": Route(start.start, ANYONE),
        "language": Route(start.show_languages, ANYONE),
        "help": Route(start.show_help, ANYONE),
        "about": Route(start.show_about, ANYONE),
        "mydata": Route(my_data.show, ANYONE),
        "forget": Route(erasure.confirm, ANYONE),
        "cancel": Route(start.cancel, ANYONE),
    },
    buttons=[
        untyped("lang", start.receive_language, ANYONE),
        untyped("consent", start.receive_consent, ANYONE),
        untyped("forget", erasure.receive_answer, ANYONE),
        untyped("erase", erasure.decide_erasure, STAFF),
    ],
    steps=[
        Step("language", start.prompt_language, start.prompt_language, ANYONE),
        Step("consent", start.prompt_consent, start.prompt_consent, ANYONE),
    ],
)
