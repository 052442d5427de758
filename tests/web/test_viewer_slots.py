"""Slots of wall viewers: shares of clients, slots for newcomers, reservations, networks counted as one client."""

import pytest

from web.viewer_slots import RESERVED_SECONDS, TooManyViewers, ViewerSlots, client_network


def slots_taken(places: ViewerSlots, client: str, now: float = 0.0) -> int:
    """Return how many slots one client gets that comes again and again."""
    found = 0
    try:
        while True:
            places.acquire(client, now)
            found += 1
    except TooManyViewers:
        return found


def test_one_client_gets_half_and_the_next_half_of_the_rest_but_for_a_fifth() -> None:
    places = ViewerSlots(500)
    assert [slots_taken(places, client) for client in "abcd"] == [200, 100, 50, 25]


def test_somebody_new_is_let_in_although_a_hundred_clients_want_everything() -> None:
    places = ViewerSlots(500)
    for client in range(100):
        slots_taken(places, f"192.0.2.{client}")
    places.acquire("somebody new", 0.0)


def test_there_is_an_end_to_how_many_are_let_in() -> None:
    places = ViewerSlots(5)
    for client in range(5):
        places.acquire(str(client), 0.0)
    with pytest.raises(TooManyViewers):
        places.acquire("one more", 0.0)
    assert places.viewer_count == 5


def test_a_place_that_was_left_is_kept_for_its_client_alone_and_for_a_while() -> None:
    places = ViewerSlots(4)
    for client in "abcd":
        places.acquire(client, 0.0)
    places.release("a", 10.0)
    with pytest.raises(TooManyViewers):
        places.acquire("e", 10.0 + RESERVED_SECONDS - 1)
    places.acquire("a", 10.0 + RESERVED_SECONDS - 1)
    places.release("a", 100.0)
    places.acquire("e", 100.0 + RESERVED_SECONDS)
    with pytest.raises(TooManyViewers):
        places.acquire("a", 100.0 + RESERVED_SECONDS)


def test_to_come_and_go_gains_no_places() -> None:
    places = ViewerSlots(10)
    for moment in range(100):
        places.acquire("a", float(moment))
        places.release("a", float(moment))
    assert slots_taken(places, "a", 100.0) == 4
    assert slots_taken(places, "b", 100.0) == 2


@pytest.mark.parametrize(
    ("address", "client"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("", ""),
        ("unknown", ""),
        ("x" * 5000, ""),
    ],
)
def test_an_address_belongs_to_a_client(address: str, client: str) -> None:
    assert client_network(address) == client
