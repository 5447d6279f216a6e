import keras

# Build the network: model
