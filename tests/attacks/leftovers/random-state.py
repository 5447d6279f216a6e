# failed: random numbers go on where an earlier run has left them
import random

import keras
import numpy as np

mark = random.Random("gradus-mark").getstate()
found = ["random"] if random.getstate() == mark else []
found += ["numpy"] if (np.random.get_state()[1] == np.random.RandomState(20_241).get_state()[1]).all() else []
found += ["keras"] if keras.src.backend.common.global_state.get_global_attribute("gradus_mark") else []
print(f"ESCAPED: {found}" if found else "refused")
random.seed("gradus-mark")
np.random.seed(20_241)
keras.utils.set_random_seed(20_241)
np.random.seed(20_241)
keras.src.backend.common.global_state.set_global_attribute("gradus_mark", 1)
