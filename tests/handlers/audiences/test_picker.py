"""The audience picker: conditions, buttons pressed twice, late or forged, saved segments, unreachable people."""

from typing import Any

import pytest
from sqlalchemy import select

from handlers.messages import Lines, Refusal, Say, Sheet, Text
from storage import audit
from storage.announcements import announcements
from storage.audiences import segments
from storage.models import Announcement, AuditEntry, Person
from storage.seats import seats
from storage.team import roles
from tests.conversations.helpers import AK_BULUNG, add_consented_person
from tests.handlers.stage import NOW, Stage, text_keys

AK_SUU, ISSYK_KUL, TUP, OSH = "41702205000000", "41702000000000", "41702225873000", "41721000000000"


async def create_draft(stage: Stage, seminar_id: int | None = 0, **values: Any) -> Announcement:
    """Return a draft of Karakol, or of another seminar."""
    where = stage.karakol.id if seminar_id == 0 else seminar_id
    draft = await announcements.create(stage.session, where, stage.member, NOW)
    for name, value in values.items():
        setattr(draft, name, value)
    await stage.session.flush()
    return draft


def data_by_key(say: Say) -> dict[str, str]:
    """Return the data of the buttons by text key."""
    found = {}
    for row in say.buttons:
        for button in row:
            label = button.label.key if isinstance(button.label, Text) else button.label
            found[button.data] = str(label)
    return found


def number_in(say: Say, name: str) -> int:
    told = say.args[name]
    if isinstance(told, Lines):
        [told] = told.lines
    assert isinstance(told, Text)
    return int(told.args["number"])


def conditions(say: Say) -> list[str]:
    """Return the text keys of the audience's lines."""
    who = say.args["who"]
    assert isinstance(who, Lines)
    return [one.args["what"].key if one.key == "segment-line" else one.key for one in who.lines]


async def test_it_begins_with_everybody_and_each_tap_counts_at_once(stage: Stage) -> None:
    draft = await create_draft(stage)
    [page] = await stage.press(stage.member, f"show-audience:{draft.id}")
    assert (conditions(page), number_in(page, "readers")) == (["segment-everybody"], 2)
    assert "segment-all-named" in str(page.args["sample"]), "not examples: they are all"
    [page] = await stage.press(stage.member, f"show-condition-values:{draft.id}:a0:l")
    assert f"toggle-condition:{draft.id}:a0:l:ru:1" in data_by_key(page)
    assert f"toggle-condition:{draft.id}:a0:l:en:1" not in data_by_key(page)
    [page] = await stage.press(stage.member, f"toggle-condition:{draft.id}:a0:l:ru:1")
    assert (conditions(page), number_in(page, "readers")) == (["segment-is-language"], 1)
    assert data_by_key(page)[f"toggle-condition:{draft.id}:a0:l:ru:0"] == "toggle-on"
    assert draft.audience == {"any": [[{"is": "language", "of": ["ru"]}]]}
    [page] = await stage.press(stage.member, f"toggle-condition:{draft.id}:a0:l:ru:0")
    assert (conditions(page), draft.audience) == (["segment-everybody"], {})


@pytest.mark.parametrize(("kind", "ask"), [("l", "segment-tap"), ("d", "segment-tap-all")])
async def test_options_say_whether_one_or_all_of_them_must_apply(stage: Stage, kind: str, ask: str) -> None:
    draft = await create_draft(stage)
    [page] = await stage.press(stage.member, f"show-condition-values:{draft.id}:a0:{kind}")
    assert page.args["ask"] == Text(ask)


async def test_a_tap_that_comes_twice_is_once_and_written_down_once(stage: Stage) -> None:
    draft = await create_draft(stage)
    for _ in range(2):
        await stage.press(stage.member, f"toggle-condition:{draft.id}:a0:p:head:1")
    assert draft.audience == {"any": [[{"is": "position", "of": ["head"]}]]}
    rows = await stage.session.scalars(
        select(AuditEntry).where(AuditEntry.action == "announcement.audience_changed")
    )
    assert [row.detail["segment"] for row in rows] == [[{}, draft.audience]]
    assert (await audit.verify_chain(stage.session)).broken_id is None


