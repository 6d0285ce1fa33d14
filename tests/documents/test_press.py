# SPDX-License-Identifier: MIT
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import page
import pikepdf
import pytest

from golive_desktop.documents.press import PdfPress
from golive_desktop.documents.reader import PdfReader
from golive_desktop.domain.blocks import Fact, Facts, Heading, PageBreak, PageOf, Pages, Paragraph, Title, printed_text
from golive_desktop.domain.problem import KnownError
from golive_desktop.ports.documents import Attachment, Imprint

Print = Callable[[Pages], bytes]
Make = Callable[..., Pages]


@pytest.fixture
def printed(dossier: Pages, attachments: Sequence[Attachment], imprint: Imprint) -> bytes:
    return PdfPress().print(dossier, payload=b'{"a":1}', attachments=attachments, imprint=imprint)


@pytest.fixture
def print_pages(imprint: Imprint) -> Print:
    return lambda pages: PdfPress().print(pages, payload=b"{}", attachments=(), imprint=imprint)


def _squeezed(text: str) -> str:
    return "".join(text.split())


def test_the_file_is_pdf_a_3b(printed: bytes) -> None:
    report = page.validate_pdf_bytes(printed, profile="3b")

    assert [failure.rule_id for failure in report.failures] == []
    assert report.is_compliant


def test_second_readers_find_the_words_and_no_fault(dossier: Pages, printed: bytes, tmp_path: Path) -> None:
    file = tmp_path / "dossier.pdf"
    file.write_bytes(printed)

    extracted = subprocess.run(["pdftotext", "-raw", file, "-"], check=True, capture_output=True, text=True).stdout
    check = subprocess.run(["qpdf", "--check", file], check=True, capture_output=True, text=True)
    drawn = subprocess.run(["mutool", "draw", "-F", "txt", "-o", "-", file], check=True, capture_output=True, text=True)

    texts = [text for text in printed_text(dossier.blocks) if isinstance(text, str)]
    assert [text for text in texts if _squeezed(text) not in _squeezed(extracted)] == []
    assert "No syntax or stream encoding errors" in check.stdout
    assert "error" not in drawn.stderr


def test_the_same_statement_gives_the_same_bytes(
    dossier: Pages, printed: bytes, attachments: Sequence[Attachment], imprint: Imprint
) -> None:
    assert PdfPress().print(dossier, payload=b'{"a":1}', attachments=attachments, imprint=imprint) == printed


def test_the_metadata_says_what_the_imprint_says(printed: bytes, dossier: Pages, imprint: Imprint) -> None:
    with pikepdf.open(BytesIO(printed)) as pdf:
        metadata = pdf.open_metadata()
        assert metadata["dc:title"] == imprint.title == str(pdf.docinfo["/Title"])
        assert metadata["dc:identifier"] == imprint.identifier
        assert str(pdf.Root.Lang) == dossier.language
        assert str(pdf.docinfo["/CreationDate"]) == "D:20260304083107Z"


@pytest.mark.parametrize("name", ["Łukasz Ελένη Çağla", "A – “B” · C & <D> 'E'", "Ümläut\xa0é", "x" * 300, "()\\"])
def test_the_description_is_what_stands_in_the_file(make_pages: Make, imprint: Imprint, name: str) -> None:
    odd = replace(imprint, title=name, author=name)
    printed = PdfPress().print(make_pages(Title(text="T")), payload=b"{}", attachments=(), imprint=odd)
    with pikepdf.open(BytesIO(printed)) as pdf:
        language = str(pdf.Root.Lang)
        info = {key: bytes(value) for key, value in pdf.trailer.Info.items()}
        metadata = pdf.Root.Metadata.read_bytes()
    told = PdfReader().description(odd, language)
    assert (dict(told.info), told.metadata) == (info, metadata)
    assert told.info == tuple(sorted(told.info))


def test_attachments_come_back_byte_for_byte(printed: bytes, attachments: Sequence[Attachment]) -> None:
    read = PdfReader().read(printed)

    assert read.payload == b'{"a":1}'
    assert sorted(read.attachments, key=lambda file: file.name) == sorted(attachments, key=lambda file: file.name)


