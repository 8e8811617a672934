"""How letters are stored in text: Unicode today, and the older ways that offices still have.

Windows-1258 and the fonts TCVN3 (ABC) and VNI are told by what they show: only what turns more cells into
known headings is taken, so a text is never turned into another one without a reason.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache

from scoring.datafiles import DATA, Schema, check, filled, read_toml
from scoring.errors import DataFileError
from scoring.folding import composed
from scoring.tables.columns import is_heading
from scoring.tables.grid import refuse

# Of the first so many bytes of text in UTF-16 without a mark, so many in a hundred are zero.
LOOKED_AT, ZEROS = 2_000, 20

# Cells of a file that are tried as headings.
MOST_TRIED, LONGEST_TRIED = 400, 100_000

CELL_ENDS = re.compile(r"[,;\t|\r\n<>\"]")

Converter = Callable[[str], str]


class _Font(Schema):
    name: str
    signs: str | list[str]
    letters: str | list[str]


def decode(content: bytes) -> tuple[str, str]:
    """Return the text of a file, and the name of its encoding or font where it is not UTF-8.

    Raises:
        OwnDataError: no encoding gives a known heading, or this is no text.

    """
    marked = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if marked or (unmarked := _unmarked(content)):
        try:
            return _checked(content.decode("utf-16" if marked else unmarked)), "UTF-16"
        except UnicodeDecodeError as error:
            raise refuse("unreadable") from error
    try:
        return _in_unicode(_checked(content.decode("utf-8-sig")))
    except UnicodeDecodeError as error:
        if b"\0" in content:
            raise refuse("unreadable") from error
        found = _older(content)
        if found is None:
            raise refuse("encoding", content[: error.start].count(b"\n") + 1) from error
        return found


def old_font(texts: Iterable[str]) -> tuple[str, Converter] | None:
    """Return the old font whose signs turn more of these texts into headings, and what converts it.

    None where none does, or two do equally well.
    """
    tried = [text for text, _ in zip(texts, range(MOST_TRIED), strict=False)]
    if all(text.isascii() for text in tried):
        return None
    known = _headings(tried)
    counted = {name: _headings(map(convert, tried)) for name, convert in old_fonts().items()}
    best = max(counted, key=lambda name: counted[name])
    if counted[best] <= known or list(counted.values()).count(counted[best]) > 1:
        return None
    return best, old_fonts()[best]


def _in_unicode(text: str) -> tuple[str, str]:
    """Return the text, converted where it was typed in an old font, and the font's name."""
    found = None if text.isascii() else old_font(CELL_ENDS.split(text[:LONGEST_TRIED]))
    return (text, "") if found is None else (found[1](text), found[0])


def _unmarked(content: bytes) -> str:
    """Return which UTF-16 a text without a mark is in, by its zero bytes; nothing for another encoding."""
    head = content[:LOOKED_AT]
    for name, start in (("utf-16-le", 1), ("utf-16-be", 0)):
        zeros, others = head[start::2].count(0), head[1 - start :: 2].count(0)
        if not others and 100 * zeros > ZEROS * len(head):
            return name
    return ""


def _checked(text: str) -> str:
    if "\0" in text:
        raise refuse("unreadable")
    return text


def _older(content: bytes) -> tuple[str, str] | None:
    """Return the text in an older encoding, and its name; None where no single one shows headings."""
    byte_for_byte = content.decode("cp1252", errors="replace")
    found = {"Windows-1258": _decomposed(content)}
    found |= {name: convert(byte_for_byte) for name, convert in old_fonts().items()}
    counted = {
        name: _headings(CELL_ENDS.split(text[:LONGEST_TRIED])[:MOST_TRIED]) for name, text in found.items()
    }
    best = max(counted, key=lambda name: counted[name])
    if not counted[best] or list(counted.values()).count(counted[best]) > 1:
        return None
    return found[best], best


def _decomposed(content: bytes) -> str:
    text = content.decode("cp1258", errors="replace")
    # A letter and the sign of its tone become one, cell by cell: what is too long is refused later.
    return "".join(composed(part) for part in re.split(r"([,;\t|\r\n])", text))


def _headings(texts: Iterable[str]) -> int:
    return sum(not text.isascii() and is_heading(text.strip()) for text in texts)


@cache
def old_fonts() -> Mapping[str, Converter]:
    """Return what converts each old font, by the font's name, from ``data/tables/fonts.toml``.

    Raises:
        DataFileError: the data file is wrong.

    """
    path = DATA / "tables" / "fonts.toml"
    fonts = [check(_Font, values, path, key) for key, values in filled(read_toml(path), path).items()]
    for font in fonts:
        if len(font.signs) != len(font.letters):
            problem = f"{len(font.signs)} signs for {len(font.letters)} letters"
            raise DataFileError(file=path.name, place=font.name, problem=problem)
    return {font.name: _converter(dict(zip(font.signs, font.letters, strict=True))) for font in fonts}


def _converter(letters: Mapping[str, str]) -> Converter:
    known = dict(letters)
    if any(len(sign) > 1 for sign in letters):
        # Of VNI the capitals have signs of their own; in TCVN3 they are the signs of other letters.
        known |= {sign.upper(): letter.upper() for sign, letter in letters.items()}
        known |= {sign[0].upper() + sign[1:]: letter.upper() for sign, letter in letters.items()}
    signs = re.compile("|".join(sorted(map(re.escape, known), key=len, reverse=True)))
    return lambda text: signs.sub(lambda found: known[found[0]], text)
