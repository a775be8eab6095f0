"""What setting up does on a machine where something is missing."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"
BASE_LIBRARIES = (
    "libGL.so.1 libEGL.so.1 libxkbcommon.so.0 libglib-2.0.so.0 libfreetype.so.6 libfontconfig.so.1 libdbus-1.so.3"
)
SAYS_APT = 'echo "apt-get $*" >> "$MACHINE/calls"'
AS_A_PERSON, AS_ROOT = "echo 1000", "echo 0"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the scripts look after Linux only")


class Machine:
    """A pretended machine: a folder with the only programs that a script finds."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        for program in ("basename", "env", "uname"):
            (folder / program).symlink_to(shutil.which(program) or program)

    def has(self, program: str, does: str) -> None:
        """Give the machine a program that does one line of shell."""
        (self._folder / program).write_text(f"#!/bin/sh\n{does}\n")
        (self._folder / program).chmod(0o755)

    def has_libraries(self, names: str) -> None:
        """Give the machine these shared libraries."""
        self.has("ldconfig", "\n".join(f"echo '\t{name} (libc6,x86-64) => /lib/{name}'" for name in names.split()))

    def run(self, script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a script of the project on this machine."""
        surroundings = {"PATH": str(self._folder), "MACHINE": str(self._folder)}
        command = [str(SCRIPTS / script), *arguments]
        return subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False)

    @property
    def calls(self) -> str:
        """What was asked of apt."""
        log = self._folder / "calls"
        return log.read_text() if log.exists() else ""


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    machine = Machine(tmp_path)
    machine.has("apt-get", SAYS_APT)
    machine.has("id", AS_A_PERSON)
    return machine


def test_nothing_is_installed_when_nothing_is_missing(machine: Machine) -> None:
    machine.has_libraries(BASE_LIBRARIES)
    machine.has("id", AS_ROOT)
    done = machine.run("system_packages.sh", "base")
    assert (done.returncode, done.stdout, machine.calls) == (0, "", "")


def test_root_gets_only_what_is_missing_from_a_renewed_list(machine: Machine) -> None:
    machine.has_libraries(BASE_LIBRARIES.replace("libEGL.so.1", "").replace("libdbus-1.so.3", ""))
    machine.has("id", AS_ROOT)
    assert machine.run("system_packages.sh", "base").returncode == 0
    update, install = machine.calls.splitlines()
    assert update.endswith(" update")
    assert install.endswith(" install --yes --no-install-recommends libegl1 libdbus-1-3")


def test_a_person_who_may_use_sudo_without_a_password_gets_it_too(machine: Machine) -> None:
    machine.has_libraries("")
    machine.has("sudo", 'test "$1" = -n && shift && "$@"')
    machine.has("true", "exit 0")
    assert machine.run("system_packages.sh", "base").returncode == 0
    assert "libgl1 libegl1" in machine.calls


def test_a_person_who_may_not_install_is_told_one_line_to_type(machine: Machine) -> None:
    machine.has_libraries(BASE_LIBRARIES.replace("libGL.so.1", ""))
    done = machine.run("system_packages.sh", "base")
    assert (done.returncode, machine.calls) == (1, "")
    assert done.stderr.splitlines()[1:] == [
        "  sudo apt-get update && sudo apt-get install --yes --no-install-recommends libgl1"
    ]


def test_a_failed_installation_stops_and_tells_the_line(machine: Machine) -> None:
    machine.has_libraries("")
    machine.has("id", AS_ROOT)
    machine.has("apt-get", "exit 100")
    done = machine.run("system_packages.sh", "base")
    assert done.returncode == 1
    assert "sudo apt-get install" in done.stderr


def test_another_linux_is_told_what_it_needs(machine: Machine, tmp_path: Path) -> None:
    machine.has_libraries(BASE_LIBRARIES.replace("libGL.so.1", ""))
    (tmp_path / "apt-get").unlink()
    done = machine.run("system_packages.sh", "base")
    assert done.returncode == 1
    assert done.stderr.splitlines()[1:] == ["  install what Debian calls: libgl1"]


def test_tests_go_on_without_their_own_display(machine: Machine) -> None:
    machine.has_libraries("")
    done = machine.run("system_packages.sh", "tests")
    assert done.returncode == 0
    assert "libxcb-cursor0" in done.stdout
    assert machine.run("system_packages.sh", "display").returncode == 1


def test_a_python_without_venv_gets_the_package_of_its_own_version(machine: Machine) -> None:
    machine.has("id", AS_ROOT)
    machine.has("python3.12", "exit 1")
    machine.run("system_packages.sh", "venv", "python3.12")
    assert machine.calls.splitlines()[1].endswith(" python3.12-venv")


def test_a_newer_python_is_taken_when_python3_is_too_old(machine: Machine) -> None:
    machine.has("python3", "exit 1")
    machine.has("python3.12", "exit 0")
    assert machine.run("find_python.sh").stdout == "python3.12\n"


def test_without_a_python_that_is_new_enough_one_sentence_says_so(machine: Machine) -> None:
    machine.has("python3", "exit 1")
    done = machine.run("find_python.sh")
    assert done.returncode == 1
    assert done.stderr == "Baliewijs needs Python 3.11 or newer; install it and run make again.\n"


def test_every_script_may_be_started() -> None:
    assert [script.name for script in SCRIPTS.glob("*.sh") if not os.access(script, os.X_OK)] == []