async def test_or_and_except_are_groups_of_their_own(stage: Stage) -> None:
    draft = await create_draft(stage)
    await stage.press(stage.member, f"toggle-condition:{draft.id}:a0:l:ru:1")
    [page] = await stage.press(stage.member, f"show-audience:{draft.id}:a1")
    assert page.args["ask"] == Text("segment-ask-or")
    assert draft.audience == {"any": [[{"is": "language", "of": ["ru"]}]]}, (
        "a group is there with its first condition"
    )
    await stage.press(stage.member, f"toggle-condition:{draft.id}:a1:l:ky:1")
    [page] = await stage.press(stage.member, f"show-audience:{draft.id}:x0")
    assert (page.args["ask"], number_in(page, "readers")) == (Text("segment-ask-except"), 2)
    [page] = await stage.press(stage.member, f"toggle-condition:{draft.id}:x0:d:asked:1")
    assert number_in(page, "readers") == 1
    assert conditions(page) == [
        "segment-is-language",
        "segment-or",
        "segment-is-language",
        "segment-except",
        "segment-is-asked",
    ]
    [page] = await stage.press(stage.member, f"clear-audience:{draft.id}:a0")
    assert conditions(page)[:2] == ["segment-is-language", "segment-except"]
    [page] = await stage.press(stage.member, f"clear-audience:{draft.id}:all")
    assert (draft.audience, number_in(page, "readers")) == ({}, 2)


async def test_a_group_that_loses_its_last_condition_leaves_the_others_alone(stage: Stage) -> None:
    draft = await create_draft(stage)
    await stage.press(stage.member, f"toggle-condition:{draft.id}:a0:l:ru:1")
    await stage.press(stage.member, f"toggle-condition:{draft.id}:a1:d:asked:1")
    [page] = await stage.press(stage.member, f"toggle-condition:{draft.id}:a0:l:ru:0")
    assert draft.audience == {"any": [[{"is": "asked", "of": []}]]}
    assert f"toggle-condition:{draft.id}:a1:l:ru:1" in data_by_key(page), (
        "the next tap goes into a new group, not into the other"
    )


async def test_nobody_is_said_when_it_comes_to_nobody(stage: Stage) -> None:
    draft = await create_draft(stage)
    for data in ("a0:l:ru:1", "x0:l:ru:1"):
        [page] = await stage.press(stage.member, f"toggle-condition:{draft.id}:{data}")
    assert page.args["readers"] == Text("segment-nobody")
    assert page.args["sample"] == Lines([])


async def test_places_open_level_by_level_and_the_last_tap_on_a_line_is_meant(stage: Stage) -> None:
    draft = await create_draft(stage)
    [page] = await stage.press(stage.member, f"show-condition-values:{draft.id}:a0:u")
    shown = data_by_key(page)
    assert f"toggle-condition:{draft.id}:a0:u:{AK_SUU}:1" in shown, (
        "all are from one oblast: its rayons come at once"
    )
    assert not any(TUP[:8] in data for data in shown), "nobody is from there"
    [page] = await stage.press(stage.member, f"show-audience-area:{draft.id}:a0:{AK_SUU}:0")
    assert f"toggle-condition:{draft.id}:a0:u:{AK_BULUNG}:1" in data_by_key(page)
    [page] = await stage.press(stage.member, f"show-audience-area:{draft.id}:a0:all:0")
    await stage.press(stage.member, f"toggle-condition:{draft.id}:a0:u:{ISSYK_KUL}:1")
    assert draft.audience["any"][0][0]["of"] == [ISSYK_KUL]
    await stage.press(stage.member, f"toggle-condition:{draft.id}:a0:u:{AK_BULUNG}:1")
    assert draft.audience["any"][0][0]["of"] == [AK_BULUNG]
    await stage.press(stage.member, f"toggle-condition:{draft.id}:a0:u:{OSH}:1")
    assert draft.audience["any"][0][0]["of"] == [AK_BULUNG, OSH]
    await stage.press(stage.member, f"toggle-condition:{draft.id}:a0:u:{AK_SUU}:1")
    assert draft.audience["any"][0][0]["of"] == [OSH, AK_SUU]


async def test_who_has_not_confirmed_an_earlier_announcement_can_be_chosen(stage: Stage) -> None:
    earlier = await create_draft(stage, state="done", buttons=[{"kind": "read"}])
    unasked = await create_draft(stage, state="done")
    elsewhere = await create_draft(stage, stage.jalal_abad.id, state="done", buttons=[{"kind": "read"}])
    draft = await create_draft(stage)
    await stage.press(stage.member, f"toggle-condition:{draft.id}:a0:n:{earlier.id}:1")
    assert draft.audience == {"any": [[{"is": "unread", "of": [earlier.id]}]]}
    for other in (unasked, elsewhere, draft):
        with pytest.raises(Refusal, match="button-old"):
            await stage.press(stage.member, f"toggle-condition:{draft.id}:a0:n:{other.id}:1")


