"""Makes orientations.tsv: small files that say their orientation in many ways, and what Pillow makes of it.

    python3 make_orientations.py        # Pillow 12.3.0; 9.4.0 knows no XMP in JPEG and WebP

A row: what it is, the file in hexadecimal digits, and the code, 1 to 8, of the turn that
ImageOps.exif_transpose applies. Files that Pillow refuses for their metadata are not in the table.
"""

import csv
import io
import struct
import zlib

from PIL import Image, ImageOps

IMAGE = Image.frombytes("L", (3, 2), bytes([0, 50, 100, 150, 200, 250]))
TURNS = dict(
    zip(
        range(2, 9),
        ("FLIP_LEFT_RIGHT", "ROTATE_180", "FLIP_TOP_BOTTOM", "TRANSPOSE", "ROTATE_270", "TRANSVERSE", "ROTATE_90"),
    )
)
NUMBERS = {1: "B", 3: "H", 4: "I", 6: "b", 8: "h", 9: "i", 11: "f", 12: "d", 13: "I", 16: "Q", 17: "q"}
EXIF = b"Exif\0\0"
XMP = b"http://ns.adobe.com/xap/1.0/\0"
rows = []


def add(name, content):
    image = Image.open(io.BytesIO(content))
    stored = image.copy()
    shown = ImageOps.exif_transpose(image)
    same = lambda turned: turned.size == shown.size and turned.tobytes() == shown.tobytes()
    codes = [c for c, t in TURNS.items() if same(stored.transpose(Image.Transpose[t]))]
    code = 1 if same(stored) else codes[0]
    rows.append([name, content.hex(), code])


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def saved(kind, **options):
    out = io.BytesIO()
    IMAGE.save(out, kind, **options)
    return out.getvalue()


def png(*before, after=b""):
    content = saved("PNG")
    pixels, end = content.index(b"IDAT") - 4, content.index(b"IEND") - 4
    return content[:pixels] + b"".join(before) + content[pixels:end] + after + content[end:]


def jpeg(*segments):
    content = saved("JPEG", optimize=True, quality=100)
    texts = (b"\xff\xe1" + struct.pack(">H", len(s) + 2) + s for s in segments)
    return content[:2] + b"".join(texts) + content[2:]


def directory(order, *entries, magic=None, tail=b""):
    head = magic or {"<": b"II*\0", ">": b"MM\0*"}[order]
    body = b"".join(struct.pack(order + "HHI", *e[:3]) + e[3].ljust(4, b"\0") for e in entries)
    return head + struct.pack(order + "IH", 8, len(entries)) + body + bytes(4) + tail


def one(order, kind, value, count=1, tag=0x112, magic=None):
    """A record of one entry, its value behind the directory when it is too long for the entry."""
    if len(value) <= 4:
        return directory(order, (tag, kind, count, value), magic=magic)
    return directory(order, (tag, kind, count, struct.pack(order + "I", 26)), magic=magic, tail=value)


def short(code, order="<", **options):
    return one(order, 3, struct.pack(order + "H", code), **options)


def exif(record):
    return chunk(b"eXIf", record)


def text(name, content, kind=b"tEXt"):
    between = {b"tEXt": b"\0", b"zTXt": b"\0\0", b"iTXt": b"\0\0\0en\0title\0"}[kind]
    return chunk(kind, name + between + (zlib.compress(content) if kind == b"zTXt" else content))


def as_hex(record):
    digits = record.hex()
    lines = "\n".join(digits[i : i + 72] for i in range(0, len(digits), 72))
    return f"\nexif\n{len(record):8d}\n{lines}\n".encode()


def packet(value):
    return f'<rdf:Description tiff:Orientation="{value}"/>'.encode()


