"""Everything the bot can do, on one page: commands, buttons and steps, and for whom."""

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass

from handlers.accounts import erasure, my_data, start
from handlers.announcements import (
    approval,
    catch_up_digest,
    composer,
    corrections,
    launch,
    listing,
    progress,
    read_confirmation,
    read_reminders,
    report,
    retraction,
    schedule,
)
from handlers.announcements.page import TEXT_STEP, TIME_STEP
from handlers.audiences import picker, saved_segments, unreachable
from handlers.coverage import board, call_lists, follow_up
from handlers.faq import carried_questions, editor
from handlers.faq import search as faq_search
from handlers.invitees import invitations
from handlers.invitees import pages as invitees_pages
from handlers.messages import Incoming, Reply
from handlers.permissions import (
    CAN_ANSWER,
    CAN_FOLLOW_UP,
    CAN_REGISTER_OTHERS,
    CAN_SEE_EVERYONE,
    CAN_SEE_SEATS,
    MODERATORS,
    ORGANISERS,
    OWNERS,
    STAFF,
)
from handlers.questions.answering import (
    assignment,
    clarifications,
    inbox,
    spoken_answers,
    translations,
    written_answers,
)
from handlers.questions.asking import asking, my_questions, similar
from handlers.questions.hall import browse, digest, export, votes, wall
from handlers.questions.moderation import (
    bans,
    declining,
    delegation,
    history,
    merging,
    page,
    queue,
    topics,
    typed_text,
    visibility,
    wording,
)
from handlers.reminders import feedback, reminders, rule_editor, rules
from handlers.seats import (
    assisted_registration,
    attendance,
    cards,
    deputy,
    duplicates,
    list_matches,
    offers,
    registration,
    roster,
)
from handlers.seats import search as seats_search
from handlers.seminars import (
    changes,
    extra_questions,
    lifecycle,
    materials,
    planning,
    planning_prompts,
    programme,
    targets,
)
from handlers.seminars import pages as seminars_pages
from handlers.team import group, group_outsiders, joining, members, overview, role_invitations
from storage.database import Session
from storage.models import Role

Handler = Callable[[Incoming, Session], Awaitable[list[Reply]]]

ANYONE, CONSENTED = frozenset({"anyone"}), frozenset({"consented"})


def requires_role(who: frozenset[str]) -> bool:
    """Whether it takes a role."""
    return who not in (ANYONE, CONSENTED)


@dataclass(frozen=True, slots=True)
class Route:
    """What to do, and who may."""

    handler: Handler
    permission: frozenset[str] = CONSENTED


@dataclass(frozen=True, slots=True)
class Step:
    """A place in a dialog: how it asks, and what it does with what comes."""

    prompt: Handler
    receive: Handler
    permission: frozenset[str] = CONSENTED


COMMANDS: dict[str, Route] = {
    "start": Route(start.start, ANYONE),
    "language": Route(start.show_languages, ANYONE),
    "help": Route(start.show_help, ANYONE),
    "about": Route(start.show_about, ANYONE),
    "mydata": Route(my_data.show, ANYONE),
    "forget": Route(erasure.confirm, ANYONE),
    "cancel": Route(start.cancel, ANYONE),
    "seminars": Route(seminars_pages.list_seminars),
    "ask": Route(asking.start),
    "questions": Route(my_questions.list_questions),
    "hall": Route(browse.open_hall),
    "faq": Route(faq_search.start),
    "staff": Route(overview.show_panel, STAFF),
    "inbox": Route(inbox.show, CAN_ANSWER),
}

