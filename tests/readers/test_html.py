"""Web pages as a browser shows them, also those that Word, Excel and old systems wrote."""

from time import perf_counter

import pytest

from kpilint.errors import UnreadableInput
from kpilint.model.grid import Grid, Paragraph
from kpilint.readers import read


class Page:
    """A page as it was read."""

    def __init__(self, body, encoding="utf-8"):
        data = body if isinstance(body, bytes) else f"<html><body>{body}</body></html>".encode(encoding)
        self.source = read("表.html", data)
        self.grids = [block for block in self.source.blocks if isinstance(block, Grid)]
        self.texts = [block.text for block in self.source.blocks if isinstance(block, Paragraph)]
        self.notes = [(note.kind, note.why) for note in self.source.notes]

    def rows(self, number=1):
        return [[cell.text for cell in row] for row in self.grids[number - 1].rows]

    def merged(self, number=1):
        return [[cell.merged for cell in row] for row in self.grids[number - 1].rows]


AB = "<tr><td>甲<td>乙</tr>"
LETTERS = [["甲", "乙"]]


class TestTables:
    def test_spans(self):
        read = Page(
            "<table><tr><td colspan=9>标题<tr><td rowspan=2>产出<td>数量<td>a<tr><td>质量<td>b"
            "<tr><td rowspan=0>效益<td>社会<td>c<tr><td>生态<td>d</table>"
        )
        assert read.rows() == [
            ["标题", "", ""],
            ["产出", "数量", "a"],
            ["", "质量", "b"],
            ["效益", "社会", "c"],
            ["", "生态", "d"],
        ]
        assert read.merged() == [["", "left", "left"], [""] * 3, ["up", "", ""], [""] * 3, ["up", "", ""]]

    def test_a_span_ends_with_its_section(self):
        read = Page(f"<table><thead><tr><th rowspan=5>头<th>尾</thead><tbody>{AB}</tbody></table>")
        assert read.rows() == [["头", "尾"], ["甲", "乙"]]

    def test_spans_that_overlap(self):
        rows = Page("<table><tr><td>a<td rowspan=2>b<td>c<tr><td colspan=3>d<tr><td>e<td>f<td>g</table>").rows()
        assert rows == [["a", "b", "c"], ["d", "", ""], ["e", "f", "g"]]

    def test_sections_stand_as_they_are_shown(self):
        foot, head = "<tfoot><tr><td>合计<td>9</tfoot>", "<thead><tr><th>名称<th>数量</thead>"
        assert Page(f"<table>{foot}<tr><td>渠<td>9</tr>{head}</table>").rows() == [
            ["名称", "数量"],
            ["渠", "9"],
            ["合计", "9"],
        ]

    def test_a_cell_knows_its_table_and_its_row(self):
        read = Page(f"<p>x\n<table>{AB}</table>\n<table>\n{AB}\n<tr><td>丙<td>丁</table>")
        place = read.grids[1].rows[1][0].place
        assert (place.table, place.row, place.line) == (2, 2, None)
        assert (place.page, place.sheet, place.cell, place.column) == (None, None, None, None)

    @pytest.mark.parametrize(
        "table",
        [
            f"<table><form>{AB}</form></table>",
            "<table><td>甲<td>乙</table>",
            f"<table><tbody><font>{AB}</font></tbody></table>",
            f"<TABLE><TBODY>{AB}",
            f"<table><colgroup><col><col></colgroup>{AB}</table>",
        ],
    )
    def test_tables_that_are_not_well_formed(self, table):
        assert Page(table).rows() == LETTERS

    def test_text_in_a_table_but_in_no_cell_is_kept(self):
        read = Page(f"<table><caption>绩效<br>目标表</caption>单位：万元{AB}<div>注：略</div></table>")
        assert read.texts == ["绩效", "目标表", "单位：万元", "注：略"]
        assert read.rows() == LETTERS


class TestTablesThatLayOutThePage:
    DATA = "<table><tr><td>名称<td>数量<tr><td>渠<td>9</table>"
    ROWS = (["名称", "数量"], ["渠", "9"])

    def test_what_stands_in_them_is_read_in_order(self):
        frame = f"<table><tr><td>首页 &gt; 公开</td></tr><tr><td><p>前言<p>说明{self.DATA}后记</td></tr></table>"
        read = Page(f"<table><tr><td>{frame}</td></tr></table>")
        assert read.rows() == [*self.ROWS]
        kinds = [block.text if isinstance(block, Paragraph) else "表" for block in read.source.blocks]
        assert kinds == ["首页 > 公开", "前言", "说明", "表", "后记"]

    def test_rows_between_inner_tables_are_a_grid(self):
        read = Page(
            "<table><tr><td>项目名称<td>修渠<tr><td>单位<td>水务局"
            f"<tr><td colspan=2>{self.DATA}<tr><td>甲<td>乙</table>"
        )
        assert read.rows(1) == [["项目名称", "修渠"], ["单位", "水务局"]]
        assert read.rows(2) == [*self.ROWS]
        assert read.rows(3) == LETTERS

    def test_a_table_of_one_cell_inside_a_cell_is_its_text(self):
        inner = "<table><tr><td>1.修渠<tr><td>2.清淤</table>"
        assert Page(f"<table><tr><td>目标<td>{inner}<tr><td>甲<td>乙</table>").rows() == [
            ["目标", "1.修渠2.清淤"],
            ["甲", "乙"],
        ]


