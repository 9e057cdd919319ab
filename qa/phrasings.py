"""The ways a question is put, one template a line; question.py reads them in this order.

Small letters are words as they stand; (a|b) is a choice, [x] may be left out; a capital name is one
of PARTS: SPEAKER, OTHER, MATTER, TOPIC and SAID catch words of the question, the others stand for many words.
"""

from __future__ import annotations

import re

from qa.groups import GROUP
from qa.manners import NOUNS, REPORTS, VERBS
from qa.named import PERSON

_STATEMENTS = "claims?|statements?|quotes?|comments?|remarks?|views?|opinions?|positions?|arguments?"
_POSITION = (
    rf"(?:{_STATEMENTS}|stance|take|story|account|words|verdict|reaction|response|answer|reply|assessment|message|mind"
    r"|tune|line|(?P<matter>(?:\w+ ){0,2}?)(?:estimate|count|figure|number|forecast|promise|prediction)s?)"
)
_OF_A_NOUN = "(?:the|an?|this|that|these|those|his|her|their|its|our|any)"
PARTS = {
    "VERB": rf"(?P<verb>{'|'.join(sorted([*REPORTS, *VERBS], key=len, reverse=True))})",
    "ABOUT": (
        "(?:about|on|regarding|concerning|of|over|as to|as regards|with regard to|when it comes to"
        "|whether|why|how|that)"
    ),
    "OVER": "(?:about|on|over|regarding|as to|for|of|concerning)",
    "ANYBODY": (
        "(?:(?:the )?different (?:people|speakers|sources|sides|parties)|the (?:two )?sides|people|sources?|everyone"
        "|everybody|anyone|anybody|someone|somebody|they|speakers|others|articles"
        "|outlets|both sides|each side|the (?:articles?|sources|outlets|papers|press|media|speakers|different sides))"
    ),
    "STATEMENTS": f"(?:{_STATEMENTS})",
    "POSITION": _POSITION,
    "DOES": "(?:do|does|did)",
    "HAS": "(?:has|have|had)",
    "IS": "(?:is|are|was|were)",
    "SHOW": "(?:show|list|give|find|summari[sz]e|collect|name|tell|get|repeat)(?: me| us)?",
    "ARTICLES": "(?:articles?|stories|story|reports?|outlets?|papers?|newspapers?|texts?|sources)",
    "AGREE": (
        "(?P<stance>agree|agrees|agreed|disagree|disagrees|disagreed|differ|differs|differed|clash|clashed"
        "|(?:contradict|dispute|challenge)(?: (?:each other|one another))"
        "|tell the same story|say the same(?: thing)?|at odds|divided|in agreement|split)"
    ),
    "CONTRADICT": (
        "(?P<stance>(?:agree|disagree|differ|clash)(?:s|d|ed)? with"
        "|(?:contradict|dispute|challenge|oppose|counter|rebut)(?:s|d|ed|ted)?)"
    ),
    "DISPUTE": (
        "(?P<stance>disagreements?|disputes?|controversy|contradictions?|arguments?|agreement|conflict|debate|dissent"
        "|(?:opposing|conflicting|contradictory|contrary|competing|differing|different|rival) "
        "(?:claims|views|accounts|figures|numbers|counts|estimates|opinions|statements|versions|positions))"
    ),
    "CONTESTING": "(?P<stance>(?:disput|contest|deny|challeng|doubt|contradict)ing)",
    "CONTEST": "(?P<stance>(?:dispute|contest|challenge|doubt|contradict)(?:s|d|ed)?|den(?:y|ies|ied))",
    "FIGURES": "(?:figures|numbers|counts|claims|facts|accounts|estimates|points|statements)",
    "DISPUTED": "(?:disputed|contested|in dispute|in doubt|at odds|contradictory|conflicting|challenged|contradicted)",
    "POINTS": "(?:points?|areas?|sources?|lines?|bones?)",
    "DIFFERENCE": "(?:disagreement|dispute|contention|conflict|difference)",
    "SIDES": "(?:sides|perspectives|stances|viewpoints|positions)",
    "REPORTED": "(?:said|claimed|reported|stated|written|alleged|argued|promised)",
    "MENTIONED": "(?P<verb>(?:mention|report|suggest|announce|raise|propose|predict)(?:e?d|s)?)",
    "BEEN": "(?:(?:has|have) been|was|is)",
    "EVER": "(?:(?:have|had|has) to|have|had|has|to|ever|actually|also|publicly)",
    "REALLY": "(?:really|actually|truly|ever|also|indeed|publicly)",
    "MADE": f"(?P<verb>{NOUNS})",
    "HEARD": (
        "speaks?|appears?|(?:is|are|was|were) there|(?:gets?|is|are|was|were|(?:has|have) been) (?:quoted|cited|heard)"
    ),
    "WITHIN": (
        "(?: (?:the )?most(?: often| frequently)?)?"
        "(?: here|(?: (?:in|from|of|across) (?:(?:all|any|these|those|the|this|your|my|our) )*"
        "(?:articles?|stories|reports|texts|archive|collection|news|coverage)))?"
    ),
    "GROUP": GROUP,
    "WITHOUT": (
        "(?:not to be (?:named|identified|quoted by name)|to (?:remain|stay|be kept) anonymous|anonymity"
        "|to be (?:named|identified))"
    ),
    "WERE": "(?:is|are|was|were|(?:has|have|had) been)",
    "GIVEN": "(?:made|given|issued|voiced|raised|levelled|offered|there)",
    "SUMMARY": "(?:a|an|the) (?:brief |short |quick )?(?:summary|overview|rundown|gist|outline|digest|recap)",
    "SUMMARISE": "(?:summari[sz]e|sum up|recap|outline)",
    "STORY": "(?:story|stories|dispute|row|affair|saga|debate|controversy|news|coverage|articles?)",
    "EVERYTHING": (
        "(?:(?:all )?(?:the|these|those|this|your|my)(?: (?:whole|entire|full|sample|indexed))?"
        " (?:articles?|news|collection|archive|texts?|stor(?:y|ies))"
        r"|everything|all this|this|these|it(?: all)?)"
    ),
    "MAIN": "(?:key|main|major|central|most important|principal|biggest|chief|core)",
    "CHANGE": "(?:changed?|evolved?|shift(?:ed)?|develop(?:ed)?|moved?)",
    "THEIR": "(?:his|her|their|its|the)",
    "OTHER": "(?P<other>.+?)",
    # "What did Moss say about the report?" does not ask what "Moss say about the" reports.
    "SPEAKER": rf"(?P<speaker>(?:(?! (?:{'|'.join(REPORTS)}) (?:about|on|of) {_OF_A_NOUN} (?:\w+ )*?\w+$).)+?)",
    "NAMED": f"(?P<speaker>(?-i:{PERSON}))",
    "TOPIC": "(?P<topic>.+)",
    "SAID": "(?P<said>.+)",
}

