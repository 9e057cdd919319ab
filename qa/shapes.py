"""The ways a question is put whose answer has a shape of its own, one template a line, written as in phrasings.py."""

from __future__ import annotations

AGREEMENT = """
who CONTRADICT (?:whom|who|each other) [ABOUT TOPIC]
(DOES|HAS|IS) [all|all of] [the|both] ANYBODY AGREE [at all] [ABOUT TOPIC]
(DOES|HAS|IS) SPEAKER and OTHER AGREE [at all] [ABOUT TOPIC]
[on|about|over] what DOES SPEAKER and OTHER AGREE [ABOUT] [TOPIC]
who [else] [HAS] CONTRADICT SPEAKER['’]s? POSITION [(?:ABOUT|for) TOPIC]
who [else] [HAS] CONTRADICT SPEAKER ABOUT TOPIC
who (agrees|disagrees|agreed|disagreed) with SPEAKER
who (contradicts|contradicted) SPEAKER
who (agrees|disagrees|agreed|disagreed) [ABOUT TOPIC]
(HAS|DOES) (anyone|anybody|somebody|someone) CONTRADICT SPEAKER['’]s? POSITION [(?:ABOUT|for) TOPIC]
(HAS|DOES) (anyone|anybody|somebody|someone) CONTRADICT SPEAKER ABOUT TOPIC
(HAS|DOES) (anyone|anybody|somebody|someone) CONTRADICT SPEAKER
(HAS|DOES) (anyone|anybody|somebody|someone) AGREE [ABOUT TOPIC]
(HAS|DOES) SPEAKER [REALLY] CONTRADICT OTHER [(about|on|over|regarding|concerning|as to|whether|why|how|that) TOPIC]
(is|are|was|were) there [any|a|an] DISPUTE between SPEAKER and OTHER ABOUT TOPIC
(is|are|was|were) there [any|a|an] DISPUTE OVER TOPIC
what [are|is] [the] DISPUTE OVER TOPIC
(HAS|DOES) (anyone|anybody|somebody|someone) CONTEST [(?:the claim )?that] TOPIC
IS (anyone|anybody|somebody|someone) CONTESTING [(?:the claim )?that] TOPIC
who IS (?:right|correct|wrong|mistaken|lying|telling the truth|to be believed) ABOUT TOPIC
(who|whom|which side) (?:should|can|do|must) (?:I|we|one) (?:believe|trust) ABOUT TOPIC
(which|what) FIGURES [ABOUT] (?P<topic>.+) IS DISPUTED
(which|what) FIGURES IS DISPUTED ABOUT TOPIC
[what IS|SHOW] [the] [MAIN] POINTS of DIFFERENCE ABOUT TOPIC
[what IS|SHOW] [the] (?:various|different|contrasting|opposing|both|all) SIDES (?:in|over|of|ABOUT) TOPIC
(where|how|in what way|in what ways|on which points) DOES SPEAKER and OTHER (?P<stance>diverge|clash) [ABOUT TOPIC]
""".strip().splitlines()

CHANGE = """
how (DOES|HAS|IS) SPEAKER['’]s? POSITION [ABOUT TOPIC] CHANGE
how (DOES|HAS|IS) SPEAKER['’]s? POSITION [ABOUT TOPIC] CHANGE (over|between|since|from) .+
(HAS|DOES) SPEAKER['’]s? POSITION [ABOUT TOPIC] CHANGE [over time]
(HAS|DOES) SPEAKER (change|changed|shift|shifted|revise|revised|reverse|reversed) THEIR POSITION [ABOUT TOPIC]
what (DOES|HAS) SPEAKER VERB [ABOUT TOPIC] over time
what (DOES|HAS) SPEAKER first VERB [ABOUT TOPIC],? and (what )?(?:later|then|afterwards)
""".strip().splitlines()

FIRST = """
who [HAS|was it that] first VERB [that|of|about|to] SAID
who VERB first [that|of|about] SAID
who VERB [that|of|about] SAID before (anyone|anybody) else
who MENTIONED (?!that )SAID first
who IS [the] (?:very )?first [\\w+] to [have] VERB [that|of|about|to] SAID
(which|what) (\\w+) first VERB [that|of|about] SAID
(which|what) (\\w+) VERB first [that|of|about] SAID
(which|what) (\\w+) MENTIONED (?!that )SAID first
(which|what) (\\w+) IS [the] first to [have] VERB [that|of|about] SAID
when (HAS|IS) it [been] first REPORTED that SAID
when (HAS|IS) it [been] REPORTED first that SAID
when DOES (anyone|anybody|somebody|someone) first VERB [that|of|about] SAID
when DOES SPEAKER first VERB [that|of|about] SAID
what DOES SPEAKER first VERB [ABOUT TOPIC]
what IS [the] (first|earliest|oldest) STATEMENTS (from|by|of) SPEAKER [ABOUT TOPIC]
what IS [the] (first|earliest|oldest) STATEMENTS ABOUT TOPIC
""".strip().splitlines()

ARTICLES = """
(which|what|how many) [other|of the] ARTICLES [HAS|DOES] (mention|mentions|mentioned|discuss|discussed|name|named) TOPIC
(which|what|how many) [other|of the] ARTICLES [HAS|DOES] (cover|covers|covered|carry|carried|quote|quotes|quoted) TOPIC
(which|what|how many) [other|of the] ARTICLES [HAS|DOES] (report|reported|write|wrote|written) (on|about) TOPIC
(which|what|how many) [other] ARTICLES [IS] [there] (about|on) TOPIC
(which|what|how many) [other] ARTICLES (deal|deals|dealt) with TOPIC
in (which|what|how many) ARTICLES (IS|DOES|HAS) TOPIC [been] (mentioned|quoted|named|discussed|appear|appeared|covered)
""".strip().splitlines()

ROLE = """
(?P<place>where) DOES SPEAKER (work|teach)
(?P<place>where) IS SPEAKER (based|employed|working)
(?P<place>(?:for )?(?:who|whom|what|which) (?:\\w+ )?)(DOES|IS) SPEAKER (work|working) [for]
what (DOES|IS) SPEAKER do [for a living|for work]
what IS SPEAKER['’]s? (job|trade|profession|occupation|role|post|title|work)
(?P<place>(?:who|what) )IS SPEAKER['’]s? employer
what is the (job|trade|profession|occupation|role|post|title) of SPEAKER
""".strip().splitlines()
