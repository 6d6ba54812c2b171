/* Meetings held and missed, thanks, calls: section 2.3 of doc/design.md; what fixes and moves them:
 * 2.4. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "support/state_table.h"
#include "support/unit.h"

#define NOW "05-20T10:00"
#define INVITE "a ada>me 05-11 event=scheduled invite=u@"

static const struct state_row thanks[] = {
    /* 2.3: **Thank-you** is a duty of mine that the end of an interview opens: */
    {"called off: nobody to thank",
     INVITE "05-19T14:00\n"
            "b me>ada 05-12 re=a rsvp=u:accepted\n"
            "c ada>me 05-18 re=a cancel=u seq=1",
     "", NOW, "on=them stage=scheduling also=0"},
    {"a second before its end",
     INVITE "05-20T09:01\n"
            "b me>ada 05-12 re=a rsvp=u:accepted",
     "", NOW, "on=them action=wait"},
    {"held: thanks are due", INVITE "05-19T14:00\nb me>ada 05-12 re=a rsvp=u:accepted", "", NOW,
     "on=me stage=interviewed exp=05-20 basis=invite action=thank_you also=1 group=now"},
    {"its time has come unanswered", "a ada>me 05-11 invite=u@05-13T14:00", "", NOW, "on=nobody"},
    /* 2.3: basis `invite` (or `stated`, where only text gave the time), */
    {"text that gave a day alone: the end of that day",
     "a ada>me 05-15 event=scheduled meeting=05-19", "", NOW,
     "on=me action=thank_you basis=stated"},
    {"text alone gave the time: thanks are due",
     "a ada>me 05-15 event=scheduled meeting=05-19T14:00", "", NOW,
     "on=me stage=interviewed exp=05-20 basis=stated action=thank_you"},
    {"both gave it: the calendar",
     "a ada>me 05-11 event=scheduled meeting=05-19T14:00 invite=u@05-19T14:00\n"
     "b me>ada 05-12 re=a rsvp=u:accepted",
     "", NOW, "on=me action=thank_you basis=invite"},
    /* 2.3: `act_on` = the end, `expected` = the local date 24 h after it (the row says how long is
       left; best within 2-3 h). */
    {"of the very minute",
     INVITE "05-20T09:00\n"
            "b me>ada 05-12 re=a rsvp=u:accepted",
     "", NOW, "on=me action=thank_you acton=05-20 exp=05-21"},
    {"yesterday at noon",
     INVITE "05-19T11:00\n"
            "b me>ada 05-12 re=a rsvp=u:accepted",
     "", NOW, "on=me action=thank_you acton=05-19 exp=05-20 overdue=no"},
    {"late but not dropped", INVITE "05-18T14:00\nb me>ada 05-12 re=a rsvp=u:accepted", "", NOW,
     "on=me exp=05-19 action=thank_you overdue=yes"},
    {"before midnight",
     INVITE "05-19T22:30\n"
            "b me>ada 05-12 re=a rsvp=u:accepted",
     "", NOW, "on=me acton=05-19 exp=05-20"},
    /* 2.3: Any message of mine in the case since closes it */
    {"what I wrote before does not",
     INVITE "05-19T14:00\n"
            "b me>ada 05-19T13:00 re=a rsvp=u:accepted",
     "", NOW, "on=me action=thank_you"},
    {"I thanked", INVITE "05-14T14:00\nb me>ada 05-14T18:00 re=a held closing", "", NOW,
     "on=them stage=interviewed exp=05-21 n=0"},
    {"whatever it says",
     INVITE "05-19T14:00\n"
            "b me>ada 05-12 re=a rsvp=u:accepted\n"
            "c me>ada 05-19T16:00 re=a ask",
     "", NOW, "on=them stage=interviewed also=0"},
    {"whoever reads it",
     INVITE "05-19T14:00\n"
            "b me>ada 05-12 re=a rsvp=u:accepted\n"
            "c me>ben 05-19T16:00 re=a held closing",
     "", NOW, "on=them stage=interviewed also=0"},
    /* 2.3: at the end of the second business day after the interview it is dropped and only their
       move remains. */
    {"on the second day",
     INVITE "05-18T14:00\n"
            "b me>ada 05-12 re=a rsvp=u:accepted",
     "", "05-20T23:59", "on=me action=thank_you also=1"},
    {"a minute later",
     INVITE "05-18T14:00\n"
            "b me>ada 05-12 re=a rsvp=u:accepted",
     "", "05-21T00:00", "on=them stage=interviewed also=0"},
    {"dropped after the second business day",
     INVITE "05-15T14:00\nb me>ada 05-12 re=a rsvp=u:accepted", "", NOW,
     "on=them stage=interviewed exp=05-22 action=wait also=0"},
    {"over a weekend and a holiday",
     INVITE "05-22T14:00\n"
            "b me>ada 05-12 re=a rsvp=u:accepted",
     "", "05-27T10:00", "on=me action=thank_you"},
};

