"""Which font stands for which of the standard's faces.

方正小标宋 and 仿宋_GB2312 are not free. A PDF is set in open fonts that come with the installation, or in the office's
own licensed ones from a folder it names; a .docx names the office faces, which its readers' machines have
(docs/decisions/0006).
"""

import shutil
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

FOLDER = Path(__file__).resolve().parent / "fonts"
PACKAGED = {
    "@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf": "NotoSerifSC-Regular.ttf",
    "@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf": "NotoSerifSC-Bold.ttf",
    "@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf": "NotoSansSC-Medium.ttf",
}


@dataclass(frozen=True, slots=True)
class Face:
    """`office`: the face the standard asks for. `known_as`: its names as installed. `open`: what stands in for it."""

    office: str
    known_as: tuple[str, ...]
    open: str
    weight: str = "regular"


FACES = {
    "body": Face("仿宋_GB2312", ("FangSong_GB2312", "FangSong"), "Noto Serif SC"),
    "title": Face("方正小标宋简体", ("FZXiaoBiaoSong-B05S",), "Noto Serif SC", "bold"),
    "heading": Face("黑体", ("SimHei",), "Noto Sans SC", "medium"),
    "second": Face("楷体_GB2312", ("KaiTi_GB2312", "KaiTi"), "Noto Serif SC", "bold"),
    "number": Face("宋体", ("SimSun",), "Noto Serif SC"),
}


def copy_fonts(packages: Path) -> None:
    """Bring the open fonts from the folder `node_modules` beside this file."""
    FOLDER.mkdir(exist_ok=True)
    for source, target in PACKAGED.items():
        if not (FOLDER / target).exists():
            shutil.copyfile(packages / source, FOLDER / target)


def families(face: str) -> list[str]:
    """Families to try for a face, in order: the office's where it is installed, then the open one."""
    found = FACES[face]
    return [*found.known_as, found.open]


def office_folder() -> Path | None:
    """Where the office keeps fonts of its own; none where it has no such folder."""
    return Path(settings.OFFICE_FONTS) if settings.OFFICE_FONTS else None
