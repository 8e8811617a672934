"""How long a link may be: Streamlit takes a longer one for none, without a word to the page."""

MOST_CHARACTERS = 512 * 1024
MOST_PARAMETERS = 1000


def is_too_long(query: str) -> bool:
    """Return whether Streamlit would open the default page in place of what a query says."""
    return len(query) > MOST_CHARACTERS or query.count("&") + 1 > MOST_PARAMETERS
