"""Cuts the first 100 test images out of Fashion-MNIST.

    python3 make_slice.py /usr/share/datasets/fashion-mnist    # Debian's dataset-fashion-mnist
"""

import gzip
import struct
import sys

COUNT = 100

for name, header, item in (
    ("t10k-images-idx3-ubyte.gz", 16, 28 * 28),
    ("t10k-labels-idx1-ubyte.gz", 8, 1),
):
    with gzip.open(f"{sys.argv[1]}/{name}") as source:
        content = bytearray(source.read(header + COUNT * item))
    content[4:8] = struct.pack(">I", COUNT)
    with open(name, "wb") as target:
        # Without a time stamp, so that the file is the same every time.
        target.write(gzip.compress(bytes(content), mtime=0))
