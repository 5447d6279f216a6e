"""Run an exercise's own ``check.py`` over the evidence, in a second sandbox.

An author wrote it, but what it reads was made by a student. It gets the collected files and nothing else: no labels, no
expected values, no datasets.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping

from graders.checks.program import Finding, ProgramError, find_unusable, read_findings
from graders.contract import Job
from graders.measurement import LIMITS
from graders.sandbox.request import End, Ran, Request

log = logging.getLogger("gradus.checks")

MAX_BYTES = 64 * 1024
RESULTS = "results.json"
TAIL = """
import json as _json, os as _os, pathlib as _pathlib
with open(_os.environ["EVIDENCE"] + "/results.json", "w") as _file:
    _json.dump(check(_pathlib.Path.cwd()), _file, default=lambda value: value.item())
"""


def judge(job: Job, files: Mapping[str, bytes], run: Callable[[Request], Ran]) -> dict[str, Finding]:
    """Return what the job's ``check.py`` found, by name: nothing where it failed, which is logged as our error.

    It is not run over files that are not as the exercise wants them. Raises SandboxError where nothing is known of it.
    """
    if find_unusable(job.leaves, files):
        return {}
    ran = run(
        Request(job.program + TAIL, limits=LIMITS, files=files, collect={RESULTS: MAX_BYTES}, sees_datasets=False)
    )
    try:
        if ran.end is not End.EXITED or ran.status != 0 or RESULTS not in ran.files:
            raise ProgramError(f"ended by {ran.end} {ran.status}: {ran.output[-2000:]}")
        return read_findings(ran.files[RESULTS])
    except ProgramError as error:
        log.error("%s: check.py %s", job.exercise, error)
        return {}
