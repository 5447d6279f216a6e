# timeout: a hook of the interpreter keeps our code from ever ending the run
import sys


def trace(frame, _event, _argument):
    while frame.f_code.co_filename != "main.py":
        pass


sys.settrace(trace)
sys.setprofile(trace)
