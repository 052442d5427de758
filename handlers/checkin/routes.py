"""Routes of check-in."""

from handlers.buttons import checkin as buttons
from handlers.checkin import arrivals, codes, door, passes, sheet, walk_ins
from handlers.permissions import CAN_CHECK_IN
from handlers.routing import Routes, Step, button

ROUTES = Routes(
    buttons=[
        button(buttons.ShowDoor, door.show, CAN_CHECK_IN),
        button(buttons.ListExpected, door.list_expected, CAN_CHECK_IN),
        button(buttons.CheckInListed, door.check_in_listed, CAN_CHECK_IN),
        button(buttons.ShowArrival, arrivals.show, CAN_CHECK_IN),
        button(buttons.CheckIn, arrivals.check_in, CAN_CHECK_IN),
        button(buttons.UndoCheckIn, arrivals.undo, CAN_CHECK_IN),
        button(buttons.RegisterWalkIn, walk_ins.start, CAN_CHECK_IN),
        button(buttons.ShowCheckInCode, codes.show_code, CAN_CHECK_IN),
        button(buttons.HideCheckInCode, codes.hide_code, CAN_CHECK_IN),
        button(buttons.ShowSheet, sheet.show, CAN_CHECK_IN),
        button(buttons.SendSheet, sheet.send, CAN_CHECK_IN),
        button(buttons.StartSheetEntry, sheet.start, CAN_CHECK_IN),
        button(buttons.ConfirmSheetEntry, sheet.apply, CAN_CHECK_IN),
        button(buttons.UndoSheetEntry, sheet.undo, CAN_CHECK_IN),
        button(buttons.ShowPass, passes.show_pass),
        button(buttons.StartSelfCheckIn, codes.start),
    ],
    steps=[
        Step(
            door.STEP,
            door.prompt,
            door.receive,
            CAN_CHECK_IN,
            buttons=[
                buttons.ShowDoor,
                buttons.ListExpected,
                buttons.CheckInListed,
                buttons.ShowArrival,
                buttons.CheckIn,
                buttons.UndoCheckIn,
                buttons.RegisterWalkIn,
            ],
            keeps_keyboard=True,
        ),
        Step(
            sheet.STEP,
            sheet.prompt,
            sheet.receive,
            CAN_CHECK_IN,
            sheet.cancel,
            buttons=[buttons.ConfirmSheetEntry],
        ),
        Step(codes.STEP, codes.prompt, codes.receive, cancel=codes.cancel),
    ],
    links={
        codes.LINK: codes.open_link,
        passes.LINK: passes.open_link,
    },
    claim_replies=[codes.claim_code],
    out_of_date="button-old-seat",
)
