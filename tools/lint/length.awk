# tools/lint/length.awk FILE...: fails for a C function of more than 80 lines (its body, braces included) and
# for a file of more than 600 lines.
FNR == 1 { inside = 0 }
/^\{/ { inside = FNR }
/^\}/ && inside { if (FNR - inside + 1 > 80) { print FILENAME ":" inside ": function of " FNR - inside + 1 " lines (80)"; failed = 1 } inside = 0 }
FNR == 601 { print FILENAME ": more than 600 lines"; failed = 1 }
END { exit failed }
