/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "signal/hiring.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "signal/hiring_parts.h"
#include "support/unit.h"

static struct fup_arena *arena;
static const struct fup_hiring_rules *rules;
static struct fup_error data_error;

static void
setup(void)
{
    arena = fup_arena_new(0);
    data_error = (struct fup_error){0};
    rules = fup_hiring_rules_new(fup_sender_table_new(arena), arena, &data_error);
    ck_assert_ptr_nonnull(rules);
}

static void
teardown(void)
{
    fup_arena_free(arena);
}

/* One line is one sentence: what text/ makes of a mail is not tested here. */
static void
split(const char *text, struct fup_sentence_list *sentences)
{
    struct fup_str rest = fup_str_from(text), line;

    while (fup_str_next_line(&rest, &line)) {
        struct fup_sentence *sentence = line.len ? FUP_LIST_ADD(sentences, arena) : NULL;

        if (sentence) {
            sentence->offset = (size_t)(line.text - text);
            sentence->len = line.len;
            sentence->is_question = line.text[line.len - 1] == '?';
        }
    }
}

static struct fup_hiring
read_message(const char *text, const struct fup_message *message)
{
    struct fup_word_list words = {0};
    struct fup_sentence_list sentences = {0};
    struct fup_phrase_source own = {fup_str_from(text), &words, &sentences, NULL,
                                    message->language};
    struct fup_body body = {.own = own.text, .display = own.text};
    struct fup_hiring_input input = {NULL, &body, &own, message};
    struct fup_hiring hiring;

    fup_words_split(own.text, arena, &words);
    split(text, &sentences);
    fup_hiring_read(rules, &input, arena, &hiring);
    return hiring;
}

START_TEST(every_line_of_the_data_is_read)
{
    ck_assert_msg(data_error.status == FUP_OK, "%s", data_error.text);
}
END_TEST

START_TEST(the_examples_of_the_data_hold)
{
    struct fup_phrase_example example;
    size_t index = 0;

    for (; fup_phrases_example(rules->phrases, index, &example); index++) {
        struct fup_word_list words = {0};
        struct fup_sentence_list sentences = {0};
        struct fup_phrase_match_list matches = {0};
        struct fup_phrase_source source = {fup_str_from(example.text), &words, &sentences, NULL,
                                           example.rule->language};
        bool fired = false;

        fup_words_split(source.text, arena, &words);
        split(example.text, &sentences);
        fup_phrases_find(rules->phrases, &source, arena, &matches);
        for (size_t i = 0; i < matches.count; i++)
            fired = fired || matches.items[i].rule == example.rule;
        ck_assert_msg(fired != example.is_negative, "%s %s: %s", example.rule->language,
                      example.rule->name, example.text);
    }
    ck_assert_uint_gt(index, 50);
}
END_TEST

START_TEST(nothing_is_no_hiring)
{
    struct fup_message message = {0};

    ck_assert(!read_message("", &message).is_hiring);
    message.subject = "";
    message.from.address = "";
    ck_assert(!read_message("\n\n", &message).is_hiring);
    ck_assert(!read_message("\xff\xfe?", &message).is_hiring);
}
END_TEST