CLAIMS_ABOUT = """
who [HAS] VERB [of|about] (what|whom|who)
(which|what) MADE WERE [\\w+] GIVEN [by ANYBODY] [(?:ABOUT|against) TOPIC]
(which|what) MADE (DOES|HAS) ANYBODY [make|made|give|given|issue|issued|voice|raise] [(?:ABOUT|against) TOPIC]
SHOW [all] [the] MADE [WERE GIVEN] [(?:ABOUT|against) TOPIC]
what WERE VERB [by whom|by ANYBODY] [ABOUT TOPIC]
(DOES|HAS) (?:any|some)(?:one|body) (?:said|say|had|have) (?:anything|something)(?: to say)? ABOUT TOPIC
(DOES|HAS) (?:any|some)(?:one|body) (?:spoken|speak|talked|talk|commented|comment) (?:about|on|of) TOPIC
[IS there] any (?:STATEMENTS|word|reactions?|responses?|news) (?:about|on|to|regarding|concerning) TOPIC
SUMMARISE [the] (?P<topic>.+?)(?: STORY)?
[SHOW] SUMMARY (of|on) [the] (?P<topic>.+?)(?: STORY)?
what IS [the] (?P<topic>.+?) STORY [all] about
what IS [the] (?:reactions?|responses?) (?:to|on|over) TOPIC
how (?:DOES|HAS|have) ANYBODY (?:react|reacted|respond|responded) to TOPIC
[what IS|SHOW] [the] MAIN (?:STATEMENTS|points|issues|takeaways) (?:on|about|in|of|regarding|around) TOPIC
[what IS|SHOW] [the] (?:pros and cons|advantages and disadvantages|benefits and drawbacks) of TOPIC
(?P<newest>latest|newest) [STATEMENTS|news|word] (?:on|about|from) TOPIC
what IS (?P<newest>new|the latest) (?:on|about|with) TOPIC
who [HAS] VERB what (?P<wide>in) [all] [the] articles ABOUT TOPIC
[SHOW] [all] [the] STATEMENTS (?P<wide>in|of|from) [all] [the] articles ABOUT TOPIC
who [HAS] VERB what [ABOUT TOPIC]
what (HAS|IS) [been|being] REPORTED [by whom|by ANYBODY] ABOUT TOPIC
what (HAS|IS|DOES) ANYBODY [been] (saying|claiming|reporting|stating|arguing|alleging) ABOUT TOPIC
[SHOW] (everything|anything|all|what|whatever) [that] [BEEN] [ANYBODY] [HAS] VERB ABOUT TOPIC
who VERB what (concerning|as regards|with regard to|when it comes to) TOPIC
what do we (know|hear|learn) from ANYBODY ABOUT TOPIC
who [HAS|had] (something|anything|what) to say ABOUT TOPIC
[more|something|everything|all] about TOPIC
what (do (?:we|you) know|is known|can you tell me) ABOUT TOPIC
what [HAS] ANYBODY [HAS] (tell|told) [\\w+|the \\w+] ABOUT TOPIC
what DOES ANYBODY (tell|told) [\\w+|the \\w+] ABOUT TOPIC
what (DOES|HAS) ANYBODY [all] VERB ABOUT TOPIC
(what|which) STATEMENTS [IS|HAS|DOES] [there|been made|made|given|ANYBODY make] ABOUT TOPIC
[SHOW] [all] [the] STATEMENTS ABOUT TOPIC
who [HAS] (spoke|spoken|speaks|talked|talks|commented|comments) ABOUT TOPIC
who [HAS] (said|says) (anything|something) ABOUT TOPIC
who (?:gets?|IS|(?:has|have) been) [also|being] (quoted|cited|heard) (?:about|on|regarding|concerning) TOPIC
what IS [the] (?P<newest>latest|newest|most recent) [STATEMENTS|news|word] ABOUT TOPIC
(what|which) STATEMENTS (concern|concerns|concerned|deal with|mention|mentions) TOPIC
""".strip().splitlines()

