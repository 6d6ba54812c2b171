#!/usr/bin/env python3
"""Which clause of the contract has no rows? One line for each fault, nothing where all is well.

    contract.py DESIGN.md FILE.c...

A heading is a comment in a table of tests: the number of a section and words of it as they stand
there, within one clause; the rows below it show that they hold. A clause is a sentence, a part that
';' or a middle dot ends, or a row of a table. SPDX-License-Identifier: GPL-3.0-or-later
"""
import re
import sys

SECTIONS = ("2.2", "2.3", "2.4", "2.5", "2.6", "2.7")
ROWS = 3
HEADING = re.compile(r"/\* (2\.\d): (.*?) ?\*/", re.S)


def clauses(line):
    """The clauses of one line of a section; nothing in brackets or quotes ends one."""
    depth, quoted, start, found = 0, False, 0, []
    for i, letter in enumerate(line):
        depth += (letter == "(") - (letter == ")")
        quoted ^= letter == '"'
        stop = letter == "." and line[i + 1:i + 2] in ("", " ")
        if depth == 0 and not quoted and (stop or letter in ";·"):
            found.append(line[start:i + 1])
            start = i + 1
    return found + [line[start:]]


def section(text, number):
    """Its clauses, white space made one blank, marks of lists and heads of tables left out."""
    body = re.search(r"^### %s(.*?)^##" % re.escape(number), text, re.S | re.M).group(1)
    lines = [line.strip() for line in body.splitlines()]
    rows = [i for i, line in enumerate(lines) if line.startswith("| ---")]
    found = []
    for i, line in enumerate(lines):
        if line.startswith("|"):
            found += [] if i in rows or i + 1 in rows else [line.strip("| ")]
        elif i == 0:  # what the title says in brackets
            found += re.findall(r"\((.*)\)", line)
        else:
            found += clauses(re.sub(r"^- ", "", line))
    return [" ".join(clause.split()) for clause in found if re.search(r"\w", clause)]


def headings(path):
    """(place, section, quote, rows) of each heading of a file."""
    text = open(path, encoding="utf-8").read()
    marks = list(HEADING.finditer(text))
    for mark, after in zip(marks, marks[1:] + [None]):
        rows = text[mark.end():after.start() if after else len(text)].split("};")[0]
        quote = " ".join(re.sub(r"\n\s*\* ?", " ", mark.group(2)).split())
        place = "%s:%d" % (path, text.count("\n", 0, mark.start()) + 1)
        yield place, mark.group(1), quote, len(re.findall(r"^ +\{", rows, re.M))


def main(design, paths):
    text = open(design, encoding="utf-8").read()
    contract = {number: section(text, number) for number in ("2.1",) + SECTIONS}
    shown = {number: [[False] * len(clause) for clause in contract[number]] for number in contract}
    for path in paths:
        for place, number, quote, rows in headings(path):
            homes = [i for i, clause in enumerate(contract.get(number, [])) if quote in clause]
            if len(homes) != 1:
                print("%s: %d clauses of %s say: %s" % (place, len(homes), number, quote))
            for i in homes:
                at = contract[number][i].index(quote)
                shown[number][i][at:at + len(quote)] = [True] * len(quote)
            if rows < ROWS:
                print("%s: only %d rows: %s" % (place, rows, quote))
    for number in SECTIONS:
        for clause, marks in zip(contract[number], shown[number]):
            rest = "".join(" " if mark else letter for letter, mark in zip(clause, marks))
            if re.search(r"\w", rest):
                print("%s: no heading shows: %s" % (number, " ".join(rest.split())))


main(sys.argv[1], sys.argv[2:])
