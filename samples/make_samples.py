#!/usr/bin/env python3
"""Cuts the images of this folder and of the bundled checkpoint's self-test out of Fashion-MNIST.

The ten samples are one of each class, drawn from the test set with the seed below: they are not
picked for being easy. The self-test's images are the first eight of the test set.

Usage: python3 samples/make_samples.py /usr/share/datasets/fashion-mnist
(Debian: apt-get install dataset-fashion-mnist). Needs only Python's standard library.
"""
import gzip
import pathlib
import random
import struct
import sys
import zlib

SEED = 2026
NAMES = ["t-shirt", "trouser", "pullover", "dress", "coat",
         "sandal", "shirt", "sneaker", "bag", "ankle-boot"]
SIDE = 28


def chunk(kind, data):
    body = kind + data
    return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))


def png(pixels):
    rows = b"".join(b"\0" + pixels[y * SIDE:(y + 1) * SIDE] for y in range(SIDE))
    return (b"\x89PNG\r\n\x1a\n"
            + chunk(b"IHDR", struct.pack(">IIBBBBB", SIDE, SIDE, 8, 0, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b""))


def main():
    data = pathlib.Path(sys.argv[1])
    root = pathlib.Path(__file__).resolve().parent.parent
    images = gzip.open(data / "t10k-images-idx3-ubyte.gz").read()[16:]
    labels = gzip.open(data / "t10k-labels-idx1-ubyte.gz").read()[8:]

    def image(index):
        return png(images[index * SIDE * SIDE:(index + 1) * SIDE * SIDE])

    generator = random.Random(SEED)
    for label, name in enumerate(NAMES):
        index = generator.choice([i for i, l in enumerate(labels) if l == label])
        (root / "samples" / f"{label}-{name}.png").write_bytes(image(index))
        print(label, name, "is test image", index)
    checkpoint = root / "checkpoints" / "fashion_mnist.mobilenetv4_conv_small_070" / "selftest"
    checkpoint.mkdir(exist_ok=True)
    for index in range(8):
        (checkpoint / f"{index}.png").write_bytes(image(index))


main()
