import gc
from collections.abc import Iterator

import pytest

from scoring import list_cases
from tests.pages.visit import open_link


@pytest.fixture(autouse=True, scope="session")
def _warm_server() -> Iterator[None]:
    """Load everything once and freeze it, as the server does: each run ends with a full collection."""
    list_cases()
    open_link()
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()
