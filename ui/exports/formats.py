"""The formats on offer. A format's module and the library behind it are imported on the first click."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module

from ui.exports.model import Report

OFFICE = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True)
class Format:
    """A format: ``build`` in ``module`` makes the file's content from a report.

    What takes a template is set in an office's own, where there is one.
    """

    id: str
    ending: str
    mime: str
    icon: str
    module: str
    build: str = "build"
    takes_template: bool = False


FORMATS = (
    Format(
        "pptx",
        ".pptx",
        f"{OFFICE}.presentationml.presentation",
        ":material/slideshow:",
        "slides",
        takes_template=True,
    ),
    Format("docx", ".docx", f"{OFFICE}.wordprocessingml.document", ":material/description:", "brief"),
    Format("xlsx", ".xlsx", f"{OFFICE}.spreadsheetml.sheet", ":material/table_view:", "workbook"),
    Format("png", "_png.zip", "application/zip", ":material/image:", "images", "build_png"),
    Format("svg", "_svg.zip", "application/zip", ":material/shapes:", "images", "build_svg"),
    Format("csv", "_csv.zip", "application/zip", ":material/csv:", "csv_tables"),
    Format("json", ".json", "application/json", ":material/data_object:", "scenario_file"),
)


def build(kind: Format, report: Report, template: bytes | None = None) -> bytes:
    """Return the file of a report in a format; a ``template`` was checked (``slide_template.check``)."""
    make = getattr(import_module(f"ui.exports.{kind.module}"), kind.build)
    content: bytes = make(report, template) if kind.takes_template else make(report)
    return content
