"""What a "not modified" answer says of the body that we hold is kept, what it says of another body is not."""

from __future__ import annotations

import pytest

from orchestration.fetching.fetch_records import Validators
from tests.fetching.asking import ask
from tests.fetching.servers import says, serving


@pytest.mark.parametrize(
    ("asked", "told", "kept"),
    [
        (Validators(None, b"yesterday"), {"ETag": '"one"'}, Validators(b'"one"', b"yesterday")),
        (Validators(b'"one"', b"yesterday"), {"ETag": 'W/"one"'}, Validators(b'W/"one"', b"yesterday")),
        (Validators(b'"one"', b"yesterday"), {"Last_Modified": "today"}, Validators(b'"one"', b"today")),
        (
            Validators(b'"one"', b"yesterday"),
            {"ETag": '"another body"', "Last_Modified": "today"},
            Validators(b'"one"', b"yesterday"),
        ),
    ],
)
def test_a_304_may_name_newer_validators_of_the_body_that_we_hold(
    asked: Validators, told: dict[str, str | bytes], kept: Validators
) -> None:
    with serving({"/": says(304, b"", **told)}) as site:
        result = ask(site, validators=asked)
    assert result.validators == kept
