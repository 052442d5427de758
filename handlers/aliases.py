"""Buttons and steps of the release before this one, as people have them in chats and dialogs. The next drops them."""

from collections.abc import Callable, Sequence
from typing import Any
from zlib import crc32

from handlers.ui.pages import fingerprint
from handlers.ui.steps import Form
from storage.models import Person

ButtonAlias = Callable[[Sequence[str], Person], str]
"""The present data of a button, from its old fields and whoever presses it."""


def _cancels(step: str, other: str, kind: str = "") -> ButtonAlias:
    """The stop button of a step whose place another has taken in part: it stops at the one where the person stands.

    `kind`: of the texts that are edited at the other step (`ui.text_editor`).
    """

    def rename(_arguments: Sequence[str], person: Person) -> str:
        form = person.draft.get(other) or {}
        stands = person.step == other and form.get("kind", "") == kind
        return f"cancel-step:{other if stands else step}"

    return rename


def _without_place(prefix: str) -> ButtonAlias:
    """Of a button that carried, behind the question, that its answer replaces the pressed message."""

    def rename(arguments: Sequence[str], _person: Person) -> str:
        question, *rest = arguments
        return ":".join([prefix, question, *(rest[1:] if rest[:1] == ["c"] else rest)])

    return rename


def _extra_question_text(arguments: Sequence[str], _person: Person) -> str:
    question, field, language = [*arguments, "", "", ""][:3]
    if field == "choices":
        return f"edit-extra-question-choices:{question}"
    return f"edit-text:extra-question:{question}:{field}:{language}"


def _item_text(arguments: Sequence[str], _person: Person) -> str:
    item, field, language = [*arguments, "", "", ""][:3]
    return f"edit-text:item:{item}:title:{language}" if field == "title" else f"edit-item:{item}:{field}"


def _confirmed_items(arguments: Sequence[str], person: Person) -> str:
    """The typed lines had another fingerprint."""
    seminar, mark = [*arguments, "", ""][:2]
    typed = person.draft.get("programme", {}).get("typed") or ""
    return f"confirm-items:{seminar}:{fingerprint(typed) if mark == f'{crc32(typed.encode()):x}' else mark}"


def _material_text(arguments: Sequence[str], _person: Person) -> str:
    material, language = [*arguments, "", ""][:2]
    return f"edit-text:material:{material}:title:{language}"


def _title_step(kind: str, row: int, language: str) -> tuple[str, Form]:
    return "text", {"kind": kind, "row": row, "field": "title", "language": language}


def _extra_question_step(form: Form) -> tuple[str, Form] | None:
    if form.get("field") != "title":
        return None
    return _title_step("extra-question", form["question"], form["language"])


def _item_step(form: Form) -> tuple[str, Form] | None:
    return _title_step("item", form["item"], form["language"]) if form.get("field") == "title" else None


def _material_step(form: Form) -> tuple[str, Form] | None:
    return _title_step("material", form["material"], form["language"]) if "material" in form else None


def _faq_step(form: Form) -> tuple[str, Form] | None:
    if not form.get("entry"):
        return None
    row = {"kind": "faq", "row": form["entry"]}
    return "text", {**row, "field": form["part"], "language": form["language"]}


def _invitees_step(seminar: Any) -> tuple[str, Form] | None:
    return ("invitees", {"seminar": seminar}) if isinstance(seminar, int) else None


def _reminder_text(arguments: Sequence[str], _person: Person) -> str:
    rule, language, removed = [*arguments, "", "", ""][:3]
    if removed:
        return f"remove-reminder-text:{rule}:{language}"
    return f"edit-text:reminder-rule:{rule}:custom_text:{language}"


def _reminder_step(form: Form) -> tuple[str, Form] | None:
    if form.get("what", "clock") == "clock":
        return None
    row = {"kind": "reminder-rule", "row": form["rule"]}
    return "text", {**row, "field": "custom_text", "language": form["what"]}


