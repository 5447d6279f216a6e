"""The site's configuration: environment, settings, addresses, and the commands of ``manage.py``.

The top of the tree: it may import every app, and no app imports it. What the site does lives in the apps.
"""
