"""Makes the images of this folder and, with Pillow, the RGB samples that they must decode to.

    python3 make_images.py        # Pillow 9.4.0, numpy 1.24
                                    # 11.3.0 gives the same resize.csv

expected/<file>.png is Image.open(<file>).convert("RGB") after exif_transpose, with one exception
that mobilenet.image.RasterColours states: 16-bit grey keeps its high byte.
resize.csv has CRC-32s of Image.resize for odd sizes of an image that the test computes too.
"""

import csv
import os
import struct
import zlib

import numpy as np
from PIL import Image, ImageOps

WIDTH, HEIGHT = 37, 29
y, x = np.mgrid[0:HEIGHT, 0:WIDTH]
RGB = np.stack([x * 255 // WIDTH, y * 255 // HEIGHT, (3 * x + 5 * y) % 256], -1).astype(np.uint8)
IMAGE = Image.fromarray(RGB)
SMOOTH = IMAGE.resize((53, 41), Image.BICUBIC, box=(0, 0, 20, 20))
GREY = np.array(IMAGE.convert("L"))


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(name, depth, colour_type, rows, *extra):
    """Pillow cannot write every kind of PNG."""
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, depth, colour_type, 0, 0, 0)
    pixels = zlib.compress(b"".join(b"\0" + row for row in rows))
    with open(name, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header))
        for kind, data in extra:
            file.write(chunk(kind, data))
        file.write(chunk(b"IDAT", pixels) + chunk(b"IEND", b""))


def packed(row, bits):
    text = "".join(format(v, f"0{bits}b") for v in row)
    text += "0" * (-len(text) % 8)
    return bytes(int(text[i : i + 8], 2) for i in range(0, len(text), 8))


def pngs():
    IMAGE.save("rgb.png")
    IMAGE.convert("1").save("one_bit.png")
    IMAGE.convert("L").save("grey8.png")
    for bits in (1, 2, 4):
        rows = [packed((row >> (8 - bits)).tolist(), bits) for row in GREY]
        png(f"grey{bits}.png", bits, 0, rows)
        png(f"grey{bits}_transparent.png", bits, 0, rows, (b"tRNS", struct.pack(">H", 1)))
    grey16 = GREY.astype(np.uint16) * 257 ^ 0x55
    rgb16 = RGB.astype(np.uint16) * 256 + ((x * 7 + y * 13) % 256).astype(np.uint16)[..., None]
    for name, kind, samples in (
        ("grey16.png", 0, grey16),
        ("grey_alpha16.png", 4, np.dstack([grey16, grey16[::-1]])),
        ("rgb16.png", 2, rgb16),
        ("rgb_alpha16.png", 6, np.dstack([rgb16, grey16])),
    ):
        png(name, 16, kind, [row.astype(">u2").tobytes() for row in samples])
    rows = [row.tobytes() for row in RGB]
    png("rgb_gamma.png", 8, 2, rows, (b"gAMA", struct.pack(">I", 100000)))
    png("rgb_broken_profile.png", 8, 2, rows, (b"iCCP", b"junk\0\0junk"))
    png("rgb_transparent.png", 8, 2, rows, (b"tRNS", struct.pack(">HHH", *map(int, RGB[3, 3]))))
    Image.fromarray(np.dstack([RGB, GREY])).save("rgb_alpha.png")
    Image.fromarray(np.dstack([GREY, GREY[::-1]]), "LA").save("grey_alpha.png")
    IMAGE.quantize(4).save("palette2.png", bits=2)
    IMAGE.quantize(16).save("palette4.png")
    IMAGE.quantize(200).save("palette8.png")
    IMAGE.quantize(200).save("palette8_transparent.png", transparency=5)


