"""Invented but believable cases of a centre, the same ones for the same seed (示例数据)."""

from app.services.sample.fill import SampleResult, fill_store

__all__ = ["SampleResult", "fill_store"]
