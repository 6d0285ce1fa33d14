# SPDX-License-Identifier: MIT
"""What the window remembers on this laptop: language, look, size, recent files; nothing about a release."""

from pathlib import Path
from typing import Final, cast

from PySide6.QtCore import QByteArray, QSettings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from golive_desktop.domain.release import Language
    from golive_desktop.ui.look.theme import Choice

__all__ = ["Preferences", "preferences_of"]

_MOST_RECENT: Final = 8
_FILE: Final = "window.ini"
_ON: Final = "on"
_OFF: Final = "off"


class Preferences:
    """The settings of the window, kept beside the database in a file that a person can read.

    Args:
        home: the data folder; the file is made at the first change.
    """

    def __init__(self, home: Path) -> None:
        self._settings = QSettings(str(home / _FILE), QSettings.Format.IniFormat)

    def language(self, system: str) -> "Language":
        """The language that was chosen, else the system's where we speak it, else English.

        Args:
            system: the system's locale, such as ``de_AT``.
        """
        chosen = str(self._settings.value("language", "")) or system[:2]
        return cast("Language", chosen) if chosen in {"de", "en"} else "en"

    def set_language(self, language: "Language") -> None:
        """Keeps the language."""
        self._settings.setValue("language", language)

    @property
    def look(self) -> "Choice":
        """Light, dark, or as the system."""
        chosen = str(self._settings.value("look", ""))
        return cast("Choice", chosen) if chosen in {"light", "dark"} else "system"

    def set_look(self, look: "Choice") -> None:
        """Keeps the look."""
        self._settings.setValue("look", look)

    @property
    def release(self) -> str:
        """Id of the release that was shown last; empty for none."""
        return str(self._settings.value("release", ""))

    def set_release(self, release: str) -> None:
        """Keeps which release is shown."""
        self._settings.setValue("release", release)

    @property
    def geometry(self) -> QByteArray:
        """Size and place of the window; empty at the first start."""
        return QByteArray(cast("QByteArray", self._settings.value("geometry", QByteArray())))

    def set_geometry(self, geometry: QByteArray) -> None:
        """Keeps size and place of the window."""
        self._settings.setValue("geometry", geometry)

    def folder(self, purpose: str) -> Path | None:
        """The folder that was chosen last for this purpose; None when there is none, or it is gone."""
        kept = str(self._settings.value(f"folder-{purpose}", ""))
        return Path(kept) if kept and Path(kept).is_dir() else None

    def set_folder(self, purpose: str, folder: Path) -> None:
        """Keeps which folder was chosen for `purpose`."""
        self._settings.setValue(f"folder-{purpose}", str(folder))

    @property
    def recent(self) -> tuple[Path, ...]:
        """Files that were opened, the newest first; those that are gone are left out."""
        kept = self._settings.value("recent", [])
        names = [kept] if isinstance(kept, str) else [str(name) for name in cast("list[object]", kept or [])]
        return tuple(path for path in map(Path, names) if path.is_file())

    def add_recent(self, path: Path) -> None:
        """Puts a file at the top of the recent ones."""
        others = [other for other in self.recent if other != path]
        self._settings.setValue("recent", [str(name) for name in (path, *others)][:_MOST_RECENT])

    def clear_recent(self) -> None:
        """Forgets all recent files."""
        self._settings.remove("recent")

    @property
    def watched_folder(self) -> Path | None:
        """The folder whose new files are received by themselves; None for none."""
        kept = str(self._settings.value("watched-folder", ""))
        return Path(kept) if kept else None

    def set_watched_folder(self, folder: Path | None) -> None:
        """Keeps which folder is watched."""
        self._settings.setValue("watched-folder", str(folder) if folder else "")

    @property
    def notices(self) -> bool:
        """Whether the desktop tells what must not be overlooked; it does until somebody says no."""
        return str(self._settings.value("notices", "")) != _OFF

    def set_notices(self, *, wanted: bool) -> None:
        """Keeps whether the desktop tells it."""
        self._settings.setValue("notices", _ON if wanted else _OFF)

    @property
    def sound(self) -> bool:
        """Whether a sound goes with it; none does until somebody asks for it."""
        return str(self._settings.value("sound", "")) == _ON

    def set_sound(self, *, wanted: bool) -> None:
        """Keeps whether a sound goes with it."""
        self._settings.setValue("sound", _ON if wanted else _OFF)


def preferences_of(window: object, home: Path) -> Preferences:
    """What the window remembers, also while it shows the sample.

    Args:
        window: the one around a page.
        home: where it would be kept for a window that remembers nothing itself.
    """
    kept = getattr(window, "preferences", None)
    return kept if isinstance(kept, Preferences) else Preferences(home)
