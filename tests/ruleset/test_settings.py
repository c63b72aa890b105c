"""Settings: which file holds, what is said of faults, and which rules are run with which parameters."""

import pytest

from kpilint.errors import ConfigError
from kpilint.report.severity import Severity
from kpilint.ruleset.loading import load_rules
from kpilint.ruleset.selection import in_force
from kpilint.ruleset.settings import SettingsFinder, command_line, read_settings, strongest
from kpilint.text.vocabulary import bundled_rules

RULES = load_rules([bundled_rules()])
ALL = {rule.code for rule in RULES.rules}
SC = {code for code in ALL if code.startswith("SC")}


@pytest.fixture
def write(tmp_path):
    def write_file(text, name="kpilint.toml"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return path

    return write_file


@pytest.fixture
def active(write):
    """What is in force under a settings file's text and options."""

    def apply(text="", **options):
        layers = (read_settings(write(text)), command_line(options))
        return in_force(layers, RULES)

    return apply


def fault_of(call, *arguments):
    with pytest.raises(ConfigError) as caught:
        call(*arguments)
    return str(caught.value)


class TestWhichFileHolds:
    def test_nearest_file_alone(self, write, tmp_path):
        write('select = ["SC"]\nyear = 2020')
        write('show = "error"', "town/kpilint.toml")
        layer = SettingsFinder().nearest(tmp_path / "town" / "2024")
        assert layer.values.show == "error"
        assert layer.values.select is None
        assert layer.values.year is None

    def test_outer_file_where_there_is_no_nearer_one(self, write, tmp_path):
        write('show = "error"')
        assert SettingsFinder().nearest(tmp_path / "a" / "b").path == tmp_path / "kpilint.toml"

    def test_table_in_pyproject(self, write, tmp_path):
        write('[project]\nname = "x"\n\n[tool.kpilint]\nfail-on = "error"\n', "pyproject.toml")
        layer = SettingsFinder().nearest(tmp_path)
        assert layer.values.fail_on == "error"
        assert layer.source("fail-on").endswith("pyproject.toml:5")

    def test_pyproject_without_our_table_is_passed_over(self, write, tmp_path):
        write('show = "error"')
        write("[tool.other]\nx = 1\n", "inner/pyproject.toml")
        assert SettingsFinder().nearest(tmp_path / "inner").path == tmp_path / "kpilint.toml"

    def test_own_file_goes_before_pyproject(self, write, tmp_path):
        write('[tool.kpilint]\nshow = "info"', "pyproject.toml")
        write('show = "error"')
        assert SettingsFinder().nearest(tmp_path).values.show == "error"

    def test_command_line_is_stronger_than_the_file(self, write):
        layers = (read_settings(write('show = "error"\nyear = 2023')), command_line({"show": "info"}))
        assert strongest(layers, "show") == ("info", layers[1])
        assert strongest(layers, "year") == (2023, layers[0])
        assert strongest(layers, "fail_on") == ("warning", None)

    def test_file_saved_by_notepad_with_a_mark(self, tmp_path):
        (tmp_path / "kpilint.toml").write_text('show = "error"', "utf-8-sig")
        assert read_settings(tmp_path / "kpilint.toml").values.show == "error"


class TestFaults:
    @pytest.mark.parametrize(
        ("text", "place", "words"),
        [
            ('\nselct = ["SC"]', ":2: selct", "你是不是想写 select"),
            ('fail_on = "error"', ":1: fail_on", "fail-on"),
            ('fail-on = "fatal"', ":1: fail-on", "never"),
            ('select = "SC"', ":1: select", "列表"),
            ('[severity]\nVG001 = "high"', ":2: severity.VG001", "warning"),
            ("year = 24", ":1: year", "1990"),
            ('year = "this"', ":1: year", "数字"),
            ('show = "error"\nshow = "info"', ":2", "两次"),
            ('unit = "松江\n', ":1", "引号"),
            ("show = error", ":1", "引号"),
            ("show", ":1", "="),
        ],
    )
    def test_fault_is_named_with_line_and_key(self, write, text, place, words):
        told = fault_of(read_settings, write(text))
        assert f"kpilint.toml{place}" in told
        assert words in told

    @pytest.mark.parametrize(
        ("text", "place", "words"),
        [
            ('show = "info"\nselect = ["VG0O1"]', ":2: select", "VG001"),
            ('ignore = ["bare-timelines"]', ":1: ignore", "bare-timeliness"),
            ('[severity]\nXX001 = "info"', ":2: severity.XX001", "没有规则 XX001"),
            ("[params.LG003]\nflor = 1", ":2: params.LG003.flor", "floor"),
            ('[params.low-bar]\n\nfloor = "高"', ":3: params.low-bar.floor", "数字"),
            ("[params.SC]\nfloor = 1", ":1: params.SC", "一条规则"),
            ('[params.VG001]\nwords = "no-such-list"', ":2: params.VG001.words", "没有词表 no-such-list"),
        ],
    )
    def test_fault_about_rules_is_named_with_line_and_key(self, active, text, place, words):
        told = fault_of(active, text)
        assert f"kpilint.toml{place}" in told
        assert words in told

    def test_several_faults_at_once(self, write, active):
        assert len(fault_of(read_settings, write('show = "x"\nselct = []\nyear = 1')).splitlines()) == 3
        assert len(fault_of(active, 'ignore = ["ZZ"]\n[severity]\nYY = "info"').splitlines()) == 2

    def test_option_is_named_as_it_is_typed(self):
        assert "--severity VG001" in fault_of(command_line, {"severity": {"VG001": "high"}})

    def test_file_that_is_no_text(self, tmp_path):
        (tmp_path / "kpilint.toml").write_bytes("unit = '财政局'".encode("gbk"))
        assert "UTF-8" in fault_of(read_settings, tmp_path / "kpilint.toml")

    def test_file_that_is_not_there(self, tmp_path):
        assert "不存在" in fault_of(read_settings, tmp_path / "nowhere.toml")

    def test_no_rule_left(self, active):
        assert "停用" in fault_of(active, "select = []")


class TestWhichRulesRun:
    def test_all_by_default(self, active):
        assert active().enabled == ALL

    def test_selection_by_family_code_slug_and_chinese_name(self, active):
        title = RULES.find("VG002")[0].title
        wanted = active(f'select = ["sc", "PH004", "bare-timeliness", "{title}"]').enabled
        assert wanted == SC | {"PH004", "VG005", "VG002"}

    def test_ignored_rule_of_a_selected_family(self, active):
        assert active('select = ["SC"]\nignore = ["SC002"]').enabled == SC - {"SC002"}

    def test_rule_named_against_its_ignored_family(self, active):
        assert active('ignore = ["SC"]\nextend-select = ["SC002"]').enabled == (ALL - SC) | {"SC002"}

    def test_ignore_wins_between_equals(self, active):
        assert active('select = ["SC", "VG001"]\nignore = ["VG001"]').enabled == SC

    def test_everything_but_a_few(self, active):
        assert active('select = ["SC001"]\nignore = ["ALL"]').enabled == {"SC001"}

    def test_selecting_on_the_command_line_sets_the_files_selection_aside(self, active):
        assert active('select = ["SC"]\nignore = ["VG001"]', select=["VG001"]).enabled == {"VG001"}

    def test_ignoring_on_the_command_line_adds_to_the_file(self, active):
        assert active('select = ["SC"]\nignore = ["SC001"]', ignore=["SC002"]).enabled == SC - {"SC001", "SC002"}

    def test_extending_on_the_command_line_outdoes_the_files_ignore(self, active):
        assert active('ignore = ["SC001"]', **{"extend-select": ["SC001"]}).enabled == ALL

    def test_severity_of_a_rule_goes_before_that_of_its_family(self, active):
        severities = active('[severity]\nSC001 = "error"\nSC = "info"').severities
        assert severities["SC001"] == Severity.ERROR
        assert severities["SC002"] == Severity.INFO
        assert "VG001" not in severities

    def test_parameters_may_name_a_word_list_of_the_rules(self, active):
        words = active('[params.VG001]\nwords = "usual-names"').rules.find("VG001")[0].params.words
        assert words.entries == RULES.lexicons["usual-names"].entries

    def test_parameters_change_one_rule_and_keep_the_rest_of_its_own(self, active):
        before, after = RULES.find("LG003")[0], active("[params.low-bar]\nfloor = 61").rules.find("LG003")[0]
        assert after.params.floor == 61
        assert before.params.floor != 61
        assert after.params.ceiling == before.params.ceiling
        assert after.params.floors.entries == before.params.floors.entries
