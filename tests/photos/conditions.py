"""Names every condition that photographs are taken in, and takes them, always the same ones."""

from __future__ import annotations

from random import Random

from tests.photos import camera, trouble
from tests.photos.scene import Photo, Taken

LEVELS = ("l", "m", "q")
"""Error correction of codes on slips; photographs of a condition take turns."""

CONDITIONS: dict[str, Taken] = {
    "clean": camera.clean,
    "modules of 2 to 2.5 pixels": camera.small(2, 2.5),
    "modules of 1.4 to 1.8 pixels": camera.small(1.4, 1.8),
    "blur of 0.4 to 0.6 modules": camera.blurred(0.4, 0.6),
    "blur of 0.6 to 0.8 modules": camera.blurred(0.6, 0.8),
    "moved by 1 to 2 modules": camera.shaken(1, 2),
    "moved by 2 to 3 modules": camera.shaken(2, 3),
    "seen from the side": camera.slanted,
    "turned by 3 to 12 degrees": camera.turned(3, 12),
    "turned by 15 to 180 degrees": camera.turned(15, 180),
    "low light": camera.dark(0.7, 0.85),
    "near darkness": camera.dark(0.9, 0.97),
    "shadow": camera.shadowed,
    "glare": camera.dazzled,
    "noise": camera.noisy,
    "print faded to 40 to 15 %": trouble.faded(0.6, 0.85),
    "print faded to 12 to 5 %": trouble.faded(0.88, 0.95),
    "heated paper": trouble.heated,
    "streaks of the printer": trouble.streaked,
    "crumpled": trouble.crumpled(0.1, 0.4, 0.1),
    "crumpled hard": trouble.crumpled(0.5, 0.9, 0.25),
    "rolled": trouble.rolled,
    "cut out without margins": trouble.cut_out,
    "partly covered": trouble.covered,
    "stamped or written on": trouble.written_on,
    "JPEG of quality 15": camera.squeezed,
    "sent on by messengers": camera.sent_on,
    "photo of a screen": camera.of_a_screen,
    "dark screenshot": trouble.dark_screenshot,
    "long slip": trouble.long,
    "second code on the slip": trouble.with_second_code,
    "several slips": trouble.several,
    "clutter around": trouble.cluttered,
    "phone, 12 megapixels": camera.phone(hurried=False),
    "phone, 12 megapixels, in a hurry": camera.phone(hurried=True),
    "a little of everything": camera.ordinary,
}


def take(condition: str, index: int) -> Photo:
    """Take photograph number `index` of a condition; needs a QGuiApplication for the letters."""
    chance = Random(f"{condition} {index}")
    return CONDITIONS[condition](chance, LEVELS[index % len(LEVELS)])
