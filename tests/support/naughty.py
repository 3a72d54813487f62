"""Words that have broken, tricked or spoofed some program that showed them: our own list, by the harm they mean.

Each has a name, so that a failing test says which. ``as_yaml`` writes one for a ledger; ``shown`` says what is seen.
"""

from __future__ import annotations

import unicodedata
from types import MappingProxyType

_MARKUP = {
    "script": "<script>alert(1)</script>",
    "script-end": "</script><script>alert(2)</script>",
    "style-end": "</style></title></textarea><b>粗",
    "image-error": "<img src=x onerror=alert(3)>",
    "svg-load": "<svg/onload=alert(4)>",
    "attribute-double": '" onmouseover="alert(5)" x="',
    "attribute-single": "' onfocus='alert(6)' autofocus='",
    "javascript-link": "javascript:alert(7)",
    "frame": '<iframe src="javascript:alert(8)"></iframe>',
    "meta-refresh": '<meta http-equiv="refresh" content="0;url=https://example.invalid/">',
    "comment-open": "<!-- 其后 -->",
    "cdata-end": "]]><x>",
    "entity": "&amp;",
    "entity-number": "&#x3c;b&#62;",
    "entity-bomb": "<!DOCTYPE x [<!ENTITY a 'b'>]>&a;",
    "word-element": "</w:t></w:r><w:r><w:br/><w:t>",
    "sheet-escape": "_x0041__x000D_",
}
_TEMPLATES = {
    "jinja": "{{7*7}}",
    "jinja-block": "{% include '/etc/passwd' %}",
    "shell-parameter": "${7*7}",
    "shell-command": "$(touch naughty)",
    "shell-command-escaped": "\\$(touch naughty)",
    "backtick": "`touch naughty`",
    "semicolon-command": "; touch naughty;",
    "quote-command": "'; touch naughty; '",
    "printf": "%s %n %x %(name)s",
    "format": "{0} {name!r} {{}}",
    "typst": '#sys.version #read("/etc/passwd") *粗* $x^2$ @图',
    "word-body": "〔luoshi：正文〕",
    "rich-style": "[bold red]甲[/bold red] [on red]乙[/] :bomb:",
    "rich-link": "[link=file:///etc/passwd]丙[/link]",
    "rich-unopened": "[/红]丁\\[red]",
    "sarif-link": "[看这里](https://example.invalid/)",
    "sarif-place": "{1} [零](0)",
}
_FORMULAS = {
    "formula-dde": "=cmd|' /C calc'!A0",
    "formula-link": '=HYPERLINK("https://example.invalid/","领奖")',
    "formula-plus": "+1+2",
    "formula-minus": "-1+2",
    "formula-at": "@SUM(1+1)",
    "formula-tab": "\t=1+1",
    "formula-return": "\r=1+1",
    "formula-line": "\n=1+1",
    "formula-space": " =1+1",
    "formula-no-break-space": "\u00a0=1+1",
    "formula-wide": "＝1+1",
    "formula-quoted": "'=1+1",
    "number-like": "1e5",
    "date-like": "3-4",
    "long-number": "12345678901234567890",
    "leading-zero": "007",
}
_TABLES = {
    "pipe": "甲|乙||丙",
    "comma": "甲,乙;丙",
    "quotes": '甲"乙""丙“丁”',
    "line-break": "第一行\n第二行",
    "line-breaks-windows": "第一行\r\n第二行\r\n",
    "line-break-forged": "好\nledgers/x.yaml:1:1: LS101 错误 假的",
    "tab": "甲\t乙",
    "markdown": "*粗* _斜_ ~~删~~ [链](https://example.invalid/) ![图](x.png) <https://example.invalid/>",
    "markdown-heading": "# 一级",
    "markdown-rule": "---甲",
    "markdown-fence": "```",
    "markdown-setext": "甲\n===\n",
    "markdown-list": "1. 甲",
    "markdown-quote": "> 甲",
    "markdown-code": "    甲",
    "markdown-backslash": "甲\\",
    "markdown-break": "甲<br>乙",
}
_COMMANDS = {
    "github-error": "::error file=x,line=1::假的",
    "github-line": "甲\n::error::假的\n::stop-commands::x",
    "github-old": "##[error]假的",
    "github-percent": "%0A::error::假的%0D%25",
    "calendar": "甲\r\nEND:VEVENT\r\nBEGIN:VCALENDAR\r\nX:1",
    "calendar-value": "甲;乙,丙:丁\\n戊\\",
    "calendar-quote": 'X;Y="甲"^n:乙',
}
_YAML = {
    "yaml-no": "no",
    "yaml-null": "~甲",
    "yaml-item": "- a",
    "yaml-comment": "甲 # x",
    "yaml-colon": "甲: 乙",
    "yaml-alias": "*a",
    "yaml-anchor": "&a !!python/object:os.system",
    "yaml-end": "...",
    "yaml-merge": "<<",
    "yaml-brace": "{甲: [乙}",
}
_PATHS = {
    "path-up": "../../x",
    "path-inside": "a/b",
    "path-absolute": "/etc/passwd",
    "path-windows": "C:\\x\\..",
    "path-device": "CON",
    "path-device-suffix": "nul.txt",
    "path-dots": "..",
    "path-hidden": ".git",
    "path-option": "--output=x",
    "path-stream": "甲.txt:乙",
    "path-wild": "*?[a-z]",
    "path-end": "甲. ",
}
_ACTIVE = {
    "ansi-colour": "\x1b[31m红\x1b[0m",
    "ansi-clear": "\x1b[2J\x1b[H",
    "ansi-title": "\x1b]0;标题\x07",
    "ansi-link": "\x1b]8;;https://example.invalid/\x1b\\链\x1b]8;;\x1b\\",
    "ansi-eight-bit": "\x9b31m红",
    "null": "甲\x00乙",
    "backspace": "甲\b\b乙",
    "delete": "甲\x7f乙",
    "form-feed": "甲\f\v乙",
    "next-line": "甲\x85乙",
    "line-separator": "甲\u2028乙\u2029丙",
    "bidi-override": "甲\u202efdp.exe\u202c乙",
    "bidi-isolate": "甲\u2066乙\u2069\u2067丙\u2068",
    "bidi-mark": "甲\u200f\u200e\u061c乙",
    "zero-width": "甲\u200b\u200c\u2060乙",
    "byte-order-mark": "\ufeff甲",
    "soft-hyphen": "甲\u00ad乙",
    "hangul-filler": "甲\u3164\uffa0\u115f乙",
    "tag": "甲\U000e0041\U000e007f",
    "annotation": "甲\ufff9乙\ufffa丙\ufffb",
    "not-a-character": "甲\ufffe乙\uffff",
    "not-a-character-beyond": "丙\U0001fffe丁\U0010ffff",
    "music-format": "甲\U0001d173乙",
    "hieroglyph-format": "甲\U00013430乙",
    "shorthand-format": "甲\U0001bca0乙",
    "family": "👨\u200d👩\u200d👧",
}
_CHARACTERS = {
    "four-bytes": "𠮷野家😀",
    "extension-b": "𠀀𪛖",
    "extension-c-d-e": "𪜀𫝀𫠠",
    "extension-f-g-h": "𬺰𰀀𱍐",
    "compatibility": "豈更車﨎",
    "compatibility-supplement": "丽乁",
    "variation": "葛\U000e0100城",
    "private-use": "\ue000甲",
    "combining": "e\u0301a\u0300 与 é",
    "zalgo": "Z\u0336\u0310\u0343\u0489a\u0321\u0354\u0320l\u0335\u0302\u0489go",
    "arabic": "مرحبا 12",
    "hebrew": "שלום (1)",
    "indic": "नमस्ते",
    "thai": "สวัสดี",
    "flag": "🇨🇳❤️",
    "ideographic-space": "甲\u3000乙",
    "no-break-space": "甲\u00a0乙\u202f丙",
    "spaces-around": "  甲  ",
    "wide-spaces-around": "\u3000甲\u3000",
    "long-word": "长" * 500,
    "long-ascii": "A" * 900,
    "long-rare": "𠮷" * 100,
    "replacement": "甲\ufffd乙",
}

