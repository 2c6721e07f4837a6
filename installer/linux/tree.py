"""Lays out what a Linux desktop asks of a program beside its folder: menu entry, icons, manual."""

from __future__ import annotations

import gzip
import xml.etree.ElementTree as ET
from datetime import UTC, datetime
from pathlib import Path

from installer import icons
from installer.freeze import ROOT, moment
from simdesk import __version__

FILES = Path(__file__).with_name("files")
_ICON_SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
_SHOTS = {
    "numbers": (
        "The numbers with their four clocks",
        "号码和它们的四个时钟",
        "Номера и их четыре срока",
    ),
    "step": ("A step of a renewal", "续费的一个步骤", "Шаг пополнения"),
    "receipts": ("The receipts", "收据", "Чеки"),
}
"""Pictures for the software centre, drawn by the program, with their captions."""


def day() -> str:
    """Return the day that packages carry, as `2026-11-21`."""
    return datetime.fromtimestamp(moment(), UTC).date().isoformat()


def write(path: Path, content: str | bytes) -> None:
    """Write a file and the folders that it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)


def squeezed(content: str | bytes) -> bytes:
    """Return a text as manuals and changelogs are kept, without the hour of packing."""
    text = content.encode() if isinstance(content, str) else content
    return gzip.compress(text, compresslevel=9, mtime=0)


def share(folder: Path, *, home: str) -> None:
    """Fill `folder`, which is or becomes a `share` of the system or of one person.

    `home` is the address of the project's own page: where its pictures can be fetched, and where
    a software centre sends people. Without it, "", neither is named.
    """
    entry = (FILES / "simdesk.desktop").read_text(encoding="utf-8")
    write(folder / "applications" / "simdesk.desktop", entry)
    write(folder / "metainfo" / "simdesk.metainfo.xml", metainfo(home))
    hicolor = folder / "icons" / "hicolor"
    write(hicolor / "scalable" / "apps" / "simdesk.svg", icons.SIGN.read_bytes())
    for size in _ICON_SIZES:
        write(hicolor / f"{size}x{size}" / "apps" / "simdesk.png", icons.png(size))
    manual = (FILES / "simdesk.1").read_text(encoding="utf-8")
    manual = manual.replace("{version}", __version__).replace("{date}", day())
    write(folder / "man" / "man1" / "simdesk.1.gz", squeezed(manual))


def metainfo(home: str) -> bytes:
    """Return the AppStream description, with this release and, if `home` is known, pictures."""
    component = ET.parse(FILES / "simdesk.metainfo.xml").getroot()  # noqa: S314 - our own file
    if home:
        ET.SubElement(component, "url", type="homepage").text = home
        shots = ET.SubElement(component, "screenshots")
        for name, captions in _SHOTS.items():
            default = {} if len(shots) else {"type": "default"}
            shot = ET.SubElement(shots, "screenshot", default)
            for language, caption in zip(("", "zh_CN", "ru"), captions, strict=True):
                said = {"xml:lang": language} if language else {}
                ET.SubElement(shot, "caption", said).text = caption
            address = f"{home}/raw/v{__version__}/docs/images/{name}.png"
            ET.SubElement(shot, "image", type="source").text = address
    releases = ET.SubElement(component, "releases")
    ET.SubElement(releases, "release", version=__version__, date=day())
    ET.indent(component)
    text: bytes = ET.tostring(component, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def notices(folder: Path) -> None:
    """Put into `folder` what the licences of the parts ask to be told, and what is new."""
    write(folder / "THIRD_PARTY_NOTICES.md", (ROOT / "THIRD_PARTY_NOTICES.md").read_bytes())
    write(folder / "NEWS.gz", squeezed((ROOT / "CHANGELOG.md").read_bytes()))