BUTTONS: dict[str, Route] = {
    "annread": Route(read_confirmation.confirm_read),
    "annopen": Route(catch_up_digest.show_full),
    "report": Route(report.show_report, ORGANISERS),
    "reportpic": Route(report.show_chart, ORGANISERS),
    "reportfile": Route(report.export_report, ORGANISERS),
    "unread": Route(read_reminders.confirm_reminder, ORGANISERS),
    "unreadgo": Route(read_reminders.send_reminder, ORGANISERS),
    "annfix": Route(corrections.start_correction, ORGANISERS),
    "annnote": Route(corrections.start_note, ORGANISERS),
    "annchange": Route(corrections.confirm, ORGANISERS),
    "annchangego": Route(corrections.send, ORGANISERS),
    "annretract": Route(retraction.confirm, ORGANISERS),
    "annretractgo": Route(retraction.retract, ORGANISERS),
    "lang": Route(start.receive_language, ANYONE),
    "consent": Route(start.receive_consent, ANYONE),
    "forget": Route(erasure.receive_answer, ANYONE),
    "erase": Route(erasure.decide_erasure, STAFF),
    "join": Route(seminars_pages.start_registration),
    "seminars": Route(seminars_pages.list_seminars),
    "seminar": Route(seminars_pages.show_seminar),
    "programme": Route(seminars_pages.show_programme),
    "pings": Route(seminars_pages.toggle_item_reminders),
    "materials": Route(seminars_pages.list_materials),
    "material": Route(seminars_pages.send_material),
    "area": Route(registration.show_area),
    "unit": Route(registration.receive_unit),
    "offices": Route(registration.list_offices),
    "office": Route(registration.receive_office),
    "position": Route(registration.receive_position),
    "name": Route(registration.receive_profile_name),
    "sex": Route(registration.receive_sex),
    "pick": Route(registration.receive_choice),
    "change": Route(registration.start_field_edit),
    "card": Route(registration.cancel_field_edit),
    "confirm": Route(registration.confirm_registration),
    "again": Route(registration.start_registration_edit),
    "venue": Route(cards.show_venue),
    "calendar": Route(cards.send_calendar),
    "coming": Route(attendance.confirm_attendance),
    "cannot": Route(attendance.start_release),
    "why": Route(attendance.choose_reason),
    "deputy": Route(deputy.send_link),
    "unlink": Route(deputy.revoke_link),
    "undeputy": Route(deputy.undo_handover),
    "offer": Route(offers.receive_answer),
    "attend": Route(reminders.receive_answer),
    "stars": Route(feedback.rate),
    "opinion": Route(feedback.start),
    "opinionstop": Route(feedback.cancel),
    "double": Route(duplicates.choose_resolution),
    "instead": Route(duplicates.receive_holder_answer),
    "let": Route(duplicates.decide, ORGANISERS),
    "onlist": Route(list_matches.receive_answer, ORGANISERS),
    "who": Route(roster.show_seat, CAN_SEE_SEATS),
    "state": Route(roster.change_state, CAN_SEE_SEATS),
    "unseat": Route(roster.start_release, CAN_SEE_SEATS),
    "handto": Route(roster.start_handover, ORGANISERS),
    "find": Route(seats_search.start, CAN_SEE_SEATS),
    "findstop": Route(seats_search.cancel, CAN_SEE_SEATS),
    "assist": Route(assisted_registration.start, CAN_REGISTER_OTHERS),
    "assistbeyond": Route(assisted_registration.register_over_quota, ORGANISERS),
    "assistis": Route(assisted_registration.choose_candidate, CAN_REGISTER_OTHERS),
    "asknew": Route(asking.start),
    "mine": Route(my_questions.list_questions),
    "own": Route(my_questions.show_question),
    "ownsaid": Route(my_questions.show_answers),
    "further": Route(my_questions.start_reopen),
    "furtherstop": Route(my_questions.cancel_reopen),
    "furthervoice": Route(my_questions.confirm_recording),
    "browse": Route(browse.list_questions),
    "halltopics": Route(browse.list_topics),
    "heard": Route(browse.show_question),
    "said": Route(browse.show_answers),
    "vote": Route(votes.set_vote),
    "bar": Route(bans.ban, MODERATORS),
    "unbar": Route(bans.unban, MODERATORS),
    "barred": Route(bans.list_banned, MODERATORS),
    "ask": Route(asking.choose_seminar),
    "askstop": Route(asking.cancel),
    "askto": Route(asking.prompt_item),
    "askitem": Route(asking.receive_item),
    "hide": Route(asking.set_anonymous),
    "hall": Route(asking.toggle_anonymous),
    "withdraw": Route(asking.withdraw),
    "pending": Route(asking.receive_saved),
    "same": Route(similar.receive_choice),
    "answer": Route(written_answers.start_answer, CAN_ANSWER),
    "answerstop": Route(written_answers.cancel_answer, CAN_ANSWER),
    "take": Route(assignment.assign_self, CAN_ANSWER),
    "passon": Route(assignment.prompt_reassign, CAN_ANSWER),
    "passto": Route(assignment.reassign, CAN_ANSWER),
    "more": Route(clarifications.start_request, CAN_ANSWER),
    "morestop": Route(clarifications.cancel),
    "saymore": Route(clarifications.start_reply),
    "sayvoice": Route(clarifications.confirm_recording),
    "also": Route(translations.start, CAN_ANSWER),
    "alsostop": Route(translations.cancel, CAN_ANSWER),
    "aloud": Route(spoken_answers.start, MODERATORS),
    "aloudstop": Route(spoken_answers.cancel, MODERATORS),
    "inbox": Route(inbox.show, CAN_ANSWER),
    "queue": Route(queue.show, MODERATORS),
    "left": Route(queue.list_unanswered, MODERATORS),
    "moderate": Route(queue.set_moderated, MODERATORS),
    "topics": Route(queue.list_topics, MODERATORS),
    "q": Route(page.show, MODERATORS),
    "qfiles": Route(page.show_files, MODERATORS),
    "qshow": Route(visibility.show, MODERATORS),
    "qhide": Route(visibility.hide, MODERATORS),
    "qagain": Route(visibility.reopen, MODERATORS),
    "qno": Route(declining.decline, MODERATORS),
    "qnowords": Route(declining.start_reason, MODERATORS),
    "qmerge": Route(merging.start, MODERATORS),
    "qinto": Route(merging.receive_target, MODERATORS),
    "qpart": Route(merging.unmerge, MODERATORS),
    "qto": Route(delegation.prompt_owner, MODERATORS),
    "qgive": Route(delegation.receive_owner, MODERATORS),
    "qdue": Route(delegation.receive_due, MODERATORS),
    "qfree": Route(delegation.release, MODERATORS),
    "qwords": Route(wording.start, MODERATORS),
    "qplain": Route(wording.reset_wording, MODERATORS),
    "qpast": Route(history.show, MODERATORS),
    "qtopic": Route(topics.start, MODERATORS),
    "qput": Route(topics.receive_topic, MODERATORS),
    "qname": Route(topics.receive_suggested_word, MODERATORS),
    "topic": Route(topics.show, MODERATORS),
    "topicname": Route(topics.start_rename, MODERATORS),
    "topicjoin": Route(topics.merge, MODERATORS),
    "staff": Route(overview.show_seminar, STAFF),
    "people": Route(overview.list_participants, CAN_SEE_SEATS),
    "export": Route(overview.export_participants, CAN_FOLLOW_UP),
    "board": Route(board.show_board, CAN_SEE_SEATS),
    "chart": Route(board.show_chart, CAN_SEE_SEATS),
    "boardmap": Route(board.show_map, CAN_SEE_SEATS),
    "catering": Route(board.show_catering, CAN_SEE_EVERYONE),
    "silent": Route(follow_up.list_unanswered, CAN_SEE_SEATS),
    "nudge": Route(follow_up.confirm_reminder, CAN_FOLLOW_UP),
    "nudgego": Route(follow_up.send_reminders, CAN_FOLLOW_UP),
    "items": Route(programme.list_items, ORGANISERS),
    "item": Route(programme.show_item, ORGANISERS),
    "itemadd": Route(programme.start_adding, ORGANISERS),
    "itemset": Route(programme.start_edit, ORGANISERS),
    "itemwho": Route(programme.choose_speaker, ORGANISERS),
    "itemshift": Route(programme.shift_items, ORGANISERS),
    "itemgone": Route(programme.remove_item, ORGANISERS),
    "itemsure": Route(programme.confirm_lines, ORGANISERS),
    "itemat": Route(programme.receive_time, ORGANISERS),
    "itemstop": Route(programme.cancel, ORGANISERS),
    "files": Route(materials.list_materials, CAN_ANSWER),
    "file": Route(materials.show_material, CAN_ANSWER),
    "fileadd": Route(materials.start, CAN_ANSWER),
    "filename": Route(materials.start_title, CAN_ANSWER),
    "fileto": Route(materials.choose_item, CAN_ANSWER),
    "filesee": Route(materials.send_preview, CAN_ANSWER),
    "filegone": Route(materials.remove_material, CAN_ANSWER),
    "filestop": Route(materials.cancel, CAN_ANSWER),
    "faqs": Route(faq_search.list_entries),
    "faqsee": Route(faq_search.show_entry),
    "faqfind": Route(faq_search.start),
    "faqfindstop": Route(faq_search.cancel),
    "faqleft": Route(carried_questions.list_open_questions, MODERATORS),
    "follow": Route(carried_questions.carry_question, MODERATORS),
    "faqfrom": Route(editor.create_from_question, MODERATORS),
    "faqnew": Route(editor.start_entry, MODERATORS),
    "faq": Route(editor.list_entries, MODERATORS),
    "faqone": Route(editor.show_entry, MODERATORS),
    "faqset": Route(editor.change_state, MODERATORS),
    "faqall": Route(editor.publish_all, MODERATORS),
    "faqmore": Route(editor.carry_entries, MODERATORS),
    "faqwords": Route(editor.start_edit, MODERATORS),
    "faqwhole": Route(editor.show_full_text, MODERATORS),
    "faqstop": Route(editor.cancel, MODERATORS),
    "digest": Route(digest.show, MODERATORS),
    "digestsee": Route(digest.preview, MODERATORS),
    "digestgo": Route(digest.send, MODERATORS),
    "qexport": Route(export.export, MODERATORS),
    "wall": Route(wall.show, MODERATORS),
    "wallnext": Route(wall.show_next, MODERATORS),
    "wallclear": Route(wall.clear, MODERATORS),
    "wallone": Route(wall.show_question, MODERATORS),
    "wallset": Route(wall.change_question, MODERATORS),
    "wallout": Route(wall.list_excluded, MODERATORS),
    "walllink": Route(wall.show_link, MODERATORS),
    "wallnew": Route(wall.renew_link, MODERATORS),
    "extras": Route(extra_questions.list_questions, ORGANISERS),
    "extraready": Route(extra_questions.add_template, ORGANISERS),
    "extranew": Route(extra_questions.start, ORGANISERS),
    "extraq": Route(extra_questions.show_question, ORGANISERS),
    "extraset": Route(extra_questions.start_edit, ORGANISERS),
    "extragone": Route(extra_questions.remove_question, ORGANISERS),
    "extrastop": Route(extra_questions.cancel, ORGANISERS),
    "phones": Route(call_lists.list_phones, CAN_FOLLOW_UP),
    "callsheet": Route(call_lists.export_call_sheet, CAN_FOLLOW_UP),
    "unsure": Route(call_lists.list_unconfirmed, CAN_FOLLOW_UP),
    "unsuresheet": Route(call_lists.export_unconfirmed, CAN_FOLLOW_UP),
    "failed": Route(overview.list_failures, ORGANISERS),
    "team": Route(members.list_members, ORGANISERS),
    "member": Route(members.confirm_removal, STAFF),
    "dismiss": Route(members.remove_member, STAFF),
    "revoke": Route(members.revoke_invitation, ORGANISERS),
    "appoint": Route(role_invitations.invite, ORGANISERS),
    "group": Route(group.show_group, OWNERS),
    "groupyes": Route(group.create_link, OWNERS),
    "grouphere": Route(group.link_here, OWNERS),
    "grouplang": Route(group.receive_language, OWNERS),
    "groupoff": Route(group.confirm_unlink, OWNERS),
    "groupend": Route(group.unlink, OWNERS),
    "groupout": Route(group_outsiders.request_removal, OWNERS),
    "rules": Route(rules.list_rules, ORGANISERS),
    "rule": Route(rules.show_rule, ORGANISERS),
    "ruleadd": Route(rules.add_rule, ORGANISERS),
    "ruledrop": Route(rules.remove_rule, ORGANISERS),
    "ruleshow": Route(rules.show_preview, ORGANISERS),
    "ruletest": Route(rules.send_test, ORGANISERS),
    "ruleday": Route(rule_editor.choose_day, ORGANISERS),
    "ruleclock": Route(rule_editor.choose_hour, ORGANISERS),
    "rulewho": Route(rule_editor.choose_audience, ORGANISERS),
    "rulewords": Route(rule_editor.edit_text, ORGANISERS),
    "tally": Route(feedback.show_summary, CAN_SEE_EVERYONE),
    "newseminar": Route(planning.start_seminar, ORGANISERS),
    "plan": Route(planning.show_plan, ORGANISERS),
    "line": Route(planning.start_field_edit, ORGANISERS),
    "fill": Route(planning.fill_missing, ORGANISERS),
    "clone": Route(planning.start_clone, ORGANISERS),
    "planday": Route(planning.receive_day, ORGANISERS),
    "planclock": Route(planning.receive_hour, ORGANISERS),
    "planat": Route(planning.confirm_moment, ORGANISERS),
    "planamount": Route(planning.receive_amount, ORGANISERS),
    "planoblast": Route(planning.receive_oblast, ORGANISERS),
    "planzone": Route(planning.receive_timezone, ORGANISERS),
    "planskip": Route(planning.skip_field, ORGANISERS),
    "plannone": Route(planning.clear_field, ORGANISERS),
    "targets": Route(targets.show_targets, ORGANISERS),
    "targetarea": Route(targets.show_area, ORGANISERS),
    "target": Route(targets.toggle_target, ORGANISERS),
    "life": Route(lifecycle.show_lifecycle, ORGANISERS),
    "live": Route(lifecycle.change_state, ORGANISERS),
    "link": Route(lifecycle.send_link, ORGANISERS),
    "staged": Route(changes.show_pending, ORGANISERS),
    "apply": Route(changes.apply_change, ORGANISERS),
    "invitees": Route(invitees_pages.show_invitees, ORGANISERS),
    "invblank": Route(invitees_pages.export_template, ORGANISERS),
    "invlists": Route(invitees_pages.start_import, ORGANISERS),
    "invtake": Route(invitees_pages.import_list, ORGANISERS),
    "invdrop": Route(invitees_pages.drop_import, ORGANISERS),
    "invlist": Route(invitees_pages.list_invitees, ORGANISERS),
    "invfile": Route(invitees_pages.export_invitees, ORGANISERS),
    "invlinks": Route(invitations.list_links, ORGANISERS),
    "invprint": Route(invitations.print_cards, ORGANISERS),
    "invreach": Route(invitations.confirm_sending, ORGANISERS),
    "invsend": Route(invitations.send_invitations, ORGANISERS),
    "anns": Route(listing.list_announcements, ORGANISERS),
    "ann": Route(listing.show_announcement, ORGANISERS),
    "annback": Route(listing.return_to_draft, ORGANISERS),
    "anndrop": Route(listing.drop_announcement, ORGANISERS),
    "annlimit": Route(listing.set_approval_limit, ORGANISERS),
    "annnew": Route(composer.start_announcement, ORGANISERS),
    "annwords": Route(composer.start_text, ORGANISERS),
    "annkeys": Route(composer.edit_buttons, ORGANISERS),
    "annlink": Route(composer.start_link, ORGANISERS),
    "annsee": Route(launch.show_preview, ORGANISERS),
    "anntest": Route(launch.send_test, ORGANISERS),
    "annsend": Route(launch.show_preflight, ORGANISERS),
    "annmiss": Route(launch.choose_fallback, ORGANISERS),
    "anngo": Route(launch.launch, ORGANISERS),
    "annat": Route(schedule.choose_time, ORGANISERS),
    "annok": Route(approval.approve, ORGANISERS),
    "annno": Route(approval.decline, ORGANISERS),
    "annpause": Route(progress.pause, ORGANISERS),
    "annresume": Route(progress.resume, ORGANISERS),
    "annend": Route(progress.stop, ORGANISERS),
    "annagain": Route(progress.resend_uncertain, ORGANISERS),
    "annleave": Route(progress.accept_uncertain, ORGANISERS),
    "annwho": Route(picker.show_audience, ORGANISERS),
    "annpick": Route(picker.show_options, ORGANISERS),
    "annarea": Route(picker.show_area, ORGANISERS),
    "anntap": Route(picker.toggle_option, ORGANISERS),
    "annclear": Route(picker.clear_audience, ORGANISERS),
    "annkept": Route(saved_segments.list_segments, ORGANISERS),
    "annuse": Route(saved_segments.use_segment, ORGANISERS),
    "annlose": Route(saved_segments.remove_segment, ORGANISERS),
    "annkeep": Route(saved_segments.start_saving, ORGANISERS),
    "annfar": Route(unreachable.list_unreachable, ORGANISERS),
    "annfarsheet": Route(unreachable.export_unreachable, ORGANISERS),
}

