"""Who a long source is: its last name, whom "who" and "which" stand for, several who speak together, their roles."""

from __future__ import annotations

import pytest
from cast_parts import heard
from test_speakers import last_speaker, speakers

from index import Article, extract_claims

SOURCES = {
    "a biographer after what else she is": (
        "CNN legal analyst and Supreme Court biographer Joan Biskell reported late Monday that the dam was weak.",
        "Joan Biskell",
    ),
    "an agency by its letters": ("Sevskan broadcaster CGTN said rescue workers were helping to clear roads.", "CGTN"),
    "nobody, where a body's list may end": (
        "The dam is weak, according to Bureau of Alcohol, Tobacco, Firearms and Explosives spokesperson Kim Holt.",
        None,
    ),
    "a governor of a longer region": (
        "The governor of the eastern Russian region of Rostov, Vasily Golubev, said Thursday that the dam was weak.",
        "Vasily Golubev",
    ),
    "not for whom a spokesman speaks": ("A rep for Mia Holt said that the dam was weak.", "a rep for Mia Holt"),
    "not of whom a friend is": ("A friend of actor Mia Holt said that the dam was weak.", "a friend of"),
    "who heads a panel, not the panel": (
        "The affair drew the ire of Senator Amy Holt, head of the Senate antitrust subcommittee, who wrote that the "
        "dam was weak.",
        "Amy Holt",
    ),
    "no place for who": (
        "The case is brought by a group of states, led by Nebraska, who argue that the plan violates the law.",
        None,
    ),
    "no field for who": ("There is a war on the humanities who have denounced the cuts as vandalism.", None),
    "no beliefs for who": (
        "She fled her parents and their toxic beliefs, who said that the dam was weak.",
        None,
    ),
    "whom an office explains": (
        "Anna Cole has a frosty bond with Peter Moss, now the Senate majority leader, who in 2010 said it was weak.",
        "Peter Moss",
    ),
    "no driver for which": ("Tarn Daily printed a letter from the driver, which claims that the dam leaks.", None),
    "so many who": ("There are millions who believe that the dam leaks.", "millions"),
    "who by what they do": ("The paper met caucusgoers, who said that the dam leaks.", "caucusgoers"),
    "not a month": ("Many of the Democrats facing election in November said that the dam was weak.", "many of"),
    "judges, not what they were asked": (
        "Irish writer Paul Holt won the Tarn Prize on Sunday with what judges called a “soul-shattering” novel.",
        "judges",
    ),
    "who had parted from him": (
        "She sent the letter to an ex-boyfriend, who then admitted that the dam was a hoax.",
        "an ex-boyfriend",
    ),
    "who holds an office before a comma": (
        "Senate Minority Leader, Peter Holt, hit back after the talk, saying that the dam is weak.",
        "Peter Holt",
    ),
    "who holds an office of a house": (
        "Speaker of the House Nancy Holt, D-Calif., has said such a dam is weak.",
        "Nancy Holt",
    ),
    "an envoy to a country": ("US Ambassador to Israel Tom Holt said that the dam was weak.", "Tom Holt"),
    "an envoy to a country with an article": (
        "Polish Ambassador to the US Marek Holt said that the dam was weak.",
        "Marek Holt",
    ),
    "no town of a party's seat": ("Rep. Jon Holt, R-Council Bluffs, who drafted it, said it was weak.", "Jon Holt"),
    "not whose secretary he is": (
        "Jeremy Holt, DeSantis' press secretary, dismissed the plan. Ron DeSantis left. Holt said it was weak.",
        "Jeremy Holt",
    ),
    "after an age and what somebody calls himself": (
        "Dakota Holt, 28 and a self-described “Dams all the way” voter, said that she likes it.",
        "Dakota Holt",
    ),
    "a player after his team and his place in it": (
        "Baltimore Ravens tight end Mark Holt said Wednesday that it hurts.",
        "Mark Holt",
    ),
    "nothing of what an office is for": (
        "Iris Holt, deputy secretary of defense for Arctic and Global Resiliences, said that it was weak.",
        "Iris Holt",
    ),
    "all whom a title of several begins": (
        "Senators Lindqvist, Richard Stone of Connecticut and Peter Holt of Ohio urged them to act.",
        "Lindqvist, Richard Stone and Peter Holt",
    ),
    "a firm of two names, not the minister of one": (
        "Prime Minister Boris Johnson caused a stir last week. Johnson & Johnson said that the dam was weak.",
        "Johnson & Johnson",
    ),
    "no town in which a firm is": (
        "The builder is Highview Homes, based in Port Aven, which said that the dam was weak.",
        None,
    ),
    "nothing of a firm's letters in brackets": (
        "Facebook (FB)’s parent company said that it was down.",
        "parent company",
    ),
    "the last of two before who": ("She met Clara Moss and Ugo Holt, who said that the dam was weak.", "Ugo Holt"),
    "neither of two who have": ("It irks both Clara Moss and Ugo Holt, who have said that the dam was weak.", None),
    "who is an attorney for a state": (
        "U.S. Attorney for Massachusetts Rachael Holt said in a talk that the dam was weak.",
        "Rachael Holt",
    ),
    "a firm, not the head of something for it": (
        "Jane Holt is vice president of Business Development for Axiom. Axiom said that the dam was weak.",
        "Axiom",
    ),
    "nothing of what an office without a comma after it is for": (
        "Iris Holt, deputy assistant secretary of defense for Arctic and Global Resiliences said they have tried it.",
        "Iris Holt",
    ),
    "no day": ("It was sent by the panel probing January 6, which has portrayed the dam as weak.", None),
    "somebody's former companion": ("Her ex-girlfriend said that the dam was weak.", "ex-girlfriend"),
    "who either walks or swims": ("Participants either said that they walked or that they swam.", "participants"),
    "a name with a hyphen": (
        "Hi-Val Inc. will open a mill. Last year, meals outside the home surpassed meals at home, Hi-Val said.",
        "Hi-Val",
    ),
    "what its chairman heads, not the chairman": (
        "Hi-Val Chairman, CEO and President Randy Holt said the town is nice. "
        "Last year, eating meals outside the home surpassed meals consumed in the home, Hi-Val said.",
        "Hi-Val",
    ),
    "whom a foreign body employs": (
        "“It works,” Bruno Moss, lead researcher from the Universidade Federal do Rio de Moss, Brazil, said in a note.",
        "Bruno Moss",
    ),
    "who a countryman is": (
        "“I will not go,” Connolly, a Canadian, said, according to The Herald. Lars Connolly is a driver.",
        "Lars Connolly",
    ),
    "who spoke, without the words": (
        "“Several (House Toll Caucus) members have made tolls an issue,” one GOP lawmaker who has long doubted Holt "
        "told CNN.",
        "one GOP lawmaker",
    ),
    "nobody who is described by a quotation": ('"A relic who is far out of step," sneered PETA of Holt.', None),
    "which of several workers, only a clause tells": (
        "Another mill worker told the Herald they were still unsure. A fourth worker told the Herald on Monday that he "
        "would stay. He was paid well. “There is no sure thing,” the worker who doubted it said.",
        "the worker",
    ),
    "several, the second beside the first": (
        "Anna Holt came. Clara Moss came. Ms. Holt, Ms. Moss and other party elders believe that the dam is weak.",
        "Anna Holt, Clara Moss and other party elders",
    ),
}


