"""Parts: the parts of a dossier that sources are told of, in two languages.

Owns: `PARTS`.
Takes and gives: Vietnamese first, English second, by the path of a table or of one of its keys.
Never: what a part holds.
"""

from __future__ import annotations

PARTS: dict[str, tuple[str, str]] = {
    "cluster": ("thông tin về cụm", "the cluster"),
    "cluster.id": ("mã cụm", "the id of the cluster"),
    "cluster.name": ("tên cụm", "the name of the cluster"),
    "cluster.units": ("danh sách thành viên", "the list of members"),
    "cluster.tier": ("cấp của cụm", "the tier of the cluster"),
    "cluster.within": ("khối chứa cụm", "the block that holds the cluster"),
    "cluster.organiser": ("cơ quan tổ chức", "the organiser"),
    "cluster.sector": ("lĩnh vực của cụm", "the sector"),
    "cluster.members_complete": ("việc danh sách thành viên đã đủ", "whether all members are listed"),
    "cluster.others": ("các đơn vị khác được nêu", "the other units"),
    "cluster.season": ("năm thi đua", "the season"),
    "cluster.period": ("thời gian của năm thi đua", "the days of the season"),
    "cluster.head": ("cụm trưởng", "the head"),
    "cluster.deputy": ("cụm phó", "the deputy"),
    "pact": ("giao ước thi đua", "the pact"),
    "pact.rulebook": ("quy chế", "the rulebook"),
    "pact.signed": ("việc ký giao ước thi đua", "the signing of the pact"),
    "pact.signatures": ("chữ ký trong giao ước", "the signatures under the pact"),
    "pact.witness": ("đơn vị chứng kiến việc ký", "the witness of the pact"),
    "pact.movements": ("các phong trào thi đua", "the movements"),
    "pact.term": ("thời hạn của giao ước", "the term of the pact"),
    "targets": ("chỉ tiêu trong giao ước", "the targets"),
    "amendments": ("các thay đổi của giao ước trong năm", "the amendments"),
    "not-assigned": ("tiêu chí không giao", "the criteria that are not assigned"),
    "figures": ("số liệu báo cáo", "the figures"),
    "submissions": ("báo cáo của các đơn vị", "the reports"),
    "submissions.on": ("ngày báo cáo", "the day of the reports"),
    "reviews": ("kết quả thẩm định", "the reviews"),
    "announced": ("kết quả đã công bố", "the announced results"),
    "announced.places": ("thứ hạng đã công bố", "the announced places"),
    "announced.totals": ("tổng điểm đã công bố", "the announced totals"),
    "announced.bands": ("xếp loại đã công bố", "the announced classes"),
    "meetings": ("các cuộc họp", "the meetings"),
    "rulings": ("kết quả phân định các đơn vị ngang bằng", "the rulings on equal units"),
    "proposal": ("việc trình khen thưởng", "the proposal"),
    "proposal.on": ("ngày trình khen thưởng", "the day of the proposal"),
    "votes": ("kết quả bỏ phiếu", "the votes"),
    "succession": ("nhân sự cụm trưởng, cụm phó năm sau", "head and deputy of the next season"),
    "succession.season": ("năm nhận bàn giao", "the season of the succession"),
    "succession.how": ("cách chọn cụm trưởng, cụm phó năm sau", "the way of choosing head and deputy"),
    "succession.head": ("cụm trưởng năm sau", "the next head"),
    "succession.deputy": ("cụm phó năm sau", "the next deputy"),
    "succession.declined": ("các đơn vị từ chối lượt", "the units that declined their turn"),
    "decisions": ("quyết định khen thưởng", "the decisions"),
    "honours": ("khen thưởng đã nhận", "the honours"),
    "history": ("cụm trưởng, cụm phó các năm trước", "heads and deputies of earlier seasons"),
}