WORDS = MappingProxyType(
    _MARKUP | _TEMPLATES | _FORMULAS | _TABLES | _COMMANDS | _YAML | _PATHS | _ACTIVE | _CHARACTERS
)
"""Name → word."""

# Shown as they are although they are formatting characters by their class, or have no sign of their own.
_DRAWN = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd\n")
# Fill their place with nothing although they are letters or marks by their class.
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0")
_ESCAPES = ("Cc", "Cf", "Cs", "Zl", "Zp")


def acts(character: str) -> bool:
    """Whether a character does something instead of being seen, told by its class in Unicode and not by our table."""
    if character in _DRAWN or character == "\t":
        return False
    return character in _BLANK or unicodedata.category(character) in _ESCAPES or ord(character) & 0xFFFE == 0xFFFE


def escaped(character: str) -> str:
    r"""Return ``\x1b``, ``\u202e``, ``\U000e0041``."""
    number = ord(character)
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def shown(word: str) -> str:
    """Return what a reader of any output sees: the same characters, those that act as escapes, a tab as a space."""
    plain = word.replace("\r\n", "\n").replace("\t", " ")
    return "".join(escaped(character) if acts(character) else character for character in plain)


def squeezed(text: str) -> str:
    """Return ``text`` without white space of any kind: outputs break their lines where they like."""
    return "".join(text.split())


def as_yaml(word: str) -> str:
    """Return the word as a double-quoted scalar; whatever the reader refuses raw is written as YAML escapes."""
    plain = word.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t").replace("\n", "\\n")
    return f'"{"".join(_escape(each) for each in plain)}"'


def _escape(character: str) -> str:
    printable = character == " " or character.isprintable() or not acts(character)
    return character if printable and not acts(character) else escaped(character)


_CONTROL = frozenset(map(chr, (*range(9), 11, 12, *range(14, 32), 127)))
RAW_REFUSED = tuple(sorted(_CONTROL)) + tuple(map(chr, (*range(128, 160), 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF)))
"""What the reader refuses as it stands: C0 but tab and line ends, delete, C1, separators, marks and no characters."""
REFUSED = (*tuple(sorted(_CONTROL)), "\ufffe", "\uffff")
"""What it refuses however it is written, also as an escape within quotes."""

LEDGER_WORDS = MappingProxyType({name: word for name, word in WORDS.items() if not set(word) & set(REFUSED)})
"""What can stand in a ledger, if only as an escape."""
REFUSED_WORDS = MappingProxyType({name: word for name, word in WORDS.items() if name not in LEDGER_WORDS})
