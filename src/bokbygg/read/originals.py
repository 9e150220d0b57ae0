"""An author's file as it stands, to be written anew with some places changed."""

from __future__ import annotations

from pathlib import Path

from bokbygg.read.project import Project
from bokbygg.values import dataclass

_MARK = "\ufeff"


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """A file in UTF-8: `path` where it stands, `data` its bytes; `text` what these say, with its
    own line ends, after the byte order mark `mark`, if it has one."""

    path: Path
    data: bytes
    mark: str
    text: str


def original(project: Project, name: str) -> Original | None:
    """The file that findings call `name`; None where it is not in UTF-8, or cannot be read."""
    path = project.resolve(project.root, name)
    if path is None:
        return None
    try:
        data = project.looks.data(path)
        text = data.decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return None
    mark = _MARK if text.startswith(_MARK) else ""
    return Original(path=path, data=data, mark=mark, text=text.removeprefix(_MARK))