FORGED = [
    "toggle-condition:{}:a2:l:ru:1",
    "toggle-condition:{}:b0:l:ru:1",
    "toggle-condition:{}:a0:l:de:1",
    "toggle-condition:{}:a0:s:gone:1",
    "toggle-condition:{}:a0:u:1:1",
    "toggle-condition:{}:a0:o:shop:1",
    "toggle-condition:{}:a0:d:gone:1",
    "toggle-condition:{}:a0:m:1:1",
    "toggle-condition:{}:a0:l:ru:2",
    "toggle-condition:{}:a0:l:ru",
    "toggle-condition:{}",
    "show-condition-values:{}:a0:n",
    "show-condition-values:{}:a0:m",
    "show-condition-values:{}",
    "show-audience-area:{}:a0:x:0",
    "show-audience:{}:a",
    "show-audience:{}:a01",
    "show-audience:{}:a9",
    "clear-audience:{}",
    "use-segment:{}:9",
    "remove-segment:{}:9:yes",
    "show-audience:99",
]


@pytest.mark.parametrize("data", FORGED)
async def test_what_no_button_says_is_refused_and_changes_nothing(stage: Stage, data: str) -> None:
    draft = await create_draft(stage)
    with pytest.raises(Refusal, match="button-old"):
        await stage.press(stage.member, data.format(draft.id))
    assert draft.audience == {}


async def test_a_choice_has_an_end(stage: Stage) -> None:
    draft = await create_draft(stage)
    for place in range(5):
        await stage.press(stage.member, f"toggle-condition:{draft.id}:a{place}:d:asked:1")
    before = draft.audience
    with pytest.raises(Refusal, match="segment-full"):
        await stage.press(stage.member, f"toggle-condition:{draft.id}:a5:d:asked:1")
    assert draft.audience == before
    [page] = await stage.press(stage.member, f"show-audience:{draft.id}")
    assert "segment-add-or" not in data_by_key(page).values()


@pytest.mark.parametrize("state", ["waiting", "scheduled", "sending", "done", "dropped"])
async def test_what_is_under_way_goes_to_nobody_else(stage: Stage, state: str) -> None:
    draft = await create_draft(stage, state=state)
    for data in (
        "show-audience:{}",
        "toggle-condition:{}:a0:l:ru:1",
        "clear-audience:{}:all",
        "save-segment:{}",
    ):
        with pytest.raises(Refusal, match="announcement-changed-meanwhile"):
            await stage.press(stage.member, data.format(draft.id))
    assert draft.audience == {}


async def test_everybody_is_for_those_who_organise_everything(stage: Stage) -> None:
    await roles.grant(stage.session, stage.other, roles.ORGANISER, NOW, None, seminar_id=stage.karakol.id)
    stage.roles_by_person = await roles.roles_by_person(stage.session)
    draft = await create_draft(stage, None)
    with pytest.raises(Refusal, match="not-yours"):
        await stage.press(stage.other, f"show-audience:{draft.id}")
    [page] = await stage.press(stage.member, f"show-audience:{draft.id}")
    assert conditions(page) == ["segment-everybody-there-is"]
    karakol = stage.karakol.id
    [page] = await stage.press(stage.member, f"show-condition-values:{draft.id}:a0:m")
    assert f"toggle-condition:{draft.id}:a0:m:{karakol}:1" in data_by_key(page)
    [page] = await stage.press(stage.member, f"toggle-condition:{draft.id}:a0:m:{karakol}:1")
    assert number_in(page, "readers") == 2


# Saved under a name.


async def test_a_choice_is_kept_used_elsewhere_and_removed_after_asking(stage: Stage) -> None:
    first, second = await create_draft(stage), await create_draft(stage)
    await stage.press(stage.member, f"toggle-condition:{first.id}:a0:l:ru:1")
    assert text_keys(await stage.press(stage.member, f"save-segment:{first.id}")) == ["segment-name"]
    with pytest.raises(Refusal, match="segment-name-wrong"):
        await stage.write(stage.member, "А" * 61)
    [page] = await stage.write(stage.member, "  Орусча   окугандар ")
    assert (page.key, stage.member.step) == ("segments", None)
    [kept] = await segments.list_saved(stage.session, stage.karakol.id)
    assert (kept.name, kept.audience) == ("Орусча окугандар", first.audience)
    await stage.press(stage.member, f"use-segment:{second.id}:{kept.id}")
    assert second.audience == first.audience
    assert text_keys(await stage.press(stage.member, f"remove-segment:{second.id}:{kept.id}")) == [
        "segment-remove-ask"
    ]
    await stage.press(stage.member, f"remove-segment:{second.id}:{kept.id}:yes")
    assert await segments.list_saved(stage.session, stage.karakol.id) == []
    with pytest.raises(Refusal, match="button-old"):
        await stage.press(stage.member, f"use-segment:{second.id}:{kept.id}")
    assert second.audience == first.audience


