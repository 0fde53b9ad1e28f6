"""Writes small images of every kind, and what Pillow decodes them to, into images.json.

Run: python3 tests/TorchSharp.Local.Tests/reference/make_images.py
Written with Debian's python3-pil 9.4.0 over libjpeg-turbo 2.1.5 and libpng 1.6.39.
"""
import base64
import io
import json
import pathlib

import numpy as np
from PIL import Image

y, x = np.mgrid[0:9, 0:11]
RGB = np.stack([x * 20, y * 25, (x + y) * 10], -1).astype("uint8")
ALPHA = (x * 255 // 10).astype("uint8")
GREY = RGB[..., 0]


def over_black(rgba):
    return ((rgba[..., :3].astype(int) * rgba[..., 3:] + 127) // 255).astype("uint8")


def encode(image, kind, **options):
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def decode(data, mode):
    return np.array(Image.open(io.BytesIO(data)).convert(mode))


def case(data, tolerance=0, **expected):
    modes = {mode: {"shape": [1 if a.ndim == 2 else a.shape[2], *a.shape[:2]],
                    "data": (a if a.ndim == 2 else a.transpose(2, 0, 1)).flatten().tolist()}
             for mode, a in expected.items()}
    return {"file": base64.b64encode(data).decode(), "tolerance": tolerance, "modes": modes}


def jpeg(image, tolerance=0, **options):
    data = encode(image, "JPEG", **options)
    return case(data, tolerance, UNCHANGED=decode(data, "L" if image.mode == "L" else "RGB"), RGB=decode(data, "RGB"))


def png(image, **options):
    data = encode(image, "PNG", **options)
    rgba = decode(data, "RGBA")
    return case(data, UNCHANGED=over_black(rgba), RGB=over_black(rgba), RGB_ALPHA=rgba)


colour = Image.fromarray(RGB)
palette = Image.fromarray(np.array(x + y, "uint8") % 7, "P")
palette.putpalette([c for i in range(7) for c in (i * 40, 255 - i * 30, i * 5)])
grey16 = encode(Image.fromarray((GREY.astype("uint16") * 257)), "PNG")
cases = {
    "jpeg": jpeg(colour, quality=90),
    "jpeg_progressive": jpeg(colour, quality=90, progressive=True),
    "jpeg_full_chroma": jpeg(colour, quality=95, subsampling=0),
    "jpeg_grey": jpeg(Image.fromarray(GREY)),
    "jpeg_cmyk": jpeg(colour.convert("CMYK"), tolerance=1, quality=95),
    "png": png(colour),
    "png_palette": png(palette),
    "png_palette_transparent": png(palette, transparency=3),
    "png_alpha": png(Image.fromarray(np.dstack([RGB, ALPHA]), "RGBA")),
    "png_grey": case(encode(Image.fromarray(GREY), "PNG"), UNCHANGED=GREY, RGB=np.dstack([GREY] * 3)),
    "png_grey_alpha": case(encode(Image.fromarray(np.dstack([GREY, ALPHA]), "LA"), "PNG"), GRAY_ALPHA=np.dstack([GREY, ALPHA])),
    "png_sixteen_bits": case(grey16, UNCHANGED=GREY, RGB=np.dstack([GREY] * 3)),
    "png_one_bit": case(encode(Image.fromarray(GREY > 99), "PNG"), UNCHANGED=((GREY > 99) * 255).astype("uint8")),
}
path = pathlib.Path(__file__).with_name("images.json")
path.write_text(json.dumps(cases, separators=(",", ":")).replace('},"', '},\n"') + "\n")
