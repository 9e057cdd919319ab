"""Cue words: the verbs that report a statement, by the construction in which they do.

Chosen from the shared PolNeAR training part: a verb stands in a list when annotators marked it as a
cue in at least half of its uses there, in that construction; a few are added from reporting usage.
"""

from __future__ import annotations

# "X said (that) …": the content is a clause.
CLAUSE = frozenset(
    """
    acknowledge add address admit advise affirm agree allege announce answer argue assert assess assume assure
    attest believe boast brag caution charge cite claim clarify comment complain concede conclude confess confirm
    contend continue counter cry declare demand demonstrate deny describe determine disclose discover dispute doubt
    echo emphasise emphasize estimate exclaim expect explain express fear feel find forecast guess hint hold hope
    hop imply indicate inform insist joke judge lament learn maintain mention muse note object observe pledge point
    post predict proclaim promise propose protest question quip read reason recall reckon recognise recognize
    recommend record reiterate relate remark remember remind repeat reply report respond retort reveal rule say
    shout show signal speculate state stipulate stress submit suggest suspect swear tell testify theorise theorize
    think threaten tweet urge vow warn whisper wonder worry write
    """.split()
)

# Clause cues whose subject is as often a thing as a speaker: they need a person, a group or an institution.
NEEDS_SPEAKER = frozenset(
    """
    assume believe continue demonstrate determine discover doubt expect fear feel find guess hold hope hop imply
    indicate judge learn point question read recognise recognize record remember rule show signal suggest suspect
    think wonder worry
    """.split()
)

# "X promised to …", "X urged Y to …": the content is what is promised, asked for or refused.
INFINITIVE = frozenset(
    """
    advise agree ask call claim decline demand encourage offer order pledge plead profess promise propose refuse
    request swear threaten urge vow warn
    """.split()
)

# "Y is expected to …", "Y was reported to …": nobody is named as the source.
UNSOURCED = frozenset("allege believe estimate expect report rumour rumor say think understand".split())

# "X described Y as …", "what X calls Y".
NAMING = frozenset(
    """
    blast brand call cast characterise characterize condemn criticise criticize declare deem denounce depict
    describe dismiss dub frame hail label name paint portray praise present refer reject see tag term view
    """.split()
)

# "X spoke of “…”": a cue only where quoted words follow.
SPEAKING_OF = frozenset("complain speak talk warn write".split())

# "X denied the report", "X praised Y": the content is an object.
OBJECT = frozenset(
    """
    acknowledge announce applaud blame blast condemn confirm criticise criticize decry defend denounce deny dismiss
    dispute emphasise emphasize endorse estimate express forecast hail highlight lament mock note oppose outline
    praise predict promise propose question rebut recommend reiterate reject repeat stress suggest support tout
    voice warn welcome
    """.split()
)

# Objects that are reports themselves: "criticised the plan" says something, "expressed his gratitude" says what.
ASKING = frozenset({"ask", "wonder", "question", "inquire"})

# Verbs that a quotation standing beside them makes a cue, although they say nothing alone.
BESIDE_QUOTATION = CLAUSE | frozenset(
    """
    applaud ask begin blast bark beg bellow blog chant chime chuckle condemn confide criticise criticize defend
    denounce dismiss end fire go growl hail interject interrupt intone joke laugh mock mutter offer open opine
    plead praise pronounce quote rebut recite recount reflect reject roar scoff scream shoot sigh sing slam snap
    sum thunder tell text welcome wrote yell
    """.split()
)
