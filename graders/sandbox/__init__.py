"""The warm sandbox: the only place where foreign code runs.

Outside of it: ``pool`` owns the fork server and the slots, ``supervise`` watches one run and stops it, ``collect``
fetches what it left, ``cgroups`` and ``syscalls`` make its limits, ``probe`` says what this machine can do. On the
inside: ``inside``.
"""
