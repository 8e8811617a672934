import gc
from collections.abc import Iterator

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.testing.v1 import app_test

from scoring import list_cases
from tests.pages.visit import open_link


@pytest.fixture(autouse=True, scope="session")
def _warm_server() -> Iterator[None]:
    """Do once what a server does once: load everything, freeze it, look for installed components.

    Every visit of AppTest would read the metadata of all installed packages again, every run compile shell
    and page; a full collection looks at what stays for good no more.
    """
    found, compiled = manifest_scanner.scan_component_manifests(), ScriptCache()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", lambda: found)
        patch.setattr(app_test, "ScriptCache", lambda: compiled)
        list_cases()
        open_link()
        gc.collect()
        gc.freeze()
        yield
        gc.unfreeze()
