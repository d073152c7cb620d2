"""Is this folder fit for a store? Local, fixed, not synchronised, not somebody else's."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath, PureWindowsPath

from app.support.errors import StorePlaceError

# Only clear network file systems: containers and virtual machines use 9p, overlay and virtiofs
# for their own disks.
_NETWORK_TYPES = frozenset(
    {
        "nfs",
        "nfs4",
        "cifs",
        "smb3",
        "smbfs",
        "smb2",
        "ncpfs",
        "afs",
        "afpfs",
        "ceph",
        "glusterfs",
        "lustre",
        "davfs",
        "davfs2",
        "fuse.sshfs",
        "fuse.rclone",
        "fuse.davfs",
        "fuse.davfs2",
        "fuse.gvfsd-fuse",
        "fuse.glusterfs",
        "fuse.s3fs",
        "fuse.smbnetfs",
        "fuse.curlftpfs",
        "fuse.ceph",
        "fuse.onedriver",
        "fuse.google-drive-ocamlfuse",
    }
)
# Names of synchronised folders as their programs make them, in casefold.
_CLOUD_NAMES: tuple[tuple[str, str], ...] = (
    ("onedrive", "OneDrive"),
    ("skydrive", "OneDrive"),
    ("dropbox", "Dropbox"),
    ("google drive", "Google 云端硬盘"),
    ("googledrive", "Google 云端硬盘"),
    ("my drive", "Google 云端硬盘"),
    ("我的云端硬盘", "Google 云端硬盘"),
    ("icloud drive", "iCloud"),
    ("iclouddrive", "iCloud"),
    ("mobile documents", "iCloud"),
    ("nutstore", "坚果云"),
    ("nutstore files", "坚果云"),
    ("我的坚果云", "坚果云"),
    ("坚果云", "坚果云"),
    ("baidunetdisk", "百度网盘"),
    ("baidunetdiskworkspace", "百度网盘"),
    ("baidusyncdisk", "百度网盘"),
    ("百度网盘", "百度网盘"),
    ("百度云同步盘", "百度网盘"),
    ("wps云盘", "WPS 云盘"),
    ("wps cloud files", "WPS 云盘"),
    ("wpsdrive", "WPS 云盘"),
    ("腾讯微云", "腾讯微云"),
    ("微云", "腾讯微云"),
    ("weiyun", "腾讯微云"),
    ("阿里云盘", "阿里云盘"),
    ("aliyundrive", "阿里云盘"),
    ("adrive", "阿里云盘"),
    ("天翼云盘", "天翼云盘"),
    ("115网盘", "115 网盘"),
    ("夸克网盘", "夸克网盘"),
)
_CLOUD_VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
_HINT = "请选择本机固定硬盘上的文件夹，例如 D:\\快维数据。"


@dataclass(frozen=True, slots=True)
class Mount:
    """What a folder lies on: the file system's type in lower case, and what the system says."""

    kind: str = ""
    network: bool = False
    removable: bool = False


def check_place(folder: Path) -> None:
    """Refuse a folder that is no place for a store; the folder need not exist yet.

    Raises:
        StorePlaceError: with the reason and where to go instead.
    """
    real = folder.expanduser().absolute()
    # A junction or link may lead into a share, and the name given may be the cloud folder's.
    for path in dict.fromkeys((real, Path(os.path.realpath(real)))):
        refuse_unfit(path, mount_of(path), cloud_roots(os.environ))


def refuse_unfit(folder: PurePath, mount: Mount, roots: Sequence[PurePath] = ()) -> None:
    """Decide by the path and its mount alone; see :func:`check_place`."""
    if mount.network or mount.kind in _NETWORK_TYPES or _is_share(folder):
        raise StorePlaceError(
            "这个位置在网络共享上，断网或多人同时写入会损坏数据，没有在此建立或打开数据。",
            hint=_HINT,
        )
    cloud = _cloud_service(folder, roots)
    if cloud:
        raise StorePlaceError(
            f"这个位置在{cloud}的同步文件夹里，同步会损坏数据，也会把案件资料传到网上，"
            "没有在此建立或打开数据。",
            hint=_HINT,
        )
    if mount.removable:
        raise StorePlaceError(
            "这个位置在可移动磁盘上，拔出时会损坏数据，没有在此建立或打开数据。", hint=_HINT
        )