class TestText:
    def test_lines(self):
        read = Page("<h2>一、职责</h2>甲<br>乙<div>丙<p>丁</div>戊<pre>己\n庚</pre>")
        assert read.texts == ["一、职责", "甲", "乙", "丙", "丁", "戊", "己", "庚"]

    def test_blanks(self):
        assert Page("<p>完成\n  修渠&nbsp;&nbsp;5 km\n\tof &#8805;<b>3</b>座").texts == ["完成修渠 5 km of ≥3座"]

    def test_several_paragraphs_of_a_cell_are_its_lines(self):
        cell = Page("<table><tr><td>目标<td><p>1.修渠</p><p>2.清淤<br>3.植树</p></table>").grids[0].rows[0][1]
        assert (cell.text, cell.raw) == ("1.修渠2.清淤3.植树", "1.修渠\n2.清淤\n3.植树")

    def test_raised_figures_do_not_become_figures(self):
        assert Page("<p>10<sup>4</sup>m<sup>2</sup> CO<sub>2</sub> 注<sup>[1]</sup>").texts == ["10⁴m² CO2 注[1]"]

    def test_lists(self):
        numbered = "<ol><li>修渠<li>清淤</ol><ol type=a start=3><li>植树</ol>"
        plain = "<ul><li>甲</ul><ol style='list-style:none'><li>乙</ol>"
        assert Page(numbered + plain).texts == ["1. 修渠", "2. 清淤", "c. 植树", "甲", "乙"]

    def test_what_was_typed_into_a_form(self):
        read = Page(
            "<table><tr><td>名称<td><input value=修渠><input type=hidden value=7><input type=submit value=提交>"
            "<tr><td>单位<td><select><option>个<option selected>公里</select><select><option>年<option>月</select>"
            "<tr><td>目标<td><textarea>一\n二</textarea>"
            "<tr><td>性质<td><input type=radio checked>新增<input type=radio>延续<button>存</button></table>"
        )
        assert read.rows() == [["名称", "修渠"], ["单位", "公里年"], ["目标", "一二"], ["性质", "☑新增□延续"]]

    @pytest.mark.parametrize(
        "unseen",
        [
            "<script>var t='<table><tr><td>丙</td></tr></table>'</script>",
            "<style>丙</style>",
            "<template><p>丙</p></template>",
            "<!--[if gte mso 9]><xml>丙</xml><![endif]-->",
            "<p style='color:red;DISPLAY: none'>丙</p>",
            "<p hidden>丙</p>",
            "<span style='mso-hide:all'>丙</span>",
            "<del cite='mailto:x' datetime='2024-01-05'>丙</del>",
            "<div style='mso-element:comment-list'>丙</div>",
            "<noscript>丙</noscript>",
        ],
    )
    def test_what_is_not_shown_is_left_out(self, unseen):
        assert Page(f"<p>甲</p>{unseen}<p>乙</p>").texts == ["甲", "乙"]

    def test_marks_of_word(self):
        word = "<p class=MsoNormal><![if !supportLists]><span>一、</span><![endif]>职责<o:p>&nbsp;</o:p></p>"
        assert Page(word).texts == ["一、职责"]


class TestHidden:
    def test_hidden_rows_are_left_out_and_told(self):
        read = Page(f"<table>{AB}<tr style='display:none'><td>丙<td>丁<tr><td>戊<td>己</table>")
        assert read.rows() == [*LETTERS, ["戊", "己"]]
        assert [row[0].place.row for row in read.grids[0].rows] == [1, 2]
        ((kind, why),) = read.notes
        assert (kind, "1 行" in why) == ("hidden", True)

    def test_a_hidden_section_is_left_out_with_its_rows(self):
        read = Page(f"<table>{AB}<tbody style='display:none'><tr><td>丙<td>丁<tr><td>戊<td>己</tbody></table>")
        assert read.rows() == LETTERS
        assert "2 行" in read.notes[0][1]

    def test_a_page_that_a_script_would_show_is_read(self):
        assert Page(b"<html><body style='visibility:hidden'><p>\xe7\x94\xb2").texts == ["甲"]

    def test_the_empty_row_that_excel_hides_is_not_told(self):
        assert Page(f"<table>{AB}<tr height=0 style='display:none'><td width=72></table>").notes == []

    def test_a_table_on_a_tab_that_is_not_open_is_told(self):
        read = Page(f"<p>甲<div style='display:none'><table>{AB}</table></div>")
        assert read.grids == []
        assert read.notes[0][0] == "hidden"


