"""One event, many reports: which sentences tell of one event, and what they say of it side by side."""

from graph.incidents.agreement import Agreement, agree
from graph.incidents.copies import Sketch
from graph.incidents.grouping import Link, groups, links
from graph.incidents.incident import Claim, Incident, Toll
from graph.incidents.report import Report, Reporter

__all__ = ["Agreement", "Claim", "Incident", "Link", "Report", "Reporter", "Sketch", "Toll", "agree", "groups", "links"]
