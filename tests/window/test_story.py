# SPDX-License-Identifier: MIT
"""The whole story in a real window, with real keys and a real mouse: from the first start to a sealed dossier.

Three people have a home each. Every press goes through the window system, every look through the accessibility tree,
and each station leaves a picture in ``.work/screens``.
"""

import json
import math
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.window.screen import Program, Screen, open_screen

pytestmark = [pytest.mark.slow]

PASSPHRASE = "four quiet words here"
COMMIT = "ab" * 20
HANDBOOK = """# Go-Live: Zebra

Stand: 2026-11-20 (Europe/Berlin)

| Stakeholder | Role | Approves? | Channel | Deadline |
|---|---|---|---|---|
| **CEO / Business Lead** | Business owner | ✅ Final OK | Email | 2096-12-05 |
| **Legal / Compliance** | Data protection | ✅ GDPR OK? | Email | 2096-12-04 |

```markdown
# Go-Live Approval: Zebra Production

Date: 2096-12-05
Release: rc-7

### ✅ Legal / Compliance
- [ ] Privacy checked
- [ ] Terms updated

## Critical Go-Live Conditions

- [ ] No P0 bugs open

## Executive Sign-Off

CEO: I approve the release of rc-7 to production.
```
"""


class Story:
    """What the three people do."""

    def __init__(self, screen: Screen, folder: Path) -> None:
        self.screen, self.folder = screen, folder
        self.out = folder / "out"
        self.out.mkdir()
        self._program = self._at("manager")

    def fill(self, name: str, text: str, role: str = "text") -> None:
        self.screen.click(name, role)
        self.screen.keys("ctrl+a")
        self.screen.type(text)

    def look_at_the_sample(self) -> None:
        self._program.start()
        self.screen.find("What brings you here?")
        self.screen.shot("1-first-run")
        self.screen.click("Try the sample release")
        assert self.screen.sees("NO-GO", seconds=180)
        self.screen.shot("2-sample")
        self.screen.click("Leave the sample")
        self.screen.find("What brings you here?")

    def set_up_the_release(self) -> None:
        screen = self.screen
        handbook = self.folder / "handbook.md"
        handbook.write_text(HANDBOOK, encoding="utf-8")
        screen.click("Set up a release…")
        screen.click("Choose a handbook…")
        screen.find("File name:", "text")
        screen.type(str(handbook))
        screen.keys("Return")
        assert screen.sees("Everything in it was understood.")
        screen.click("Go on")
        screen.click("Commit in full", "text")
        screen.type(COMMIT)
        screen.click("Go on")
        screen.find("Set up the release")
        self.make_key("Anna Berger", "Release Manager")
        screen.click("Set up the release")
        assert screen.sees("NO-GO")

    def make_key(self, name: str, role: str) -> None:
        self.fill("Your name, as it is printed", name)
        self.fill("Your role", role)
        self.fill("Organisation", "Zebra")
        self.fill("E-mail address", f"{name.split(maxsplit=1)[0].lower()}@example.com")
        self.fill("Passphrase", PASSPHRASE, "password text")
        self.fill("Passphrase again", PASSPHRASE, "password text")

    def send_request(self, role: str) -> Path:
        self.screen.keys("ctrl+r")
        self.fill("Folder", str(self.out))
        self.fill("Passphrase", PASSPHRASE, "password text")
        self.screen.click("Sign one request")
        assert self.screen.sees("The request is signed")
        self.screen.shot(f"3-request-{role}")
        self.quit()
        return self.out / f"{role}.golive"

    def sign(self, request: Path, *, name: str, role: str, items: tuple[str, ...]) -> Path:
        screen = self.screen
        self._at(name.split(maxsplit=1)[0].lower()).start(str(request))
        screen.click("By phone", "radio button", starts=True)
        screen.shot(f"4-request-opened-{request.stem}")
        for item in items:
            screen.click(f"Yes: {item}")
        screen.click("Go on to the decision")
        screen.click("Approve", "radio button")
        screen.click("Go on to signing")
        self.make_key(name, role)
        screen.keys("Return")
        pad = screen.find("Your signature", "filler")
        screen.draw([(pad.x + 40 + 4 * step, pad.y + 90 + int(40 * math.sin(step / 3))) for step in range(60)])
        self.fill("Passphrase for your key", PASSPHRASE, "password text")
        screen.shot(f"5-signing-{request.stem}")
        screen.keys("Return")
        assert screen.sees("Signed as APPROVED")
        screen.shot(f"6-signed-{request.stem}")
        screen.click("Close", "push button")
        self.quit()
        (signed,) = self.out.glob(f"Sign-off_{request.stem}*.pdf")
        return signed

    def receive(self, signed: Path) -> None:
        screen = self.screen
        self._program.start(str(signed))
        assert screen.sees("UNKNOWN SIGNER")
        screen.click("They read all six groups to me and they match.")
        screen.shot(f"7-compared-{signed.stem}")
        screen.click("Confirm and count as APPROVED")
        assert screen.sees("GENUINE")

    def meet_the_condition(self) -> None:
        self.screen.keys("ctrl+3")
        self.fill("What shows it", "The tracker lists no open P0, seen today.")
        self.screen.click("Record as met")
        assert self.screen.sees("1 of 1 met")

    def compile_the_dossier(self) -> Path:
        screen, target = self.screen, self.out / "dossier.pdf"
        screen.keys("ctrl+1")
        assert screen.sees("Nothing stands in the way.")
        screen.shot("8-go")
        screen.keys("ctrl+d")
        self.fill("Passphrase", PASSPHRASE, "password text")
        self.fill("File", str(target))
        screen.click("Compile and seal")
        assert screen.sees("Go-live dossier", seconds=60)
        screen.find("Fit width")
        screen.shot("9-dossier")
        return target

    def hand_over_to_the_open_window(self, file: Path) -> None:
        """A second start ends at once; the open window takes its file."""
        assert self._program.start(str(file)).wait(30) == 0

    def quit(self) -> None:
        self.screen.keys("ctrl+q")
        self.screen.gone("golive-desktop")

    def log(self) -> str:
        logs = sorted(self.folder.glob("*.log"))
        return "\n".join(path.read_text(encoding="utf-8") for path in logs)

    def _at(self, person: str) -> Program:
        return Program(screen=self.screen, home=self.folder / person, log=self.folder / f"{person}.log")


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    with open_screen(tmp_path / "session") as screen:
        yield Story(screen, tmp_path)


