"""Places where a desk is at risk: folders that a service copies to and fro, and shares on a network.

Both are fine for finished backups. For a live database they are not: a service may copy half of a change or put back an
old file, and locks on a share cannot be relied on (SQLite, "How To Corrupt An SQLite Database File", 2.1).
"""

import os
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

# Folder names by which the services are known, on Windows, on macOS (Library/CloudStorage, Mobile Documents) and Linux.
_SERVICES = {
    "OneDrive": re.compile(r"onedrive(\s?-.*|$)", re.IGNORECASE),
    "Dropbox": re.compile(r"dropbox(\s?\(.*\)|-.*|$)", re.IGNORECASE),
    "iCloud Drive": re.compile(r"icloud\s?drive|com~apple~clouddocs|mobile documents", re.IGNORECASE),
    "Google Drive": re.compile(r"google\s?drive(-.*|$)|my drive|マイドライブ|共有ドライブ", re.IGNORECASE),
    "Box": re.compile(r"box(\s?sync|-box|$)", re.IGNORECASE),
    "Nextcloud": re.compile(r"nextcloud\d*", re.IGNORECASE),
}


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a place is unsafe: `desk_in_synced_folder` with the service's name, or `desk_on_network`."""

    code: str
    service: str = ""


def doubt_about(path: Path, environment: Mapping[str, str] = os.environ) -> Doubt | None:
    """Return why a desk should not live at this place, or None."""
    if is_on_network(str(path)):
        return Doubt("desk_on_network")
    service = _syncing_service(path, environment)
    return Doubt("desk_in_synced_folder", service) if service else None


def is_on_network(path: str) -> bool:
    r"""Tell whether a path names a share, as `\\server\share` does, or a drive letter that stands for one."""
    if path.startswith(("\\\\?\\UNC\\", "//?/UNC/")):
        return True
    if path.startswith(("\\\\", "//")) and not path.startswith(("\\\\?\\", "\\\\.\\", "//?/", "//./")):
        return True
    return _is_remote_drive(path)


def _syncing_service(path: Path, environment: Mapping[str, str]) -> str:
    # Windows tells the folder's place in the environment, since a person may have given it another name.
    roots = [Path(value) for name, value in environment.items() if name.upper().startswith("ONEDRIVE") and value]
    if any(path.is_relative_to(root) for root in roots):
        return "OneDrive"
    named = (service for part in path.parts for service, name in _SERVICES.items() if name.fullmatch(part))
    return next(named, "")


if sys.platform == "win32":
    import ctypes

    _DRIVE_REMOTE = 4

    def _is_remote_drive(path: str) -> bool:
        drive = re.match("[A-Za-z]:", path)
        return bool(drive and ctypes.windll.kernel32.GetDriveTypeW(drive[0] + "\\") == _DRIVE_REMOTE)

else:

    def _is_remote_drive(path: str) -> bool:  # noqa: ARG001 - drive letters are Windows' own
        return False