STEPS: dict[str, Step] = {
    "language": Step(start.prompt_language, start.prompt_language, ANYONE),
    "consent": Step(start.prompt_consent, start.prompt_consent, ANYONE),
    "registration": Step(registration.prompt, registration.receive),
    "reason": Step(attendance.prompt, attendance.receive),
    "opinion": Step(feedback.prompt, feedback.receive),
    "unseat": Step(roster.prompt_release, roster.receive_release, CAN_SEE_SEATS),
    "handto": Step(roster.prompt_handover, roster.receive_handover, ORGANISERS),
    "find": Step(seats_search.prompt, seats_search.receive, CAN_SEE_SEATS),
    "question": Step(asking.prompt, asking.receive),
    written_answers.STEP: Step(written_answers.prompt_answer, written_answers.receive_answer, CAN_ANSWER),
    clarifications.REQUEST_STEP: Step(
        clarifications.prompt_request, clarifications.receive_request, CAN_ANSWER
    ),
    clarifications.REPLY_STEP: Step(clarifications.prompt_reply, clarifications.receive_reply),
    translations.STEP: Step(translations.prompt, translations.receive, CAN_ANSWER),
    spoken_answers.STEP: Step(spoken_answers.prompt, spoken_answers.receive, MODERATORS),
    my_questions.STEP: Step(my_questions.prompt_reopen, my_questions.receive_reopen),
    programme.STEP: Step(programme.prompt, programme.receive, ORGANISERS),
    materials.STEP: Step(materials.prompt, materials.receive, CAN_ANSWER),
    page.STEP: Step(typed_text.prompt, typed_text.receive, MODERATORS),
    editor.STEP: Step(editor.prompt, editor.receive, MODERATORS),
    faq_search.STEP: Step(faq_search.prompt, faq_search.receive),
    extra_questions.STEP: Step(extra_questions.prompt, extra_questions.receive, ORGANISERS),
    "appoint": Step(role_invitations.prompt_rayon, role_invitations.receive_rayon, ORGANISERS),
    "rule": Step(rule_editor.prompt, rule_editor.receive, ORGANISERS),
    "planning": Step(planning_prompts.prompt, planning.receive, ORGANISERS),
    "targeting": Step(targets.prompt, targets.receive, ORGANISERS),
    saved_segments.STEP: Step(saved_segments.prompt, saved_segments.receive, ORGANISERS),
    "invitees": Step(invitees_pages.prompt, invitees_pages.receive, ORGANISERS),
    TEXT_STEP: Step(composer.prompt, composer.receive, ORGANISERS),
    TIME_STEP: Step(schedule.prompt_time, schedule.receive_time, ORGANISERS),
}

