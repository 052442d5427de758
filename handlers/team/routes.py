"""Routes of team."""

from handlers.permissions import CAN_FOLLOW_UP, CAN_SEE_SEATS, ORGANISERS, OWNERS, STAFF
from handlers.routing import Route, Routes, Step, untyped
from handlers.team import (
    group,
    group_hints,
    group_outsiders,
    group_status,
    joining,
    members,
    overview,
    role_invitations,
)

ROUTES = Routes(
    commands={
        "staff": Route(overview.show_panel, STAFF),
    },
    buttons=[
        untyped("staff", overview.show_seminar, STAFF),
        untyped("people", overview.list_participants, CAN_SEE_SEATS),
        untyped("export", overview.export_participants, CAN_FOLLOW_UP),
        untyped("failed", overview.list_failures, ORGANISERS),
        untyped("team", members.list_members, ORGANISERS),
        untyped("member", members.confirm_removal, STAFF),
        untyped("dismiss", members.remove_member, STAFF),
        untyped("revoke", members.revoke_invitation, ORGANISERS),
        untyped("appoint", role_invitations.invite, ORGANISERS),
        untyped("group", group.show_group, OWNERS),
        untyped("groupyes", group.create_link, OWNERS),
        untyped("grouphere", group.link_here, OWNERS),
        untyped("grouplang", group.receive_language, OWNERS),
        untyped("groupoff", group.confirm_unlink, OWNERS),
        untyped("groupend", group.unlink, OWNERS),
        untyped("groupout", group_outsiders.request_removal, OWNERS),
    ],
    steps=[
        Step("appoint", role_invitations.prompt_rayon, role_invitations.receive_rayon, ORGANISERS),
    ],
    links={
        "j": joining.join_team,
    },
    group_updates=[group_status.receive_group_update],
    claim_group=[group_hints.hint, group.receive_group_message],
)
