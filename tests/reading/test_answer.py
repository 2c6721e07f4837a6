"""What a child says is believed in its form only, whoever speaks through it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simdesk.domain.errors import FileProblem
from simdesk.reading.answer import Said, take_apart
from simdesk.reading.child import Answer


def said(*lines: object, late: bool = False) -> Said:
    return take_apart(Answer(b"\n".join(json.dumps(line).encode() for line in lines), late))


def test_a_whole_answer() -> None:
    lines = ({"code": "a"}, {"text": "b"}, {"text": ""}, {"cut_off": True}, {"end": None})
    assert said(*lines) == Said(["a"], ["b", ""], cut_off=True)


def test_an_answer_without_its_end_keeps_what_came_and_says_why() -> None:
    assert said({"code": "a"}) == Said(["a"], problem=FileProblem.TOO_MUCH)
    assert said({"code": "a"}, late=True) == Said(["a"], problem=FileProblem.TOO_SLOW)
    cut = take_apart(Answer(b'{"code": "a"}\n{"code": "b', late=True))
    assert cut == Said(["a"], problem=FileProblem.TOO_SLOW)


@pytest.mark.parametrize(
    "line",
    [{"code": 1}, {"text": ["x"]}, {"cut_off": 1}, {"end": "no such"}, {"end": 5}, [], None, "x"],
)
def test_what_has_another_form_is_not_heard(line: object) -> None:
    assert said(line, {"end": None}) == Said()


def test_texts_and_their_number_are_bounded() -> None:
    heard = said(*[{"code": "x" * 50_000}] * 500, {"end": None})
    assert (len(heard.codes), len(heard.codes[0])) == (200, 20_000)


def test_deep_json_is_no_harm() -> None:
    deep = b'{"code": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"
    assert take_apart(Answer(deep + b'\n{"end": null}', late=False)) == Said()


@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    assert isinstance(take_apart(Answer(data, late=False)), Said)