def types():
    for order in "<>":
        for kind, code in NUMBERS.items():
            add(f"type {kind} {order}", png(exif(one(order, kind, struct.pack(order + code, 6)))))
        for kind in (5, 10):
            for above, below in ((6, 1), (16, 2), (13, 2), (6, 0)):
                value = struct.pack(order + "II", above, below)
                add(f"type {kind} {order} {above}/{below}", png(exif(one(order, kind, value))))
        add(f"negative {order}", png(exif(one(order, 8, struct.pack(order + "h", -6)))))
        add(f"broken float {order}", png(exif(one(order, 11, struct.pack(order + "f", 6.5)))))
        add(f"ascii {order}", png(exif(one(order, 2, b"6\0", 2))))
        add(f"undefined {order}", png(exif(one(order, 7, b"\6"))))
        add(f"unknown type {order}", png(exif(one(order, 99, b"\6"))))
        for count in range(4):
            value = struct.pack(order + "H", 6) + struct.pack(order + "H", 3) * max(count - 1, 0)
            add(f"{count} shorts {order}", png(exif(one(order, 3, value, count))))
        for code in (*range(11), 65535):
            add(f"code {code} {order}", png(exif(short(code, order))))


def records():
    six, one_ = struct.pack("<H", 6), struct.pack("<H", 1)
    tag, long_text = (0x112, 3, 1, six), (0x10F, 2, 90, struct.pack("<I", 5000))
    add("the last of two counts", png(exif(directory("<", (0x112, 3, 1, one_), tag))))
    add("the last of two counts, upright", png(exif(directory("<", tag, (0x112, 3, 1, one_)))))
    add("an entry of unknown type behind", png(exif(directory("<", tag, (0x112, 99, 1, one_)))))
    add("a broken entry before", png(exif(directory("<", long_text, tag))))
    add("a broken entry behind", png(exif(directory("<", tag, long_text))))
    add("fewer entries than stated", png(exif(short(6)[:8] + b"\x09" + short(6)[9:])))
    add("no next directory", png(exif(short(6)[:-4])))
    add("swapped magic <", png(exif(short(6, magic=b"II\0*"))))
    add("swapped magic >", png(exif(short(6, ">", magic=b"MM*\0"))))
    add("a prefix", png(exif(EXIF + short(6))))
    add("two prefixes", png(exif(EXIF + EXIF + short(6))))
    add("behind the pixels", png(after=exif(short(6))))
    add("the last of two chunks", png(exif(short(1)), exif(short(6))))
    add("the last of two chunks, upright", png(exif(short(6)), exif(short(1))))


def texts():
    name = b"Raw profile type exif"
    for kind in (b"tEXt", b"zTXt", b"iTXt"):
        label = kind.decode()
        add(f"{label} as hex", png(text(name, as_hex(EXIF + short(6)), kind)))
        add(f"{label} as hex without prefix", png(text(name, as_hex(short(6)), kind)))
        add(f"{label} as hex behind", png(after=text(name, as_hex(EXIF + short(6)), kind)))
        add(f"{label} APP1", png(text(b"Raw profile type APP1", as_hex(EXIF + short(6)), kind)))
        add(f"{label} XMP", png(text(b"XML:com.adobe.xmp", packet(6), kind)))
        add(f"{label} XMP behind", png(after=text(b"XML:com.adobe.xmp", packet(6), kind)))
    add("tEXt exif", png(text(b"exif", EXIF + short(6))))
    compressed = b"XML:com.adobe.xmp\0\1\0\0\0" + zlib.compress(packet(6))
    add("iTXt XMP compressed", png(chunk(b"iTXt", compressed)))
    add("eXIf before hex", png(exif(short(1)), text(name, as_hex(EXIF + short(6)))))
    add("damaged zTXt", png(chunk(b"zTXt", name + b"\0\0junk"), exif(short(6))))


