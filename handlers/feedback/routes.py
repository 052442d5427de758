"""Routes of feedback."""

from handlers.buttons.feedback import (
    AddFeedbackQuestion,
    AnswerFeedback,
    ContinueFeedback,
    ExportFeedback,
    ListFeedbackQuestions,
    RateSeminar,
    RemoveFeedbackQuestion,
    ShowFeedback,
    ShowFeedbackCharts,
    ShowFeedbackQuestion,
    ShowFeedbackTexts,
    WriteFeedback,
)
from handlers.feedback import answering, form_editor, ratings, results
from handlers.permissions import CAN_SEE_EVERYONE, ORGANISERS
from handlers.routing import Routes, Step, button

ROUTES = Routes(
    buttons=[
        button(RateSeminar, ratings.rate, aside=True),
        button(WriteFeedback, ratings.start),
        button(ContinueFeedback, answering.ask_next),
        button(AnswerFeedback, answering.answer),
        button(ShowFeedback, results.show, CAN_SEE_EVERYONE),
        button(ShowFeedbackTexts, results.show_texts, CAN_SEE_EVERYONE),
        button(ShowFeedbackCharts, results.send_charts, CAN_SEE_EVERYONE),
        button(ExportFeedback, results.export, CAN_SEE_EVERYONE),
        button(ListFeedbackQuestions, form_editor.list_questions, ORGANISERS),
        button(AddFeedbackQuestion, form_editor.add_question, ORGANISERS),
        button(ShowFeedbackQuestion, form_editor.show_question, ORGANISERS),
        button(RemoveFeedbackQuestion, form_editor.remove_question, ORGANISERS),
    ],
    steps=[
        Step(ratings.STEP, ratings.prompt, ratings.receive, cancel=ratings.cancel),
        Step(answering.STEP, answering.prompt, answering.receive, buttons=[AnswerFeedback, ContinueFeedback]),
    ],
    claim_replies=[ratings.claim_words],
    texts=[form_editor.TEXT],
    out_of_date="button-old-seat",
)
