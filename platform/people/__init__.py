"""People: who they are, how they sign in, which language they read, and what their role lets them see.

Knows nothing of courses or attempts.
"""
