/* Whole sentences of English: what they ask, promise, close, and what their date is for. None of
 * them comes from anybody's mail. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "support/sentence_table.h"
#include "support/unit.h"

static const struct sentence_row rows[] = {
    {"en", FUP_SENSE_ASK, FUP_PURPOSE_REQUEST,
     "Kindly let the office have your meter reading by next Tuesday."},
    {"en", FUP_SENSE_ASK, FUP_PURPOSE_REQUEST,
     "We'd be grateful for your answer no later than 12 June."},
    {"en", FUP_SENSE_ASK, FUP_PURPOSE_REQUEST,
     "Would it be possible to have the drawings before Friday?"},
    {"en", FUP_SENSE_ASK, FUP_PURPOSE_REQUEST,
     "I still need the passport copies from you by tomorrow."},
    {"en", FUP_SENSE_ASK, FUP_PURPOSE_REQUEST,
     "Can you get the estimate to me by the end of the month?"},
    {"en", FUP_SENSE_ASK, FUP_PURPOSE_REQUEST, "Your comments are requested by Monday."},
    {"en", FUP_SENSE_ASK, FUP_PURPOSE_REQUEST, "RSVP by 4 May."},
    {"en", FUP_SENSE_ASK, FUP_PURPOSE_REQUEST,
     "Please sign and return the enclosed form within ten days."},
    {"en", FUP_SENSE_ASK, FUP_PURPOSE_REQUEST,
     "Let us know by Wednesday whether you'd like the blue one."},
    {"en", FUP_SENSE_ASK, FUP_PURPOSE_REQUEST,
     "If you have objections, please tell us by Thursday."},
    {"en", FUP_SENSE_ASK, FUP_PURPOSE_REQUEST, "Could you ring me back tomorrow, please?"},
    {"en", FUP_SENSE_ASK, FUP_PURPOSE_REQUEST, "Send me the final numbers today."},
    {"en", FUP_SENSE_ASK, FUP_PURPOSE_REQUEST, "I'd like your decision by 3 pm on Friday."},
    {"en", FUP_SENSE_ASK, FUP_PURPOSE_REQUEST,
     "It would help if you could answer before the weekend."},
    {"en", FUP_SENSE_ASK, FUP_PURPOSE_REQUEST, "Any chance of getting the slides by Tuesday?"},
    {"en", FUP_SENSE_ASK, FUP_PURPOSE_REQUEST, "You are kindly asked to confirm within 48 hours."},
    {"en", FUP_SENSE_ASK, FUP_PURPOSE_REQUEST, "We need your vote by midnight tonight."},
    {"en", FUP_SENSE_ASK, FUP_PURPOSE_REQUEST,
     "By Friday, please let us know which desk you want."},
    {"en", FUP_SENSE_ASK, FUP_PURPOSE_REQUEST, "I must hear from you by the 15th."},
    {"en", FUP_SENSE_ASK, FUP_PURPOSE_OTHER, "Do you still have the ladder we lent you?"},
    {"en", FUP_SENSE_ASK, FUP_PURPOSE_OTHER, "Are you free on Saturday afternoon?"},
    {"en", FUP_SENSE_ASK, FUP_PURPOSE_OTHER, "What do you think of the new logo?"},
    {"en", FUP_SENSE_ASK, FUP_PURPOSE_OTHER, "Does Thursday at four suit you?"},
    {"en", FUP_SENSE_ASK, FUP_PURPOSE_OTHER, "How about lunch next week?"},
    {"en", FUP_SENSE_ASK, FUP_PURPOSE_OTHER, "Let me know when you are in town."},
    {"en", FUP_SENSE_ASK, FUP_PURPOSE_OTHER,
     "I was wondering if the room is still available in July."},
    {"en", FUP_SENSE_ASK, FUP_PURPOSE_OTHER, "You mentioned you would send the invoice."},
    {"en", FUP_SENSE_ASK, FUP_PURPOSE_OTHER, "Just checking whether you saw my last message."},
    {"en", FUP_SENSE_ASK, FUP_PURPOSE_OTHER, "Does anybody know a good plumber?"},
    {"en", FUP_SENSE_ASK, FUP_PURPOSE_OTHER, "Please come to the meeting on Tuesday."},
    {"en", FUP_SENSE_ASK, FUP_PURPOSE_OTHER, "Would you be up for a walk on Sunday?"},
    {"en", FUP_SENSE_ASK, FUP_PURPOSE_OTHER, "Could we move our call to Wednesday?"},
    {"en", FUP_SENSE_ASK, FUP_PURPOSE_OTHER, "Can you join us for dinner on Friday?"},
    {"en", FUP_SENSE_ASK, FUP_PURPOSE_OTHER, "Please bring your own towel."},
    {"en", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE, "We shall reply by the end of next week."},
    {"en", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE, "I'll have an answer for you by Monday."},
    {"en", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE,
     "You should hear back from the committee within ten days."},
    {"en", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE, "Expect our decision on Friday."},
    {"en", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE, "I'm going to send you the contract tomorrow."},
    {"en", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE, "The landlord will contact you by Wednesday."},
    {"en", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE, "We hope to let you know by 10 March."},
    {"en", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE, "I can give you an update on Thursday."},
    {"en", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE,
     "Our team will review your claim and get back to you in 5 business days."},
    {"en", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE,
     "We expect to reach a decision by the middle of June."},
    {"en", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE, "You will receive the signed copy next week."},
    {"en", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE, "A decision will be made by 1 September."},
    {"en", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE, "I will get this done by tonight."},
    {"en", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE,
     "My colleague Tom will send you the details on Monday."},
    {"en", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE,
     "Results are expected next Thursday and we will inform everyone then."},
    {"en", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE,
     "We aim to get back to all applicants within three weeks."},
    {"en", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE, "Give me until Friday to think about it."},
    {"en", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE, "I'll try to finish the translation this week."},
    {"en", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE, "You'll be notified by email within 24 hours."},
    {"en", FUP_SENSE_PROMISE, FUP_PURPOSE_OTHER, "I'll let you know as soon as I hear from them."},
    {"en", FUP_SENSE_PROMISE, FUP_PURPOSE_OTHER, "We will be in touch shortly."},
    {"en", FUP_SENSE_PROMISE, FUP_PURPOSE_OTHER, "Leave it with me."},
    {"en", FUP_SENSE_PROMISE, FUP_PURPOSE_OTHER, "I'll look into it and report back."},
    {"en", FUP_SENSE_PROMISE, FUP_PURPOSE_OTHER, "We'll keep you posted."},
    {"en", FUP_SENSE_PROMISE, FUP_PURPOSE_OTHER, "Will send it soon."},
    {"en", FUP_SENSE_CALL, FUP_PURPOSE_PROMISE, "I'll call you tomorrow at 10."},
    {"en", FUP_SENSE_CALL, FUP_PURPOSE_PROMISE, "I will ring you on Thursday afternoon."},
    {"en", FUP_SENSE_CLOSE_BY, FUP_PURPOSE_PROMISE,
     "If you don't hear from us by 30 June, please consider your bid unsuccessful."},
    {"en", FUP_SENSE_CLOSE_BY, FUP_PURPOSE_PROMISE,
     "Should you not hear from us within six weeks, the position has been filled."},
    {"en", FUP_SENSE_CLOSE_BY, FUP_PURPOSE_PROMISE,
     "If we haven't been in contact by Friday, assume we chose somebody else."},
    {"en", FUP_SENSE_MEETING, FUP_PURPOSE_OTHER, "Great, see you on Tuesday at 3 pm."},
    {"en", FUP_SENSE_MEETING, FUP_PURPOSE_OTHER, "Confirmed: we meet on 4 June at 11:00."},
    {"en", FUP_SENSE_MEETING, FUP_PURPOSE_OTHER, "Thursday at noon works for me, see you then."},
    {"en", FUP_SENSE_HELD, FUP_PURPOSE_OTHER, "Thanks so much for meeting with me yesterday."},
    {"en", FUP_SENSE_HELD, FUP_PURPOSE_OTHER, "It was a pleasure speaking with you this morning."},
    {"en", FUP_SENSE_MISSED, FUP_PURPOSE_OTHER, "Apologies for missing our call earlier."},
    {"en", FUP_SENSE_MISSED, FUP_PURPOSE_OTHER,
     "I tried to call you at two but could not reach you."},
    {"en", FUP_SENSE_CLOSING, FUP_PURPOSE_OTHER, "No reply necessary."},
    {"en", FUP_SENSE_CLOSING, FUP_PURPOSE_OTHER, "FYI, the printer on the third floor is broken."},
    {"en", FUP_SENSE_CLOSING, FUP_PURPOSE_OTHER, "Thanks a lot, that is all I needed!"},
    {"en", FUP_SENSE_CLOSING, FUP_PURPOSE_OTHER, "I'm happy to accept the position."},
    {"en", FUP_SENSE_CLOSING, FUP_PURPOSE_OTHER, "I'm afraid I must decline your offer."},
    {"en", FUP_SENSE_HOLDING, FUP_PURPOSE_OTHER,
     "Thank you for your message, we have received it."},
    {"en", NOTHING, FUP_PURPOSE_OTHER, "The museum is closed on Mondays."},
    {"en", NOTHING, FUP_PURPOSE_OTHER, "I was born on 4 May 1980."},
    {"en", NOTHING, FUP_PURPOSE_OTHER, "We met last Tuesday at the fair."},
    {"en", NOTHING, FUP_PURPOSE_OTHER, "The warranty expires on 31 December."},
    {"en", NOTHING, FUP_PURPOSE_OTHER, "The course starts on 1 September."},
    {"en", NOTHING, FUP_PURPOSE_OTHER, "Our office hours are Monday to Friday, nine to five."},
    {"en", NOTHING, FUP_PURPOSE_OTHER, "The train leaves at six tomorrow."},
    {"en", NOTHING, FUP_PURPOSE_OTHER, "She told him to call the bank by Friday."},
    {"en", NOTHING, FUP_PURPOSE_OTHER, "He asked them to finish by Monday."},
    {"en", NOTHING, FUP_PURPOSE_OTHER, "I would have called you yesterday but my phone was dead."},
    {"en", NOTHING, FUP_PURPOSE_OTHER, "I didn't promise to send anything by Friday."},
    {"en", NOTHING, FUP_PURPOSE_OTHER, "The contractor must finish the roof within two weeks."},
    {"en", NOTHING, FUP_PURPOSE_OTHER,
     "The council plans to open the bridge by the end of the year."},
    {"en", NOTHING, FUP_PURPOSE_OTHER, "All invoices are payable within 30 days."},
    {"en", NOTHING, FUP_PURPOSE_OTHER, "We sent you the parcel on Thursday."},
    {"en", NOTHING, FUP_PURPOSE_OTHER, "It rained from Monday to Wednesday."},
    {"en", NOTHING, FUP_PURPOSE_OTHER, "Feel free to contact us if you have any questions."},
    {"en", NOTHING, FUP_PURPOSE_OTHER, "Please find the minutes attached."},
    {"en", NOTHING, FUP_PURPOSE_OTHER, "Don't hesitate to get in touch."},
    {"en", NOTHING, FUP_PURPOSE_OTHER, "Thanks in advance."},
    {"en", NOTHING, FUP_PURPOSE_OTHER, "The deadline was extended to 5 July."},
    {"en", NOTHING, FUP_PURPOSE_OTHER, "Last week we finished the kitchen."},
    {"en", NOTHING, FUP_PURPOSE_OTHER, "The shop will be closed until Tuesday."},
    {"en", NOTHING, FUP_PURPOSE_OTHER, "I will be on holiday until 6 June."},
    {"en", NOTHING, FUP_PURPOSE_OTHER, "My flight lands on Friday at noon."},
    {"en", NOTHING, FUP_PURPOSE_OTHER, "They hope to complete the tunnel within three years."},
    {"en", NOTHING, FUP_PURPOSE_OTHER, "I will be in Berlin next week."},
    {"en", NOTHING, FUP_PURPOSE_OTHER, "The results of the election were announced on Sunday."},
    {"en", NOTHING, FUP_PURPOSE_OTHER, "Prices will rise by the end of the year."},
    {"en", FUP_SENSE_CALL, FUP_PURPOSE_PROMISE, "Expect a call from my colleague on Monday."},
    {"en", FUP_SENSE_CALL, FUP_PURPOSE_PROMISE, "I'll give you a ring on Friday."},
    {"en", FUP_SENSE_CLOSE_BY, FUP_PURPOSE_PROMISE,
     "If you have received no answer by 1 May, consider the matter closed."},
    {"en", FUP_SENSE_CLOSE_BY, FUP_PURPOSE_PROMISE,
     "Unless you hear from us by Tuesday, please go ahead."},
    {"en", FUP_SENSE_MEETING, FUP_PURPOSE_OTHER, "See you on Friday at noon."},
    {"en", FUP_SENSE_MEETING, FUP_PURPOSE_OTHER, "Your viewing is booked for 5 June at 4 pm."},
    {"en", FUP_SENSE_MEETING, FUP_PURPOSE_OTHER, "Wonderful, Wednesday at ten it is."},
    {"en", FUP_SENSE_HELD, FUP_PURPOSE_OTHER,
     "Thank you for taking the time to talk to me yesterday."},
    {"en", FUP_SENSE_HELD, FUP_PURPOSE_OTHER, "I really enjoyed our conversation this morning."},
    {"en", FUP_SENSE_HELD, FUP_PURPOSE_OTHER, "Great to meet you on Monday."},
    {"en", FUP_SENSE_MISSED, FUP_PURPOSE_OTHER, "Sorry I missed your call."},
    {"en", FUP_SENSE_MISSED, FUP_PURPOSE_OTHER,
     "I waited for you in the lobby for twenty minutes."},
    {"en", FUP_SENSE_MISSED, FUP_PURPOSE_OTHER, "We missed you at the meeting today."},
    {"en", FUP_SENSE_MISSED, FUP_PURPOSE_OTHER, "You did not show up for our appointment."},
    {"en", FUP_SENSE_HOLDING, FUP_PURPOSE_OTHER, "We have received your documents."},
    {"en", FUP_SENSE_HOLDING, FUP_PURPOSE_OTHER, "Thanks for your email, we are looking into it."},
    {"en", FUP_SENSE_HOLDING, FUP_PURPOSE_OTHER, "Your request has been received."},
    {"en", FUP_SENSE_HOLDING, FUP_PURPOSE_OTHER, "I need to check with my manager first."},
    {"en", FUP_SENSE_HOLDING, FUP_PURPOSE_OTHER, "We are still reviewing the offers."},
    {"en", FUP_SENSE_CLOSING, FUP_PURPOSE_OTHER, "All sorted, thank you."},
    {"en", FUP_SENSE_CLOSING, FUP_PURPOSE_OTHER, "You do not need to reply to this."},
    {"en", NOTHING, FUP_PURPOSE_OTHER, "Thank you for your patience."},
    {"en", NOTHING, FUP_PURPOSE_OTHER, "Have a nice weekend."},
    {"en", NOTHING, FUP_PURPOSE_OTHER, "I look after two cats."},
    {"en", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE,
     "We'll circle back with you before the weekend."},
    {"en", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE,
     "Somebody from HR is going to reach out to you by Tuesday."},
    {"en", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE, "You'll know by Thursday morning."},
    {"en", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE,
     "I should have the figures for you by close of business tomorrow."},
    {"en", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE,
     "Our plan is to get back to everyone by the 20th."},
    {"en", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE, "Look out for our reply next week."},
    {"en", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE, "I'll be able to tell you more on Monday."},
    {"en", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE,
     "You can count on an answer from us within three days."},
    {"en", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE,
     "We will do our best to respond within two business days."},
    {"en", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE, "Let me get back to you on that by Wednesday."},
    {"en", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE,
     "I promise to pay you back by the end of the month."},
    {"en", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE, "I intend to have a draft with you by Friday."},
    {"en", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE,
     "We'd hope to be back in touch by the end of next week."},
    {"en", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE,
     "Feedback will follow within the next five days."},
    {"en", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE, "It'll be in your inbox by noon."},
    {"en", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE,
     "The hiring manager will follow up with you early next week."},
    {"en", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE,
     "We are hoping to make a final decision by mid June."},
    {"en", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE, "We anticipate making a decision by Friday."},
    {"en", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE, "I will touch base again next Tuesday."},
    {"en", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE,
     "We should be in a position to update you by the end of this week."},
    {"en", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE, "I'll drop the forms off on Saturday."},
    {"en", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE,
     "Your refund will be processed within 7 business days."},
    {"en", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE,
     "Tom and I will have the slides ready by Monday."},
    {"en", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE,
     "Candidates will be informed of the result by 15 June."},
    {"en", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE,
     "Give us a week and we'll send you a proper quote."},
    {"en", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE,
     "Please bear with us until Friday while we finish the interviews."},
    {"en", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE,
     "I expect to hear from the client by Wednesday and will let you know."},
    {"en", FUP_SENSE_ASK, FUP_PURPOSE_REQUEST,
     "Would you be so kind as to send the invoice by Friday?"},
    {"en", FUP_SENSE_ASK, FUP_PURPOSE_REQUEST, "Kindly revert by tomorrow."},
    {"en", FUP_SENSE_ASK, FUP_PURPOSE_REQUEST,
     "We look forward to receiving your answer by 5 June."},
    {"en", FUP_SENSE_ASK, FUP_PURPOSE_REQUEST, "Might you be able to get me the plan by Tuesday?"},
    {"en", FUP_SENSE_ASK, FUP_PURPOSE_REQUEST, "Do you think you could finish this by Wednesday?"},
    {"en", FUP_SENSE_ASK, FUP_PURPOSE_REQUEST, "It is important that you reply by Friday."},
    {"en", FUP_SENSE_ASK, FUP_PURPOSE_REQUEST, "To hold your place, reply by 3 May."},
    {"en", FUP_SENSE_ASK, FUP_PURPOSE_REQUEST,
     "If you're interested, please get in touch by Monday."},
    {"en", FUP_SENSE_ASK, FUP_PURPOSE_REQUEST,
     "Please have your comments to me by noon on Thursday."},
    {"en", FUP_SENSE_ASK, FUP_PURPOSE_REQUEST,
     "I'd be grateful to have this back by the end of the week."},
    {"en", FUP_SENSE_ASK, FUP_PURPOSE_REQUEST,
     "We ask that you submit your timesheet by 5 pm today."},
    {"en", FUP_SENSE_ASK, FUP_PURPOSE_REQUEST, "Need your approval by EOD."},
    {"en", FUP_SENSE_ASK, FUP_PURPOSE_REQUEST, "Can I have your thoughts by Monday?"},
    {"en", FUP_SENSE_ASK, FUP_PURPOSE_REQUEST,
     "Could everyone send their availability by Wednesday?"},
    {"en", FUP_SENSE_ASK, FUP_PURPOSE_OTHER, "Where should I leave the keys?"},
    {"en", FUP_SENSE_ASK, FUP_PURPOSE_OTHER, "Mind giving me a hand on Saturday?"},
    {"en", FUP_SENSE_ASK, FUP_PURPOSE_OTHER, "Would 3 pm on Thursday be convenient for you?"},
    {"en", FUP_SENSE_ASK, FUP_PURPOSE_OTHER, "Is there a good time to call you this week?"},
    {"en", FUP_SENSE_ASK, FUP_PURPOSE_OTHER, "Can we reschedule to next Monday?"},
    {"en", FUP_SENSE_ASK, FUP_PURPOSE_OTHER, "Is anyone going to the fair on Sunday?"},
    {"en", FUP_SENSE_ASK, FUP_PURPOSE_OTHER, "I'd appreciate any feedback you may have."},
    {"en", FUP_SENSE_ASK, FUP_PURPOSE_OTHER, "Just following up on my message of last week."},
    {"en", FUP_SENSE_ASK, FUP_PURPOSE_OTHER, "Did you get a chance to look at the contract?"},
    {"en", FUP_SENSE_ASK, FUP_PURPOSE_OTHER, "Do keep me posted."},
    {"en", FUP_SENSE_ASK, FUP_PURPOSE_OTHER, "I'm still waiting for the signed copy."},
    {"en", FUP_SENSE_CLOSE_BY, FUP_PURPOSE_PROMISE,
     "If you've heard nothing by the end of May, you can assume you were not selected."},
    {"en", FUP_SENSE_CLOSE_BY, FUP_PURPOSE_PROMISE,
     "Applicants who have not heard from us by 1 July should consider their application "
     "unsuccessful."},
    {"en", FUP_SENSE_CLOSE_BY, FUP_PURPOSE_PROMISE,
     "If we do not contact you within two weeks, please assume that the position has been filled."},
    {"en", NOTHING, FUP_PURPOSE_OTHER, "We spoke on Tuesday about the budget."},
    {"en", NOTHING, FUP_PURPOSE_OTHER, "The new rules take effect on 1 January."},
    {"en", NOTHING, FUP_PURPOSE_OTHER, "They will announce the winner on Friday."},
    {"en", NOTHING, FUP_PURPOSE_OTHER, "The interview will last about 30 minutes."},
    {"en", NOTHING, FUP_PURPOSE_OTHER, "My lease ends on 30 September."},
    {"en", NOTHING, FUP_PURPOSE_OTHER, "I can start on 1 August."},
    {"en", NOTHING, FUP_PURPOSE_OTHER, "The festival runs from 3 to 7 June."},
    {"en", NOTHING, FUP_PURPOSE_OTHER, "He promised her to be back by midnight."},
    {"en", NOTHING, FUP_PURPOSE_OTHER, "She said the plumber would come on Tuesday."},
    {"en", NOTHING, FUP_PURPOSE_OTHER, "We worked until late on Friday."},
    {"en", NOTHING, FUP_PURPOSE_OTHER, "The report was due last Monday."},
    {"en", NOTHING, FUP_PURPOSE_OTHER, "The bank closes at four on Fridays."},
    {"en", NOTHING, FUP_PURPOSE_OTHER, "My boss wants me to finish the draft by Wednesday."},
    {"en", NOTHING, FUP_PURPOSE_OTHER, "I have to renew my passport by June."},
    {"en", NOTHING, FUP_PURPOSE_OTHER, "The library opens on Monday at nine."},
    {"en", NOTHING, FUP_PURPOSE_OTHER, "You were born in May, right after the storm."},
    {"en", NOTHING, FUP_PURPOSE_OTHER, "Payment was received on 2 March."},
    {"en", NOTHING, FUP_PURPOSE_OTHER, "The parcel arrived within two days."},
    {"en", NOTHING, FUP_PURPOSE_OTHER, "It usually takes two hours by train."},
    {"en", NOTHING, FUP_PURPOSE_OTHER, "Should you need anything, we are here until Friday."},
    {"en", NOTHING, FUP_PURPOSE_OTHER, "The contract was signed within 24 hours."},
    {"en", NOTHING, FUP_PURPOSE_OTHER, "I won't be able to send it by Friday."},
    {"en", NOTHING, FUP_PURPOSE_OTHER, "We never promised an answer by Monday."},
    {"en", NOTHING, FUP_PURPOSE_OTHER, "On Monday I am moving house."},
};

START_TEST(every_sentence_is_understood)
{
    sentence_rows_hold(rows, sizeof rows / sizeof *rows);
}
END_TEST

static void
read_text(struct fup_arena *arena, const char *text, struct fup_reading *reading)
{
    read_sentence(fup_reader_new(NULL, arena), "en", text, arena, reading);
}

START_TEST(the_date_of_the_next_sentence_belongs_to_the_promise)
{
    struct fup_arena *arena = fup_arena_new(0);
    struct fup_reading reading;

    read_text(arena, "We'll come back to you. It will be Friday at the latest.", &reading);
    ck_assert_uint_eq(reading.dates.count, 1);
    ck_assert_int_eq(reading.date_purposes[0], FUP_PURPOSE_PROMISE);
    read_text(arena, "The weather is fine. It will be Friday at the latest.", &reading);
    ck_assert_int_eq(reading.date_purposes[0], FUP_PURPOSE_OTHER);
    fup_arena_free(arena);
}
END_TEST

START_TEST(one_sentence_may_ask_and_promise)
{
    struct fup_arena *arena = fup_arena_new(0);
    struct fup_reading reading;

    read_text(arena, "Please send me the list by Tuesday and I'll send you the plan by Friday.",
              &reading);
    ck_assert(has_sense(&reading, FUP_SENSE_ASK) && has_sense(&reading, FUP_SENSE_PROMISE));
    ck_assert_uint_eq(reading.dates.count, 2);
    ck_assert_int_eq(reading.date_purposes[0], FUP_PURPOSE_REQUEST);
    ck_assert_int_eq(reading.date_purposes[1], FUP_PURPOSE_PROMISE);
    fup_arena_free(arena);
}
END_TEST

START_TEST(an_ask_tells_who_is_asked)
{
    struct fup_arena *arena = fup_arena_new(0);
    struct fup_reading reading;

    read_text(arena, "Ben, could you book the room?", &reading);
    ck_assert_uint_ge(reading.message.findings.count, 1);
    ck_assert_str_eq(reading.message.findings.items[0].asked, "Ben");
    ck_assert(!reading.message.findings.items[0].is_anyone);
    read_text(arena, "Could one of you book the room?", &reading);
    ck_assert(reading.message.findings.items[0].is_anyone);
    fup_arena_free(arena);
}
END_TEST

START_TEST(nothing_says_nothing)
{
    struct fup_arena *arena = fup_arena_new(0);
    struct fup_reading reading;

    read_text(arena, "", &reading);
    ck_assert_uint_eq(reading.message.findings.count, 0);
    read_text(arena, "?!?\n\n...", &reading);
    ck_assert(!is_owed(&reading) || reading.message.findings.items[0].is_weak);
    fup_arena_free(arena);
}
END_TEST

FUP_UNIT_MAIN("signal/sentences", every_sentence_is_understood,
              the_date_of_the_next_sentence_belongs_to_the_promise,
              one_sentence_may_ask_and_promise, an_ask_tells_who_is_asked, nothing_says_nothing)
