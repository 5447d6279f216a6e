"""Starting a fork server that differs: with a guard taken away, or on a machine whose interpreter anybody can read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from graders.sandbox import forkserver, probe
from graders.sandbox.level import Landlock
from graders.sandbox.pool import Pool

MAIN = "from graders.sandbox.inside import errors, server; errors.name_our_code(); server.main()"

PUBLIC_INTERPRETER = """
import os
from graders.sandbox.inside import linux
linux.unshare(linux.CLONE_NEWNS)
linux.mount("none", "/", None, linux.MS_REC | linux.MS_PRIVATE)
folders = {os.path.realpath(folder) for folder in (sys.prefix, sys.base_prefix)}
def private(folder):
    parents = [folder.rsplit("/", n)[0] for n in range(folder.count("/"), 0, -1)]
    return next((p for p in parents if p and not os.stat(p).st_mode & 1), None)
handles = {folder: os.open(folder, os.O_PATH) for folder in folders if private(folder)}
for parent in sorted({private(folder) for folder in handles}):
    linux.mount("tmpfs", parent, "tmpfs", 0, "mode=755")
for folder, handle in handles.items():
    os.makedirs(folder)
    linux.mount(f"/proc/self/fd/{handle}", folder, None, linux.MS_BIND | linux.MS_REC)
    os.close(handle)
"""
"""The weaker level needs an interpreter that a slot's user can read. Here one below a private home is shown under a
home that is not, to the fork server alone."""


def launch(*changes: str) -> str:
    """Return the fork server's command with changes made to it before it serves."""
    path, main = forkserver.LAUNCH[: -len(MAIN)], forkserver.LAUNCH[-len(MAIN) :]
    assert main == MAIN
    return "\n".join([path, *changes, main])


@contextmanager
def weaker_pool(*changes: str, **options: Any) -> Iterator[Pool]:
    """Start a pool at the weaker level, on a machine whose interpreter is made public for it."""
    pool = Pool(level=Landlock(), **options)
    with pytest.MonkeyPatch.context() as patch:
        # For as long as it lives: a server that is recycled starts in the same way.
        patch.setattr(forkserver, "LAUNCH", launch(PUBLIC_INTERPRETER, *changes))
        with pytest.MonkeyPatch.context() as only_at_the_start:
            only_at_the_start.setattr(probe, "_read_folders", lambda: None)
            pool.start()
        try:
            yield pool
        finally:
            pool.close()
