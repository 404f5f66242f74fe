"""Writes council.toml: 69 clusters, one leader each, and the council's votes; invented, and the same on every run."""

from pathlib import Path

MEMBERS = 15
# how many leaders got how many approvals, from the most down: 48 with 13 or more, 12 with 12, 9 with fewer
APPROVALS = [15] * 20 + [14] * 16 + [13] * 12 + [12] * 12 + [11] * 5 + [9] * 3 + [6]
CLUSTERS = len(APPROVALS)
STEP = 29  # shares no factor with 69, so every place comes up once

HEAD = """# Written by make.py. Everything in it is invented.
format = 2
kind = "council"
id = "hoi-dong-tinh"
name = "Hội đồng Thi đua - Khen thưởng một tỉnh, xét cờ thi đua"
basis = "fictional"
source = "Biên bản hư cấu"
tier = "province"
members = 15
present = 15
on = 2024-12-20
qualified = {co-thi-dua-tinh = 69}

[[quotas]] # the most: 70 % of 69 is 48.3, so 48
award = "co-thi-dua-tinh"
share = "70 %"
of = "co-thi-dua-tinh"
cites = [{document = "Kế hoạch khen thưởng hư cấu", basis = "fictional"}]

[[ballot]]
about = "co-thi-dua-tinh"
denominator = "members"
threshold = "80 %"
edge = "reached"
quorum = "2/3"
cites = [{document = "Quy chế hội đồng hư cấu", basis = "fictional"}]
"""


def council() -> str:
    """The whole document."""
    award = 'award = "co-thi-dua-tinh"'
    made, votes = ["proposals = ["], ["votes = ["]
    for number in range(CLUSTERS):
        approve = APPROVALS[number * STEP % CLUSTERS]
        who = f'cluster = "cum-{number + 1}", unit = "a", {award}'
        made.append(f'    {{{who}, name = "Đơn vị A", cluster_name = "Cụm {number + 1}"}},')
        votes.append(f"    {{{who}, approve = {approve}, reject = {MEMBERS - approve}}},")
    head, tables = HEAD.split("\n[[", 1)
    return "\n".join([head, *made, "]", *votes, "]", "", "[[" + tables])


if __name__ == "__main__":
    Path(__file__).with_name("council.toml").write_text(council(), encoding="utf-8", newline="\n")
