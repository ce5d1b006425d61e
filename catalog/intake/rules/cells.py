"""Rules of single cells: what they may hold and how it is read."""

from catalog.intake.rules.rule import Rule, error, warning

_STARS_VI = "Ghi 3, 4 hoặc 5 (cũng được: “4 sao”, “★★★★”)."
_STARS_EN = "Write 3, 4 or 5 (also “4 sao”, “★★★★”)."
_NO_CERTIFICATE_VI = "Bỏ dòng này khỏi danh sách công nhận."
_NO_CERTIFICATE_EN = "Leave this row out of the list of recognitions."
_DATE_VI = "Ghi ngày dạng dd/mm/yyyy, ví dụ 28/11/2025."
_DATE_EN = "Write the date as dd/mm/yyyy, for example 28/11/2025."

CELL_RULES: dict[str, Rule] = {
    "formula_without_value": error(
        "Ô có công thức nhưng tệp không lưu kết quả.",
        "The cell has a formula whose result is not saved in the file.",
        "Mở tệp bằng Excel và lưu lại, hoặc thay công thức bằng giá trị.",
        "Open the file in Excel and save it, or replace the formula by its value.",
    ),
    "error_value": error(
        "Ô chứa lỗi của bảng tính (#N/A, #REF!…).",
        "The cell holds a spreadsheet error (#N/A, #REF! …).",
        "Sửa công thức hoặc ghi giá trị.",
        "Mend the formula or type the value.",
    ),
    "name_missing": error(
        "Dòng có dữ liệu nhưng không có tên sản phẩm.",
        "The row has data but no product name.",
        "Ghi tên sản phẩm hoặc xóa dòng.",
        "Write the product's name or delete the row.",
    ),
    "producer_missing": error(
        "Không có tên chủ thể.",
        "The producer's name is missing.",
        "Ghi tên chủ thể, hoặc gộp ô với dòng trên.",
        "Write the producer's name, or merge the cell with the row above.",
    ),
    "stars_missing": error(
        "Không có hạng sao.", "The number of stars is missing.", _STARS_VI, _STARS_EN
    ),
    "stars_unknown": error(
        "“{value}” không phải là hạng sao.", "“{value}” is no number of stars.",
        _STARS_VI, _STARS_EN,
    ),
    "stars_proposed": error(
        "“{value}” là đề xuất, chưa phải là công nhận: chưa có giấy chứng nhận {stars} sao.",
        "“{value}” is a proposal, not a recognition: there is no certificate of {stars} stars yet.",
        "Ghi hạng sao mà quyết định này công nhận, hoặc bỏ dòng.",
        "Write the stars that this decision recognises, or leave the row out.",
    ),
    "stars_below_three": error(
        "{stars} sao: không có quyết định công nhận và giấy chứng nhận cho 1 và 2 sao"
        " (Điều 4 Quyết định 26/2026/QĐ-TTg).",
        "{stars} stars: no decision and no certificate exists for 1 and 2 stars"
        " (Art. 4 of 26/2026/QĐ-TTg).",
        _NO_CERTIFICATE_VI, _NO_CERTIFICATE_EN,
    ),
    "stars_above_five": error(
        "{stars} sao: hạng cao nhất là 5 sao.", "{stars} stars: five is the highest.",
        _STARS_VI, _STARS_EN,
    ),
    "stars_against_section": error(
        "Dòng ghi {stars} sao nhưng nằm trong mục {section} sao.",
        "The row says {stars} stars but stands in the section of {section} stars.",
        "Sửa hạng sao hoặc chuyển dòng sang đúng mục.",
        "Correct the stars or move the row to its section.",
    ),
    "score_unknown": error(
        "“{value}” không phải là điểm.", "“{value}” is no score.",
        "Ghi điểm trung bình, ví dụ 84,5.", "Write the mean score, for example 84,5.",
    ),
    "score_out_of_range": error(
        "Điểm {value} nằm ngoài 0–100.", "Score {value} is outside 0–100.",
        "Ghi điểm trung bình trên thang 100.", "Write the mean score on the scale of 100.",
    ),
    "score_against_stars": error(
        "{score} điểm là hạng {earned}, không phải {stars} sao"
        " (5 sao: từ 90; 4 sao: từ 70 đến dưới 90; 3 sao: từ 50 đến dưới 70).",
        "A score of {score} is {earned}, not {stars} stars"
        " (5 stars: from 90; 4 stars: 70 to under 90; 3 stars: 50 to under 70).",
        "Sửa điểm hoặc hạng sao; nếu bị hạ hạng vì một tiêu chí bắt buộc, ghi"
        " “không đạt tiêu chí bắt buộc” ở cột Ghi chú.",
        "Correct the score or the stars; if a required criterion kept the stars lower, write"
        " “không đạt tiêu chí bắt buộc” in the notes.",
    ),
    "score_above_stars": warning(
        "{score} điểm nhưng được {stars} sao theo ghi chú về tiêu chí bắt buộc.",
        "A score of {score} with {stars} stars, as the note on a required criterion says.",
    ),
    "date_unknown": error(
        "“{value}” không phải là ngày.", "“{value}” is no date.", _DATE_VI, _DATE_EN
    ),
    "date_not_in_calendar": error(
        "Ngày “{value}” không có trong lịch.", "The date “{value}” is not in the calendar.",
        _DATE_VI, _DATE_EN,
    ),
    "date_month_first": error(
        "“{value}” không đọc được theo thứ tự ngày/tháng/năm.",
        "“{value}” cannot be read as day/month/year.",
        "Có phải là {guess} không? Ghi dạng dd/mm/yyyy.",
        "Is it {guess}? Write it as dd/mm/yyyy.",
    ),
    "date_two_digit_year": error(
        "Năm của “{value}” chỉ có hai chữ số.", "The year of “{value}” has only two digits.",
        "Ghi đủ bốn chữ số của năm.", "Write all four digits of the year.",
    ),
    "date_serial_unknown": error(
        "“{value}” là số ngày của Excel nhưng không rõ tính từ năm 1900 hay 1904.",
        "“{value}” is an Excel day number, but whether it counts from 1900 or 1904 is not known.",
        "Định dạng ô thành ngày trong Excel, hoặc ghi dạng dd/mm/yyyy.",
        "Format the cell as a date in Excel, or write it as dd/mm/yyyy.",
    ),
    "date_implausible": error(
        "Ngày {date} không thể là ngày của một quyết định OCOP.",
        "{date} cannot be the date of an OCOP decision.",
        "Kiểm tra lại năm.", "Check the year.",
    ),
    "date_serial": warning(
        "Số “{value}” được đọc là ngày {date}.", "The number “{value}” was read as {date}."
    ),
    "date_in_text_column": error(
        "Ô chứa ngày {value}, có lẽ do Excel tự đổi.",
        "The cell holds the date {value}, probably changed by Excel itself.",
        "Định dạng cột thành Văn bản (Text) rồi gõ lại.",
        "Format the column as Text and type the value again.",
    ),
    "decision_number_unknown": error(
        "“{value}” không phải là số quyết định.", "“{value}” is no decision number.",
        "Ghi đủ số và ký hiệu, ví dụ 2417/QĐ-UBND.",
        "Write number and letters, for example 2417/QĐ-UBND.",
    ),
    "decision_number_mended": warning(
        "Số quyết định “{value}” được đọc là {number}.",
        "The decision number “{value}” was read as {number}.",
    ),
    "set_missing": error(
        "Không có bộ sản phẩm.", "The product set is missing.",
        "Ghi số 1–26 hoặc tên bộ sản phẩm.", "Write the number 1–26 or the name of the set.",
    ),
    "set_unknown": error(
        "“{value}” không phải là bộ sản phẩm nào trong 26 bộ.",
        "“{value}” is none of the 26 product sets.",
        "{remedy}", "{remedy}",
    ),
    "set_ambiguous": error(
        "“{value}” có thể là nhiều bộ sản phẩm.", "“{value}” may be several product sets.",
        "Chọn một: {names}.", "Choose one: {names}.",
    ),
    "set_read_as": warning(
        "Bộ sản phẩm “{value}” được đọc là bộ {number}: {name}.",
        "Product set “{value}” was read as set {number}: {name}.",
    ),
    "gtin_length": error(
        "GTIN “{value}” phải có 8, 12, 13 hoặc 14 chữ số.",
        "GTIN “{value}” must have 8, 12, 13 or 14 digits.",
        "Định dạng cột thành Văn bản và ghi đủ chữ số, kể cả số 0 ở đầu.",
        "Format the column as Text and write all digits, leading zeros too.",
    ),
    "gtin_check_digit": error(
        "GTIN “{value}” sai số kiểm tra: số cuối phải là {digit}.",
        "GTIN “{value}” has a wrong check digit: the last one must be {digit}.",
        "Đối chiếu lại với mã vạch trên bao bì.", "Compare it with the bar code on the pack.",
    ),
    "programme_code_unknown": error(
        "Mã sản phẩm “{value}” không đúng dạng.", "Product code “{value}” has the wrong form.",
        "Ghi dạng tỉnh-xã-số-năm hoặc tỉnh-huyện-xã-số-năm, ví dụ 83-829-28780-3-2022.",
        "Write province-commune-number-year or province-district-commune-number-year,"
        " for example 83-829-28780-3-2022.",
    ),
    "producer_kind_unknown": warning(
        "Loại hình “{value}” không rõ; ghi là loại hình khác.",
        "Kind of producer “{value}” is not known; entered as other.",
    ),
    "reason_missing": error(
        "Không có lý do thu hồi.", "The reason for the withdrawal is missing.",
        "Ghi lý do theo khoản 1 Điều 8, ví dụ “(điểm đ)”.",
        "Write the reason under Art. 8.1, for example “(điểm đ)”.",
    ),
    "reason_unknown": error(
        "Không rõ “{value}” là điểm nào của khoản 1 Điều 8.",
        "It is not clear which letter of Art. 8.1 “{value}” is.",
        "Ghi thêm điểm a, b, c, d, đ hoặc e, ví dụ “(điểm b)”.",
        "Add the letter a, b, c, d, đ or e, for example “(điểm b)”.",
    ),
    "reason_conflict": error(
        "“{value}” ghi điểm {letter} nhưng lời lại là điểm {other} của khoản 1 Điều 8.",
        "“{value}” says letter {letter} but its words are letter {other} of Art. 8.1.",
        "Sửa chữ cái hoặc lời của lý do.", "Correct the letter or the words.",
    ),
    "valid_until_differs": error(
        "Ngày hết hạn {value} khác với 36 tháng kể từ {issued_on} là {expected}.",
        "Expiry {value} differs from 36 months after {issued_on}, which is {expected}.",
        "Sửa ngày hết hạn hoặc ngày quyết định, hoặc để trống để tính tự động.",
        "Correct the expiry or the decision's date, or leave it empty to have it computed.",
    ),
    "valid_until_eve": warning(
        "Ngày hết hạn {value} tính hết ngày hôm trước; sổ ghi {expected} (Điều 4.3).",
        "Expiry {value} counts to the day before; the register has {expected} (Art. 4.3).",
    ),
    "place_missing": error(
        "Không có địa chỉ và cũng không rõ tỉnh từ cơ quan ban hành.",
        "There is no address and the issuer does not tell the province either.",
        "Ghi xã và tỉnh.", "Write commune and province.",
    ),
    "address_not_units": warning(
        "Không nhận ra đơn vị hành chính trong “{value}”.",
        "No administrative unit was recognised in “{value}”.",
    ),
}  # fmt: skip