BUTTON_ALIASES: dict[str, str | ButtonAlias] = {
    # accounts
    "consent": "answer-consent",
    "erase": "decide-erasure",
    "forget": "answer-erasure",
    "lang": "choose-language",
    # announcements
    "ann": "show-announcement",
    "annagain": "resend-uncertain",
    "annat": "choose-send-time",
    "annback": "return-to-draft",
    "annchange": "check-correction",
    "annchangego": "send-correction",
    "anndrop": "drop-announcement",
    "annend": "stop-announcement",
    "annfix": "start-correction",
    "anngo": "launch-announcement",
    "annkeys": "edit-announcement-buttons",
    "annleave": "accept-uncertain",
    "annlimit": "set-approval-limit",
    "annlink": "add-announcement-link",
    "annmiss": "choose-fallback-language",
    "annnew": "start-announcement",
    "annno": "decline-announcement",
    "annnote": "start-note",
    "annok": "approve-announcement",
    "annopen": "show-missed-announcement",
    "annpause": "pause-announcement",
    "annread": "confirm-read",
    "annresume": "resume-announcement",
    "annretract": "prepare-retraction",
    "annretractgo": "retract-announcement",
    "anns": "list-announcements",
    "annsee": "preview-announcement",
    "annsend": "check-announcement",
    "anntest": "send-test-announcement",
    "annwords": "edit-announcement-text",
    "report": "show-report",
    "reportfile": "export-report",
    "reportpic": "show-report-chart",
    "unread": "prepare-read-reminder",
    "unreadgo": "send-read-reminder",
    # answering
    "aloud": "start-spoken-answer",
    "also": "translate-answer",
    "answer": "start-answer",
    "inbox": "show-inbox",
    "more": "request-clarification",
    "passon": "list-assignees",
    "passto": "reassign-question",
    "saymore": "reply-to-clarification",
    "sayvoice": "confirm-reply-recording",
    "take": "assign-to-self",
    # asking
    "ask": "start-question",
    "askitem": "choose-item-to-ask",
    "asknew": "choose-seminar-to-ask",
    "askto": "list-items-to-ask",
    "further": "reopen-own-question",
    "furthervoice": "confirm-reopen-recording",
    "hall": "toggle-anonymous",
    "hide": "set-draft-anonymous",
    "mine": "list-own-questions",
    "own": "show-own-question",
    "ownsaid": "show-own-answers",
    "pending": "decide-saved-message",
    "same": "choose-similar",
    "withdraw": "withdraw-question",
    # audiences
    "annarea": "show-audience-area",
    "annclear": "clear-audience",
    "annfar": "list-unreachable",
    "annfarsheet": "export-unreachable",
    "annkeep": "save-segment",
    "annkept": "list-saved-segments",
    "annlose": "remove-segment",
    "annpick": "show-condition-values",
    "anntap": "toggle-condition",
    "annuse": "use-segment",
    "annwho": "show-audience",
    # coverage
    "board": "show-board",
    "boardmap": "show-coverage-map",
    "callsheet": "export-call-sheet",
    "catering": "show-catering",
    "chart": "show-coverage-chart",
    "nudge": "confirm-coverage-reminder",
    "nudgego": "send-coverage-reminder",
    "phones": "list-phones",
    "silent": "list-silent-places",
    "unsure": "list-unconfirmed",
    "unsuresheet": "export-unconfirmed",
    # faq
    "faq": "list-faq-entries",
    "faqall": "publish-faq-entries",
    "faqfind": "search-faq",
    "faqfrom": "add-faq-entry-from-question",
    "faqleft": "list-carried-questions",
    "faqmore": "carry-faq-entries",
    "faqnew": "add-faq-entry",
    "faqone": "show-faq-entry",
    "faqs": "read-faq",
    "faqsee": "read-faq-entry",
    "faqset": "set-faq-entry-state",
    "faqwhole": "show-faq-entry-text",
    "follow": "carry-question",
    # hall
    "browse": "list-hall-questions",
    "digest": "show-digest",
    "digestgo": "send-digest",
    "digestsee": "preview-digest",
    "halltopics": "list-hall-topics",
    "heard": "show-hall-question",
    "qexport": "export-questions",
    "said": "send-hall-answers",
    "vote": "vote-for-question",
    "wall": "show-wall",
    "wallclear": "clear-wall",
    "walllink": "send-wall-link",
    "wallnew": "renew-wall-link",
    "wallnext": "show-next-on-wall",
    "wallone": "show-wall-question",
    "wallout": "list-hidden-from-wall",
    "wallset": "change-wall-question",
    # invitees
    "invblank": "export-invitee-template",
    "invdrop": "drop-invitee-import",
    "invfile": "export-invitees",
    "invitees": "show-invitees",
    "invlinks": "list-invitation-links",
    "invlist": "list-invitees",
    "invlists": "start-invitee-import",
    "invprint": "print-invitation-cards",
    "invreach": "confirm-invitations",
    "invsend": "send-invitations",
    "invtake": "import-invitees",
    # moderation
    "bar": "ban-asker",
    "barred": "list-banned",
    "left": "list-unanswered-questions",
    "moderate": "set-moderated",
    "q": "show-question",
    "qdue": "assign-question",
    "qgive": "choose-due-day",
    "qinto": "merge-question",
    "qname": "create-topic",
    "qno": "decline-question",
    "qnowords": "type-decline-reason",
    "qplain": "reset-wording",
    "qput": "set-topic",
    "qshow": "publish-question",
    "queue": "list-queue",
    "topic": "show-topic",
    "topicjoin": "merge-topic",
    "topicname": "rename-topic",
    "topics": "list-topics",
    "unbar": "unban-asker",
    # moments
    "planclock": "pick-hour",
    "planday": "pick-day",
    # reminders
    "attend": "answer-attendance",
    "opinion": "write-feedback",
    "rule": "show-reminder-rule",
    "ruleadd": "add-reminder-rule",
    "ruleclock": "set-reminder-hour",
    "ruleday": "set-reminder-day",
    "ruledrop": "remove-reminder-rule",
    "rulenowords": "remove-reminder-text",
    "rules": "list-reminder-rules",
    "ruleshow": "preview-reminder",
    "ruletest": "send-test-reminder",
    "rulewho": "toggle-reminder-audience",
    "stars": "rate-seminar",
    "tally": "show-feedback",
    # seats
    "again": "edit-registration",
    "area": "show-registration-area",
    "assist": "register-other",
    "assistbeyond": "register-other-beyond-quota",
    "assistis": "choose-candidate",
    "calendar": "send-calendar",
    "cannot": "start-declining-seat",
    "card": "keep-registration-field",
    "change": "edit-registration-field",
    "coming": "confirm-seat",
    "confirm": "submit-registration",
    "deputy": "create-deputy-link",
    "double": "resolve-duplicate",
    "find": "search-seats",
    "handto": "hand-over-seat",
    "instead": "answer-replacement-request",
    "let": "admit-waiting-seat",
    "name": "use-profile-name",
    "offer": "answer-offer",
    "office": "choose-office",
    "offices": "list-offices",
    "onlist": "answer-list-match",
    "pick": "answer-extra-question",
    "position": "choose-position",
    "sex": "toggle-sex",
    "state": "change-seat-state",
    "undeputy": "undo-handover",
    "unit": "choose-registration-unit",
    "unlink": "revoke-deputy-link",
    "unseat": "release-seat",
    "venue": "show-venue",
    "who": "show-seat",
    "why": "decline-seat",
    # seminars
    "apply": "apply-pending-change",
    "clone": "clone-seminar",
    "extrachoices": "edit-extra-question-choices",
    "extragone": "remove-extra-question",
    "extranew": "add-extra-question",
    "extraq": "show-extra-question",
    "extraready": "add-extra-question-template",
    "extras": "list-extra-questions",
    "file": "show-material",
    "fileadd": "add-materials",
    "filegone": "remove-material",
    "files": "manage-materials",
    "filesee": "preview-material",
    "fileto": "attach-material",
    "fill": "fill-missing-fields",
    "item": "show-item",
    "itemadd": "add-items",
    "itemat": "set-item-time",
    "itemgone": "remove-item",
    "items": "list-items",
    "itemshift": "shift-items",
    "itemwho": "choose-speaker",
    "join": "start-registration",
    "life": "show-lifecycle",
    "line": "edit-plan-field",
    "link": "send-seminar-link",
    "live": "change-seminar-state",
    "material": "send-material",
    "materials": "list-materials",
    "newseminar": "create-seminar",
    "pings": "set-item-reminders",
    "plan": "show-plan",
    "planamount": "pick-amount",
    "planat": "confirm-registration-time",
    "plannone": "clear-plan-field",
    "planoblast": "pick-oblast",
    "planskip": "skip-plan-field",
    "planzone": "set-timezone",
    "programme": "show-programme",
    "seminar": "show-seminar",
    "seminars": "list-seminars",
    "staged": "show-pending-change",
    "target": "set-target",
    "targetarea": "show-target-area",
    "targets": "show-targets",
    # team
    "appoint": "invite-member",
    "dismiss": "remove-member",
    "export": "export-participants",
    "failed": "list-failures",
    "group": "show-group",
    "groupend": "unlink-group",
    "grouphere": "link-group-here",
    "grouplang": "set-group-language",
    "groupoff": "confirm-unlink-group",
    "groupout": "remove-outsider",
    "groupyes": "create-group-link",
    "member": "confirm-member-removal",
    "people": "list-participants",
    "revoke": "revoke-invitation",
    "staff": "show-seminar-for-staff",
    "team": "list-members",
    # With other fields than now.
    # seminars
    "extraset": _extra_question_text,
    "extrastop": _cancels("extra", "text", "extra-question"),
    "itemset": _item_text,
    "itemstop": _cancels("programme", "text", "item"),
    "itemsure": _confirmed_items,
    "filename": _material_text,
    "filestop": _cancels("material", "text", "material"),
    # faq
    "faqfindstop": "cancel-step:faqfind",
    "faqstop": _cancels("faq", "text", "faq"),
    "faqwords": "edit-text:faq",
    # reminders
    "opinionstop": "cancel-step:opinion",
    "rulewords": _reminder_text,
    # seats
    "findstop": "cancel-step:find",
    # questions.asking
    "askstop": "cancel-step:question",
    "furtherstop": "cancel-step:further",
    # questions.answering
    "answerstop": "cancel-step:answer",
    "aloudstop": "cancel-step:aloud",
    "alsostop": "cancel-step:translation",
    "morestop": _cancels("more", "saymore"),
    # questions.moderation
    **{
        prefix: _without_place(new)
        for prefix, new in (
            ("qagain", "reopen-question"),
            ("qfiles", "send-question-files"),
            ("qfree", "unassign-question"),
            ("qhide", "hide-question"),
            ("qmerge", "choose-merge-target"),
            ("qpart", "unmerge-question"),
            ("qpast", "show-question-history"),
            ("qto", "choose-assignee"),
            ("qtopic", "choose-topic"),
            ("qwords", "edit-wording"),
        )
    },
}
"""Old prefix -> the present one, with its first fields where these are fixed (`"opinionstop": "cancel-step:opinion"`).
"""

