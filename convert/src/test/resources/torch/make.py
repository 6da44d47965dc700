"""Writes the files of this folder with PyTorch; run in it. The first two arguments are the files that
timm's checkpoint gave (see README.md), the third that checkpoint's model.safetensors."""
import json, struct, sys, zlib
import collections, argparse
import torch


def check(tensor):
    values = tensor.detach().to(torch.float32).contiguous()
    return zlib.crc32(values.numpy().tobytes())


def table(name, tensors):
    with open(name, "w") as out:
        for key, tensor in tensors.items():
            shape = "x".join(map(str, tensor.shape)) or "scalar"
            kind = str(tensor.dtype).removeprefix("torch.")
            out.write(f"{key}\t{shape}\t{kind}\t{check(tensor) if tensor.is_floating_point() else '-'}\n")


def kinds():
    torch.manual_seed(7)
    base = torch.randn(6, 8)
    tensors = collections.OrderedDict()
    for kind in (torch.float64, torch.float32, torch.float16, torch.bfloat16):
        tensors[str(kind).removeprefix("torch.")] = torch.randn(3, 5).to(kind)
    for kind in (torch.int64, torch.int32, torch.int16, torch.int8, torch.uint8, torch.bool):
        tensors[str(kind).removeprefix("torch.")] = torch.arange(6).to(kind)
    tensors["transposed"] = base.t()
    tensors["sliced"] = base[1:5:2, 2:7:3]
    tensors["row"] = base[3]
    tensors["permuted"] = torch.randn(2, 3, 4, 5).permute(3, 1, 0, 2)
    tensors["channels_last"] = torch.randn(2, 3, 4, 5).to(memory_format=torch.channels_last)
    tensors["scalar"] = torch.tensor(2.5)
    tensors["empty"] = torch.empty(0, 4)
    tensors["parameter"] = torch.nn.Parameter(torch.randn(4))
    tensors["special"] = torch.tensor([float("inf"), -float("inf"), -0.0, 1e-45, 3.4028235e38])
    tensors["conv_stem.weight"] = torch.randn(2, 3, 1, 1)
    return tensors


def tiny():
    """A whole network; names and shapes are in tiny.tsv."""
    torch.manual_seed(8)
    tensors = collections.OrderedDict()
    for line in open("shapes.tsv"):
        key, shape = line.rstrip("\n").split("\t")
        shape = [int(n) for n in shape.split("x")]
        if key.endswith("running_var"):
            value = torch.rand(shape) + 0.5
        elif len(shape) == 1:
            value = torch.rand(shape) * 0.2 + (1.0 if "bn" in key and key.endswith("weight") else 0.0)
        else:
            value = torch.randn(shape) * (2 / (torch.tensor(shape[1:]).prod().item())) ** 0.5
        tensors[key] = value.half()
        if key.endswith("running_var"):
            tensors[key.replace("running_var", "num_batches_tracked")] = torch.tensor(100)
    return tensors


if __name__ == "__main__":
    tensors = kinds()
    table("kinds.tsv", tensors)
    torch.save(tensors, "kinds_zip.pth")
    torch.save(tensors, "kinds_zip_protocol4.pth", pickle_protocol=4)
    torch.save(tensors, "kinds_legacy.pth", _use_new_zipfile_serialization=False)

    tensors = tiny()
    table("tiny.tsv", tensors)
    wrapped = {"module." + key: value for key, value in tensors.items()}
    weight = torch.nn.Parameter(torch.zeros(3))
    optimizer = torch.optim.SGD([weight], 0.1, momentum=0.9)
    weight.sum().backward()
    optimizer.step()
    torch.save(
        {"epoch": 3, "arch": "mobilenetv1_010", "state_dict": wrapped, "optimizer": optimizer.state_dict(),
         "args": argparse.Namespace(lr=0.1, data="fashion"), "metric": 61.5}, "tiny.pth")

    header = open(sys.argv[1], "rb").read()
    size = struct.unpack("<Q", header[:8])[0]
    infos = json.loads(header[8:8 + size])
    nested = torch.load(sys.argv[2], map_location="cpu")["state_dict"]
    with open("first40.tsv", "w") as out:
        for key in nested:
            info = infos[key]
            begin, end = info["data_offsets"]
            data = header[8 + size + begin:8 + size + end]
            shape = "x".join(map(str, info["shape"])) or "scalar"
            kind = {"F32": "float32", "I64": "int64"}[info["dtype"]]
            out.write(f"{key}\t{shape}\t{kind}\t{zlib.crc32(data) if kind == 'float32' else '-'}\n")