static const struct state_row missed[] = {
    /* 2.3: **Missed call**: a time fixed by a calendar part counts as held once its end has passed
       (`interviewed`), */
    {"today, not yet over", INVITE "05-20T14:00\nb me>ada 05-12 re=a rsvp=u:accepted", "", NOW,
     "on=them stage=scheduled overdue=no"},
    {"a minute before its end",
     INVITE "05-20T09:01\n"
            "b me>ada 05-12 re=a rsvp=u:accepted",
     "", NOW, "stage=scheduled"},
    {"at its end",
     INVITE "05-20T09:00\n"
            "b me>ada 05-12 re=a rsvp=u:accepted",
     "", NOW, "stage=interviewed"},
    {"though I never answered it", INVITE "05-19T14:00", "", NOW, "stage=interviewed"},
    {"declined: never",
     INVITE "05-19T14:00\n"
            "b me>ada 05-12 re=a rsvp=u:declined",
     "", NOW, "stage=scheduling"},
    /* 2.3: unless a later message says otherwise ("I waited for you", "sorry I missed our call") */
    {"before it began nobody can say so",
     INVITE "05-19T14:00\n"
            "b me>ada 05-12 re=a rsvp=u:accepted\n"
            "c ada>me 05-19T13:00 re=a missed",
     "", NOW, "stage=interviewed"},
    {"my phone stayed silent", INVITE "05-18T14:00\nb me>ada 05-18T16:00 missed ask", "", NOW,
     "on=them stage=scheduling exp=05-26 action=wait"},
    {"they waited for me", INVITE "05-18T14:00\nb ada>me 05-18T16:00 re=a missed ask", "", NOW,
     "on=me stage=scheduling exp=05-19 action=reply"},
    {"a day later",
     INVITE "05-18T14:00\n"
            "b me>ada 05-12 re=a rsvp=u:accepted\n"
            "c ada>me 05-19T16:00 re=a missed",
     "", NOW, "on=them stage=scheduling also=0"},
    /* 2.3: or the user runs `followup missed ID`. */
    {"before its time",
     INVITE "05-27T14:00\n"
            "b me>ada 05-12 re=a rsvp=u:accepted",
     "missed b", NOW, "on=them"},
    {"of a mail that is gone",
     INVITE "05-19T14:00\n"
            "b me>ada 05-12 re=a rsvp=u:accepted",
     "missed z", NOW, "stage=interviewed on=me action=thank_you"},
    {"after its time",
     INVITE "05-19T14:00\n"
            "b me>ada 05-12 re=a rsvp=u:accepted",
     "missed b", NOW, "on=them stage=scheduling exp=05-19 action=follow_up basis=decision also=0"},
    /* 2.3: A call promised in text only ("I'll ring you Thursday at 3") is their promise: */
    {"a call on a day without time is a promise", "a ada>me 05-15 side=employer held call=05-22",
     "", NOW, "on=them stage=interviewed exp=05-22 acton=05-27"},
    {"a call told in text", "a ada>me 05-15 event=scheduled call=05-22T14:00", "", NOW,
     "on=them stage=scheduled exp=05-22 basis=stated action=wait"},
    {"'I will call you then': the time stands in the letter before",
     "a ada>me 05-15 event=contacted ask\nb me>ada 05-15 re=a date=05-22T14:00\n"
     "c ada>me 05-15 re=b call",
     "", NOW, "on=them stage=scheduled exp=05-22"},
    {"a time agreed after talk of ringing is a call",
     "a ada>me 05-15 event=contacted ask call=05-19\n"
     "b me>ada 05-15 re=a event=scheduled meeting=05-19T11:00",
     "", NOW, "on=them stage=scheduled exp=05-19 action=missed_call"},
    /* 2.3: with no message since, the duty stays with them, `expected` that day, grace 0, action
       `missed_call` until the end of the next business day, then `follow_up`, certainty `unknown`:
       mail cannot tell. */
    {"before its hour", "a ada>me 05-15 event=scheduled call=05-20T14:00", "", NOW,
     "on=them exp=05-20 action=wait cert=likely"},
    {"the call did not come, as far as mail tells",
     "a ada>me 05-15 event=scheduled call=05-19T11:00", "", NOW,
     "on=them stage=scheduled exp=05-19 action=missed_call cert=unknown"},
    {"over the weekend and the holiday", "a ada>me 05-15 event=scheduled call=05-22T14:00", "",
     "05-26T10:00", "on=them exp=05-22 acton=05-22 action=missed_call cert=unknown"},
    {"a day later", "a ada>me 05-15 event=scheduled call=05-19T11:00", "", "05-21T10:00",
     "on=them action=follow_up"},
    {"they wrote since",
     "a ada>me 05-15 event=scheduled call=05-19T11:00\n"
     "b ada>me 05-19T15:00 re=a held promise=05-29",
     "", NOW, "on=them stage=interviewed exp=05-29 cert=likely"},
    /* 2.3: One key (`followup stage ID interviewed`) says that it took place. */
    {"not before it could", "a ada>me 05-15 event=scheduled call=05-22T14:00", "", NOW,
     "stage=scheduled on=them"},
    {"the call took place", "a ada>me 05-15 event=scheduled call=05-19T11:00",
     "stage a interviewed", NOW, "on=them stage=interviewed exp=05-27"},
    {"they have the move from then on", "a ada>me 05-11 event=scheduled call=05-13T11:00",
     "stage a interviewed", "05-22T10:00", "on=them stage=interviewed action=follow_up exp=05-20"},
};

