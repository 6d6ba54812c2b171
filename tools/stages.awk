# tools/stages.awk: the table of stages in src/state/stage.h as the Markdown table of doc/architecture.md.
#   awk -f tools/stages.awk src/state/stage.h
# SPDX-License-Identifier: GPL-3.0-or-later
function words(text) {
    gsub(/FUP_STAGE_BIT\(|FUP_STAGES_|FUP_STAGE_|\)/, "", text)
    gsub(/ *\| */, ", ", text)
    gsub(/ *& *~ */, " but ", text)
    return tolower(text)
}
/#define FUP_STAGE_TABLE/ { inside = 1; print "| happening | in stage | stage after it | who has the move |"; print "| --- | --- | --- | --- |"; next }
inside && /X\([A-Z_]+,/ {
    line = $0
    while (line !~ /\) *\\?$/ && (getline more) > 0) line = line more
    gsub(/\\/, " ", line); sub(/^ *X\(/, "", line); sub(/\) *$/, "", line); gsub(/  +/, " ", line)
    n = split(line, part, /, */)
    printf "| %s | %s | %s | %s |\n", tolower(part[1]), words(part[2]), tolower(part[3]), tolower(part[4])
}
inside && !/\\$/ { inside = 0 }
