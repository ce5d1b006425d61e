"""Which passwords are taken, on both sides of each bound, and how they are hashed."""

import re
from math import log2
from threading import Thread

import pytest

from catalog.accounts import passwords
from catalog.accounts.passwords import (
    LONGEST,
    SHORTEST,
    Passwords,
    TooBusy,
    common_passwords,
    trouble_with,
)
from catalog.accounts.tokens import new_code, new_token, token_digest

CHEAP = Passwords(memory_kib=8, passes=1)
TAKEN = (
    "lúa chín vàng",
    "correct horse battery",
    "xK9#mmQ2vv",
    "0912345abc",
    "b" * (LONGEST - 8) + "ác nhỉ!!",
    "ăn quả nhớ kẻ trồng cây",
)
COMMON = (
    "1234567890",
    "MatKhau123456",
    "Anh Yeu Em 123",
    "anhyeuem123",
    "p@ssw0rd123",
    "qwertyuiop",
    "Iloveyou123",
    "mật khẩu 123456",
)


@pytest.mark.parametrize("password", TAKEN)
def test_what_is_long_and_uncommon_is_taken(password: str) -> None:
    assert trouble_with(password, "lan@vpdp.example", "Nguyễn Thị Lan") is None


@pytest.mark.parametrize("password", COMMON)
def test_common_ones_are_refused_however_they_are_written(password: str) -> None:
    assert trouble_with(password) is not None


def test_length_is_counted_in_signs_not_bytes() -> None:
    # NFC and NFD of one text are one password; nine letters with marks are nine.
    nine, ten = "đườngxưaạ", "đườngxưaạy"
    assert (len(nine), len(ten)) == (SHORTEST - 1, SHORTEST)
    assert trouble_with(nine) is not None
    assert trouble_with(ten) is None
    assert trouble_with("xa lộ " + "z" * (LONGEST - 6)) is None
    assert trouble_with("xa lộ " + "z" * (LONGEST - 5)) is not None


def test_repeated_signs_and_ones_own_name_are_refused() -> None:
    assert trouble_with("abababababab") is not None
    assert trouble_with("nguyenlan2026", "lan@x.example", "Nguyễn Lan") is not None
    assert trouble_with("vpdp.example9", "lan@vpdp.example") is not None
    assert trouble_with("ocop-2026-xy", "ocop") is not None
    assert trouble_with("ocop là mái nhà chung của tôi", "ocop") is None, "a sentence may say it"


def test_the_list_is_long_and_every_line_could_have_been_chosen() -> None:
    assert len(common_passwords()) >= 3000
    assert min(map(len, common_passwords())) >= SHORTEST
    assert {"matkhau123456", "anhyeuem123", "password123"} <= common_passwords()


def test_a_hash_fits_its_password_alone_and_marks_count() -> None:
    stored = CHEAP.hash("mứt dừa sáp ngon")
    assert CHEAP.fits("mứt dừa sáp ngon", stored)
    assert CHEAP.fits("mứt dừa sáp ngon".encode().decode(), stored)
    assert not CHEAP.fits("mứt dứa sáp ngon", stored)
    assert not CHEAP.fits("Mứt dừa sáp ngon", stored)
    assert not CHEAP.fits("nobody's", "")
    assert not CHEAP.fits("x", "no hash at all")
    assert stored != CHEAP.hash("mứt dừa sáp ngon")


def test_the_costs_of_production_are_those_that_we_say() -> None:
    stored = Passwords().hash("mứt dừa sáp ngon")
    assert stored.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert not Passwords().is_dated(stored)
    assert Passwords().is_dated(CHEAP.hash("mứt dừa sáp ngon"))


def test_only_so_many_hashes_are_worked_out_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "PATIENCE_SECONDS", 0.01)
    busy = Passwords(memory_kib=8, passes=1)
    held = [busy._room.acquire() for _ in range(passwords.MOST_AT_ONCE)]
    assert all(held)
    said: list[type[Exception]] = []

    def ask() -> None:
        try:
            busy.hash("mứt dừa sáp ngon")
        except TooBusy:
            said.append(TooBusy)

    thread = Thread(target=ask)
    thread.start()
    thread.join()
    assert said == [TooBusy]
    busy._room.release()
    assert busy.hash("mứt dừa sáp ngon")


def test_codes_and_tokens_are_random_enough_and_never_stored() -> None:
    tokens, codes = {new_token() for _ in range(500)}, {new_code() for _ in range(500)}
    assert len(tokens) == len(codes) == 500
    assert {len(token) for token in tokens} == {43}  # 256 bits in base 64
    assert all(re.fullmatch(r"(?:[2-9a-hjkmnp-z]{4}-?){3}", code) for code in codes)
    assert log2(len(set("".join(codes)) - {"-"})) * 12 > 59
    token = tokens.pop()
    assert token_digest(token) != token
    assert len(token_digest(token)) == 64
