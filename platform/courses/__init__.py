"""The catalogue as published: courses, lessons, exercises, their immutable revisions and stored variants.

``services.publish`` is the only writer; ``markdown`` makes safe HTML of what authors wrote. No student is known here.
"""
