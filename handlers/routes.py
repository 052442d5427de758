"""Everything the bot can do, on one page: commands, buttons and steps, and for whom."""

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass

from handlers import staff, start
from handlers.announcing import (
    choosing,
    composing,
    correcting,
    keeping,
    late,
    launching,
    listing,
    nudging,
    reading,
    report,
    retracting,
    seconding,
    sending,
    timing,
    unreached,
)
from handlers.announcing.card import STEP, TIME
from handlers.answering import aloud, answers, dialogue, inbox, owning, translating
from handlers.board import calls, chase, coverage
from handlers.crew import group, inviting, joining, team
from handlers.guests import invitations, invitees
from handlers.hall import barring, browsing, digest, export, own, questions, similar, votes, wall
from handlers.moderating import (
    assigning,
    declining,
    history,
    merging,
    page,
    queue,
    showing,
    topic,
    typed,
    wording,
)
from handlers.plans import asking, changes, lifecycle, planning, targets
from handlers.registering import assisted, registration
from handlers.reminding import feedback, reminders, rules, ruling
from handlers.rights import (
    ANSWERERS,
    ASSISTERS,
    CHASERS,
    MODERATORS,
    ORGANISERS,
    OWNERS,
    STAFF,
    VIEWERS,
    WATCHERS,
)
from handlers.seats import deputy, doubles, finding, leaving, offers, roster, seat
from handlers.seminar import extras, faq, following, lookup, materials, programme, seminars
from handlers.words import Incoming, Reply
from storage.database import Session
from storage.models import Role

Handler = Callable[[Incoming, Session], Awaitable[list[Reply]]]

ANYONE, CONSENTED = frozenset({"anyone"}), frozenset({"consented"})


def for_staff(who: frozenset[str]) -> bool:
    """Whether it takes a role."""
    return who not in (ANYONE, CONSENTED)


@dataclass(frozen=True, slots=True)
class Route:
    """What to do, and who may."""

    handler: Handler
    who: frozenset[str] = CONSENTED


@dataclass(frozen=True, slots=True)
class Step:
    """A place in a dialog: how it asks, and what it does with what comes."""

    ask: Handler
    take: Handler
    who: frozenset[str] = CONSENTED


COMMANDS: dict[str, Route] = {
    "start": Route(start.start, ANYONE),
    "language": Route(start.choose_language, ANYONE),
    "help": Route(start.show_help, ANYONE),
    "mydata": Route(start.my_data, ANYONE),
    "forget": Route(start.forget, ANYONE),
    "cancel": Route(start.cancel, ANYONE),
    "seminars": Route(seminars.seminar_list),
    "ask": Route(questions.ask),
    "questions": Route(own.mine),
    "hall": Route(browsing.begin),
    "faq": Route(lookup.command),
    "staff": Route(staff.panel, STAFF),
    "inbox": Route(inbox.inbox, ANSWERERS),
}

