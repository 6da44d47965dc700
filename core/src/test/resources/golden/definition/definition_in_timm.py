"""Runs checkpoints whose config.json has a `definition` in timm, and records what it computes.

    python3 definition_in_timm.py CHECKPOINT...

Reads config.json and model.safetensors of each folder, nothing else, and writes timm.json beside
them. README.md says with which versions the files here were made.
"""

import hashlib
import json
import os
import struct
import sys
from functools import partial

import numpy
import timm
import torch
from timm.layers import get_act_layer
from timm.models._efficientnet_blocks import MobileAttention, SqueezeExcite
from timm.models._efficientnet_builder import decode_arch_def, round_channels
from timm.models.efficientnet import EfficientNet
from timm.models.mobilenetv3 import MobileNetV3


# As in docs/checkpoints.md, to the letter.
def timm_network(config):
    net = config["definition"]
    stem, stages, head = net["stem"], net["stages"], net["head"]
    activation, scaling, rules = net["activation"], net["scaling"], net["conventions"]
    width, below, squeeze = scaling["width"], scaling["stem_fixed_below"], rules["squeeze_excite"]
    # timm would build these without an error, but they would compute something else.
    rows = [row for stage in stages for row in stage]
    strides = sum("_s2" in row for row in rows)
    assert stem["stride"] == 2, "timm's stem has stride 2"
    assert strides == sum("_s2" in stage[0] for stage in stages), "only a stage's first row may have a stride"
    assert 2 ** (1 + strides) <= net["output_stride"], "a stride that becomes dilation"
    assert activation == "gelu" or not any("_nge" in row for row in rows), "timm does not know _nge"
    assert head.get("activation", activation) == activation, "a head of another activation"
    # timm's own method asks for a layer that attention lacks, where a stage ends in attention.
    MobileAttention.feature_info = lambda block, _: dict(module="", num_chs=block.norm.num_features)
    arguments = dict(
        block_args=decode_arch_def(
            stages, depth_multiplier=scaling["depth"], fix_first_last=scaling["depth_scope"] == "inner_stages"),
        num_classes=config["num_classes"],
        in_chans=net["input"]["channels"],
        stem_size=stem["channels"],
        fix_stem=below == "always" or width < below,
        round_chs_fn=partial(round_channels, multiplier=width),
        pad_type="same" if rules["padding"] == "same" else "",
        act_layer=get_act_layer(activation),
        norm_layer=partial(torch.nn.BatchNorm2d, eps=rules["batch_norm_epsilon"]),
        aa_layer={"none": None, "average_pool": "avg", "blur": "blurpc"}[rules["anti_alias"]],
        se_layer=partial(
            SqueezeExcite, gate_layer=squeeze["gate"],
            force_act_layer=torch.nn.ReLU if squeeze["inner"] == "relu" else None,
            rd_round_fn=round if squeeze["divisor"] == 1 else partial(round_channels, divisor=squeeze["divisor"])))
    if head["type"] == "pool_conv":
        channels = head["channels"]
        scaled = round_channels(channels, width)
        return MobileNetV3(
            **arguments,
            num_features=dict(fixed=channels, scaled=scaled, grows_only=max(channels, scaled))[scaling["head_width"]],
            head_norm=head["norm"] == "batch_norm", head_bias=head["norm"] == "bias",
            se_from_exp=squeeze["basis"] == "expanded",
            layer_scale_init_value=1e-5 if rules["layer_scale"] == "uib_and_attention" else None)
    return EfficientNet(
        **arguments,
        num_features=config["num_features"] if head["type"] == "conv_pool" else 0,
        stem_kernel_size=stem["kernel"])


TYPES = {"F32": numpy.float32, "F16": numpy.float16}


def read_weights(path):
    """A safetensors file: length of the header, header, values."""
    with open(path, "rb") as file:
        data = file.read()
    start = 8 + struct.unpack("<Q", data[:8])[0]
    tensors = {}
    for name, tensor in json.loads(data[8:start]).items():
        if name != "__metadata__":
            first, last = (start + offset for offset in tensor["data_offsets"])
            values = numpy.frombuffer(data[first:last], TYPES[tensor["dtype"]]).astype(numpy.float32)
            tensors[name] = values.reshape(tensor["shape"])
    return tensors


def digest(tensors):
    """SHA-256 of all names, sorted, each with its values as little-endian floats."""
    sha256 = hashlib.sha256()
    for name in sorted(tensors):
        sha256.update(name.encode())
        sha256.update(tensors[name].astype("<f4").tobytes())
    return sha256.hexdigest()


MASK = (1 << 64) - 1


def image(seed, channels, size):
    """4u - 2, u in [0, 1) of 24 bits from splitmix64, whose state is the FNV-1a of the seed."""
    state = 0xCBF29CE484222325
    for byte in seed.encode():
        state = (state ^ byte) * 0x100000001B3 & MASK
    values = []
    for _ in range(channels * size * size):
        state = state + 0x9E3779B97F4A7C15 & MASK
        z = (state ^ state >> 30) * 0xBF58476D1CE4E5B9 & MASK
        z = (z ^ z >> 27) * 0x94D049BB133111EB & MASK
        values.append(4 * ((z ^ z >> 31) >> 40) / (1 << 24) - 2)
    return torch.tensor(values, dtype=torch.float32).reshape(1, channels, size, size)


def tap(value):
    """Sixteen values and what they are compared with: as in golden/timm.json."""
    flat = value.flatten()
    index = [int(i) for i in numpy.linspace(0, len(flat) - 1, min(16, len(flat)))]
    return {
        "shape": list(value.shape),
        "mean": float(flat.double().mean()),
        "std": float(flat.double().std(unbiased=False)),
        "absmax": float(flat.abs().max()),
        "index": index,
        "value": [float(flat[i]) for i in index],
    }


def record(folder):
    with open(os.path.join(folder, "config.json")) as file:
        config = json.load(file)
    weights = read_weights(os.path.join(folder, "model.safetensors"))
    model = timm_network(config).eval()
    model.load_state_dict({name: torch.from_numpy(value) for name, value in weights.items()})
    taps = {}

    def keep(name):
        return lambda module, inputs, output: taps.__setitem__(name, tap(output))

    model.bn1.register_forward_hook(keep("stem"))
    for s, stage in enumerate(model.blocks):
        for b, block in enumerate(stage):
            block.register_forward_hook(keep(f"blocks.{s}.{b}"))
    channels, size, _ = config["pretrained_cfg"]["input_size"]
    with torch.no_grad():
        logits = model(image(config["architecture"] + ":input", channels, size))[0]
    return {
        "made_by": f"timm {timm.__version__}, torch {torch.__version__}, {type(model).__name__}",
        "weights_sha256": digest(weights),
        "taps": taps,
        "logits": logits.tolist(),
    }


if __name__ == "__main__":
    for folder in sys.argv[1:]:
        result = record(folder)
        with open(os.path.join(folder, "timm.json"), "w") as file:
            json.dump(result, file, indent=1)
            file.write("\n")
        print(folder, result["made_by"], [round(v, 4) for v in result["logits"][:3]])
