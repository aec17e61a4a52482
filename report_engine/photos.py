"""One photo of a school to a picture fit for print: turned upright, sRGB, no larger than needed."""

import io
import math
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import ExifTags, Image, ImageCms, ImageOps, UnidentifiedImageError

# A 20,000 × 20,000 scan; above it a file is more likely a trap than a photo.
MAX_PIXELS = Image.MAX_IMAGE_PIXELS = 400_000_000
_MOST_BYTES = 800_000_000  # of a picture that must be decoded whole
_BYTES = {"1": 1, "L": 1, "P": 1, "LA": 4, "PA": 4, "I;16": 2}  # of a pixel in Pillow; 4 for all others
_LARGE = 25_000_000  # pixels; above, every step on the whole picture would cost much memory
_STRIP = 64  # rows after reduction
_LYING = range(5, 9)  # orientations of a camera that was held upright
_MM_PER_INCH = 25.4


class PhotoError(ValueError):
    """A file that is no usable picture; the message is for the author."""


def prepare(raw: bytes, width_mm: float, height_mm: float, dpi: int) -> tuple[bytes, str]:
    """Re-encode a JPEG or PNG so that it fills at most the given size at the given resolution.

    Returns the bytes and their extension: PNG keeps drawings with few colours and transparency
    sharp, everything else becomes JPEG. Metadata (camera, place) does not go into the report.
    """
    limit = _limit(width_mm, height_mm, dpi)
    try:
        with _opened(raw) as image:
            if image.width * image.height > MAX_PIXELS:
                raise PhotoError(f"{image.width} × {image.height} 像素，太大")
            # JPEG can be decoded at a fraction of its size: a huge photo then costs little memory.
            image.draft(None, (max(limit), max(limit)))
            if image.width * image.height * _BYTES.get(image.mode, 4) > _MOST_BYTES:
                raise PhotoError(f"{image.width} × {image.height} 像素，太大；存成 JPEG，或缩小一半")
            reduced = _reduced(image, max(limit))
            ImageOps.exif_transpose(reduced, in_place=True)  # no copy: of a large picture each takes time
            picture = _to_srgb(reduced)
            size = _fitting(picture.size, limit)
            if size != picture.size:
                picture = picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
            return _encode(picture, is_png=image.format == "PNG")
    except UnidentifiedImageError:
        raise PhotoError("不是 JPEG 或 PNG，或文件损坏") from None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise PhotoError(f"超过 {MAX_PIXELS // 100_000_000} 亿像素，太大") from None
    except (OSError, SyntaxError, ValueError) as error:
        if isinstance(error, PhotoError):
            raise
        raise PhotoError("文件损坏") from None