BUTTONS: dict[str, Route] = {
    "annread": Route(reading.read),
    "annopen": Route(late.open_whole),
    "report": Route(report.report, ORGANISERS),
    "reportpic": Route(report.chart, ORGANISERS),
    "reportfile": Route(report.sheet, ORGANISERS),
    "unread": Route(nudging.page, ORGANISERS),
    "unreadgo": Route(nudging.send, ORGANISERS),
    "annfix": Route(correcting.fix, ORGANISERS),
    "annnote": Route(correcting.note, ORGANISERS),
    "annchange": Route(correcting.ask, ORGANISERS),
    "annchangego": Route(correcting.go, ORGANISERS),
    "annretract": Route(retracting.page, ORGANISERS),
    "annretractgo": Route(retracting.go, ORGANISERS),
    "lang": Route(start.take_language, ANYONE),
    "consent": Route(start.take_consent, ANYONE),
    "forget": Route(start.take_forget, ANYONE),
    "join": Route(seminars.join),
    "seminars": Route(seminars.seminar_list),
    "seminar": Route(seminars.page),
    "programme": Route(seminars.show_programme),
    "pings": Route(seminars.toggle_pings),
    "materials": Route(seminars.list_materials),
    "material": Route(seminars.send_material),
    "area": Route(registration.area),
    "unit": Route(registration.take_unit),
    "offices": Route(registration.offices),
    "office": Route(registration.take_office),
    "position": Route(registration.take_position),
    "name": Route(registration.take_profile_name),
    "sex": Route(registration.take_sex),
    "pick": Route(registration.take_pick),
    "change": Route(registration.change),
    "card": Route(registration.back_to_card),
    "confirm": Route(registration.confirm),
    "again": Route(registration.again),
    "venue": Route(seat.venue),
    "calendar": Route(seat.calendar),
    "coming": Route(leaving.coming),
    "cannot": Route(leaving.cannot),
    "why": Route(leaving.why),
    "deputy": Route(deputy.send),
    "unlink": Route(deputy.take_back),
    "offer": Route(offers.answer),
    "attend": Route(reminders.answer),
    "stars": Route(feedback.rate),
    "opinion": Route(feedback.begin),
    "opinionstop": Route(feedback.stop),
    "double": Route(doubles.choose),
    "instead": Route(doubles.answer),
    "let": Route(doubles.let, ORGANISERS),
    "who": Route(roster.show, VIEWERS),
    "state": Route(roster.change, VIEWERS),
    "unseat": Route(roster.begin_unseat, VIEWERS),
    "handto": Route(roster.begin_hand, ORGANISERS),
    "find": Route(finding.begin, VIEWERS),
    "findstop": Route(finding.stop, VIEWERS),
    "assist": Route(assisted.begin, ASSISTERS),
    "assistbeyond": Route(assisted.beyond, ORGANISERS),
    "asknew": Route(questions.ask),
    "mine": Route(own.mine),
    "own": Route(own.page),
    "ownsaid": Route(own.said),
    "further": Route(own.begin_more),
    "furtherstop": Route(own.stop_more),
    "browse": Route(browsing.browse),
    "halltopics": Route(browsing.topics),
    "heard": Route(browsing.page),
    "said": Route(browsing.said),
    "vote": Route(votes.vote),
    "bar": Route(barring.bar, MODERATORS),
    "unbar": Route(barring.lift, MODERATORS),
    "barred": Route(barring.listed, MODERATORS),
    "ask": Route(questions.ask_about),
    "askstop": Route(questions.stop),
    "askto": Route(questions.choose_item),
    "askitem": Route(questions.take_item),
    "hide": Route(questions.hide),
    "hall": Route(questions.toggle_name),
    "withdraw": Route(questions.withdraw),
    "pending": Route(questions.take_pending),
    "same": Route(similar.answer),
    "answer": Route(answers.begin_answer, ANSWERERS),
    "answerstop": Route(answers.stop_answer, ANSWERERS),
    "take": Route(owning.take, ANSWERERS),
    "passon": Route(owning.choose, ANSWERERS),
    "passto": Route(owning.give, ANSWERERS),
    "more": Route(dialogue.begin, ANSWERERS),
    "morestop": Route(dialogue.stop),
    "saymore": Route(dialogue.begin_saying),
    "also": Route(translating.begin, ANSWERERS),
    "alsostop": Route(translating.stop, ANSWERERS),
    "aloud": Route(aloud.begin, MODERATORS),
    "aloudstop": Route(aloud.stop, MODERATORS),
    "inbox": Route(inbox.inbox, ANSWERERS),
    "queue": Route(queue.show, MODERATORS),
    "left": Route(queue.left, MODERATORS),
    "moderate": Route(queue.moderate, MODERATORS),
    "topics": Route(queue.hottest, MODERATORS),
    "q": Route(page.page, MODERATORS),
    "qfiles": Route(page.files, MODERATORS),
    "qshow": Route(showing.show, MODERATORS),
    "qhide": Route(showing.hide, MODERATORS),
    "qagain": Route(showing.again, MODERATORS),
    "qno": Route(declining.begin, MODERATORS),
    "qnowords": Route(declining.begin_words, MODERATORS),
    "qmerge": Route(merging.begin, MODERATORS),
    "qinto": Route(merging.into, MODERATORS),
    "qpart": Route(merging.part, MODERATORS),
    "qto": Route(assigning.begin, MODERATORS),
    "qgive": Route(assigning.choose_due, MODERATORS),
    "qdue": Route(assigning.take_due, MODERATORS),
    "qfree": Route(assigning.release, MODERATORS),
    "qwords": Route(wording.begin, MODERATORS),
    "qplain": Route(wording.plain, MODERATORS),
    "qpast": Route(history.show, MODERATORS),
    "qtopic": Route(topic.begin, MODERATORS),
    "qput": Route(topic.put, MODERATORS),
    "qname": Route(topic.put_word, MODERATORS),
    "topic": Route(topic.page, MODERATORS),
    "topicname": Route(topic.begin_name, MODERATORS),
    "topicjoin": Route(topic.join, MODERATORS),
    "staff": Route(staff.overview, STAFF),
    "people": Route(staff.participants, VIEWERS),
    "export": Route(staff.export, CHASERS),
    "board": Route(coverage.board, VIEWERS),
    "chart": Route(coverage.chart, VIEWERS),
    "boardmap": Route(coverage.chart_map, VIEWERS),
    "catering": Route(coverage.catering_count, WATCHERS),
    "silent": Route(chase.silent, VIEWERS),
    "nudge": Route(chase.nudge, CHASERS),
    "nudgego": Route(chase.nudge_sent, CHASERS),
    "items": Route(programme.show, ORGANISERS),
    "item": Route(programme.item_page, ORGANISERS),
    "itemadd": Route(programme.begin_adding, ORGANISERS),
    "itemset": Route(programme.begin_field, ORGANISERS),
    "itemwho": Route(programme.choose_speaker, ORGANISERS),
    "itemshift": Route(programme.shift, ORGANISERS),
    "itemgone": Route(programme.remove, ORGANISERS),
    "itemstop": Route(programme.stop, ORGANISERS),
    "files": Route(materials.show, ANSWERERS),
    "file": Route(materials.page, ANSWERERS),
    "fileadd": Route(materials.begin, ANSWERERS),
    "filename": Route(materials.begin_title, ANSWERERS),
    "fileto": Route(materials.choose_item, ANSWERERS),
    "filesee": Route(materials.see, ANSWERERS),
    "filegone": Route(materials.remove, ANSWERERS),
    "filestop": Route(materials.stop, ANSWERERS),
    "faqs": Route(lookup.listed),
    "faqsee": Route(lookup.read),
    "faqfind": Route(lookup.command),
    "faqfindstop": Route(lookup.stop),
    "faqleft": Route(following.left, MODERATORS),
    "follow": Route(following.take, MODERATORS),
    "faqfrom": Route(faq.of_question, MODERATORS),
    "faqnew": Route(faq.begin_new, MODERATORS),
    "faq": Route(faq.show, MODERATORS),
    "faqone": Route(faq.page, MODERATORS),
    "faqset": Route(faq.change, MODERATORS),
    "faqall": Route(faq.publish_all, MODERATORS),
    "faqmore": Route(faq.more, MODERATORS),
    "faqwords": Route(faq.begin_words, MODERATORS),
    "faqwhole": Route(faq.whole, MODERATORS),
    "faqstop": Route(faq.stop, MODERATORS),
    "digest": Route(digest.page, MODERATORS),
    "digestsee": Route(digest.see, MODERATORS),
    "digestgo": Route(digest.send, MODERATORS),
    "qexport": Route(export.export, MODERATORS),
    "wall": Route(wall.page, MODERATORS),
    "wallnext": Route(wall.next_one, MODERATORS),
    "wallclear": Route(wall.clear, MODERATORS),
    "wallone": Route(wall.one, MODERATORS),
    "wallset": Route(wall.change, MODERATORS),
    "wallout": Route(wall.left_out, MODERATORS),
    "walllink": Route(wall.link, MODERATORS),
    "wallnew": Route(wall.renew, MODERATORS),
    "extras": Route(extras.show, ORGANISERS),
    "extraready": Route(extras.add_ready, ORGANISERS),
    "extranew": Route(extras.begin, ORGANISERS),
    "extraq": Route(extras.page, ORGANISERS),
    "extraset": Route(extras.begin_field, ORGANISERS),
    "extragone": Route(extras.remove, ORGANISERS),
    "extrastop": Route(extras.stop, ORGANISERS),
    "phones": Route(calls.phones, CHASERS),
    "callsheet": Route(calls.call_sheet, CHASERS),
    "unsure": Route(calls.unsure, CHASERS),
    "unsuresheet": Route(calls.unsure_sheet, CHASERS),
    "failed": Route(staff.failed, ORGANISERS),
    "team": Route(team.page, ORGANISERS),
    "member": Route(team.ask_removal, STAFF),
    "dismiss": Route(team.remove, STAFF),
    "revoke": Route(team.revoke, ORGANISERS),
    "appoint": Route(inviting.choose, ORGANISERS),
    "group": Route(group.page, OWNERS),
    "groupyes": Route(group.agree, OWNERS),
    "grouphere": Route(group.here, OWNERS),
    "grouplang": Route(group.take_language, OWNERS),
    "groupoff": Route(group.ask_unlink, OWNERS),
    "groupend": Route(group.unlink, OWNERS),
    "rules": Route(rules.rules, ORGANISERS),
    "rule": Route(rules.page, ORGANISERS),
    "ruleadd": Route(rules.add, ORGANISERS),
    "ruledrop": Route(rules.drop, ORGANISERS),
    "ruleshow": Route(rules.show, ORGANISERS),
    "ruletest": Route(rules.to_me, ORGANISERS),
    "ruleday": Route(ruling.day, ORGANISERS),
    "ruleclock": Route(ruling.clock, ORGANISERS),
    "rulewho": Route(ruling.who, ORGANISERS),
    "rulewords": Route(ruling.words, ORGANISERS),
    "tally": Route(feedback.tally, WATCHERS),
    "newseminar": Route(planning.new, ORGANISERS),
    "plan": Route(planning.show, ORGANISERS),
    "line": Route(planning.line, ORGANISERS),
    "fill": Route(planning.fill, ORGANISERS),
    "clone": Route(planning.clone, ORGANISERS),
    "planday": Route(planning.take_day, ORGANISERS),
    "planclock": Route(planning.take_clock, ORGANISERS),
    "planat": Route(planning.take_at, ORGANISERS),
    "planamount": Route(planning.take_amount, ORGANISERS),
    "planoblast": Route(planning.take_oblast, ORGANISERS),
    "planzone": Route(planning.take_zone, ORGANISERS),
    "planskip": Route(planning.skip, ORGANISERS),
    "plannone": Route(planning.take_none, ORGANISERS),
    "targets": Route(targets.show, ORGANISERS),
    "targetarea": Route(targets.area, ORGANISERS),
    "target": Route(targets.toggle, ORGANISERS),
    "life": Route(lifecycle.page, ORGANISERS),
    "live": Route(lifecycle.step, ORGANISERS),
    "link": Route(lifecycle.link, ORGANISERS),
    "staged": Route(changes.show, ORGANISERS),
    "apply": Route(changes.apply, ORGANISERS),
    "invitees": Route(invitees.page, ORGANISERS),
    "invblank": Route(invitees.template, ORGANISERS),
    "invlists": Route(invitees.begin, ORGANISERS),
    "invtake": Route(invitees.confirm, ORGANISERS),
    "invdrop": Route(invitees.drop, ORGANISERS),
    "invlist": Route(invitees.listed, ORGANISERS),
    "invfile": Route(invitees.file, ORGANISERS),
    "invlinks": Route(invitations.links, ORGANISERS),
    "invprint": Route(invitations.print_cards, ORGANISERS),
    "invreach": Route(invitations.reach, ORGANISERS),
    "invsend": Route(invitations.send, ORGANISERS),
    "anns": Route(listing.show, ORGANISERS),
    "ann": Route(listing.page, ORGANISERS),
    "annback": Route(listing.take_back, ORGANISERS),
    "anndrop": Route(listing.drop, ORGANISERS),
    "annlimit": Route(listing.limit, ORGANISERS),
    "annnew": Route(composing.begin, ORGANISERS),
    "annwords": Route(composing.begin_words, ORGANISERS),
    "annkeys": Route(composing.keys, ORGANISERS),
    "annlink": Route(composing.begin_link, ORGANISERS),
    "annsee": Route(launching.see, ORGANISERS),
    "anntest": Route(launching.to_me, ORGANISERS),
    "annsend": Route(launching.send, ORGANISERS),
    "annmiss": Route(launching.choose_words, ORGANISERS),
    "anngo": Route(launching.go, ORGANISERS),
    "annat": Route(timing.choose_time, ORGANISERS),
    "annok": Route(seconding.agree, ORGANISERS),
    "annno": Route(seconding.decline, ORGANISERS),
    "annpause": Route(sending.pause, ORGANISERS),
    "annresume": Route(sending.resume, ORGANISERS),
    "annend": Route(sending.end, ORGANISERS),
    "annagain": Route(sending.send_again, ORGANISERS),
    "annleave": Route(sending.leave, ORGANISERS),
    "annwho": Route(choosing.show, ORGANISERS),
    "annpick": Route(choosing.pick, ORGANISERS),
    "annarea": Route(choosing.open_area, ORGANISERS),
    "anntap": Route(choosing.tap, ORGANISERS),
    "annclear": Route(choosing.clear, ORGANISERS),
    "annkept": Route(keeping.show, ORGANISERS),
    "annuse": Route(keeping.use, ORGANISERS),
    "annlose": Route(keeping.lose, ORGANISERS),
    "annkeep": Route(keeping.begin, ORGANISERS),
    "annfar": Route(unreached.show, ORGANISERS),
    "annfarsheet": Route(unreached.sheet, ORGANISERS),
}