PUBLISHED = """
what (?:DOES|HAS) SPEAKER (?P<says>say|said|have to say) [ABOUT TOPIC]
what (?:DOES|HAS) SPEAKER (?:report|reported|write|written|publish|published|print|printed|cover|covered) [ABOUT TOPIC]
[SHOW] (?:everything|anything|all|whatever|what) (?:by|from) SPEAKER [ABOUT TOPIC]
[SHOW] (?:everything|anything|all|whatever|what) SPEAKER (?:has )?(?:reported|wrote|written|published) [ABOUT TOPIC]
""".strip().splitlines()

SAID_BY = """
what (DOES|HAS) SPEAKER VERB (?P<wide>in) [all] [the] articles ABOUT TOPIC
(what|which) \\w+ (DOES|HAS) SPEAKER VERB
(what|which) MADE (DOES|HAS) SPEAKER [make|made|give|given|issue|issued|have|offer|voice|level] [ABOUT TOPIC]
what IS [the] SPEAKER['’]s? MADE [ABOUT TOPIC]
[SHOW] [all] [the] MADE (by|from|of) SPEAKER [ABOUT TOPIC]
what IS SPEAKER (saying|claiming|arguing|telling \\w+) [ABOUT TOPIC]
what (DOES|HAS) SPEAKER (tell|told) (\\w+|the \\w+) ABOUT TOPIC
what [else] (DOES|HAS|would) SPEAKER [EVER] VERB [about]
what [else] (DOES|HAS|would) SPEAKER [EVER] VERB [to \\w+] ABOUT TOPIC
what [else] (DOES|HAS|would) SPEAKER VERB to \\w+(?: \\w+)*
what (DOES|HAS) SPEAKER VERB, .+
what (DOES|HAS) SPEAKER VERB [that] TOPIC
did SPEAKER VERB (anything|something) ABOUT TOPIC
did SPEAKER [REALLY] VERB [(?P<that>that)] TOPIC
(?:DOES|HAS) (?!some(?:one|body) )SPEAKER [REALLY] VERB (?P<that>that) TOPIC
(what IS|explain|give) SPEAKER['’]s? POSITION ABOUT TOPIC
what IS SPEAKER['’]s? POSITION
[what IS] [the] POSITION of SPEAKER ABOUT TOPIC
what HAS SPEAKER to VERB [ABOUT TOPIC]
quote SPEAKER (ABOUT) TOPIC
quote SPEAKER
what IS the (?P<newest>latest|newest|most recent) [STATEMENTS] (from|by) SPEAKER [ABOUT TOPIC]
what (DOES|HAS) SPEAKER (?P<newest>last|most recently|recently|lately) VERB [ABOUT TOPIC]
how (DOES|HAS) SPEAKER (describe|view|see|explain|call|react to|respond to|characteri[sz]e) TOPIC
[SHOW] [all] [the] STATEMENTS (by|from) SPEAKER [ABOUT TOPIC]
according to SPEAKER, TOPIC
(HAS|DOES) SPEAKER [ever] VERB (anything|something) [ABOUT TOPIC]
(HAS|DOES) SPEAKER VERB
DOES NAMED [REALLY] (support|back|favour|favor|endorse|object to) TOPIC
IS NAMED [REALLY] (for|against|in favour of|in favor of|supportive of|opposed to|critical of) TOPIC
how (DOES|HAS) SPEAKER (feel|felt) ABOUT TOPIC
how (DOES|HAS) SPEAKER (react|reacted|respond|responded)
what (DOES|HAS) SPEAKER make of TOPIC
what IS SPEAKER (?P<verb>worried|concerned|afraid|alarmed|anxious) (about|of)
what SPEAKER VERB [ABOUT TOPIC]
[SHOW] SPEAKER['’]s? STATEMENTS [ABOUT TOPIC]
""".strip().splitlines()

