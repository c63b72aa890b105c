"""Number formats that workbooks refer to by number only, as a Chinese system shows them.

Numbers 0 to 49 and the Chinese ones (27 to 36, 50 to 58) are listed in ECMA-376 part 1, 18.8.30; dates of 14 and 22
and the currency follow the regional settings, here those of China.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_MONTH = 'yyyy"年"m"月"'
_DAY = 'm"月"d"日"'
_FULL = 'yyyy"年"m"月"d"日"'
_CLOCK = 'h"时"mm"分"'
_CLOCK_SECONDS = 'h"时"mm"分"ss"秒"'

BUILTIN: Mapping[int, str] = MappingProxyType(
    {
        0: "General",
        1: "0",
        2: "0.00",
        3: "#,##0",
        4: "#,##0.00",
        5: '"¥"#,##0;"¥"-#,##0',
        6: '"¥"#,##0;"¥"-#,##0',
        7: '"¥"#,##0.00;"¥"-#,##0.00',
        8: '"¥"#,##0.00;"¥"-#,##0.00',
        9: "0%",
        10: "0.00%",
        11: "0.00E+00",
        12: "# ?/?",
        13: "# ??/??",
        14: "yyyy/m/d",
        15: "d-mmm-yy",
        16: "d-mmm",
        17: "mmm-yy",
        18: "h:mm AM/PM",
        19: "h:mm:ss AM/PM",
        20: "h:mm",
        21: "h:mm:ss",
        22: "yyyy/m/d h:mm",
        27: _MONTH,
        28: _DAY,
        29: _DAY,
        30: "m-d-yy",
        31: _FULL,
        32: _CLOCK,
        33: _CLOCK_SECONDS,
        34: f"上午/下午{_CLOCK}",
        35: f"上午/下午{_CLOCK_SECONDS}",
        36: _MONTH,
        37: "#,##0;-#,##0",
        38: "#,##0;-#,##0",
        39: "#,##0.00;-#,##0.00",
        40: "#,##0.00;-#,##0.00",
        41: '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ',
        42: '_ "¥"* #,##0_ ;_ "¥"* -#,##0_ ;_ "¥"* "-"_ ;_ @_ ',
        43: '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ',
        44: '_ "¥"* #,##0.00_ ;_ "¥"* -#,##0.00_ ;_ "¥"* "-"??_ ;_ @_ ',
        45: "mm:ss",
        46: "[h]:mm:ss",
        47: "mm:ss.0",
        48: "##0.0E+0",
        49: "@",
        50: _MONTH,
        51: _DAY,
        52: _MONTH,
        53: _DAY,
        54: _DAY,
        55: f"上午/下午{_CLOCK}",
        56: f"上午/下午{_CLOCK_SECONDS}",
        57: _MONTH,
        58: _DAY,
    }
)
