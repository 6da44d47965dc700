"""Writes model.h5 as Keras 2 saves a MobileNet (alpha 0.1, 10 classes, rounded to 8 channels), with h5py."""
import json, zlib
import h5py
import numpy as np

CHANNELS = [8, 8, 16, 16, 24, 24, 48, 48, 48, 48, 48, 48, 104, 104]
STAGES = [(0, 0), (1, 0), (1, 1), (2, 0), (2, 1), (3, 0), (3, 1), (3, 2), (3, 3), (3, 4), (3, 5), (4, 0), (4, 1)]
random = np.random.default_rng(9)
layers, timm, config = {}, {}, []


def value(*shape):
    return (random.standard_normal(shape) * 0.2).astype(np.float32)


def norm(name, key, channels):
    variables = {"gamma": 1 + value(channels), "beta": value(channels), "moving_mean": value(channels),
                 "moving_variance": (0.5 + random.random(channels)).astype(np.float32)}
    layers[name] = variables
    for keras, torch in zip(variables, ("weight", "bias", "running_mean", "running_var")):
        timm[f"{key}.{torch}"] = variables[keras]
    config.append({"class_name": "BatchNormalization", "config": {"name": name, "epsilon": 0.001}})
    config.append({"class_name": "ReLU", "config": {"name": name + "_relu", "max_value": 6.0}})


def conv(name, key, kernel):
    layers[name] = {"kernel": kernel}
    timm[key + ".weight"] = kernel.transpose(3, 2, 0, 1)
    config.append({"class_name": "Conv2D", "config": {"name": name}})


config.append({"class_name": "InputLayer", "config": {"name": "input_1", "batch_input_shape": [None, 64, 64, 3]}})
conv("conv1", "conv_stem", value(3, 3, 3, 8))
norm("conv1_bn", "bn1", 8)
for i, (stage, block) in enumerate(STAGES):
    before, after = CHANNELS[i], CHANNELS[i + 1]
    key = f"blocks.{stage}.{block}"
    if block == 0 and stage > 0:
        config.append({"class_name": "ZeroPadding2D",
                       "config": {"name": f"conv_pad_{i + 1}", "padding": [[0, 1], [0, 1]]}})
    depthwise = value(3, 3, before, 1)
    layers[f"conv_dw_{i + 1}"] = {"depthwise_kernel": depthwise}
    timm[key + ".conv_dw.weight"] = depthwise.transpose(2, 3, 0, 1)
    config.append({"class_name": "DepthwiseConv2D", "config": {"name": f"conv_dw_{i + 1}"}})
    norm(f"conv_dw_{i + 1}_bn", key + ".bn1", before)
    conv(f"conv_pw_{i + 1}", key + ".conv_pw", value(1, 1, before, after))
    norm(f"conv_pw_{i + 1}_bn", key + ".bn2", after)
kernel, bias = value(1, 1, 104, 10), value(10)
layers["conv_preds"] = {"kernel": kernel, "bias": bias}
timm["classifier.weight"] = kernel[0, 0].T
timm["classifier.bias"] = bias
config.append({"class_name": "Conv2D", "config": {"name": "conv_preds"}})

with h5py.File("model.h5", "w") as file:
    file.attrs["keras_version"] = b"2.9.0"
    file.attrs["model_config"] = json.dumps(
        {"class_name": "Functional", "config": {"name": "mobilenet_0.10_64", "layers": config}}).encode()
    group = file.create_group("model_weights")
    names = ["input_1", *layers]
    group.attrs["layer_names"] = [name.encode() for name in names]
    for name in names:
        layer = group.create_group(name)
        variables = layers.get(name, {})
        layer.attrs["weight_names"] = [f"{name}/{variable}:0".encode() for variable in variables]
        for variable, data in variables.items():
            layer.create_dataset(f"{name}/{variable}:0", data=data)
with open("model.tsv", "w") as out:
    for key, data in timm.items():
        data = np.ascontiguousarray(data)
        out.write(f"{key}\t{'x'.join(map(str, data.shape))}\tfloat32\t{zlib.crc32(data.tobytes())}\n")
