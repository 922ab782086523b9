from __future__ import annotations

import sys

from PIL import Image

from fingertips.phones.virtual import preview


def test_a_screen_of_an_app_can_be_looked_at(monkeypatch, tmp_path, capsys):
    out = tmp_path / "apps.png"
    given = ["settings", "apps", "--locale", "en", "--tap", "Settings", "--scroll", "300", "--tree", "--out", str(out)]
    monkeypatch.setattr(sys, "argv", ["preview", *given])
    preview.main()
    with Image.open(out) as picture:
        assert picture.size == (1080, 2400)
    assert "com.android.settings" in capsys.readouterr().out
