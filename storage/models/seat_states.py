"""The states of a seat."""

INVITED, REGISTERED, CONFIRMED, ARRIVED = "invited", "registered", "confirmed", "arrived"
WAITING, OFFERED, DECLINED, CANCELLED, HANDED_OVER = (
    "waiting",
    "offered",
    "declined",
    "cancelled",
    "handed_over",
)
STATES = (INVITED, REGISTERED, CONFIRMED, ARRIVED, WAITING, OFFERED, DECLINED, CANCELLED, HANDED_OVER)
ATTENDING_STATES = (REGISTERED, CONFIRMED, ARRIVED)
"""The seat is theirs: they are expected, or there."""
OCCUPIED_STATES = (*ATTENDING_STATES, OFFERED)
"""What counts against the capacity: an offered place is kept until the offer expires."""
ACTIVE_STATES = (INVITED, *ATTENDING_STATES, WAITING, OFFERED)
"""States in which a person has, or waits for, a seat: one such seat a person and seminar."""
