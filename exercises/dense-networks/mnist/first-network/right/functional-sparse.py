import tensorflow as tf

(x_train, y_train), _ = tf.keras.datasets.mnist.load_data()
x_train = x_train.reshape(-1, 28 * 28) / 255.0

inputs = tf.keras.Input((784,))
hidden = tf.keras.layers.Dense(800)(inputs)
hidden = tf.keras.layers.ReLU()(hidden)
hidden = tf.keras.layers.Dense(400, "relu")(hidden)
outputs = tf.keras.layers.Dense(10, tf.nn.softmax)(hidden)
model = tf.keras.Model(inputs, outputs)

model.compile(
    optimizer=tf.keras.optimizers.Adam(),
    loss=tf.keras.losses.SparseCategoricalCrossentropy(),
    metrics=["accuracy"],
)
model.fit(x_train, y_train, batch_size=128, epochs=15, verbose=0)
