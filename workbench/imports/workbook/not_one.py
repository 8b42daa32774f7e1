"""What a file is, when it is not an .xlsx workbook, and what its sender can do about it."""

import io
import re
import zipfile


def why_not_a_workbook(data: bytes) -> str:
    """A sentence saying what this file is instead of an .xlsx workbook; empty when it looks like one."""
    if data.startswith(b"PK"):
        return _other_archive(data)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _old_container(data)
    start = data[:2048].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if start.startswith(b"%pdf"):
        return "this is a PDF, not an Excel workbook. Ask for the workbook it was made from."
    if start.startswith((b"<!doctype html", b"<html", b"<table", b"<meta")):
        return "this is a web page named as a workbook. Open it in Excel and save it as “Excel workbook (.xlsx)”."
    if start.startswith(b"<?xml") or start.startswith(b"<"):
        return "this is an XML file, not an Excel workbook. Open it in Excel and save it as “Excel workbook (.xlsx)”."
    if _is_text(data):
        return "this is a text file named as a workbook. Give it the ending .csv and try again."
    return "this is not an Excel workbook (.xlsx). Open it in Excel and save it as “Excel workbook (.xlsx)”."


def _old_container(data: bytes) -> str:
    """The container of old Office files and of encrypted new ones. Its directory holds names in UTF-16."""

    def has(name: str) -> bool:
        return name.encode("utf-16-le") in data

    if has("DRMEncrypted") or has("DRMContent") or (has("EncryptedPackage") and has("LabelInfo")):
        return (
            "a sensitivity label or rights protection locks this workbook. "
            "Ask its sender to take the protection off, or to send it unlabelled."
        )
    if has("EncryptedPackage") or has("EncryptionInfo"):
        return "this workbook has a password. Open it in Excel, take the password off, and save it again."
    if has("WordDocument"):
        return "this is a Word document, not an Excel workbook."
    if has("PowerPoint Document"):
        return "this is a PowerPoint file, not an Excel workbook."
    return "this is an old Excel file (.xls). Open it in Excel and save it as “Excel workbook (.xlsx)”."


def _other_archive(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            names = {info.filename for info in parts.infolist()[:2000]}
            kind = parts.open("mimetype").read(100) if "mimetype" in names else b""
    except (zipfile.BadZipFile, OSError, RuntimeError, ValueError, NotImplementedError, EOFError):
        return "the workbook is damaged or cut off. Ask for it again, or open and save it in Excel."
    if b"opendocument.spreadsheet" in kind:
        return "this is an OpenDocument spreadsheet (.ods). Save it as “Excel workbook (.xlsx)”."
    if "xl/workbook.bin" in names:
        return "this is a binary Excel workbook (.xlsb). Save it as “Excel workbook (.xlsx)”."
    if any(name.startswith("word/") for name in names):
        return "this is a Word document, not an Excel workbook."
    if any(name.startswith("ppt/") for name in names):
        return "this is a PowerPoint file, not an Excel workbook."
    if any(name.startswith("Index/") or name.endswith(".iwa") for name in names):
        return "this is an Apple Numbers file. Export it as “Excel workbook (.xlsx)”."
    if "[Content_Types].xml" not in names or "xl/workbook.xml" not in names:
        return "this is a zip archive, not an Excel workbook. Take the workbook out of it first."
    return ""


def _is_text(data: bytes) -> bool:
    sample = data[:4096]
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return b"\x00" not in sample and not re.search(rb"[\x01-\x08\x0e-\x1a]", sample)
