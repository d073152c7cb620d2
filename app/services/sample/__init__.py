"""Invented but believable cases of a centre, the same ones for the same seed (示例数据)."""