async def test_what_is_kept_for_everybody_is_used_by_all_and_removed_by_who_may_write_to_all(
    stage: Stage,
) -> None:
    await roles.grant(stage.session, stage.other, roles.ORGANISER, NOW, None, seminar_id=stage.karakol.id)
    stage.roles_by_person = await roles.roles_by_person(stage.session)
    choice = {"any": [[{"is": "language", "of": ["ky"]}]]}
    kept = await segments.save_segment(stage.session, None, "Кыргызча", choice, stage.member, NOW)
    far = await segments.save_segment(stage.session, stage.jalal_abad.id, "Алыскы", choice, stage.member, NOW)
    draft = await create_draft(stage)
    [page] = await stage.press(stage.other, f"list-saved-segments:{draft.id}")
    shown = data_by_key(page)
    assert f"use-segment:{draft.id}:{kept.id}" in shown
    assert f"remove-segment:{draft.id}:{kept.id}" not in shown
    assert f"use-segment:{draft.id}:{far.id}" not in shown
    with pytest.raises(Refusal, match="not-yours"):
        await stage.press(stage.other, f"remove-segment:{draft.id}:{kept.id}:yes")
    with pytest.raises(Refusal, match="button-old"):
        await stage.press(stage.other, f"use-segment:{draft.id}:{far.id}")
    await stage.press(stage.other, f"use-segment:{draft.id}:{kept.id}")
    assert draft.audience == choice


async def test_a_name_for_what_was_sent_meanwhile_keeps_nothing_and_leaves_the_step(stage: Stage) -> None:
    draft = await create_draft(stage)
    await stage.press(stage.member, f"save-segment:{draft.id}")
    draft.state = "scheduled"
    await stage.session.flush()
    assert text_keys(await stage.write(stage.member, "Баары")) == ["announcement-changed-meanwhile"]
    assert stage.member.step is None
    assert await segments.list_saved(stage.session, stage.karakol.id) == []


# Unreachable.


async def make_unreachable(stage: Stage) -> None:
    """Block the bot for the other participant, and invite twelve people who are not at the bot."""
    stage.other.unreachable_at = NOW
    for place in range(12):
        told = {"name": f"Үлгү {place}", "phone": f"+9967001003{place:02}", "source": "import"}
        seats.create_seat(
            stage.session, stage.karakol, "invited", NOW, office="municipality", unit_code=AK_BULUNG, **told
        )
    await stage.session.flush()


async def test_who_cannot_be_reached_is_listed_by_pages_with_telephones_and_every_page_is_logged(
    stage: Stage,
) -> None:
    draft = await create_draft(stage)
    with pytest.raises(Refusal, match="unreachable-none"):
        await stage.press(stage.member, f"list-unreachable:{draft.id}:0")
    await make_unreachable(stage)
    [page] = await stage.press(stage.member, f"show-audience:{draft.id}")
    assert (number_in(page, "rest"), number_in(page, "readers")) == (13, 1)
    listed = []
    for number in (0, 1, 7):
        [page] = await stage.press(stage.member, f"list-unreachable:{draft.id}:{number}")
        assert isinstance(page.args["list"], Lines)
        assert page.protect_content
        listed.append([one.args["phone"] for one in page.args["list"].lines])
    assert [len(one) for one in listed] == [10, 3, 3]
    assert len(set(listed[0] + listed[1])) == 13
    rows = await stage.session.scalars(select(AuditEntry).where(AuditEntry.action == "unreachable.viewed"))
    assert [row.detail["lines"] for row in rows] == [10, 3, 3]


async def test_the_call_sheet_has_all_of_them_with_the_reason_and_is_logged(stage: Stage) -> None:
    await make_unreachable(stage)
    draft = await create_draft(stage, state="done")
    [sent] = await stage.press(stage.member, f"export-unreachable:{draft.id}")
    assert isinstance(sent.document, Sheet)
    whys = [row[5] for row in sent.document.rows]
    assert whys.count(Text("unreachable-invited")) == 12
    assert whys.count(Text("unreachable-blocked")) == 1
    row = await stage.session.scalar(select(AuditEntry).where(AuditEntry.action == "unreachable.exported"))
    assert row is not None
    assert row.detail == {"lines": 13}


async def test_nobody_learns_the_names_of_those_who_are_not_chosen(stage: Stage) -> None:
    far = await add_consented_person(stage.session, 5301, "ky", at="jalal-abad", name="Үлгү Алыскы")
    assert isinstance(far, Person)
    draft = await create_draft(stage)
    [page] = await stage.press(stage.member, f"show-audience:{draft.id}")
    assert "Үлгү Алыскы" not in repr(page)
    assert "Үлгү Үлгүев 5001" in repr(page)
