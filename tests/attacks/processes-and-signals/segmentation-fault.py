# student-error: a crash is taken for a fault of the platform
import ctypes

ctypes.string_at(0)
