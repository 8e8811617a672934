from __future__ import annotations

import pytest
from streamlit.runtime.state import query_params

from ui.platform import query_limits


@pytest.mark.parametrize(
    "query",
    [
        "a" * query_limits.MOST_CHARACTERS,
        "&".join(["a=1"] * query_limits.MOST_PARAMETERS),
    ],
    ids=["characters", "parameters"],
)
def test_streamlit_drops_what_is_longer_and_nothing_else(query: str):
    """Streamlit empties a query of more than so many characters or parameters, and writes that to its log.

    If its limits have changed: bring ``ui/platform/query_limits.py`` in line, or a link that is too long
    opens the default page without a word. If it tells the page itself: the file can go, with the check in
    ``ui/server/missing_page.py``.
    """
    assert query_params.sanitize_query_string(query) == query
    assert not query_limits.is_too_long(query)
    assert query_params.sanitize_query_string(f"{query}&a") == ""
    assert query_limits.is_too_long(f"{query}&a")