/* One row is one mail: what it must be read as. Hard negatives first. `from` is the address. */
static const struct row {
    const char *language, *from, *subject, *text;
    unsigned flags;
    bool is_hiring;
    enum fup_event event;
} rows[] = {
    /* an interview, an application, a candidate or an offer of another kind */
    {"en", "mo@radio.example", "Interview for the podcast?",
     "I'd love to interview you for episode nine.\nWould Wednesday suit you?", 0, false,
     FUP_EVENT_NONE},
    {"en", "mo@gazette.example", "Interview request",
     "I am writing an article about kilns for Saturday's paper.\nCould I interview you by phone?",
     0, false, FUP_EVENT_NONE},
    {"en", "mo@ledger.example", "Paid user interview",
     "We run user interviews about our app.\nThere is a voucher for your time.", 0, false,
     FUP_EVENT_NONE},
    {"en", "mo@consulate.example", "Your visa interview",
     "Your visa interview has been scheduled for Tuesday.\nBring your passport.", 0, false,
     FUP_EVENT_NONE},
    {"en", "mo@college.example", "Admission interview",
     "We would like to invite you to an admissions interview for the degree course.", 0, false,
     FUP_EVENT_NONE},
    {"en", "mo@party.example", "Candidates' evening",
     "Meet the mayoral candidates before the election.", 0, false, FUP_EVENT_NONE},
    {"en", "news@advice.example", "Ten questions to ask at the end of an interview",
     "Welcome to another issue.\n\"Unfortunately we went with another candidate\": how to answer.\n"
     "Read more on our site.",
     FUP_MAIL_UNSUBSCRIBE, false, FUP_EVENT_NONE},
    {"en", "mo@shop.example", "Our offer", "We are pleased to offer you a free trial this week.", 0,
     false, FUP_EVENT_NONE},
    {"en", "mo@works.example", "Position of the valve",
     "The valve is in the open position.\nPlease check the position twice.", 0, false,
     FUP_EVENT_NONE},
    {"en", "mo@works.example", "Quote",
     "Great talking to you today.\nI'll send the quote on Friday.", 0, false, FUP_EVENT_NONE},
    {"en", "mo@friends.example", "Sunday", "Lovely to see you!\nCan you help me move the piano?", 0,
     false, FUP_EVENT_NONE},
    /* mail around jobs */
    {"en", "alert@indeed.com", "12 new potter jobs in Leeds", "Potter\nTin Roof\nApply now", 0,
     false, FUP_EVENT_JOB_ALERT},
    {"en", NULL, NULL, "Hello,\nWe found 9 new jobs that match your saved search.", 0, false,
     FUP_EVENT_JOB_ALERT},
    {"en", "no-reply@tinroof.teamtailor-mail.com", "2 new jobs match your profile",
     "We have new openings that match your profile.", 0, false, FUP_EVENT_JOB_ALERT},
    {"en", "hr@blaze.example", "Urgent requirement: Potter",
     "I came across your resume.\nKindly share your updated CV, rate and availability asap.", 0,
     false, FUP_EVENT_PITCH},
    {"en", "jo@blaze.example", "A role for you",
     "We are looking for a kiln engineer.\nWould you be open to a quick call?",
     FUP_MAIL_UNSUBSCRIBE, false, FUP_EVENT_PITCH},
    {"en", "no-reply@us.greenhouse-mail.io", "Security code for your application to Tin Roof",
     "Your security code is 4711.", 0, false, FUP_EVENT_NONE},
    {"en", "tinroof@myworkday.com", "Verify your candidate account",
     "Please verify your email address to activate your account.", 0, false, FUP_EVENT_NONE},
    {"en", "jobs-noreply@linkedin.com", "Your application was viewed by Tin Roof", "Good news!", 0,
     false, FUP_EVENT_NONE},
    /* 2.2: Conditional and process text ("if you are not selected", "what happens next") is never
     * an outcome. */
    {"en", "no-reply@ashbyhq.com", "Thanks for applying to Tin Roof",
     "Thank you for applying to Tin Roof.\nIf you are not selected, we will keep your CV on file.",
     0, true, FUP_EVENT_ACKNOWLEDGED},
    {"en", NULL, NULL,
     "Thank you for your application as a potter.\nShould your application be successful, we will "
     "invite you to an interview.",
     0, true, FUP_EVENT_ACKNOWLEDGED},
    {"en", NULL, NULL,
     "We have received your application.\nWhat happens next?\nYou complete an online "
     "assessment.\nThen we invite you to an interview.",
     0, true, FUP_EVENT_ACKNOWLEDGED},
    {"en", NULL, NULL,
     "Thank you for applying.\nOnly shortlisted candidates will be invited to an interview.", 0,
     true, FUP_EVENT_ACKNOWLEDGED},
    {"en", NULL, NULL,
     "Thanks for your application.\nIf you haven't heard from us in three weeks, please assume "
     "that "
     "we have gone with other candidates.",
     0, true, FUP_EVENT_ACKNOWLEDGED},
    {"en", "bo@tinroof.example", "Interview on Monday",
     "Unfortunately the lift is out of order, please take the stairs to your interview.", 0, true,
     FUP_EVENT_NONE},
    /* each event */
    {"en", NULL, NULL,
     "Thank you for your interest in the role of potter.\nTin Roof has decided not to move forward "
     "in the process.",
     0, true, FUP_EVENT_REJECTED},
    {"en", "bo@tinroof.example", "Your application",
     "Thanks for your time.\nWe have chosen to go with another candidate.", 0, true,
     FUP_EVENT_REJECTED},
    {"en", NULL, NULL, "The position you applied for has been filled.", 0, true,
     FUP_EVENT_REJECTED},
    {"en", NULL, "Your application",
     "Unfortunately, we are putting this position on hold.\nWe wish you every success in your "
     "search.",
     0, true, FUP_EVENT_REJECTED},
    {"en", NULL, NULL, "All hiring for the potter role is on hold until June.", 0, true,
     FUP_EVENT_ON_HOLD},
    {"en", NULL, NULL, "We are delighted to offer you the position of kiln engineer.", 0, true,
     FUP_EVENT_OFFER},
    {"en", "support@hackerrankforwork.com", "Tin Roof invited you to take a test",
     "Please complete the test within five days.", 0, true, FUP_EVENT_ASSESSMENT},
    {"en", NULL, "Kiln engineer: next step", "Please complete the coding challenge by Friday.", 0,
     true, FUP_EVENT_ASSESSMENT},
    {"en", "bo@tinroof.example", "Kiln engineer at Tin Roof",
     "Thanks for your application.\nBefore we continue, do you have the right to work in Malta?", 0,
     true, FUP_EVENT_MORE_INFORMATION},
    {"en", "bo@tinroof.example", "Your application",
     "We would like to invite you to a first interview.\nWhen could you do an hour?", 0, true,
     FUP_EVENT_INVITED},
    {"en", "bo@tinroof.example", "Interview", "Your interview is confirmed for Thursday.", 0, true,
     FUP_EVENT_SCHEDULED},
    {"en", "bo@tinroof.example", "Your profile",
     "I am a recruiter at Tin Roof.\nWe are looking for a kiln engineer.\nWould you be open to a "
     "chat?",
     0, true, FUP_EVENT_CONTACTED},
    /* the candidate's side */
    {"en", NULL, "Application", "I would like to apply for the position of potter.", 0, true,
     FUP_EVENT_APPLIED},
    {"en", NULL, NULL, "I have decided to withdraw my application.", 0, true, FUP_EVENT_WITHDRAWN},
    {"en", NULL, NULL, "I am delighted to accept your offer.", 0, true, FUP_EVENT_OFFER_ACCEPTED},
    {"en", NULL, NULL, "After some thought I have to decline your offer.", 0, true,
     FUP_EVENT_OFFER_DECLINED},
    {"en", NULL, "Re: Coding exercise", "Please find my solution attached.", 0, true,
     FUP_EVENT_SUBMITTED},
    {"en", NULL, "Re: Kiln engineer", "Is there any news on my application?", 0, true,
     FUP_EVENT_NONE},
    /* the recruiter's */
    {"en", NULL, "Candidate for your search",
     "Please find attached the profile of Ada Quill for your kiln search.", 0, true,
     FUP_EVENT_CONTACTED},
    {"en", NULL, "Reference", "Ada Quill named you as a reference.", 0, true,
     FUP_EVENT_MORE_INFORMATION},
    /* German */
    {"de", "mo@amt.example", "Ihr Termin", "Ihr Interview im Konsulat ist am Montag.", 0, false,
     FUP_EVENT_NONE},
    {"de", "mo@haus.example", "Angebot", "Anbei die Rechnung zu Ihrer Bestellung.", 0, false,
     FUP_EVENT_NONE},
    {"de", "jobs@m.personio.de", "Ihre Bewerbung",
     "Vielen Dank für Ihre Bewerbung.\nFalls wir uns für andere Bewerber entscheiden, melden wir "
     "uns.",
     0, true, FUP_EVENT_ACKNOWLEDGED},
    {"de", NULL, NULL, "Leider müssen wir Ihnen für die Stelle als Töpfer absagen.", 0, true,
     FUP_EVENT_REJECTED},
    {"de", NULL, NULL, "Gern laden wir Sie zu einem Vorstellungsgespräch ein.", 0, true,
     FUP_EVENT_INVITED},
    {"de", NULL, NULL, "Anbei finden Sie unser Vertragsangebot.", 0, true, FUP_EVENT_OFFER},
    {"de", NULL, NULL, "Ich möchte meine Bewerbung zurückziehen.", 0, true, FUP_EVENT_WITHDRAWN},
    {"de", NULL, "Ihre Bewerbung", "Wie sind Ihre Gehaltsvorstellungen?", 0, true,
     FUP_EVENT_MORE_INFORMATION},
    {"de", NULL, NULL, "Die Besetzung der Stelle ist bis Juni pausiert.", 0, true,
     FUP_EVENT_ON_HOLD},
    /* French */
    {"fr", "mo@presse.example", "Entretien", "Je suis journaliste et prépare un reportage.", 0,
     false, FUP_EVENT_NONE},
    {"fr", "mo@gite.example", "Réservation", "Merci pour votre réservation, voici le devis.", 0,
     false, FUP_EVENT_NONE},
    {"fr", NULL, "Votre candidature",
     "Nous avons bien reçu votre candidature.\nSi votre profil n'est pas retenu, nous vous "
     "écrirons.",
     0, true, FUP_EVENT_ACKNOWLEDGED},
    {"fr", NULL, NULL, "Notre choix s'est porté sur une autre candidate pour le poste.", 0, true,
     FUP_EVENT_REJECTED},
    {"fr", NULL, NULL, "Nous souhaitons vous proposer un entretien pour le poste.", 0, true,
     FUP_EVENT_INVITED},
    {"fr", NULL, NULL, "Je souhaite retirer ma candidature.", 0, true, FUP_EVENT_WITHDRAWN},
    {"fr", "jobs-noreply@linkedin.com", "Votre candidature : Potière chez Four et Terre",
     "Dernière nouvelle de Four et Terre", 0, true, FUP_EVENT_REJECTED},
    /* Spanish */
    {"es", "mo@consulado.example", "Entrevista", "Su entrevista en el consulado es el lunes.", 0,
     false, FUP_EVENT_NONE},
    {"es", NULL, NULL, "Hemos recibido tu candidatura.\nSi no eres seleccionada, te escribiremos.",
     0, true, FUP_EVENT_ACKNOWLEDGED},
    {"es", NULL, NULL, "No vamos a seguir adelante con tu candidatura.", 0, true,
     FUP_EVENT_REJECTED},
    {"es", NULL, NULL, "Nos gustaría invitarte a una entrevista.", 0, true, FUP_EVENT_INVITED},
    {"es", NULL, "Tu candidatura", "¿Cuáles son tus expectativas salariales?", 0, true,
     FUP_EVENT_MORE_INFORMATION},
    /* weak signs that add up */
    {"en", "mo@oven.example", "Kitchen porter", "Sorry pal, the job's gone.", 0, true,
     FUP_EVENT_REJECTED},
    {"en", NULL, "Ranger job", "Hired a fella from Boise yesterday.\nAppreciate you reaching out.",
     0, true, FUP_EVENT_REJECTED},
    {"en", NULL, "Lecturer", "Sadly the panel could not recommend you for appointment.", 0, true,
     FUP_EVENT_REJECTED},
    {"en", NULL, "Bakery shifts",
     "The board has asked us to wait with all new hires.\nYou haven't been ruled out.", 0, true,
     FUP_EVENT_ON_HOLD},
    {"en", NULL, "Lab post",
     "Thanks for the letter and CV.\nI've put it in front of the ward manager.", 0, true,
     FUP_EVENT_ACKNOWLEDGED},
    {"en", NULL, "Pastry cook",
     "Before we meet, please prepare a short menu with costings.\nTwo pages are plenty.", 0, true,
     FUP_EVENT_ASSESSMENT},
    {"en", NULL, "Ward clerk", "Could you let me have a scan of your licence for the post?", 0,
     true, FUP_EVENT_MORE_INFORMATION},
    {"en", NULL, "Baker", "We want you in our kitchen!\nStart on Monday, 14 an hour.", 0, true,
     FUP_EVENT_OFFER},
    {"en", NULL, "Head chef",
     "We're opening a second place and I'd like you to run the kitchen.\nAny interest?", 0, true,
     FUP_EVENT_CONTACTED},
    {"de", NULL, "Koch gesucht", "Wir haben schon einen gefunden.\nTrotzdem alles Gute.", 0, true,
     FUP_EVENT_REJECTED},
    {"fr", NULL, "Cuisine", "On a finalement pris quelqu'un du village.\nBonne chance !", 0, true,
     FUP_EVENT_REJECTED},
    {"es", NULL, "Camarera", "Al final hemos cogido a otra persona.\nMucha suerte.", 0, true,
     FUP_EVENT_REJECTED},
    /* the same words of other matters, and of nothing */
    {"en", NULL, "The room", "Sorry, we gave the room to someone else.\nGood luck with the search!",
     0, false, FUP_EVENT_NONE},
    {"en", NULL, "Your quote", "Thanks for the quote.\nWe went with another supplier this time.", 0,
     false, FUP_EVENT_NONE},
    {"en", NULL, "Plot 12", "We have received your application for an allotment.", 0, false,
     FUP_EVENT_NONE},
    {"en", NULL, "News", "Hi all\nThe position of head baker has been filled by Ellen.", 0, false,
     FUP_EVENT_NONE},
    {"en", NULL, "Baker", "If we choose someone else for the job, we will wish you luck.", 0, false,
     FUP_EVENT_NONE},
    {"de", NULL, "Wohnung", "Wir haben schon einen Mieter gefunden.\nAlles Gute!", 0, false,
     FUP_EVENT_NONE},
};