@pytest.mark.parametrize("ending", [b"\r", b"\r\n", b"\n", b"", b"end"])
@pytest.mark.parametrize("media_type", ["application/pdf", "text/plain"])
def test_no_stream_ends_with_a_carriage_return(
    ending: bytes, media_type: str, make_pages: Make, imprint: Imprint
) -> None:
    files = [
        Attachment(
            name=f"{index}.bin", data=bytes([index]) * index + ending, relationship="Source", media_type=media_type
        )
        for index in range(40)
    ]
    data = PdfPress().print(make_pages(Title(text="T")), payload=b"{}", attachments=files, imprint=imprint)

    with pikepdf.open(BytesIO(data)) as pdf:
        streams = [item for item in pdf.objects if isinstance(item, pikepdf.Stream)]
        assert not any(stream.read_raw_bytes().endswith(b"\r") for stream in streams)
    assert page.validate_pdf_bytes(data, profile="3b").is_compliant
    assert sorted(file.data for file in PdfReader().read(data).attachments) == sorted(file.data for file in files)


def test_two_attachments_of_one_name_are_refused(make_pages: Make, imprint: Imprint) -> None:
    file = Attachment(name="golive.json", data=b"", relationship="Source", media_type="text/plain")

    with pytest.raises(ValueError, match="same name"):
        PdfPress().print(make_pages(), payload=b"{}", attachments=[file], imprint=imprint)


def test_letters_of_no_shipped_font_are_named(make_pages: Make, print_pages: Print) -> None:
    with pytest.raises(KnownError) as caught:
        print_pages(make_pages(Title(text="Release 日本")))

    assert caught.value.problem.code == "document.script-unsupported"
    assert caught.value.problem.subject == "Release 日本"
    assert caught.value.problem.details == {"characters": "日 U+65E5, 本 U+672C"}


def test_invisible_characters_are_named_by_number(make_pages: Make, print_pages: Print) -> None:
    with pytest.raises(KnownError) as caught:
        print_pages(make_pages(Paragraph(text="a\u202eb")))

    assert caught.value.problem.details == {"characters": "U+202E"}


def test_an_endless_footer_is_refused_calmly(make_pages: Make, print_pages: Print) -> None:
    pages = make_pages(Title(text="T"))
    endless = Pages(
        header="h" * 3000,
        note=pages.note,
        footer="f",
        page_label=pages.page_label,
        language="en",
        blocks=pages.blocks,
    )

    with pytest.raises(KnownError) as caught:
        print_pages(endless)

    assert caught.value.problem.code == "document.line-too-long"


def test_markup_in_a_text_is_only_text(make_pages: Make, print_pages: Print) -> None:
    pages = make_pages(Paragraph(text='<b>bold</b> <font color="red">&amp; \\( \\n %s {page}'))
    read = PdfReader().read(print_pages(pages))

    assert '<b>bold</b> <font color="red">&amp; \\( \\n %s {page}' in [run.text for run in read.printed.runs]


def test_a_page_number_names_the_page_of_its_title(dossier: Pages, printed: bytes) -> None:
    read = PdfReader().read(printed)
    title = next(run for run in read.printed.runs if run.text in ("Legal / Compliance", "Recht / Compliance"))

    assert title.page >= 1
    assert PdfReader().compare(read.printed, dossier) == ()


def test_two_titles_of_one_anchor_are_a_mistake_of_the_caller(make_pages: Make, print_pages: Print) -> None:
    with pytest.raises(ValueError, match="anchor"):
        print_pages(make_pages(Title(text="a", anchor="x"), Title(text="b", anchor="x")))


def test_a_pointer_to_no_title_is_a_mistake_of_the_caller(make_pages: Make, print_pages: Print) -> None:
    fact = Fact(label="Page", value=PageOf(anchor="nowhere"))

    with pytest.raises(KeyError):
        print_pages(make_pages(Facts(rows=(fact,))))


def test_page_breaks_make_no_empty_pages(make_pages: Make, print_pages: Print) -> None:
    pages = make_pages(PageBreak(), PageBreak(), Heading(text="one"), PageBreak(), PageBreak(), Heading(text="two"))
    read = PdfReader().read(print_pages(make_pages(*pages.blocks, PageBreak())))

    assert read.printed.pages == 2
