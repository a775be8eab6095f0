"""Who signed in on this computer before, sealed, and for each of them a journal apart."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from app.domain.errors import WorldError
from app.journal.sealed_files import SealedFiles
from app.services.sign_in_ports import KnownLogin


class SealedLogins:
    """The KnownLogins below the data folder `data`, sealed with the 32-byte `key` of the journal."""

    def __init__(self, data: Path, key: bytes) -> None:
        folder = data / "logins"
        self._files = SealedFiles(folder, key, KnownLogin, "login", b"login")
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise WorldError("data-folder-unusable") from error

    def keep(self, known: KnownLogin) -> None:
        """Store in place of what was known."""
        self._files.keep(known)

    def all(self) -> list[KnownLogin]:
        """Everybody who is known, in no order; what cannot be read is put aside."""
        return self._files.all()


def journal_of(data: Path, person_id: UUID | None, last_person_id: UUID | None) -> Path:
    """The folder with what `person_id` typed; None is everybody's, as long as nobody signs in.

    What everybody's folder holds was typed by who worked here last, and goes along to that person's own. The other
    way round everything comes back to everybody's.

    Raises:
        WorldError: `journal-not-written`.
    """
    everybodys = data / "journal"
    try:
        if person_id is None:
            for folder in _own_folders(everybodys):
                _move(folder, everybodys)
            return everybodys
        if last_person_id is not None:
            _move(everybodys, everybodys / str(last_person_id))
        return everybodys / str(person_id)
    except OSError as error:
        raise WorldError("journal-not-written") from error


def _own_folders(everybodys: Path) -> Iterator[Path]:
    return (each for each in everybodys.glob("*-*-*-*-*") if each.is_dir())


def _move(source: Path, target: Path) -> None:
    """Every file; one of which the target has another stays where it is."""
    files = [file for file in source.glob("*.*") if file.is_file() and file.suffix != ".new"]
    if files:
        target.mkdir(parents=True, exist_ok=True, mode=0o700)
    for file in files:
        if not (target / file.name).exists():
            file.replace(target / file.name)
