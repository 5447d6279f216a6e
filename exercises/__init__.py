"""The content of the courses, and how it is read.

One folder per course, per lesson, per exercise; ``schema`` says what may stand in their files, ``catalog`` reads them,
and ``filling`` writes a variant's numbers into their texts.
Imports nothing of ``graders/`` or ``platform/``, and runs no author's code.
"""
