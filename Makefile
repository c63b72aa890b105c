# make demo   建好环境，用真正的工具检查 corpus/ 里的示例文件
# make test   建好环境，跑全部测试
# make lint   ruff、mypy --strict、分层约定
# make docs   由规则文件重新生成 rules/README.md
# make bench  与只用 jieba 切分、只用 python-docx 读同样文件的耗时相比

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
READY := $(VENV)/.ready

.PHONY: demo test lint docs bench clean

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev]"
	@touch $(READY)

demo: $(READY)
	@$(BIN)/kpilint check "corpus/*/document.[!z]*" --format grouped --statistics --fail-on never

test: $(READY)
	$(BIN)/python -m pytest

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: $(READY)
	$(BIN)/python -m kpilint rules --format markdown --output markdown=rules/README.md

bench: $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[bench]"
	$(BIN)/python bench/against_jieba.py
	$(BIN)/python bench/against_bare_docx.py

clean:
	rm -rf $(VENV) build dist
