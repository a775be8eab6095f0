"""Settings of a seat: kept whole, and never a reason not to start."""

import os
from pathlib import Path

import pytest

from app.domain.errors import WorldError
from app.domain.ids import new_id
from app.settings import TEXT_PERCENTS, Settings, Theme, data_folder, load_settings, save_settings

CHOSEN = Settings("en", Theme.DARK, 150, new_id(), new_id(), (10, 20, 1440, 900))


def test_settings_come_back_as_they_were_saved(tmp_path: Path) -> None:
    save_settings(tmp_path / "new" / "folder", CHOSEN)
    assert load_settings(tmp_path / "new" / "folder") == CHOSEN


def test_saving_replaces_what_was_there(tmp_path: Path) -> None:
    save_settings(tmp_path, CHOSEN)
    save_settings(tmp_path, Settings())
    assert load_settings(tmp_path) == Settings()
    assert [file.name for file in tmp_path.iterdir()] == ["settings.json"]


def test_without_settings_the_defaults_hold(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "nowhere") == Settings()


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"theme": "pink"}', '{"text_percent": "large"}', '{"seat_id": "3"}', "\udcff"]
)
def test_settings_that_cannot_be_read_are_the_defaults(tmp_path: Path, text: str) -> None:
    (tmp_path / "settings.json").write_text(text, encoding="utf-8", errors="surrogateescape")
    assert load_settings(tmp_path) == Settings()


def test_a_setting_of_a_later_version_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"language": "en", "sound": true}', encoding="utf-8")
    assert load_settings(tmp_path) == Settings(language="en")


def test_a_disk_that_refuses_leaves_the_earlier_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save_settings(tmp_path, CHOSEN)

    def refuse(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(WorldError, match="data-folder-unusable"):
        save_settings(tmp_path, Settings())
    assert load_settings(tmp_path) == CHOSEN


def test_a_folder_that_is_a_file_is_the_worlds_fault(tmp_path: Path) -> None:
    (tmp_path / "data").touch()
    with pytest.raises(WorldError, match="data-folder-unusable"):
        save_settings(tmp_path / "data", CHOSEN)


def test_text_grows_from_normal_to_twice_its_size() -> None:
    assert (TEXT_PERCENTS[0], TEXT_PERCENTS[-1]) == (100, 200)
    assert list(TEXT_PERCENTS) == sorted(TEXT_PERCENTS)
    assert Settings().text_percent in TEXT_PERCENTS


def test_data_of_this_user_stands_in_a_folder_of_its_own() -> None:
    assert data_folder().name == "baliewijs"
