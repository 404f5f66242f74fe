"""Choices: one sentence for each reason of lots, bars, classes, ballots, quotas and requirements, in two languages.

Owns: `CHOICES`, a part of all reasons.
Takes and gives: Vietnamese first, English second.
Never: how a sentence is put together (see `speech`).
"""

from __future__ import annotations

from thidua.grounds import Why

CHOICES: dict[Why, tuple[str, str]] = {
    Why.RULING_NOT_BORNE_OUT: (
        "{unit}: thứ tự ghi theo {ruling} ({order}) không được áp dụng vì kết quả kiểm phiếu không cho thứ tự đó.",
        "{unit}: the order recorded by {ruling} ({order}) was not used, as the ballots do not give it.",
    ),
    Why.CAST_FOR_ITSELF: (
        "{unit}: xung đột lợi ích: ra {ruling} về thứ tự của chính mình trong số {tied_with}.",
        "{unit}: conflict of interest: gave the {ruling} on its own order among {tied_with}.",
    ),
    Why.LOT_REPRODUCED: (
        "{unit}: bốc thăm lại với mã công bố '{seed}' cho cùng thứ tự: {order}.",
        "{unit}: drawn again with the published seed '{seed}', the lot gives the same order: {order}.",
    ),
    Why.LOT_DIFFERS: (
        "{unit}: bốc thăm lại với mã công bố '{seed}' cho thứ tự khác: {drawn}; hồ sơ ghi: {order}.",
        "{unit}: drawn again with the published seed '{seed}', the lot gives another order: {drawn}; recorded: {order}.",
    ),
    Why.LOT_UNSEEDED: (
        "{unit}: hồ sơ không ghi mã bốc thăm nên không kiểm tra lại được thứ tự: {order}.",
        "{unit}: the lot has no recorded seed, so its order cannot be drawn again: {order}.",
    ),
    Why.BARRED_UNSIGNED: (
        "{unit}: không xếp hạng vì không ký giao ước thi đua{reason:? (_)}.",
        "{unit}: takes no place, as it did not sign the pact{reason:? (_)}.",
    ),
    Why.BARRED_BY_CONDITION: (
        "{unit}: không xếp hạng vì {condition} ({read}){reason:?: _}.",
        "{unit}: takes no place, as {condition} ({read}){reason:?: _}.",
    ),
    Why.BAR_UNDECIDED: (
        "{unit}: chưa xếp hạng vì không xác định được điều kiện {condition:word}{read:? (_)}{reason:?: _}.",
        "{unit}: no place, as {condition:word} cannot be decided{read:? (_)}{reason:?: _}.",
    ),
    Why.CLASSED: (
        "{unit}: xếp loại {band}{award:?, đủ điều kiện đề nghị _}{by:? (_}{value:? _}{low:? từ _}{high:? đến _}{at_least:?, từ _ trở lên}{above:?, trên _}{by:?)}.",
        "{unit}: class {band}{award:?, as _ requires}{by:? (_}{value:? _}{low:? between _}{high:? and _}{at_least:?, from _ on}{above:?, above _}{by:?)}.",
    ),
    Why.CLASSED_BY_PARTS: (
        "{unit}: xếp loại {band} từ các kỳ ({grades}{ungraded:?; _ kỳ không ghi kết quả}).",
        "{unit}: class {band} from its parts ({grades}{ungraded:?; _ without grade}).",
    ),
    Why.CLASS_ANNOUNCED: ("{unit}: được công bố xếp loại {band}.", "{unit}: announced in class {band}."),
    Why.CLASS_DIFFERS: (
        "{unit}: xếp loại được công bố khác với xếp loại theo điểm ({bands:?_}{either:? hoặc }{below:?_}); giữ nguyên như công bố.",
        "{unit}: the announced class differs from that by points ({bands:?_}{either:? or }{below:?_}); it stands as announced.",
    ),
    Why.CLASS_OUT_OF_ORDER: (
        "{unit}: được công bố xếp loại {band}, trong khi {others} {lower:?có xếp loại thấp hơn|không được xếp loại} nhưng không xếp sau đơn vị này; giữ nguyên như công bố.",
        "{unit}: announced in class {band}, though {others}, of {lower:?a lower class|no class}, does not stand behind it; it stands as announced.",
    ),
    Why.BELOW_BANDS: (
        "{unit}: không đạt mức xếp loại nào{value:? (_)}{low:? (từ _}{high:? đến _)}{grades:? (các kỳ: _)}{ungraded:?; _ kỳ không ghi kết quả}.",
        "{unit}: below every class{value:? (_)}{low:? (between _}{high:? and _)}{grades:? (parts: _)}{ungraded:?; _ without grade}.",
    ),
    Why.CLASS_OPEN: (
        "{unit}: chưa xác định được xếp loại: {bands}{below:? hoặc _} ({by}{low:? từ _}{high:? đến _}{low:?| chưa xác định}).",
        "{unit}: its class is left open: {bands}{below:? or _} ({by}{low:? between _}{high:? and _}{low:?| not known yet}).",
    ),
    Why.CLASS_UNKNOWN: (
        "{unit}: chưa xếp loại được vì {figure} không đủ kết quả các kỳ{grades:? (_)}{ungraded:?; _ kỳ không ghi kết quả}.",
        "{unit}: no class is settled, as {figure} does not give a known grade for every part{grades:? (_)}{ungraded:?; _ without grade}.",
    ),
    Why.VOTES_TIED: (
        "{unit}: cùng đứng đầu số phiếu với {tied_with}{award:? cho _}{office:? cho chức danh _}; chưa quyết định được.",
        "{unit}: leads the ballots together with {tied_with}{award:? for _}{office:? for _}; nothing is decided.",
    ),
    Why.FIRST_BY_BALLOTS: (
        "{unit}: đứng đầu theo tổng thứ tự trên các phiếu{award:? cho _}{office:? cho chức danh _}.",
        "{unit}: stands first by the sum of its places on the ballots{award:? for _}{office:? for _}.",
    ),
    Why.CHOSEN_BY_BALLOTS: (
        "{unit}: {approve} phiếu chọn trên {of} ({denominator}){award:? cho _}{office:? cho chức danh _}, đứng thứ {place}.",
        "{unit}: chosen on {approve} {approve:=1?ballot|ballots} of {of} ({denominator}){award:? for _}{office:? for _}, place {place}.",
    ),
    Why.RANKED_BY_BALLOTS: (
        "{unit}: tổng thứ tự trên các phiếu là {sum}, xếp đầu trên {approve} phiếu{award:? cho _}{office:? cho chức danh _}, đứng thứ {place}.",
        "{unit}: its places on the ballots add up to {sum}, first on {approve} of them{award:? for _}{office:? for _}, place {place}.",
    ),
    Why.ELECTED_AS_COUNTED: (
        "{unit}: kết quả kiểm phiếu khớp với việc bầu {office}.",
        "{unit}: the ballots bear out its election as {office}.",
    ),
    Why.ELECTED_OTHERWISE: (
        "{unit}: được ghi là {office} nhưng kết quả kiểm phiếu không bầu đơn vị này{counted:?; theo số phiếu: _}.",
        "{unit}: recorded as {office}, but the ballots do not elect it{counted:?; they elect _}.",
    ),
    Why.WITHIN_QUOTA: (
        "{unit}: được đề nghị {award} trong chỉ tiêu, {place:?đứng thứ _|thứ hạng còn có thể thay đổi,} theo {by}.",
        "{unit}: proposed for {award} within the quota, {place:?in place _|whatever its place comes to,} by {by}.",
    ),
    Why.BEYOND_QUOTA: (
        "{unit}: đứng thứ {place} theo {by}, ngoài chỉ tiêu {count} đơn vị được đề nghị {award}.",
        "{unit}: in place {place} by {by}, beyond the quota of {count} for {award}.",
    ),
    Why.EDGE_OPEN: (
        "{unit}: đồng hạng {place}{by:=votes? theo số phiếu đồng ý} với {tied_with} ở ranh giới chỉ tiêu, còn {free} suất {award}; chưa đề nghị đơn vị nào trong số này.",
        "{unit}: shares place {place}{by:=votes? in the order of approvals} with {tied_with} at the edge of the quota, {free} left for {award}; none of them is proposed yet.",
    ),
    # a quota of the law is over the collectives that meet a standard, one of a cluster over its members
    Why.QUOTA: (
        "{limit:?|Chỉ tiêu }{award}: {limit:?tối đa _, bằng }{count:?_}{round:? (}{share:%}{of:? của _}{base:?: _}{qualified:? của _ tập thể}{standard:? đạt tiêu chuẩn _}{round:?, _}{at_least:?, ít nhất _}{round:?)}.",
        "{limit:?|Quota of }{award}: {limit:?at most _, }{count:?_}{round:? (}{share:%}{of:? of _}{base:?: _}{qualified:? of _ collectives}{standard:? that meet the standard of _}{round:?, _}{at_least:?, at least _}{round:?)}.",
    ),
    Why.QUOTA_UNFILLED: (
        "Chỉ tiêu {award}: đề nghị {filled} trên {count}.",
        "Quota of {award}: {filled} of {count} proposed.",
    ),
    Why.QUOTA_UNKNOWN: (
        "{standard:?|Chưa tính được chỉ tiêu }{award}{standard:?: tối đa }{members:? vì chưa biết đủ thành viên}{order:? vì chưa xác định được thứ tự xếp hạng}{share:%}{standard:? số tập thể đạt tiêu chuẩn _, nhưng hồ sơ không ghi số tập thể này}{of:? (tỷ lệ tính trên _)}.",
        "{standard:?|The quota of }{award}{standard:?: at most }{members:? is not known while not all members are}{order:? is not known while the order is not}{share:%}{standard:? of the collectives that meet the standard of _; how many is not recorded}{of:? (a share of _)}.",
    ),
    Why.QUOTA_DEPENDS: (
        "Chỉ tiêu {award}: {apart:?từ }{low}{apart:? đến | hoặc }{high}, {placed:?vì chưa xác định được có bao nhiêu đơn vị được xếp hạng|tùy kết quả của suất trước còn để ngỏ}; chỉ đề nghị đơn vị có suất trong mọi trường hợp.",
        "Quota of {award}: {low}{apart:? to | or }{high}, as {placed:?it is not known how many units take a place|an earlier slot is still open}; proposed is who has a seat either way.",
    ),
    Why.SEAT_OPEN: (
        "{unit}: {place:?đứng thứ _}{by:=votes? theo số phiếu đồng ý}{place:?; }chưa đề nghị {award} vì suất này, hoặc đơn vị hay suất xét trước, còn để ngỏ.",
        "{unit}: {place:?in place _}{by:=votes? by the votes}{place:?; }{award} is left open, as this slot, or a unit or slot before it, is open.",
    ),
    Why.NO_STANDING: (
        "{unit}: không được đề nghị {award}{by:=votes? dù có phiếu đồng ý}, vì không thuộc diện xếp hạng.",
        "{unit}: not proposed for {award}{by:=votes? in spite of its votes}, as it may take no place.",
    ),
    Why.STANDING_UNDECIDED: (
        "{unit}: chưa đề nghị {award} vì chưa xác định được đơn vị có thuộc diện xếp hạng hay không.",
        "{unit}: {award} is left open, as it is not decided whether it may take a place.",
    ),
    Why.VOTE_UNASKED: (
        "Có kết quả bỏ phiếu về {award} nhưng quy chế không có suất nào xét hình thức này theo phiếu; kết quả bỏ phiếu không được dùng để đề nghị.",
        "A vote on {award} is recorded, and no slot of the rulebook goes by votes for it: it proposes nobody.",
    ),
    Why.VOTED_OUTSIDE: (
        "{unit}: có tên trong phiếu bầu {office} nhưng đến cuối năm không còn là thành viên của cụm.",
        "{unit}: stands in the ballot for {office}, though it is no member at the end of the season.",
    ),
    Why.SERVES_OUTSIDE: (
        "{unit}: giữ chức danh {office} năm {season} nhưng trong năm đó không phải là thành viên của cụm.",
        "{unit}: holds the office of {office} of {season}, though it is no member of the cluster in that season.",
    ),
    Why.VOTE_OUTSTANDING: (
        "{unit:?_: chưa|Chưa} có kết quả bỏ phiếu hợp lệ về {award}; suất này còn để ngỏ.",
        "{unit:?_: no|No} valid vote on {award} is recorded; its slot is left open.",
    ),
    Why.ORDER_OPEN: (
        "{award}: chưa xác định được thứ tự xếp hạng của các đơn vị; suất này còn để ngỏ{silent:? cho đơn vị chưa báo cáo}.",
        "{award}: in which order the units stand is not known; its slot is left open{silent:? for who has yet to report}.",
    ),
    Why.OTHER_TIER: (
        "{award} dành cho cụm thi đua thuộc {tier}{own:?; cụm này thuộc _|; hồ sơ không ghi cấp của cụm này nên suất này còn để ngỏ}.",
        "{award} is for clusters at {tier}{own:?; this one is at _|; the tier of this one is not recorded, so its slot is left open}.",
    ),
    Why.ALREADY_NOMINATED: (
        "{unit}: đã được đề nghị hình thức khen thưởng khác nên suất {award} chuyển cho đơn vị kế tiếp.",
        "{unit}: already proposed for another award, so {award} passes to the next unit.",
    ),
    Why.STANDS_ONCE: (
        "{unit}: đã được đề nghị {award} ở suất trước; mỗi đơn vị chỉ được đề nghị một lần cho một hình thức.",
        "{unit}: already proposed for {award} by an earlier slot; within one award a unit stands once.",
    ),
    Why.IF_NOMINATED_UNSAID: (
        "{unit}: đã được đề nghị {higher}; quy chế không nêu suất {award} khi đó được tặng thêm, chuyển tiếp hay bỏ trống (if_nominated), nên còn để ngỏ.",
        "{unit}: already proposed for {higher}; the rulebook does not say whether {award} then goes to it too, passes on or lapses (if_nominated), so it is left open.",
    ),
    Why.HIGHER_SLOT_OPEN: (
        "{unit}: suất {higher:and} còn để ngỏ và có thể thuộc về đơn vị này, nên {award} cũng để ngỏ.",
        "{unit}: may yet be proposed for {higher:and}, so {award} is left open.",
    ),
    Why.SLOT_LAPSED: (
        "{unit}: đã được đề nghị hình thức khen thưởng khác; suất {award} tương ứng không chuyển cho đơn vị khác.",
        "{unit}: already proposed for another award; its slot of {award} lapses.",
    ),
    Why.STREAK_HELD: (
        "{unit}: có {required} liên tục {seasons} năm ({held}), đủ điều kiện đề nghị {award}.",
        "{unit}: held {required} for {seasons} {seasons:=1?season|seasons} in a row ({held}), as {award} requires.",
    ),
    Why.STREAK_SHORT: (
        "{unit}: chưa đủ điều kiện {award}: cần {required} liên tục {seasons} năm{of:? (_)}{held:?; các năm liên tục được tính: _|; chưa có năm nào được tính}.",
        "{unit}: does not meet {award}: {required} is required for {seasons} {seasons:=1?season|seasons} in a row{of:? (_)}{held:?; in a row up to this season: _|; none counts up to this season}.",
    ),
    Why.WINDOW_HELD: (
        "{unit}: trong {seasons} năm có {required} các năm {held} (cần {count}), đủ điều kiện đề nghị {award}.",
        "{unit}: within {seasons} {seasons:=1?season|seasons} held {required} in {held} ({count} needed), as {award} requires.",
    ),
    Why.WINDOW_SHORT: (
        "{unit}: chưa đủ điều kiện {award}: trong {seasons} năm{of:? (_)} cần {count} lần {required}{held:?; các năm được tính: _|; chưa có lần nào được tính}.",
        "{unit}: does not meet {award}: within {seasons} {seasons:=1?season|seasons}{of:? (_)} it takes {count} times {required}; counted: {held:?_|none}.",
    ),
    Why.WINDOW_MISSED: (
        "{unit}: đã đủ điều kiện {award} ở năm {met_in} nhưng không được khen thưởng khi đó; đến nay không còn đủ ({required}: cần {count}).",
        "{unit}: met {award} in {met_in} and was not rewarded then; it no longer does ({required}: {count} needed).",
    ),
    Why.HELD_ONCE: (
        "{unit}: đã có {award} ({held}); quy chế chỉ xét một lần.",
        "{unit}: already held {award} ({held}), which the rulebook gives once.",
    ),
    Why.HONOURS_OPEN: (
        "{unit}: chưa xác định được có kế thừa {award} của {predecessor} ({held}) hay không, vì {policy:?hồ sơ thiếu căn cứ để áp dụng: _|quy chế không nêu đơn vị sáp nhập kế thừa thành tích của ai}{wanted:?; suất _ còn để ngỏ|; nội dung phụ thuộc còn để ngỏ}.",
        "{unit}: whether it takes over {award} of {predecessor} ({held}) is open, as {policy:?the record lacks what this rule needs: _|the rulebook does not say whose history a merged unit carries on}{wanted:?; so _ is left open|; what depends on it is left open}.",
    ),
    Why.HONOUR_LATER: (
        "{unit}: {award} năm {season}{predecessor:? (của _)} không thuộc các năm trước năm {before} nên không được tính.",
        "{unit}: {award} of {season}{predecessor:? (of _)} is of no season before {before} and does not count.",
    ),
    Why.HONOUR_NOT_YET: (
        "{unit}: {award} năm {season}{predecessor:? (của _)} quyết định ngày {on}, sau ngày {day}, nên chưa được tính.",
        "{unit}: {award} of {season}{predecessor:? (of _)} was decided on {on}, after {day}, and does not count yet.",
    ),
    Why.HONOUR_TWICE: (
        "{unit}: {award} năm {season}{predecessor:? (của _)} được ghi nhiều lần ({named}); chỉ tính một lần.",
        "{unit}: {award} of {season}{predecessor:? (of _)} stands more than once ({named}) and counts once.",
    ),
    Why.BAND_UNDECIDED: (
        "{unit}: chưa xác định được xếp loại nên chưa đề nghị {award} (đòi hỏi: {bands}).",
        "{unit}: its class is not settled, so {award} is left open; it requires {bands}.",
    ),
    Why.OF_OTHER_BAND: (
        "{unit}: {band:?xếp loại _|chưa xếp loại}; {award} đòi hỏi: {bands}.",
        "{unit}: {band:?class _|no class}; {award} requires {bands}.",
    ),
    Why.STANDARD_MET: (
        "{unit}: đạt tiêu chuẩn {award}: {condition} ({read}).",
        "{unit}: meets the standard of {award}: {condition} ({read}).",
    ),
    Why.STANDARD_MISSED: (
        "{unit}: không đạt tiêu chuẩn {award}: {condition} ({read}).",
        "{unit}: misses the standard of {award}: {condition} ({read}).",
    ),
    Why.STANDARD_UNDECIDED: (
        "{unit}: không xác định được tiêu chuẩn {award}: {condition}{read:? (_)}.",
        "{unit}: the standard of {award} cannot be decided: {condition}{read:? (_)}.",
    ),
    Why.REVOKED: (
        "{unit:?_: }{award}{season:? năm _}{predecessor:? (của _)} đã bị thu hồi ngày {on}, không được tính.",
        "{unit:?_: }{award}{season:? of _}{predecessor:? (of _)} was revoked on {on} and does not count.",
    ),
    Why.REVOKED_LATER: (
        "{unit:?_: }{award}{season:? năm _}{predecessor:? (của _)} bị thu hồi ngày {on}, sau ngày {day}, nên đến ngày đó vẫn được tính.",
        "{unit:?_: }{award}{season:? of _}{predecessor:? (of _)} was revoked on {on}, after {day}, so that by then it still counts.",
    ),
}
