"""Indicators (统计指标) by group; each module offers ``SPECS``."""
