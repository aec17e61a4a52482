"""One photo of a school to a picture fit for print: turned upright, sRGB, no larger than needed."""

import io
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
_LYING = 5  # from this orientation on the camera was held upright
_MM_PER_INCH = 25.4


class PhotoError(ValueError):
    """A file that is no usable picture; the message is for the author."""


def prepare(raw: bytes, width_mm: float, height_mm: float, dpi: int) -> tuple[bytes, str]:
    """Re-encode a JPEG or PNG so that it fills at most the given size at the given resolution.

    Returns the bytes and their extension: PNG keeps drawings with few colours and transparency
    sharp, everything else becomes JPEG. Metadata (camera, place) does not go into the report.
    """
    limit = (round(width_mm / _MM_PER_INCH * dpi), round(height_mm / _MM_PER_INCH * dpi))
    try:
        with _opened(raw) as image:
            if image.width * image.height > MAX_PIXELS:
                raise PhotoError(f"{image.width} × {image.height} 像素，太大")
            # JPEG can be decoded at a fraction of its size: a huge photo then costs little memory.
            image.draft(None, (max(limit), max(limit)))
            if image.width * image.height * _BYTES.get(image.mode, 4) > _MOST_BYTES:
                raise PhotoError(f"{image.width} × {image.height} 像素，太大；存成 JPEG，或缩小一半")
            picture = _to_srgb(ImageOps.exif_transpose(_reduced(image, max(limit))))
            picture.thumbnail(limit, Image.Resampling.LANCZOS)
            return _encode(picture, is_png=image.format == "PNG")
    except UnidentifiedImageError:
        raise PhotoError("不是 JPEG 或 PNG，或文件损坏") from None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise PhotoError(f"超过 {MAX_PIXELS // 100_000_000} 亿像素，太大") from None
    except (OSError, SyntaxError, ValueError) as error:
        if isinstance(error, PhotoError):
            raise
        raise PhotoError("文件损坏") from None


def _reduced(image: Image.Image, longest: int) -> Image.Image:
    """Reduce a huge picture strip by strip to about twice the size that is needed, before anything else is done."""
    factor = min(image.size) // (2 * longest)
    if image.width * image.height < _LARGE or factor < 2:
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
            turned = image.getexif().get(ExifTags.Base.Orientation, 1) >= _LYING
            return (image.height, image.width) if turned else image.size
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return None


@contextmanager
def _opened(raw: bytes) -> Iterator[Image.Image]:
    """Open a picture; what the library warns of is English, and no matter as long as the picture can be read."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        with Image.open(io.BytesIO(raw), formats=("JPEG", "PNG")) as image:
            yield image


def size_mm(data: bytes, width_mm: float, height_mm: float, dpi: int) -> tuple[float, float]:
    """Size at which a prepared picture is placed: as wide as the layout says, never above its height.

    A picture with too few pixels is not blown up beyond half of its print resolution.
    """
    with Image.open(io.BytesIO(data)) as image:
        width, height = image.size
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
    return image.convert("RGB")


def _encode(image: Image.Image, *, is_png: bool) -> tuple[bytes, str]:
    result = io.BytesIO()
    image.info = {}  # comments, texts and profiles would be written again
    if image.mode == "RGBA" or (is_png and image.getcolors(maxcolors=4096) is not None):
        image.save(result, "PNG", optimize=True)
        return result.getvalue(), "png"
    image.save(result, "JPEG", quality=88, optimize=True, progressive=False)
    return result.getvalue(), "jpg"
