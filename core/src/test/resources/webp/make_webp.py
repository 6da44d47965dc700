"""Makes the WebP images of this folder and, with Pillow, the CRC-32 of the RGB that they hold.

    apt-get install webp libwebp-dev python3-pil python3-numpy gcc
    python3 make_webp.py        # libwebp 1.2.4, Pillow 9.4.0, numpy 1.24

expected.csv has the width, the height and the CRC-32 of Image.open(<file>).convert("RGB").
Pillow 12.3.0 with libwebp 1.6.0 gives the same. commands.txt says how each file was made.
"""

import csv
import glob
import gzip
import os
import struct
import subprocess
import zlib

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

random = np.random.default_rng(20240617)
commands = open("commands.txt", "w")


def drawing(width, height):
    image = Image.new("RGB", (width, height), (201, 128, 0))
    draw = ImageDraw.Draw(image)
    draw.rectangle((width // 5, height // 6, width // 2, height * 3 // 4), fill=(20, 60, 230))
    draw.ellipse((width // 3, height // 3, width - 3, height - 2), fill=(250, 250, 240))
    draw.line((0, height, width, 0), fill=(0, 0, 0), width=2)
    return image


def gradient(width, height):
    y, x = np.mgrid[0:height, 0:width]
    channels = [x * 255 // width, y * 255 // height, (3 * x + 2 * y) % 256]
    return Image.fromarray(np.stack(channels, -1).astype(np.uint8))


def noise(width, height, radius=0):
    image = Image.fromarray(random.integers(0, 256, (height, width, 3), dtype=np.uint8))
    return image.filter(ImageFilter.GaussianBlur(radius)) if radius else image


def fashion(index):
    with gzip.open("../../../../../data/src/test/resources/fashion-mnist-slice/t10k-images-idx3-ubyte.gz") as file:
        pixels = np.frombuffer(file.read()[16:], np.uint8).reshape(-1, 28, 28)
    return Image.fromarray(pixels[index])


def colours(count, width, height):
    palette = random.integers(0, 256, (count, 3), dtype=np.uint8)
    small = random.integers(0, count, (height // 3 + 1, width // 3 + 1))
    small.flat[:count] = np.arange(count)[: small.size]
    return Image.fromarray(palette[small.repeat(3, 0).repeat(3, 1)[:height, :width]])


def with_alpha(image):
    y, x = np.mgrid[0 : image.height, 0 : image.width]
    image = image.convert("RGB")
    image.putalpha(Image.fromarray(((x * 37 + y * 11) // 9 * 60 % 256).astype(np.uint8)))
    return image


def run(*command):
    subprocess.run(command, check=True, capture_output=True)


def cwebp(name, image, *options):
    image.save("in.png")
    run("cwebp", *options, "in.png", "-o", name + ".webp")
    commands.write(f"{name}: cwebp {' '.join(options)}\n")


def lossy():
    for method in range(7):
        cwebp(f"drawing_method{method}", drawing(61, 45), "-m", str(method))
    cwebp("flat", Image.new("RGB", (48, 32), (201, 128, 0)), "-m", "0")
    cwebp("ramp", gradient(131, 67), "-m", "1", "-q", "60")
    for width, height in ((1, 1), (1, 17), (17, 1), (2, 3), (15, 16), (16, 16), (17, 33), (5, 64)):
        cwebp(f"size_{width}x{height}", gradient(width, height), "-q", "50")
    for quality in (0, 5, 40, 100):
        cwebp(f"quality{quality}", noise(40, 35, 2), "-q", str(quality))
    cwebp("noise", noise(33, 18), "-q", "90")
    cwebp("fashion", fashion(3), "-q", "85")
    for segments in range(1, 5):
        image = Image.fromarray(np.hstack([noise(40, 41, 3), gradient(41, 41)]))
        cwebp(f"segments{segments}", image, "-segments", str(segments), "-sns", "100", "-q", "20")
    for options in (
        "-f 0",
        "-f 100 -sharpness 0 -strong",
        "-f 100 -sharpness 7 -strong",
        "-f 40 -sharpness 4 -strong",
        "-f 100 -sharpness 0 -nostrong",
        "-f 60 -sharpness 5 -nostrong",
        "-af -pass 3",
    ):
        name = "filter" + options.replace(" -", "_").replace("-", "_").replace(" ", "")
        cwebp(name, noise(50, 37, 3), "-q", "10", *options.split())
    cwebp("preprocessed", noise(41, 30, 3), "-pre", "3", "-q", "30", "-m", "6", "-sharp_yuv")
    cwebp("alpha_lossy", with_alpha(drawing(37, 29)), "-q", "70", "-alpha_q", "50")
    run("gcc", "partitions.c", "-lwebp", "-o", "partitions")
    image = noise(48, 150, 3)
    with open("in.rgb", "wb") as file:
        file.write(image.tobytes())
    for bits in range(1, 4):
        name = f"partitions{1 << bits}"
        run("./partitions", "in.rgb", "48", "150", str(bits), name + ".webp")
        commands.write(f"{name}: partitions.c, {bits}\n")
    with open("drawing_method4.webp", "rb") as file:
        content = bytearray(file.read())
    # Ask for an enlarged display, which libwebp ignores.
    content[27] |= 0x80
    content[29] |= 0x40
    with open("scaled.webp", "wb") as file:
        file.write(content)
    commands.write("scaled: drawing_method4 with the scale bits set\n")


def lossless():
    for count in (1, 2, 4, 16, 17, 256):
        cwebp(f"colours{count}", colours(count, 53, 35), "-lossless")
    cwebp("lossless_gradient", gradient(47, 33), "-lossless", "-m", "6", "-q", "100")
    cwebp("lossless_noise", noise(19, 13), "-lossless")
    cwebp("lossless_cache", drawing(96, 70), "-lossless", "-m", "6", "-q", "100")
    mixed = np.hstack([noise(40, 72, 5), drawing(40, 72), gradient(40, 72)])
    cwebp("lossless_mixed", Image.fromarray(mixed), "-z", "9", "-near_lossless", "20")
    cwebp("lossless_fast", noise(30, 21, 3), "-z", "0")
    cwebp("lossless_alpha", with_alpha(drawing(29, 37)), "-lossless", "-exact")
    cwebp("lossless_hidden", with_alpha(drawing(29, 37)), "-lossless")
    cwebp("lossless_1x1", drawing(1, 1), "-lossless")
    cwebp("lossless_1x30", gradient(1, 30), "-lossless")
    cwebp("lossless_30x1", gradient(30, 1), "-lossless")


def containers():
    first, second = drawing(37, 29), gradient(37, 29)
    for name, lossless in (("animated_lossy", False), ("animated_lossless", True)):
        first.save(name + ".webp", lossless=lossless, save_all=True, append_images=[second])
        commands.write(f"{name}: Pillow\n")
    cwebp("frame1", drawing(21, 16), "-q", "80")
    cwebp("frame2", gradient(33, 24), "-lossless")
    for name, frames in (("offset_lossy", (1, 2)), ("offset_lossless", (2, 1))):
        where = ("+100+4+6+0+b", "+50+0+0+1-b")
        options = sum((["-frame", f"frame{f}.webp", at] for f, at in zip(frames, where)), [])
        run("webpmux", *options, "-bgcolor", "255,9,8,7", "-o", name + ".webp")
        commands.write(f"{name}: webpmux {' '.join(options)} -bgcolor 255,9,8,7\n")
    broken = {"icc_profile": b"y" * 90, "exif": b"Exif\0\0junk", "xmp": b"<junk"}
    first.save("broken_metadata_lossless.webp", lossless=True, **broken)
    first.save("broken_metadata_lossy.webp", **broken)
    commands.write("broken_metadata_*: Pillow, icc_profile, exif and xmp are junk\n")
    with open("flat.webp", "rb") as file:
        content = file.read()
    unknown = b"JUNK" + struct.pack("<I", 3) + b"abc\0"
    size = struct.pack("<I", len(content) - 8 + len(unknown))
    with open("unknown_chunk.webp", "wb") as file:
        file.write(content[:4] + size + content[8:] + unknown)
    commands.write("unknown_chunk: flat and a chunk JUNK\n")
    for name in ("frame1", "frame2"):
        os.remove(name + ".webp")


for make in (lossy, lossless, containers):
    make()
for name in ("in.png", "in.rgb", "partitions"):
    os.remove(name)
with open("expected.csv", "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["file", "width", "height", "crc32"])
    for name in sorted(glob.glob("*.webp")):
        image = Image.open(name).convert("RGB")
        out.writerow([name, *image.size, format(zlib.crc32(image.tobytes()), "08x")])
