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
MADE = ROOT / "build" / "app"
FOLDER = MADE / "Inzage"
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
        for file in sorted((FOLDER / "_internal").rglob("*.so*")):
            if not file.is_symlink() and _STRIPPED.search(str(file.relative_to(FOLDER))):
                subprocess.run(["strip", "--strip-unneeded", str(file)], check=True)
    _say_what_is_inside(FOLDER / "_internal")
    made = MADE / f"Inzage-{sys.platform}.zip"
    _zip(made)
    digest = hashlib.sha256(made.read_bytes()).hexdigest()
    made.with_suffix(".zip.sha256").write_text(f"{digest}  {made.name}\n", encoding="utf-8")
    unpacked = sum(file.lstat().st_size for file in FOLDER.rglob("*") if file.is_file())
    sys.stdout.write(
        f"{FOLDER}: {unpacked / 1e6:.0f} MB, {made.name}: {made.stat().st_size / 1e6:.0f} MB\n"
    )


def _say_what_is_inside(inside: Path) -> None:
    """PACKAGES.txt, name, version and licence of each package; LICENCES.txt, their texts."""
    listed, texts, modules = [], [], _modules()
    for one in sorted(distributions(), key=lambda found: found.name.lower()):
        if not _is_inside(one, inside, modules):
            continue
        meta = one.metadata
        licence = meta.get("License-Expression") or meta.get("License") or "see LICENCES.txt"
        listed.append(f"{one.name} {one.version} ({licence.splitlines()[0][:60]})")
        told = [
            Path(str(file.locate())).read_text(encoding="utf-8", errors="replace")
            for file in one.files or []
            if ".dist-info/" in str(file) and _LICENCE.search(str(file))
        ] or [f"The package brings no text; its licence is {licence}, as that of others here."]
        texts += [f"{'=' * 20} {one.name} {one.version}\n\n{text}\n" for text in told]
    listed.insert(0, f"Python {sys.version.split()[0]} (PSF-2.0)")
    (FOLDER / "PACKAGES.txt").write_text("\n".join(listed) + "\n", encoding="utf-8")
    (FOLDER / "LICENCES.txt").write_text("\n".join(texts), encoding="utf-8")


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

    program = FOLDER / ("Inzage.exe" if sys.platform == "win32" else "Inzage")
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
