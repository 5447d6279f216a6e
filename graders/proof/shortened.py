"""The shortened form of a training: everything but the band is proved, in seconds.

Every ``Model.fit`` of a right answer trains for one epoch of a few steps, and the checks of what it reaches are left
out (``trained.*``, ``function.accuracy``): that is known from reference.yaml, which says of which solution it was.
Known wrong answers run as they stand; they are quick by themselves.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from graders.contract import Job

STEPS = 20

# The names are unlikely ones: the code runs in the same module.
PREAMBLE = f"""
import inspect as _inspect
import keras as _keras

def _shorten(_fit):
    def fit(*args, **options):
        given = dict(_inspect.signature(_fit).bind(*args, **options).arguments)
        model = given.pop("self")
        return _fit(model, **{{**given, "epochs": 1, "steps_per_epoch": {STEPS}}})
    return fit

_trainer = next(cls for cls in _keras.Model.__mro__ if "fit" in vars(cls))
_trainer.fit = _shorten(_trainer.fit)

"""


def shorten(job: Job) -> Job:
    """Return the job of a training in its shortened form, with the checks that do not ask what it reaches."""
    left_out = {_name(check) for check in job.checks if _is_reached(check)}
    checks = tuple(
        {**check, "needs": [name for name in check["needs"] if name not in left_out]}
        for check in job.checks
        if not _is_reached(check)
    )
    return dataclasses.replace(job, source=PREAMBLE + job.source, checks=checks, measure=None)


def _name(check: Mapping[str, Any]) -> str:
    return str(check["id"] or check["check"])


def _is_reached(check: Mapping[str, Any]) -> bool:
    kind = str(check["check"])
    return kind.startswith("trained.") or kind == "function.accuracy"