def golive(*arguments: str) -> dict[str, object]:
    command = [sys.executable, "-c", "from golive_desktop.__main__ import console; console()", *arguments, "--json"]
    answer = json.loads(subprocess.run(command, capture_output=True, text=True, check=False).stdout)
    assert isinstance(answer, dict)
    return answer


def test_from_the_first_start_to_the_sealed_dossier(story: Story, tmp_path: Path) -> None:
    story.look_at_the_sample()
    story.set_up_the_release()
    request = story.send_request("legal")
    items = ("Privacy checked", "Terms updated")
    story.receive(story.sign(request, name="Katrin Albers", role="Legal", items=items))
    story.meet_the_condition()
    request = story.send_request("ceo")
    story.receive(story.sign(request, name="Lukasz Vogt", role="CEO", items=("No P0 bugs open",)))
    dossier = story.compile_the_dossier()
    story.hand_over_to_the_open_window(dossier)
    assert story.screen.sees("GENUINE")
    story.quit()
    home = str(tmp_path / "manager")
    assert golive("status", "rc-7", "--home", home)["verdict"] == "GO"
    assert golive("verify", str(dossier), "--home", home)["verdict"] == "genuine"
    assert golive("verify", str(dossier), "--home", str(tmp_path / "nobody"))["verdict"] == "unknown-signer"
    assert "Error" not in story.log()
