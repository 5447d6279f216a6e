# output-limit: the text of an error fills the memory of the worker
class Long(Exception):
    def __str__(self):
        return "long " * 4_000_000


raise Long
