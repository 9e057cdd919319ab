"""The ways a question asks who speaks at all, a group, or those without a name; written as in phrasings.py."""

from __future__ import annotations

EVERYBODY = """
who (?:all )?(?:speaks?|talks?|spoke|comments?)WITHIN
who (?:all )?(?:gets?|IS|(?:has|have) been) (?:all )?(?:quoted|cited|speaking|heard)WITHIN
who (?:HAS) spokenWITHIN
who IS [the] (?:most|mostly) (?:quoted|cited)(?: person| people| speaker)?WITHIN
(?:who|what) IS [the] (?:main |most quoted |most cited )?speakers?WITHIN
(?:which|what) (?:people|persons?|speakers?|voices) (?:HEARD)WITHIN
SHOW (?:everyone|everybody|all) (?:who (?:IS|(?:has|have) been) )?(?:quoted|cited|heard)WITHIN
what IS EVERYTHING (?:all )?about
SUMMARISE EVERYTHING
SHOW SUMMARY(?: of EVERYTHING)?
what IS (?:in|there in|said in|reported in|covered in) EVERYTHING
SHOW (?:all )?(?:of )?(?:the )?(?:most quoted )?(?:speakers|people (?:who IS )?quoted|people who speak)WITHIN
""".strip().splitlines()

# Why somebody has no name is told with what they claim.
NAMELESS = """
why (IS|DOES) SPEAKER (?:not (?:be )?(?:named|identified)|unnamed|anonymous|nameless)
why (IS|DOES) SPEAKER (?:ask|want|asked|wanted|choose|prefer) WITHOUT
""".strip().splitlines()

WITHHELD = """
who (?:asked|asks|wanted|wants|declined|declines|refused|requested|preferred|wished|insisted on) WITHOUT(?:,? and why)?
who (?:spoke|speaks|talked|commented) (?:anonymously|on condition of anonymity|off the record|without being named)
who WERE (?:not|never) (?:named|identified)WITHIN
why (IS|DOES) [the|this|that|these|those] (?:sources?|people|speakers?|they) (?:not (?:be )?named|unnamed|anonymous)
""".strip().splitlines()

GROUPED = """
who IS (?:GROUP)WITHIN
(which|what) (?:people|persons?|sources?|speakers?|voices) IS (?P<group>anonymous|unnamed|unidentified)WITHIN
(?:SHOW )(?:GROUP)WITHIN
(which|what) (?:GROUP) (?:HEARD)WITHIN
(which|what) GROUP [HAS] (?:spoke|spoken|speak|talked|talk|commented|comment|said anything|said something) ABOUT TOPIC
(which|what) STATEMENTS (?:IS|come|comes|came) (from|by|made by) GROUP [ABOUT TOPIC]
[SHOW] [all] [the] STATEMENTS (from|by|of) GROUP [ABOUT TOPIC]
what (DOES|HAS) GROUP VERB [to \\w+] [ABOUT TOPIC]
what IS GROUP (saying|claiming|arguing|telling \\w+) [ABOUT TOPIC]
(which|what) GROUP [HAS] VERB [(?P<that>that)|of|about|to] SAID
""".strip().splitlines()
