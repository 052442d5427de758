"""Routes of questions.hall."""

from handlers.buttons.hall import (
    AddToDigest,
    ChangeWallQuestion,
    ClearWall,
    ExportQuestions,
    ListHallQuestions,
    ListHallTopics,
    ListHiddenFromWall,
    PreviewDigest,
    RenewWallLink,
    SendDigest,
    SendHallAnswers,
    SendWallLink,
    ShowDigest,
    ShowHallQuestion,
    ShowNextOnWall,
    ShowWall,
    ShowWallQuestion,
    VoteForQuestion,
)
from handlers.permissions import MODERATORS
from handlers.questions.hall import browse, digest, export, votes, wall
from handlers.routing import Route, Routes, button

ROUTES = Routes(
    commands={
        "hall": Route(browse.open_hall),
    },
    buttons=[
        button(ListHallQuestions, browse.list_questions),
        button(ListHallTopics, browse.list_topics),
        button(ShowHallQuestion, browse.show_question),
        button(SendHallAnswers, browse.show_answers),
        button(VoteForQuestion, votes.set_vote),
        button(ShowDigest, digest.show, MODERATORS),
        button(PreviewDigest, digest.preview, MODERATORS),
        button(AddToDigest, digest.add_unshown, MODERATORS),
        button(SendDigest, digest.send, MODERATORS),
        button(ExportQuestions, export.export, MODERATORS),
        button(ShowWall, wall.show, MODERATORS),
        button(ShowNextOnWall, wall.show_next, MODERATORS),
        button(ClearWall, wall.clear, MODERATORS),
        button(ShowWallQuestion, wall.show_question, MODERATORS),
        button(ChangeWallQuestion, wall.change_question, MODERATORS),
        button(ListHiddenFromWall, wall.list_hidden, MODERATORS),
        button(SendWallLink, wall.send_link, MODERATORS),
        button(RenewWallLink, wall.renew_link, MODERATORS),
    ],
    out_of_date="button-old-hall",
)
