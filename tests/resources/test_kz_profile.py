"""What is known of Kazakhstan: the file holds together, and says no more and no less than the report's list."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

import resources
from db.rows import Profile
from db.seed import load_catalogue, load_profile
from desktop.compare.force import binding_force

REPORT = "country-monitoring-report-kazakhstan-2013.txt"
RUN = 12
HEADINGS = {
    "National plan of action": "national-plan",
    "Coordination and cooperation": "coordination",
    "Prevention": "prevention",
    "Recovery and integration": "recovery",
    "Child and youth participation": "participation",
}


@pytest.fixture(scope="module")
def kazakhstan() -> Profile:
    return load_profile("KZ")


def sourced(profile: Profile) -> Iterator[tuple[str, str]]:
    """Yield the source and the note of every item that has one."""
    for items in (
        profile.actions,
        profile.conclusions,
        profile.digests,
        profile.authorities,
        profile.judgements,
        profile.measures,
        profile.recommendations,
    ):
        for item in items:
            yield item.source, item.note


def cited(note: str) -> list[str]:
    """Return the sources that a note names in brackets after its endnotes."""
    groups = re.findall(r"n\. [^()]*\(((?:[^()]|\([^()]*\))*)\)", note)
    return [re.split(r"[, ]", part.strip())[0] for group in groups for part in group.split(";")]


def test_every_part_of_the_file_is_filled(kazakhstan: Profile) -> None:
    assert kazakhstan.jurisdiction.languages == ("kk", "ru")
    assert len({judgement.id for judgement in kazakhstan.judgements}) >= 40
    parts = (kazakhstan.sources, kazakhstan.conclusions, kazakhstan.works, kazakhstan.digests, kazakhstan.authorities)
    assert all(parts) and kazakhstan.measures


def test_every_element_is_in_the_catalogue(kazakhstan: Profile) -> None:
    known = {element.id for element in load_catalogue().elements()}
    judged = {judgement.element for judgement in kazakhstan.judgements} - {""}
    recommended = {element for item in kazakhstan.recommendations for element in item.elements}
    assert judged | recommended <= known


def test_every_source_is_in_the_list(kazakhstan: Profile) -> None:
    known = {source.id for source in kazakhstan.sources}
    named = {name for source, note in sourced(kazakhstan) for name in (source, *cited(note))}
    assert named == known


def test_every_item_says_where_in_its_source_it_stands(kazakhstan: Profile) -> None:
    assert [source for source, note in sourced(kazakhstan) if not note] == []


def test_ids_are_given_once(kazakhstan: Profile) -> None:
    parts: tuple[Iterable[str], ...] = (
        (item.id for item in kazakhstan.actions),
        (item.id for item in kazakhstan.conclusions),
        (item.id for item in kazakhstan.authorities),
        (item.id for item in kazakhstan.judgements),
        (item.id for item in kazakhstan.measures),
        (item.id for item in kazakhstan.recommendations),
    )
    assert [name for ids in parts for name, count in Counter(ids).items() if count > 1] == []


def test_a_dispute_names_the_other_action_on_both_sides(kazakhstan: Profile) -> None:
    actions = {action.id: action for action in kazakhstan.actions}
    for action in kazakhstan.actions:
        for other in action.disputed_by:
            assert action.id in actions[other].disputed_by
            assert (actions[other].instrument, actions[other].action) == (action.instrument, action.action)


def test_the_two_dates_of_the_opsc_are_kept(kazakhstan: Profile) -> None:
    dates = {a.date for a in kazakhstan.actions if (a.instrument, a.action) == ("opsc", "ratification")}
    assert dates == {"2001", "1994-08-24"}
    assert all(a.disputed_by for a in kazakhstan.actions if a.date in dates)


@pytest.mark.parametrize(
    ("instrument", "force"), [("opsc", "binding, date disputed"), ("tp", "binding"), ("lanzarote", "not a party")]
)
def test_binding_force_at_the_date_of_the_report(kazakhstan: Profile, instrument: str, force: str) -> None:
    treaty = next(item for item in load_catalogue().instruments if item.id == instrument)
    assert binding_force(kazakhstan.actions, treaty, "2013-12-31") == force


def test_every_provision_cited_has_a_digest(kazakhstan: Profile) -> None:
    known = {f"{digest.law} {digest.pinpoint}" for digest in kazakhstan.digests}
    cited_in = {item.id: item.provisions for item in kazakhstan.judgements}
    cited_in |= {item.id: item.provisions for item in kazakhstan.authorities}
    assert [name for name, provisions in cited_in.items() if not known.issuperset(provisions)] == []


def test_laws_lead_to_the_laws_that_replaced_them(kazakhstan: Profile) -> None:
    works = {work.id: work for work in kazakhstan.works}
    assert {digest.law for digest in kazakhstan.digests} <= {work.law for work in kazakhstan.works}
    replaced = {work.law: works[work.replaced_by].law for work in kazakhstan.works if work.replaced_by}
    assert replaced["criminal-code-1997"] == "criminal-code-2014"
    assert all(work.replaced_on for work in kazakhstan.works if work.replaced_by)


def test_a_shortfall_has_a_code_and_cover_has_none(kazakhstan: Profile) -> None:
    wrong = [j.id for j in kazakhstan.judgements if j.element and bool(j.divergence) == (j.status == "covered")]
    assert wrong == []


def priority_actions(report: str) -> Counter[str]:
    """Count the bullets of the report's priority actions by area.

    The heading of the actions on protection is lost in the text; they come second among those on prevention, after
    the first bullets up to the one on research.
    """
    chapter = report.split("\nPRIORITY ACTIONS REQUIRED\n")[1].split("\nANNEX\n")[0]
    area, counts = "", Counter[str]()
    for line in chapter.splitlines():
        area = HEADINGS.get(line.strip(), area)
        if line.startswith("- "):
            counts[area] += 1
            area = "protection" if area == "prevention" and "research efforts" in line.lower() else area
    return counts


@pytest.mark.corpus
def test_there_is_one_recommendation_for_each_priority_action(kazakhstan: Profile, shared_seed: Path) -> None:
    counted = priority_actions((shared_seed / REPORT).read_text(encoding="utf-8"))
    assert Counter(item.area for item in kazakhstan.recommendations) == counted


def words(text: str) -> list[str]:
    return [word.casefold() for word in re.findall(r"[^\W_]+(?:[-’'][^\W_]+)*", text)]


def runs(tokens: list[str]) -> set[tuple[str, ...]]:
    return {tuple(tokens[start : start + RUN]) for start in range(len(tokens) - RUN + 1)}


@pytest.mark.corpus
def test_no_sentence_of_the_report_is_repeated(shared_seed: Path) -> None:
    lines = resources.read_text("corpus", "jurisdictions", "kz.yaml").splitlines()
    ours = [line for line in lines if not line.lstrip(" -").startswith("title:")]
    theirs = runs(words((shared_seed / REPORT).read_text(encoding="utf-8")))
    assert runs(words("\n".join(ours))) & theirs == set()
