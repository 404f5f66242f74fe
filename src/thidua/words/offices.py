"""Offices: one sentence for each reason of handover and rotation, in two languages.

Owns: `OFFICES`.
Takes and gives: Vietnamese first, English second.
Never: how a sentence is put together (see `speech`).
"""

from __future__ import annotations

from thidua.grounds import Why

OFFICES: dict[Why, tuple[str, str]] = {
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
        "{unit}: đúng quy định luân phiên ({rule}){deputy:?: cụm phó năm trước là _}{next:?: đến lượt _}.",
        "{unit}: follows the declared rule ({rule}){deputy:?: the deputy of the year before is _}{next:?: it is the turn of _}.",
    ),
    Why.DEPARTS_FROM_RULE: (
        "{unit}: khác quy định luân phiên ({rule}){deputy:?: cụm phó năm trước là _}{next:?: đến lượt _}{waiting:?: còn _ chưa có lượt}{candidates:?: được chọn trong số _}{seasons:?: nhiệm kỳ _ năm}.",
        "{unit}: departs from the declared rule ({rule}){deputy:?: the deputy of the year before is _}{next:?: it is the turn of _}{waiting:?: still without a turn: _}{candidates:?: open to _}{seasons:?: a term has _ seasons}.",
    ),
    Why.DECLINED: (
        "{unit} từ chối làm {office} năm {season}.",
        "{unit} declined to be {office} of {season}.",
    ),
    Why.REPLACED: (
        "{unit} thay {head:?_|cụm trưởng} làm {office} cho hết năm {season}.",
        "{unit} stands in for {head:?_|the head} as {office} for the rest of {season}.",
    ),
    Why.SUCCEEDS: (
        "Dự kiến {office} năm {season}: {unit}, kế nhiệm từ cụm phó năm trước ({deputy}).",
        "Projected {office} of {season}: {unit}, by succession of the deputy of the year before ({deputy}).",
    ),
    Why.NEXT_IN_ROSTER: (
        "Dự kiến {office} năm {season}: {unit}, đến lượt theo danh sách luân phiên{gone:?; cụm phó năm trước (_) không còn là thành viên}{passed:?; bỏ qua vì không là thành viên: _}.",
        "Projected {office} of {season}: {unit}, next in the roster{gone:?; the deputy of the year before (_) is no member any more}{passed:?; passed over as no members: _}.",
    ),
    Why.JOINED_ROUND: (
        "Dự kiến {office} năm {season}: {unit}, vào cụm từ ngày {since} nên đến lượt cuối vòng{also:?; cùng ngày với _, theo thứ tự trong hồ sơ}{gone:?; cụm phó năm trước (_) không còn là thành viên}{passed:?; bỏ qua vì không là thành viên: _}.",
        "Projected {office} of {season}: {unit}, which joined on {since} and has its turn at the end of the round{also:?; on one day with _, in the order of the record}{gone:?; the deputy of the year before (_) is no member any more}{passed:?; passed over as no members: _}.",
    ),
    Why.SAME_ROUND: (
        "Dự kiến {office} năm {season}: {unit}, vì đến lượt như năm {before} (mỗi vòng {period} lượt){gone:?; cụm phó năm trước (_) không còn là thành viên}{passed:?; bỏ qua vì không là thành viên: _}.",
        "Projected {office} of {season}: {unit}, whose turn it was in {before} (a round has {period} {period:=1?turn|turns}){gone:?; the deputy of the year before (_) is no member any more}{passed:?; passed over as no members: _}.",
    ),
    Why.ONLY_ONE_LEFT: (
        "Dự kiến {office} năm {season}: {unit}, đơn vị duy nhất chưa đến lượt trong vòng này{gone:?; cụm phó năm trước (_) không còn là thành viên}.",
        "Projected {office} of {season}: {unit}, the only one still without a turn in this round{gone:?; the deputy of the year before (_) is no member any more}.",
    ),
    Why.BEST_PLACED: (
        "Dự kiến {office} năm {season}: {unit}, xếp hạng cao nhất trong số được chọn (hạng {place}).",
        "Projected {office} of {season}: {unit}, the best placed of those eligible (place {place}).",
    ),
    Why.TERM_RUNS: (
        "Dự kiến {office} năm {season}: {unit}, nhiệm kỳ từ năm {began} chưa hết.",
        "Projected {office} of {season}: {unit}, whose term runs since {began}.",
    ),
    Why.OFFICE_OPEN: (
        "Chưa xác định {office} năm {season} ({rule}){candidates:?: một trong số _}{unrecorded:?; hồ sơ chưa ghi cụm trưởng năm _}{outside:?; cụm trưởng năm _ chưa là thành viên khi năm ấy bắt đầu, nên chưa rõ là lượt của đơn vị nào}{rests_on:?; còn tùy cụm trưởng năm _}{twice:?; _ làm cụm trưởng hai lần trong một vòng, nên chưa rõ thứ tự lặp lại}{gone:?; cụm phó năm trước (_) không còn là thành viên}{unplaced:?; _ không có trong thứ tự luân phiên}.",
        "The {office} of {season} is open ({rule}){candidates:?: one of _}{unrecorded:?; the head of _ is not recorded}{outside:?; the head of _ was no member as it began, so whose turn that was is not known}{rests_on:?; it depends on the head of _}{twice:?; _ led twice in one round, so the order that comes again is not known}{gone:?; the deputy of the year before (_) is no member any more}{unplaced:?; _ stands nowhere in the order}.",
    ),
    Why.JOINERS_UNSAID: (
        "Chưa xác định {office} năm {season}{candidates:?: một trong số _}; quy chế không nêu đơn vị mới vào đến lượt trong vòng này hay từ vòng sau.",
        "The {office} of {season} is open{candidates:?: one of _}; the rulebook does not say whether a unit that joins has its turn in this round or from the next.",
    ),
    Why.DECLINED_UNSAID: (
        "Chưa xác định {office} năm {season}{candidates:?: một trong số _}; quy chế không nêu đơn vị từ chối mất lượt hay giữ lượt đến cuối vòng.",
        "The {office} of {season} is open{candidates:?: one of _}; the rulebook does not say whether a unit that declines loses its turn or keeps it for the end of the round.",
    ),
    Why.OFFICER_ABSENT: (
        "{unit} được ghi là {office} năm {season} nhưng không phải thành viên của cụm trong năm đó.",
        "{unit} is recorded as {office} of {season} but is no member of the cluster in that season.",
    ),
    Why.UNIT_ENDS: (
        "{unit} kết thúc hoạt động ngày {on}, trong năm làm {office}{heirs:?; đơn vị mới: _}.",
        "{unit} ends on {on}, within the season in which it is {office}{heirs:?; the new unit: _}.",
    ),
    Why.UNIT_LEAVES: (
        "{unit} rời cụm từ ngày {on}, trong năm làm {office}.",
        "{unit} leaves the cluster on {on}, within the season in which it is {office}.",
    ),
    Why.TURN_INHERITED: (
        "{heir} kế thừa lượt làm {office} của {unit} ({policy}).",
        "{heir} takes over the turn of {unit} as {office} ({policy}).",
    ),
    Why.TURN_LAPSES: (
        "Lượt làm {office} của {unit} hết khi đơn vị không còn trong cụm{policy:? (_)}.",
        "The turn of {unit} as {office} lapses with it{policy:? (_)}.",
    ),
    Why.INHERITANCE_OPEN: (
        "Chưa xác định đơn vị kế thừa lượt làm {office} của {predecessor}{policy:? (_)|: quy chế không nêu}{lacking:?: _}{heirs:?: _}.",
        "Who takes over the turn of {predecessor} as {office} is open{policy:? (_)|: the rulebook does not say}{lacking:?: _}{heirs:?: _}.",
    ),
    Why.TURN_DEPENDS: (
        "Chưa xác định {office} năm {season}: còn tùy đơn vị nào kế thừa lượt của {predecessor}{policy:? (_)|; quy chế không nêu}{candidates:?; một trong số _}.",
        "The {office} of {season} is open: it depends on who takes over the turn of {predecessor}{policy:? (_)|, of which the rulebook says nothing}{candidates:?; one of _}.",
    ),
    Why.HEIR_ABSENT: (
        "Chưa xác định {office} năm {season}: {heir} kế thừa lượt của {predecessor} ({policy}) nhưng hồ sơ không ghi {heir} trong các đơn vị của cụm.",
        "The {office} of {season} is open: {heir} takes over the turn of {predecessor} ({policy}), but the record does not list {heir} among the units of the cluster.",
    ),
    Why.HEIR_UNLISTED: (
        "Chưa xác định {office} năm {season}{candidates:?, một trong số _}: hồ sơ không ghi {heir} (thành lập từ {predecessor}) trong các đơn vị của cụm, nên không rõ đơn vị này có là thành viên hay không.",
        "The {office} of {season} is open{candidates:?, to one of _}: the record does not list {heir}, formed from {predecessor}, among the units of the cluster, so nobody can say whether it is a member.",
    ),
    Why.TURNS: (
        "{unit}: {turns} nhiệm kỳ làm cụm trưởng{last:?, gần nhất năm _}; chờ {waiting} năm.",
        "{unit}: terms as head: {turns}{last:?, the last in _}; seasons waiting: {waiting}.",
    ),
}
