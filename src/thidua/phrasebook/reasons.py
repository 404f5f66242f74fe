"""Reasons: one sentence for each reason, in two languages.

Owns: `REASONS`.
Takes and gives: Vietnamese first, English second.
Never: a rule about who may say what (see `speech`).
"""

from __future__ import annotations

from thidua.grounds import Why

REASONS: dict[Why, tuple[str, str]] = {
    Why.SIGNED: ("Giao ước thi đua{season:? năm _} được ký ngày {on}.", "The pact{season:? of _} was signed on {on}."),
    Why.OFFICER: ("{unit}: {office}{season:? năm _}.", "{unit}: {office}{season:? of _}."),
    Why.MET: (
        "Hội nghị: {kind}{on:?, ngày _}{venue:?, tại _}{host:?, đơn vị đăng cai: _}{chair:?, đơn vị chủ trì: _}.",
        "Meeting: {kind}{on:?, on _}{venue:?, held at _}{host:?, host: _}{chair:?, chair: _}.",
    ),
    Why.ON_OTHER_BASIS: (
        "Riêng {path} dựa trên cơ sở khác với phần còn lại của hồ sơ.",
        "On {path} the record stands on another basis than elsewhere.",
    ),
    Why.PACT_UNSIGNED: (
        "{unit}: hồ sơ chưa ghi nhận chữ ký trong giao ước thi đua.",
        "{unit}: its signature under the pact is not recorded.",
    ),
    Why.MEMBERS_INCOMPLETE: (
        "Danh sách thành viên chưa đầy đủ: mới xác định được {known} đơn vị.",
        "The list of members is incomplete: {known} units are known.",
    ),
    Why.READINGS_DIFFER: (
        "Các nguồn ghi khác nhau về {path}: {readings}.",
        "Sources differ on {path}: {readings}.",
    ),
    Why.NO_REPORT: ("{unit} chưa báo cáo{on:? tính đến ngày _}.", "{unit} has not reported{on:? by _}."),
    Why.NOT_REPORTED: (
        "{unit}, tiêu chí {criterion}: chưa báo cáo, 0 trên {maximum} điểm.",
        "{unit}, criterion {criterion}: not reported, 0 of {maximum} points.",
    ),
    Why.NOT_ASSIGNED: (
        "{unit}, tiêu chí {criterion}: không được giao nên không tính vào điểm và điểm tối đa.",
        "{unit}, criterion {criterion}: not assigned, left out of points and maximum.",
    ),
    Why.NO_TARGET: (
        "{unit}, tiêu chí {criterion}: không có chỉ tiêu nên không có điểm.",
        "{unit}, criterion {criterion}: no target, no points.",
    ),
    Why.VOID: (
        "{unit}, tiêu chí {criterion}: số liệu bị loại, 0 trên {maximum} điểm.",
        "{unit}, criterion {criterion}: the figure is void, 0 of {maximum} points.",
    ),
    Why.REPORT_UNDATED: (
        "{unit}: báo cáo không ghi ngày nên không được tính ở thời điểm {on}.",
        "{unit}: its report bears no date and is not counted by {on}.",
    ),
    Why.CORRECTED: (
        "{unit}: {figure} sửa từ {before} thành {after}{stage:? ở bước _}{by:?, do _ thẩm định}{reason:?, lý do: _}.",
        "{unit}: {figure} corrected from {before} to {after}{stage:? at stage _}{by:?, by _}{reason:?, reason: _}.",
    ),
    Why.OVERRIDDEN: (
        "{unit}, tiêu chí {criterion}: ấn định {points} điểm{stage:? ở bước _}{by:?, do _ thẩm định}, lý do: {reason}.",
        "{unit}, criterion {criterion}: points set to {points}{stage:? at stage _}{by:?, by _}, reason: {reason}.",
    ),
    Why.WRONG_ROLE: (
        "{unit}: ý kiến{role:? của vai trò '_'} ở bước '{stage}' không đúng thẩm quyền nên không được tính.",
        "{unit}: an entry{role:? by role '_'} at stage '{stage}' is not entitled and does not count.",
    ),
    Why.PLEDGE_DONE: (
        "{unit}: {figure} thực hiện {done} trên kế hoạch {plan}, đạt {share:%}.",
        "{unit}: {figure} done {done} of planned {plan}, {share:%}.",
    ),
    Why.STANDARD: (
        "{unit}, tiêu chí {criterion}: khởi điểm bằng điểm chuẩn {maximum}.",
        "{unit}, criterion {criterion}: starts at its standard score {maximum}.",
    ),
    Why.GIVEN: (
        "{unit}, tiêu chí {criterion}: được chấm {points} trên {maximum} điểm.",
        "{unit}, criterion {criterion}: given {points} of {maximum} points.",
    ),
    Why.PROPORTIONAL: (
        "{unit}, tiêu chí {criterion}: {value} so với mức {target} đạt {share:%}: {points} trên {maximum} điểm.",
        "{unit}, criterion {criterion}: {value} against {target} is {share:%}: {points} of {maximum} points.",
    ),
    Why.RELATIVE: (
        "{unit}, tiêu chí {criterion}: {value}/{target}, r = {rate}, cao nhất {best}: {points} trên {maximum} điểm.",
        "{unit}, criterion {criterion}: {value}/{target}, r = {rate}, best {best}: {points} of {maximum} points.",
    ),
    Why.POOLED: (
        "{unit}, tiêu chí {criterion}: {value} so với mức tốt nhất {best}, được {points} trên {maximum} điểm.",
        "{unit}, criterion {criterion}: {value} against the best of the pool, {best}, {points} of {maximum} points.",
    ),
    Why.POOL_UNDEFINED: (
        "{unit}, tiêu chí {criterion}: không có đơn vị để so sánh với {value}, quy chế không nêu cách tính: 0 điểm.",
        "{unit}, criterion {criterion}: no peer to compare {value} with, and no rule for that: no points.",
    ),
    Why.PEERS_MISSING: (
        "{unit}, tiêu chí {criterion}: còn đơn vị chưa báo cáo, điểm nằm trong khoảng {low} đến {high} trên {maximum}.",
        "{unit}, criterion {criterion}: peers have not reported, points between {low} and {high} of {maximum}.",
    ),
    Why.CAPPED: (
        "{unit}, tiêu chí {criterion}: {before} vượt mức tối đa {cap} nên chỉ tính {cap}.",
        "{unit}, criterion {criterion}: {before} exceeds the cap of {cap}, which stands.",
    ),
    Why.SUMMED: (
        "{unit}, mục {criterion}: tổng cộng {points} trên {maximum} điểm.",
        "{unit}, group {criterion}: {points} of {maximum} points in all.",
    ),
    Why.TOTAL: ("{unit}: tổng {points} trên {maximum} điểm.", "{unit}: total {points} of {maximum} points."),
    Why.ANNOUNCED: ("{unit}: được công bố xếp thứ {place}.", "{unit}: announced in place {place}."),
    Why.NOT_ANNOUNCED: ("{unit}: thứ hạng không được công bố.", "{unit}: no place was announced."),
    Why.UNDER_WAY: (
        "Năm thi đua{season:? _} đang diễn ra: chưa có kết quả.",
        "The season{season:? _} is under way: there is no result yet.",
    ),
    Why.PLACED: ("{unit}: xếp thứ {place} theo {by} ({value}).", "{unit}: place {place} by {by} ({value})."),
    Why.TIED: ("{unit}: đồng hạng {place} với {tied_with}.", "{unit}: shares place {place} with {tied_with}."),
    Why.TIE_BROKEN: (
        "{unit}: ngang bằng với {tied_with}, được phân định theo {tie_break} (giá trị {value}).",
        "{unit}: equal with {tied_with}, separated by {tie_break} (value {value}).",
    ),
    Why.RULING_UNUSED: (
        "{unit}: kết quả {ruling} về thứ tự không được áp dụng vì các đơn vị nêu trong đó không ngang bằng nhau.",
        "{unit}: the {ruling} on the order was not used, as the units it names are not equal.",
    ),
    Why.UNCLASSIFIED: (
        "{unit}: không xếp loại vì không gửi báo cáo; đây không phải là xếp cuối.",
        "{unit}: unclassified, as it sent no report; that is not the last place.",
    ),
    Why.PROVISIONAL: (
        "{unit}: điểm tạm tính từ {low} đến {high} vì còn đơn vị chưa báo cáo; chưa xếp hạng.",
        "{unit}: provisional points between {low} and {high} while peers have not reported; no place yet.",
    ),
    Why.PEERS_UNKNOWN: (
        "{unit}: không xếp hạng vì chưa biết đủ các thành viên khác của cụm.",
        "{unit}: no place, as the other members of the cluster are not all known.",
    ),
    Why.APPROVED: (
        "{unit}: {approve} phiếu đồng ý trên {of} ({denominator}), đạt tỷ lệ quy định {threshold:%} cho {award}.",
        "{unit}: {approve} approvals of {of} ({denominator}) meet the threshold of {threshold:%} for {award}.",
    ),
    Why.NOT_APPROVED: (
        "{unit}: {approve} phiếu đồng ý trên {of} ({denominator}), không đạt tỷ lệ {threshold:%} ({edge}) cho {award}.",
        "{unit}: {approve} approvals of {of} ({denominator}) miss the threshold of {threshold:%} ({edge}) for {award}.",
    ),
    Why.NO_QUORUM: (
        "{unit}: cuộc bỏ phiếu về {award} không đủ số thành viên tối thiểu.",
        "{unit}: the vote on {award} had no quorum.",
    ),
    Why.NOMINATED: (
        "{unit}: được đề nghị {award} vì xếp thứ {place}.",
        "{unit}: proposed for {award}, as it holds place {place}.",
    ),
    Why.HEAD_IS_CANDIDATE: (
        "{unit}: xung đột lợi ích: vừa là {office}{season:? năm _} vừa được đề nghị {award}.",
        "{unit}: conflict of interest: it is {office}{season:? of _} and proposed for {award}.",
    ),
    Why.OUTSIDE_SLOTS: (
        "{unit}: không thuộc thứ hạng được đề nghị khen thưởng.",
        "{unit}: holds no place for which the rulebook proposes an award.",
    ),
    Why.NOT_CARRIED: (
        "{unit}: xếp thứ {place} nhưng không đủ phiếu đề nghị {award}.",
        "{unit}: holds place {place} but no vote on {award} carried.",
    ),
    Why.SLOT_OPEN: (
        "{unit}: đồng hạng {place} với {tied_with}; chưa đề nghị {award} cho đơn vị nào.",
        "{unit}: shares place {place} with {tied_with}; {award} is left open.",
    ),
    Why.SLOT_UNFILLED: (
        "Không có đơn vị nào xếp thứ {place} để đề nghị {award}.",
        "No unit holds place {place}: nobody is proposed for {award}.",
    ),
    Why.NO_SLOTS: (
        "Hồ sơ không có quy chế nêu hình thức khen thưởng để đề nghị.",
        "No rulebook names awards to propose.",
    ),
    Why.LAW_IN_FORCE: ("{unit}: {award} theo {law}.", "{unit}: {award} under {law}."),
    Why.LAW_UNKNOWN: (
        "{unit}: hồ sơ không có văn bản nào đang có hiệu lực quy định {award}.",
        "{unit}: the dossier holds no law in force that names {award}.",
    ),
    Why.GRANTED: (
        "{unit}: được tặng {award}{granted_by:? theo quyết định của _}.",
        "{unit}: was granted {award}{granted_by:? by _}.",
    ),
    Why.GRANTED_PERSONS: (
        "{award} được tặng cho {individuals} cá nhân{granted_by:? theo quyết định của _}.",
        "{award} was granted to {individuals} individuals{granted_by:? by _}.",
    ),
    Why.CHOSEN: (
        "{unit}: {office} năm {season} ({how}).",
        "{unit}: {office} of {season} ({how}).",
    ),
    Why.NOT_NAMED: (
        "Nguồn không nêu tên {office} năm {season} ({how}).",
        "The source does not name the {office} of {season} ({how}).",
    ),
    Why.NO_CHOICE: (
        "Hồ sơ không ghi việc chọn cụm trưởng, cụm phó cho năm sau.",
        "No choice of the next head and deputy is recorded.",
    ),
    Why.FOLLOWS_RULE: (
        "{unit}: đúng quy định luân phiên ({rule}): cụm phó năm trước là {deputy}.",
        "{unit}: follows the declared rule ({rule}): the deputy of the year before is {deputy}.",
    ),
    Why.DEPARTS_FROM_RULE: (
        "{unit}: khác quy định luân phiên ({rule}): cụm phó năm trước là {deputy}.",
        "{unit}: departs from the declared rule ({rule}): the deputy of the year before is {deputy}.",
    ),
}
