import gc
from collections.abc import Iterator

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.testing.v1 import app_test, local_script_runner

from scoring import list_cases
from tests.pages.visit import open_link


@pytest.fixture(autouse=True, scope="session")
def _warm_server() -> Iterator[None]:
    """Do once what a server does once: load everything, freeze it, look for installed components.

    Every visit of AppTest would read the metadata of all installed packages again, every run compile shell
    and page and be asked every millisecond whether it has ended; a full collection looks at what stays for
    good no more.
    """
    found, compiled = manifest_scanner.scan_component_manifests(), ScriptCache()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", lambda: found)
        for runs_scripts in (app_test, local_script_runner):
            patch.setattr(runs_scripts, "ScriptCache", lambda: compiled)
        patch.setattr(local_script_runner, "require_widgets_deltas", _wait)
        list_cases()
        open_link()
        gc.collect()
        gc.freeze()
        yield
        gc.unfreeze()


def _wait(runner: local_script_runner.LocalScriptRunner, timeout: float) -> None:
    """Wait for the end of a run without asking for it again and again, which stops it each time."""
    assert runner._script_thread is not None
    runner._script_thread.join(timeout)
    assert runner.script_stopped(), f"the page takes longer than {timeout} s"
