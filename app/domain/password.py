"""What a new password must be (密码要求)."""

from __future__ import annotations

MIN_PASSWORD = 8
LEAST_SIGNS = 4


def check_password(password: str) -> str | None:
    """Return what is wrong with a new password, or None; at least 8 signs, 4 of them different."""
    if len(password) < MIN_PASSWORD:
        return f"密码至少{MIN_PASSWORD}位。"
    if len(set(password)) < LEAST_SIGNS:
        return "密码过于简单。"
    return None
