"""Routes of seats."""

from handlers.buttons import seats as buttons
from handlers.permissions import CAN_FOLLOW_UP, CAN_REGISTER_OTHERS, CAN_SEE_SEATS, ORGANISERS
from handlers.routing import Routes, Step, button
from handlers.seats import (
    assisted_registration,
    attendance,
    cards,
    corrections,
    deputy,
    duplicates,
    list_matches,
    offers,
    registration,
    registration_edits,
    registration_form,
    search,
    seat_page,
    staff_release,
)

ROUTES = Routes(
    buttons=[
        button(buttons.ShowRegistrationArea, registration.show_area),
        button(buttons.ChooseRegistrationUnit, registration.receive_unit),
        button(buttons.ListOffices, registration.list_offices),
        button(buttons.ChooseOffice, registration.receive_office),
        button(buttons.ChoosePosition, registration.receive_position),
        button(buttons.UseProfileName, registration.receive_profile_name),
        button(buttons.KeepShortName, registration.receive_short_name),
        button(buttons.ToggleSex, registration.receive_sex),
        button(buttons.AnswerExtraQuestion, registration.receive_choice),
        button(buttons.EditRegistrationField, registration_edits.start_field_edit),
        button(buttons.ClearRegistrationField, registration.clear_field),
        button(buttons.KeepRegistrationField, registration_edits.cancel_field_edit),
        button(buttons.SubmitRegistration, registration.confirm_registration),
        button(buttons.EditRegistration, registration_edits.start_registration_edit),
        button(buttons.DiscardRegistrationEdit, registration_edits.discard_registration_edit),
        button(buttons.ShowVenue, cards.show_venue),
        button(buttons.SendCalendar, cards.send_calendar),
        button(buttons.ConfirmSeat, attendance.confirm_attendance),
        button(buttons.StartDecliningSeat, attendance.start_release),
        button(buttons.DeclineSeat, attendance.choose_reason),
        button(buttons.CreateDeputyLink, deputy.send_link),
        button(buttons.RevokeDeputyLink, deputy.revoke_link),
        button(buttons.UndoHandover, deputy.undo_handover),
        button(buttons.AnswerOffer, offers.receive_answer),
        button(buttons.ResolveDuplicate, duplicates.choose_resolution),
        button(buttons.AnswerReplacementRequest, duplicates.receive_holder_answer),
        button(buttons.AdmitWaitingSeat, duplicates.decide, ORGANISERS),
        button(buttons.AnswerListMatch, list_matches.receive_answer, ORGANISERS),
        button(buttons.ShowSeat, seat_page.show_seat, CAN_SEE_SEATS),
        button(buttons.ChangeSeatState, seat_page.change_state, CAN_SEE_SEATS),
        button(buttons.ReleaseSeat, staff_release.start_release, CAN_SEE_SEATS),
        button(buttons.CorrectSeat, corrections.start, CAN_FOLLOW_UP),
        button(buttons.SetSeatPosition, corrections.receive_position, CAN_FOLLOW_UP),
        button(buttons.ClearSeatPhone, corrections.clear_phone, CAN_FOLLOW_UP),
        button(buttons.HandOverSeat, staff_release.start_handover, ORGANISERS),
        button(buttons.SearchSeats, search.start, CAN_SEE_SEATS),
        button(buttons.RegisterOther, assisted_registration.start, CAN_REGISTER_OTHERS),
        button(
            buttons.RegisterOtherBeyondQuota, assisted_registration.register_over_quota, CAN_REGISTER_OTHERS
        ),
        button(buttons.ChooseCandidate, assisted_registration.choose_candidate, CAN_REGISTER_OTHERS),
    ],
    steps=[
        Step(
            registration_form.STEP,
            registration.prompt,
            registration.receive,
            resumable=True,
            drops=(registration_form.EARLIER,),
        ),
        Step(attendance.STEP, attendance.prompt, attendance.receive),
        Step(
            seat_page.RELEASE_STEP, staff_release.prompt_release, staff_release.receive_release, CAN_SEE_SEATS
        ),
        Step(
            seat_page.HANDOVER_STEP, staff_release.prompt_handover, staff_release.receive_handover, ORGANISERS
        ),
        Step(corrections.STEP, corrections.prompt, corrections.receive, CAN_FOLLOW_UP),
        Step(search.STEP, search.prompt, search.receive, CAN_SEE_SEATS, search.cancel),
    ],
    links={
        "d": deputy.open_link,
    },
)
