"""Code that really raises what the rules about the language, data and limits explain: rule -> code.

The line that stops is the last one, unless it ends with ``# here``.
"""

SYNTAX = {
    "notebook.pip": "import keras\n!pip install pandas",
    "notebook.shell": "!wget http://example.com/data.csv",
    "notebook.magic": "%cd data",
    "syntax.print": "x = 1\nprint x",
    "syntax.quotes": "x = «loss»",
    "syntax.sign": "x = 5 × 3",
    "syntax.character": "x = 5 € 3",
    "syntax.else_if": "x = 1\nif x == 2:\n    pass\nelse if x == 1:",
    "syntax.colon": "for i in range(3)  # here\n    print(i)",
    "syntax.never_closed": "x = [1, 2  # here\ny = 3",
    "syntax.unmatched": "x = (1, 2))",
    "syntax.assignment": "x = 1\nif x = 1:  # here\n    pass",
    "syntax.quote_open": "x = 'loss",
    "syntax.comma": "x = [1 2]",
    "syntax.positional_last": "print(end='', 'a')",
    "syntax.argument_twice": "dict(a=1, a=2)",
    "syntax.outside": "x = 1\nreturn x",
    "syntax.try": "try:\n    x = 1\ny = 2",
    "syntax.f_string": "x = 1\nprint(f'{x')",
    "syntax.number": "2x = 5",
    "syntax.tabs": "if True:\n        x = 1\n\ty = 2",
    "syntax.block_missing": "for i in range(3):\nprint(i)",
    "syntax.indent_unexpected": "x = 1\n  y = 2",
    "syntax.indent_unmatched": "if True:\n        x = 1\n    y = 2",
    "syntax.foreign_sign": "x = 1\nif x == 1 && x == 2:  # here\n    pass",
    "syntax.other": "x = = 2",
}

NAMES = {
    "names.lookalike": "m\u043edel = 5\nprint(model)",
    "names.constant": "x = true",
    "names.not_imported": "x = np.zeros(3)",
    "names.misspelt": "weights = 5\nprint(wieghts)",
    "names.unknown": "print(zzqq)",
    "names.local": "x = 1\ndef grow():\n    x = x + 1  # here\ngrow()",
    "names.none_attribute": "import keras\nmodel = keras.Sequential()\nmodel = model.add(keras.layers.Dense(1))\n"
    "model.add(keras.layers.Dense(1))",
    "names.none": "x = None\nx.shape",
    "names.list_method": "import numpy as np\nnp.zeros(3).append(1)",
    "names.attribute_misspelt": "import keras\nkeras.layers.Dence(10)",
    "names.array_of_list": "[1, 2].shape",
    "names.attribute": "'a'.len()",
    "names.import": "from keras import zzqq",
}

MODEL = "import keras\nmodel = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])\n"
DATA = {
    "data.colab": "from google.colab import drive",
    "data.colab_path": "open('/content/drive/MyDrive/x.csv')",
    "data.dataset_absent": "import keras\nkeras.datasets.cifar10.load_data()",
    "data.load_unpacking": "import keras\nx, y, a, b = keras.datasets.mnist.load_data()",
    "data.weights_suffix": MODEL + "model.save_weights('w.h5')",
    "data.weights_of_another": """
import keras
from keras.layers import Dense, Input
keras.Sequential([Input((4,)), Dense(3)]).save_weights("other.weights.h5")
model = keras.Sequential([Input((4,)), Dense(5)])
model.load_weights("other.weights.h5")
""",
    "data.model_suffix": MODEL + "model.save('model')",
    "data.model_missing": "import keras\nkeras.models.load_model('model.keras')",
    "data.model_format": "import keras\nkeras.models.load_model('model')",
    "data.file_missing": "open('data.csv')",
    "data.read_only": "open('/etc/x', 'w')",
    "data.history_key": "history = {'acc': [1]}\nhistory['accuracy']",
    "data.history": "import keras\nkeras.callbacks.History()['loss']",
    "data.module_misspelt": "import numpi as np",
    "data.module_missing": "import pandas as pd",
    "data.decimal_comma": "float('0,5')",
    "data.not_a_number": "int('1.5')",
}

LIMITS = {
    "limits.pip": "import subprocess\nsubprocess.check_call(['pip', 'install', 'pandas'])",
    "limits.download": "import keras\nkeras.utils.get_file('a.csv', 'https://example.com/a.csv')",
    "limits.network": "import urllib.request\nurllib.request.urlopen('https://example.com/')",
    "limits.array": "import numpy as np\nnp.zeros((1000000, 100000, 10))",
    "limits.tensor": "import tensorflow as tf\ntf.zeros((1000000, 100000, 10))",
    "limits.memory": "bytearray(1 << 44)",
    "limits.input": "x = input()",
    "limits.threads": "import threading, time\n"
    "for _ in range(1000): threading.Thread(target=time.sleep, args=(9,), daemon=True).start()",
    "limits.recursion": "def f():\n    return f()  # here\nf()",
}

VALUES = {
    "values.call_missing_comma": "x = [(1, 2) (3, 4)]",
    "values.call_module": "import keras\nkeras.datasets.mnist()",
    "values.call": "x = [1, 2]\nx(0)",
    "values.function_indexed": "import numpy as np\nnp.zeros(3).reshape[3, 1]",
    "values.not_indexed": "x = 5\nx[0]",
    "values.text_and_number": "'loss' + 1",
    "values.list_arithmetic": "[1, 2] - [1]",
    "values.operand_types": "None + 1",
    "values.comparison": "'5' > 3",
    "values.unpack": "a, b = 1, 2, 3",
    "values.unpack_single": "a, b = 5",
    "values.not_iterable": "for i in 5: pass",
    "values.whole_number": "range(2.5)",
    "values.index_type": "[[1]][0, 0]",
    "values.array_index_type": "import numpy as np\nnp.zeros(3)[1.0]",
    "values.too_many_indices": "import numpy as np\nnp.zeros(3)[1, 2]",
    "values.array_index": "import numpy as np\nnp.zeros(3)[5]",
    "values.list_index": "x = [1]\nx[3]",
    "values.immutable": "x = (1, 2)\nx[0] = 5",
    "values.key": "d = {1: 2}\nd[3]",
    "values.unhashable": "d = {[1]: 2}",
    "values.zero_division": "1 / 0",
    "values.domain": "import math\nmath.log(0)",
    "values.assertion": "assert 1 == 2",
}
