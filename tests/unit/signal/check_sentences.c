/* Whole sentences: what they ask, promise, close, and what their date is for. None of them comes
 * from anybody's mail. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "signal/read.h"

#include <stdio.h>
#include <string.h>

#include "support/unit.h"

#define NOTHING ((enum fup_sense) - 1) /* neither ask nor promise */

static const struct {
    const char *language;
    enum fup_sense sense;
    enum fup_purpose purpose; /* of its date; FUP_PURPOSE_OTHER: no date is due */
    const char *text;
} rows[] = {
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
    {"de", FUP_SENSE_ASK, FUP_PURPOSE_REQUEST, "Bitte senden Sie mir die Rechnung bis Freitag."},
    {"de", FUP_SENSE_ASK, FUP_PURPOSE_REQUEST, "Könntest du mir bis morgen antworten?"},
    {"de", FUP_SENSE_ASK, FUP_PURPOSE_REQUEST, "Wir benötigen Ihre Unterlagen bis zum 3. Juni."},
    {"de", FUP_SENSE_ASK, FUP_PURPOSE_REQUEST, "Geben Sie uns bitte bis Ende der Woche Bescheid."},
    {"de", FUP_SENSE_ASK, FUP_PURPOSE_REQUEST, "Bitte bestätigen Sie den Termin bis Donnerstag."},
    {"de", FUP_SENSE_ASK, FUP_PURPOSE_OTHER, "Hast du den Schlüssel gefunden?"},
    {"de", FUP_SENSE_ASK, FUP_PURPOSE_OTHER, "Wann kommt der Handwerker?"},
    {"de", FUP_SENSE_ASK, FUP_PURPOSE_OTHER, "Hätten Sie am Dienstag Zeit für ein Telefonat?"},
    {"de", FUP_SENSE_ASK, FUP_PURPOSE_OTHER, "Ich wollte fragen, ob das Zimmer noch frei ist."},
    {"de", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE,
     "Wir melden uns spätestens nächste Woche bei Ihnen."},
    {"de", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE, "Ich gebe Ihnen bis Mittwoch Bescheid."},
    {"de", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE,
     "Sie erhalten unsere Entscheidung bis zum 10. März."},
    {"de", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE, "Ich schicke dir die Bilder morgen."},
    {"de", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE,
     "Wir werden Sie bis Ende des Monats informieren."},
    {"de", FUP_SENSE_PROMISE, FUP_PURPOSE_OTHER, "Ich kümmere mich darum."},
    {"de", FUP_SENSE_PROMISE, FUP_PURPOSE_OTHER, "Wir kommen bald auf Sie zu."},
    {"de", FUP_SENSE_CLOSE_BY, FUP_PURPOSE_PROMISE,
     "Sollten Sie bis Ende Mai nichts von uns hören, ist die Wohnung vergeben."},
    {"de", FUP_SENSE_MEETING, FUP_PURPOSE_OTHER, "Super, dann bis Montag um 10 Uhr."},
    {"de", FUP_SENSE_CLOSING, FUP_PURPOSE_OTHER, "Danke, das passt so."},
    {"de", NOTHING, FUP_PURPOSE_OTHER, "Der Laden ist am Montag geschlossen."},
    {"de", NOTHING, FUP_PURPOSE_OTHER, "Bei Fragen stehe ich Ihnen gerne zur Verfügung."},
    {"de", NOTHING, FUP_PURPOSE_OTHER, "Ich bin am 3. Mai geboren."},
    {"de", NOTHING, FUP_PURPOSE_OTHER, "Der Kurs beginnt am 1. September."},
    {"de", NOTHING, FUP_PURPOSE_OTHER, "Wir haben uns letzte Woche getroffen."},
    {"de", NOTHING, FUP_PURPOSE_OTHER, "Das Angebot gilt bis 30. Juni."},
    {"fr", FUP_SENSE_ASK, FUP_PURPOSE_REQUEST, "Merci de nous envoyer le dossier avant vendredi."},
    {"fr", FUP_SENSE_ASK, FUP_PURPOSE_REQUEST, "Pourriez-vous me répondre d'ici lundi ?"},
    {"fr", FUP_SENSE_ASK, FUP_PURPOSE_OTHER, "Avez-vous trouvé la clé ?"},
    {"fr", FUP_SENSE_ASK, FUP_PURPOSE_OTHER, "Êtes-vous disponible mardi ?"},
    {"fr", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE, "Je vous enverrai le devis demain."},
    {"fr", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE,
     "Nous vous donnerons une réponse d'ici vendredi."},
    {"fr", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE,
     "Vous recevrez notre décision la semaine prochaine."},
    {"fr", FUP_SENSE_PROMISE, FUP_PURPOSE_OTHER, "Je reviens vers vous rapidement."},
    {"fr", FUP_SENSE_CLOSING, FUP_PURPOSE_OTHER, "Merci beaucoup pour tout !"},
    {"fr", NOTHING, FUP_PURPOSE_OTHER, "Le magasin est fermé lundi."},
    {"fr", NOTHING, FUP_PURPOSE_OTHER, "N'hésitez pas à nous contacter."},
    {"fr", NOTHING, FUP_PURPOSE_OTHER, "L'offre expire le 30 juin."},
    {"es", FUP_SENSE_ASK, FUP_PURPOSE_REQUEST, "Por favor, envíame el contrato antes del viernes."},
    {"es", FUP_SENSE_ASK, FUP_PURPOSE_REQUEST, "¿Podrías contestarme antes del lunes?"},
    {"es", FUP_SENSE_ASK, FUP_PURPOSE_OTHER, "¿Has encontrado la llave?"},
    {"es", FUP_SENSE_ASK, FUP_PURPOSE_OTHER, "¿Estás libre el martes?"},
    {"es", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE, "Te mando el presupuesto mañana."},
    {"es", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE, "Le daremos una respuesta antes del viernes."},
    {"es", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE, "Recibirá nuestra decisión la próxima semana."},
    {"es", FUP_SENSE_PROMISE, FUP_PURPOSE_OTHER, "Nos pondremos en contacto pronto."},
    {"es", FUP_SENSE_CLOSING, FUP_PURPOSE_OTHER, "¡Muchas gracias por todo!"},
    {"es", NOTHING, FUP_PURPOSE_OTHER, "La tienda está cerrada el lunes."},
    {"es", NOTHING, FUP_PURPOSE_OTHER, "No dude en contactarnos."},
    {"es", NOTHING, FUP_PURPOSE_OTHER, "La oferta caduca el 30 de junio."},
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
    {"de", FUP_SENSE_CALL, FUP_PURPOSE_PROMISE, "Ich rufe Sie morgen um zehn an."},
    {"de", FUP_SENSE_CALL, FUP_PURPOSE_PROMISE, "Ich werde dich am Freitag anrufen."},
    {"de", FUP_SENSE_CLOSE_BY, FUP_PURPOSE_PROMISE,
     "Wenn Sie bis zum 1. Juni keine Antwort erhalten, ist der Platz vergeben."},
    {"de", FUP_SENSE_MISSED, FUP_PURPOSE_OTHER, "Leider habe ich Sie telefonisch nicht erreicht."},
    {"de", FUP_SENSE_HELD, FUP_PURPOSE_OTHER, "Vielen Dank für das angenehme Gespräch heute."},
    {"de", FUP_SENSE_HELD, FUP_PURPOSE_OTHER, "Es war schön, Sie gestern kennenzulernen."},
    {"de", FUP_SENSE_HOLDING, FUP_PURPOSE_OTHER, "Wir haben Ihre Nachricht erhalten."},
    {"de", FUP_SENSE_CLOSING, FUP_PURPOSE_OTHER, "Zur Info: der Termin steht."},
    {"de", FUP_SENSE_CLOSING, FUP_PURPOSE_OTHER, "Leider muss ich absagen."},
    {"de", FUP_SENSE_ASK, FUP_PURPOSE_OTHER, "Weiß jemand, wo der Schlüssel ist?"},
    {"de", FUP_SENSE_ASK, FUP_PURPOSE_OTHER, "Könnten Sie mir das bitte erklären?"},
    {"de", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE, "Die Entscheidung fällt bis Ende der Woche."},
    {"de", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE,
     "Meine Kollegin meldet sich bis Dienstag bei Ihnen."},
    {"de", NOTHING, FUP_PURPOSE_OTHER, "Er hat mich gebeten, bis Freitag zu warten."},
    {"de", NOTHING, FUP_PURPOSE_OTHER, "Der Zug fährt morgen um sechs."},
    {"de", NOTHING, FUP_PURPOSE_OTHER, "Ich bin bis Montag im Urlaub."},
    {"de", NOTHING, FUP_PURPOSE_OTHER, "Wir wünschen Ihnen ein schönes Wochenende."},
    {"fr", FUP_SENSE_CALL, FUP_PURPOSE_PROMISE, "Je vous appelle demain à 10 h."},
    {"fr", FUP_SENSE_CLOSE_BY, FUP_PURPOSE_PROMISE,
     "Sans réponse de notre part avant le 1er juin, considérez votre demande comme refusée."},
    {"fr", FUP_SENSE_HELD, FUP_PURPOSE_OTHER, "Merci pour notre échange de ce matin."},
    {"fr", FUP_SENSE_HOLDING, FUP_PURPOSE_OTHER, "Nous avons bien reçu votre demande."},
    {"fr", FUP_SENSE_ASK, FUP_PURPOSE_REQUEST,
     "Veuillez nous confirmer votre présence avant mardi."},
    {"fr", FUP_SENSE_ASK, FUP_PURPOSE_OTHER, "Pouvez-vous m'aider ?"},
    {"fr", FUP_SENSE_ASK, FUP_PURPOSE_OTHER, "Quand commence le cours ?"},
    {"fr", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE, "Ma collègue vous contactera avant jeudi."},
    {"fr", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE,
     "Je vous tiendrai au courant d'ici la fin de la semaine."},
    {"fr", NOTHING, FUP_PURPOSE_OTHER, "Le train part demain à six heures."},
    {"fr", NOTHING, FUP_PURPOSE_OTHER, "Bonne journée à tous."},
    {"fr", NOTHING, FUP_PURPOSE_OTHER, "Nous nous sommes rencontrés la semaine dernière."},
    {"es", FUP_SENSE_CALL, FUP_PURPOSE_PROMISE, "Te llamo mañana a las diez."},
    {"es", FUP_SENSE_CLOSE_BY, FUP_PURPOSE_PROMISE,
     "Si no tiene noticias nuestras antes del 1 de junio, la plaza estará cubierta."},
    {"es", FUP_SENSE_HELD, FUP_PURPOSE_OTHER, "Gracias por la entrevista de ayer."},
    {"es", FUP_SENSE_HOLDING, FUP_PURPOSE_OTHER, "Hemos recibido su solicitud."},
    {"es", FUP_SENSE_ASK, FUP_PURPOSE_REQUEST,
     "Por favor, confirme su asistencia antes del martes."},
    {"es", FUP_SENSE_ASK, FUP_PURPOSE_OTHER, "¿Puedes ayudarme?"},
    {"es", FUP_SENSE_ASK, FUP_PURPOSE_OTHER, "¿Cuándo empieza el curso?"},
    {"es", FUP_SENSE_CALL, FUP_PURPOSE_PROMISE, "Mi compañera le llamará el jueves."},
    {"es", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE, "Te aviso antes del viernes."},
    {"es", NOTHING, FUP_PURPOSE_OTHER, "El tren sale mañana a las seis."},
    {"es", NOTHING, FUP_PURPOSE_OTHER, "Que tengas un buen día."},
    {"es", NOTHING, FUP_PURPOSE_OTHER, "Nos conocimos la semana pasada."},
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
    {"de", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE, "Sie hören bis spätestens Freitag von uns."},
    {"de", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE, "Ich lasse dir die Liste bis morgen zukommen."},
    {"de", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE,
     "Spätestens am Montag haben Sie unsere Antwort."},
    {"de", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE,
     "Mein Kollege wird sich nächste Woche bei Ihnen melden."},
    {"de", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE, "Wir wollen bis Mitte Juni entscheiden."},
    {"de", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE, "Bis Donnerstag kann ich dir das sagen."},
    {"de", FUP_SENSE_ASK, FUP_PURPOSE_REQUEST, "Ich bitte um Ihre Antwort bis zum 5. Juni."},
    {"de", FUP_SENSE_ASK, FUP_PURPOSE_REQUEST, "Kannst du mir die Datei bis heute Abend schicken?"},
    {"de", FUP_SENSE_ASK, FUP_PURPOSE_REQUEST,
     "Über eine Rückmeldung bis Freitag würde ich mich freuen."},
    {"de", FUP_SENSE_ASK, FUP_PURPOSE_OTHER, "Wie sieht es bei dir am Samstag aus?"},
    {"de", FUP_SENSE_ASK, FUP_PURPOSE_OTHER, "Dürfte ich Sie um einen Gefallen bitten?"},
    {"de", NOTHING, FUP_PURPOSE_OTHER, "Die Ausstellung endet am Sonntag."},
    {"de", NOTHING, FUP_PURPOSE_OTHER, "Gestern waren wir im Kino."},
    {"de", NOTHING, FUP_PURPOSE_OTHER, "Ich kann am 1. August anfangen."},
    {"fr", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE,
     "Nous reviendrons vers vous au plus tard vendredi."},
    {"fr", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE,
     "Une réponse vous sera donnée avant le 10 juin."},
    {"fr", FUP_SENSE_ASK, FUP_PURPOSE_REQUEST, "Pouvez-vous me l'envoyer avant demain soir ?"},
    {"fr", FUP_SENSE_ASK, FUP_PURPOSE_OTHER, "Qu'en pensez-vous ?"},
    {"fr", NOTHING, FUP_PURPOSE_OTHER, "Je commence mon nouveau travail le 1er août."},
    {"es", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE, "Tendrás una respuesta antes del viernes."},
    {"es", FUP_SENSE_ASK, FUP_PURPOSE_REQUEST, "¿Me lo puedes mandar antes de mañana?"},
    {"es", FUP_SENSE_ASK, FUP_PURPOSE_OTHER, "¿Qué te parece?"},
    {"es", NOTHING, FUP_PURPOSE_OTHER, "Empiezo mi nuevo trabajo el 1 de agosto."},
    {"de", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE, "Wir geben Ihnen bis Freitag eine Rückmeldung."},
    {"de", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE, "Sie bekommen das Angebot bis Ende der Woche."},
    {"de", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE, "Ich melde mich am Montag noch einmal."},
    {"de", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE, "Die Unterlagen gehen Ihnen bis Mittwoch zu."},
    {"de", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE,
     "Unsere Personalabteilung wird Sie innerhalb von zwei Wochen kontaktieren."},
    {"de", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE,
     "Wir hoffen, Ihnen bis Ende Juni Bescheid geben zu können."},
    {"de", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE,
     "Ich rufe morgen im Amt an und sage dir dann Bescheid."},
    {"de", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE, "Am Freitag wissen wir mehr."},
    {"de", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE,
     "Ich versuche, das bis heute Abend fertig zu machen."},
    {"de", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE,
     "Innerhalb der nächsten zehn Tage erhalten Sie von uns eine Antwort."},
    {"de", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE,
     "Wir werden bis zum 15. Mai eine Entscheidung treffen."},
    {"de", FUP_SENSE_PROMISE, FUP_PURPOSE_OTHER, "Sobald ich etwas höre, melde ich mich."},
    {"de", FUP_SENSE_PROMISE, FUP_PURPOSE_OTHER, "Ich schaue es mir an und melde mich dann."},
    {"de", FUP_SENSE_PROMISE, FUP_PURPOSE_OTHER,
     "Wir werden uns in Kürze mit Ihnen in Verbindung setzen."},
    {"de", FUP_SENSE_ASK, FUP_PURPOSE_REQUEST, "Schick mir die Datei bitte bis Donnerstag."},
    {"de", FUP_SENSE_ASK, FUP_PURPOSE_REQUEST, "Bitte gib mir bis morgen Mittag Bescheid."},
    {"de", FUP_SENSE_ASK, FUP_PURPOSE_REQUEST,
     "Bitte teilen Sie uns bis zum 3. Juni mit, ob Sie teilnehmen."},
    {"de", FUP_SENSE_ASK, FUP_PURPOSE_REQUEST, "Ich bräuchte die Zahlen bis Dienstag."},
    {"de", FUP_SENSE_ASK, FUP_PURPOSE_REQUEST,
     "Wäre es möglich, dass Sie mir bis Freitag antworten?"},
    {"de", FUP_SENSE_ASK, FUP_PURPOSE_REQUEST,
     "Könnten Sie uns die Rechnung bis Monatsende zusenden?"},
    {"de", FUP_SENSE_ASK, FUP_PURPOSE_REQUEST,
     "Wir erwarten Ihre Rückmeldung bis spätestens Montag."},
    {"de", FUP_SENSE_ASK, FUP_PURPOSE_OTHER, "Was hältst du von dem Vorschlag?"},
    {"de", FUP_SENSE_ASK, FUP_PURPOSE_OTHER, "Haben Sie meine Nachricht erhalten?"},
    {"de", FUP_SENSE_ASK, FUP_PURPOSE_OTHER, "Würde Ihnen Dienstag um 14 Uhr passen?"},
    {"de", FUP_SENSE_ASK, FUP_PURPOSE_OTHER, "Kann jemand am Samstag beim Umzug helfen?"},
    {"de", FUP_SENSE_ASK, FUP_PURPOSE_OTHER, "Ich würde gern wissen, wie der Stand ist."},
    {"de", FUP_SENSE_ASK, FUP_PURPOSE_OTHER, "Magst du mitkommen?"},
    {"de", FUP_SENSE_ASK, FUP_PURPOSE_OTHER, "Welche Größe brauchst du?"},
    {"de", FUP_SENSE_CALL, FUP_PURPOSE_PROMISE, "Ich rufe Sie morgen Vormittag an."},
    {"de", FUP_SENSE_CLOSE_BY, FUP_PURPOSE_PROMISE,
     "Falls Sie innerhalb von vier Wochen keine Antwort bekommen, gehen Sie bitte von einer Absage "
     "aus."},
    {"de", FUP_SENSE_MEETING, FUP_PURPOSE_OTHER, "Dann sehen wir uns am Mittwoch um 15 Uhr."},
    {"de", FUP_SENSE_MEETING, FUP_PURPOSE_OTHER,
     "Ihr Vorstellungsgespräch findet am 12. Mai um 10 Uhr statt."},
    {"de", FUP_SENSE_HELD, FUP_PURPOSE_OTHER, "Herzlichen Dank für das Gespräch gestern."},
    {"de", FUP_SENSE_MISSED, FUP_PURPOSE_OTHER,
     "Tut mir leid, dass ich unseren Termin verpasst habe."},
    {"de", FUP_SENSE_CLOSING, FUP_PURPOSE_OTHER, "Hat sich erledigt, danke!"},
    {"de", FUP_SENSE_CLOSING, FUP_PURPOSE_OTHER, "Vielen Dank für Ihre Hilfe."},
    {"de", FUP_SENSE_HOLDING, FUP_PURPOSE_OTHER, "Ihre Bewerbung ist bei uns eingegangen."},
    {"de", NOTHING, FUP_PURPOSE_OTHER, "Am Montag ziehe ich um."},
    {"de", NOTHING, FUP_PURPOSE_OTHER, "Ich habe bis Freitag Urlaub."},
    {"de", NOTHING, FUP_PURPOSE_OTHER, "Die Frist ist am 1. Mai abgelaufen."},
    {"de", NOTHING, FUP_PURPOSE_OTHER, "Seit Dienstag regnet es."},
    {"de", NOTHING, FUP_PURPOSE_OTHER, "Mit freundlichen Grüßen"},
    {"de", NOTHING, FUP_PURPOSE_OTHER, "Sie hat gesagt, dass sie bis Freitag fertig wird."},
    {"de", NOTHING, FUP_PURPOSE_OTHER, "Der Vertrag läuft bis Ende Juni."},
    {"de", NOTHING, FUP_PURPOSE_OTHER, "Ich kann bis Freitag leider nicht antworten."},
    {"de", NOTHING, FUP_PURPOSE_OTHER, "Anbei finden Sie die Rechnung vom 3. Mai."},
    {"fr", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE, "Je vous recontacte lundi."},
    {"fr", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE,
     "Nous prendrons une décision d'ici la fin du mois."},
    {"fr", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE, "Vous aurez de mes nouvelles avant jeudi."},
    {"fr", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE, "Je t'envoie ça ce soir."},
    {"fr", FUP_SENSE_PROMISE, FUP_PURPOSE_OTHER, "Nous ne manquerons pas de vous tenir informé."},
    {"fr", FUP_SENSE_ASK, FUP_PURPOSE_REQUEST,
     "Je vous remercie de bien vouloir me répondre avant le 5 juin."},
    {"fr", FUP_SENSE_ASK, FUP_PURPOSE_REQUEST, "Peux-tu me confirmer ça avant demain ?"},
    {"fr", FUP_SENSE_ASK, FUP_PURPOSE_OTHER, "Est-ce que mardi te convient ?"},
    {"fr", FUP_SENSE_ASK, FUP_PURPOSE_OTHER, "J'aimerais savoir si la chambre est libre."},
    {"fr", FUP_SENSE_MEETING, FUP_PURPOSE_OTHER, "Parfait, on se voit mardi à 14 h."},
    {"fr", NOTHING, FUP_PURPOSE_OTHER, "La réunion a eu lieu mardi dernier."},
    {"fr", NOTHING, FUP_PURPOSE_OTHER, "Je serai absent jusqu'à lundi."},
    {"fr", NOTHING, FUP_PURPOSE_OTHER, "Bien cordialement,"},
    {"es", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE, "Te contesto mañana por la mañana."},
    {"es", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE, "Tomaremos una decisión antes de fin de mes."},
    {"es", FUP_SENSE_PROMISE, FUP_PURPOSE_PROMISE, "Le enviaremos los documentos el lunes."},
    {"es", FUP_SENSE_PROMISE, FUP_PURPOSE_OTHER, "Me pongo con ello."},
    {"es", FUP_SENSE_ASK, FUP_PURPOSE_REQUEST, "Necesitamos su respuesta antes del 5 de junio."},
    {"es", FUP_SENSE_ASK, FUP_PURPOSE_REQUEST, "¿Me confirmas antes de mañana?"},
    {"es", FUP_SENSE_ASK, FUP_PURPOSE_OTHER, "¿Qué día te viene mejor?"},
    {"es", FUP_SENSE_ASK, FUP_PURPOSE_OTHER, "Me gustaría saber si la habitación está libre."},
    {"es", FUP_SENSE_MEETING, FUP_PURPOSE_OTHER, "Perfecto, quedamos el martes a las dos."},
    {"es", NOTHING, FUP_PURPOSE_OTHER, "La reunión fue el martes pasado."},
    {"es", NOTHING, FUP_PURPOSE_OTHER, "Estaré fuera hasta el lunes."},
    {"es", NOTHING, FUP_PURPOSE_OTHER, "Un saludo,"},
};

