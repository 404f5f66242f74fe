"""Reasons: one sentence for each reason, in two languages.

Owns: `REASONS`.
Takes and gives: Vietnamese first, English second.
Never: how a sentence is put together (see `speech`).
"""

from __future__ import annotations

from thidua.grounds import Why
from thidua.words.choices import CHOICES
from thidua.words.councils import COUNCILS
from thidua.words.offices import OFFICES
from thidua.words.reports import REPORTS

REASONS: dict[Why, tuple[str, str]] = {
    **OFFICES,
    **REPORTS,
    Why.SIGNED: (
        "Giao ước thi đua{season:? năm _} được ký ngày {on}.",
        "The pact{season:? of _} was signed on {on}.",
    ),
    Why.OFFICER: ("{unit}: {office}{season:? năm _}.", "{unit}: {office}{season:? of _}."),
    Why.MET: (
        "Hội nghị: {kind}{on:?, ngày _|, không ghi ngày}{venue:?, tại _}{host:?, đơn vị đăng cai: _}{chair:?, đơn vị chủ trì: _}.",
        "Meeting: {kind}{on:?, on _|, day not recorded}{venue:?, held at _}{host:?, host: _}{chair:?, chair: _}.",
    ),
    Why.ON_OTHER_BASIS: (
        "Riêng {path} dựa trên nguồn hoặc cơ sở khác với phần còn lại của hồ sơ.",
        "On {path} the record has another source or basis than elsewhere.",
    ),
    Why.PACT_UNSIGNED: (
        "{unit}: hồ sơ chưa ghi nhận chữ ký trong giao ước thi đua.",
        "{unit}: its signature under the pact is not recorded.",
    ),
    Why.NO_UNITS: (
        "Hồ sơ không ghi đơn vị nào trong cụm; không có gì để chấm điểm, xếp hạng.",
        "The record names no unit of the cluster; there is nothing to score or rank.",
    ),
    Why.NO_RULEBOOK: (
        "Có số liệu nhưng giao ước không nêu quy chế; không chấm điểm, không xếp hạng được.",
        "There are figures, but the pact names no rulebook to score them by; nobody is scored or ranked.",
    ),
    Why.MEMBERS_INCOMPLETE: (
        "Danh sách thành viên chưa đầy đủ: mới xác định được {known} đơn vị.",
        "The list of members is incomplete; units known: {known}.",
    ),
    Why.READINGS_DIFFER: (
        "Các nguồn ghi khác nhau về {path}: {readings}.",
        "Sources differ on {path}: {readings}.",
    ),
    Why.AMENDED: (
        "{unit}: chỉ tiêu {figure} điều chỉnh thành {plan} từ ngày {on}{stands:?, sau khi kết thúc năm nên không tính cho năm này}.",
        "{unit}: its target for {figure} is {plan} from {on}{stands:?, after the season, so it does not count for it}.",
    ),
    Why.JOINED: ("{unit} gia nhập cụm từ ngày {on}.", "{unit} joins the cluster on {on}."),
    Why.LEFT: ("{unit} rời cụm từ ngày {on}.", "{unit} leaves the cluster on {on}."),
    Why.NO_MEMBER: (
        "{unit}: không phải thành viên của cụm vào bất kỳ ngày nào trong năm{season:? _} nên không tham gia xếp hạng.",
        "{unit}: is no member on any day of the season{season:? _}, so it does not compete.",
    ),
    Why.LEFT_WITHIN: (
        "{unit}: rời cụm trong năm{season:? _} nên không xếp hạng; quy chế không nêu cách xử lý đơn vị rời cụm trong năm.",
        "{unit}: left within the season{season:? _} and takes no place; the rulebook does not say what becomes of such a unit.",
    ),
    Why.MEETING_MISPLACED: (
        "Hội nghị {kind} ngày {on} diễn ra trước hội nghị {after} ngày {held}, trái thứ tự nêu trong quy chế.",
        "The {kind} on {on} came before the {after} on {held}, against the order that the rulebook states.",
    ),
    Why.PLEDGE_DONE: (
        "{unit}: {figure} thực hiện {done} trên kế hoạch {plan}, đạt {share:%}.",
        "{unit}: {figure} done {done} of planned {plan}, {share:%}.",
    ),
    Why.STANDARD: (
        "{unit}, tiêu chí {criterion}: tính từ điểm chuẩn {maximum}.",
        "{unit}, criterion {criterion}: starts at its standard score {maximum}.",
    ),
    Why.GIVEN: (
        "{unit}, tiêu chí {criterion}: được chấm {points}{maximum:? trên _} điểm{version:? (bước _)}.",
        "{unit}, criterion {criterion}: given {points}{maximum:? of _} points{version:? (stage _)}.",
    ),
    Why.PASSED: (
        "{unit}, tiêu chí {criterion}: đạt{condition:? điều kiện _}{read:? (_)}: {points} điểm.",
        "{unit}, criterion {criterion}: met{condition:? (_}{read:?; _}{condition:?)}: {points} {points:=1?point|points}.",
    ),
    Why.FAILED: (
        "{unit}, tiêu chí {criterion}: không đạt{condition:? điều kiện _}{read:? (_)}: {points} điểm.",
        "{unit}, criterion {criterion}: not met{condition:? (_}{read:?; _}{condition:?)}: {points} {points:=1?point|points}.",
    ),
    Why.PER_OCCURRENCE: (
        "{unit}, tiêu chí {criterion}: {count} × {each}{formula:? (_}{read:?; _}{formula:?)}{free:?, đã miễn _ trường hợp đầu}{waived:?, không tính _ trường hợp được miễn}{unstated:?, không tính _ trường hợp không nêu có minh chứng hay không}{cap:?, giới hạn _ điểm|{group:?|, không giới hạn}}{floor:?, ít nhất _ điểm} = {points} điểm{shared:?; tính không quá _ điểm}{kept:?; giữ ít nhất _ điểm}{group:? ở mục _}.",
        "{unit}, criterion {criterion}: {count} × {each}{formula:? (_}{read:?; _}{formula:?)}{free:?, the first _ free}{waived:?, _ waived}{unstated:?, evidence not stated for _}{cap:?, at most _|{group:?|, no cap}}{floor:?, at least _} = {points} {points:=1?point|points}{shared:?; at most _}{kept:?; at least _}{group:? in group _}.",
    ),
    Why.BY_GRADE: (
        "{unit}, tiêu chí {criterion}: theo mức độ ({grades:?_|không có trường hợp được xếp mức}{ungraded:?; _ trường hợp không ghi mức}{waived:?; _ trường hợp được miễn}): {points} điểm.",
        "{unit}, criterion {criterion}: by severity ({grades:?_|no graded case}{ungraded:?; _ without grade}{waived:?; _ waived}): {points} {points:=1?point|points}.",
    ),
    Why.CHOSE: (
        "{unit}, tiêu chí {criterion}: phương án '{option}': {points} điểm.",
        "{unit}, criterion {criterion}: option '{option}': {points} {points:=1?point|points}.",
    ),
    Why.IN_BAND: (
        "{unit}, tiêu chí {criterion}: {formula:?_ =|giá trị} {value} thuộc mức{exactly:? bằng _}{at_least:? từ _}{above:? trên _}{at_most:? đến _}{below:? đến dưới _}: {points} điểm.",
        "{unit}, criterion {criterion}: {formula:?_ =|the value} {value} lies in the band{exactly:? of _}{at_least:? from _}{above:? above _}{at_most:? up to _}{below:? up to below _}: {points} {points:=1?point|points}.",
    ),
    Why.OUTSIDE_BANDS: (
        "{unit}, tiêu chí {criterion}: {formula:?_ =|giá trị} {value} ngoài các mức nêu trong bảng: {points} điểm.",
        "{unit}, criterion {criterion}: {formula:?_ =|the value} {value} lies outside the bands: {points} {points:=1?point|points}.",
    ),
    Why.STEPPED: (
        "{unit}, tiêu chí {criterion}: {formula:?_ =|giá trị} {value}{read:? (_)} vượt {above}: {first:?_ + }{steps} bước × {each}{cap:?, giới hạn _ điểm}{floor:?, ít nhất _ điểm} = {points} điểm.",
        "{unit}, criterion {criterion}: {formula:?_ =|the value} {value}{read:? (_)} is above {above}: {first:?_ + }{steps} {steps:=1?step|steps} × {each}{cap:?, at most _}{floor:?, at least _} = {points} {points:=1?point|points}.",
    ),
    Why.BELOW_STEPS: (
        "{unit}, tiêu chí {criterion}: {formula:?_ =|giá trị} {value}{read:? (_)} không vượt {above}: {points} điểm.",
        "{unit}, criterion {criterion}: {formula:?_ =|the value} {value}{read:? (_)} is not above {above}: {points} {points:=1?point|points}.",
    ),
    Why.LOOKED_UP: (
        "{unit}, tiêu chí {criterion}: tra bảng theo {row_key} = {row}{row_from:? (từ _)}{row_to:? (dưới _)}, {column_key} = {column}{column_from:? (từ _)}{column_to:? (dưới _)}: {points} điểm.",
        "{unit}, criterion {criterion}: looked up by {row_key} = {row}{row_from:? (from _)}{row_to:? (below _)}, {column_key} = {column}{column_from:? (from _)}{column_to:? (below _)}: {points} {points:=1?point|points}.",
    ),
    Why.FROM_PARTS: (
        "{unit}, tiêu chí {criterion}: theo kết quả các kỳ ({grades:?_|không có}{ungraded:?; _ kỳ không ghi kết quả}){band:?, xếp loại _}: {points} điểm.",
        "{unit}, criterion {criterion}: from its parts ({grades:?_|none}{ungraded:?; _ without grade}){band:?, class _}: {points} {points:=1?point|points}.",
    ),
    Why.CALCULATED: (
        "{unit}, tiêu chí {criterion}: theo công thức {formula} ({read}): {points} điểm.",
        "{unit}, criterion {criterion}: by {formula} ({read}): {points} {points:=1?point|points}.",
    ),
    Why.UNDEFINED: (
        "{unit}, tiêu chí {criterion}: không tính được {formula}: 0 điểm.",
        "{unit}, criterion {criterion}: {formula} has no value: 0 points.",
    ),
    Why.SEASON_WITHOUT_DAYS: (
        "{unit}, tiêu chí {criterion}: chưa ghi ngày đầu và ngày cuối của năm thi đua{season:? _} nên không tính được: 0 điểm.",
        "{unit}, criterion {criterion}: the first and last day of the season{season:? _} are not recorded, and without them this cannot be worked out: 0 points.",
    ),
    Why.DIGITS_WITHOUT_END: (
        "{unit}, tiêu chí {criterion}: số điểm tính ra dài quá 600 chữ số, không dùng được: 0 điểm.",
        "{unit}, criterion {criterion}: the points come to more than 600 digits, which nobody can read: 0 points.",
    ),
    Why.ON_TIME: (
        "{unit}, tiêu chí {criterion}: ngày {on}, hạn {due}: đúng hạn{late:=none? (không chậm ngày làm việc nào)}, {points} điểm.",
        "{unit}, criterion {criterion}: done on {on}, due {due}: in time{late:=none? (late by no working day)}, {points} {points:=1?point|points}.",
    ),
    Why.LATE: (
        "{unit}, tiêu chí {criterion}: ngày {on}, hạn {due}: chậm{days:? _ ngày}{working:? làm việc}, {points} điểm.",
        "{unit}, criterion {criterion}: done on {on}, due {due}: {days:?_ }{working:?working }{days:=1?day |days }late, {points} {points:=1?point|points}.",
    ),
    Why.EARLY: (
        "{unit}, tiêu chí {criterion}: ngày {on}, hạn {due}: sớm {days} ngày{working:? làm việc}, {points} điểm.",
        "{unit}, criterion {criterion}: done on {on}, due {due}: {days} {working:?working }{days:=1?day|days} early, {points} {points:=1?point|points}.",
    ),
    Why.CASES_IN_TIME: (
        "{unit}, tiêu chí {criterion}: {count} trường hợp, trong đó {late} chậm, {early} sớm{undated:?, _ không ghi ngày}{without_due:?, _ không có hạn}{season:? (chưa ghi ngày đầu và ngày cuối của năm thi đua _)}: {points} điểm.",
        "{unit}, criterion {criterion}: cases: {count}, late: {late}, early: {early}{undated:?, without a day: _}{without_due:?, without a due day: _}{season:? (the first and last day of the season _ are not recorded)}: {points} {points:=1?point|points}.",
    ),
    Why.IDLE: (
        "{unit}, tiêu chí {criterion}: {count} trên {periods} kỳ không có hoạt động, mỗi kỳ {each}{undated:? (_ trường hợp không ghi ngày, mỗi trường hợp có thể thuộc thêm một kỳ)}: {points} điểm.",
        "{unit}, criterion {criterion}: idle in {count} of {periods} {periods:=1?period|periods}, {each} each{undated:? (cases without a day: _, each of which may fall in one more)}: {points} {points:=1?point|points}.",
    ),
    Why.BY_PLACE: (
        "{unit}, tiêu chí {criterion}: thứ hạng {place}{sharing:? (_ đơn vị đồng hạng)}: {points} điểm.",
        "{unit}, criterion {criterion}: place {place}{sharing:? (shared by _)}: {points} {points:=1?point|points}.",
    ),
    Why.BEYOND_PLACES: (
        "{unit}, tiêu chí {criterion}: thứ hạng {place} không có điểm trong bảng: {points} điểm.",
        "{unit}, criterion {criterion}: place {place} is beyond the table: {points} {points:=1?point|points}.",
    ),
    Why.GATED: (
        "{unit}, tiêu chí {criterion}: không đạt điều kiện {condition}{read:? (_)}: {points} điểm.",
        "{unit}, criterion {criterion}: the condition does not hold ({condition}{read:?; _}): {points} {points:=1?point|points}.",
    ),
    Why.WAIVED: (
        "{unit}, tiêu chí {criterion}: được miễn theo điều kiện {condition}{read:? (_)}: {points} điểm.",
        "{unit}, criterion {criterion}: waived ({condition}{read:?; _}): {points} {points:=1?point|points}.",
    ),
    Why.FORFEITED: (
        "{unit}, tiêu chí {criterion}: do {condition}{read:? (_)}: tính {points} điểm, thay cho {before:?_ điểm|điểm tính theo cách thông thường}.",
        "{unit}, criterion {criterion}: as {condition}{read:? (_)}: {points} {points:=1?point|points}, in place of {before:?_|what the line gives otherwise}.",
    ),
    Why.FLOORED: (
        "{unit}, tiêu chí {criterion}: giữ ở mức sàn {points} điểm{before:? thay cho _}.",
        "{unit}, criterion {criterion}: kept at the floor of {points} {points:=1?point|points}{before:? instead of _}.",
    ),
    Why.BELOW_ZERO: (
        "{unit}, tiêu chí {criterion}: còn {points} điểm, dưới 0; quy chế không nêu mức sàn.",
        "{unit}, criterion {criterion}: {points} {points:=1?point|points}, below zero; the rulebook names no floor.",
    ),
    Why.BEST_OF: (
        "{unit}, tiêu chí {criterion}: lấy mục có điểm cao nhất{best:?: _}{either:?: chưa xác định, có thể là _}.",
        "{unit}, criterion {criterion}: the best of its parts counts{best:?: _}{either:?: open, one of _}.",
    ),
    Why.SUM_DIFFERS: (
        "{unit}, tiêu chí {criterion}: tổng điểm tối đa các mục con là {found}, khác {expected}.",
        "{unit}, criterion {criterion}: the maxima of its parts add up to {found}, not {expected}.",
    ),
    Why.HONOURED: (
        "{unit}: {points} điểm theo hình thức khen thưởng đã nhận ({awards}).",
        "{unit}: {points} {points:=1?point|points} for awards held ({awards}).",
    ),
    Why.BELOW_MEAN: (
        "{unit}: {points} điểm vì tổng điểm{total:? (_)} thấp hơn {share:%} mức bình quân của cụm{mean:? (_)}.",
        "{unit}: {points} {points:=1?point|points}, as its total{total:? (_)} is below {share:%} of the cluster's mean{mean:? (_)}.",
    ),
    Why.ADJUSTED: (
        "{unit}: điều chỉnh{name:? '_'} theo công thức {formula}{read:? (_)}: {points} điểm.",
        "{unit}: adjusted{name:? for '_'} by {formula}{read:? (_)}: {points} {points:=1?point|points}.",
    ),
    Why.ADJUSTMENT_UNDEFINED: (
        "{unit}: không tính được điều chỉnh{name:? '_'} theo công thức {formula}: 0 điểm.",
        "{unit}: the adjustment{name:? '_'} by {formula} has no value: 0 points.",
    ),
    Why.NOTHING_ASSIGNED: (
        "{unit}: không xếp hạng vì không được giao tiêu chí nào có điểm tối đa.",
        "{unit}: takes no place, as no criterion with a maximum is assigned to it.",
    ),
    Why.BARRED_BELOW_MEAN: (
        "{unit}: không xếp hạng vì tổng điểm thấp hơn mức quy định so với bình quân của cụm.",
        "{unit}: takes no place, as its total is too far below the cluster's mean.",
    ),
    Why.PROPORTIONAL: (
        "{unit}, tiêu chí {criterion}: {formula:?_ = }{value}{read:? (_)} so với mức {target} đạt {share:%}: {points} trên {maximum} điểm.",
        "{unit}, criterion {criterion}: {formula:?_ = }{value}{read:? (_)} against {target} is {share:%}: {points} of {maximum} {maximum:=1?point|points}.",
    ),
    Why.RELATIVE: (
        "{unit}, tiêu chí {criterion}: {formula:?_ = }{value}{read:? (_)}/{target}, r = {rate}, so với r = {best}: {points} trên {maximum} điểm.",
        "{unit}, criterion {criterion}: {formula:?_ = }{value}{read:? (_)}/{target}, r = {rate}, against r = {best}: {points} of {maximum} {maximum:=1?point|points}.",
    ),
    Why.POOLED: (
        "{unit}, tiêu chí {criterion}: {formula:?_ = }{value}{read:? (_)} so với mức tốt nhất{bound:? có thể có (càng thấp càng tốt)} {best}{alone:?, không có mức khác để so sánh nên tính _ mức tối đa}: {points} trên {maximum} điểm.",
        "{unit}, criterion {criterion}: {formula:?_ = }{value}{read:? (_)} against {best}, the best {bound:?there can be where lower is better|of the pool}{alone:?, nothing to compare it with, so _ of the maximum}: {points} of {maximum} {maximum:=1?point|points}.",
    ),
    Why.POOL_UNDEFINED: (
        "{unit}, tiêu chí {criterion}: không so sánh được {value}, vì {best:?mức tốt nhất của nhóm là _|không có đơn vị khác và quy chế không nêu cách tính}: 0 điểm.",
        "{unit}, criterion {criterion}: nothing to compare {value} with, as {best:?the best of the pool is _|there is no peer and no rule for that}: no points.",
    ),
    Why.CAPPED: (
        "{unit}, tiêu chí {criterion}: {before:?_ }vượt mức giới hạn nên chỉ tính {cap}.",
        "{unit}, criterion {criterion}: {before:?_ }exceeds the cap, {cap} stands.",
    ),
    Why.SUMMED: (
        "{unit}, mục {criterion}: tổng cộng {points}{maximum:? trên _} điểm.",
        "{unit}, group {criterion}: {points}{maximum:? of _} points in all.",
    ),
    Why.TOTAL: ("{unit}: tổng {points}{maximum:? trên _} điểm.", "{unit}: total {points}{maximum:? of _} points."),
    Why.MOVED: (
        "{unit}{criterion:?, tiêu chí _|, tổng điểm}: {before:?_|không có}{before_most:?–_} → {after:?_|không có}{after_most:?–_}.",
        "{unit}{criterion:?, criterion _|, total}: {before:?_|none}{before_most:?–_} → {after:?_|none}{after_most:?–_}.",
    ),
    Why.LEFT_OUT: (
        "{unit}:{figure:? _}{award:? việc bỏ phiếu cho _}{office:? việc bỏ phiếu bầu _}{ruling:? _ về thứ tự} không dùng được với quy chế giả định áp dụng nên không tính.",
        "{unit}:{figure:? _}{award:? the vote on _}{office:? the vote on the _}{ruling:? the _ on the order} does not fit the other rulebook and is left out.",
    ),
    Why.ROTATION_LEFT_OUT: (
        "Quy định luân phiên của quy chế giả định áp dụng nêu danh sách không khớp với các đơn vị của cụm nên không tính.",
        "The roster of the other rulebook's rotation does not fit the units of the cluster, so its rotation is left out.",
    ),
    Why.ANNOUNCED: ("{unit}: được công bố xếp thứ {place}.", "{unit}: announced in place {place}."),
    Why.ANNOUNCED_OUTSIDE: (
        "{unit}: được công bố{value:? tổng điểm _}{place:? xếp thứ _}{band:? xếp loại _} nhưng đến cuối năm không còn là thành viên của cụm{stands:?; giữ nguyên như công bố, không được đề nghị khen thưởng|; kết quả này không được tính}.",
        "{unit}: announced{value:? with a total of _}{place:? in place _}{band:? in class _}, though it is no member at the end of the season{stands:?; this is kept as announced, and no award is proposed|; this does not count}.",
    ),
    Why.ANNOUNCED_BARRED: (
        "{unit}: được công bố xếp thứ {place} dù {condition:word}{read:? (_)}{reason:?: _}; giữ nguyên như công bố.",
        "{unit}: announced in place {place}, though {condition:word}{read:? (_)}{reason:?: _}; it stands as announced.",
    ),
    Why.ANNOUNCED_BEYOND: (
        "{unit}: được công bố tổng điểm {value}, ngoài mức điểm của quy chế ({low:?ít nhất _}{high:?nhiều nhất _}); giữ nguyên như công bố.",
        "{unit}: announced with a total of {value}, beyond what the rules give ({low:?at least _}{high:?at most _}); it stands as announced.",
    ),
    Why.ANNOUNCED_DIFFERS: (
        "{unit}: được công bố{value:? tổng điểm _}{place:? xếp thứ _}, còn theo số liệu đã ghi thì{points:? được _ điểm}{worked_out:? xếp thứ _}; giữ nguyên như công bố.",
        "{unit}: announced{value:? with a total of _}{place:? in place _}, while the recorded figures give{points:? a total of _}{worked_out:? place _}; it stands as announced.",
    ),
    Why.PLACES_DENSE: (
        "{unit}: được công bố xếp thứ {place}; nếu bỏ qua thứ hạng sau các đơn vị đồng hạng thì là thứ {counted_on}. Giữ nguyên như công bố.",
        "{unit}: announced in place {place}; with places left out after a tie it would be {counted_on}. It is kept as announced.",
    ),
    Why.PLACE_CROWDED: (
        "{unit}: được công bố xếp thứ {place}, dù nhiều nhất {before} đơn vị có thể xếp trước; giữ nguyên như công bố.",
        "{unit}: announced in place {place}, though at most {before} {before:=1?unit|units} can stand before it; it stands as announced.",
    ),
    Why.NOT_ANNOUNCED: (
        "{unit}: {announced:?tổng điểm|thứ hạng} không được công bố.",
        "{unit}: no {announced:?total|place} was announced.",
    ),
    Why.UNDER_WAY: (
        "Năm thi đua{season:? _} đang diễn ra: chưa có kết quả.",
        "The season{season:? _} is under way: there is no result yet.",
    ),
    Why.PLACED: (
        "{unit}: xếp thứ {place} theo {by} ({value:by}).",
        "{unit}: place {place} by {by} ({value:by}).",
    ),
    Why.PLACED_EITHER_WAY: (
        "{unit}: xếp thứ {place} theo {by}, dù có kế thừa các hình thức khen thưởng chưa xác định hay không.",
        "{unit}: place {place} by {by}, whether or not the awards that are open are taken over.",
    ),
    Why.TIED: ("{unit}: đồng hạng {place} với {tied_with}.", "{unit}: shares place {place} with {tied_with}."),
    Why.TIE_BROKEN: (
        "{unit}: ngang bằng với {tied_with}, được phân định theo {tie_break} ({ruling:?thứ tự|giá trị} {value}{others:?; _}).",
        "{unit}: equal with {tied_with}, separated by {tie_break} ({ruling:?place|value} {value}{others:?; _}).",
    ),
    Why.TIE_UNDECIDED: (
        "{unit}: ngang bằng với {tied_with}; tiêu chí phụ {tie_break} không phân định được ({others}).",
        "{unit}: equal with {tied_with}; {tie_break} cannot separate them ({others}).",
    ),
    Why.RULING_UNUSED: (
        "{unit}: kết quả {ruling} về thứ tự không được áp dụng, vì {cause:=announced?thứ hạng được giữ như đã công bố|quy chế không dùng cách này để phân định các đơn vị ngang bằng}{cause:?|khi xét đến thì các đơn vị nêu trong đó không đúng là các đơn vị đang ngang bằng nhau}.",
        "{unit}: the {ruling} on the order was not used: {cause:=announced?the places stand as announced|the rulebook does not separate equal units in this way}{cause:?|when its turn came, the units it names were not exactly the equal ones}.",
    ),
    Why.UNCLASSIFIED: (
        "{unit}: không xếp loại vì {received:?báo cáo nhận ngày _, sau khi công bố kết quả|không gửi báo cáo}; đây không phải là xếp cuối.",
        "{unit}: unclassified, as {received:?its report was received on _, after publication|it sent no report}; that is not the last place.",
    ),
    Why.PROVISIONAL: (
        "{unit}: {points:?điểm đã xác định (_), điểm của đơn vị khác còn có thể thay đổi|điểm tạm tính}{low:? từ _}{high:? đến _ vì còn đơn vị chưa báo cáo}; chưa xếp hạng.",
        "{unit}: {points:?its points are known (_), those of others can still change|provisional points}{low:? between _}{high:? and _ while peers have not reported}; no place yet.",
    ),
    Why.TOTAL_OPEN: (
        "{unit}: tổng điểm từ {low} đến {high}{maximum:? trên _} điểm, vì chưa xác định được việc kế thừa {awards}.",
        "{unit}: total between {low} and {high}{maximum:? of _} points, as it is open who takes over {awards}.",
    ),
    Why.STANDING_OPEN: (
        "{unit}: chưa xếp hạng, vì thứ tự của {others} phụ thuộc việc kế thừa {awards}, chưa xác định được.",
        "{unit}: no place yet, as the order of {others} depends on who takes over {awards}, which is open.",
    ),
    Why.BEHIND_OPEN_BAR: (
        "{unit}: chưa xếp hạng, vì chưa xác định được {others} (xếp trên) có bị loại khỏi diện xếp hạng hay không.",
        "{unit}: no place yet, as it is not known whether a bar holds for {others} before it.",
    ),
    Why.PEERS_UNKNOWN: (
        "{unit}: không xếp hạng vì chưa biết đủ các thành viên khác của cụm.",
        "{unit}: no place, as the other members of the cluster are not all known.",
    ),
    Why.APPROVED: (
        "{unit}:{award:? _ được}{office:? chức danh _ được} {approve} phiếu đồng ý trên {of} ({denominator}), đạt tỷ lệ quy định {threshold:%}{abstain:?; không có ý kiến: _}{abstentions:? (_)}{written:?; phiếu gửi bằng văn bản: _}{written_for:? (_)}.",
        "{unit}: approvals{award:? for _}{office:? for _}: {approve} of {of} ({denominator}), which meets the threshold of {threshold:%}{abstain:?; abstained: _}{abstentions:? (_)}{written:?; written votes: _}{written_for:? (_)}.",
    ),
    Why.NOT_APPROVED: (
        "{unit}:{award:? _ được}{office:? chức danh _ được} {approve} phiếu đồng ý trên {of} ({denominator}), không đạt tỷ lệ quy định {threshold:%} ({edge}){abstain:?; không có ý kiến: _}{abstentions:? (_)}{written:?; phiếu gửi bằng văn bản: _}{written_for:? (_)}.",
        "{unit}: approvals{award:? for _}{office:? for _}: {approve} of {of} ({denominator}), which misses the threshold of {threshold:%} ({edge}){abstain:?; abstained: _}{abstentions:? (_)}{written:?; written votes: _}{written_for:? (_)}.",
    ),
    Why.NO_QUORUM: (
        "{unit}: cuộc bỏ phiếu{award:? về _}{office:? về chức danh _} không đủ số thành viên tối thiểu{present:? (có mặt: _)}.",
        "{unit}: the vote{award:? on _}{office:? on _} had no quorum{present:? (present: _)}.",
    ),
    Why.NOMINATED: (
        "{unit}: được đề nghị {award} vì xếp thứ {place}{by:=votes? theo số phiếu đồng ý}{by:=both? và được biểu quyết thông qua}.",
        "{unit}: proposed for {award}, as it holds place {place}{by:=votes? in the order of approvals}{by:=both? and the vote on it carried}.",
    ),
    Why.HEAD_IS_CANDIDATE: (
        "{unit}: xung đột lợi ích: vừa là {office}{season:? năm _} vừa {act:word} {award}.",
        "{unit}: conflict of interest: it is {office}{season:? of _} and {act:word} {award}.",
    ),
    Why.UNVOTED: (
        "{unit}: không có kết quả bỏ phiếu về {award} cho đơn vị này, mà suất này xét theo phiếu.",
        "{unit}: no vote on {award} for it is recorded, and that award goes by votes.",
    ),
    Why.OUTSIDE_SLOTS: (
        "{unit}: không thuộc thứ hạng được đề nghị khen thưởng.",
        "{unit}: holds no place for which the rulebook proposes an award.",
    ),
    Why.NOT_CARRIED: (
        "{unit}: {place:?xếp thứ _ nhưng }không đủ phiếu đề nghị {award}{threshold:? (ngưỡng là }{threshold:%}{threshold:?)}.",
        "{unit}: {place:?holds place _ but }no vote on {award} carried{threshold:? (the threshold is }{threshold:%}{threshold:?)}.",
    ),
    Why.SLOT_OPEN: (
        "{unit}: đồng hạng {place}{by:=votes? theo số phiếu đồng ý} với {tied_with}; chưa đề nghị {award} cho đơn vị nào.",
        "{unit}: shares place {place}{by:=votes? in the order of approvals} with {tied_with}; {award} is left open.",
    ),
    Why.SLOT_UNFILLED: (
        "Không có đơn vị nào xếp thứ {place}{by:=votes? theo số phiếu đồng ý} để đề nghị {award}.",
        "No unit holds place {place}{by:=votes? in the order of approvals}: nobody is proposed for {award}.",
    ),
    Why.NO_SLOTS: (
        "Hồ sơ không có quy chế nêu hình thức khen thưởng để đề nghị.",
        "No rulebook names awards to propose.",
    ),
    Why.LAW_IN_FORCE: ("{unit}: {award} theo {law}.", "{unit}: {award} under {law}."),
    Why.LAW_UNKNOWN: (
        "{unit}: {award} {laws:?không được văn bản nào đang có hiệu lực trong hồ sơ quy định|chưa được đối chiếu với quy định, vì hồ sơ không ghi ngày làm căn cứ hoặc không có văn bản của ngày đó}.",
        "{unit}: {award} {laws:?is named by no law in force that the dossier holds|is not checked against the law, as no day is recorded whose law governs or the dossier holds none of that day}.",
    ),
    Why.LAW_UNREVIEWED: (
        "{law}: chưa rà soát lại sau ngày {reviewed_on}; cần kiểm tra hiệu lực đến ngày {on}.",
        "{law}: not reviewed since {reviewed_on}; check that it still holds on {on}.",
    ),
    Why.GRANT_TWICE: (
        "{unit}: {award} được ghi {count} lần trong các quyết định khen thưởng của năm; là một hình thức khen thưởng.",
        "{unit}: {award} stands {count} times among the decisions of the season; it is one award.",
    ),
    Why.GRANTED: (
        "{unit}: được tặng {award}{granted_by:? theo quyết định của _}.",
        "{unit}: was granted {award}{granted_by:? by _}.",
    ),
    Why.GRANTED_PERSONS: (
        "{award} được tặng cho {individuals} cá nhân{granted_by:? theo quyết định của _}.",
        "{award} was granted to {individuals} individuals{granted_by:? by _}.",
    ),
    **CHOICES,
    **COUNCILS,
}
