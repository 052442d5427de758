"""A hand at the door of Karakol, on its day."""

from datetime import timedelta

import pytest

from storage.models import Person
from storage.team import roles
from tests.conversations.helpers import add_consented_person
from tests.handlers.stage import NOW, Stage

HAND = 5010


@pytest.fixture
async def hand(stage: Stage) -> Person:
    """Somebody with the door role at Karakol, on its day."""
    person = await add_consented_person(stage.session, HAND, "ru", name="Үлгү Эшик")
    await roles.grant(stage.session, person, roles.DOOR, NOW, None, seminar_id=stage.karakol.id)
    stage.roles_by_person = await roles.roles_by_person(stage.session)
    stage.now = stage.karakol.starts_at - timedelta(minutes=20)
    return person
