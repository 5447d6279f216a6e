# failed: an array of images or labels is alive in the process that the run was forked from
import gc

import numpy as np

gc.unfreeze()
arrays = {id(thing): thing for thing in gc.get_objects() if isinstance(thing, np.ndarray)}
for holder in gc.get_objects():
    for thing in gc.get_referents(holder):
        if isinstance(thing, np.ndarray):
            arrays[id(thing)] = thing
large = [
    (array.shape, str(array.dtype))
    for array in arrays.values()
    if array.size in (10_000, 60_000) or array.shape[-2:] == (28, 28)
]
print(f"ESCAPED: {large}" if large else f"refused, {len(arrays)} arrays")