class TestExcel:
    STYLE = r'<html><head><style><!-- .xl65{mso-number-format:"0\.0%";color:red} --></style></head><body>'

    @pytest.mark.parametrize(
        ("cell", "seen"),
        [
            ("<td class=xl65>0.955", "95.5%"),
            ("<td style='mso-number-format:Percent'>1", "100.00%"),
            (r"<td style='mso-number-format:\@'>0.5", "0.5"),
            ("<td class=xl65>95.5%", "95.5%"),  # as Excel writes it, shown already
            ("<td class=xl65>无", "无"),
            ("<td>0.5", "0.5"),
        ],
    )
    def test_per_cents_that_only_excel_would_show(self, cell, seen):
        assert Page(f"{self.STYLE}<table><tr><td>甲{cell}</table>".encode()).rows() == [["甲", seen]]

    def test_a_page_of_frames_says_where_its_tables_are(self):
        read = Page(b"<html><frameset><frame src='a.files/sheet001.htm'></frameset></html>")
        assert read.source.blocks == ()
        ((kind, why),) = read.notes
        assert (kind, "a.files/sheet001.htm" in why) == ("unread", True)


class TestEncoding:
    TEXT = "<html><meta charset={}><body><p>朱镕基镇预算项目绩效目标表"

    @pytest.mark.parametrize(
        ("declared", "real"),
        [
            ("gb2312", "gb18030"),
            ("gb2312", "utf-8"),
            ("utf-8", "gb18030"),
            ("utf-8", "utf-16"),
            ("utf-16", "utf-8"),
            ("nonsense", "utf-8-sig"),
        ],
    )
    def test_the_bytes_tell_it_not_the_page(self, declared, real):
        assert Page(self.TEXT.format(declared).encode(real)).texts == ["朱镕基镇预算项目绩效目标表"]

    def test_traditional_pages(self):
        page = "<html><meta charset=big5><body><p>績效目標表與指標值之說明"
        assert Page(page.encode("big5")).texts == ["績效目標表與指標值之說明"]

    @pytest.mark.parametrize("codec", ["utf-8", "gb18030"])
    def test_one_broken_byte_does_not_make_a_page_unreadable(self, codec):
        page = self.TEXT.format(codec) + "指标值与确定依据" * 40
        texts = Page(page.encode(codec) + b"\xff</p><p>" + "清淤".encode(codec)).texts
        assert texts[0].startswith("朱镕基镇预算")
        assert texts[1] == "清淤"


def quick(data):
    start = perf_counter()
    try:
        return Page(data)
    finally:
        assert perf_counter() - start < 5  # two seconds, and a busy machine


class TestHostile:
    @pytest.mark.parametrize(
        ("body", "words"),
        [
            ("<script>load()</script>", "没有文字"),
            ("<table>" + "<tr><td>1</td></tr>" * 1_000_000 + "</table>", "标签"),
            ("<table>" + "<tr><td>1" * 30_000 + "</table>", "20000 行"),
            ("<table><tr>" + "<td>1" * 300 + "</table>", "256 列"),
            ("<table><tr><td>" * 100 + "x", "套"),
            ("<font>" * 5000 + "x", "深"),
        ],
    )
    def test_what_is_out_of_bounds_is_refused(self, body, words):
        with pytest.raises(UnreadableInput, match=words):
            quick(body)

    def test_spans_beyond_all_bounds_end_with_the_table(self):
        read = quick("<table><tr><td colspan=1000000>标题<tr><td>甲<td rowspan=99999999>乙<tr><td>丙</table>")
        assert read.rows() == [["标题", ""], ["甲", "乙"], ["丙", ""]]

    def test_tables_in_tables(self):
        assert quick("<table><tr><td>" * 50 + "x" + "</table>" * 50).texts == ["x"]
        nested = "<table><tr><td>甲<td>" * 50 + "乙" + "</table>" * 50
        assert quick(nested).grids

    def test_tags_that_are_never_closed_do_not_lose_what_follows(self):
        assert quick("<font>" * 1500 + f"<p>x<table>{AB}</table>").rows() == LETTERS

    def test_every_truncation_is_read_or_refused(self):
        page = f"<html><meta charset=gbk><body><p>绩效目标表<table>{AB}</table></html>".encode("gb18030")
        for end in range(1, len(page)):
            try:
                read("表.html", page[:end])
            except UnreadableInput:
                continue
