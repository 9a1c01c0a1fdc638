"""What a package may be: whatever else comes, `BadPackage` is all that comes of it."""

import io
import json
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yishi.assembly.exchange import cards, keys, packages, receipts
from yishi.assembly.exchange.packages import BadPackage

HEAD = {
    "id": "01J",
    "kind": "bulletin",
    "title": "题",
    "sender": "A",
    "to": "B",
    "made_at": "2026-01-01T00:00:00+08:00",
}


def packed(**changes) -> bytes:
    content, _sha = packages.pack({**HEAD, "body": {}, **changes}, {"a.pdf": b"%PDF-"}, lambda text: "c2ln")
    return content


def test_the_same_content_is_the_same_bytes():
    assert packed() == packed()


def test_what_was_packed_is_read():
    found = packages.read(packed(body={"number": "第1期"}))
    assert (found.id, found.body, found.files) == ("01J", {"number": "第1期"}, {"a.pdf": b"%PDF-"})


def changed(content: bytes, name: str, data: bytes) -> bytes:
    parts = {
        info: zipfile.ZipFile(io.BytesIO(content)).read(info)
        for info in zipfile.ZipFile(io.BytesIO(content)).namelist()
    }
    parts[name] = data
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, text in parts.items():
            archive.writestr(each, text)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "zip"),
        (b"PK\x03\x04 not really", "zip"),
        (b"x" * (packages.MOST_BYTES + 1), "size"),
        (changed(packed(), "a.pdf", b"%PDF-other"), "files"),
        (changed(packed(), "more.pdf", b"%PDF-"), "files"),
        (changed(packed(), packages.MANIFEST, b"[]"), "manifest"),
        (changed(packed(), packages.MANIFEST, b"[" * 100_000), "manifest"),
        (changed(packed(), "bomb", b"\0" * (packages.MOST_BYTES + 1)), "size"),
        (packed(made_at="yesterday"), "manifest"),
        (packed(made_at="2026-01-01T00:00:00"), "manifest"),
        (packed(title=7), "manifest"),
        (packed(body=[]), "manifest"),
        (packed(id="x" * 27), "manifest"),
    ],
)
def test_what_is_no_whole_package_says_why(content, code):
    with pytest.raises(BadPackage) as raised:
        packages.read(content)
    assert raised.value.code == code


@given(st.binary(max_size=400))
def test_no_bytes_break_the_reader(noise):
    with pytest.raises(BadPackage):
        packages.read(noise)


@given(
    st.recursive(
        st.none() | st.integers() | st.text(max_size=5),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=8), inner),
        max_leaves=8,
    )
)
def test_no_manifest_breaks_the_reader(said):
    with pytest.raises(BadPackage):
        packages.read(changed(packed(), packages.MANIFEST, json.dumps(said).encode()))


@pytest.mark.parametrize(
    "text", ["", "yishi-card:", "yishi-card:!!!", "yishi-card:e30=", "yishi-card:W10=", "甲" * 9000]
)
def test_what_is_no_card_is_told(text):
    with pytest.raises(cards.NotACard):
        cards.read(text)


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", "7", '{"receipt": 1, "signature": 2}', '{"receipt": "{}", "signature": ""}']
)
def test_what_is_no_receipt_holds_nothing(text):
    public_key, _private = keys.new_pair("A")
    assert not receipts.holds(text, package="p", sha256="s", public_key=public_key)


def test_a_key_kept_under_another_secret_signs_nothing(settings):
    _public, private = keys.new_pair("A")
    settings.SECRET_KEY = "another"
    with pytest.raises(keys.SecretChanged):
        keys.sign(private, "A", b"text")