static bool
has_sense(const struct fup_reading *reading, enum fup_sense sense)
{
    bool found = false;

    for (size_t i = 0; !found && i < reading->message.findings.count; i++)
        found = reading->message.findings.items[i].sense == sense;
    return found;
}

static bool
is_owed(const struct fup_reading *reading)
{
    return has_sense(reading, FUP_SENSE_ASK) || has_sense(reading, FUP_SENSE_PROMISE) ||
           has_sense(reading, FUP_SENSE_CALL) || has_sense(reading, FUP_SENSE_CLOSE_BY);
}

/* The purpose of the one due date; FUP_PURPOSE_EVENT stands for "more than one kind". */
static enum fup_purpose
due_purpose(const struct fup_reading *reading)
{
    enum fup_purpose found = FUP_PURPOSE_OTHER;

    for (size_t i = 0; i < reading->dates.count; i++) {
        enum fup_purpose purpose = reading->date_purposes[i];

        if (purpose == FUP_PURPOSE_PROMISE || purpose == FUP_PURPOSE_REQUEST)
            found = found == FUP_PURPOSE_OTHER || found == purpose ? purpose : FUP_PURPOSE_EVENT;
    }
    return found;
}

static void
read_row(const struct fup_reader *reader, size_t row, struct fup_arena *arena,
         struct fup_reading *reading)
{
    struct fup_text_input input = {.text = fup_str_from(rows[row].text),
                                   .language = rows[row].language,
                                   .written = 1773648000, /* Monday 16 March 2026, 8 h UTC */
                                   .offset_minutes = 60,
                                   .has_offset = true};