LINKS: dict[str, Handler] = {
    "d": deputy.open_link,
    "i": invitations.open_link,
    "j": joining.join_team,
    "q": asking.open_wall_link,
}
"""What a word in a `?start=` link does, by its first letter: `j_…`. A seminar's name has no underscore.

The words are secrets, but for the wall's: there it is the seminar's name."""

PARTICIPANT_COMMANDS = (
    "ask",
    "hall",
    "questions",
    "faq",
    "seminars",
    "language",
    "mydata",
    "forget",
    "cancel",
    "help",
    "about",
)
STAFF_COMMANDS = (("staff", CAN_SEE_SEATS), ("inbox", CAN_ANSWER))
PARTICIPANT_MENU = ("ask", "questions", "seminars", "help")
STAFF_INBOX_MENU = ("staff", "inbox", "ask", "help")
EXPERT_MENU = ("inbox", "seminars", "ask", "help")
STAFF_MENU = ("staff", "seminars", "ask", "help")
MENUS = (PARTICIPANT_MENU, STAFF_INBOX_MENU, EXPERT_MENU, STAFF_MENU)


def commands_for(kinds: Collection[str]) -> tuple[str, ...]:
    """The commands that somebody with these roles is shown, staff's own first."""
    return (*(name for name, who in STAFF_COMMANDS if who & set(kinds)), *PARTICIPANT_COMMANDS)


def menu_for(roles: Collection[Role]) -> tuple[str, ...]:
    """The keys of the keyboard below the chat for somebody with these roles."""
    kinds = {role.role for role in roles}
    if kinds & CAN_SEE_SEATS:
        return STAFF_INBOX_MENU if kinds & CAN_ANSWER else STAFF_MENU
    return EXPERT_MENU if kinds & CAN_ANSWER else PARTICIPANT_MENU
