"""Faults: one sentence for each problem, in two languages.

Owns: `FAULTS`.
Takes and gives: Vietnamese first, English second.
Never: a rule about who may say what (see `speech`).
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
    Fault.UNKNOWN_FORMAT: (
        "không biết định dạng {found}; phiên bản này đọc định dạng {allowed}",
        "unknown format {found}; this version reads format {allowed}",
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
    Fault.AMBIGUOUS_NUMBER: (
        'số \'{found}\' có thể đọc là: {readings}; hãy ghi numbers = "vi" hoặc "en" ở đầu tài liệu',
        'the number \'{found}\' can be read as: {readings}; set numbers = "vi" or "en" at the top of the document',
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
    Fault.DUPLICATE_ID: ("'{found}' được dùng hai lần", "'{found}' is used twice"),
    Fault.DUPLICATE_NAME: (
        "tên '{found}' trùng giữa '{first}' và '{second}'",
        "the name '{found}' is shared by '{first}' and '{second}'",
    ),
    Fault.CHANGE_UNFIT: (
        "thay đổi '{found:word}' không hợp với {units} đơn vị cũ, {into} đơn vị mới",
        "the change '{found:word}' does not fit {units} units before and {into} after",
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
    Fault.UNKNOWN_BAND: (
        "không có mức xếp loại '{found}'{allowed:?; quy chế có: _}",
        "unknown class '{found}'{allowed:?; the rulebook has: _}",
    ),
    Fault.NO_BALLOT_RULE: (
        "quy chế không có quy định bỏ phiếu cho '{found}'{allowed:?; có: _}",
        "the rulebook has no ballot rule for '{found}'{allowed:?; it has: _}",
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
    Fault.UNKNOWN_ROLE: (
        "công thức dùng tên '{found}' không có ở đây; dùng được: {allowed}",
        "the formula uses '{found}', which is not read here; it can use: {allowed}",
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
    Fault.CYCLE: ("tiêu chí '{found}' nằm trong vòng lặp", "criterion '{found}' is part of a cycle"),
    Fault.SUM_MISMATCH: (
        "tiêu chí {criterion}: tổng điểm tối đa các mục con là {found}, khác {expected}",
        "criterion {criterion}: the maxima of its children add up to {found}, not {expected}",
    ),
    Fault.NO_SCALE: (
        "tiêu chí '{found}' có mục con nên không được có cách chấm riêng",
        "criterion '{found}' has children and takes no scale of its own",
    ),
    Fault.NOT_A_CALENDAR_RULE: (
        "'{found}' không phải quy tắc lịch; ghi ví dụ FREQ=MONTHLY;BYMONTHDAY=25",
        "'{found}' is no rule of a calendar; write for example FREQ=MONTHLY;BYMONTHDAY=25",
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
    Fault.WRONG_KIND: ("'{found}' không phải loại {kind}", "'{found}' is not of kind {kind}"),
    Fault.WRONG_MEASURE: (
        "đơn vị tính '{found}' không đổi được; số liệu này tính bằng: {allowed}",
        "the unit of measure '{found}' cannot be converted; this figure is measured in: {allowed}",
    ),
    Fault.ABOVE_MAXIMUM: ("{found} vượt mức tối đa {maximum}", "{found} is above the maximum of {maximum}"),
    Fault.BELOW_MINIMUM: ("{found} thấp hơn mức tối thiểu {minimum}", "{found} is below the minimum of {minimum}"),
    Fault.TARGET_MISSING: (
        "{unit} thiếu chỉ tiêu cho tiêu chí {criterion}, quy chế không có nhóm riêng cho trường hợp này",
        "{unit} has no target for criterion {criterion}, and its scale names no pool for that",
    ),
    Fault.TARGET_UNUSABLE: ("chỉ tiêu phải lớn hơn 0, gặp {found}", "a target must be greater than 0, found {found}"),
    Fault.REASON_MISSING: ("ấn định điểm phải có lý do", "points that override need a reason"),
    Fault.TWO_ANNOUNCEMENTS: (
        "chỉ ghi thứ hạng hoặc tổng điểm, không ghi cả hai",
        "give places or totals, not both",
    ),
}
