import pytest

from kpilint.errors import UnreadableInput
from kpilint.model.place import Place
from tests.readers.office_files import NAMES, WORD, Shown, docx, p, run, tbl, tc, tr, zipped

BREAK, TAB = "<w:r><w:br/></w:r>", "<w:r><w:tab/></w:r>"


def texts(*body, **more):
    return Shown(docx("".join(body), **more)).texts


def field(kind):
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def instruction(text):
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def box(*content):
    inside = f"<w:txbxContent>{''.join(content)}</w:txbxContent>"
    return f"<w:r><w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict></w:r>"


def test_paragraphs_and_tables_come_in_document_order_with_their_places():
    shown = Shown(
        docx(p("一、概况") + tbl(tr("数量", "质量"), tr("6个", "100%")) + p("二、说明") + tbl(tr("时效", "成本")))
    )
    assert shown.order == ["一、概况", "[数量]", "二、说明", "[时效]"]
    assert [grid.number for grid in shown.grids] == [1, 2]
    assert shown.grids[0].rows[1][1].place == Place(table=1, row=2)


def test_tracked_insertions_are_kept_deletions_and_what_was_moved_away_are_not():
    deleted = "<w:del><w:r><w:delText>不</w:delText></w:r></w:del><w:moveFrom>" + run("旧处") + "</w:moveFrom>"
    added = "<w:ins>" + run("≥6个") + "</w:ins><w:moveTo>" + run("新处") + "</w:moveTo>"
    assert texts(p("完成", deleted, added)) == ["完成≥6个新处"]


def test_paragraphs_whose_mark_is_deleted_or_hidden_go_on_in_the_next():
    for mark in ("<w:del/>", "<w:moveFrom/>", "<w:vanish/>"):
        assert texts(p("完成", properties=f"<w:rPr>{mark}</w:rPr>"), p("验收")) == ["完成验收"]
    last = p("表前", properties="<w:rPr><w:del/></w:rPr>")
    assert Shown(docx(last + tbl(tr("数量", "质量")))).order == ["表前", "[数量]"]


def test_text_in_content_controls_smart_tags_and_links_is_read():
    inside = (
        "<w:sdt><w:sdtPr><w:rPr/></w:sdtPr><w:sdtContent>" + run("控件") + "</w:sdtContent></w:sdt>",
        "<w:smartTag>" + run("标记") + "</w:smartTag>",
        '<w:hyperlink r:id="x">' + run("链接") + "</w:hyperlink>",
        "<w:customXml>" + run("自定义") + "</w:customXml>",
    )
    assert texts(p(*inside)) == ["控件标记链接自定义"]
    assert texts(f"<w:sdt><w:sdtContent>{p('整段')}</w:sdtContent></w:sdt>") == ["整段"]


def test_content_controls_round_cells_rows_and_tables_hide_nothing():
    def control(inner):
        return f"<w:sdt><w:sdtContent>{inner}</w:sdtContent></w:sdt>"

    rows = tr(control(tc("数量")), "质量") + control(tr("6个", tc(control(p("100%")))))
    assert Shown(docx(control(tbl(rows)))).rows() == [["数量", "质量"], ["6个", "100%"]]


def test_of_fields_the_result_is_read_not_the_instruction():
    nested = field("begin") + instruction("IF ") + field("begin") + instruction("X") + field("separate") + run("1")
    nested += field("end") + run("内") + field("separate") + run("目标") + field("end")
    assert texts(p(field("begin"), instruction("DATE"), field("separate"), "2024年", field("end"), "底")) == [
        "2024年底"
    ]
    assert texts(p(nested)) == ["目标"]
    assert texts(p('<w:fldSimple w:instr="PAGE">' + run("8") + "</w:fldSimple>", "个")) == ["8个"]


def test_a_field_that_never_ends_does_not_swallow_the_next_paragraphs():
    assert texts(p("甲", field("begin"), instruction("DATE")), p("乙")) == ["甲", "乙"]


