"""Reports: one sentence for each reason about figures, reports and their review, in two languages.

Owns: `REPORTS`.
Takes and gives: Vietnamese first, English second.
Never: how a sentence is put together (see `speech`).
"""

from __future__ import annotations

from thidua.grounds import Why

REPORTS: dict[Why, tuple[str, str]] = {
    Why.NO_REPORT: ("{unit} chưa báo cáo{on:? tính đến ngày _}.", "{unit} has not reported{on:? by _}."),
    Why.NOT_REPORTED: (
        "{unit}, tiêu chí {criterion}: chưa báo cáo{missing:? (_)}, {points:?_|0} trên {maximum} điểm.",
        "{unit}, criterion {criterion}: not reported{missing:? (_)}, {points:?_|0} of {maximum} {maximum:=1?point|points}.",
    ),
    Why.NOT_ASSIGNED: (
        "{unit}, tiêu chí {criterion}: không được giao{reads:?, vì dựa vào tiêu chí không được giao: _}; không tính vào điểm và điểm tối đa.",
        "{unit}, criterion {criterion}: not assigned{reads:?, as it reads what is not: _}, left out of points and maximum.",
    ),
    Why.NO_TARGET: (
        "{unit}, tiêu chí {criterion}: không có chỉ tiêu{missing:? (_)} nên được {points:?_|0} điểm.",
        "{unit}, criterion {criterion}: no target{missing:? (_)}, worth {points:?_|0}.",
    ),
    Why.VOID: (
        "{unit}, tiêu chí {criterion}: số liệu bị loại{missing:? (_)}, {points:?_|0} trên {maximum} điểm.",
        "{unit}, criterion {criterion}: the figure is void{missing:? (_)}, {points:?_|0} of {maximum} {maximum:=1?point|points}.",
    ),
    Why.REPORT_UNDATED: (
        "{unit}: báo cáo không ghi ngày nên không được tính ở thời điểm {on}.",
        "{unit}: its report bears no date and is not counted by {on}.",
    ),
    Why.REPORT_LATE: (
        "{unit}: báo cáo gửi ngày {on}, sau hạn nhận báo cáo {closes}; vẫn được tính vì quy chế không quy định khác.",
        "{unit}: its report of {on} came after reporting closed on {closes}; it counts, as the rulebook does not say otherwise.",
    ),
    Why.REPORT_AFTER_PUBLICATION: (
        "{unit}: báo cáo nhận ngày {on} không được tính vì kết quả đã công bố ngày {final}.",
        "{unit}: its report was received on {on} and does not count, as the results were published on {final}.",
    ),
    Why.REPORT_OUTSIDE: (
        "{unit}: báo cáo ghi ngày {on}, ngoài thời gian của năm thi đua (từ {start} đến {end}) và các hội nghị đã ghi nhận; vẫn được tính.",
        "{unit}: its report is dated {on}, outside the season ({start} to {end}) and its recorded meetings; it counts.",
    ),
    Why.CASES_OUTSIDE: (
        "{unit}: {figure} có {count} trường hợp không thuộc năm thi đua nên không được tính{lines:? ngoài tiêu chí _} (ngày {earliest}{latest:? đến _}).",
        "{unit}: {figure}: cases outside the season, not counted{lines:? but for criterion _}: {count} (of {earliest}{latest:? to _}).",
    ),
    Why.CASES_ALIKE: (
        "{unit}: {figure} có {count} trường hợp ghi giống hệt nhau{on:? (ngày _)}{evidence:?, minh chứng '_'}; cần kiểm tra có trùng không.",
        "{unit}: {figure}: cases written alike: {count}{on:? (of _)}{evidence:?, evidence '_'}; check whether they are one.",
    ),
    Why.DAY_FAR_OFF: (
        "{unit}: {figure} ghi ngày {on}, cách năm thi đua {season} hơn một năm; cần kiểm tra lại.",
        "{unit}: {figure} has the day {on}, more than a year away from the season {season}; check it.",
    ),
    Why.CORRECTED: (
        "{unit}: {figure} sửa từ {before} thành {after}{stage:? ở bước _}{assessor:?, do _ thẩm định}{reason:?, lý do: _}.",
        "{unit}: {figure} corrected from {before} to {after}{stage:? at stage _}{assessor:?, by _}{reason:?, reason: _}.",
    ),
    Why.REVIEWED: (
        "{unit}: {figure} được thẩm định là {value}{stage:? ở bước _}{assessor:?, do _ thẩm định}{reason:?, lý do: _}.",
        "{unit}: {figure} reviewed as {value}{stage:? at stage _}{assessor:?, by _}{reason:?, reason: _}.",
    ),
    Why.MEAN_OF: (
        "{unit}: {figure} = {value}, bình quân của {values:and}{struck:?; _ ý kiến loại số liệu không tính vào bình quân}{replaced:?; _ ý kiến được thay bằng ý kiến sau của cùng người thẩm định}{own:?; số tự báo cáo _ không tính vào bình quân}.",
        "{unit}: {figure} = {value}, the mean of {values:and}{struck:?; reviews that strike it out, not in the mean: _}{replaced:?; replaced by a later one of the same reviewer: _}{own:?; its own _ is not in the mean}.",
    ),
    Why.GREATEST_OF: (
        "{unit}: {figure} = {value}, mức cao nhất trong {values:and}{struck:?; không tính _ ý kiến loại số liệu}{replaced:?; _ ý kiến được thay bằng ý kiến sau của cùng người thẩm định}{own:?; số tự báo cáo _ không được so}.",
        "{unit}: {figure} = {value}, the greatest of {values:and}{struck:?; reviews that strike it out, left aside: _}{replaced:?; replaced by a later one of the same reviewer: _}{own:?; its own _ is not among them}.",
    ),
    Why.AGREED: (
        "{unit} thống nhất với kết quả thẩm định {figure} = {value}.",
        "{unit} agrees to the reviewed {figure} = {value}.",
    ),
    Why.NOT_AGREED: (
        "{unit}: {figure} = {value} theo thẩm định không được lấy vì {accepted}{own:?; giữ số tự báo cáo _}.",
        "{unit}: the reviewed {figure} = {value} does not stand, as {accepted}{own:?; its own _ stands}.",
    ),
    Why.OVERRIDDEN: (
        "{unit}, tiêu chí {criterion}: ấn định {points} điểm{stage:? ở bước _}{assessor:?, do _ thẩm định}, lý do: {reason}.",
        "{unit}, criterion {criterion}: points set to {points}{stage:? at stage _}{assessor:?, by _}, reason: {reason}.",
    ),
    Why.WRONG_ROLE: (
        "{unit}: ý kiến{role:? của vai trò '_'}{figure:? về _}{criterion:? về tiêu chí _}{stage:? ở bước '_'} không đúng thẩm quyền nên không được tính.",
        "{unit}: an entry{role:? by role '_'}{figure:? on _}{criterion:? on criterion _}{stage:? at stage '_'} is not entitled and does not count.",
    ),
    Why.WRONG_ASSESSOR: (
        "{unit}: ý kiến{assessor:? của _}{figure:? về _}{criterion:? về tiêu chí _}{stage:? ở bước '_'} không được tính vì nội dung này do bộ phận khác phụ trách.",
        "{unit}: an entry{assessor:? by _}{figure:? on _}{criterion:? on criterion _}{stage:? at stage '_'} does not count, as another assessor owns the matter.",
    ),
    Why.OUT_OF_ORDER: (
        "{unit}: ý kiến{figure:? về _}{criterion:? về tiêu chí _}{stage:? ở bước '_'} ngày {on} không được tính vì bước sau đã có kết quả.",
        "{unit}: an entry{figure:? on _}{criterion:? on criterion _}{stage:? at stage '_'} of {on} does not count, as a later stage had already decided.",
    ),
    Why.AFTER_PUBLICATION: (
        "{unit}: ý kiến{figure:? về _}{criterion:? về tiêu chí _} ngày {on} không được tính vì kết quả đã công bố.",
        "{unit}: an entry{figure:? on _}{criterion:? on criterion _} of {on} does not count, as the results were final.",
    ),
    Why.EXPLAINED: (
        "{unit} giải trình{figure:? về _}{criterion:? về tiêu chí _}{on:? ngày _}: '{explanation}'.",
        "{unit} explained{figure:? _}{criterion:? criterion _}{on:? on _}: '{explanation}'.",
    ),
    Why.OUTLIER: (
        "{unit}: {figure} = {value} nằm ngoài khoảng hợp lý từ {low} đến {high}; cần kiểm tra lại.",
        "{unit}: {figure} = {value} lies outside the plausible range from {low} to {high}; check it.",
    ),
    Why.OUTLYING_RATE: (
        "{unit}: {figure} = {value} bằng {rate:%} chỉ tiêu {target}, bất thường; cần kiểm tra lại.",
        "{unit}: {figure} = {value} is {rate:%} of the target {target}, out of the ordinary; check it.",
    ),
    Why.PEERS_MISSING: (
        "{unit}, tiêu chí {criterion}: còn đơn vị chưa báo cáo, điểm nằm trong khoảng {low} đến {high} trên {maximum}.",
        "{unit}, criterion {criterion}: peers have not reported, points between {low} and {high} of {maximum}.",
    ),
    Why.POINTS_EITHER_WAY: (
        "{unit}, tiêu chí {criterion}: {points} trên {maximum} điểm, dù đơn vị chưa báo cáo đạt kết quả nào.",
        "{unit}, criterion {criterion}: {points} of {maximum} points, whatever units that have not reported come to.",
    ),
    Why.POINTS_UNBOUNDED: (
        "{unit}, tiêu chí {criterion}: chưa có điểm, vì còn phụ thuộc đơn vị chưa báo cáo mà quy chế không giới hạn điểm.",
        "{unit}, criterion {criterion}: no points yet, as they depend on units that have not reported, and the rulebook does not bound them.",
    ),
    Why.TOTAL_UNBOUNDED: (
        "{unit}: chưa có tổng điểm, vì còn phụ thuộc nội dung chưa xác định mà quy chế không giới hạn điểm.",
        "{unit}: no total yet, as it depends on what is still open, and the rulebook does not bound its points.",
    ),
}
