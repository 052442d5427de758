"""Routes of questions.answering."""

from handlers.permissions import CAN_ANSWER, MODERATORS
from handlers.questions.answering import (
    answer_edits,
    assignment,
    clarifications,
    inbox,
    spoken_answers,
    translations,
    written_answers,
)
from handlers.routing import Route, Routes, Step, any_command, untyped

ROUTES = Routes(
    commands={
        "inbox": Route(inbox.show, CAN_ANSWER),
    },
    buttons=[
        untyped("answer", written_answers.start_answer, CAN_ANSWER),
        untyped("answerstop", written_answers.cancel_answer, CAN_ANSWER),
        untyped("take", assignment.assign_self, CAN_ANSWER),
        untyped("passon", assignment.prompt_reassign, CAN_ANSWER),
        untyped("passto", assignment.reassign, CAN_ANSWER),
        untyped("more", clarifications.start_request, CAN_ANSWER),
        untyped("morestop", clarifications.cancel),
        untyped("saymore", clarifications.start_reply),
        untyped("sayvoice", clarifications.confirm_recording),
        untyped("also", translations.start, CAN_ANSWER),
        untyped("alsostop", translations.cancel, CAN_ANSWER),
        untyped("aloud", spoken_answers.start, MODERATORS),
        untyped("aloudstop", spoken_answers.cancel, MODERATORS),
        untyped("inbox", inbox.show, CAN_ANSWER),
    ],
    steps=[
        Step(
            written_answers.STEP,
            written_answers.prompt_answer,
            written_answers.receive_answer,
            CAN_ANSWER,
            ends_on=any_command,
        ),
        Step(
            clarifications.REQUEST_STEP,
            clarifications.prompt_request,
            clarifications.receive_request,
            CAN_ANSWER,
            ends_on=any_command,
        ),
        Step(
            clarifications.REPLY_STEP,
            clarifications.prompt_reply,
            clarifications.receive_reply,
            ends_on=any_command,
        ),
        Step(translations.STEP, translations.prompt, translations.receive, CAN_ANSWER, ends_on=any_command),
        Step(
            spoken_answers.STEP,
            spoken_answers.prompt,
            spoken_answers.receive,
            MODERATORS,
            ends_on=any_command,
        ),
    ],
    claim_albums=[written_answers.claim_album, clarifications.claim_album],
    claim_replies=[clarifications.claim_reply, written_answers.claim_reply],
    claim_group_staff=[written_answers.claim_album, written_answers.claim_reply],
    find_edits=[answer_edits.claim_edit, clarifications.claim_edit],
    find_group_edits=[answer_edits.claim_edit],
)
