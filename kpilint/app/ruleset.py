"""The rules of a run, and the settings that hold for each input."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kpilint.app.options import Options
from kpilint.engine.run import Plan
from kpilint.errors import ConfigError
from kpilint.report.severity import SEVERITIES, Severity
from kpilint.ruleset.loading import RuleSet, load_rules, refuse_missing
from kpilint.ruleset.selection import InForce, in_force
from kpilint.ruleset.settings import Layer, SettingsFinder, read_settings, strongest
from kpilint.text.vocabulary import Vocabulary, bundled_rules, use


def load_ruleset(folders: Sequence[Path] = ()) -> RuleSet:
    """The rules that come with kpilint and those under ``folders``.

    Raises ConfigError: a folder is not there; RuleFileError: faults, each as ``file: key: what is wrong``.
    """
    refuse_missing(folders)
    return load_rules([bundled_rules(), *folders])


def chosen_words(options: Options) -> Vocabulary | None:
    """The vocabulary with the words of the rule packs, also for this process; None where there are no packs.

    Raises ConfigError: a folder is not there; RuleFileError: a faulty vocabulary.
    """
    words = None
    if options.rules:
        # pydantic comes with it; most runs have no packs.
        from kpilint.ruleset.wording import load_vocabulary

        words = load_vocabulary(options.rules)
    use(words)
    return words


@dataclass(frozen=True, slots=True)
class InputPlan:
    """What holds for one input: its rules and their plan, what is shown and what fails a run, and the overrides."""

    rules: RuleSet
    plan: Plan
    show: Severity
    fail_on: Severity | None
    """None: never."""
    year: int | None
    unit: str | None


class SettingsDesk:
    """Settings by folder: the nearest file (or ``options.config``, or none) with the options over it."""

    def __init__(self, options: Options) -> None:
        """Raises ConfigError: an option or the file named by ``options.config`` is faulty."""
        if options.config is not None and options.isolated:
            raise ConfigError("--config 和 --isolated 不能同时使用：一个指定设置文件，一个不用任何设置文件")
        self._options = options
        self._layer = options.layer()
        self._finder = SettingsFinder()
        self._fixed = _layer_of(options.config) if options.config is not None else None

    def layers(self, folder: Path) -> tuple[Layer, ...]:
        """The layers for inputs in a folder (absolute path), weakest first.

        Raises ConfigError: the nearest settings file is faulty.
        """
        if self._options.isolated:
            found = None
        else:
            found = self._fixed or self._finder.nearest(folder)
        return (self._layer,) if found is None else (found, self._layer)


def _layer_of(path: Path) -> Layer:
    layer = read_settings(path)
    if layer is None:
        raise ConfigError(f"{path}: 没有 [tool.kpilint]")
    return layer


class Plans:
    """The plan for each input, made once for each settings file."""

    def __init__(self, options: Options, desk: SettingsDesk) -> None:
        """Raises ConfigError, RuleFileError: as ``load_ruleset``."""
        self._rules = load_ruleset(options.rules)
        self._desk = desk
        self._made: dict[Path | None, InputPlan] = {}

    def of_all(self, folders: Iterable[Path]) -> list[InputPlan]:
        """The plan of each folder, in order.

        Raises ConfigError: faults of all settings files at once.
        """
        plans: list[InputPlan] = []
        problems: list[str] = []
        for folder in folders:
            try:
                plans.append(self._of(self._desk.layers(folder)))
            except ConfigError as error:
                problems.append(str(error))
        if problems:
            raise ConfigError("\n".join(dict.fromkeys(problems)))
        return plans

    def _of(self, layers: tuple[Layer, ...]) -> InputPlan:
        key = layers[0].path
        if key not in self._made:
            self._made[key] = _plan(layers, self._rules)
        return self._made[key]


def settings_of(folder: Path, options: Options) -> tuple[Layer, ...]:
    """The settings that hold in a folder, weakest layer first.

    Raises ConfigError: faulty options or a faulty settings file.
    """
    return SettingsDesk(options).layers(folder.absolute())


def current_rules(options: Options) -> InForce:
    """The rules as they are in force in the current folder.

    Raises ConfigError: faulty options or settings; RuleFileError: faulty rule files.
    """
    return in_force(settings_of(Path.cwd(), options), load_ruleset(options.rules))


def _plan(layers: tuple[Layer, ...], rules: RuleSet) -> InputPlan:
    active = in_force(layers, rules)
    fail_on, _ = strongest(layers, "fail_on")
    return InputPlan(
        rules=active.rules,
        plan=Plan(active.enabled, active.severities),
        show=SEVERITIES[strongest(layers, "show")[0]],
        fail_on=SEVERITIES.get(fail_on),
        year=strongest(layers, "year")[0],
        unit=strongest(layers, "unit")[0],
    )
