"""What `ocop doctor` says of each part, and the remedies, in both languages."""

from catalog.text import Text

DAMAGED = Text("tệp cơ sở dữ liệu bị hỏng: {damage}", "the database file is damaged: {damage}")
RESTORE = Text("phục hồi từ bản sao lưu gần nhất", "restore the latest backup")
UNREACHABLE = Text("không kết nối được ({error})", "cannot be reached ({error})")
CHECK_URL = Text(
    "kiểm tra OCOP_DATABASE_URL và máy chủ cơ sở dữ liệu",
    "check OCOP_DATABASE_URL and the database server",
)
NOT_CURRENT = Text("các bảng ở phiên bản {at}", "the tables are at {at}")
UPGRADE = Text("chạy: ocop db upgrade", "run: ocop db upgrade")
CURRENT = Text("{kind}, phiên bản {at}", "{kind}, at {at}")

DEMONSTRATION = Text(
    "đây là sổ minh họa: mọi trang đều ghi rõ", "this is the demonstration: every page says so"
)
SEE_SETTINGS = Text("xem docs/settings.md", "see docs/settings.md")
LOOPBACK = Text(
    "chỉ mở trên máy này; mã in ra cũng mang địa chỉ này",
    "open on this machine only; printed codes carry that address too",
)
SET_PUBLIC_URL = Text("đặt OCOP_PUBLIC_URL trước khi in mã", "set OCOP_PUBLIC_URL before printing")
PLAIN_HTTP = Text("địa chỉ công khai không dùng https", "the public address is not https")
USE_HTTPS = Text(
    "đặt máy chủ https phía trước và đổi OCOP_PUBLIC_URL",
    "put an https server in front and change OCOP_PUBLIC_URL",
)
PUBLIC = Text("địa chỉ công khai {url}", "public address {url}")

LATE = Text(
    "{count} thay đổi chưa vào chỉ mục tìm kiếm", "{count} changes have not reached the index"
)
START_JOBS = Text(
    "chạy “ocop serve” (kèm tiến trình nền) hoặc “ocop jobs”",
    "run “ocop serve”, which starts the job worker, or “ocop jobs”",
)
IN_TIME = Text("mọi thay đổi đã vào chỉ mục", "every change has reached the index")
NEVER_RUN = Text(
    "tiến trình nền chưa chạy lần nào trên sổ này", "the job worker has never run on this register"
)
JOBS_STAND_STILL = Text(
    "tiến trình nền không chạy, lần cuối thấy lúc {last}",
    "the job worker does not run; it was last seen at {last}",
)
JOBS_RUN = Text("tiến trình nền đang chạy", "the job worker runs")

NO_QUEUE = Text(
    "không mở được hàng đợi ({error})",
    "the queue of jobs cannot be opened ({error})",
)
CHECK_JOBS_URL = Text(
    "kiểm tra OCOP_JOBS_URL và máy chủ của hàng đợi", "check OCOP_JOBS_URL and the queue's server"
)
QUEUE = Text("{count} việc đang chờ", "{count} jobs are waiting")

NO_MAIL = Text(
    "không gửi thư điện tử: yêu cầu liên hệ mua được giữ cho cơ quan",
    "no mail is sent: enquiries of buyers are kept for the office",
)
SET_MAIL = Text("đặt OCOP_MAIL_URL để gửi thư cho chủ thể", "set OCOP_MAIL_URL to write to makers")
MAIL_AWAY = Text("máy chủ thư {host} không nhận ({error})", "mail server {host} refuses ({error})")
CHECK_MAIL = Text(
    "kiểm tra OCOP_MAIL_URL và máy chủ thư", "check OCOP_MAIL_URL and the mail server"
)
MAIL = Text("gửi qua {host}, từ {sender}", "by {host}, from {sender}")

INDEX = Text("{count} sản phẩm", "{count} products")
NO_INDEX = Text(
    "không dùng được ({trouble}); tìm kiếm chạy trên cơ sở dữ liệu",
    "cannot be used ({trouble}); search answers from the database",
)
REBUILD = Text("chạy: ocop index rebuild", "run: ocop index rebuild")

NOT_WRITABLE = Text("không ghi được vào {folder}", "{folder} cannot be written")
GIVE_FOLDER = Text(
    "cấp quyền cho tài khoản chạy chương trình, hoặc đổi OCOP_HOME",
    "give it to the account that runs the program, or change OCOP_HOME",
)
LITTLE_SPACE = Text("chỉ còn {free} MB trống tại {folder}", "only {free} MB left in {folder}")
MAKE_SPACE = Text("giải phóng hoặc thêm dung lượng đĩa", "free or add disk space")
SPACE = Text("còn {free} GB trống tại {folder}", "{free} GB left in {folder}")

LOOSE = Text("tài khoản khác đọc được: {names}", "other accounts can read: {names}")
CHMOD = Text("chạy: chmod 600 cho các tệp khóa", "run chmod 600 on the key files")
KEYS = Text("{folder}; sao lưu riêng", "{folder}; back it up apart")

NOT_COMPILED = Text("chưa biên dịch bản dịch", "translations are not compiled")
COMPILE = Text("chạy: make install", "run: make install")

NO_HEIC = Text(
    "ảnh HEIC của điện thoại bị từ chối kèm hướng dẫn",
    "HEIC photographs of telephones are refused, with help",
)
INSTALL_HEIF = Text(
    "nếu cần: cài thêm ocop-register[heif] (có mã GPLv2)",
    "if wanted: install ocop-register[heif], which carries GPLv2 code",
)
