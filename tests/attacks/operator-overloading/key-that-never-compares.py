# timeout: a variable's name that compares for ever is looked up in the worker
class Name(str):
    __hash__ = str.__hash__

    def __eq__(self, other):
        while True:
            pass


globals()[Name("model")] = None