def refuse_foreign(folder: Path, own: Iterable[str] = ()) -> None:
    """Refuse a folder for a new store that holds anything but the names in ``own``.

    Raises:
        StorePlaceError: a file in its place, or other files in it; nothing was touched.
    """
    if not folder.exists():
        return
    allowed = set(own)
    if not folder.is_dir() or any(item.name not in allowed for item in folder.iterdir()):
        raise StorePlaceError(
            "这个文件夹里已有其他文件，没有在此建立数据，原有文件未被改动。",
            hint="请选择一个空文件夹，或新建一个。",
        )


def cloud_roots(environment: Mapping[str, str]) -> tuple[PurePath, ...]:
    """Return the synchronised folders that the system names in its environment."""
    values = (environment.get(name, "") for name in _CLOUD_VARIABLES)
    return tuple(PurePath(value) for value in values if value)


def parse_mounts(mountinfo: str) -> tuple[tuple[str, str, str], ...]:
    """Return (mount point, type, device number) of each line of Linux's ``mountinfo``."""
    found = []
    for line in mountinfo.splitlines():
        fields = line.split()
        if "-" in fields:
            point = fields[4].encode().decode("unicode_escape") if "\\" in fields[4] else fields[4]
            found.append((point, fields[fields.index("-") + 1].lower(), fields[2]))
    return tuple(found)


def _is_share(folder: PurePath) -> bool:
    text = str(folder).replace("/", "\\")
    if text.startswith(("\\\\?\\", "\\\\.\\")):
        return text[4:8].upper() == "UNC\\"
    return text.startswith("\\\\")


def _cloud_service(folder: PurePath, roots: Sequence[PurePath]) -> str:
    """Return the service whose folder this is in, or nothing."""
    if any(_lies_in(folder, root) for root in roots):
        return "OneDrive"
    for part in folder.parts:
        name = part.casefold().strip()
        for known, service in _CLOUD_NAMES:
            # "OneDrive - 某公司", "Dropbox (Personal)", but not "BaiduNetdiskDownload".
            if name == known or name.startswith((f"{known} -", f"{known} (", f"{known}(")):
                return service
    return ""


def _lies_in(folder: PurePath, root: PurePath) -> bool:
    if isinstance(folder, PureWindowsPath):
        return folder.is_relative_to(PureWindowsPath(root))
    return folder.is_relative_to(root)


if sys.platform == "win32":
    import ctypes

    _DRIVE_REMOVABLE, _DRIVE_REMOTE = 2, 4

    def mount_of(folder: Path) -> Mount:
        """Ask Windows what kind of drive the folder is on."""
        kind = ctypes.windll.kernel32.GetDriveTypeW(folder.anchor or None)
        return Mount(network=kind == _DRIVE_REMOTE, removable=kind == _DRIVE_REMOVABLE)

else:

    def mount_of(folder: Path) -> Mount:
        """Read what Linux says of the deepest mount above the folder; nothing elsewhere."""
        try:
            mounts = parse_mounts(Path("/proc/self/mountinfo").read_text(encoding="utf-8"))
        except OSError:
            return Mount()
        above = [mount for mount in mounts if folder.is_relative_to(mount[0])]
        if not above:
            return Mount()
        # Of several mounts on one point the last one is what a program sees.
        point, kind, device = max(reversed(above), key=lambda mount: len(mount[0]))
        media = point.startswith(("/media/", "/run/media/"))
        return Mount(kind=kind, removable=media or _is_removable_device(device))

    def _is_removable_device(device: str) -> bool:
        """Read the block device's own flag; a partition's lies with its disk."""
        place = Path(os.path.realpath(f"/sys/dev/block/{device}"))
        for folder in (place, place.parent):
            try:
                return (folder / "removable").read_text(encoding="ascii").strip() == "1"
            except OSError:
                continue
        return False
