"""Councils: the sentences of what a council decides over many clusters.

Owns: `COUNCILS`.
Takes and gives: Vietnamese first, English second; `reasons` holds the rest.
Never: a sentence on one cluster's own year.
"""

from __future__ import annotations

from thidua.grounds import Why

COUNCILS: dict[Why, tuple[str, str]] = {
    Why.QUOTA_OPEN: (
        "{unit} ({cluster}): chưa quyết định {award} vì chưa tính được số lượng tối đa.",
        "{unit} ({cluster}): left open, as the quota of {award} cannot be worked out.",
    ),
    Why.AWARD_UNNAMED: (
        "{award}: hồ sơ không có văn bản nào{on:? có hiệu lực ngày _} quy định hình thức này.",
        "{award}: the record holds no law{on:? in force on _} that names it.",
    ),
    Why.DECIDED: (
        "{unit} ({cluster}): được quyết định tặng {award}{approve:?, _ phiếu đồng ý}.",
        "{unit} ({cluster}): decided for {award}{approve:?, approvals: _}.",
    ),
    Why.NOT_VOTED: (
        "{unit} ({cluster}): hồ sơ không ghi việc bỏ phiếu về {award}, chưa quyết định.",
        "{unit} ({cluster}): no vote on {award} is recorded, left open.",
    ),
    Why.COUNCIL_NO_QUORUM: (
        "{unit} ({cluster}): chưa quyết định {award} vì chỉ có {present} thành viên dự họp, chưa đủ {quorum:%}.",
        "{unit} ({cluster}): {award} is left open, as {present} members present are no quorum of {quorum:%}.",
    ),
    Why.VOTED_DOWN: (
        "{unit} ({cluster}): không đủ phiếu đồng ý cho {award} ({approve} trên {of}).",
        "{unit} ({cluster}): the vote on {award} did not carry ({approve} of {of}).",
    ),
    Why.HIGHER_AWARD: (
        "{unit} ({cluster}): đã được {higher} cho cùng thành tích nên không xét {award}.",
        "{unit} ({cluster}): decided for {higher} for the same achievement, so not for {award}.",
    ),
    Why.HIGHER_OPEN: (
        "{unit} ({cluster}): chưa quyết định {award} vì {higher} cho cùng thành tích còn để ngỏ.",
        "{unit} ({cluster}): {award} is left open, as {higher} for the same achievement is open.",
    ),
    Why.PLACE_OPEN: (
        "{unit} ({cluster}): chưa quyết định {award}: nằm trong {limit} suất hay không còn tùy các đề nghị để ngỏ khác.",
        "{unit} ({cluster}): {award} is left open: whether it is within the {limit} depends on others that are open.",
    ),
    Why.OVER_QUOTA: (
        "{unit} ({cluster}): xếp thứ {place} theo phiếu{approve:? (_ phiếu đồng ý)}{outstanding:?, số đề nghị còn chờ phiếu: _}, ngoài {limit} suất {award}.",
        "{unit} ({cluster}): place {place} by approvals{approve:? (_)}{outstanding:?, votes outstanding: _}, beyond the {limit} of {award}.",
    ),
    Why.TIED_AT_QUOTA: (
        "{unit} ({cluster}): bằng phiếu{approve:? (_ phiếu đồng ý)} với đơn vị khác ở suất cuối trong {limit} suất {award}, chưa quyết định.",
        "{unit} ({cluster}): equal approvals{approve:? (_)} at the edge of the {limit} of {award}, left open.",
    ),
    Why.COUNTS_ANNOUNCED: (
        "{award}, theo công bố:{proposed:? đề nghị _;}{decided:? được thông qua _| chưa rõ số được thông qua}.",
        "{award}, as announced:{proposed:? proposed _;}{decided:? decided _| how many were decided is not known}.",
    ),
    Why.NOTHING_PROPOSED: (
        "{cluster}: không đề nghị khen thưởng đơn vị nào.",
        "{cluster}: proposes nobody for an award.",
    ),
    Why.COUNCIL_UNDATED: (
        "{award}: chưa ghi ngày họp hội đồng nên chưa rõ áp dụng văn bản nào.",
        "{award}: the day of the council is not recorded, so which law governs is not known.",
    ),
    Why.PROPOSALS_AWAITED: (
        "{cluster}: suất {award} còn để ngỏ{most:?, có thể đề nghị thêm tối đa _ đơn vị|, chưa rõ còn có thể đề nghị thêm bao nhiêu đơn vị}.",
        "{cluster}: its slot of {award} is open{most:?; at most _ more may be proposed|; how many more may be proposed is not known}.",
    ),
}
