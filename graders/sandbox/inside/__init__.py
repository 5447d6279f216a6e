"""The sandbox's own side: fork server, keeper, init and the process that runs the student's code.

Standard library only, and nothing of the rest of Gradus: what is imported here can be read by students.
"""
