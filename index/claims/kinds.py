"""Kinds of report: which words say, deny, warn, promise …, known in every form they take."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from index.claims.claim import Manner, MannerKind


@dataclass(frozen=True, slots=True)
class Word:
    """A word of reporting: its dictionary form, and the kind of report it makes."""

    lemma: str
    kind: MannerKind


# A verb with a particle is a word of its own: "call for" demands, "call" does not.
_VERBS: dict[MannerKind, str] = {
    "said": """
    add address advise affirm announce answer begin blog brief broadcast call chant chat chime chuckle cite clarify
    coin comment compare conclude confide confirm continue convey counter cry decide declare define deliver describe
    depict detail determine dictate disclose discover discuss echo elaborate emphasise emphasize email end exclaim
    explain express find focus give grumble hint hold identify illustrate imply indicate inform intone introduce
    invoke issue joke judge label laugh learn list liken make mean mention muse mutter name narrate note notify
    object observe offer opine outline paint point portray pose post preach present proclaim pronounce provide
    publish quip quote raise read reaffirm reason recall recite recount refer reference reflect reiterate relate
    release remark remember remind repeat reply report respond retort retweet reveal rule say share shout show sigh
    signal sing snap speak specify speculate spell state stress submit suggest sum summarise summarize talk tell
    term testify text title treat tweet underline underscore utter voice vote volunteer whisper write yell fire_back
    hit_back point_out point_to shoot_back
    """,
    "claimed": """
    allege argue assert attest boast brag claim contend insist maintain posit profess purport postulate
    """,
    "denied": """
    contradict decline deny disagree disavow dismiss dispute rebuff rebut refuse refute reject repudiate rule_out
    push_back brush_aside brush_off shrug_off shoot_down
    """,
    "doubted": "challenge distrust doubt mistrust question",
    "warned": "alert caution forewarn threaten warn",
    "feared": "dread fear fret worry",
    "promised": "commit guarantee pledge promise swear undertake vow",
    "demanded": """
    advocate appeal ask_for beg beseech call_for call_on call_upon demand encourage entreat exhort implore instruct
    lobby order petition plead press pressure propose push_for push recommend request require urge
    """,
    "asked": "ask enquire inquire query wonder",
    "estimated": "anticipate calculate estimate expect forecast foresee foretell predict project prophesy put reckon",
    "believed": """
    assume believe consider deem feel figure guess imagine know perceive presume realise realize regard see sense
    suppose surmise suspect think understand view
    """,
    "hoped": "aim desire hope intend plan prefer pray seek want wish yearn",
    "agreed": """
    accept agree approve back champion concur defend embrace endorse favor favour justify side support sympathise
    sympathize vote_for
    """,
    "admitted": "acknowledge admit apologise apologize concede confess own_up regret",
    "accused": "accuse blame charge implicate impugn",
    "criticised": """
    assail attack bash belittle bemoan berate blast carp chide complain condemn criticise criticize critique decry
    demean denigrate denounce deplore deride disapprove disparage excoriate fault go_after grouse gripe hammer
    insult knock lambaste lament lampoon lash_out mock oppose pan pillory protest rail rap rebuke reprimand reproach
    rip ridicule savage scoff scold skewer slam slate speak_out_against taunt trash upbraid vilify
    """,
    "praised": """
    admire applaud celebrate cheer commend compliment congratulate credit extol hail laud praise salute thank tout
    welcome
    """,
}
_NOUNS: dict[MannerKind, str] = {
    "said": """
    account analysis announcement assessment comment conclusion description explanation finding message observation
    poll quote remark report response rumor rumour speech statement story study survey testimony word
    """,
    "claimed": "allegation argument assertion contention insistence",
    "denied": "denial disagreement dismissal refusal rejection",
    "doubted": "doubt misgiving scepticism skepticism",
    "warned": "threat warning",
    "feared": "alarm anxiety apprehension concern",
    "promised": "assurance commitment guarantee oath",
    "demanded": "proposal recommendation suggestion",
    "asked": "inquiry",
    "estimated": "estimation expectation prediction projection",
    "believed": "belief conviction feeling impression opinion perception stance suspicion thinking",
    "hoped": "ambition aspiration goal intention optimism",
    "agreed": "agreement approval backing endorsement",
    "admitted": "acknowledgement acknowledgment admission apology concession confession",
    "accused": "accusation",
    "criticised": "complaint condemnation criticism objection opposition outrage scorn",
    "praised": "accolade acclaim admiration gratitude",
}
# Adjectives and adverbs; they have no other forms.
_OTHERS: dict[MannerKind, str] = {
    "claimed": "adamant allegedly supposedly",
    "doubted": "doubtful dubious sceptical skeptical uncertain unconvinced unsure",
    "feared": "afraid alarmed anxious apprehensive concerned fearful nervous scared uneasy wary worried",
    "believed": "aware certain confident convinced persuaded sure",
    "hoped": "eager hopeful keen optimistic willing",
    "agreed": "supportive",
    "criticised": "critical opposed",
    "praised": "grateful thankful",
}
_IRREGULAR = {
    "began": "begin", "begun": "begin", "foresaw": "foresee", "foreseen": "foresee", "foretold": "foretell",
    "forecast": "forecast", "forecasted": "forecast", "found": "find", "finding": "find", "gave": "give",
    "given": "give", "held": "hold", "knew": "know", "known": "know", "learnt": "learn", "made": "make",
    "meant": "mean", "put": "put", "read": "read", "said": "say", "sang": "sing", "saw": "see", "seen": "see",
    "sought": "seek", "spelt": "spell", "spoke": "speak", "spoken": "speak", "swore": "swear", "sworn": "swear",
    "thought": "think", "told": "tell", "understood": "understand", "undertook": "undertake",
    "undertaken": "undertake", "felt": "feel", "wrote": "write", "written": "write", "went": "go", "gone": "go",
    "shot": "shoot", "shown": "show",
}  # fmt: skip
# Verbs that double their last letter before -ed and -ing.
_DOUBLING = frozenset(
    "admit beg blog brag chat commit extol pan plan quip rap rebut refer rip slam submit sum permit put".split()
)
_PARTICLES = frozenset({"after", "against", "aside", "back", "down", "for", "off", "on", "out", "to", "up", "upon"})


def word_of(form: str, after: tuple[str, ...] = ()) -> Word | None:
    """Return the word of reporting that the lower-case ``form`` is one of; None when it is none.

    ``after`` are the words behind it, which may hold a particle: "called" is "call", "called for" is "call for".
    """
    known = _known()
    lemma = _IRREGULAR.get(form) or _lemmas().get(form, form)
    for particles in (after[:2], after[:1]):
        if particles and all(word in _PARTICLES for word in particles) and " ".join((lemma, *particles)) in known:
            return known[" ".join((lemma, *particles))]
    return known.get(lemma)


def is_reporting(manner: Manner) -> bool:
    """True where the cue is a word of reporting, "according to" or a mark; false for what only the network takes for
    one ("was passed")."""
    return manner.lemma == "according to" or not any(map(str.isalpha, manner.lemma)) or manner.lemma in _known()


@lru_cache(maxsize=1)
def _known() -> dict[str, Word]:
    """Return every word by its dictionary form; a verb comes before a noun that looks the same."""
    found: dict[str, Word] = {}
    for table in (_VERBS, _NOUNS, _OTHERS):
        for kind, lemmas in table.items():
            for lemma in lemmas.split():
                found.setdefault(lemma.replace("_", " "), Word(lemma.replace("_", " "), kind))
    return found


@lru_cache(maxsize=1)
def _lemmas() -> dict[str, str]:
    """Return the dictionary form of every regular form."""
    found: dict[str, str] = {}
    for forms, table in ((_verb_forms, _VERBS), (_noun_forms, _NOUNS)):
        for lemma in " ".join(table.values()).split():
            first = lemma.partition("_")[0]
            for form in forms(first):
                found.setdefault(form, first)
    return found


def _verb_forms(lemma: str) -> Iterator[str]:
    stem = lemma
    if lemma.endswith("e"):
        stem = lemma[:-1]
    elif lemma in _DOUBLING:
        stem = lemma + lemma[-1]
    yield lemma
    yield _with_s(lemma)
    yield stem + "ing" if not lemma.endswith("ee") else lemma + "ing"
    yield lemma[:-1] + "ied" if lemma.endswith("y") and lemma[-2] not in "aeiou" else stem + "ed"
    if lemma.endswith(("al", "el")):
        yield from (lemma + "led", lemma + "ling")


def _noun_forms(lemma: str) -> Iterator[str]:
    yield lemma
    yield _with_s(lemma)


def _with_s(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh", "go")) else "s")
