"""Routes of questions.answering."""

from handlers.buttons.answering import (
    AssignToSelf,
    ConfirmReplyRecording,
    ListAssignees,
    ReassignQuestion,
    ReplyToClarification,
    RequestClarification,
    ShowInbox,
    StartAnswer,
    StartSpokenAnswer,
    TranslateAnswer,
)
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
from handlers.routing import Route, Routes, Step, button

ROUTES = Routes(
    commands={
        "inbox": Route(inbox.show, CAN_ANSWER),
    },
    buttons=[
        button(ShowInbox, inbox.show, CAN_ANSWER),
        button(StartAnswer, written_answers.start_answer, CAN_ANSWER),
        button(StartSpokenAnswer, spoken_answers.start, MODERATORS),
        button(TranslateAnswer, translations.start, CAN_ANSWER),
        button(AssignToSelf, assignment.assign_self, CAN_ANSWER),
        button(ListAssignees, assignment.prompt_reassign, CAN_ANSWER),
        button(ReassignQuestion, assignment.reassign, CAN_ANSWER),
        button(RequestClarification, clarifications.start_request, CAN_ANSWER),
        button(ReplyToClarification, clarifications.start_reply),
        button(ConfirmReplyRecording, clarifications.confirm_recording),
    ],
    steps=[
        Step(
            written_answers.STEP,
            written_answers.prompt_answer,
            written_answers.receive_answer,
            CAN_ANSWER,
            written_answers.cancel_answer,
            buttons=[AssignToSelf, ListAssignees],
            subject=written_answers.prompt_subject,
        ),
        Step(
            clarifications.REQUEST_STEP,
            clarifications.prompt_request,
            clarifications.receive_request,
            CAN_ANSWER,
            clarifications.cancel,
        ),
        Step(
            clarifications.REPLY_STEP,
            clarifications.prompt_reply,
            clarifications.receive_reply,
            cancel=clarifications.cancel,
            buttons=[ConfirmReplyRecording],
            confirm_old=clarifications.confirm_old,
        ),
        Step(
            translations.STEP,
            translations.prompt,
            translations.receive,
            CAN_ANSWER,
            translations.cancel,
        ),
        Step(
            spoken_answers.STEP,
            spoken_answers.prompt,
            spoken_answers.receive,
            MODERATORS,
            spoken_answers.cancel,
        ),
    ],
    claim_albums=[written_answers.claim_album, clarifications.claim_album],
    claim_replies=[clarifications.claim_reply, written_answers.claim_reply],
    claim_group_staff=[written_answers.claim_album, written_answers.claim_reply],
    find_edits=[answer_edits.claim_edit, clarifications.claim_edit],
    find_group_edits=[answer_edits.claim_edit],
    out_of_date="button-old-question",
)
