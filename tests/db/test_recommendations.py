from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from db import health, recommendations, search, seed
from db.errors import ConflictError
from db.profile_files import profile_hash
from db.rows import Profile, Recommendation
from db.store import Store

OWN = Recommendation("", "KZ", "prevention", "Buy more lamps.", ("opsc.1/prostitution-forbidden",), "", priority="high")


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "sample.concordat", lambda store: seed.fill(store, sample=True)) as made:
        yield made


def newer_profile(monkeypatch: pytest.MonkeyPatch, profile: Profile) -> None:
    """Let the program know something newer of the State than the store does."""
    monkeypatch.setattr(seed, "profile_hash", lambda code: "f" * 64)
    monkeypatch.setattr(seed, "load_profile", lambda code, catalogue: profile)


def test_own_recommendations_stand_last(sample: Store) -> None:
    given = recommendations.recommendations(sample, "KZ")
    stored = recommendations.save(sample, OWN)
    assert recommendations.recommendations(sample, "KZ") == (*given, stored)
    assert stored == replace(OWN, id=stored.id, version=stored.version)


def test_an_edit_keeps_the_place(sample: Store) -> None:
    second = recommendations.recommendations(sample, "KZ")[1]
    stored = recommendations.save(sample, replace(second, state="done"))
    assert recommendations.recommendations(sample, "KZ")[1] == stored
    with pytest.raises(ConflictError):
        recommendations.save(sample, replace(second, state="dropped"))


def test_search_follows_an_edit(sample: Store) -> None:
    stored = recommendations.save(sample, OWN)
    recommendations.save(sample, replace(stored, text="Buy wicks."))
    assert search.search(sample, "lamps", jurisdiction="KZ") == ()
    assert [hit.key for hit in search.search(sample, "wicks", jurisdiction="KZ")] == [stored.id]


def test_a_newer_profile_replaces_what_nobody_edited(sample: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    known = seed.load_profile("KZ")
    first, second, *_rest = recommendations.recommendations(sample, "KZ")
    edited = recommendations.save(sample, replace(first, priority="high"))
    own = recommendations.save(sample, OWN)
    newer = replace(known.recommendations[1], text="Said in better words.")
    newer_profile(monkeypatch, replace(known, recommendations=(known.recommendations[0], newer)))
    seed.refresh(sample)
    after = {kept.id: kept for kept in recommendations.recommendations(sample, "KZ")}
    assert after.keys() == {edited.id, second.id, own.id}
    assert after[edited.id] == edited
    assert after[own.id] == own
    assert after[second.id].text == "Said in better words."
    assert health.check(sample).problems == ()


def test_what_is_up_to_date_is_not_written_again(sample: Store) -> None:
    before = health.check(sample)
    seed.refresh(sample)
    seed.fill(sample, sample=True)
    assert health.check(sample) == before
    assert len(profile_hash("KZ")) == 64