WHO_SAID = """
who [HAS] (?P<either>(?:said|claimed|stated|confirmed) or (?:denied|disputed|rejected)) (?P<that>that) SAID
who [HAS|was it that] [also|else] VERB [(?P<that>that)|of|about|to] SAID
(which|what) [\\w+] (person|people|speaker|source|official|politician|expert|analyst|outlet)s? VERB [that|of|about] SAID
(HAS|DOES) (anyone|anybody|somebody|someone) VERB [that|of|about] SAID
who IS [so] (?P<verb>worried|concerned|afraid|alarmed|anxious) (that|of|about|over|by) SAID
who IS (quoted|cited|reported) as saying [that] SAID
who IS (reported|said) to have said [that] SAID
who IS of the (opinion|view) that SAID
by whom (IS|HAS) it [been] (said|claimed|reported|stated|alleged|argued) that SAID
who used the (word|words|phrase|term|expression) SAID
whose (word|words|quote|quotes) IS SAID
""".strip().splitlines()


def compiled(templates: list[str]) -> list[re.Pattern[str]]:
    """Return the templates as patterns for a question with single spaces and no mark at its end."""
    return [re.compile(_pattern(template), re.IGNORECASE) for template in templates]


def _pattern(template: str) -> str:
    opening = re.match(r"(?:\[[^]]+\] )*", template)
    head, rest = template[: opening.end() if opening else 0], template[opening.end() if opening else 0 :]
    head = re.sub(r"\[([^]]+)\] ", r"(?:(?:\1) )?", head)
    template = head + re.sub(r" \[([^]]+)\]", r"(?: (?:\1))?", rest)
    return re.sub(r"[A-Z]{2,}", lambda part: PARTS[part[0]], template)
