"""Attempts and their life, from an answer to its verdict.

``services`` is the only writer, ``queue`` the only way to the workers, ``recorder`` brings their verdicts back,
``sweep`` repairs what was lost between, ``access`` decides who sees an attempt, ``live`` streams what happens in one to
its page.
"""
