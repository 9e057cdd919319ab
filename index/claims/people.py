"""Nouns for people and bodies of people, and which may stand for which later in an article."""

from __future__ import annotations

# What a later, vaguer noun may stand for: "the officer" for a commander, never the other way round.
_KINDS: dict[str, str] = {
    "officer": """
        commander captain colonel general major lieutenant sergeant brigadier soldier deputy sheriff
        trooper detective policeman policewoman marshal
    """,
    "official": """
        minister secretary spokesman spokeswoman spokesperson administrator commissioner deputy
        ambassador governor mayor aide adviser advisor director chief head councillor inspector
        diplomat
    """,
    "politician": """
        senator congressman congresswoman representative lawmaker legislator governor mayor minister
        president councillor deputy candidate nominee chancellor premier mp
    """,
    "congressman": "representative",
    "congresswoman": "representative",
    "lawmaker": "senator congressman congresswoman representative legislator mp deputy",
    "leader": """
        president chairman chairwoman chair minister premier chancellor director head chief pastor
        bishop boss founder ceo captain
    """,
    "expert": "analyst scientist professor researcher historian economist specialist scholar strategist",
    "scientist": """
        researcher professor biologist physicist chemist ecologist epidemiologist hydrologist
        climatologist
    """,
    "academic": "professor lecturer scholar historian scientist researcher economist",
    "researcher": "scientist professor scholar analyst fellow",
    "scholar": "professor historian scientist researcher",
    "doctor": "physician surgeon cardiologist pediatrician psychiatrist oncologist",
    "lawyer": "attorney counsel prosecutor barrister solicitor advocate",
    "attorney": "lawyer counsel prosecutor",
    "candidate": "nominee senator governor contender front-runner hopeful",
    "nominee": "candidate",
    "spokesperson": "spokesman spokeswoman",
    "executive": "ceo director president chairman chief founder manager",
    "businessman": "executive developer magnate entrepreneur investor tycoon mogul",
    "campaigner": "activist advocate organiser organizer",
    "activist": "campaigner advocate organiser organizer",
    "journalist": "reporter correspondent editor columnist anchor",
    "reporter": "journalist correspondent",
    "fighter": "soldier commander",
    "commander": "general colonel captain admiral",
    "worker": "nurse driver labourer laborer miner farmer",
    "player": "captain midfielder striker goalkeeper quarterback defender forward",
    "coach": "manager",
    "source": "official aide person insider",
    "man": "",
    "woman": "",
    "mother": "",
    "father": "",
    "resident": "teacher farmer shopkeeper pensioner",
}
STANDS_FOR: dict[str, frozenset[str]] = {noun: frozenset(kinds.split()) for noun, kinds in _KINDS.items()}

_MORE = """
    activist actor actress administration admiral adviser advisor advocate agency agent aide alderman ally alumnus
    ambassador american analyst anchor architect artist assembly assistant associate association astronaut athlete
    aunt author authority autoworker backer baker bank banker bartender beekeeper biker billionaire bishop blogger
    board body boss boyfriend broadcaster brother bureau butcher buyer bystander campaign cardinal carer caretaker
    catcher catholic caucus chamber champ champion charity chef choreographer christian church circle citizen
    cleaner climber club coalition colleague columnist comedian commentator commission committee community companion
    company composer conductor congregation conservative consultant consumer contractor cook coordinator cornerback
    coroner correspondent council councilman councilwoman counselor couple courier court cousin critic curator
    customer cyclist dancer daughter dealer dean debutant defendant delegate democrat department designer developer
    diplomat director diver donor driver drummer duchess duke economist editor educator electrician employee
    employer engineer entertainer environmentalist envoy evangelical examiner eyewitness family fan farmer
    farmworker federation fellow filmmaker firefighter firm fisherman footballer forecaster friend girl girlfriend
    goalie government graduate grandfather grandmother group grower guard guest gunman gymnast handler hardliner
    heir heiress helper hiker historian hospital host household husband imam industry infielder influencer insider
    inspector institute instructor insurer intelligence inventor investigator investor journalist judge jury justice
    keeper kid kremlin lab landlord landowner laureate lecturer liberal librarian lifeguard linebacker lobby
    lobbyist magistrate majority manager marine marketer master mathematician mayor mechanic media mediator member
    merchant midwife migrant military millionaire minister ministry minority mom monitor monk mother mp musician
    muslim native naturalist negotiator neighbor neighbour nephew network newspaper newsroom ngo niece novelist nun
    nurse observer office onlooker operator opponent opposition organisation organiser organization organizer
    outfielder outlet owner panel paramedic parent parliament participant partner party passenger pastor patient
    people performer person pharmacist photographer physician pilot pitcher planner playwright plumber poet police
    policymaker politician pollster pope postdoc practitioner priest prime principal producer professor programmer
    promoter prosecutor protester provost psychic psychologist publicist publisher pundit rabbi rancher ranger
    rapper rebel receptionist rector referee refugee registrar regulator relative reporter republican rescuer
    researcher resident restaurateur retailer rider rival rookie runner sailor salesman school scientist scorer
    screenwriter sculptor secretary seismologist seller senate senator sheriff shopkeeper singer sister skater
    skeptic skipper socialist socialite soldier son songwriter specialist spokesman spokespeople spokesperson
    spokeswoman staff staffer star statesman statistician store strategist striker student stylist superintendent
    superstar supporter surgeon survivor suspect swimmer taxpayer teacher team technician teenager tenant therapist
    think-tank tourist trader trainee trainer translator traveler traveller treasurer trucker trustee tutor tycoon
    umpire uncle undersheriff union university user utility vet veteran veterinarian vicar victim villager visitor
    vlogger volunteer voter waiter waitress warden watchdog whistleblower wife winger winner witness woman worker
    wrestler writer youth youtuber zealot zookeeper
"""
PERSON_NOUNS: frozenset[str] = (
    frozenset(_MORE.split()) | frozenset(STANDS_FOR) | frozenset().union(*STANDS_FOR.values())
)

