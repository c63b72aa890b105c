"""Pieces of OpenDocument texts and sheets as XML strings."""


def p(content, style=""):
    return f'<text:p text:style-name="{style}">{content}</text:p>'


def cell(content="", attributes=""):
    inner = content if content.startswith("<") or not content else p(content)
    return f"<table:table-cell {attributes}>{inner}</table:table-cell>"


def row(*cells, attributes=""):
    inner = (one if one.startswith("<") else cell(one) for one in cells)
    return f"<table:table-row {attributes}>{''.join(inner)}</table:table-row>"


def table(*rows, columns=""):
    return f"<table:table>{columns}{''.join(rows)}</table:table>"


def span(rows=1, columns=1):
    return f'table:number-rows-spanned="{rows}" table:number-columns-spanned="{columns}"'


COVERED = f"<table:covered-table-cell>{p('旧')}</table:covered-table-cell>"
HIDE = 'table:visibility="collapse"'
