"""Everything that turns an answer into a verdict: the pipeline, the checks, the feedback and the sandbox.

Imports neither Django nor anything of ``platform/``. ``contract`` holds the values that cross borders; ``grade`` is the
pipeline; ``checks`` are pure functions over evidence; ``sandbox`` is the only place where foreign code runs.
"""