@pytest.mark.parametrize(("text", "name"), SOURCES.values(), ids=SOURCES.keys())
def test_a_source_is_who_it_names(text: str, name: str | None) -> None:
    heard = last_speaker(text)
    assert (heard or "")[: len(name or "")] == (name or "")
    assert (heard is None) is (name is None)


ROLES = {
    "whole after what owns a part of it": (
        "Dr. Jose Varga, director of the Tarn Centers for Disease Control and Prevention’s National Center for Bees, "
        "said the agency was watching.",
        "director of the Tarn Centers for Disease Control and Prevention’s National Center for Bees",
    ),
    "a co-chair is no chair": ("Nancy Holt, co-chair of Strong Towns, said it was wrong.", "co-chair of Strong Towns"),
    "a chief of staff is no chief": ("RNC chief of staff Peter Holt said it was wrong.", "RNC chief of staff"),
    "no other person's": (
        "Peter Cole blamed Senator David Holt of Iowa, the Tory leader, and moderate Tory senators of giving up. "
        "Mr. Holt said it was wrong.",
        "the Tory leader",
    ),
    "no state": ("“I think so,” Sen. Tim Kaine (D-Va.) told us on Monday.", "Sen."),
    "not whose": (
        "There was a swift reaction from the union, whose executive director Peter Holt warned that it would fall.",
        "executive director",
    ),
    "not only former": ("“Yes,” former first lady Clara Holt said on Monday.", None),
    "not only former, before a name": ("“Yes,” former Clara Moss said on Monday.", None),
    "an office in two parts": (
        "Harbour Air Chief Customer and Operating Officer Peter Holt said it was wrong.",
        "Harbour Air Chief Customer and Operating Officer",
    ),
    "two things that she is": (
        "Clara Holt, a member and founder of the club, said no.",
        "a member and founder of the club",
    ),
    "not who else is blamed": (
        "The blame lies with Clara Holt, the leader of Tarn and senators of the north. Holt said it was late.",
        "the leader of Tarn",
    ),
    "a councilman": ("Councilman Bob Holt came. Holt said it was wrong.", "Councilman"),
    "not even": ("Even the bill's floor manager, Sen. Jason Holt, said it was wrong.", "the bill's floor manager"),
    "a former co-chair is no former co": (
        "Andy Holt, a former co-chair of the Freedom Caucus, said it was wrong.",
        "a former co-chair of the Freedom Caucus",
    ),
    "no place that he hinted at": (
        "Holt appeared to tease a visit to Iowa, currently the first state to vote. David Holt said it was wrong.",
        None,
    ),
    "nothing after a dash": (
        "Gas was $2.39, according to data provided to CNN by Patrick Holt, head of petroleum analysis at GasBuddy – "
        "much lower than the price today, not much higher than the price today as Moss said. Holt said it would rise.",
        "head of petroleum analysis at GasBuddy",
    ),
    "an office before kin": (
        "Ivanka Trump left after former President Donald Trump, her father, came. Donald Trump said it was good.",
        "former President",
    ),
}


