"""Which characters sound the same and which look alike: from readings, parts and drawings."""

import json
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFilter, ImageFont

_READ, _SHARE = 4, 0.05  # words that must read a character so, beside its first reading, and their share of all
_TONES = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}
_NEIGHBOURS, _SIMILAR, _TWIN = 8, 0.72, 0.88  # how alike two drawn characters are
_FAMILY = 12  # characters that share a part; more share what is common
_RADICALS = frozenset(
    "水氵扌手才木亻人口日月土女心忄火艹讠言纟糸钅金足虫石王玉目禾米竹疒宀辶衤礻犭食饣页阝刂刀力山巾广户尸门车马鸟鱼"
    "舟耳田草肉示衣犬丝系"
)


def standard() -> list[str]:
    """List the characters of GB 2312."""
    rows = ((high, low) for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF))
    return [c for pair in rows if (c := bytes(pair).decode("gb2312", errors="ignore"))]


def readings(data: Path) -> dict[str, list[str]]:
    """Read the readings of each character, such as chang2, from the data of pypinyin."""
    single = json.loads((data / "pinyin_dict.json").read_text("utf-8"))
    found = {c: [_plain(single[str(ord(c))].split(",")[0])] for c in standard() if str(ord(c)) in single}
    seen: Counter[tuple[str, str]] = Counter()
    for word, read in json.loads((data / "phrases_dict.json").read_text("utf-8")).items():
        if len(word) == len(read):
            seen.update((c, _plain(one[0])) for c, one in zip(word, read, strict=True))
    total: Counter[str] = Counter()
    for (character, _), times in seen.items():
        total[character] += times
    for (character, reading), times in seen.items():
        often = times >= max(_READ, _SHARE * total[character])
        if often and reading not in found.get(character, [reading]):
            found[character].append(reading)
    return found


def _plain(reading: str) -> str:
    parts = unicodedata.normalize("NFD", reading)
    bare = "".join(c for c in parts if not unicodedata.combining(c) or c == "\u0308")
    return bare.replace("u\u0308", "v") + next((_TONES[c] for c in parts if c in _TONES), "5")


def shapes(font: Path, parts: dict[str, list[list[str]]]) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Find the characters that look nearly the same, and those that look similar or share a part."""
    characters = standard()
    twins: dict[str, set[str]] = defaultdict(set)
    similar: dict[str, set[str]] = defaultdict(set)
    drawn = _drawn(characters, font)
    for number, character in enumerate(characters):
        alike = drawn @ drawn[number]
        for other in np.argsort(-alike)[1 : _NEIGHBOURS + 1]:
            for one, two in ((character, characters[other]), (characters[other], character)):
                if alike[other] >= _TWIN:
                    twins[one].add(two)
                elif alike[other] >= _SIMILAR:
                    similar[one].add(two)
    for family in _families(characters, parts):
        for character in family:
            similar[character] |= family - {character}
    return twins, similar


def _drawn(characters: list[str], font: Path) -> npt.NDArray[np.float32]:
    face = ImageFont.truetype(str(font), 40)
    rows = []
    for character in characters:
        image = Image.new("L", (48, 48), 0)
        ImageDraw.Draw(image).text((4, 0), character, font=face, fill=255)
        blurred = image.filter(ImageFilter.GaussianBlur(1.5)).resize((24, 24))
        row = np.asarray(blurred, dtype=np.float32).ravel()
        rows.append((row - row.mean()) / (row.std() + 1e-6) / np.sqrt(row.size))
    return np.array(rows)


def _families(characters: list[str], parts: dict[str, list[list[str]]]) -> list[set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for character in characters:
        for both in parts.get(character) or []:
            common = [part in _RADICALS for part in both]
            if len(both) == 2 and sum(common) == 1:
                found[both[common.index(False)]].add(character)
    for part, family in found.items():
        if part in characters:
            family.add(part)
    return [family for family in found.values() if len(family) <= _FAMILY]
