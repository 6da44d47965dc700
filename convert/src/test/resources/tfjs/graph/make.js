// Writes two graph models of TensorFlow.js with random weights, and what TensorFlow.js answers to an image: see README.md.
const tf = require('@tensorflow/tfjs-core');
require('@tensorflow/tfjs-backend-cpu');
const {loadGraphModel} = require('@tensorflow/tfjs-converter');
const fs = require('fs');

const SIZE = 64;
let state = 12345;
const next = () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
const uniform = (shape, low, high) =>
  ({shape, values: Float32Array.from({length: shape.reduce((a, b) => a * b, 1)}, () => low + (high - low) * next())});

const float = {type: 'DT_FLOAT'};
const text = value => Buffer.from(value).toString('base64');
const texts = values => ({list: {s: values.map(text)}});
const ints = values => ({list: values.length ? {i: values.map(String)} : {}});
const dims = shape => ({dim: shape.map(size => ({size: String(size)}))});

class Graph {
  constructor() {
    this.nodes = [];
    this.weights = [];
  }

  node(op, name, input, attr) {
    this.nodes.push({name, op, ...(input.length ? {input} : {}), attr});
    return name;
  }

  constant(name, tensor, dtype = 'float32') {
    const type = dtype === 'int32' ? 'DT_INT32' : 'DT_FLOAT';
    this.weights.push({name, dtype, ...tensor});
    return this.node('Const', name, [], {dtype: {type}, value: {tensor: {dtype: type, tensorShape: dims(tensor.shape)}}});
  }

  image(name) {
    return this.node('Placeholder', name, [], {dtype: float, shape: {shape: dims([-1, SIZE, SIZE, 3])}});
  }

  convolution(op, name, input, stride, padding, more = {}) {
    return this.node(op, name, input, {T: float, dilations: ints([1, 1, 1, 1]), strides: ints([1, stride, stride, 1]),
      data_format: {s: text('NHWC')}, padding: {s: text(padding)}, explicit_paddings: ints([]), ...more});
  }
}

// MobileNet of keras.applications at width 0.1 as a SavedModel: batch norms are nodes, zeros are added by nodes.
function unfolded() {
  const g = new Graph();
  const channels = [8, 8, 16, 16, 24, 24, 48, 48, 48, 48, 48, 48, 104, 104];
  const strides = [1, 2, 1, 2, 1, 2, 1, 1, 1, 1, 1, 2, 1];
  const at = 'StatefulPartitionedCall/mobilenet_0.10_64/';
  const layer = (x, name, op, shape, stride) => {
    let padding = 'SAME';
    if (stride === 2) {
      const zeros = g.constant(`${at}${name}_pad/Pad/paddings`,
        {shape: [4, 2], values: Int32Array.from([0, 0, 0, 1, 0, 1, 0, 0])}, 'int32');
      x = g.node('Pad', `${at}${name}_pad/Pad`, [x, zeros], {T: float, Tpaddings: {type: 'DT_INT32'}});
      padding = 'VALID';
    }
    const kernel = g.constant(`${at}${name}/kernel`, uniform(shape, -0.3, 0.3));
    x = g.convolution(op, `${at}${name}/${op}`, [x, kernel], stride, padding);
    const out = [shape[op === 'Conv2D' ? 3 : 2]];
    const norm = ['gamma', 'beta', 'mean', 'variance'].map((variable, i) =>
      g.constant(`${at}${name}_bn/${variable}`, i % 3 === 0 ? uniform(out, 0.5, 1.5) : uniform(out, -0.3, 0.3)));
    x = g.node('FusedBatchNormV3', `${at}${name}_bn/FusedBatchNormV3`, [x, ...norm],
      {T: float, U: float, data_format: {s: text('NHWC')}, is_training: {b: false}, epsilon: {f: 0.002}});
    return g.node('Relu6', `${at}${name}_relu/Relu6`, [x], {T: float});
  };
  let x = layer(g.image('input_1'), 'conv1', 'Conv2D', [3, 3, 3, 8], 2);
  for (let i = 1; i <= 13; i++) {
    x = layer(x, `conv_dw_${i}`, 'DepthwiseConv2dNative', [3, 3, channels[i - 1], 1], strides[i - 1]);
    x = layer(x, `conv_pw_${i}`, 'Conv2D', [1, 1, channels[i - 1], channels[i]], 1);
  }
  const axes = g.constant(at + 'pool/axes', {shape: [2], values: Int32Array.from([1, 2])}, 'int32');
  x = g.node('Mean', at + 'pool/Mean', [x, axes], {T: float, Tidx: {type: 'DT_INT32'}, keep_dims: {b: true}});
  const kernel = g.constant(at + 'conv_preds/kernel', uniform([1, 1, 104, 5], -0.3, 0.3));
  x = g.convolution('Conv2D', at + 'conv_preds/Conv2D', [x, kernel], 1, 'SAME');
  x = g.node('BiasAdd', at + 'conv_preds/BiasAdd', [x, g.constant(at + 'conv_preds/bias', uniform([5], -0.3, 0.3))],
    {T: float, data_format: {s: text('NHWC')}});
  const shape = g.constant(at + 'reshape_2/shape', {shape: [2], values: Int32Array.from([-1, 5])}, 'int32');
  const logits = g.node('Reshape', at + 'reshape_2/Reshape', [x, shape], {T: float, Tshape: {type: 'DT_INT32'}});
  x = g.node('Softmax', at + 'predictions/Softmax', [logits], {T: float});
  return {g, logits, image: 'input_1', output: g.node('Identity', 'Identity', [x], {T: float})};
}

