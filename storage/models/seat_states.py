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
"""The person is expected or has arrived."""
OCCUPIED_STATES = (*ATTENDING_STATES, OFFERED)
"""States that count against the capacity: an offered place is reserved until the offer expires."""
ACTIVE_STATES = (INVITED, *ATTENDING_STATES, WAITING, OFFERED)
"""States in which a person has or awaits a place; at most one such seat per person and seminar."""