START_TEST(a_mail_tells_its_event)
{
    const struct row *row = &rows[_i];
    struct fup_message message = {.subject = row->subject,
                                  .language = row->language,
                                  .flags = row->flags,
                                  .from = {.address = row->from}};
    struct fup_hiring hiring = read_message(row->text, &message);

    ck_assert_msg(hiring.is_hiring == row->is_hiring && hiring.event == row->event,
                  "%s: hiring %d, event %s (%s): %s", row->subject ? row->subject : "-",
                  hiring.is_hiring, fup_event_name(hiring.event),
                  hiring.rule ? hiring.rule : "no rule", row->text);
}
END_TEST

static const struct {
    const char *name, *from, *subject, *text, *organization, *position, *token;
    enum fup_side writer;
} names[] = {
    {NULL, NULL, "Interview", "Thank you for the interview yesterday.", NULL, NULL, NULL,
     FUP_SIDE_CANDIDATE},
    {"Tin Roof Hiring Team", "no-reply@ashbyhq.com", "Thanks for applying!",
     "Thank you for applying for the Kiln Engineer role.", "Tin Roof", "Kiln Engineer", NULL,
     FUP_SIDE_EMPLOYER},
    {NULL, "tin-roof@myworkday.com", "Your application", "Thank you for your application.",
     "tin roof", NULL, NULL, FUP_SIDE_EMPLOYER},
    {"LinkedIn", "jobs-noreply@linkedin.com", "Ada, your application was sent to Tin Roof & Sons",
     "Your application was sent to Tin Roof & Sons", "Tin Roof & Sons", NULL, NULL,
     FUP_SIDE_EMPLOYER},
    {"Bo Kerr", "k3+z9@inbound.workablemail.com", "Kiln Engineer - Tin Roof",
     "Thanks for your application.", NULL, "Kiln Engineer", "k3@inbound.workablemail.com",
     FUP_SIDE_EMPLOYER},
    {"Careers at Tin Roof", "careers@tinroof.example", "Your interview",
     "Thank you for taking part in our interview day.", "Tin Roof", NULL, NULL, FUP_SIDE_EMPLOYER},
    {"Bo Kerr", "bo@tinroof.example", "Senior Kiln Engineer at Tin Roof: second interview",
     "The team would love to meet you.", "Tin Roof", "Senior Kiln Engineer", NULL,
     FUP_SIDE_EMPLOYER},
    {"Ada Quill", "ada@quill.example", "Hello",
     "I would like to apply for the position of kiln engineer.", NULL, NULL, NULL,
     FUP_SIDE_CANDIDATE},
};