def packets():
    itxt = lambda content: text(b"XML:com.adobe.xmp", content, b"iTXt")
    for content in (
        b"<tiff:Orientation>6</tiff:Orientation>",
        b"tiff:Orientation='6'",
        b'tiff:Orientation = "6"',
        b"<tiff:Orientation> 6",
        b'exif:Orientation="6"',
        b'tiff:Orientation="9" tiff:Orientation="6"',
        b'tiff:Orientation="x" tiff:Orientation="6"',
        b'tiff:Orientation="61"',
        b'tiff:Orientation="16"',
        b'tiff:Orientation="6\xff',
    ):
        add(f"XMP {content.decode('latin-1')}", png(itxt(content)))
    for code in range(10):
        add(f"XMP code {code}", png(itxt(packet(code))))
    add("XMP, the last of two", png(itxt(packet(1)), itxt(packet(6))))
    add("XMP, the last of two, upright", png(itxt(packet(6)), itxt(packet(1))))
    for name, record in (
        ("says 1", short(1)),
        ("says 0", short(0)),
        ("says a byte", one("<", 1, b"\1")),
        ("says something else", short(1, tag=0x100)),
        ("has no values", short(1, count=0)),
        ("is of unknown type", one("<", 99, b"\1")),
        ("is empty", b""),
        ("is a prefix", EXIF),
    ):
        add(f"XMP, and EXIF that {name}", png(itxt(packet(6)), exif(record)))
    hexed = text(b"Raw profile type exif", as_hex(EXIF + short(1, tag=0x100)))
    add("XMP, and hex that says something else", png(itxt(packet(6)), hexed))


def jpegs():
    for code in range(10):
        add(f"JPEG {code}", jpeg(EXIF + one("<", 4, struct.pack("<I", code))))
        add(f"JPEG XMP {code}", jpeg(XMP + packet(code)))
    add("JPEG XMP element", jpeg(XMP + b"<tiff:Orientation>6</tiff:Orientation>"))
    add("JPEG XMP and no EXIF orientation", jpeg(EXIF + short(1, tag=0x100), XMP + packet(6)))
    add("JPEG XMP and EXIF 1", jpeg(EXIF + short(1), XMP + packet(6)))
    add("JPEG XMP and empty EXIF", jpeg(EXIF, XMP + packet(6)))
    add("JPEG XMP and broken EXIF", jpeg(EXIF + b"junkjunkjunk", XMP + packet(6)))
    add("JPEG extended XMP", jpeg(b"http://ns.adobe.com/xmp/extension/\0" + packet(6)))
    add("JPEG, the last XMP", jpeg(XMP + packet(1), XMP + packet(6)))
    add("JPEG, the last XMP, upright", jpeg(XMP + packet(6), XMP + packet(1)))
    add("JPEG EXIF in two segments", jpeg(EXIF + short(6)[:15], EXIF + short(6)[15:]))
    add("JPEG, the first EXIF", jpeg(EXIF + short(6), EXIF + short(1)))
    add("JPEG, the first EXIF, upright", jpeg(EXIF + short(1), EXIF + short(6)))
    content = jpeg()
    scan = content.index(b"\xff\xda")
    segment = b"\xff\xe1" + struct.pack(">H", len(EXIF + short(6)) + 2) + EXIF + short(6)
    add("JPEG EXIF behind the frame", content[:scan] + segment + content[scan:])


def webps():
    webp = lambda **options: saved("WEBP", lossless=True, **options)
    for code in range(10):
        add(f"WebP {code}", webp(exif=one(">", 4, struct.pack(">I", code))))
        add(f"WebP XMP {code}", webp(xmp=packet(code)))
    add("WebP with prefix", webp(exif=EXIF + short(6)))
    add("WebP XMP and EXIF 1", webp(exif=short(1), xmp=packet(6)))
    add("WebP XMP and no EXIF orientation", webp(exif=short(1, tag=0x100), xmp=packet(6)))
    content = bytearray(webp(exif=short(6)))
    content[20] &= ~8
    add("WebP whose header promises no EXIF", bytes(content))
    content = bytearray(webp(xmp=packet(6)))
    content[20] &= ~4
    add("WebP whose header promises no XMP", bytes(content))


for make in (types, records, texts, packets, jpegs, webps):
    make()
with open("orientations.tsv", "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n", delimiter="\t")
    out.writerow(["name", "file", "code"])
    out.writerows(rows)
