"""Forms that draw themselves are told before PDFium draws them; those that only share resources are sound."""

import zlib

import pytest

from kpilint.readers.pdf.forms import has_endless_forms


def form(number, content, names, packed=True):
    data = zlib.compress(content) if packed else content
    named = " ".join(f"/{name} {target} 0 R" for name, target in names.items()).encode()
    kind = b"/Filter/FlateDecode " if packed else b""
    head = b"%d 0 obj <</Type/XObject/Subtype/Form /Resources<</XObject<<%s>>>> " % (number, named)
    return head + b"%s/Length %d>>\nstream\n%s\nendstream endobj\n" % (kind, len(data), data)


@pytest.mark.parametrize("packed", [True, False])
def test_a_form_that_draws_itself(packed):
    assert has_endless_forms(b"%PDF-1.7\n" + form(4, b"q /Me Do Q", {"Me": 4}, packed))


def test_forms_that_draw_one_another():
    assert has_endless_forms(form(4, b"/B Do", {"B": 5}) + form(5, b"/A Do", {"A": 4}))


def test_a_form_that_only_has_itself_among_its_resources():
    shared = {"A": 4, "B": 5}
    assert not has_endless_forms(form(4, b"/B Do", shared) + form(5, b"0 0 m", shared))


def test_a_chain_deeper_than_any_program_makes():
    chain = b"".join(form(number, b"/N Do", {"N": number + 1}) for number in range(1, 40))
    assert has_endless_forms(chain + form(40, b"0 0 m", {}))
    assert not has_endless_forms(form(1, b"/N Do", {"N": 2}) + form(2, b"0 0 m", {}))