STEP_ALIASES: dict[str, Callable[[Form], tuple[str, Form] | None]] = {
    "extra": _extra_question_step,
    "programme": _item_step,
    "material": _material_step,
    # faq
    "faq": _faq_step,
    # invitees
    "invitees": _invitees_step,
    # reminders
    "rule": _reminder_step,
}
"""Old step -> the present step and form for an old form; None: the form is a present one."""


def rename_button(person: Person, prefix: str, argument: str) -> tuple[str, str]:
    """The button as this release packs it: prefix and argument."""
    alias = BUTTON_ALIASES.get(prefix)
    if alias is None:
        return prefix, argument
    data = alias(argument.split(":"), person) if callable(alias) else f"{alias}:{argument}".removesuffix(":")
    new, _, rest = data.partition(":")
    return new, rest


def rename_steps(person: Person) -> None:
    """Let somebody who stands at an old step stand at the present one, with what is remembered there."""
    for old in STEP_ALIASES.keys() & person.draft.keys():
        kept = {key: value for key, value in person.draft.items() if key != old}
        try:
            renamed = STEP_ALIASES[old](person.draft[old])
        except (
            AttributeError,
            KeyError,
            TypeError,
        ):  # nothing that this bot has written: not worth a dead letter
            person.draft, person.step = kept, None if person.step == old else person.step
            continue
        if renamed is not None:
            step, form = renamed
            person.draft = {**kept, step: form}
            person.step = step if person.step == old else person.step
