import keras

# Соберите сеть: model
