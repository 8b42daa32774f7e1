"""Fills in workbooks as a person at LibreOffice does: opened, cells set one by one, saved as .xlsx by it.

Run by the Python that LibreOffice comes with, not by ours: `office_filling.py PROFILE JOBS.json`. A job is
{source, target, cells: [[sheet, cell, value]]}, where a number is a number or a day and everything else is text; or
{source, sheet, typed: [cell], tabs: [cell, times]}. Prints, for each job of the second kind, what each cell shows when
something was typed into it, and where Tab went.
"""

import json
import subprocess
import sys
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

PIPE = "plumbline-forms"


def office(profile: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [
            "soffice",
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--norestore",
            "--nodefault",
            f"--accept=pipe,name={PIPE};urp;",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def remote(running: "subprocess.Popen[bytes]") -> object:
    """What the office offers, once it answers."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(240):
        try:
            return resolver.resolve(f"uno:pipe,name={PIPE};urp;StarOffice.ComponentContext")
        except NoConnectException:
            try:
                running.wait(0.25)
            except subprocess.TimeoutExpired:
                continue
            break
    sys.exit("LibreOffice did not start.")


def option(name: str, value: object) -> PropertyValue:
    return PropertyValue(Name=name, Value=value)


def fill(document: object, job: dict) -> None:
    for sheet, place, value in job["cells"]:
        cell = document.Sheets.getByName(sheet).getCellRangeByName(place)
        if isinstance(value, str):
            cell.setString(value)
        else:
            cell.setValue(value)
    document.storeToURL(Path(job["target"]).as_uri(), (option("FilterName", "Calc MS Excel 2007 XML"),))


def work_at(document: object, job: dict, dispatcher: object) -> dict:
    """The keyboard's way: what is typed goes through everything that keeps a person from writing."""
    controller, sheet = document.CurrentController, document.Sheets.getByName(job["sheet"])
    controller.setActiveSheet(sheet)

    def press(command: str, *options: PropertyValue) -> None:
        dispatcher.executeDispatch(controller.Frame, command, "", 0, options)

    shown, went = {}, []
    for cell in job["typed"]:
        press(".uno:GoToCell", option("ToPoint", cell))
        press(".uno:EnterString", option("StringName", "typed here"))
        shown[cell] = sheet.getCellRangeByName(cell).getString()
    start, times = job["tabs"]
    press(".uno:GoToCell", option("ToPoint", start))
    for _ in range(times):
        press(".uno:JumpToNextUnprotected")
        at = controller.getSelection().getCellAddress()
        went.append(f"{chr(ord('A') + at.Column)}{at.Row + 1}")
    return {"shown": shown, "tabbed": went}


def main(profile: Path, jobs: Path) -> None:
    running = office(profile)
    try:
        context = remote(running)
        desktop, dispatcher = (
            context.ServiceManager.createInstanceWithContext(f"com.sun.star.frame.{name}", context)
            for name in ("Desktop", "DispatchHelper")
        )
        told = []
        for job in json.loads(jobs.read_text("utf-8")):
            address = Path(job["source"]).as_uri()
            document = desktop.loadComponentFromURL(address, "_blank", 0, (option("Hidden", True),))
            if "cells" in job:
                fill(document, job)
            else:
                told.append(work_at(document, job, dispatcher))
            document.close(True)
        print(json.dumps(told))
        desktop.terminate()
        running.wait(60)
    finally:
        if running.poll() is None:
            running.kill()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
