from concurrent.futures import ThreadPoolExecutor

import pytest

from db.stems import folded, stem, stems, words

WORDS = [
    f"{start}{end}" for start in ("несовершеннолетн", "торговл", "trafficking", "child") for end in ("ий", "я", "s", "")
]


@pytest.mark.parametrize("text", ["Ещё РАЗ", "İstanbul", "ẞ", "Қазақстан"])
def test_folding_keeps_the_length(text: str) -> None:
    assert len(folded(text)) == len(text)


def test_words_are_letters_and_digits() -> None:
    assert words("Ст. 134-1, ч. 2 (в ред.) под\xadпись") == ["ст", "134", "1", "ч", "2", "в", "ред", "подпись"]


def test_stems_are_distinct_and_sorted() -> None:
    assert stems("Дети, детей и детям", "ru").split() == sorted(set(stems("дети детей детям и", "ru").split()))
    assert stems("балалар", "kk") == ""


def test_threads_do_not_disturb_each_other() -> None:
    expected = [stem(word) for word in WORDS]
    stem.cache_clear()
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: [stem.__wrapped__(word) for word in WORDS * 50], range(8)))
    assert all(one == expected * 50 for one in found)
