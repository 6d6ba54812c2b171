# tools/demo.awk - makes Maildir files of a mailbox.txt (see share/demo/mailbox.txt for its form).
# usage: awk -v now=EPOCH -v mail=FOLDER -f tools/demo.awk share/demo/mailbox.txt
function at(when,    part, sign) { # "-12d@10:15" or "-20h", "+26h": an instant
    sign = substr(when, 1, 1) == "-" ? -1 : 1; sub(/^[-+]/, "", when)
    if (when ~ /h$/) { sub(/h$/, "", when); return now + sign * when * 3600 }
    split(when, part, /d@|:/)
    return mktime(strftime("%Y %m", now) " " (strftime("%d", now) + sign * part[1]) " " (part[2] + 0) " " (part[3] + 0) " 0")
}
function day(offset) { return mktime(strftime("%Y %m", now) " " (strftime("%d", now) + offset) " 12 0 0") }
function filled(text,    mark, kind, value) {
    while (match(text, /\{[a-z]+[-+][0-9]+h?\}/)) {
        mark = substr(text, RSTART + 1, RLENGTH - 2)
        kind = mark; sub(/[-+].*/, "", kind); value = substr(mark, length(kind) + 1)
        if (kind == "ics") value = strftime("%Y%m%dT%H%M00Z", at(value), 1)
        else if (kind == "iso") value = strftime("%Y-%m-%d", day(value))
        else { value = strftime("%A %d %B", day(value)); sub(/ 0/, " ", value) }
        text = substr(text, 1, RSTART - 1) value substr(text, RSTART + RLENGTH)
    }
    return text
}
function calendar(words,    w, n, summary, i) {
    n = split(words, w, " ")
    for (i = 7; i <= n; i++) summary = summary (i > 7 ? " " : "") w[i]
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//followup//demo//EN\r\nMETHOD:" w[1] "\r\nBEGIN:VEVENT\r\nUID:" w[2] "@demo.example\r\nSEQUENCE:0\r\nDTSTAMP:" w[3] "\r\nDTSTART:" w[3] "\r\nDTEND:" w[4] "\r\nSUMMARY:" summary "\r\nORGANIZER:mailto:" w[5] "\r\nATTENDEE;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:" w[6] "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
}
function write_mail(    type, part, boundary) {
    if (name == "") return
    boundary = "=-demo-" name; time = at(when)
    path = mail (folder == "sent" ? "/Sent/cur/" : "/cur/") time "." name ".demo:2,S"
    printf "%sDate: %s\nMessage-ID: <%s@demo.example>\n", headers, strftime("%a, %d %b %Y %H:%M:%S %z", time), name > path
    if (folder != "sent") printf "Received: from mx.example by mx.hale.example with ESMTPS; %s\n", strftime("%a, %d %b %Y %H:%M:%S %z", time) > path
    if (parent != "") printf "In-Reply-To: <%s@demo.example>\nReferences:%s <%s@demo.example>\n", parent, chain[parent], parent > path
    chain[name] = parent == "" ? "" : chain[parent] " <" parent "@demo.example>"
    sub(/\n+$/, "\n", body)
    part = "Content-Type: text/plain; charset=utf-8\n\n" body
    if (invitation != "") {
        printf "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"%s\"\n\n--%s\n%s--%s\nContent-Type: text/calendar; charset=utf-8; method=%s\n\n%s--%s--\n", boundary, boundary, part, boundary, substr(invitation, 1, index(invitation, " ") - 1), calendar(invitation), boundary > path
    } else if (bounce != "") {
        split(bounce, failed, " ")
        printf "MIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary=\"%s\"\n\n--%s\n%s--%s\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.hale.example\n\nFinal-Recipient: rfc822; %s\nAction: failed\nStatus: %s\n\n--%s\nContent-Type: text/rfc822-headers\n\nMessage-ID: <%s@demo.example>\n\n--%s--\n", boundary, boundary, part, boundary, failed[1], failed[2], boundary, parent, boundary > path
    } else printf "MIME-Version: 1.0\n%s", part > path
    close(path)
}
/^#/ && name == "" { next }
/^=== / {
    write_mail()
    name = $2; when = $3; folder = $4; parent = $5; sub(/^re=/, "", parent)
    headers = body = invitation = bounce = ""; in_body = 0
    next
}
in_body { body = body filled($0) "\n"; next }
name != "" && /^$/ { in_body = 1; next }
/^Calendar: / { invitation = filled(substr($0, 11)); next }
/^Bounce: / { bounce = substr($0, 9); next }
name != "" { headers = headers $0 "\n" }
END { write_mail() }
