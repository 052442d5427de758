"""Parameters of which `make test` takes a few and `make proofs` the rest."""

from collections.abc import Collection, Iterable
from typing import Any

import pytest


def mark_proof(values: Iterable[Any], *, except_for: Collection[Any]) -> list[Any]:
    """Return the values for `pytest.mark.parametrize`: all are marked `proof` but those of `except_for`."""
    return [
        value if value in except_for else pytest.param(value, marks=pytest.mark.proof) for value in values
    ]