# Nouns for bodies of people: no "he" or "she" stands for them, and no name beside them is a person's.
BODIES = frozenset(
    """
    administration agency assembly association authority bank board body bureau campaign caucus chamber charity church
    club coalition commission committee community company congregation council couple court crowd department family
    federation firm government group hospital household industry institute jury lab lobby majority media military
    ministry minority network newspaper newsroom ngo office opposition organisation organization outlet panel
    parliament party people police press public school senate staff store team union university utility youth
    """.split()
)
# What any body may be called later: of two, "the company" is the one that the words just before are about.
ANY_BODY = frozenset("company firm business organisation organization agency group institution corporation".split())
# Last words of what the recogniser takes for persons.
NO_LAST_NAMES = BODIES | frozenset(
    """
    house news today street county twitter facebook america covid covid-19 omicron
    ceo chairman chairwoman spokesman spokeswoman spokesperson
    """.split()
)
AFTER_A_NAME = frozenset({"jr", "sr", "ii", "iii", "iv"})
KIN = frozenset("wife husband son daughter brother sister mother father widow widower niece nephew cousin".split())
HONORIFICS = frozenset(
    """
    mr mrs ms miss dr prof professor sir dame lord lady sen senator rep representative gov governor gen general col
    colonel capt captain lt lieutenant sgt sergeant maj major adm admiral president vice prime minister secretary
    judge justice mayor king queen prince princess pope rev reverend father sister brother pastor bishop cardinal
    congressman congresswoman speaker chancellor ambassador sheriff officer detective commissioner attorney former
    """.split()
)
# Titles that never stand for somebody by themselves.
SHORTENED = frozenset("messrs mr mrs ms mx dr prof sen sens rep reps gov govs gen gens col capt lt sgt maj adm".split())
COURTESIES = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "dame", "former"})
FEMALE_TITLES = frozenset({"mrs", "ms", "miss", "dame", "lady", "queen", "princess", "congresswoman", "sister"})
MALE_TITLES = frozenset({"mr", "sir", "lord", "king", "prince", "congressman", "father", "brother", "pope"})
FEMALE_NOUNS = frozenset(
    {
        "woman",
        "spokeswoman",
        "mother",
        "wife",
        "daughter",
        "sister",
        "chairwoman",
        "congresswoman",
        "girl",
        "mom",
        "actress",
        "policewoman",
        "widow",
        "girlfriend",
        "grandmother",
        "businesswoman",
    }
)
MALE_NOUNS = frozenset(
    {
        "man",
        "spokesman",
        "father",
        "husband",
        "son",
        "brother",
        "chairman",
        "congressman",
        "boy",
        "policeman",
        "businessman",
        "widower",
        "boyfriend",
        "grandfather",
        "fisherman",
    }
)
_PERSON_ENDINGS = ("ian", "ist", "man", "woman", "person", "eer")
# Things that end so.
_THINGS = frozenset(
    "beer career checklist cheer deer fist gist list median mist playlist shortlist sneer twist veneer wrist".split()
)


def is_person_noun(noun: str) -> bool:
    """True for a noun, as a lemma, that names people by what they are."""
    if noun in _THINGS:
        return False
    return noun in PERSON_NOUNS or noun.removeprefix("co") in PERSON_NOUNS or noun.endswith(_PERSON_ENDINGS)


def is_body_noun(noun: str) -> bool:
    """True for a noun, as a lemma, that names a body of people: nobody in particular."""
    return noun in BODIES or noun in ANY_BODY
