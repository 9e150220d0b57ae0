"""The commands that bring a thing, one a packager: Debian and Ubuntu, macOS, Fedora, Windows."""

from __future__ import annotations

Remedies = tuple[tuple[str, str], ...]
"""Pairs of a packager and its command."""

PYTHON: Remedies = (
    ("apt", "apt install python3 python3-venv"),
    ("brew", "brew install python@3.13"),
    ("dnf", "dnf install python3.13"),
    ("winget", "winget install Python.Python.3.13"),
)

PANGO: Remedies = (
    ("apt", "apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"),
    ("brew", "brew install pango"),
    ("dnf", "dnf install pango"),
    (
        "winget",
        "winget install MSYS2.MSYS2; then in its shell: pacman -S mingw-w64-ucrt-x86_64-pango",
    ),
)

JAVA: Remedies = (
    ("apt", "apt install default-jre-headless"),
    ("brew", "brew install openjdk"),
    ("dnf", "dnf install java-latest-openjdk-headless"),
    ("winget", "winget install EclipseAdoptium.Temurin.21.JRE"),
)

NODE: Remedies = (
    ("apt", "apt install nodejs npm"),
    ("brew", "brew install node"),
    ("dnf", "dnf install nodejs npm"),
    ("winget", "winget install OpenJS.NodeJS.LTS"),
)

CHROMIUM: Remedies = (
    ("apt", "apt install chromium"),
    ("brew", "brew install --cask chromium"),
    ("dnf", "dnf install chromium"),
    ("winget", "winget install Hibbiki.Chromium"),
)

CALIBRE: Remedies = (
    ("apt", "apt install calibre"),
    ("brew", "brew install --cask calibre"),
    ("dnf", "dnf install calibre"),
    ("winget", "winget install calibre.calibre"),
)

GIT: Remedies = (
    ("apt", "apt install git"),
    ("brew", "brew install git"),
    ("dnf", "dnf install git"),
    ("winget", "winget install Git.Git"),
)


def from_pip(*names: str) -> Remedies:
    """Python packages: the same command everywhere."""
    return (("pip", f"pip install {' '.join(names)}"),)


_DEBIAN = {"nb": "no", "nn": "no", "en": "en-us", "de": "de-de", "pt": "pt-pt", "fa": ""}
_FEDORA = {"no": "nb", "en": "en-US"}
_FINNISH: Remedies = (
    ("apt", "apt install voikko-fi libvoikko1"),
    ("brew", "brew install libvoikko"),
    ("dnf", "dnf install libvoikko malaga-suomi-voikko"),
)
"""Finnish words have too many forms for a list of them: Voikko knows how they are made."""


def spelling(lang: str) -> Remedies:
    """A dictionary for Hunspell of the language with the two letters `lang`. macOS and Windows
    have no package of one: LibreOffice brings them there."""
    if lang == "fi":
        return _FINNISH
    debian = _DEBIAN.get(lang, lang)
    found = [("apt", f"apt install hunspell-{debian}")] if debian else []
    found.append(("brew", "brew install --cask libreoffice"))
    found.append(("dnf", f"dnf install hunspell-{_FEDORA.get(lang, lang)}"))
    found.append(("winget", "winget install TheDocumentFoundation.LibreOffice"))
    return tuple(found)
