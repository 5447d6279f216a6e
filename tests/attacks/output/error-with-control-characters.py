# student-error: the text of an error draws on the terminal of whoever reads the verdict
class Loud(Exception):
    pass


Loud.__name__ = Loud.__qualname__ = "\x1b[2J\u202eLoud\x07"
raise Loud("\x1b]0;title\x07\x9b2J\u202egnp.exe\b\b\b")
