"""`make app`: the program folder, a list of what is in it with its licences, and a zip of all."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import zipfile
from importlib.metadata import Distribution, distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from program.not_started import LISTED  # noqa: E402

MADE = ROOT / "build" / "app"
MAC = sys.platform == "darwin"
FOLDER = MADE / ("Inzage.app" if MAC else "Inzage")
_PARTS = FOLDER / ("Contents/Frameworks" if MAC else "_internal")
_TEXTS = FOLDER / "Contents/Resources" if MAC else FOLDER
_MOST, _MOST_ZIPPED = 250e6, 90e6
"""Bytes that a slow line and a full disk still take."""

_LICENCE = re.compile(r"(^|/)(LICEN[CS]E|COPYING|NOTICE|AUTHORS)", re.IGNORECASE)
_STRIPPED = re.compile(r"libpython|pyarrow/|pandas/|lib-dynload")
"""Of these the symbols for debuggers go; others were changed in a way that `strip` breaks."""


def main() -> None:
    """Writes `build/app/Inzage` and `build/app/Inzage-<system>.zip`; needs no network."""
    shutil.rmtree(MADE, ignore_errors=True)
    spec = str(ROOT / "program" / "inzage.spec")
    words = ["--noconfirm", "--log-level", "ERROR", "--distpath", str(MADE)]
    words += ["--workpath", str(ROOT / "build" / "pyinstaller"), spec]
    subprocess.run([sys.executable, "-m", "PyInstaller", *words], check=True)
    if sys.platform == "linux" and shutil.which("strip"):
        for file in sorted(_PARTS.rglob("*.so*")):
            if not file.is_symlink() and _STRIPPED.search(str(file.relative_to(FOLDER))):
                subprocess.run(["strip", "--strip-unneeded", str(file)], check=True)
    if sys.platform == "linux":
        _empty_names()
    _say_what_is_inside(_PARTS)
    _list_files()
    if MAC:  # whose seal was of the files before those
        subprocess.run(["codesign", "--force", "--deep", "--sign", "-", str(FOLDER)], check=True)
    made = MADE / f"Inzage-{sys.platform}.zip"
    _zip(made)
    digest = hashlib.sha256(made.read_bytes()).hexdigest()
    line = f"{digest}  {made.name}\n"
    made.with_suffix(".zip.sha256").write_text(line, encoding="utf-8", newline="\n")
    unpacked = sum(file.lstat().st_size for file in FOLDER.rglob("*") if file.is_file())
    zipped = made.stat().st_size
    sys.stdout.write(f"{FOLDER}: {unpacked / 1e6:.1f} MB, {made.name}: {zipped / 1e6:.1f} MB\n")
    if unpacked > _MOST or zipped > _MOST_ZIPPED:
        sys.exit("That is too much: see program/left_out.py.")


def _empty_names() -> None:
    """Puts links to arrow's core in place of parts that are only ever asked for by name.

    All of arrow's Python is linked to them and calls nothing in them; the loader of Linux takes one
    file under two names for one. `tests/browser/test_program.py` has every call looked up at once.
    """
    core = next((_PARTS / "pyarrow").glob("libarrow.so.*"))
    for name in ("acero", "dataset", "substrait"):
        for file in (_PARTS / "pyarrow").glob(f"libarrow_{name}.so.*"):
            file.unlink()
            file.symlink_to(core.name)


def _say_what_is_inside(inside: Path) -> None:
    """PACKAGES.txt, name, version and licence of each package; LICENCES.txt, their texts."""
    listed, texts, modules = [], [], _modules()
    for one in sorted(distributions(), key=lambda found: found.name.lower()):
        if not _is_inside(one, inside, modules):
            continue
        meta = one.metadata
        said = [meta[name] for name in ("License-Expression", "License") if name in meta]
        licence = next(filter(None, said), "see LICENCES.txt")
        listed.append(f"{one.name} {one.version} ({licence.splitlines()[0][:60]})")
        told = [
            Path(str(file.locate())).read_text(encoding="utf-8", errors="replace")
            for file in one.files or []
            if ".dist-info/" in str(file) and _LICENCE.search(str(file))
        ] or [f"The package brings no text; its licence is {licence}, as that of others here."]
        texts += [f"{'=' * 20} {one.name} {one.version}\n\n{text}\n" for text in told]
    listed.insert(0, f"Python {sys.version.split()[0]} (PSF-2.0)")
    (_TEXTS / "PACKAGES.txt").write_text("\n".join(listed) + "\n", encoding="utf-8")
    (_TEXTS / "LICENCES.txt").write_text("\n".join(texts), encoding="utf-8")


def _list_files() -> None:
    """What `program.not_started` looks at where a start fails: the bytes of each part."""
    listed = [
        f"{file.stat().st_size} {file.relative_to(_PARTS).as_posix()}\n"
        for file in sorted(_PARTS.rglob("*"))
        if file.is_file()
    ]
    (_PARTS / LISTED).write_text("".join(listed), encoding="utf-8")


def _is_inside(one: Distribution, inside: Path, modules: set[str]) -> bool:
    """Whether a module of a package was compiled into the program, or a file of it taken along."""
    for file in one.files or []:
        name = str(file).replace("\\", "/")
        if name.startswith("..") or ".dist-info/" in name:
            continue
        if name.endswith(".py"):
            module = name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
            if module in modules:
                return True
        elif (inside / name).is_file():
            return True
    return False


def _modules() -> set[str]:
    """The modules that were compiled into the program."""
    from PyInstaller.archive.readers import CArchiveReader

    names = {"win32": "Inzage.exe", "darwin": "Contents/MacOS/Inzage"}
    program = FOLDER / names.get(sys.platform, "Inzage")
    return set(CArchiveReader(str(program)).open_embedded_archive("PYZ.pyz").toc)


def _zip(made: Path) -> None:
    """With links as links, which a zip can hold and Python's own packing follows."""
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for file in sorted(FOLDER.rglob("*")):
            name = str(file.relative_to(MADE))
            if file.is_symlink():
                entry = zipfile.ZipInfo(name)
                entry.create_system, entry.external_attr = 3, 0o120777 << 16
                archive.writestr(entry, os.readlink(file))
            elif file.is_file():
                archive.write(file, name)


if __name__ == "__main__":
    main()
