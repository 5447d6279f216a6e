# student-error: an error that fails while it is described leaves our own code in an unknown state
class Meta(type):
    @property
    def __name__(cls):
        raise SystemExit(0)


class Indescribable(Exception, metaclass=Meta):
    def __str__(self):
        return None


raise Indescribable