STEPS: dict[str, Step] = {
    "language": Step(start.ask_language, start.ask_language, ANYONE),
    "consent": Step(start.ask_consent, start.ask_consent, ANYONE),
    "registration": Step(registration.ask, registration.take),
    "reason": Step(leaving.ask, leaving.take),
    "opinion": Step(feedback.ask, feedback.take),
    "unseat": Step(roster.ask_unseat, roster.take_unseat, VIEWERS),
    "handto": Step(roster.ask_hand, roster.take_hand, ORGANISERS),
    "find": Step(finding.ask, finding.take, VIEWERS),
    "question": Step(questions.prompt, questions.take),
    answers.STEP: Step(answers.answer_prompt, answers.take_answer, ANSWERERS),
    dialogue.ASKING: Step(dialogue.prompt, dialogue.take, ANSWERERS),
    dialogue.SAYING: Step(dialogue.prompt_saying, dialogue.take_saying),
    translating.STEP: Step(translating.prompt, translating.take, ANSWERERS),
    aloud.STEP: Step(aloud.prompt, aloud.take, MODERATORS),
    own.STEP: Step(own.ask_more, own.take_more),
    programme.STEP: Step(programme.ask, programme.take, ORGANISERS),
    materials.STEP: Step(materials.ask, materials.take, ANSWERERS),
    page.STEP: Step(typed.ask, typed.take, MODERATORS),
    faq.STEP: Step(faq.ask, faq.take, MODERATORS),
    lookup.STEP: Step(lookup.ask, lookup.take),
    extras.STEP: Step(extras.ask, extras.take, ORGANISERS),
    "appoint": Step(inviting.ask_rayon, inviting.take_rayon, ORGANISERS),
    "rule": Step(ruling.ask, ruling.take, ORGANISERS),
    "planning": Step(asking.ask, planning.take, ORGANISERS),
    "targeting": Step(targets.ask, targets.take, ORGANISERS),
    keeping.STEP: Step(keeping.ask, keeping.take, ORGANISERS),
    "invitees": Step(invitees.ask, invitees.take, ORGANISERS),
    STEP: Step(composing.ask, composing.take, ORGANISERS),
    TIME: Step(timing.ask_time, timing.take_time, ORGANISERS),
}

LINKS: dict[str, Handler] = {
    "d": deputy.opened,
    "i": invitations.open_link,
    "j": joining.join,
    "q": questions.from_wall,
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
)
STAFF_COMMANDS = (("staff", VIEWERS), ("inbox", ANSWERERS))
MENU = ("ask", "questions", "seminars", "help")
ANSWER_MENU = ("staff", "inbox", "ask", "help")
EXPERT_MENU = ("inbox", "seminars", "ask", "help")
STAFF_MENU = ("staff", "seminars", "ask", "help")
MENUS = (MENU, ANSWER_MENU, EXPERT_MENU, STAFF_MENU)


def commands_of(kinds: Collection[str]) -> tuple[str, ...]:
    """The commands that somebody with these roles is shown, staff's own first."""
    return (*(name for name, who in STAFF_COMMANDS if who & set(kinds)), *PARTICIPANT_COMMANDS)


def menu_of(roles: Collection[Role]) -> tuple[str, ...]:
    """The keys of the keyboard below the chat for somebody with these roles."""
    kinds = {role.role for role in roles}
    if kinds & VIEWERS:
        return ANSWER_MENU if kinds & ANSWERERS else STAFF_MENU
    return EXPERT_MENU if kinds & ANSWERERS else MENU
