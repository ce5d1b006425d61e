"""Rules of whole files, sheets and tables."""

from catalog.intake.rules.rule import Rule, error, warning

_SAVE_ANEW_VI = "Mở tệp bằng Excel hoặc LibreOffice, lưu lại thành .xlsx rồi nhập lại."
_SAVE_ANEW_EN = "Open the file in Excel or LibreOffice, save it as .xlsx and import again."

FILE_RULES: dict[str, Rule] = {
    "file_too_large": error(
        "Tệp lớn hơn {limit} MB.",
        "The file is larger than {limit} MB.",
        "Xóa ảnh và các trang tính không cần, hoặc chia danh sách thành nhiều tệp.",
        "Remove pictures and sheets not needed, or split the list into several files.",
    ),
    "empty_file": error(
        "Tệp không có nội dung.",
        "The file is empty.",
        "Kiểm tra lại tệp đã chọn.",
        "Check which file was chosen.",
    ),
    "unsupported_format": error(
        "Tệp không phải là bảng tính .xlsx, .xls, .ods hay .csv.",
        "The file is not a spreadsheet (.xlsx, .xls, .ods or .csv).",
        "Lưu danh sách thành .xlsx hoặc .csv rồi nhập lại; bản quét PDF phải được gõ lại.",
        "Save the list as .xlsx or .csv and import again; a scanned PDF has to be typed.",
    ),
    "unreadable": error(
        "Không đọc được tệp: nội dung bị hỏng.",
        "The file cannot be read: its content is damaged.",
        _SAVE_ANEW_VI,
        _SAVE_ANEW_EN,
    ),
    "zip_broken": error(
        "Không đọc được tệp: phần nén bị hỏng hoặc khai sai kích thước.",
        "The file cannot be read: its archive is damaged or lies about its size.",
        _SAVE_ANEW_VI,
        _SAVE_ANEW_EN,
    ),
    "zip_entries": error(
        "Tệp có {count} phần, nhiều hơn giới hạn {limit}.",
        "The file has {count} parts, more than the limit of {limit}.",
        _SAVE_ANEW_VI,
        _SAVE_ANEW_EN,
    ),
    "zip_too_large": error(
        "Tệp giải nén ra {size} MB, vượt giới hạn {limit} MB.",
        "The file unpacks to {size} MB, beyond the limit of {limit} MB.",
        "Xóa các dòng trống đã định dạng ở cuối bảng và các trang tính thừa rồi lưu lại.",
        "Delete formatted empty rows below the table and sheets not needed, then save again.",
    ),
    "zip_ratio": error(
        "Tệp giải nén ra gấp {ratio} lần, vượt giới hạn {limit} lần.",
        "The file unpacks to {ratio} times its size, beyond the limit of {limit} times.",
        "Xóa các dòng trống đã định dạng ở cuối bảng và các trang tính thừa rồi lưu lại.",
        "Delete formatted empty rows below the table and sheets not needed, then save again.",
    ),
    "too_many_rows": error(
        "Trang tính “{sheet}” có hơn {limit} dòng có dữ liệu.",
        "Sheet “{sheet}” has more than {limit} rows with data.",
        "Chia danh sách thành nhiều tệp; có thể nhập nhiều tệp cùng lúc.",
        "Split the list into several files; several can be imported together.",
    ),
    "too_many_columns": error(
        "Trang tính “{sheet}”, dòng {row}: có dữ liệu sau cột thứ {limit}.",
        "Sheet “{sheet}”, row {row}: there is data beyond column {limit}.",
        "Xóa các ô nằm ngoài bảng rồi lưu lại.",
        "Delete the cells that lie outside the table and save again.",
    ),
    "too_many_merged": error(
        "Trang tính “{sheet}” có hơn {limit} ô nằm trong vùng gộp.",
        "Sheet “{sheet}” has more than {limit} cells in merged areas.",
        "Bỏ gộp các ô nằm ngoài bảng rồi lưu lại.",
        "Unmerge the cells that lie outside the table and save again.",
    ),
    "too_many_tables": error(
        "Trang tính “{sheet}” có hơn {limit} bảng.",
        "Sheet “{sheet}” has more than {limit} tables.",
        "Gộp các bảng thành một danh sách có một dòng tiêu đề, hoặc chia thành nhiều tệp.",
        "Join the tables into one list with one header row, or split them into several files.",
    ),
    "too_slow": error(
        "Đọc tệp quá lâu nên đã dừng lại.",
        "Reading the file took too long and was stopped.",
        _SAVE_ANEW_VI,
        _SAVE_ANEW_EN,
    ),
    "too_much_memory": error(
        "Tệp cần quá nhiều bộ nhớ nên không được đọc.",
        "The file needs too much memory and was not read.",
        "Xóa các ô nằm rất xa bảng (dòng cuối, cột cuối) rồi lưu lại.",
        "Delete cells that lie far from the table (last rows, last columns) and save again.",
    ),
    "password": error(
        "Tệp có mật khẩu.",
        "The file is protected by a password.",
        "Bỏ mật khẩu mở tệp rồi nhập lại.",
        "Remove the password for opening the file and import again.",
    ),
    "macros": error(
        "Tệp có macro.",
        "The file carries macros.",
        "Lưu lại thành .xlsx (không có macro) rồi nhập lại.",
        "Save it as .xlsx (without macros) and import again.",
    ),
    "encoding_unknown": error(
        "Không nhận ra bảng mã của tệp văn bản.",
        "The text file's encoding is not known.",
        "Lưu lại thành CSV UTF-8 (hoặc UTF-16, Windows-1258); phông TCVN3, VNI phải được chuyển"
        " sang Unicode.",
        "Save it as CSV UTF-8 (or UTF-16, Windows-1258); TCVN3 and VNI fonts must be converted"
        " to Unicode.",
    ),
    "no_table": error(
        "Không tìm thấy bảng sản phẩm nào: cần có dòng tiêu đề với “Tên sản phẩm” và “Chủ thể”.",
        "No table of products was found: a header row with “Tên sản phẩm” and “Chủ thể” is needed.",
        "Kiểm tra dòng tiêu đề của bảng.",
        "Check the table's header row.",
    ),
    "sheet_without_table": warning(
        "Trang tính “{value}” không có bảng sản phẩm nào.",
        "Sheet “{value}” has no table of products.",
        "Nếu có, kiểm tra dòng tiêu đề.",
        "If it has one, check its header row.",
    ),
    "column_missing": error(
        "Bảng không có cột {needed}.",
        "The table has no column for {needed}.",
        "Thêm cột này hoặc sửa tên cột ở dòng tiêu đề.",
        "Add the column or correct its name in the header row.",
    ),
    "column_twice": error(
        "Hai cột cùng mang ý nghĩa “{column}”: cột {first} và cột {second}.",
        "Two columns have the same meaning “{column}”: columns {first} and {second}.",
        "Đổi tên hoặc xóa một cột.",
        "Rename or delete one of them.",
    ),
    "decision_number_missing": error(
        "Không thấy số quyết định trong phần đầu của bảng hay trong dòng.",
        "No decision number stands in the title above the table or in the row.",
        "Ghi “Quyết định số … ngày … của …” phía trên bảng, thêm cột, hoặc khai --number.",
        "Write “Quyết định số … ngày … của …” above the table, add a column, or give --number.",
    ),
    "decision_date_missing": error(
        "Không thấy ngày của quyết định {number}.",
        "Decision {number} has no date.",
        "Ghi “ngày dd/mm/yyyy” sau số quyết định, thêm cột, hoặc khai --date.",
        "Write “ngày dd/mm/yyyy” after the number, add a column, or give --date.",
    ),
    "issuer_missing": error(
        "Không thấy cơ quan ban hành quyết định {number}.",
        "Decision {number} has no issuer.",
        "Ghi “của UBND …” sau ngày quyết định, thêm cột, hoặc khai --issuer.",
        "Write “của UBND …” after the date, add a column, or give --issuer.",
    ),
    "decision_dates_differ": error(
        "Số quyết định ghi ngày {first} nhưng cột ngày ghi {second}.",
        "The decision's cell says {first} but the date column says {second}.",
        "Sửa một trong hai ngày.",
        "Correct one of the two dates.",
    ),
    "decision_ambiguous": error(
        "Phần đầu của bảng nêu nhiều quyết định: {names}.",
        "The title above the table names several decisions: {names}.",
        "Ghi rõ “Kèm theo Quyết định số …” hoặc khai --number.",
        "Write “Kèm theo Quyết định số …” or give --number.",
    ),
    "decision_conflict": error(
        "Tệp ghi “{value}” nhưng lệnh nhập khai “{given}”.",
        "The file says “{value}” but the command says “{given}”.",
        "Bỏ tùy chọn của lệnh hoặc sửa tệp.",
        "Leave the option out or correct the file.",
    ),
    "act_not_imported": error(
        "Danh sách này là về {act}; chỉ danh sách công nhận và thu hồi được nhập từ tệp.",
        "This list is about {act}; only recognitions and withdrawals are imported from files.",
        "Ghi việc này cho từng sản phẩm.",
        "Enter this act product by product.",
    ),
    "hidden_sheet": warning(
        "Trang tính ẩn “{value}” có dữ liệu nhưng không được đọc.",
        "The hidden sheet “{value}” holds data but was not read.",
        "Bỏ ẩn trang tính nếu cần nhập.",
        "Unhide the sheet if it is to be imported.",
    ),
    "external_links": warning(
        "Tệp có liên kết sang tệp khác; các giá trị là của lần lưu cuối.",
        "The file links to other files; their values are those of the last save.",
    ),
    "unused_column": warning(
        "Cột “{column}” không được dùng.",
        "Column “{column}” is not used.",
    ),
    "decision_inherited": warning(
        "Trang tính không ghi quyết định; dùng {number} của trang trước.",
        "The sheet names no decision; {number} of the sheet before is used.",
    ),
    "row_not_understood": warning(
        "Dòng không có tên sản phẩm nên không được đọc: “{value}”.",
        "The row has no product name and was not read: “{value}”.",
    ),
}
