"""Quizzes: a student's sitting of one, from the start to the score, and the extra time that an instructor grants.

What a quiz is stands in the catalogue (``courses``); how an answer is shown and graded is that of ``attempts``.
"""