// MobileNetV2 of slim at width 0.1 as a module of TensorFlow Hub: batch norms are folded, biases and activations fused.
function fused() {
  const g = new Graph();
  const rounded = channels => {
    const nearest = Math.max(8, Math.floor((channels + 4) / 8) * 8);
    return nearest < 0.9 * channels ? nearest + 8 : nearest;
  };
  const at = 'module_apply_default/MobilenetV2/';
  const layer = (x, name, depthwise, shape, stride, active) => {
    const op = depthwise ? 'FusedDepthwiseConv2dNative' : '_FusedConv2D';
    const out = shape[depthwise ? 2 : 3];
    const bound = Math.sqrt((depthwise ? 6 : 3) / (shape[0] * shape[1] * (depthwise ? 1 : shape[2])));
    const kernel = g.constant(`${at}${name}/Conv2D_weights`, uniform(shape, -bound, bound));
    const bias = g.constant(`${at}${name}/Conv2D_bn_offset`, uniform([out], -0.3, 0.6));
    return g.convolution(op, `${at}${name}/${active ? 'Relu6' : 'BatchNorm/FusedBatchNormV3'}`, [x, kernel, bias], stride,
      'SAME', {num_args: {i: '1'}, epsilon: {f: 0}, fused_ops: texts(active ? ['BiasAdd', 'Relu6'] : ['BiasAdd'])});
  };
  const scalar = (name, value) => g.constant(name, {shape: [], values: Float32Array.of(value)});
  let x = g.node('Mul', 'module_apply_default/hub_input/Mul', [scalar('module_apply_default/hub_input/Mul/y', 2),
    g.image('images')], {T: float});
  x = g.node('Sub', 'module_apply_default/hub_input/Sub', [x, scalar('module_apply_default/hub_input/Sub/y', 1)], {T: float});
  let channels = rounded(3.2);
  x = layer(x, 'Conv', false, [3, 3, 3, channels], 2, true);
  let block = 0;
  for (const [t, c, n, s] of [[1, 16, 1, 1], [6, 24, 2, 2], [6, 32, 3, 2], [6, 64, 4, 2], [6, 96, 3, 1], [6, 160, 3, 2],
    [6, 320, 1, 1]]) {
    for (let i = 0; i < n; i++) {
      const name = block === 0 ? 'expanded_conv' : 'expanded_conv_' + block;
      const before = x;
      const inner = channels * t;
      const out = rounded(c * 0.1);
      if (t > 1) {
        x = layer(x, name + '/expand', false, [1, 1, channels, inner], 1, true);
      }
      x = layer(x, name + '/depthwise', true, [3, 3, inner, 1], i === 0 ? s : 1, true);
      x = layer(x, name + '/project', false, [1, 1, inner, out], 1, false);
      // Wherever the shapes allow it, also from row to row of the table, which happens at small widths.
      if (channels === out && (i > 0 || s === 1)) {
        x = g.node('AddV2', `${at}${name}/add`, [before, x], {T: float});
      }
      channels = out;
      block++;
    }
  }
  x = layer(x, 'Conv_1', false, [1, 1, channels, 1280], 1, true);
  x = g.node('AvgPool', at + 'Logits/AvgPool', [x], {T: float, ksize: ints([1, 2, 2, 1]), strides: ints([1, 2, 2, 1]),
    padding: {s: text('VALID')}, data_format: {s: text('NHWC')}});
  x = g.node('Squeeze', at + 'Logits/Squeeze', [x], {T: float, squeeze_dims: ints([1, 2])});
  const logits = g.node('_FusedMatMul', at + 'Logits/dense/BiasAdd', [x,
    g.constant(at + 'Logits/dense/kernel', uniform([1280, 4], -0.1, 0.1)),
    g.constant(at + 'Logits/dense/bias', uniform([4], -0.3, 0.3))],
  {T: float, num_args: {i: '1'}, epsilon: {f: 0}, fused_ops: texts(['BiasAdd']), transpose_a: {b: false}, transpose_b: {b: false}});
  return {g, logits, image: 'images', output: g.node('Softmax', at + 'Predictions/Softmax', [logits], {T: float})};
}