def jpegs():
    SMOOTH.convert("L").save("grey.jpg", quality=90)
    for subsampling, name in enumerate(("444", "422", "420")):
        SMOOTH.save(f"ycc{name}.jpg", quality=90, subsampling=subsampling)
    SMOOTH.save("progressive.jpg", quality=85, progressive=True)
    # A profile that swaps red and green: to apply it by mistake would show.
    profile = bytearray(ImageCmsProfile())
    red, green = profile.find(b"rXYZ"), profile.find(b"gXYZ")
    profile[red : red + 4], profile[green : green + 4] = b"gXYZ", b"rXYZ"
    SMOOTH.save("profile.jpg", quality=90, icc_profile=bytes(profile))
    inks = np.array(SMOOTH.convert("CMYK"))
    inks[..., 3] = inks[..., 0] // 3
    Image.fromarray(inks, "CMYK").save("cmyk.jpg", quality=95)
    with open("cmyk.jpg", "rb") as file:
        content = bytearray(file.read())
    content[content.find(b"Adobe") + 11] = 2
    with open("ycck.jpg", "wb") as file:
        file.write(content)
    # Without JFIF, an Adobe segment decides: transform 0 means that the components are RGB.
    with open("ycc444.jpg", "rb") as file:
        content = file.read()
    adobe = b"\xff\xee\0\x0eAdobe\0\x64\0\0\0\0\0"
    with open("rgb.jpg", "wb") as file:
        file.write(content[:2] + adobe + content[20:])


def ImageCmsProfile():
    from PIL import ImageCms

    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def bmp(name, height, bits, rows, compression=0, masks=b""):
    data = b"".join(row + b"\0" * (-len(row) % 4) for row in rows)
    start = 54 + len(masks)
    with open(name, "wb") as file:
        file.write(b"BM" + struct.pack("<IHHI", start + len(data), 0, 0, start))
        file.write(struct.pack("<IiiHHII", 40, WIDTH, height, 1, bits, compression, len(data)))
        file.write(struct.pack("<iiII", 2835, 2835, 0, 0) + masks + data)


def bmps():
    IMAGE.save("rgb.bmp")
    IMAGE.convert("L").save("grey.bmp")
    IMAGE.convert("1").save("one_bit.bmp")
    IMAGE.quantize(200).save("palette.bmp")
    Image.fromarray(np.dstack([RGB, GREY])).save("rgb_alpha.bmp")
    bmp("top_down.bmp", -HEIGHT, 24, [row[:, ::-1].tobytes() for row in RGB])
    r, g, b = (RGB[..., c].astype(int) for c in range(3))
    rows565 = ((r >> 3) << 11 | (g >> 2) << 5 | b >> 3)[::-1]
    rows555 = ((r >> 3) << 10 | (g >> 3) << 5 | b >> 3)[::-1]
    masks = struct.pack("<III", 0xF800, 0x7E0, 0x1F)
    bmp("rgb565.bmp", HEIGHT, 16, [row.astype("<u2").tobytes() for row in rows565], 3, masks)
    bmp("rgb555.bmp", HEIGHT, 16, [row.astype("<u2").tobytes() for row in rows555])


def gifs():
    palette = IMAGE.quantize(100)
    palette.save("palette.gif")
    palette.save("transparent.gif", transparency=3)
    palette.save("interlaced.gif", interlace=1)
    IMAGE.convert("L").save("grey.gif")
    IMAGE.save("animated.gif", save_all=True, append_images=[ImageOps.flip(IMAGE)])
    on_larger_screen("palette.gif", "offset.gif")
    on_larger_screen("transparent.gif", "offset_transparent.gif")


def on_larger_screen(source, name):
    with open(source, "rb") as file:
        content = bytearray(file.read())
    content[6:10] = struct.pack("<HH", 60, 50)
    at = 13 + 3 * (2 << (content[10] & 7))
    while content[at] == 0x21:
        at += 2
        while content[at]:
            at += 1 + content[at]
        at += 1
    content[at + 1 : at + 5] = struct.pack("<HH", 5, 7)
    with open(name, "wb") as file:
        file.write(content)


