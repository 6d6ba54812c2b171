# tools/rules.awk - makes doc/rules.md from the rule files, so that every rule name is explained by an example that the
# unit tests run. Rules that C makes stand in tools/rules.tsv (name, example); tools/lint/rules.sh finds one that is missing.
# usage: awk -f tools/rules.awk FILE... tools/rules.tsv (English first: its example is shown)
function cell(text) { gsub(/\|/, "\\|", text); return text }
BEGIN {
    print "# Every rule, with an example"
    print ""
    print "Made by `make rules` from `src/data/language/*/phrases.txt`, `hiring.txt` and `tools/rules.tsv`; do not edit. `followup show`, `followup list --why` and"
    print "`followup read` name these rules as evidence. Families `damp` and `date` only help others: they silence a sentence, or say what a date is."
    print "The format of the files: [languages.md](languages.md)."
    print "Rules that need more than words (headers, calendar parts, the state of a case) stand at the end."
}
FILENAME ~ /\.tsv$/ { split($0, field, "\t"); made[++made_count] = field[1]; shows[made_count] = field[2]; next }
FNR == 1 { n = split(FILENAME, part, "/"); language = part[n - 1] }
/^\[/ {
    name = substr($0, 2, index($0, "]") - 2)
    if (!(name in known)) {
        known[name] = 1
        family = substr(name, 1, index(name, ".") - 1)
        if (!(family in rules)) families[++family_count] = family
        rules[family] = rules[family] " " name
    }
    if (index(languages[name] " ", " " language " ") == 0) languages[name] = languages[name] " " language
    next
}
/^> / && name != "" && !(name in example) { example[name] = substr($0, 3) }
END {
    for (i = 1; i <= family_count; i++) {
        printf "\n## %s\n| rule | example | languages |\n| --- | --- | --- |\n", families[i]
        n = split(substr(rules[families[i]], 2), list, " ")
        for (j = 1; j <= n; j++)
            printf "| `%s` | %s | %s |\n", list[j], cell(example[list[j]]), substr(languages[list[j]], 2)
    }
    print "\n## Made by the program itself\n| rule | example |\n| --- | --- |"
    for (i = 1; i <= made_count; i++) printf "| `%s` | %s |\n", made[i], cell(shows[i])
}
