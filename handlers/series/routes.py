"""Routes of the comparison of seminars."""

from handlers.buttons.series import CompareSeminars, ExportComparison, ShowComparisonChart
from handlers.permissions import MODERATORS
from handlers.routing import Routes, button
from handlers.series import comparison, export

ROUTES = Routes(
    buttons=[
        button(CompareSeminars, comparison.show, MODERATORS),
        button(ShowComparisonChart, comparison.show_chart, MODERATORS),
        button(ExportComparison, export.export, MODERATORS),
    ],
)
