import keras

# Соберите модель здесь.
model = None
