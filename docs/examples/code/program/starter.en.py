import keras

# Build the model here.
model = None
