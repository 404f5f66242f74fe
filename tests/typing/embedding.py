"""The Python of docs/how-to/embed-in-python.md, by structure/typed_page.py: type-checked, never run."""

from thidua import Cluster, Criterion, Figure, Pact, Rulebook, conclude
from thidua.grounds import Basis
from thidua.reviewing.entries import Reportable
from thidua.scales import Proportional
rules = Rulebook(
    id="bang-diem-2024",
    basis=Basis.FICTIONAL,
    figures=[Figure("thu-ngan-sach", measure="tỷ đồng")],
    criteria=[
        Criterion("1", name="Thu ngân sách", maximum=60, reads="thu-ngan-sach", scale=Proportional()),
        Criterion("2", name="Thực hiện quy chế", maximum="40"),
    ],
)
pact = Pact(
    cluster=Cluster("Cụm 7", units=["Phú Thọ", "Tuyên Quang"]),
    season=2024,
    rulebook=rules,
    targets={"Phú Thọ": {"thu-ngan-sach": "1250,5"}, "Tuyên Quang": {"thu-ngan-sach": 900}},
)
figures: dict[str, dict[str, Reportable]] = {
    "Phú Thọ": {"thu-ngan-sach": 1310, "2": "38,5"},
    "Tuyên Quang": {"thu-ngan-sach": 860, "2": 36},
}
year = conclude(pact, figures)
year.rows()
scores, ranking = year.scores, year.ranking
assert scores is not None and ranking is not None  # there are figures, and they are of the whole season
scores.table()["points"]
import thidua
thidua.conclude(thidua.load("nam-2024.toml")).rows() == year.rows()
from thidua.targets import Target
Proportional(full_at="90 %").full_at, Target(unit="phu-tho", figure="ty-le", plan="90 %").plan
share = Figure("ty-le", measure="%")
try:
    Rulebook(
        id="r", figures=[share], criteria=[Criterion("1", maximum=10, reads="ty-le", scale=Proportional(full_at=90))]
    )
except thidua.ThiduaError as error:
    print(error)
from thidua import Ballots, Dossier, Officers, Review, Submission, Vote
from thidua.balloting import Electorate
from thidua.rules import BallotRule, Deciding, Denominator, Edge, NextHead, RotationRule, Slot
voted = Rulebook(
    id="bang-diem-2024",
    basis=Basis.FICTIONAL,
    figures=rules.figures,
    criteria=rules.criteria,
    ballot=[BallotRule(about="co-thi-dua", denominator=Denominator.MEMBERS, threshold="1/2", edge=Edge.EXCEEDED)],
    slots=[Slot(award="co-thi-dua", count=1, by=Deciding.VOTES)],
    rotation=RotationRule(head=NextHead.ROSTER, roster=["Phú Thọ", "Tuyên Quang"]),
)
dossier = Dossier(
    pact=Pact(cluster=pact.cluster, season=2024, rulebook=voted, targets=pact.targets, head="Phú Thọ"),
    submissions=[Submission(unit=unit, figures=told, on="31/12/2024") for unit, told in figures.items()],
    reviews=[Review(unit="Tuyên Quang", criterion="2", points=39, reason="có minh chứng", on="10/01/2025")],
    votes=[Vote(award="co-thi-dua", electorate=Electorate(members=2), ballots=Ballots(choices={"Phú Thọ": 2}))],
    history=[Officers(season=2023, head="Tuyên Quang")],
)
full = conclude(dossier)
full.rows()
thidua.project(thidua.recall(full), 1).rows()[0]
from thidua import Occurrence
told = Submission(unit="Phú Thọ", figures={"bai-viet": [Occurrence(on="03/02/2024", evidence="bản tin 2")]})
told.names
for sentence in year.explain("en", unit="Phú Thọ"):
    print(sentence)
second = ranking.of("Tuyên Quang")
second and second.place
from thidua import say
from thidua.words import decimal
titles = year.titles("vi")
reasons = scores.grounds_for("Phú Thọ")
for line in rules.criteria.rows:
    of_line = scores.on(line.code, "Phú Thọ")
    if of_line.points is None:
        print(line.code, line.name, decimal(of_line.low, "vi"), "–", decimal(of_line.high, "vi"))
    elif line.maximum is None:
        print(line.code, line.name, decimal(of_line.points, "vi"))
    else:
        print(line.code, line.name, decimal(of_line.points, "vi"), "/", decimal(of_line.maximum, "vi"))
    for reason in reasons:
        if reason.about.criterion == line.code:
            print("  ", say(reason, "vi", titles))
import sqlite3
store = sqlite3.connect(":memory:")
_ = store.execute("CREATE TABLE documents (id TEXT PRIMARY KEY, body TEXT NOT NULL)")
stored = {
    "format": 2,
    "kind": "dossier",
    "basis": "fictional",
    "cluster": {"name": "Cụm 7", "season": 2024, "units": [{"name": "Phú Thọ"}, {"name": "Tuyên Quang"}]},
    "pact": {"rulebook": "bang-diem-2024"},
    "targets": {"Phú Thọ": {"thu-ngan-sach": 1250.5}, "tuyen-quang": {"thu-ngan-sach": 900}},
    "figures": figures,
}
dossier = thidua.loads(stored, rulebooks=[rules])
for name, noun in (("bang-diem-2024", rules), ("cum-7-2024", dossier)):
    _ = store.execute("INSERT INTO documents VALUES (?, ?)", (name, thidua.dumps(noun)))
(body,) = store.execute("SELECT body FROM documents WHERE id = 'cum-7-2024'").fetchone()
thidua.loads(body) == dossier
conclude(thidua.loads(body)).rows() == year.rows()
typed = {"Phú Thọ": {"thu-ngan-sach": "1310", "2": "bốn mươi"}, "Tuyên Quang": {"thu-ngan-sach": "", "2": "41"}}
found = thidua.preview(pact, typed)
for problem in found.problems:
    print(problem.unit, "·", problem.figure, "·", problem.say("vi"))
half = found.year.scores
half and half.of("Phú Thọ").points
try:
    thidua.loads(stored | {"figures": {"Phú Thọ": {"2": 75}, "Ba Trì": {"2": "ba"}}}, rulebooks=[rules])
except thidua.ThiduaError as error:
    for problem in error.problems:
        print(problem.unit, problem.figure, problem.fault.value)
