"""Rules that need the register: places, goods already entered, certificates."""

from catalog.intake.rules.rule import Rule, error, warning

REGISTER_RULES: dict[str, Rule] = {
    "province_unknown": error(
        "Không có tỉnh nào tên “{name}”.", "There is no province called “{name}”.",
        "{remedy}", "{remedy}",
    ),
    "commune_unknown": error(
        "{province} không có xã, phường nào tên “{name}”.",
        "{province} has no commune called “{name}”.",
        "{remedy}", "{remedy}",
    ),
    "commune_split": error(
        "{name} đã được chia cho nhiều xã, phường.",
        "{name} was divided between several communes.",
        "Ghi thêm xã hiện nay, chọn một: {names}.",
        "Add the present commune, choose one: {names}.",
    ),
    "commune_ambiguous": error(
        "Có nhiều xã, phường tên “{name}”.", "There are several communes called “{name}”.",
        "Ghi rõ xã hay phường, chọn một: {names}.",
        "Say whether xã or phường, choose one: {names}.",
    ),
    "province_conflict": error(
        "{former} nay thuộc {current}, không thuộc {named}.",
        "{former} is now part of {current}, not of {named}.",
        "Sửa địa chỉ cũ hoặc địa chỉ mới.", "Correct the former or the present address.",
    ),
    "decision_in_future": error(
        "Quyết định {number} có ngày {date}, sau ngày hôm nay.",
        "Decision {number} is dated {date}, after today.",
        "Kiểm tra lại ngày của quyết định.", "Check the decision's date.",
    ),
    "issuer_has_no_power": error(
        "{issuer} không có thẩm quyền công nhận {stars} sao ngày {date}.",
        "{issuer} had no power to recognise {stars} stars on {date}.",
        "Kiểm tra cơ quan ban hành, ngày và hạng sao: 5 sao do Bộ công nhận; cấp huyện chỉ công"
        " nhận 3 sao, đến hết ngày 05/07/2025; cấp xã không công nhận.",
        "Check issuer, date and stars: the ministry recognises 5 stars; districts recognised"
        " only 3 stars, until 05/07/2025; communes recognise none.",
    ),
    "issuer_power_doubtful": warning(
        "Ngày {date}, {stars} sao không thuộc thẩm quyền của {issuer}.",
        "On {date}, {stars} stars were not for {issuer} to recognise.",
        "Kiểm tra cơ quan ban hành, ngày và hạng sao.", "Check issuer, date and stars.",
    ),
    "line_twice": error(
        "Sản phẩm này của chủ thể này đã có ở dòng {row}.",
        "This product of this producer stands in row {row} already.",
        "Xóa một dòng, hoặc ghi tên phân biệt hai sản phẩm.",
        "Delete one row, or give the two products names that tell them apart.",
    ),
    "gtin_of_another": error(
        "GTIN {value} đã thuộc về sản phẩm “{name}” ({code}).",
        "GTIN {value} already belongs to “{name}” ({code}).",
        "Mỗi sản phẩm có GTIN riêng: kiểm tra lại.", "Every product has its own GTIN: check it.",
    ),
    "gtin_twice": error(
        "GTIN {value} đã được ghi ở dòng {row} cho sản phẩm khác.",
        "GTIN {value} stands in row {row} for another product.",
        "Mỗi sản phẩm có GTIN riêng: kiểm tra lại.", "Every product has its own GTIN: check it.",
    ),
    "recognised_that_day": error(
        "Sản phẩm đã có giấy chứng nhận cùng ngày theo quyết định {number}.",
        "The product has a certificate of the same day by decision {number}.",
        "Kiểm tra lại số quyết định.", "Check the decision's number.",
    ),
    "recognised_before_withdrawal": error(
        "Công nhận ngày {date} có trước quyết định thu hồi {number} ngày {withdrawn_on}"
        " đã ghi cho giấy chứng nhận cũ hơn của sản phẩm.",
        "The recognition of {date} precedes withdrawal {number} of {withdrawn_on}, entered for"
        " an older certificate of the product.",
        "Thu lại lần nhập quyết định thu hồi, rồi nhập cả hai quyết định.",
        "Undo the import of the withdrawal, then enter both decisions.",
    ),
    "award_differs": error(
        "Sổ đã ghi giấy chứng nhận này với {recorded}; tệp ghi {given}.",
        "The register has this certificate with {recorded}; the file says {given}.",
        "Sửa tệp; nếu sổ sai, thu lại lần nhập trước rồi nhập lại.",
        "Correct the file; if the register is wrong, undo the earlier import and import again.",
    ),
    "gtin_differs": error(
        "Sổ ghi GTIN {recorded} cho sản phẩm này, tệp ghi {value}.",
        "The register has GTIN {recorded} for this product, the file says {value}.",
        "Đối chiếu với mã vạch trên bao bì; hai sản phẩm khác nhau cần hai tên khác nhau.",
        "Compare with the bar code on the pack; two different goods need two names.",
    ),
    "producer_ambiguous": error(
        "Sổ có nhiều chủ thể tên “{name}”.", "The register has several producers called “{name}”.",
        "Ghi địa chỉ đến xã, hoặc quyết định công nhận.",
        "Add the address down to the commune, or the recognition's decision.",
    ),
    "marks_missing": error(
        "“{value}” viết không dấu, có thể là: {names}.",
        "“{value}” is written without marks and may be any of: {names}.",
        "Ghi tên đủ dấu như trên giấy chứng nhận.",
        "Write the name with its marks, as on the certificate.",
    ),
    "marks_supplied": warning(
        "“{value}” viết không dấu, được hiểu là “{name}”.",
        "“{value}” is written without marks and was read as “{name}”.",
        "Nếu là tên khác thì ghi đủ dấu.", "If it is another name, write it with its marks.",
    ),
    "file_twice": warning(
        "Tệp “{value}” có nội dung giống tệp khác nên chỉ đọc một lần.",
        "File “{value}” has the same content as another and was read once.",
    ),
    "nothing_to_withdraw": error(
        "Sổ chưa có giấy chứng nhận nào của sản phẩm này để thu hồi.",
        "The register has no certificate of this product to withdraw.",
        "Nhập quyết định công nhận trước, hoặc cùng lúc.{near}",
        "Import the recognition first, or together with this file.{near}",
    ),
    "already_withdrawn": error(
        "Giấy chứng nhận đã bị thu hồi ngày {date} theo quyết định khác: {number}.",
        "The certificate was withdrawn on {date} by another decision: {number}.",
        "Bỏ dòng này.", "Leave this row out.",
    ),
    "withdrawal_late": error(
        "Ngày {date} giấy chứng nhận này đã được thay bằng giấy mới.",
        "On {date} a newer certificate had taken this one's place.",
        "Kiểm tra quyết định công nhận được nêu.", "Check which recognition is cited.",
    ),
    "withdrawal_before_issue": error(
        "Thu hồi ngày {date}, trước ngày cấp {issued_on}.",
        "Withdrawn on {date}, before it was issued on {issued_on}.",
        "Kiểm tra lại ngày của hai quyết định.", "Check the dates of the two decisions.",
    ),
    "cited_decision_differs": error(
        "Quyết định công nhận được nêu là {given} nhưng sổ ghi {recorded}.",
        "The recognition cited is {given} but the register has {recorded}.",
        "Sửa quyết định được nêu.", "Correct the decision cited.",
    ),
}  # fmt: skip
