"""Two hundred things that nobody should be able to do harm with, by kind of attack.

Each stands as it would in an address: percent-encoded where it is text, raw where the encoding
itself is the attack. The headers stand apart.
"""

import unicodedata
from itertools import product
from urllib.parse import quote

XSS = (
    "<script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    '"><script>alert(1)</script>',
    "'><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '" onfocus=alert(1) autofocus x="',
    "' onmouseover=alert(1) x='",
    "` onclick=alert(1) ",
    "x onload=alert(1)",
    "<svg onload=alert(1)>",
    "<svg><animate onbegin=alert(1) attributeName=x>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<iframe src=javascript:alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<object data=javascript:alert(1)>",
    "<base href=//evil.example/>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<form action=//evil.example><input name=contact>",
    "<style>@import '//evil.example/x.css'</style>",
    "<a href=javascript:alert(1)>x</a>",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    '{"a":"</script><script>alert(1)</script>"}',
    "<!--><script>alert(1)</script-->",
    "<details open ontoggle=alert(1)>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
)
SQL = (
    "' OR '1'='1",
    "' OR 1=1--",
    '" OR ""="',
    "'; DROP TABLE product;--",
    "') UNION SELECT code FROM product--",
    "1; ATTACH DATABASE 'x' AS y",
    "' AND 1=CAST((SELECT version()) AS int)--",
    "'||(SELECT pg_sleep(9))||'",
    "1' AND (SELECT randomblob(1000000000))--",
    "\\'; SELECT 1;--",
    "%",
    "_",
    "%_%\\",
    "\\",
    "$1",
    ":code",
    "%(code)s",
    "?",
    "NULL",
    "0x27204f5220313d31",
)
PATHS = (
    "../../../../etc/passwd",
    "..\\..\\..\\windows\\win.ini",
    "....//....//etc/passwd",
    "/etc/passwd",
    "file:///etc/passwd",
    "\\\\evil.example\\share",
    "C:\\boot.ini",
    ".",
    "..",
    "./.",
    "/",
    "//",
    ".env",
    ".git/config",
    "register.sqlite3",
    "~root",
    "a/b/c",
    "CON",
    "x;jsessionid=1",
    "/proc/self/environ",
)
PERCENT = (
    "%",
    "%zz",
    "%u1234",
    "%%%",
    "%2",
    "%252e%252e%252f",
    "..%2f..%2fetc%2fpasswd",
    "%2e%2e/",
    "%5c..%5c",
    "%0d%0aX-Injected:%20yes",
    "%0a%0d",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "+%2B+",
    "%26q=1",
    "%23x",
)
BYTES = (
    "%00",
    "a%00b",
    "%FF",
    "%FF%FE",
    "%EF%BB%BFabc",
    "%C0%AF",
    "%C0%80",
    "%E0%80%AF",
    "%F0%80%80%AF",
    "%ED%A0%80",
    "%ED%BF%BF",
    "%F4%90%80%80",
    "%C3",
    "%E1%BB",
    "%80%81%82",
)
INVISIBLE = (
    *(chr(point) + "abc" for point in range(0x202A, 0x202F)),
    *("a" + chr(point) + "b" for point in range(0x2066, 0x206A)),
    *("7Q2K" + chr(point) + "9D4M" for point in range(0x200B, 0x2010)),
    "\ufeffabc",
    "a\u00adb",
    "\u2028\u2029",
    "\u0085\u000b\u000c",
    "\u034f\u115f\u3164",
    "gpj.\u202eexe",
)
LOOKALIKES = (
    "ОСОР",  # Cyrillic throughout
    "7Q2К9D4M",
    "７Ｑ２Ｋ９Ｄ４Ｍ",
    "𝟕𝐐𝟐𝐊𝟗𝐃𝟒𝐌",
    "①②③④⑤⑥⑦⑧",
    "Κέο",
    "кẹo dừa",
    "／products",
    "＜script＞alert(1)＜/script＞",
    "＇ OR 1=1",
    "℀",
    "ﬁ",
    "İıſK",
    "ß" * 8,
    "\U0001f36f" * 4,
)
VIETNAMESE = (
    *(
        unicodedata.normalize(form, word)
        for form, word in product(
            ("NFC", "NFD", "NFKD"), ("Kẹo dừa sáp", "Đường thốt nốt", "ỨỪỬỮỰ ẤẦẨẪẬ", "ðÐđĐ")
        )
    ),
    "a\u0323\u0302",
    "a\u0302\u0323",
    "e" + "\u0301" * 500,
)
LONG = (
    "x" * 1_000,
    "x" * 10_000,
    "x" * 100_000,
    "ắ" * 5_000,
    "a " * 5_000,
    "(" * 10_000,
    "*" * 5_000,
)
LONG_QUERIES = (
    "x&" + "&".join(f"p{number}=1" for number in range(1_000)),
    "x&" + "&".join(["q=y&stars=4&province=86"] * 100),
    "&" * 1_000,
)
REDIRECTS = (
    "//evil.example",
    "//evil.example/%2f..",
    "/\\evil.example",
    "https://evil.example/q/00000000",
    "https:evil.example",
    "http://evil.example@ocop.example/",
    "///evil.example",
    "\\/\\/evil.example",
    "?next=//evil.example",
    "en//evil.example",
)
NUMBERS = (
    "٣",
    "²",
    "1e309",
    "-0",
    "NaN",
    "Infinity",
    "9223372036854775808",
    "-9223372036854775809",
    "0x10",
    "1_000",
)
PATTERNS = (
    "{{7*7}}",
    "${7*7}<%= 7*7 %>#{7*7}",
    "{% include '/etc/passwd' %}",
    "%(password)s{0.__class__}",
    "(a+)+$" + "a" * 60 + "!",
)

TEXTS = (
    *XSS, *SQL, *PATHS, *INVISIBLE, *LOOKALIKES, *VIETNAMESE, *LONG, *REDIRECTS, *NUMBERS,
    *PATTERNS,
)  # fmt: skip
ENCODED = (*(quote(text, safe="") for text in TEXTS), *PERCENT, *BYTES, *LONG_QUERIES)
"""Every input as it stands in an address or in the body of a form."""

FOREIGN_HOSTS = ("evil.example", "evil.example:80", "localhost.evil.example", "127.0.0.1@evil", "")
HEADERS = (
    {"X-Forwarded-Host": "evil.example"},
    {"X-Forwarded-For": "203.0.113.9, 10.0.0.1", "X-Real-IP": "203.0.113.9"},
    {"X-Forwarded-Proto": "https", "X-Forwarded-Port": "443"},
    {"X-Forwarded-Prefix": "/evil", "X-Script-Name": "//evil.example"},
    {"Forwarded": "for=203.0.113.9;host=evil.example;proto=https"},
    {"X-HTTP-Method-Override": "DELETE", "X-Method-Override": "PUT"},
    {"X-Original-URL": "/office", "X-Rewrite-URL": "/office"},
    {"Cookie": "ocop=" + "x" * 60_000},
    {"User-Agent": "x\r\nSet-Cookie: evil=1", "Referer": '{"event": "request"}\n{}'},
    {"Origin": "https://evil.example", "Referer": "https://evil.example/"},
)
"""Headers that a client may send and that must change nothing."""
