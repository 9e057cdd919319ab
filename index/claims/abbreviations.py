"""What newspapers shorten before and after a name: titles, US states, the letters of parties."""

from __future__ import annotations

import re

_TITLES = {
    "sen": "senator",
    "sens": "senator",
    "rep": "representative",
    "reps": "representative",
    "gov": "governor",
    "govs": "governor",
    "lt": "lieutenant",
    "gen": "general",
    "col": "colonel",
    "maj": "major",
    "capt": "captain",
    "cmdr": "commander",
    "sgt": "sergeant",
    "adm": "admiral",
    "dr": "doctor",
    "prof": "professor",
    "rev": "reverend",
    "supt": "superintendent",
    "det": "detective",
    "pres": "president",
    "ceo": "executive",
    "democratic": "democrat",
    "gop": "republican",
}
_STATES = """
    ala alabama | ariz arizona | ark arkansas | calif california | colo colorado | conn connecticut | del delaware
    | fla florida | ga georgia | ill illinois | ind indiana | kan kansas | kans kansas | ky kentucky | la louisiana
    | mass massachusetts | md maryland | mich michigan | minn minnesota | miss mississippi | mo missouri
    | mont montana | neb nebraska | nebr nebraska | nev nevada | okla oklahoma | ore oregon | pa pennsylvania
    | tenn tennessee | tex texas | va virginia | vt vermont | wash washington | wis wisconsin | wyo wyoming
    | n.c north carolina | n.d north dakota | n.h new hampshire | n.j new jersey | n.m new mexico | n.y new york
    | r.i rhode island | s.c south carolina | s.d south dakota | w.va west virginia
    | al alabama | az arizona | ar arkansas | ca california | co colorado | ct connecticut | fl florida | il illinois
    | ia iowa | ks kansas | ma massachusetts | mi michigan | mn minnesota | ms mississippi | mt montana | ne nebraska
    | nv nevada | nj new jersey | nh new hampshire | nm new mexico | ny new york | nc north carolina
    | nd north dakota | oh ohio | ok oklahoma | sc south carolina | sd south dakota | tn tennessee | tx texas
    | ut utah | wa washington | wi wisconsin | wv west virginia | wy wyoming
"""
_STATE = dict(entry.split(maxsplit=1) for entry in " ".join(_STATES.split()).split(" | "))
POLITICS = {"republican", "democrat", "independent"}
_PARTY = {"r": "republican", "d": "democrat", "i": "independent"}
# "(R-Texas)", ", D-N. Y.,", "(R)" right after a name.
_SEAT = re.compile(r"\s*[(,\[]\s?(?P<party>[RDI])(?:\s?[-–—]\s?(?P<state>[A-Z][A-Za-z. ]*?))?\s?[),\]]")


def spelled_out(word: str) -> str:
    """Return a title or party in full and small letters: "senator" for "Sen."; any other word in small letters."""
    plain = word.lower().rstrip(".")
    return _TITLES.get(plain, plain)


def seat_after(text: str) -> list[str]:
    """Return the party and the state right after a name: ["republican", "texas"] for " (R-Texas) said …"."""
    found = _SEAT.match(text)
    if found is None:
        return []
    state = (found["state"] or "").replace(" ", "").rstrip(".").lower()
    named = _STATE.get(state) or (found["state"] or "").lower().strip()
    return [_PARTY[found["party"].lower()], *named.split()]
