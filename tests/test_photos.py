"""Photos of schools become pictures fit for print, whatever camera or program they come from."""

import zlib
from io import BytesIO

import pytest
from PIL import Image, ImageCms, PngImagePlugin

from report_engine.photos import MAX_PIXELS, PhotoError, foreseen, pixels, prepare, size_mm

WIDTH, HEIGHT, DPI = 140.0, 100.0, 220
LIMIT = (round(WIDTH / 25.4 * DPI), round(HEIGHT / 25.4 * DPI))
RED, GREEN, BLUE, WHITE = (200, 0, 0), (0, 160, 0), (0, 0, 200), (255, 255, 255)


def corners(mode: str = "RGB", size: tuple[int, int] = (400, 200)) -> Image.Image:
    """A picture whose corners tell how it is turned: red, green, blue, white from top left, row by row."""
    image = Image.new("RGB", size)
    half = (size[0] // 2, size[1] // 2)
    for index, colour in enumerate((RED, GREEN, BLUE, WHITE)):
        image.paste(colour, (index % 2 * half[0], index // 2 * half[1], size[0], size[1]))
    return image.convert(mode)


def saved(image: Image.Image, form: str = "JPEG", **options: object) -> bytes:
    stream = BytesIO()
    image.save(stream, form, **({"quality": 95} if form == "JPEG" else {}), **options)
    return stream.getvalue()


def prepared(raw: bytes) -> Image.Image:
    """Prepare a photo and open the result; its name must tell what it is."""
    data, extension = prepare(raw, WIDTH, HEIGHT, DPI)
    image = Image.open(BytesIO(data))
    image.load()
    assert image.format == {"jpg": "JPEG", "png": "PNG"}[extension]
    return image


def corner_colours(image: Image.Image) -> list[tuple[int, ...]]:
    """Colours of the four quarters, rounded to what JPEG keeps."""
    rgb = image.convert("RGB")
    x, y = rgb.size
    points = [(x // 4, y // 4), (x * 3 // 4, y // 4), (x // 4, y * 3 // 4), (x * 3 // 4, y * 3 // 4)]
    return [pixel(rgb, point) for point in points]


def pixel(image: Image.Image, point: tuple[int, int]) -> tuple[int, ...]:
    """The bands of one pixel."""
    found = image.getpixel(point)
    assert isinstance(found, tuple)
    return found


def looks_like(found: list[tuple[int, ...]], wanted: list[tuple[int, ...]], tolerance: int = 12) -> bool:
    pairs = zip(found, wanted, strict=True)
    return all(abs(a - b) <= tolerance for one, two in pairs for a, b in zip(one, two, strict=True))


@pytest.mark.parametrize(
    ("orientation", "wanted"),
    [
        (1, [RED, GREEN, BLUE, WHITE]),
        (2, [GREEN, RED, WHITE, BLUE]),
        (3, [WHITE, BLUE, GREEN, RED]),
        (4, [BLUE, WHITE, RED, GREEN]),
        (5, [RED, BLUE, GREEN, WHITE]),
        (6, [BLUE, RED, WHITE, GREEN]),
        (7, [WHITE, GREEN, BLUE, RED]),
        (8, [GREEN, WHITE, RED, BLUE]),
    ],
)
def test_phone_photos_are_turned_upright(orientation: int, wanted: list[tuple[int, ...]]) -> None:
    """The camera notes how it was held; Word ignores the note, so the picture itself is turned."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    image = prepared(saved(corners(), exif=exif))
    assert looks_like(corner_colours(image), wanted)
    assert image.size == ((400, 200) if orientation < 5 else (200, 400))


@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_nothing_about_camera_and_place_goes_into_the_report(form: str) -> None:
    exif = Image.Exif()
    exif[0x010F] = "某品牌手机"
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[2] = (39.0, 56.0, 0.0)
    options: dict[str, object] = {"exif": exif}
    if form == "PNG":
        info = PngImagePlugin.PngInfo()
        info.add_text("Author", "某老师")
        options["pnginfo"] = info
    else:
        options["comment"] = "某老师"
    raw = saved(corners(), form, **options)
    data, _ = prepare(raw, WIDTH, HEIGHT, DPI)
    assert not Image.open(BytesIO(data)).getexif()
    for secret in ("某品牌手机", "某老师"):
        assert secret.encode() not in data
    assert b"Exif" not in data
    assert b"eXIf" not in data


def test_huge_photo_is_scaled_to_the_print_size() -> None:
    image = prepared(saved(corners(size=(6000, 4000))))
    assert image.size == (min(LIMIT[0], round(LIMIT[1] * 1.5)), round(min(LIMIT[0], LIMIT[1] * 1.5) / 1.5))


def test_panorama_keeps_its_shape() -> None:
    image = prepared(saved(corners(size=(8000, 800))))
    assert image.size == (LIMIT[0], round(LIMIT[0] / 10))


def test_small_photo_is_not_blown_up() -> None:
    assert prepared(saved(corners(size=(60, 40)))).size == (60, 40)


def test_one_pixel() -> None:
    assert prepared(saved(Image.new("RGB", (1, 1), RED), "PNG")).size == (1, 1)


def test_print_colours_become_screen_colours() -> None:
    """A CMYK file of a print shop; put into Word as it is, some programs show it inverted."""
    image = prepared(saved(corners("CMYK")))
    assert image.mode == "RGB"
    assert looks_like(corner_colours(image), [RED, GREEN, BLUE, WHITE], tolerance=30)


def test_colour_profile_is_applied_not_kept() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    image = prepared(saved(corners(), icc_profile=profile))
    assert looks_like(corner_colours(image), [RED, GREEN, BLUE, WHITE])
    assert "icc_profile" not in image.info


def test_broken_colour_profile_does_not_lose_the_photo() -> None:
    image = prepared(saved(corners(), icc_profile=b"no profile at all"))
    assert looks_like(corner_colours(image), [RED, GREEN, BLUE, WHITE])


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "RGBA", "I;16", "RGB"])
def test_every_kind_of_png(mode: str) -> None:
    source = Image.new("I;16", (64, 64), 40000) if mode == "I;16" else corners("L" if mode == "1" else mode, (64, 64))
    image = prepared(saved(source.convert("1") if mode == "1" else source, "PNG"))
    assert image.mode in ("RGB", "RGBA")
    assert image.size == (64, 64)


def test_sixteen_bit_grey_keeps_its_tones() -> None:
    """A scanner's 16-bit file: a grey of 61 % stays one, it does not become white."""
    image = prepared(saved(Image.new("I;16", (64, 64), 40000), "PNG"))
    assert looks_like([pixel(image.convert("RGB"), (32, 32))], [(156, 156, 156)])


def test_palette_keeps_its_colours() -> None:
    source = corners().quantize(8)
    assert source.mode == "P"
    assert looks_like(corner_colours(prepared(saved(source, "PNG"))), [RED, GREEN, BLUE, WHITE])


@pytest.mark.parametrize("kind", ["RGBA", "palette"])
def test_transparency_is_kept(kind: str) -> None:
    """A school's emblem on no ground; as JPEG its ground would be black."""
    emblem = Image.new("RGBA", (80, 80), (0, 0, 0, 0))
    emblem.paste((*RED, 255), (20, 20, 60, 60))
    raw = saved(emblem if kind == "RGBA" else emblem.quantize(4), "PNG")
    image = prepared(raw).convert("RGBA")
    assert pixel(image, (2, 2))[3] == 0
    assert pixel(image, (40, 40))[3] == 255


def test_photographs_become_jpeg_drawings_stay_png() -> None:
    """A PNG screenshot of a few colours stays sharp; a PNG photo would make the report too big to send."""
    assert prepared(saved(corners(), "PNG")).format == "PNG"
    bands = (Image.linear_gradient("L"), Image.linear_gradient("L").rotate(90), Image.radial_gradient("L"))
    assert prepared(saved(Image.merge("RGB", bands), "PNG")).format == "JPEG"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "不是 JPEG 或 PNG"),
        ("这是一段文字".encode(), "不是 JPEG 或 PNG"),
        (b"%PDF-1.7\n", "不是 JPEG 或 PNG"),
        (saved(corners(), "GIF"), "不是 JPEG 或 PNG"),
        (saved(corners(), "WEBP"), "不是 JPEG 或 PNG"),
        (saved(corners())[:300], "损坏"),
        (saved(corners())[:-900], "损坏"),
        (saved(corners(), "PNG")[:120], "损坏"),
        (saved(corners(), "PNG")[:8] + b"\0" * 200, "损坏"),
    ],
    ids=["empty", "text", "pdf", "gif", "webp", "jpeg-head", "jpeg-cut", "png-cut", "png-zeros"],
)
def test_what_is_no_picture_is_said(raw: bytes, reason: str) -> None:
    with pytest.raises(PhotoError, match=reason):
        prepare(raw, WIDTH, HEIGHT, DPI)


def test_decompression_bomb_is_refused_before_it_is_unpacked() -> None:
    """The head of a PNG claims more pixels than any scanner gives."""
    raw = bytearray(saved(Image.new("1", (10, 10)), "PNG"))
    side = int(MAX_PIXELS**0.5) + 1000
    raw[16:24] = side.to_bytes(4, "big") * 2
    raw[29:33] = zlib.crc32(raw[12:29]).to_bytes(4, "big")
    with pytest.raises(PhotoError, match="太大"):
        prepare(bytes(raw), WIDTH, HEIGHT, DPI)


def test_same_photo_same_bytes() -> None:
    raw = saved(corners(size=(3000, 2000)))
    assert prepare(raw, WIDTH, HEIGHT, DPI) == prepare(raw, WIDTH, HEIGHT, DPI)


@pytest.mark.parametrize(
    ("pixels", "placed"),
    [
        ((LIMIT[0], LIMIT[0] // 2), (140, 70)),
        ((LIMIT[1] // 2, LIMIT[1]), (50, 100)),
        # A tiny picture is placed at half of the print resolution, not stretched over the page.
        ((110, 55), (25.4, 12.7)),
    ],
    ids=["wide", "tall", "tiny"],
)
def test_size_on_the_page(pixels: tuple[int, int], placed: tuple[float, float]) -> None:
    raw = saved(Image.new("RGB", pixels))
    assert size_mm(raw, WIDTH, HEIGHT, DPI) == pytest.approx(placed, abs=0.2)


@pytest.mark.parametrize("mode", ["RGB", "L", "1", "P"])
def test_a_huge_png_is_read_reduced(mode: str) -> None:
    """Every step but decoding works on a picture near the size that is printed."""
    picture = Image.new(mode, (8000, 6000), 1 if mode in ("1", "P") else "teal" if mode == "RGB" else 128)
    image = prepared(saved(picture, "PNG"))
    assert image.width == LIMIT[0] or image.height == LIMIT[1]
    assert image.width / image.height == pytest.approx(4 / 3, abs=0.01)
    assert looks_like([pixel(image.convert("RGB"), (9, 9))], [pixel(picture.convert("RGB"), (9, 9))])


def test_a_picture_that_cannot_be_decoded_in_little_memory_is_refused() -> None:
    raw = bytearray(saved(Image.new("RGB", (10, 10)), "PNG"))
    raw[16:24] = (19000).to_bytes(4, "big") * 2
    raw[29:33] = zlib.crc32(raw[12:29]).to_bytes(4, "big")
    with pytest.raises(PhotoError, match="太大；存成 JPEG"):
        prepare(bytes(raw), WIDTH, HEIGHT, DPI)


def test_what_the_library_warns_of_reaches_nobody() -> None:
    """A palette with transparency kept as bytes, and camera data that are cut short, are no matter."""
    image = corners().quantize(8)
    image.info["transparency"] = bytes(range(8))
    prepared(saved(image, "PNG", transparency=bytes(range(8))))
    raw = saved(corners(), exif=b"Exif\0\0II*\0\x08\0\0\0\x05\0\x12\x01\x03\0\x01")
    prepared(raw)
    assert pixels(raw) == (400, 200)


@pytest.mark.parametrize("raw", [b"\xff\xd8\xff" + b"\0" * 80, saved(corners())[:300], saved(corners(), "PNG")[:90]])
def test_reasons_are_told_in_chinese(raw: bytes) -> None:
    with pytest.raises(PhotoError) as told:
        prepare(raw, WIDTH, HEIGHT, DPI)
    assert not any(sign.isascii() and sign.isalpha() for sign in str(told.value).replace("JPEG", "").replace("PNG", ""))


@pytest.mark.parametrize("orientation", [None, 1, 3, 6, 8, 9])
@pytest.mark.parametrize(
    "size",
    [(4000, 3000), (3001, 1999), (1213, 867), (1212, 866), (40, 7), (5000, 3), (3, 5000), (2427, 1733), (7001, 5003)],
)
def test_the_size_of_a_photo_is_known_before_it_is_decoded(size: tuple[int, int], orientation: int | None) -> None:
    """The page is laid out with it: a pixel more or less might move a line."""
    exif = Image.Exif()
    if orientation:
        exif[0x0112] = orientation
    raw = saved(Image.new("RGB", size, "teal"), exif=exif)
    assert foreseen(raw, WIDTH, HEIGHT, DPI) == prepared(raw).size


@pytest.mark.parametrize("raw", [b"", b"no photo", saved(corners(), "PNG")], ids=["empty", "text", "PNG"])
def test_of_what_may_become_something_else_nothing_is_foreseen(raw: bytes) -> None:
    """A PNG becomes one again or a JPEG, as its colours are."""
    assert foreseen(raw, WIDTH, HEIGHT, DPI) is None
