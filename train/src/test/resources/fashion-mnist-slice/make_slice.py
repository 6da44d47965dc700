"""Cuts the first 1,000 training and 200 test images out of Fashion-MNIST.

    python3 make_slice.py /usr/share/datasets/fashion-mnist    # Debian's dataset-fashion-mnist
"""

import gzip
import struct
import sys

for name, count, header, item in (
    ("train-images-idx3-ubyte.gz", 1000, 16, 28 * 28),
    ("train-labels-idx1-ubyte.gz", 1000, 8, 1),
    ("t10k-images-idx3-ubyte.gz", 200, 16, 28 * 28),
    ("t10k-labels-idx1-ubyte.gz", 200, 8, 1),
):
    with gzip.open(f"{sys.argv[1]}/{name}") as source:
        content = bytearray(source.read(header + count * item))
    content[4:8] = struct.pack(">I", count)
    with open(name, "wb") as target:
        # Without a time stamp, so that the file is the same every time.
        target.write(gzip.compress(bytes(content), mtime=0))
