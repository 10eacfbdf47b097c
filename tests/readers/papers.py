"""Small PDF, Word, OpenDocument and mail files, made for the tests that read them."""

import io
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from email.message import EmailMessage

# -- PDF --------------------------------------------------------------------------------------------------------------


def at(x: float, y: float, words: str, *, size: float = 11, bold: bool = False) -> str:
    """Drawing orders that set words with their base line at (x, y), in points from the lower left corner."""
    written = "".join(f"\\{byte:03o}" for byte in words.encode("cp1252"))
    return f"BT /{'B' if bold else 'F'} {size} Tf {x} {y} Td ({written}) Tj ET"


def dot(x: float, y: float, *, size: float = 4) -> str:
    """Drawing orders for a filled square, as some programs paint the sign of a list."""
    return f"{x} {y} {size} {size} re f"


def pdf(*pages: Sequence[str], locked: bool = False, rotate: int = 0, packed: bool = False) -> bytes:
    """A PDF of A4 pages, each a list of drawing orders."""
    first = 5  # objects before the pages: catalogue, tree, two fonts
    kids = " ".join(f"{first + 2 * index} 0 R" for index in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
    ]
    for index, orders in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate {rotate} "
            f"/Contents {first + 2 * index + 1} 0 R /Resources << /Font << /F 3 0 R /B 4 0 R >> >> >>".encode()
        )
        drawn = "\n".join(orders).encode()
        content = zlib.compress(drawn) if packed else drawn
        filtered = "/Filter /FlateDecode " if packed else ""
        objects.append(f"<< {filtered}/Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream")
    out, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    key = "11" * 32
    lock = (
        f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{key}> /U <{key}> >> /ID [<{key}> <{key}>] "
        if locked
        else ""
    )
    head = f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}"
    end = f"trailer\n<< /Size {len(places) + 1} /Root 1 0 R {lock}>>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + head.encode() + end.encode()


# -- Word -------------------------------------------------------------------------------------------------------------

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STYLES = (
    '<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="Our own"/><w:basedOn w:val="berschrift1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Aufzhlung"><w:name w:val="List Bullet"/>'
    '<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style>'
)


def p(*runs: str, style: str = "", item: bool = False) -> str:
    """A paragraph of runs; bare words are wrapped into one."""
    facts = f'<w:pStyle w:val="{style}"/>' if style else ""
    facts += '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>' if item else ""
    inside = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p><w:pPr>{facts}</w:pPr>{inside}</w:p>"


def r(words: str, facts: str = "") -> str:
    """A run of text with its properties."""
    return f'<w:r><w:rPr>{facts}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def table(*rows: Sequence[str]) -> str:
    """A table of cells, each a string of paragraphs, or words that become one."""
    return (
        "<w:tbl>"
        + "".join(
            "<w:tr>" + "".join(f"<w:tc>{cell if cell.startswith('<') else p(cell)}</w:tc>" for cell in row) + "</w:tr>"
            for row in rows
        )
        + "</w:tbl>"
    )


def part(inside: str) -> str:
    """A Word XML part around what is in it."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<w:document xmlns:w="{_W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>'
        f"{inside}</w:body></w:document>"
    )


def docx(*body: str, main: str = "word/document.xml", more: Mapping[str, str | bytes] | None = None) -> bytes:
    """A Word file with this body, a few styles, and `more` files inside."""
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    return package(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": f'<Relationships><Relationship Id="r" Type="{relation}" Target="/{main}"/></Relationships>',
            "word/styles.xml": f'<w:styles xmlns:w="{_W}">{_STYLES}</w:styles>',
            main: part("".join(body)),
            **(more or {}),
        }
    )


def package(files: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return out.getvalue()


def odt(body: str) -> bytes:
    """An OpenDocument text with this body."""
    spaces = " ".join(f'xmlns:{name}="urn:{name}"' for name in ("office", "text", "table", "draw", "svg"))
    return package(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {spaces}><office:body><office:text>{body}"
            "</office:text></office:body></office:document-content>",
        }
    )


# -- mail -------------------------------------------------------------------------------------------------------------


def mail(
    subject: str = "", text: str | None = None, html: str | None = None, files: Mapping[str, bytes] | None = None
) -> bytes:
    """A mail as a mail program saves it."""
    message = EmailMessage()
    message["Message-ID"] = "<7@auental.example>"
    message["From"] = "Grünwerk Auental <jobs@auental.example>"
    message["To"] = "ada@example.org"
    if subject:
        message["Subject"] = subject
    if text is not None:
        message.set_content(text)
    if html is not None:
        if text is None:
            message.set_content(html, subtype="html")
        else:
            message.add_alternative(html, subtype="html")
    for name, content in (files or {}).items():
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    if "MIME-Version" not in message:
        message["MIME-Version"] = "1.0"
    return message.as_bytes()
