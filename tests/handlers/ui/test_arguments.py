"""Arguments of texts."""

import pytest

from handlers.messages import Text, Translated, Value
from handlers.ui.arguments import venue_text
from storage.models import LocalizedText, Seminar

VENUE, ADDRESS = {"ky": "Акимчилик"}, {"ru": "ул. Примерная, 1"}


@pytest.mark.parametrize(
    ("venue", "address", "shown"),
    [
        (VENUE, {}, Translated(VENUE)),
        (VENUE, {"ky": "", "ru": ""}, Translated(VENUE)),
        ({}, ADDRESS, Translated(ADDRESS)),
        ({}, {}, Text("place-open")),
        (VENUE, ADDRESS, Text("seminar-place", {"venue": Translated(VENUE), "address": Translated(ADDRESS)})),
    ],
)
def test_a_venue_is_shown_with_its_address_if_there_is_one(
    venue: LocalizedText, address: LocalizedText, shown: Value
) -> None:
    assert venue_text(Seminar(venue=venue, address=address)) == shown
