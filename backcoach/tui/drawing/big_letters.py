"""Large letters of half blocks, at any whole scale, to be read from some metres away."""

from __future__ import annotations

from functools import lru_cache

ROWS = 5
KEPT = 128  # texts: the seconds of a rest at two scales
_BLOCKS = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}

# Each glyph is five rows of pixels, written as one string with rows apart.
_GLYPHS = {
    "0": "### #.# #.# #.# ###",
    "1": "##. .#. .#. .#. ###",
    "2": "### ..# ### #.. ###",
    "3": "### ..# .## ..# ###",
    "4": "#.# #.# ### ..# ..#",
    "5": "### #.. ### ..# ###",
    "6": "### #.. ### #.# ###",
    "7": "### ..# ..# .#. .#.",
    "8": "### #.# ### #.# ###",
    "9": "### #.# ### ..# ###",
    ":": ". # . # .",
    "+": "... .#. ### .#. ...",
    "−": "... ... ### ... ...",
    "–": ".. .. ## .. ..",
    "×": "... #.# .#. #.# ...",
    ".": ". . . . #",
    "/": "..# ..# .#. #.. #..",
    "A": ".#. #.# ### #.# #.#",
    "B": "##. #.# ##. #.# ##.",
    "C": ".## #.. #.. #.. .##",
    "D": "##. #.# #.# #.# ##.",
    "E": "### #.. ##. #.. ###",
    "F": "### #.. ##. #.. #..",
    "G": ".### #... #.## #..# .###",
    "H": "#.# #.# ### #.# #.#",
    "I": "### .#. .#. .#. ###",
    "J": "..# ..# ..# #.# .#.",
    "K": "#.# #.# ##. #.# #.#",
    "L": "#.. #.. #.. #.. ###",
    "M": "#...# ##.## #.#.# #...# #...#",
    "N": "#..# ##.# #.## #..# #..#",
    "O": ".##. #..# #..# #..# .##.",
    "P": "##. #.# ##. #.. #..",
    "Q": ".##. #..# #..# #.#. .#.#",
    "R": "##. #.# ##. #.# #.#",
    "S": ".### #... .##. ...# ###.",
    "T": "### .#. .#. .#. .#.",
    "U": "#.# #.# #.# #.# ###",
    "V": "#.# #.# #.# #.# .#.",
    "W": "#...# #...# #.#.# ##.## #...#",
    "X": "#.# #.# .#. #.# #.#",
    "Y": "#.# #.# .#. .#. .#.",
    "Z": "### ..# .#. #.. ###",
    "★": "...#... ..###.. ####### .#####. .##.##.",
    " ": ".. .. .. .. ..",
}


@lru_cache(maxsize=KEPT)
def large(text: str, scale: int = 1) -> tuple[str, ...]:
    """Return the text as lines of equal width; a pixel is `scale` columns by half as many rows.

    Characters without a glyph are left out.
    """
    glyphs = [_GLYPHS[char].split() for char in text.upper() if char in _GLYPHS]
    pixels = [".".join(glyph[row] for glyph in glyphs) for row in range(ROWS)]
    grid = [
        [pixel == "#" for pixel in line for _ in range(scale)]
        for line in pixels
        for _ in range(scale)
    ]
    if len(grid) % 2:
        grid.append([False] * len(grid[0]))
    return tuple(
        "".join(_BLOCKS[pair] for pair in zip(upper, lower, strict=True))
        for upper, lower in zip(grid[::2], grid[1::2], strict=True)
    )


def size(text: str, scale: int) -> tuple[int, int]:
    """Return the columns and rows that `large` takes."""
    lines = large(text, scale)
    return len(lines[0]), len(lines)


def largest_scale(text: str, columns: int, rows: int) -> int:
    """Return the largest scale at which the text fits, 0 if none does."""
    width, _ = size(text, 1)
    scale = max(0, min(columns // max(width, 1), rows * 2 // ROWS))
    while scale and size(text, scale)[1] > rows:
        scale -= 1
    return scale
