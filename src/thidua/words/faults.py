"""Faults: one sentence for each problem, in two languages.

Owns: `FAULTS`.
Takes and gives: Vietnamese first, English second.
Never: how a sentence is put together (see `speech`).
"""

from __future__ import annotations

from thidua.grounds import Fault

FAULTS: dict[Fault, tuple[str, str]] = {
    Fault.UNREADABLE: ("không đọc được tệp: {reason}", "the file cannot be read: {reason}"),
    Fault.NOT_UTF8: (
        "tệp không phải mã UTF-8 (byte thứ {byte}); hãy lưu lại với mã UTF-8",
        "the file is not UTF-8 (byte {byte}); save it as UTF-8",
    ),
    Fault.EMPTY: ("tài liệu rỗng", "the document is empty"),
    Fault.SYNTAX: ("sai cú pháp: {reason}", "syntax error: {reason}"),
    Fault.TOO_DEEP: ("tài liệu lồng nhau quá sâu", "the document is nested too deeply"),
    Fault.TOO_LONG: (
        "văn bản dài {found} ký tự; nhiều nhất là {maximum}",
        "a text of {found} characters; at most {maximum} are read",
    ),
    Fault.TOO_LARGE: (
        "tài liệu quá lớn; nhiều nhất là {maximum} MB",
        "the document is too large; at most {maximum} MB are read",
    ),
    Fault.CONTROL_CHARACTER: (
        "'{found}' có ký tự điều khiển hoặc xuống dòng; hãy xóa ký tự đó",
        "'{found}' holds a control character or a line end; take it out",
    ),
    Fault.UNKNOWN_FORMAT: (
        "không biết định dạng {found}; phiên bản này đọc định dạng {allowed}",
        "unknown format {found}; this version reads format {allowed}",
    ),
    Fault.READS_DIFFERENTLY: (
        "định dạng 2 đọc là: {second}{after}; định dạng 1 đọc là: {first}{before}",
        "format 2 reads: {second}{after}; format 1 read: {first}{before}",
    ),
    Fault.WRONG_DOCUMENT: (
        "loại tài liệu '{found}' không dùng được ở đây; cần: {allowed}",
        "a document of kind '{found}' does not fit here; needed: {allowed}",
    ),
    Fault.UNKNOWN_KEY: ("không có khóa '{found}'; được dùng: {allowed}", "unknown key '{found}'; allowed: {allowed}"),
    Fault.MISSING_KEY: ("thiếu khóa '{found}'", "the key '{found}' is missing"),
    Fault.WRONG_TYPE: ("cần {expected}, gặp {found:word}", "expected {expected}, found {found:word}"),
    Fault.NOT_ALLOWED: (
        "giá trị '{found}' không hợp lệ; được dùng: {allowed}",
        "'{found}' is not allowed; allowed: {allowed}",
    ),
    Fault.ALL_NEEDED: (
        "'{found}' phải nêu đủ các đơn vị, mỗi đơn vị một lần: {allowed}",
        "'{found}' must name all of these, each once: {allowed}",
    ),
    Fault.AMBIGUOUS_NUMBER: (
        "số '{found}' có thể đọc là: {readings}; "
        'hãy ghi {numbers:?lại cho khớp với numbers = "_"|numbers = "vi" hoặc "en" ở đầu tài liệu}',
        "the number '{found}' can be read as: {readings}; "
        '{numbers:?write it so that it fits numbers = "_"|set numbers = "vi" or "en" at the top of the document}',
    ),
    Fault.NOT_A_NUMBER: ("'{found}' không phải là số", "'{found}' is not a number"),
    Fault.NOT_FINITE: ("'{found}' không phải là số hữu hạn", "'{found}' is not a finite number"),
    Fault.NOT_A_DATE: (
        "'{found}' không phải là ngày; ghi 2022-01-31 hoặc 31/01/2022",
        "'{found}' is not a date; write 2022-01-31 or 31/01/2022",
    ),
    Fault.NOT_A_SEASON: (
        "'{found}' không phải là năm thi đua; ghi 2024 hoặc \"2023-2024\"",
        "'{found}' is not a season; write 2024 or \"2023-2024\"",
    ),
    Fault.BLANK: (
        "không được để trống{found:?: '_' không có chữ cái Latinh hay chữ số}",
        "must not be blank{found:?: '_' has no Latin letter and no digit}",
    ),
    Fault.BASIS_MISSING: (
        "có nguồn nhưng thiếu cơ sở (basis): {allowed}",
        "a source is given without its basis: {allowed}",
    ),
    Fault.CITES_MISSING: (
        "quy tắc '{found}' trong bản đã ban hành phải có viện dẫn",
        "the rule '{found}' of a published edition needs a citation",
    ),
    Fault.NOT_IN_FORCE: (
        "không có bản nào của '{found}' có hiệu lực ngày {on}{first:?; sớm nhất từ _}{last:?; đến hết _}",
        "no edition of '{found}' is in force on {on}{first:?; the first from _}{last:?; the last until _}",
    ),
    Fault.LAWS_OVERLAP: (
        "hai bản '{first}' và '{second}' cùng có hiệu lực",
        "the editions '{first}' and '{second}' are in force at the same time",
    ),
    Fault.NOT_PROPOSED: ("không ai đề nghị '{found}'", "nobody proposed '{found}'"),
    Fault.NO_PRIZE: (
        "chưa biết mức thưởng hoặc lương cơ sở của '{found}' ngày {on}",
        "no multiple or no base salary is known for '{found}' on {on}",
    ),
    Fault.ABOUT_NOTHING: ("cần đúng một trong: {allowed}", "exactly one of these is needed: {allowed}"),
    Fault.COLON_IN_NAME: (
        "'{found}' có dấu hai chấm, là dấu dành cho cách đọc như points:1",
        "'{found}' holds a colon, which is kept for readings such as points:1",
    ),
    Fault.KEPT_NAME: (
        "'{found}' là tên dành cho cách đọc của điều kiện, không đặt cho chỉ tiêu được",
        "'{found}' is kept for what a condition reads, and names no figure",
    ),
    Fault.DUPLICATE_ID: ("'{found}' được dùng hai lần", "'{found}' is used twice"),
    Fault.NAMED_OTHERWISE: (
        "ghi là '{found}', ở trên đã ghi là '{first}'",
        "named '{found}' here, and '{first}' before",
    ),
    Fault.DUPLICATE_NAME: (
        "tên '{found}' trùng giữa '{first}' và '{second}'",
        "the name '{found}' is shared by '{first}' and '{second}'",
    ),
    Fault.CHANGE_UNFIT: (
        "thay đổi '{found:word}' không hợp với {units} đơn vị cũ, {into} đơn vị mới",
        "the change '{found:word}' does not fit {units} units before and {into} after",
    ),
    Fault.BOTH_OFFICES: (
        "'{found}' không thể đồng thời là cụm trưởng và cụm phó",
        "'{found}' cannot be head and deputy at once",
    ),
    Fault.DECLINED: (
        "'{found}' không thể vừa là cụm trưởng vừa từ chối làm cụm trưởng",
        "'{found}' cannot be head and have declined to be",
    ),
    Fault.REPLACES_ITSELF: (
        "'{found}' không thể thay chính mình làm cụm trưởng",
        "'{found}' cannot stand in for itself as head",
    ),
    Fault.DAYS_DIFFER: (
        "'{found}' thay đổi tư cách thành viên ngày {on}, khác với thời gian đã ghi{since:? từ _}{until:? đến _}",
        "'{found}' joins or leaves on {on}, other than its own days say{since:?: since _}{until:?: until _}",
    ),
    Fault.MEMBER_BESIDE: (
        "'{found}' ghi ngoài danh sách thành viên nhưng theo thời gian đã ghi là thành viên ngày {on}: được tính khi luân phiên, không được chấm điểm; hãy ghi vào units",
        "'{found}' stands beside the members, and by its days is one on {on}: it has turns, and no points; list it under units",
    ),
    Fault.NO_MEMBER_THEN: (
        "'{found}' không là thành viên của cụm năm {season}",
        "'{found}' is no member of the cluster in {season}",
    ),
    Fault.SLUG_COLLISION: (
        "'{found}' và '{other}' cùng có mã mặc định '{id}'; hãy ghi id, ví dụ '{proposed}'",
        "'{found}' and '{other}' share the default id '{id}'; give an id, for example '{proposed}'",
    ),
    Fault.UNKNOWN_UNIT: (
        "không có đơn vị '{found}'{allowed:?; cụm có: _}",
        "unknown unit '{found}'{allowed:?; the cluster has: _}",
    ),
    Fault.UNKNOWN_FIGURE: (
        "không có số liệu '{found}'{allowed:?; quy chế có: _}",
        "unknown figure '{found}'{allowed:?; the rulebook has: _}",
    ),
    Fault.UNKNOWN_CRITERION: (
        "không có tiêu chí '{found}'{allowed:?; quy chế có: _}",
        "unknown criterion '{found}'{allowed:?; the rulebook has: _}",
    ),
    Fault.UNKNOWN_STAGE: (
        "không có bước '{found}'{allowed:?; quy chế có: _}",
        "unknown stage '{found}'{allowed:?; the rulebook has: _}",
    ),
    Fault.UNKNOWN_AWARD: (
        "không có hình thức khen thưởng '{found}'; có: {allowed}",
        "unknown award '{found}'; known: {allowed}",
    ),
    Fault.UNKNOWN_CONDITION: (
        "không có điều kiện '{found}'{allowed:?; quy chế có: _}",
        "unknown condition '{found}'{allowed:?; the rulebook has: _}",
    ),
    Fault.UNKNOWN_BAND: (
        "không có mức xếp loại '{found}'{allowed:?; quy chế có: _}",
        "unknown class '{found}'{allowed:?; the rulebook has: _}",
    ),
    Fault.NO_BALLOT_RULE: (
        "quy chế không có quy định bỏ phiếu cho '{found}'{allowed:?; có: _}",
        "the rulebook has no ballot rule for '{found}'{allowed:?; it has: _}",
    ),
    Fault.UNKNOWN_PART: (
        "tài liệu không có phần '{found}'; gần nhất: {allowed}",
        "the document has no part '{found}'; the nearest: {allowed}",
    ),
    Fault.UNKNOWN_NAME: (
        "không có tên '{found}' trong kho; có: {allowed}",
        "the archive has nothing called '{found}'; it has: {allowed}",
    ),
    Fault.UNKNOWN_RULEBOOK: (
        "không tìm thấy quy chế '{found}'; có trong kho: {allowed}",
        "the rulebook '{found}' is not found; the archive has: {allowed}",
    ),
    Fault.NO_RULEBOOK: (
        "có số liệu nhưng giao ước không nêu quy chế để chấm điểm",
        "there are figures, but the pact names no rulebook to score them by",
    ),
    Fault.NOT_A_FORMULA: (
        "không phải công thức hợp lệ: {found}",
        "not a valid formula: {found}",
    ),
    Fault.FORMULA_TOO_LONG: (
        "công thức{parts:? có _ thành phần (số, tên, dấu, ngoặc, dấu phẩy),}{characters:? có _ ký tự,} vượt quá {maximum}",
        "the formula{parts:? has _ parts (numbers, names, signs, brackets, commas),}{characters:? has _ characters,} more than {maximum}",
    ),
    Fault.UNKNOWN_ROLE: (
        "công thức dùng tên '{found}' không có ở đây; {allowed:?dùng được: _|phải khai trong reads}",
        "the formula uses '{found}', which is not read here; {allowed:?it can use: _|name it in reads}",
    ),
    Fault.NOT_A_ROLE: (
        "'{found}' không dùng được trong công thức; tên vai trò chỉ gồm chữ không dấu, chữ số và dấu gạch dưới: {proposed}",
        "'{found}' cannot stand in a formula; a role is letters without marks, digits and underscores: {proposed}",
    ),
    Fault.ROLE_UNCLEAR: (
        "không rõ cách chấm tính trên số liệu nào: {allowed}; hãy đặt tên value cho một trong số đó",
        "it is not clear on which of these the scale works: {allowed}; call one of them value",
    ),
    Fault.PER_CENT_OR_NUMBER: (
        "đứng cạnh một tỷ lệ, số {found} có thể đọc là {found} % hoặc {other} %; hãy ghi rõ một trong hai",
        "beside a share, the number {found} can be read as {found} % or {other} %; write one of them",
    ),
    Fault.TABLE_SIZE: ("bảng có {found} mục, cần {expected}", "the table has {found} entries, needed: {expected}"),
    Fault.EDGES_FALL: ("các mốc phải tăng dần", "the edges must rise"),
    Fault.BANDS_OVERLAP: (
        "giá trị {found} thuộc cùng lúc hai mức",
        "two bands hold the value {found}",
    ),
    Fault.BANDS_OPEN: (
        "giá trị {found} không thuộc mức nào; hãy ghi edges hoặc otherwise",
        "no band holds {found}; name edges or otherwise",
    ),
    Fault.BAND_EMPTY: (
        "mức này không chứa giá trị nào: {found}",
        "no value can lie in this band: {found}",
    ),
    Fault.FORMED_FROM_ITSELF: (
        "đơn vị '{found}' được hình thành từ chính nó",
        "unit '{found}' is formed from itself",
    ),
    Fault.CYCLE: ("tiêu chí '{found}' nằm trong vòng lặp", "criterion '{found}' is part of a cycle"),
    Fault.SUM_MISMATCH: (
        "tiêu chí {criterion}: {best:?điểm tối đa cao nhất trong các mục con|tổng điểm tối đa các mục con} là {found}, khác {expected}",
        "criterion {criterion}: {best:?the greatest maximum of its children, of which the best counts, is|the maxima of its children add up to} {found}, not {expected}",
    ),
    Fault.NO_SCALE: (
        "tiêu chí '{found}' có mục con nên không được có khóa '{key}' riêng",
        "criterion '{found}' has children and takes no '{key}' of its own",
    ),
    Fault.NOT_A_CALENDAR_RULE: (
        "'{found}' không phải quy tắc lịch; ghi ví dụ FREQ=MONTHLY;BYMONTHDAY=25",
        "'{found}' is no rule of a calendar; write for example FREQ=MONTHLY;BYMONTHDAY=25",
    ),
    Fault.DUE_EVERY_MONTH: (
        "'{found}' không nêu tháng nên đến hạn trong mọi tháng; nếu chỉ một lần trong năm, hãy ghi thêm BYMONTH",
        "'{found}' names no month and so falls due in every month; for once a year, add BYMONTH",
    ),
    Fault.DUE_BY_WEEKS: (
        "'{found}' tính theo tuần: số đứng trước thứ không có nghĩa, ngày trong tháng chỉ thu hẹp quy tắc",
        "'{found}' goes by weeks: numbers before weekdays mean nothing, days of the month only narrow it",
    ),
    Fault.DUE_PASSES_OVER: (
        "'{found}' không có ngày nào trong tháng {months:and}; nếu là ngày cuối tháng, hãy ghi BYMONTHDAY=-1",
        "'{found}' falls on no day of the months {months:and}; for the end of a month, write BYMONTHDAY=-1",
    ),
    Fault.DUE_FROM_THE_SEASON: (
        "'{found}' không nêu ngày nên lấy ngày {day} của ngày đầu năm thi đua, không có trong tháng {months:and}; nếu là ngày cuối tháng, hãy ghi BYMONTHDAY=-1",
        "'{found}' names no day and takes the season's first, the {day}, which the months {months:and} do not have; for the end of a month, write BYMONTHDAY=-1",
    ),
    Fault.PERIOD_STRAYS: (
        "thời gian của năm thi đua {season} ghi từ {first} đến {last}, lệch quá một năm so với tên năm hoặc dài quá hai năm",
        "the period of the season {season}, {first} to {last}, strays more than a year from its name or lasts more than two years",
    ),
    Fault.SEASON_WITHOUT_DAYS: (
        "tiêu chí {criterion} tính theo ngày của năm thi đua{season:? _}, nhưng hồ sơ chưa ghi; hãy ghi period cho cụm",
        "criterion {criterion} goes by the days of the season{season:? _}, which are not recorded; state the period of the cluster",
    ),
    Fault.LATER_EARNS_MORE: (
        "chậm {days} ngày được {points} điểm, nhiều hơn chậm ít ngày hơn ({before} điểm)",
        "being {days} days late earns {points} points, more than being late by fewer days ({before} points)",
    ),
    Fault.NO_MAXIMUM: (
        "không tiêu chí nào có điểm tối đa: không đơn vị nào được xếp hạng",
        "no criterion has a maximum: no unit takes a place",
    ),
    Fault.LATENESS_PAYS: (
        "per_day = {found} cộng điểm cho mỗi ngày chậm; nếu là điểm trừ, hãy ghi số âm",
        "per_day = {found} adds points for every day late; to take them, write it with a minus",
    ),
    Fault.NOT_READABLE: (
        "{by:?_|cách chấm này} không đọc được số liệu '{found}' loại {kind}",
        "{by:?_|this scale} cannot read the figure '{found}' of kind {kind}",
    ),
    Fault.OUT_OF_RANGE: (
        "{found} nằm ngoài giới hạn{allowed:?; được dùng: _}",
        "{found} is out of range{allowed:?; allowed: _}",
    ),
    Fault.RULE_SILENT: (
        "quy định bỏ phiếu cho '{found}' không nêu '{key}'",
        "the ballot rule for '{found}' does not say '{key}'",
    ),
    Fault.UNSAID: (
        "'{award}' không nêu '{found}': suất này được tặng thêm, chuyển tiếp hay bỏ trống khi đơn vị đã được đề nghị {higher}",
        "'{award}' does not say '{found}': whether it goes to a unit already proposed for {higher}, passes on or lapses",
    ),
    Fault.WRONG_KIND: ("'{found}' không phải loại {kind}", "'{found}' is not of kind {kind}"),
    Fault.WRONG_MEASURE: (
        "đơn vị tính '{found}' không đổi được; số liệu này tính bằng: {allowed}",
        "the unit of measure '{found}' cannot be converted; this figure is measured in: {allowed}",
    ),
    Fault.ABOVE_MAXIMUM: ("{found} vượt mức tối đa {maximum}", "{found} is above the maximum of {maximum}"),
    Fault.BELOW_MINIMUM: ("{found} thấp hơn mức tối thiểu {minimum}", "{found} is below the minimum of {minimum}"),
    Fault.TARGET_UNCLEAR: (
        "tiêu chí {criterion} tính trên nhiều số liệu và có chỉ tiêu cho {found:and}; hãy đặt tên value cho số liệu có chỉ tiêu được tính",
        "criterion {criterion} works on several figures, and {found:and} have targets; call the one whose target counts value",
    ),
    Fault.TARGET_MISSING: (
        "{unit} thiếu chỉ tiêu cho tiêu chí {criterion}, quy chế không có nhóm riêng cho trường hợp này",
        "{unit} has no target for criterion {criterion}, and its scale names no pool for that",
    ),
    Fault.TARGET_UNUSABLE: ("chỉ tiêu phải lớn hơn 0, gặp {found}", "a target must be greater than 0, found {found}"),
    Fault.REASON_MISSING: ("ấn định điểm phải có lý do", "points that override need a reason"),
    Fault.TWO_AT_ONCE: (
        "{unit} có hai ý kiến về '{found}' cùng thời điểm{on:? (ngày _)|, không ghi ngày}; hãy ghi ngày để biết ý kiến nào được lấy",
        "two entries of {unit} on '{found}' {on:?bear the day _|bear no day}; dates have to say which stands",
    ),
    Fault.DAY_FAR_OFF: (
        "ngày {found} cách năm thi đua {season} hơn một năm",
        "{found} is more than a year away from the season {season}",
    ),
    Fault.TWO_ANNOUNCEMENTS: (
        "chỉ ghi thứ hạng hoặc tổng điểm, không ghi cả hai",
        "give places or totals, not both",
    ),
    Fault.PER_CENT_BESIDE_POINTS: (
        "đứng cạnh điểm số, {found} % chỉ là một phần của một điểm; hãy ghi số điểm",
        "beside points, {found} % would be a part of one point; write a number of points",
    ),
    Fault.PER_CENT_OF_POINTS: (
        "'{found}' là tỷ lệ phần trăm, ở đây phải ghi số điểm",
        "'{found}' is per cent, where a number of points is meant",
    ),
    Fault.PLACES_UNFIT: (
        "thứ hạng của tất cả thành viên ({found}) không liền mạch: sau đơn vị đồng hạng phải là 1-2-2-4 hoặc 1-2-2-3",
        "the places of all members ({found}) leave a gap: after a tie they run 1-2-2-4 or 1-2-2-3",
    ),
}
