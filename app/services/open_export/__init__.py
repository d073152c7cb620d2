"""The whole store in open formats, for anybody to read without this program (开放导出)."""