def test_old_form_fields_show_what_word_draws():
    def form(data):
        return f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>' + field("end")

    entries = '<w:listEntry w:val="产出"/><w:listEntry w:val="效益"/>'
    ticked, empty = "<w:checkBox><w:checked/></w:checkBox>", '<w:checkBox><w:default w:val="0"/></w:checkBox>'
    assert texts(p(form(ticked), "新增", form(empty), "延续")) == ["☑新增□延续"]
    assert texts(p(form(f'<w:ddList><w:result w:val="1"/>{entries}</w:ddList>'))) == ["效益"]
    assert texts(p(form(f"<w:ddList>{entries}</w:ddList>"))) == ["产出"]


def test_hidden_text_is_left_out_by_itself_and_by_its_style():
    styles = (
        '<w:style w:type="character" w:styleId="h"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="k"><w:basedOn w:val="h"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="q"><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    hidden = (run("甲", "<w:vanish/>"), run("乙", '<w:rStyle w:val="h"/>'), run("丙", '<w:rStyle w:val="k"/>'))
    assert texts(p(*hidden, run("丁", '<w:vanish w:val="0"/>')), styles=styles) == ["丁"]
    assert texts(p("戊", properties='<w:pStyle w:val="q"/>'), p("己"), styles=styles) == ["己"]


def test_styles_based_on_each_other_in_a_circle_end():
    styles = "".join(
        f'<w:style w:styleId="{one}"><w:basedOn w:val="{other}"/></w:style>' for one, other in ("ab", "ba")
    )
    assert texts(p("字", properties='<w:pStyle w:val="a"/>'), styles=styles) == ["字"]


def test_breaks_tabs_and_hyphens():
    assert texts(p("完成", BREAK, "6个")) == ["完成6个"]
    assert texts(p("of", BREAK, "six")) == ["of six"]
    assert texts(p("单位：", TAB, TAB, "万元")) == ["单位： 万元"]
    assert texts(p("A", "<w:r><w:noBreakHyphen/></w:r>", "1", "<w:r><w:softHyphen/></w:r>")) == ["A-1"]
    shown = Shown(docx(tbl(tr(tc(p("完成") + p("6个", BREAK, "以上")), ""))))
    assert shown.rows() == [["完成6个以上", ""]]
    assert shown.grids[0].rows[0][0].raw == "完成\n6个\n以上"


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "☑"),
        ('<w:r><w:sym w:font="Wingdings 2" w:char="0052"/></w:r>', "☑"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>', "□"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>', "≥"),
        ('<w:r><w:sym w:font="宋体" w:char="2605"/></w:r>', "★"),
        ('<w:r><w:sym w:font="Wingdings" w:char="zz"/></w:r>', ""),
        (run("R完成", '<w:rFonts w:ascii="Wingdings 2" w:hAnsi="Wingdings 2" w:eastAsia="宋体"/>'), "☑完成"),
        (run("\uf0a3", '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'), "≤"),
        (run("\uf0fe", '<w:rFonts w:ascii="宋体"/>'), "☑"),
    ],
)
def test_symbols_are_read_as_people_see_them(content, shown):
    assert texts(p("前", content, "后")) == [f"前{shown}后"]


def test_formulas_are_read_as_text():
    fraction = "<m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>"
    assert texts(p(f"<m:oMath><m:r><m:t>≥</m:t></m:r>{fraction}</m:oMath>")) == ["≥1/2"]


def test_reading_aids_over_characters_are_no_text():
    assert texts(p(f"<w:r><w:ruby><w:rt>{run('jì')}</w:rt><w:rubyBase>{run('绩')}</w:rubyBase></w:ruby></w:r>")) == [
        "绩"
    ]