def foreseen(raw: bytes, width_mm: float, height_mm: float, dpi: int) -> tuple[int, int] | None:
    """Tell how many pixels a photo will have, without decoding it; None unless it becomes a JPEG for sure."""
    limit = _limit(width_mm, height_mm, dpi)
    try:
        with _opened(raw) as image:
            if image.format != "JPEG":
                return None
            image.draft(None, (max(limit), max(limit)))
            factor = _factor(image.size, max(limit))
            width, height = (-(-side // factor) for side in image.size)
            return _fitting((height, width) if _is_turned(image) else (width, height), limit)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return None


def _limit(width_mm: float, height_mm: float, dpi: int) -> tuple[int, int]:
    return round(width_mm / _MM_PER_INCH * dpi), round(height_mm / _MM_PER_INCH * dpi)


def _fitting(size: tuple[int, int], limit: tuple[int, int]) -> tuple[int, int]:
    """Scale a size down to a limit; the side that follows is rounded to where its proportion is nearest."""
    width, height = size
    if width <= limit[0] and height <= limit[1]:
        return size
    proportion = width / height
    if limit[0] / limit[1] >= proportion:
        exact = limit[1] * proportion
        near = min(math.floor(exact), math.ceil(exact), key=lambda n: abs(proportion - n / limit[1]))
        return max(near, 1), limit[1]
    exact = limit[0] / proportion
    near = min(math.floor(exact), math.ceil(exact), key=lambda n: abs(proportion - limit[0] / n) if n else 0)
    return limit[0], max(near, 1)


def _factor(size: tuple[int, int], longest: int) -> int:
    """Tell by how much a huge picture is reduced before anything else is done; 1 for others."""
    factor = min(size) // (2 * longest)
    return factor if size[0] * size[1] >= _LARGE and factor > 1 else 1


def _reduced(image: Image.Image, longest: int) -> Image.Image:
    """Reduce a huge picture strip by strip to about twice the size that is needed."""
    factor = _factor(image.size, longest)
    if factor == 1:
        return image
    rows = _STRIP * factor
    small: Image.Image | None = None
    for top in range(0, image.height, rows):
        strip = image.crop((0, top, image.width, min(top + rows, image.height)))
        if strip.mode in ("1", "P", "PA"):
            strip = strip.convert("RGBA" if "transparency" in image.info or strip.mode == "PA" else "RGB")
        strip = (strip.convert("I") if strip.mode.startswith("I;") else strip).reduce(factor)
        if small is None:
            small = Image.new(strip.mode, (strip.width, -(-image.height // factor)))
        small.paste(strip, (0, top // factor))
    assert small is not None
    small.info = {key: value for key, value in image.info.items() if key in ("exif", "icc_profile")}
    return small


def pixels(raw: bytes) -> tuple[int, int] | None:
    """Tell how wide and high a picture is, upright, without decoding it; None if it is none."""
    try:
        with _opened(raw) as image:
            return (image.height, image.width) if _is_turned(image) else image.size
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return None


def _is_turned(image: Image.Image) -> bool:
    return image.getexif().get(ExifTags.Base.Orientation, 1) in _LYING


@contextmanager
def _opened(raw: bytes) -> Iterator[Image.Image]:
    """Open a picture; what the library warns of is English, and no matter as long as the picture can be read."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        with Image.open(io.BytesIO(raw), formats=("JPEG", "PNG")) as image:
            yield image


def size_mm(data: bytes, width_mm: float, height_mm: float, dpi: int) -> tuple[float, float]:
    """Size at which a prepared picture is placed."""
    with Image.open(io.BytesIO(data)) as image:
        return placed(image.size, width_mm, height_mm, dpi)


def placed(size: tuple[int, int], width_mm: float, height_mm: float, dpi: int) -> tuple[float, float]:
    """Size at which a picture of so many pixels is placed: as wide as the layout says, never above its height.

    A picture with too few pixels is not blown up beyond half of its print resolution.
    """
    width, height = size
    scale = min(width_mm / width, height_mm / height, _MM_PER_INCH / (dpi / 2))
    return width * scale, height * scale


def _to_srgb(image: Image.Image) -> Image.Image:
    profile = image.info.get("icc_profile")
    if profile and image.mode in ("RGB", "CMYK", "L"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            converted = ImageCms.profileToProfile(image, source, target, outputMode="RGB")
            if converted is not None:
                return converted
        except (ImageCms.PyCMSError, OSError):
            pass  # a broken profile is no reason to lose the photo
    if image.mode.startswith("I"):
        # 16 bits of grey; Pillow's own conversion would cut all but the darkest tones to white.
        image = image.point(lambda value: value / 256).convert("L")
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        return image.convert("RGBA")
    return image if image.mode == "RGB" else image.convert("RGB")


def _encode(image: Image.Image, *, is_png: bool) -> tuple[bytes, str]:
    result = io.BytesIO()
    image.info = {}  # comments, texts and profiles would be written again
    if image.mode == "RGBA" or (is_png and image.getcolors(maxcolors=4096) is not None):
        image.save(result, "PNG", optimize=True)
        return result.getvalue(), "png"
    image.save(result, "JPEG", quality=88, optimize=True, progressive=False)
    return result.getvalue(), "jpg"