START_TEST(names_stand_in_sender_subject_or_text)
{
    struct fup_message message = {
        .subject = names[_i].subject,
        .language = "en",
        .from = {.name = names[_i].name, .address = names[_i].from},
    };
    struct fup_hiring hiring = read_message(names[_i].text, &message);

    ck_assert(hiring.is_hiring);
    ck_assert_pstr_eq(hiring.organization, names[_i].organization);
    ck_assert_pstr_eq(hiring.position, names[_i].position);
    ck_assert_pstr_eq(hiring.token, names[_i].token);
    ck_assert_int_eq(hiring.writer, names[_i].writer);
}
END_TEST

START_TEST(a_calendar_part_in_hiring_mail_is_a_fixed_time)
{
    struct fup_message message = {.subject = "Interview: Kiln Engineer", .language = "en"};
    struct fup_invite *invite = FUP_LIST_ADD(&message.invites, arena);

    invite->method = FUP_METHOD_REQUEST;
    ck_assert_int_eq(read_message("See you then!", &message).event, FUP_EVENT_SCHEDULED);
    invite->is_cancelled = true;
    ck_assert_int_eq(read_message("We are sorry.", &message).event, FUP_EVENT_NONE);
    message.subject = "Choir rehearsal";
    invite->is_cancelled = false;
    ck_assert(!read_message("See you then!", &message).is_hiring);
    invite->summary = "Job interview Ada Q";
    ck_assert_int_eq(read_message("See you then!", &message).event, FUP_EVENT_SCHEDULED);
    invite->summary = "User research interview Ada Q";
    ck_assert(!read_message("See you then!", &message).is_hiring);
}
END_TEST

START_TEST(a_long_hostile_text_is_read_in_time)
{
    size_t size = 200000;
    char *text = fup_arena_alloc(arena, size + 1);
    struct fup_message message = {.language = ""};

    for (size_t i = 0; i < size; i++)
        text[i] = "if your application not interview candidate "[i % 44];
    (void)read_message(text, &message);
}
END_TEST

FUP_UNIT_TABLES("signal/hiring", setup, teardown, FUP_UNIT_TEST(every_line_of_the_data_is_read),
                FUP_UNIT_TEST(the_examples_of_the_data_hold), FUP_UNIT_TEST(nothing_is_no_hiring),
                FUP_UNIT_ROWS(a_mail_tells_its_event, rows),
                FUP_UNIT_ROWS(names_stand_in_sender_subject_or_text, names),
                FUP_UNIT_TEST(a_calendar_part_in_hiring_mail_is_a_fixed_time),
                FUP_UNIT_TEST(a_long_hostile_text_is_read_in_time))
