"""What lies in a store folder (数据文件夹), by name."""

from __future__ import annotations

DATABASE_FILE = "kuaiwei.db"
FILES_FOLDER = "files"
BACKUPS_FOLDER = "backups"
