from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db import assessments, search, seed, texts
from db.rows import Assessment, Expression, Hit, Provision, Work
from db.search import SNIPPET, excerpt, parse
from db.search_index import Term, match_expression
from db.store import Store

AddText = Callable[..., Expression]
OTHER = Work("YY/code", "YY", "code", "Other Code", "criminal-code")


def marked(hit: Hit) -> list[str]:
    return [hit.snippet[start:end] for start, end in hit.marks]


def keys(store: Store, query: str, **more: str) -> list[str]:
    return [hit.key for hit in search.search(store, query, **more)]


def test_all_words_must_be_there(bare: Store, add: AddText) -> None:
    add("A lamp stays lit.", "A lamp goes out.", "The street stays dark.")
    assert keys(bare, "lamp stays") == ["1#art_1"]
    assert keys(bare, "lamp dark") == []


def test_a_hit_says_where_it_stands(bare: Store, add: AddText) -> None:
    add("A lamp stays lit.")
    (hit,) = search.search(bare, "lamp lit")
    assert hit == Hit(
        kind="provision",
        key="1#art_1",
        title="Title 1",
        pinpoint="art. 1",
        snippet="A lamp stays lit.",
        marks=((2, 6), (13, 16)),
        jurisdiction="XX",
        law="code",
        language="en",
        in_force="2001-01-01",
    )


@pytest.mark.parametrize(
    ("language", "text", "query", "words"),
    [
        ("ru", "Вовлечение несовершеннолетнего в кражу", "вовлечения несовершеннолетних", 2),
        ("ru", "Ещё раз", "еще", 1),
        ("ru", "Еще раз", "ЕЩЁ", 1),
        ("ru", "Потер\xadпевший ребёнок", "потерпевший ребенок", 1),
        ("en", "Whoever offers lamps", "offer candle", 0),
        ("en", "Whoever offers lamps", "offered lamp", 2),
        ("kk", "Баланы сатуға тыйым салынады", "бала", 1),
        ("kk", "Құқық бұзушылық үшін жауаптылық", "құқық бұзу", 2),
        ("kk", "ӘҒҚҢӨҰҮҺІ", "әғқ", 1),
        ("ru", "Ст. 134 и 1340", "134", 1),
    ],
)
def test_words_are_found_by_stem_beginning_and_in_any_case(
    bare: Store, add: AddText, language: str, text: str, query: str, words: int
) -> None:
    add(text, language=language)
    found = search.search(bare, query)
    assert bool(found) == bool(words)
    if found:
        assert len(marked(found[0])) == words


def test_only_the_last_word_is_a_beginning(bare: Store, add: AddText) -> None:
    add("Баланы сатуға тыйым салынады", language="kk")
    assert keys(bare, "бала сату") == []
    assert keys(bare, "баланы сат") == ["1#art_1"]
    assert keys(bare, '"сат"') == []


def test_a_phrase_is_found_as_it_stands(bare: Store, add: AddText) -> None:
    add("Sale of a child", "A child for sale")
    assert keys(bare, '"for sale"') == ["1#art_2"]
    assert marked(search.search(bare, '"for sale"')[0]) == ["for", "sale"]
    assert keys(bare, '"sale for"') == []


@pytest.mark.parametrize("query", ["art. 10(2)", 'lamp "', '"" lamp', "NOT", "lamp AND", "a OR", "NEAR(a b)", "(", "*"])
def test_what_people_type_is_never_a_fault(bare: Store, add: AddText, query: str) -> None:
    add("Lamp and other words of art. 10(2), or not near a wick")
    found = search.search(bare, query)
    assert bool(found) == any(letter.isalnum() for letter in query) or query == "NEAR(a b)"


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=40))
def test_any_text_is_a_legal_query(search_store: Store, text: str) -> None:
    assert isinstance(search.search(search_store, text), tuple)


@settings(max_examples=40, deadline=None)
@given(words=st.lists(st.text(alphabet='аяёЁһҚз"*-()', min_size=1, max_size=6), min_size=1, max_size=4))
def test_no_word_of_the_user_becomes_an_operator(words: list[str]) -> None:
    expression = match_expression(parse(" ".join(words)))
    outside = "".join(expression.split('"')[::2])
    assert set(outside.split()) <= {"({title", "pinpoint", "body}", ":", "*", "OR", "stems", ")", "AND", "(", "*)"}


@pytest.fixture(scope="module")
def search_store(tmp_path_factory: pytest.TempPathFactory) -> object:
    with Store.create(tmp_path_factory.mktemp("search") / "search.concordat") as made:
        yield made


