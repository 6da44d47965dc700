// Writes model.json and its shards: a MobileNet of keras.applications (alpha 0.1, 10 classes, channels in eights), as
// TensorFlow.js saves layers.
const tf = require('@tensorflow/tfjs-core');
require('@tensorflow/tfjs-backend-cpu');
const layers = require('@tensorflow/tfjs-layers');
const fs = require('fs');

const channels = [8, 8, 16, 16, 24, 24, 48, 48, 48, 48, 48, 48, 104, 104];
const strides = [1, 2, 1, 2, 1, 2, 1, 1, 1, 1, 1, 2, 1];

const input = layers.input({shape: [64, 64, 3], name: 'input_1'});
const norm = (x, name) => layers.layers.reLU({maxValue: 6, name: name + '_relu'})
  .apply(layers.layers.batchNormalization({epsilon: 0.001, name: name}).apply(x));
let x = layers.layers.conv2d({filters: 8, kernelSize: 3, strides: 2, padding: 'same', useBias: false, name: 'conv1'}).apply(input);
x = norm(x, 'conv1_bn');
for (let i = 1; i <= 13; i++) {
  if (strides[i - 1] === 2) {
    x = layers.layers.zeroPadding2d({padding: [[0, 1], [0, 1]], name: 'conv_pad_' + i}).apply(x);
  }
  x = layers.layers.depthwiseConv2d({kernelSize: 3, strides: strides[i - 1], useBias: false, name: 'conv_dw_' + i,
    padding: strides[i - 1] === 2 ? 'valid' : 'same'}).apply(x);
  x = norm(x, `conv_dw_${i}_bn`);
  x = layers.layers.conv2d({filters: channels[i], kernelSize: 1, useBias: false, name: 'conv_pw_' + i}).apply(x);
  x = norm(x, `conv_pw_${i}_bn`);
}
x = layers.layers.globalAveragePooling2d({name: 'pool'}).apply(x);
x = layers.layers.reshape({targetShape: [1, 1, 104], name: 'reshape_1'}).apply(x);
x = layers.layers.conv2d({filters: 10, kernelSize: 1, name: 'conv_preds'}).apply(x);
const model = layers.model({inputs: input, outputs: layers.layers.flatten({name: 'flat'}).apply(x), name: 'mobilenet_0.10_64'});

let state = 12345;
const next = () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
for (const layer of model.layers) {
  layer.setWeights(layer.getWeights().map((w, index) => {
    const positive = layer.name.endsWith('_bn') && (index === 0 || index === 3);
    return tf.tensor(Array.from({length: w.size}, () => positive ? 0.5 + next() : (next() - 0.5) * 0.6), w.shape);
  }));
}

// Row-major, height × width × channels.
const image = tf.tensor(Array.from({length: 64 * 64 * 3}, (_, i) => (i * 7919 % 1000) / 500 - 1), [1, 64, 64, 3]);
fs.writeFileSync('logits.txt', Array.from(model.predict(image).dataSync()).join('\n') + '\n');

model.save(tf.io.withSaveHandler(async artifacts => {
  const data = Buffer.from(artifacts.weightData);
  const half = Math.floor(data.length / 2);
  fs.writeFileSync('group1-shard1of2.bin', data.subarray(0, half));
  fs.writeFileSync('group1-shard2of2.bin', data.subarray(half));
  fs.writeFileSync('model.json', JSON.stringify({
    format: artifacts.format, generatedBy: artifacts.generatedBy, convertedBy: null, modelTopology: artifacts.modelTopology,
    weightsManifest: [{paths: ['group1-shard1of2.bin', 'group1-shard2of2.bin'], weights: artifacts.weightSpecs}]}));
  return {modelArtifactsInfo: {dateSaved: new Date(0), modelTopologyType: 'JSON'}};
})).then(() => console.log('saved', tf.version_core));
