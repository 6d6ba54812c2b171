# tools/lint/layers.awk FILE...: fails when a file under src/ includes a higher layer, or a library that another
# folder owns (doc/design.md section 6).
BEGIN {
    split("base mail text signal state store view", order, " ")
    for (i in order) rank[order[i]] = i - 1
    rank["cli"] = rank["lua"] = rank["indexer"] = 8
    rank["followup"] = 7 # src/followup.h, src/followup*.c: the door
    owner["notmuch.h"] = "mail"; owner["gmime/gmime.h"] = "mail"; owner["libical/ical.h"] = "text"
    owner["sqlite3.h"] = "store"; owner["lua.h"] = "lua"; owner["lauxlib.h"] = "lua"
    only["notmuch.h"] = "database"; only["libical/ical.h"] = "invite|todo"
}
function folder(path,    parts, n) { n = split(path, parts, "/"); return n > 1 ? parts[1] : "followup" }
/^#include "/ {
    mine = FILENAME; sub(/^src\//, "", mine); split($0, quoted, "\""); theirs = quoted[2]
    a = folder(mine); b = folder(theirs)
    if (!(b in rank)) bad("includes \"" theirs "\": write includes from src/")
    else if (b != a && rank[b] >= rank[a]) bad("(rank " rank[a] ") includes " theirs " (rank " rank[b] ")")
    else if ((a == "cli" || a == "lua") && b != a && b != "followup" && b != "base" && b != "view")
        bad("includes " theirs ": front ends go through followup.h")
}
/^#include </ {
    mine = FILENAME; sub(/^src\//, "", mine); split($0, angled, /[<>]/); theirs = angled[2]
    if (theirs in owner && folder(mine) != owner[theirs]) bad("includes <" theirs ">, which belongs to src/" owner[theirs])
    if (theirs in only && mine !~ only[theirs]) bad("includes <" theirs ">: only " only[theirs] " may")
}
function bad(text) { print FILENAME ":" FNR ": " text; failed = 1 }
END { exit failed }
