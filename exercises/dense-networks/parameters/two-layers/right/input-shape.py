import tensorflow as tf

model = tf.keras.Sequential(
    [
        tf.keras.layers.Dense(300, input_shape=(784,), use_bias=False),
        tf.keras.layers.Activation("relu"),
        tf.keras.layers.Dense(10),
        tf.keras.layers.Softmax(),
    ]
)
