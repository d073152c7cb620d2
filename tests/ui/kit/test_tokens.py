"""The colours and lengths of the look."""

from __future__ import annotations

import pytest

from app.ui.design.tokens import (
    DARK,
    LIGHT,
    Measures,
    Palette,
    clamped_points,
    contrast_ratio,
    text_pairs,
)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_reads_on_every_ground_it_is_put_on(palette: Palette) -> None:
    poor = {
        name: round(contrast_ratio(text, ground), 2)
        for name, text, ground in text_pairs(palette)
        if contrast_ratio(text, ground) < 4.5
    }
    assert poor == {}


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast_ratio("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast_ratio("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_lengths_grow_with_the_font_size_setting() -> None:
    assert Measures(10.5).px(32) == 32
    assert Measures(14).px(32) == 43
    assert Measures(9).font_px(12) == 11


def test_the_font_size_stays_between_9_and_14_points() -> None:
    assert (clamped_points(3), clamped_points(12), clamped_points(40)) == (9, 12, 14)
