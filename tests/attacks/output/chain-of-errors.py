# output-limit: a chain of ten thousand errors is described to its end
error = None
for number in range(10_000):
    try:
        raise ValueError(number) from error
    except ValueError as raised:
        error = raised
raise error
