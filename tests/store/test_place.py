"""Which folders are fit for a store."""

from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from app.models.place import (
    Mount,
    check_place,
    cloud_roots,
    parse_mounts,
    refuse_foreign,
    refuse_unfit,
)
from app.support.errors import StorePlaceError

LOCAL = Mount("ntfs")


@pytest.mark.parametrize(
    "folder",
    [
        r"\\server\share\快维",
        r"\\?\UNC\server\share\快维",
        "//server/share/快维",
    ],
)
def test_a_network_path_is_refused(folder: str) -> None:
    with pytest.raises(StorePlaceError, match="网络共享"):
        refuse_unfit(PureWindowsPath(folder), LOCAL)


def test_a_mapped_network_drive_is_refused() -> None:
    with pytest.raises(StorePlaceError, match="网络共享"):
        refuse_unfit(PureWindowsPath("Z:/快维"), Mount(network=True))


@pytest.mark.parametrize("kind", ["nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "davfs"])
def test_a_network_file_system_is_refused(kind: str) -> None:
    with pytest.raises(StorePlaceError, match="网络共享"):
        refuse_unfit(PurePosixPath("/srv/data"), Mount(kind))


@pytest.mark.parametrize("kind", ["ext4", "xfs", "btrfs", "overlay", "9p", "virtiofs", "tmpfs", ""])
def test_a_local_file_system_is_accepted(kind: str) -> None:
    refuse_unfit(PurePosixPath("/home/clerk/快维数据"), Mount(kind))


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("C:/Users/a/OneDrive/快维", "OneDrive"),
        ("C:/Users/a/OneDrive - 某中心/快维", "OneDrive"),
        ("C:/Users/a/Dropbox (Personal)/快维", "Dropbox"),
        ("G:/我的云端硬盘/快维", "Google"),
        ("C:/Users/a/iCloudDrive/快维", "iCloud"),
        ("D:/Nutstore/1/快维", "坚果云"),
        ("D:/我的坚果云/快维", "坚果云"),
        ("D:/BaiduSyncdisk/快维", "百度网盘"),
        ("D:/BaiduNetdisk/快维", "百度网盘"),
        ("D:/WPS云盘/快维", "WPS"),
        ("D:/腾讯微云/快维", "腾讯微云"),
        ("D:/阿里云盘/快维", "阿里云盘"),
    ],
)
def test_a_synchronised_folder_is_refused_by_name_of_the_service(folder: str, service: str) -> None:
    with pytest.raises(StorePlaceError, match=service):
        refuse_unfit(PureWindowsPath(folder), LOCAL)


def test_a_renamed_onedrive_folder_is_known_by_the_environment() -> None:
    roots = tuple(map(PureWindowsPath, ("D:\\个人文件", "")))[:1]
    with pytest.raises(StorePlaceError, match="OneDrive"):
        refuse_unfit(PureWindowsPath("d:/个人文件/快维"), LOCAL, roots)
    refuse_unfit(PureWindowsPath("d:/个人文件2/快维"), LOCAL, roots)


def test_the_environment_names_onedrives_folders() -> None:
    environment = {
        "OneDrive": "/a",
        "OneDriveCommercial": "/b",
        "OneDriveConsumer": "",
        "HOME": "/",
    }
    assert [str(root).replace("\\", "/") for root in cloud_roots(environment)] == ["/a", "/b"]


@pytest.mark.parametrize(
    "folder", ["D:/快维数据", "D:/BaiduNetdiskDownload/快维", "D:/onedrives/快维", r"\\?\D:\快维"]
)
def test_an_ordinary_local_folder_is_accepted(folder: str) -> None:
    refuse_unfit(PureWindowsPath(folder), LOCAL)


def test_a_removable_disk_is_refused() -> None:
    with pytest.raises(StorePlaceError, match="可移动"):
        refuse_unfit(PureWindowsPath("E:/快维"), Mount(removable=True))


def test_every_refusal_says_where_to_go_instead() -> None:
    with pytest.raises(StorePlaceError) as caught:
        refuse_unfit(PureWindowsPath("E:/快维"), Mount(removable=True))
    assert "固定硬盘" in caught.value.hint


def test_the_systems_mount_list_is_read_with_its_escapes() -> None:
    text = (
        "27 1 254:0 / / rw,relatime - ext4 /dev/vda rw\n"
        "40 27 0:50 / /mnt/my\\040share rw,relatime shared:1 - CIFS //server/x rw\n"
        "nonsense\n"
    )
    assert parse_mounts(text) == (
        ("/", "ext4", "254:0"),
        ("/mnt/my share", "cifs", "0:50"),
    )


def test_this_computers_own_folder_is_accepted(tmp_path: Path) -> None:
    check_place(tmp_path / "not" / "yet" / "there")


def test_a_link_into_a_synchronised_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "Nutstore").mkdir()
    link = tmp_path / "data"
    try:
        link.symlink_to(tmp_path / "Nutstore", target_is_directory=True)
    except OSError:
        pytest.skip("this account may not make links")
    with pytest.raises(StorePlaceError, match="坚果云"):
        check_place(link / "快维")


def test_only_an_empty_folder_takes_a_new_store(tmp_path: Path) -> None:
    refuse_foreign(tmp_path / "new")
    refuse_foreign(tmp_path)
    (tmp_path / "kuaiwei.lock").touch()
    refuse_foreign(tmp_path, ("kuaiwei.lock",))
    with pytest.raises(StorePlaceError, match="其他文件"):
        refuse_foreign(tmp_path)
    with pytest.raises(StorePlaceError, match="其他文件"):
        refuse_foreign(tmp_path / "kuaiwei.lock")
