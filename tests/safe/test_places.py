from pathlib import Path, PureWindowsPath

import pytest

from jipdesk.safe import places
from jipdesk.safe.places import Doubt, doubt_about


@pytest.mark.parametrize(
    ("path", "service"),
    [
        ("/Users/t/OneDrive/desk", "OneDrive"),
        ("/Users/t/OneDrive - METI/desk", "OneDrive"),
        ("/Users/t/Library/CloudStorage/OneDrive-Personal/desk", "OneDrive"),
        ("/home/t/Dropbox/desk", "Dropbox"),
        ("/home/t/Dropbox (Office)/desk", "Dropbox"),
        ("/Users/t/Library/CloudStorage/Dropbox/desk", "Dropbox"),
        ("/Users/t/Library/Mobile Documents/com~apple~CloudDocs/desk", "iCloud Drive"),
        ("/Users/t/iCloudDrive/desk", "iCloud Drive"),
        ("/Users/t/Library/CloudStorage/GoogleDrive-t@example.org/My Drive/desk", "Google Drive"),
        ("/Volumes/マイドライブ/desk", "Google Drive"),
        ("/home/t/Google Drive/desk", "Google Drive"),
        ("/home/t/Box Sync/desk", "Box"),
        ("/home/t/Nextcloud/desk", "Nextcloud"),
    ],
)
def test_a_synced_folder_is_known_by_its_name(path, service):
    assert doubt_about(Path(path), {}) == Doubt("desk_in_synced_folder", service)


@pytest.mark.parametrize(
    "path",
    [
        "/home/t/.local/share/jipdesk/desk",
        "/Users/t/Library/Application Support/jipdesk/desk",
        "/home/t/boxes/desk",
        "/home/t/My Drives/desk",
        "/home/dropboxer/desk",
        "/home/t/onedriver/desk",
    ],
)
def test_an_ordinary_folder_raises_no_doubt(path):
    assert doubt_about(Path(path), {}) is None


def test_windows_tells_where_onedrive_lies_whatever_its_name():
    environment = {"OneDriveCommercial": "/work/office files", "PATH": "/bin", "OneDrive": ""}

    assert doubt_about(Path("/work/office files/desk"), environment) == Doubt("desk_in_synced_folder", "OneDrive")
    assert doubt_about(Path("/work/other/desk"), environment) is None


@pytest.mark.parametrize("path", [r"\\server\share\desk", "//server/share/desk", r"\\?\UNC\server\share\desk"])
def test_a_share_is_on_the_network(path):
    assert places.is_on_network(str(PureWindowsPath(path)))
    assert places.is_on_network(path)


@pytest.mark.parametrize("path", [r"C:\Users\山田 太郎\desk", r"\\?\C:\desk", r"\\.\pipe", "/home/t/desk", "desk"])
def test_this_computers_own_disk_is_not(path):
    assert not places.is_on_network(path)


def test_a_drive_letter_that_stands_for_a_share_is_on_the_network(monkeypatch):
    monkeypatch.setattr(places, "_is_remote_drive", lambda path: path.startswith("Z:"))

    assert doubt_about(Path("Z:/desk"), {}) == Doubt("desk_on_network")
