"""A case with two readers, for the tests of grading it twice."""

from tests.ui.robots.panel import PanelRobot
from ui.workspace import OpenWorkspace
from workbench.domain.judgements import Judgement
from workbench.domain.moderation.double import begin, readers_judgement
from workbench.domain.questions import CaseGrades, CaseSheet

FIRST, SECOND = "J. Ade", "Service manager"
CASE, LINE = "MIS26-03", 3
SECRET = "Heron-Lantern-Basalt"
"""What the panel and the other reader wrote, and no other screen may show."""


def sheet_of(robot: PanelRobot) -> CaseSheet:
    return robot.workspace.ask(CaseGrades(robot.page.model.sheet.case.id))


def given_by(robot: PanelRobot, reader: str) -> Judgement:
    return readers_judgement(sheet_of(robot), robot.page.model.line, reader)


def as_reader(robot: PanelRobot, name: str) -> PanelRobot:
    return robot.grade_as(name)


def read_twice(robot: PanelRobot, workspace: OpenWorkspace) -> PanelRobot:
    """The two named, and a line in hand that the panel has graded."""
    case_id = robot.page.model.sheet.case.id
    assert workspace.edit(lambda: begin(workspace.ask(CaseGrades(case_id)), FIRST, SECOND))
    robot.page.model.go_to(LINE - 1)
    return robot
