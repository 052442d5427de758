"""Routes of the day of a seminar."""

from handlers.buttons.event_day import ShowNow
from handlers.event_day import now_page
from handlers.routing import Route, Routes, button

ROUTES = Routes(
    commands={"now": Route(now_page.show_command)},
    buttons=[button(ShowNow, now_page.show)],
    out_of_date="button-old-seat",
)