    fup_read_text(reader, &input, arena, reading);
}

START_TEST(every_sentence_is_understood)
{
    struct fup_arena *arena = fup_arena_new(0);
    const struct fup_reader *reader = fup_reader_new(NULL, arena);
    int wrong = 0;

    ck_assert_ptr_nonnull(reader);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fup_reading reading;
        bool is_right;

        read_row(reader, i, arena, &reading);
        is_right =
            rows[i].sense == NOTHING ? !is_owed(&reading) : has_sense(&reading, rows[i].sense);
        if (!is_right || due_purpose(&reading) != rows[i].purpose) {
            fprintf(stderr, "%s: %s: %s\n", rows[i].language,
                    is_right ? "purpose of the date" : "sense", rows[i].text);
            wrong++;
        }
    }
    ck_assert_int_eq(wrong, 0);
    fup_arena_free(arena);
}
END_TEST

static void
read_text(struct fup_arena *arena, const char *text, struct fup_reading *reading)
{
    const struct fup_reader *reader = fup_reader_new(NULL, arena);
    struct fup_text_input input = {.text = fup_str_from(text),
                                   .language = "en",
                                   .written = 1773648000,
                                   .offset_minutes = 60,
                                   .has_offset = true};

    ck_assert_ptr_nonnull(reader);
    fup_read_text(reader, &input, arena, reading);
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
