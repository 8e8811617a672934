"""The app as it was at an earlier commit, laid out in a folder of its own."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]


def commit_before() -> str:
    """Return what to look back to: the last commit if something is changed since, else the one before."""
    return "HEAD" if _git("status", "--porcelain", "--untracked-files=no") else "HEAD~1"


def described(commit: str) -> str:
    """Return a commit's short name and the line that says what it does.

    Raises:
        subprocess.CalledProcessError: there is no such commit.

    """
    return _git("log", "-1", "--format=%h %s", commit)


@contextmanager
def laid_out(commit: str) -> Iterator[Path]:
    """Lay a commit out in a temporary folder until the ``with`` ends.

    Raises:
        subprocess.CalledProcessError: there is no such commit.

    """
    with TemporaryDirectory() as folder:
        place = Path(folder, "app")
        _git("worktree", "add", "--detach", str(place), commit)
        try:
            yield place
        finally:
            _git("worktree", "remove", "--force", str(place))


def _git(*command: str) -> str:
    done = subprocess.run(["git", *command], cwd=ROOT, check=True, capture_output=True, text=True)
    return done.stdout.strip()
