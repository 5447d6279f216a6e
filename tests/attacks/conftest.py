from collections.abc import Iterator

import pytest

from graders.sandbox.pool import Pool
from tests.attacks import corpus


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    """Two slots of a full fork server, with secrets in the worker that no run may find."""
    with corpus.planted(), Pool(slots=2) as pool:
        yield pool