def test_of_alternative_forms_of_one_content_one_is_read():
    new, old = f'<mc:Choice Requires="{{}}">{run("新")}</mc:Choice>', f"<mc:Fallback>{run('旧')}</mc:Fallback>"
    for forms, shown in ((new.format("wps") + old, "新"), (new.format("w16se") + old, "旧"), (old, "旧")):
        assert texts(p(f"<mc:AlternateContent>{forms}</mc:AlternateContent>")) == [shown]
    assert texts(p(f"<mc:AlternateContent>{new.format('w99')}</mc:AlternateContent>")) == ["新"]
    assert texts(p("甲<mc:AlternateContent/>")) == ["甲"]


def test_text_boxes_follow_their_paragraph_and_are_read_once():
    drawing = f"<w:drawing><w:txbxContent>{p('框内')}{tbl(tr('框内表', ''))}</w:txbxContent></w:drawing>"
    both = f"<mc:Choice>{drawing}</mc:Choice><mc:Fallback>{box(p('框内'))}</mc:Fallback>"
    anchored = f"<w:r><mc:AlternateContent>{both}</mc:AlternateContent></w:r>"
    assert Shown(docx(p("前", anchored, "后") + p("下一段"))).order == ["前后", "框内", "[框内表]", "下一段"]


def test_a_text_box_in_a_cell_is_part_of_the_cell():
    assert Shown(docx(tbl(tr(tc(p("项目", box(p("金额")))), "名称")))).rows() == [["项目金额", "名称"]]


def test_headers_footnotes_comments_and_page_numbers_are_no_text():
    marks = '<w:r><w:footnoteReference w:id="2"/></w:r><w:commentRangeStart w:id="1"/><w:r><w:pgNum/></w:r>'
    assert texts(p("正文", marks)) == ["正文"]


def test_blanks_at_the_ends_of_a_run_count_only_where_the_file_says_so():
    assert texts("<w:p><w:r><w:t> 一级 </w:t></w:r><w:r><w:t>指标</w:t></w:r></w:p>") == ["一级指标"]


def test_the_main_part_is_where_the_package_says_and_strict_files_are_read():
    assert texts(p("正文"), main="word/document2.xml") == ["正文"]
    strict = {**NAMES, "w": "http://purl.oclc.org/ooxml/wordprocessingml/main"}
    assert Shown(docx(p("正文") + tbl(tr("数量", "6个")), names=strict)).order == ["正文", "[数量]"]


def test_what_other_files_and_programs_hold_is_told_as_unread():
    sheet = '<w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>'
    formula = '<w:r><w:object><o:OLEObject ProgID="Equation.3"/></w:object></w:r>'
    (note,) = Shown(docx(p("见表", sheet, formula))).notes
    assert note[0] == "unread"
    assert "1 个 Excel" in note[1]
    (note,) = Shown(docx(p("见附件") + '<w:altChunk r:id="x"/>')).notes
    assert note[0] == "unread"
    assert "外部文件" in note[1]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("", "没有文字"),
        (p(" "), "没有文字"),
        (p("<w:r><w:drawing><a:blip/></w:drawing></w:r>"), "只有图片"),
        ('<w:altChunk r:id="x"/>', "外部文件"),
    ],
)
def test_a_document_without_text_is_refused_with_the_reason(body, words):
    with pytest.raises(UnreadableInput, match=words):
        texts(body)


def test_xml_that_declares_entities_is_refused_at_once():
    laughs = '<!DOCTYPE w [<!ENTITY a "哈哈"><!ENTITY b "&a;&a;&a;">]>'
    with pytest.raises(UnreadableInput, match="DTD"):
        texts(p("&b;"), prolog=laughs)


def test_tables_too_deep_in_one_another_are_refused():
    nested = p("底")
    for _ in range(21):
        nested = tbl(tr(tc(nested), "旁"))
    with pytest.raises(UnreadableInput, match="20 层"):
        texts(nested)


def test_a_document_without_body_or_without_main_part_is_refused():
    with pytest.raises(UnreadableInput, match="没有正文"):
        Shown(zipped({"word/document.xml": f'<w:document xmlns:w="{WORD}"/>'}))
    with pytest.raises(UnreadableInput, match="缺少 word/document"):
        Shown(zipped({"word/styles.xml": "<x/>"}))
