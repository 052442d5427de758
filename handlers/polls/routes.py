"""Routes of polls."""

from handlers.buttons.polls import (
    AddPoll,
    ClosePoll,
    ListPolls,
    ManagePoll,
    OpenPoll,
    RemovePoll,
    ReopenPoll,
    SetPollOnWall,
    ShowPoll,
    ShowPollChart,
    VotePoll,
)
from handlers.permissions import MODERATORS
from handlers.polls import editing, pages, voting
from handlers.routing import Routes, Step, button

ROUTES = Routes(
    buttons=[
        button(ShowPoll, voting.show),
        button(VotePoll, voting.vote, aside=True),
        button(ListPolls, pages.list_polls, MODERATORS),
        button(AddPoll, editing.start, MODERATORS),
        button(ManagePoll, pages.show, MODERATORS),
        button(OpenPoll, pages.open_poll, MODERATORS),
        button(ClosePoll, pages.close, MODERATORS),
        button(ReopenPoll, pages.reopen, MODERATORS),
        button(SetPollOnWall, pages.set_on_wall, MODERATORS),
        button(RemovePoll, pages.remove, MODERATORS),
        button(ShowPollChart, pages.show_chart, MODERATORS),
    ],
    steps=[
        Step(
            pages.STEP,
            editing.prompt,
            editing.receive,
            MODERATORS,
            editing.cancel,
        ),
    ],
    links={"o": voting.open_link},
    texts=[editing.TEXT],
    out_of_date="button-old-seat",
)