static const struct state_row times[] = {
    /* 2.4: `scheduled` (fixed time or invite part: a duty of theirs, `expected` = the day of the
       event, basis `invite` or `stated`, never overdue before its end) */
    {"no time, no meeting", "a ada>me 05-18 event=scheduled", "", NOW, "stage=contacted on=nobody"},
    {"an invitation is to be answered", INVITE "05-27T14:00", "", NOW,
     "on=me stage=scheduled exp=05-12 also=1 cert=proved"},
    {"answered: theirs, on the day", INVITE "05-27T14:00\nb me>ada 05-11 re=a rsvp=u:accepted", "",
     NOW, "on=them stage=scheduled exp=05-27 basis=invite action=wait"},
    {"in text, and agreed to", "a ada>me 05-15 event=scheduled meeting=05-27T14:00", "", NOW,
     "on=them stage=scheduled exp=05-27 basis=stated overdue=no"},
    {"not overdue while it lasts",
     INVITE "05-20T09:30\n"
            "b me>ada 05-12 re=a rsvp=u:accepted",
     "", NOW, "on=them stage=scheduled overdue=no"},
    {"a booking of my own asks nothing",
     "a no@ats.example>me 05-15 event=scheduled system=scheduler invite=u@05-27T14:00 "
     "organizer=ada auto=notice",
     "", NOW, "on=them stage=scheduled exp=05-27"},
    {"'Tuesday at two is perfect': the Tuesday that was proposed",
     "a ada>me 05-11 event=invited ask date=05-26T14:00 text=Tuesday_26_May_at_14:00\n"
     "b me>ada 05-18 re=a event=scheduled meeting=05-19T14:00 text=Tuesday_at_14:00",
     "", NOW, "on=them stage=scheduled exp=05-26"},
    {"another Tuesday that is named is that one",
     "a ada>me 05-11 event=invited ask date=05-26T14:00 text=Tuesday_26_May_at_14:00\n"
     "b me>ada 05-11 re=a event=scheduled meeting=06-02T14:00 text=Tuesday_2_June_at_14:00",
     "", NOW, "on=them stage=scheduled exp=06-02"},
    {"another hour is none that was proposed",
     "a ada>me 05-11 event=invited ask date=06-02T14:00 text=Tuesday_2_June_at_14:00\n"
     "b me>ada 05-20T09:00 re=a event=scheduled meeting=05-26T15:00 text=Tuesday_at_15:00",
     "", NOW, "on=them stage=scheduled exp=05-26"},
    {"I come at the hour of the invitation: accepted, not promised",
     "a ada>me 05-11 event=scheduled invite=u@05-27T14:00\n"
     "b me>ada 05-12 re=a promise=05-27T14:00",
     "", NOW, "on=them stage=scheduled exp=05-27 also=0"},
    {"the hour may stand beside it",
     "a ada>me 05-11 event=scheduled invite=u@05-27T14:00\n"
     "b me>ada 05-12 re=a promise=05-27 date=05-27T14:00 together",
     "", NOW, "on=them stage=scheduled exp=05-27 also=0"},
    {"the same among friends",
     "a ada>me 05-18 ask date=05-27T14:00\nb me>ada 05-18 re=a promise=05-27T14:00", "", NOW,
     "on=nobody"},
    {"a promise for another hour stays",
     "a ada>me 05-18 ask date=05-27T14:00\nb me>ada 05-18 re=a promise=05-26T14:00", "", NOW,
     "on=me exp=05-26"},
    {"a meeting among friends", "a ada>me 05-19 invite=u@05-27T14:00", "", NOW,
     "on=me kind=conversation exp=05-21"},
    {"answered, it is nobody's",
     "a ada>me 05-18 invite=u@05-27T14:00\n"
     "b me>ada 05-18 re=a rsvp=u:accepted",
     "", NOW, "on=nobody"},
    /* 2.4: `interviewed` (its calendar end passed; them) */
    {"not yet",
     INVITE "05-20T09:30\n"
            "b me>ada 05-12 re=a rsvp=u:accepted",
     "", NOW, "stage=scheduled"},
    {"a mail says that it took place", "a ada>me 05-18 event=none held side=employer promise=05-22",
     "", NOW, "on=them stage=interviewed exp=05-22"},
    {"they said when",
     INVITE "05-18T14:00\nb ada>me 05-18T17:00 re=a held promise=05-22\n"
            "c me>ada 05-18T18:00 re=b closing",
     "", NOW, "on=them stage=interviewed exp=05-22 basis=stated"},
    {"met today, with a date of the day: no meeting to come",
     "a ada>me 05-19 event=scheduled meeting=05-19 held promise=05-22", "", NOW,
     "on=them stage=interviewed exp=05-22 also=0"},
    {"they have the move",
     INVITE "05-12T14:00\n"
            "b me>ada 05-12T18:00 re=a held closing",
     "", NOW, "on=them stage=interviewed exp=05-19"},
    /* 2.4: CANCEL, */
    {"of another meeting",
     INVITE "05-27T14:00\n"
            "b me>ada 05-12 re=a rsvp=u:accepted\n"
            "c ada>me 05-18 re=a cancel=v seq=1",
     "", NOW, "stage=scheduled exp=05-27"},
    {"after it was over",
     INVITE "05-18T14:00\n"
            "b me>ada 05-12 re=a rsvp=u:accepted\n"
            "c ada>me 05-19 re=a cancel=u seq=1",
     "", NOW, "stage=interviewed"},
    {"called off",
     INVITE "05-27T14:00\nb me>ada 05-11 re=a rsvp=u:accepted\n"
            "c ada>me 05-18 re=a cancel=u seq=1",
     "", NOW, "on=them stage=scheduling exp=05-26"},
    {"I declined", INVITE "05-27T14:00\nb me>ada 05-18 re=a rsvp=u:declined", "", NOW,
     "on=them stage=scheduling exp=05-26"},
    /* 2.4: "we need to reschedule" */
    {"moved in text after it was over: nothing to move",
     INVITE "05-18T14:00\nb me>ada 05-12 re=a rsvp=u:accepted\nc me>ada 05-18T16:00 re=a held\n"
            "d ada>me 05-19 re=c event=invited rule=invited.move ask",
     "", NOW, "on=me stage=scheduling action=reply"},
    {"they must move it: theirs to name a time, and it is not held",
     INVITE "05-19T14:00\nb me>ada 05-12 re=a rsvp=u:accepted\n"
            "c ada>me 05-18 re=a event=invited rule=invited.move",
     "", NOW, "on=them stage=scheduling exp=05-26 also=0"},
    {"they must move it and ask",
     INVITE "05-19T14:00\nb me>ada 05-12 re=a rsvp=u:accepted\n"
            "c ada>me 05-18 re=a event=invited rule=invited.move ask",
     "", NOW, "on=me stage=scheduling exp=05-19 action=reply also=0"},
    /* 2.4: a mail that moves the talk calls every earlier time off, also where the new invitation
       has another UID. */
    {"with a new invitation of its own: the old time is not held",
     INVITE "05-19T14:00\n"
            "b me>ada 05-12 re=a rsvp=u:accepted\n"
            "c ada>me 05-18 re=a event=scheduled rule=scheduled.moved invite=v@05-27T14:00\n"
            "d me>ada 05-18 re=c rsvp=v:accepted",
     "", NOW, "on=them stage=scheduled exp=05-27 also=0"},
    {"and unanswered: the new one is to be answered",
     INVITE "05-19T14:00\n"
            "b me>ada 05-12 re=a rsvp=u:accepted\n"
            "c ada>me 05-18 re=a event=scheduled rule=invited.move invite=v@05-27T14:00",
     "", NOW, "on=me stage=scheduled exp=05-19 why=invite.request also=1"},
    {"a second meeting that moves nothing leaves the first",
     INVITE "05-19T14:00\n"
            "b me>ada 05-12 re=a rsvp=u:accepted\n"
            "c ada>me 05-18 re=a event=scheduled invite=v@05-27T14:00\n"
            "d me>ada 05-18 re=c rsvp=v:accepted",
     "", NOW, "on=me action=thank_you"},
    {"to a time in text",
     INVITE "05-19T14:00\n"
            "b me>ada 05-12 re=a rsvp=u:accepted\n"
            "c ada>me 05-18 re=a event=scheduled rule=scheduled.moved meeting=05-27T14:00",
     "", NOW, "on=them stage=scheduled exp=05-27 also=0"},
    /* 2.4: or a later invitation -> `scheduling` */
    {"an older sequence arrives late",
     INVITE "05-27T14:00 seq=2\n"
            "b ada>me 05-12 re=a invite=u@05-13T14:00 seq=1",
     "", NOW, "stage=scheduled on=me exp=05-12"},
    {"moved",
     INVITE "05-19T14:00\nb me>ada 05-11 re=a rsvp=u:accepted\n"
            "c ada>me 05-18 re=a invite=u@05-27T14:00 seq=1",
     "", NOW, "on=me stage=scheduled exp=05-19 why=invite.request"},
    {"moved and answered",
     INVITE "05-19T14:00\nb me>ada 05-11 re=a rsvp=u:accepted\n"
            "c ada>me 05-18 re=a invite=u@05-27T14:00 seq=1\n"
            "d me>ada 05-18 re=c rsvp=u:accepted",
     "", NOW, "on=them stage=scheduled exp=05-27"},
    {"a second round",
     "a ada>me 05-11 side=employer held\n"
     "b ada>me 05-19 re=a event=invited ask",
     "", NOW, "on=me stage=scheduling exp=05-20"},
    /* 2.4: Thanks written before the planned end say that it ended early. */
    {"thanks before it began are not for it",
     INVITE "05-19T14:00\nb me>ada 05-12 re=a rsvp=u:accepted\nc me>ada 05-19T13:00 re=a held", "",
     NOW, "on=me stage=interviewed action=thank_you"},
    {"they thanked early: mine are due",
     INVITE "05-19T14:00\nb me>ada 05-12 re=a rsvp=u:accepted\nc ada>me 05-19T14:40 re=a held", "",
     NOW, "on=me stage=interviewed action=thank_you exp=05-20"},
    {"it ended early: thanked before its planned end",
     INVITE "05-19T14:00\nb me>ada 05-12 re=a rsvp=u:accepted\nc me>ada 05-19T14:40 re=a held", "",
     NOW, "on=them stage=interviewed exp=05-27 also=0"},
};

STATE_TABLE_TEST(thanks_are_due, thanks)
STATE_TABLE_TEST(meetings_are_held_or_missed, missed)
STATE_TABLE_TEST(times_are_fixed_and_moved, times)

FUP_UNIT_TABLES("state/meeting", NULL, NULL, FUP_UNIT_ROWS(thanks_are_due, thanks),
                FUP_UNIT_ROWS(meetings_are_held_or_missed, missed),
                FUP_UNIT_ROWS(times_are_fixed_and_moved, times))
