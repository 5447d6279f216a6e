# failed: a folder in the model's place stops the worker's reader
import os

os.makedirs("/evidence/model.keras/config.json")