function half(value) {
  const bits = new Uint32Array(Float32Array.of(value).buffer)[0];
  const exponent = ((bits >> 23) & 255) - 112;
  // Numbers that are too small for float16's own exponents become zero.
  return exponent <= 0 ? 0 : ((bits >> 16) & 0x8000) | (exponent << 10) | ((bits >> 13) & 0x3ff);
}

function stored(weight, dtype) {
  if (weight.dtype === 'int32') {
    return [{}, Buffer.from(weight.values.buffer)];
  }
  if (dtype === 'float16') {
    return [{quantization: {dtype}}, Buffer.from(Uint16Array.from(weight.values, half).buffer)];
  }
  const min = Math.min(...weight.values);
  const scale = (Math.max(...weight.values) - min) / 255 || 1;
  return [{quantization: {dtype, min, scale}}, Buffer.from(Uint8Array.from(weight.values, v => Math.round((v - min) / scale)))];
}

async function write(folder, {g, logits, image, output}, dtype, shards) {
  fs.mkdirSync(folder, {recursive: true});
  const parts = g.weights.map(weight => stored(weight, dtype));
  const bytes = Buffer.concat(parts.map(part => part[1]));
  const weightSpecs = g.weights.map((w, i) => ({name: w.name, shape: w.shape, dtype: w.dtype, ...parts[i][0]}));
  const tensor = (name, shape) => ({name: name + ':0', dtype: 'DT_FLOAT', tensorShape: dims(shape)});
  const signature = {inputs: {images: tensor(image, [-1, SIZE, SIZE, 3])}, outputs: {default: tensor(output, [-1, 4])}};
  const modelTopology = {node: g.nodes, versions: {producer: 1286}};
  const paths = Array.from({length: shards}, (_, i) => `group1-shard${i + 1}of${shards}.bin`);
  const length = Math.ceil(bytes.length / shards);
  paths.forEach((path, i) => fs.writeFileSync(`${folder}/${path}`, bytes.subarray(i * length, (i + 1) * length)));
  fs.writeFileSync(`${folder}/model.json`, JSON.stringify({format: 'graph-model', generatedBy: 'make.js', convertedBy: null,
    signature, modelTopology, weightsManifest: [{paths, weights: weightSpecs}]}));

  const weightData = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
  const model = await loadGraphModel(tf.io.fromMemory({format: 'graph-model', modelTopology, weightSpecs, weightData, signature}));
  // Row-major, height × width × channels, from 0 to 1.
  const pixels = tf.tensor(Array.from({length: SIZE * SIZE * 3}, (_, i) => (i * 7919 % 1000) / 1000), [1, SIZE, SIZE, 3]);
  fs.writeFileSync(`${folder}/logits.txt`, Array.from(model.execute(pixels, logits).dataSync()).join('\n') + '\n');
}

write('unfolded', unfolded(), 'float16', 1)
  .then(() => write('fused', fused(), 'uint8', 2))
  .then(() => console.log('written with TensorFlow.js', tf.version_core));