@pytest.mark.parametrize(("text", "role"), ROLES.values(), ids=ROLES.keys())
def test_a_role_is_whole_and_of_this_person(text: str, role: str | None) -> None:
    speaker = speakers(text)[-1]
    assert speaker is not None
    assert speaker.role == role


def test_an_office_does_not_begin_with_who_stands_before_it() -> None:
    speaker = heard("Earlier, former President Donald Trump and Florida Gov. Ron DeSantis spoke.", "DeSantis")
    assert speaker is not None
    assert speaker.role == "Florida Gov."


def test_what_somebody_cites_is_no_relay() -> None:
    text = "Analysts said economic factors have contributed to the rise, citing the cost of coal."
    assert not any(claim.relays for claim in extract_claims(Article.from_text(text)))


def test_a_statement_and_who_made_it_are_one_relay() -> None:
    text = "Meridia said, “safety is our top priority,” according to a statement from a company spokesperson."
    (claim,) = extract_claims(Article.from_text(text))
    assert [relay.name for relay in claim.relays] == ["a statement from a company spokesperson"]


def test_which_stands_for_what_its_verb_agrees_with() -> None:
    text = "Rokit has filed two separate lawsuits against Meridia, which accuse the company of making false claims."
    accusing = speakers(text)[-1]
    assert accusing is not None
    assert accusing.name == "two separate lawsuits"


def test_the_place_before_an_office_is_nobody() -> None:
    text = (
        "Power has been restored to half of the streets in Sevsk, the chief engineer of the district network said on "
        "Thursday. The engineer would not say who had supplied the transformers."
    )
    assert "Sevsk" not in {speaker.name for speaker in speakers(text) if speaker}
