"""Front-end packages → static/vendor: `python -m yishi.assembly.config.front` after `npm ci`.

Copies the few files that pages load and builds one SVG sprite of the icons that templates and code name. Running it
again changes nothing; a new icon on a page needs one more run.
"""

import re
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from xml.etree import ElementTree

BUILDING = Path(__file__).resolve().parents[1]
VENDOR = BUILDING / "static" / "vendor"
COPIED = {
    "@tabler/core/dist/css/tabler.min.css": "tabler.min.css",
    "echarts/dist/echarts.esm.min.js": "echarts.esm.min.js",
}
ICON_FOLDER = "@tabler/icons/icons/outline"
ICON_NAMED = re.compile(r"""(?:<c-icon\s+name|(?<![:\w-])icon)=["']([a-z0-9-]+)["']""")
FRAME = "M0 0h24v24H0z"  # every icon brings an invisible square
# Icons for home screens: name → pixels, and how much of them the mark fills. A phone cuts the masked one round.
DRAWN = {"icon-180": (180, 1.0), "icon-192": (192, 1.0), "icon-512": (512, 1.0), "icon-512-maskable": (512, 0.75)}
FONTS = "yishi.assembly.documents.fonts"  # papers bring fonts of their own
SOURCE_MAP = re.compile(r"(?m)^(?:/\*|//)# sourceMappingURL=.*$")  # maps are not copied; collectstatic would miss them
SVG = "{http://www.w3.org/2000/svg}"


def icons_in_use() -> list[str]:
    """Names of icons written literally as `<c-icon name="…">` or `icon="…"` in templates and Python files."""
    files = [*BUILDING.rglob("*.html"), *BUILDING.rglob("*.py")]
    return sorted({name for file in files for name in ICON_NAMED.findall(file.read_text(encoding="utf-8"))})


def sprite(names: list[str], folder: Path) -> str:
    """One SVG document with a symbol for each icon. Raises `FileNotFoundError` for a name that is no icon."""
    ElementTree.register_namespace("", SVG.strip("{}"))
    whole = ElementTree.Element(f"{SVG}svg")
    for name in names:
        symbol = ElementTree.SubElement(whole, f"{SVG}symbol", {"id": name, "viewBox": "0 0 24 24"})
        symbol.extend(path for path in ElementTree.parse(folder / f"{name}.svg").getroot() if path.get("d") != FRAME)  # noqa: S314
    return ElementTree.tostring(whole, encoding="unicode") + "\n"


def write(packages: Path) -> None:
    """Fill `static/vendor` from the folder `node_modules`."""
    VENDOR.mkdir(parents=True, exist_ok=True)
    for source, target in COPIED.items():
        text = (packages / source).read_text(encoding="utf-8")
        (VENDOR / target).write_text(SOURCE_MAP.sub("", text), encoding="utf-8")
    (VENDOR / "icons.svg").write_text(sprite(icons_in_use(), packages / ICON_FOLDER), encoding="utf-8")
    if find_spec("typst"):
        draw_icons()
    if find_spec(FONTS):
        import_module(FONTS).copy_fonts(packages)


def draw_icons() -> None:
    """The mark as PNG in the sizes that phones ask for."""
    import typst

    drawing = BUILDING / "config" / "icon.typ"
    for name, (pixels, filled) in DRAWN.items():
        inputs = {"pixels": str(pixels), "filled": str(filled)}
        drawn = typst.compile(drawing, root=BUILDING, format="png", ppi=72, sys_inputs=inputs)
        (VENDOR / f"{name}.png").write_bytes(drawn)


def main() -> int:
    packages = Path("node_modules").resolve()
    if not packages.is_dir():
        print("node_modules is missing here: run `npm ci` first, in the project's root", file=sys.stderr)
        return 2
    write(packages)
    return 0


if __name__ == "__main__":
    sys.exit(main())