def webps():
    IMAGE.save("lossless.webp", lossless=True)
    SMOOTH.save("lossy.webp", quality=90)
    alpha = Image.fromarray(np.dstack([RGB, GREY]))
    alpha.save("alpha.webp", lossless=True, exact=True)
    exif = Image.Exif()
    exif[0x0112] = 6
    IMAGE.save("orientation6.webp", lossless=True, exif=exif.tobytes())


def orientations():
    for code in range(1, 9):
        exif = Image.Exif()
        exif[0x0112] = code
        IMAGE.save(f"orientation{code}.png", exif=exif)
        SMOOTH.save(f"orientation{code}.jpg", exif=exif, subsampling=0, quality=95)


def expected():
    os.makedirs("expected", exist_ok=True)
    for name in sorted(os.listdir(".")):
        if name.rsplit(".", 1)[-1] not in ("png", "jpg", "bmp", "gif", "webp"):
            continue
        image = Image.open(name)
        if name == "grey16.png":
            image = Image.fromarray((np.array(image).astype(int) >> 8).astype(np.uint8))
        rgb = ImageOps.exif_transpose(image).convert("RGB")
        # Without a copy of the EXIF, or the test would turn the image twice.
        Image.fromarray(np.array(rgb)).save(f"expected/{name}.png", optimize=True)


def resizes():
    sizes = [1, 2, 3, 5, 7, 13, 28, 31, 64, 97]
    with open("resize.csv", "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["width", "height", "to_width", "to_height", "interpolation", "crc32"])
        pairs = [(a, b) for a in sizes for b in sizes]
        cases = [pair + pairs[(i * 37 + 11) % len(pairs)] for i, pair in enumerate(pairs)]
        # More than 100 times as high as wide: Pillow before 12.2, which takes the rows first.
        cases += [(3, 5, 301, 40), (3, 224, 301, 224), (2, 1, 900, 100), (7, 3, 800, 350)]
        for width, to_width, height, to_height in cases:
            n = np.arange(height * width * 3, dtype=np.uint64)
            # The top byte of a multiplicative hash: neighbours have nothing in common.
            samples = ((n * 2654435761) % 2**32 >> 24).astype(np.uint8)
            image = Image.fromarray(samples.reshape(height, width, 3))
            for name, mode in (("bilinear", Image.BILINEAR), ("bicubic", Image.BICUBIC)):
                resized = image.resize((to_width, to_height), mode)
                crc = format(zlib.crc32(resized.tobytes()), "08x")
                out.writerow([width, height, to_width, to_height, name, crc])


def crop_modes():
    """timm's squash and border modes for a 24x32 (width x height) input of crop_pct 0.9."""
    image = Image.open("rgb.png")
    width, height = 24, 32
    scaled_width, scaled_height = int(width / 0.9), int(height / 0.9)
    squashed = image.resize((scaled_width, scaled_height), Image.BICUBIC)
    left, top = round((scaled_width - width) / 2), round((scaled_height - height) / 2)
    squashed.crop((left, top, left + width, top + height)).save("expected/squash.png")
    ratio = max(image.width / scaled_width, image.height / scaled_height)
    size = round(image.width / ratio), round(image.height / ratio)
    fitted = image.resize(size, Image.BICUBIC)
    # Wider than the input and lower: cut on the sides, padded above and below.
    left, top = round((size[0] - width) / 2), (height - size[1]) // 2
    fill = tuple(round(255 * mean) for mean in (0.485, 0.456, 0.406))
    bordered = Image.new("RGB", (width, height), fill)
    bordered.paste(fitted.crop((left, 0, left + width, size[1])), (0, top))
    bordered.save("expected/border.png")
    ratio = min(image.width / scaled_width, image.height / scaled_height)
    size = round(image.width / ratio), round(image.height / ratio)
    covering = image.resize(size, Image.BICUBIC)
    left, top = round((size[0] - width) / 2), round((size[1] - height) / 2)
    covering.crop((left, top, left + width, top + height)).save("expected/center.png")


for make in (pngs, jpegs, bmps, gifs, webps, orientations, expected, resizes, crop_modes):
    make()
