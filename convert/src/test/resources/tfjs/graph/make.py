# Writes keras/: a MobileNetV2 of keras.applications as TensorFlow's own optimiser leaves its graph, in the form of a graph model
# of TensorFlow.js, and what TensorFlow answers to the image of make.js: see README.md.
import json
import os

import keras
import numpy as np
import tensorflow as tf
from google.protobuf import json_format
from tensorflow.core.protobuf import config_pb2
from tensorflow.python.framework.convert_to_constants import convert_variables_to_constants_v2
from tensorflow.python.grappler import tf_optimizer
from tensorflow.python.training.saver import export_meta_graph

SIZE = 64
layers = keras.applications.MobileNetV2(input_shape=(SIZE, SIZE, 3), alpha=0.1, weights=None, include_top=False, pooling='avg')
model = keras.Sequential([keras.Input((SIZE, SIZE, 3)), keras.layers.Rescaling(1 / 127.5, -1), layers,
                          keras.layers.Dropout(0.2), keras.layers.Dense(3)])
random = np.random.default_rng(1)
for weight in model.weights:
    shape = weight.shape
    if 'variance' in weight.name or 'gamma' in weight.name:
        weight.assign(random.uniform(0.5, 1.5, shape))
    elif len(shape) == 4:
        fan = np.prod(shape[:-1] if shape[3] > 1 else shape[:2])
        weight.assign(random.uniform(-1, 1, shape) * np.sqrt(3 / fan))
    else:
        weight.assign(random.uniform(-0.3, 0.3, shape))

image = tf.TensorSpec([None, SIZE, SIZE, 3], tf.float32, name='image')
function = tf.function(lambda x: model(x, training=False)).get_concrete_function(image)
frozen = convert_variables_to_constants_v2(function)
meta = export_meta_graph(graph_def=frozen.graph.as_graph_def(), graph=frozen.graph)
meta.collection_def['train_op'].node_list.value.append(frozen.outputs[0].name)
config = config_pb2.ConfigProto()
config.graph_options.rewrite_options.optimizers.extend(
    ['pruning', 'constfold', 'arithmetic', 'dependency', 'pruning', 'constfold', 'arithmetic', 'dependency'])
graph = tf_optimizer.OptimizeGraph(config, meta)

os.makedirs('keras', exist_ok=True)
weights, shard = [], b''
for node in graph.node:
    if node.op == 'Const':
        value = tf.make_ndarray(node.attr['value'].tensor)
        weight = {'name': node.name, 'shape': list(value.shape), 'dtype': str(value.dtype)}
        if value.dtype == np.float32 and value.size > 1:
            low = float(value.min())
            scale = (float(value.max()) - low) / 255 or 1.0
            stored = np.round((value - low) / scale).astype(np.uint8)
            weight['quantization'] = {'dtype': 'uint8', 'min': low, 'scale': scale}
            shard += stored.tobytes()
            value = (stored * scale + low).astype(np.float32)
        else:
            shard += value.tobytes()
        # TensorFlow computes its answers with the values that the shard gives back.
        node.attr['value'].tensor.CopyFrom(tf.make_tensor_proto(value))
        weights.append(weight)

with tf.Graph().as_default() as computed:
    tf.import_graph_def(graph, name='')
    pixels = (np.arange(SIZE * SIZE * 3) * 7919 % 1000 / 1000 * 255).astype(np.float32).reshape(1, SIZE, SIZE, 3)
    with tf.compat.v1.Session() as session:
        logits = session.run(frozen.outputs[0].name, {'image:0': pixels})[0]

for node in graph.node:
    if node.op == 'Const':
        node.attr['value'].tensor.ClearField('tensor_content')
nodes = json.loads(json_format.MessageToJson(graph))['node']
with open('keras/logits.txt', 'w') as file:
    file.writelines(f'{logit}\n' for logit in logits)
with open('keras/shard.bin', 'wb') as file:
    file.write(shard)
with open('keras/model.json', 'w') as file:
    json.dump({'format': 'graph-model', 'generatedBy': tf.__version__, 'convertedBy': 'make.py',
               'signature': {'outputs': {'logits': {'name': frozen.outputs[0].name}}}, 'modelTopology': {'node': nodes},
               'weightsManifest': [{'paths': ['shard.bin'], 'weights': weights}]}, file, separators=(',', ':'))
