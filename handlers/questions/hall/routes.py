"""Routes of questions.hall."""

from handlers.permissions import MODERATORS
from handlers.questions.hall import browse, digest, export, votes, wall
from handlers.routing import Route, Routes, untyped

ROUTES = Routes(
    commands={
        "hall": Route(browse.open_hall),
    },
    buttons=[
        untyped("browse", browse.list_questions),
        untyped("halltopics", browse.list_topics),
        untyped("heard", browse.show_question),
        untyped("said", browse.show_answers),
        untyped("vote", votes.set_vote),
        untyped("digest", digest.show, MODERATORS),
        untyped("digestsee", digest.preview, MODERATORS),
        untyped("digestgo", digest.send, MODERATORS),
        untyped("qexport", export.export, MODERATORS),
        untyped("wall", wall.show, MODERATORS),
        untyped("wallnext", wall.show_next, MODERATORS),
        untyped("wallclear", wall.clear, MODERATORS),
        untyped("wallone", wall.show_question, MODERATORS),
        untyped("wallset", wall.change_question, MODERATORS),
        untyped("wallout", wall.list_excluded, MODERATORS),
        untyped("walllink", wall.show_link, MODERATORS),
        untyped("wallnew", wall.renew_link, MODERATORS),
    ],
)