def test_a_jurisdiction_keeps_to_its_own(bare: Store, add: AddText) -> None:
    add("A lamp")
    add("A lamp", work=OTHER)
    assert keys(bare, "lamp") == ["1#art_1", "2#art_1"]
    assert keys(bare, "lamp", jurisdiction="YY") == ["2#art_1"]
    assert keys(bare, "lamp", jurisdiction="Y") == []


def test_a_date_keeps_to_the_law_of_the_day(bare: Store, add: AddText) -> None:
    add("A lamp", in_force="2001-01-01")
    add("A brighter lamp", in_force="2010-01-01")
    assert keys(bare, "lamp", at="2005-01-01") == ["1#art_1"]
    assert keys(bare, "lamp", at="2010-01-01") == ["2#art_1"]
    assert keys(bare, "lamp", at="1999-01-01") == []


def test_the_pinpoint_comes_first(bare: Store, add: AddText) -> None:
    add(*("See article 3 and article 3 again" if n != 3 else "Lamps" for n in range(1, 9)))
    assert keys(bare, "art 3")[0] == "1#art_3"


def test_everything_in_the_store_is_found(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("all") / "all.concordat"
    with Store.create(path, lambda made: seed.fill(made, sample=True)) as store:
        element = "opsc.3.1.b/offering"
        assessments.assess(store, Assessment("", "KZ", element, "a", "covered", "equal", "", "trafficking", (), ""))
        kinds = {hit.kind for hit in search.search(store, "trafficking", limit=1000)}
        assert kinds >= {"treaty unit", "obligation", "element", "conclusion", "measure", "recommendation", "note"}
        assert {hit.kind for hit in search.search(store, "court", limit=1000)} >= {"authority"}
        assert {hit.kind for hit in search.search(store, "pornography", limit=1000)} >= {"judgement", "digest"}
        assert {hit.jurisdiction for hit in search.search(store, "trafficking", jurisdiction="KZ")} == {"KZ"}


def test_replaced_words_are_not_found(bare: Store, add: AddText) -> None:
    add("A lamp")
    add("A candle", replace=True)
    assert (keys(bare, "lamp"), keys(bare, "candle")) == ([], ["2#art_1"])
    assert texts.expression(bare, 1).sha256


def test_the_limit_holds(bare: Store, add: AddText) -> None:
    add(*["A lamp"] * 20)
    assert len(search.search(bare, "lamp", limit=7)) == 7


@settings(max_examples=80, deadline=None)
@given(before=st.integers(0, 400), after=st.integers(0, 400))
def test_an_excerpt_shows_the_match_whole(before: int, after: int) -> None:
    body = "dark " * before + "lamp" + " dark" * after
    snippet, marks = excerpt(body, (Term(("lamp",), "lamp"),))
    assert [snippet[start:end] for start, end in marks] == ["lamp"]
    assert len(snippet) <= SNIPPET + 4
    assert snippet.removeprefix("… ").removesuffix(" …") in body


@pytest.mark.parametrize("body", ["", "x" * 1000, "lamp" + "x" * 1000, " " * 300 + "lamp"])
def test_an_excerpt_of_odd_text_is_no_fault(body: str) -> None:
    snippet, marks = excerpt(body, (Term(("lamp",), "lamp", prefix=True),))
    assert len(snippet) <= SNIPPET + 4
    assert all(0 <= start < end <= len(snippet) for start, end in marks)


@pytest.mark.parametrize(("query", "first"), [("ст. 7", "ст. 7"), ("ст.7 ч.2", "ст. 7 ч. 2"), ("статья 7", "ст. 7")])
def test_a_citation_finds_the_cited_unit_first(store: Store, query: str, first: str) -> None:
    units = [
        Provision(0, 0, "art_1", "", "article", "1", "ст. 1", "", "Как сказано в ст. 7 ч. 2, лампы горят.", 1),
        Provision(0, 0, "art_7__remark", "", "editorial", "", "ст. 7", "", "Сноска. ст. 7 изменена.", 2),
        Provision(0, 0, "art_7", "", "article", "7", "ст. 7", "Лампы", "", 3),
        Provision(0, 0, "art_7__para_2", "art_7", "paragraph", "2", "ст. 7 ч. 2", "", "Лампы гаснут.", 4),
    ]
    work = Work("XX/lamps", "XX", "lamps", "Lamps", "special-act")
    texts.add_expression(
        store, work=work, language="ru", in_force="2001-01-01", complete=True, provisions=units, source=""
    )
    assert search.search(store, query)[0].pinpoint == first
    assert "remark" not in search.search(store, query)[0].key


def test_a_citation_of_a_treaty_finds_its_unit_first(store: Store) -> None:
    assert search.search(store, "art. 3(1)(b)")[0].key.startswith("opsc")
