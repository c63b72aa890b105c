"""Intake: every input is read in a process of its own, with limits on time and memory; archives are opened there too.

A document of a few hundred bytes can make a library use all memory, never return or end the process it runs in
(a PDF form that draws itself, a workbook with a cell at its last column). None of that may reach the run.
"""
