"""The main job on a real X display, started for this test only."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from app.clock import SystemClock
from tests.journeys.programs import environment, run

SCREEN = "1440x900x24"
FEWEST_COLOURS = 50


@pytest.fixture
def display() -> Iterator[str]:
    """The name of a display that was free."""
    if shutil.which("Xvfb") is None:
        message = "Xvfb is not installed on this computer"
        pytest.fail(message) if os.environ.get("CI") else pytest.skip(message)
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", SCREEN, "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        yield f":{number}"
        server.terminate()


def test_the_main_job_works_on_a_real_display(display: str, data: Path, tmp_path: Path) -> None:
    picture = tmp_path / "display.png"
    env = environment(tmp_path / "home", DISPLAY=display, QT_QPA_PLATFORM="xcb")
    done = run("tests.journeys.on_display", str(data), str(picture), env=env)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    number = f"BAL3-{SystemClock().today().year}-000001"
    assert (told["platform"], told["typing_arrives"]) == ("xcb", True)
    assert (told["subjects"], told["receipt"]) == (["Paspoort aanvragen"], number)
    assert number in told["banner"]
    assert len(colours_of(QImage(str(picture)))) >= FEWEST_COLOURS


def colours_of(picture: QImage) -> set[str]:
    """Those of a grid of points."""
    points = ((x, y) for x in range(0, picture.width(), 4) for y in range(0, picture.height(), 4))
    return {QColor(picture.pixel(x, y)).name() for x, y in points}
