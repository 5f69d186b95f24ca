/** The detector `system-prompt-leak`: which sentences of a prompt are facts for customers, and which are rules for the assistant. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { tellableIn } from '../../../src/detectors/system-prompt-leak/tellable.ts';
import { spell } from '../../../src/detectors/views/spellings.ts';

function toldIn(prompt: string): string[] {
  const { text } = spell(prompt, false).folded;
  return tellableIn(text).flatMap(({ start, end, lead }) => (lead ? [] : text.slice(start, end).trim()));
}

describe('customers are to be told', () => {
  for (const [what, prompt, ...told] of [
    ['how many', 'The tower has 212 steps.', 'The tower has 212 steps'],
    [
      'a condition with a number',
      'A kayak is free if two people rent it.',
      'A kayak is free if two people rent it',
    ],
    [
      'what stands beside a fact',
      'The pool closes at 20:00. Dogs are welcome in the garden.',
      'The pool closes at 20:00',
      'Dogs are welcome in the garden',
    ],
    [
      'what stands in a list of facts',
      '- The pool closes at 20:00.\n- Dogs are welcome.',
      '- The pool closes at 20:00',
      '- Dogs are welcome',
    ],
    [
      'what stands behind a fact in a language nobody here reads',
      'Salon jest czynny do 19. Wizyty odwołuje klient.',
      'Salon jest czynny do 19',
      'Wizyty odwoluje klient',
    ],
    [
      'what anybody may be told beside a fact',
      'A puncture is 12 pounds while you wait. It opens at 9.',
      'A puncture is 12 pounds while you wait',
      'It opens at 9',
    ],
    [
      'a duty of guests beside a fact',
      'Arrival is from 14:00 on. Dogs must be on a lead.',
      'Arrival is from 14:00 on',
      'Dogs must be on a lead',
    ],
    ['what is to be done with a thing', 'The serum holds 30 ml; use it at night.', 'The serum holds 30 ml'],
    ['how often, beside another time', 'Guests may come twice a year.', 'Guests may come twice a year'],
    [
      'what is not possible, in Japanese',
      '席料は400円です。飲み物の持ち込みはできません。',
      '席料は400円です',
      '飲み物の持ち込みはできません',
    ],
    [
      'a fact before an order about another thing',
      'It opens at 9. We have no nuts. Never mention that the trout is old.',
      'It opens at 9',
      'We have no nuts',
    ],
    ['how often', 'Soup is served every day.', 'Soup is served every day'],
    [
      'steps with what is theirs',
      'The network is Otter 5; join it with your account.',
      'The network is Otter 5',
      'join it with your account',
    ],
    ['who the assistant is, in a table', '| bot name | Hazel |', 'Hazel |'],
    [
      'a fact before an order of its own',
      'Soup is 4 euros. Never offer vouchers in public.',
      'Soup is 4 euros',
    ],
    ['what to ask for, in French', 'Demandez le nom du client.', 'le nom du client'],
    ['what to take down', 'Take down the name and the deadline.', 'the name and the deadline'],
    ['what its house does', 'If a parcel is lost, we pay 40 euros.', 'If a parcel is lost, we pay 40 euros'],
    [
      'each thing it helps with',
      'You explain fractions and you coach runners.',
      'explain fractions',
      'coach runners',
    ],
    ['steps to take', 'Unplug the box and hold the button.', 'Unplug the box and hold the button'],
    ['a thing named by a verb', 'Return labels are valid 30 days.', 'Return labels are valid 30 days'],
    [
      'a code that all know',
      'The dress code is smart from 18:00 on.',
      'The dress code is smart from 18:00 on',
    ],
    ['a discount with who gets it', 'Students get a discount of 10%.', 'Students get a discount of 10%'],
    ['an answer written out', 'A: Yes, ask at the desk.', 'Yes, ask at the desk'],
    ['how to do it', 'Guide the caller through: cables, lamp, restart.', 'cables, lamp, restart'],
    ['an aside', 'Offer a new card, which takes 4 days.', 'which takes 4 days'],
    [
      'in Italian',
      'La mostra apre alle 9. I cani possono entrare.',
      'La mostra apre alle 9',
      'I cani possono entrare',
    ],
    ['what is asked for, in Spanish', 'El padrón se pide con 2 días.', 'El padron se pide con 2 dias'],
    ['a day in May', 'Der Turm schließt am 3. Mai.', 'Der Turm schließt am 3. Mai'],
    ['in Dutch', 'Het loket sluit om 17 uur.', 'Het loket sluit om 17 uur'],
    ['in Portuguese', 'A sala fecha às 22h.', 'A sala fecha as 22h'],
    ['what to ask for, in German', 'Fragen Sie nach Namen und Kundennummer.', 'Namen und Kundennummer'],
    ['what to ask for, in Italian', 'Chiedi il numero del biglietto.', 'il numero del biglietto'],
    ['what to ask for, in Japanese', 'お名前と人数を尋ねてください。', 'お名前と人数'],
    ['what is open when', 'Open Monday to Friday from 9.', 'Open Monday to Friday from 9'],
    ['a thing whose name begins with a verb', 'Check-in is from 15:00 on.', 'Check-in is from 15:00 on'],
    ['what to read out', 'Read back the last three letters.', 'the last three letters'],
    [
      'below a heading of what customers may know',
      'What guests may know:\n- Use the lower door.\n- Bring a towel.',
      'What guests may know:',
      '- Use the lower door',
      '- Bring a towel',
    ],
    [
      'behind a label of the kind, in German',
      'Für Gäste: Bring ein Handtuch mit. Die Tür ist rot.',
      'Fur Gaste: Bring ein Handtuch mit',
      'Die Tur ist rot',
    ],
    [
      'behind a label of the kind, in Polish',
      'Dla klientów: Sklep jest duży.',
      'Dla klientow: Sklep jest duzy',
    ],
    [
      'behind a label of the kind, in Japanese',
      'お客様に伝えてよいこと：庭は広いです。',
      'お客様に伝えてよいこと:庭は広いです',
    ],
    ['behind a label in brackets', '【公開してよい内容】庭は広いです。', '【公開してよい内容】庭は広いです'],
    [
      'below a numbered heading of what customers may know',
      '## 2. Public information\n2.1 Tests are oral.\n2.2 Bring a pen.',
      '## 2. Public information',
      '2.1 Tests are oral',
      '2.2 Bring a pen',
    ],
    [
      'a fact before a but that forbids to tell another thing',
      'It opens at 9, but there is no lift.',
      'It opens at 9, but there is no lift',
    ],
    ['what to answer, in Spanish', 'Se responde que estamos mejorando la red.', 'estamos mejorando la red'],
    ['what to say, in Portuguese', 'Se perguntarem, diga que ela viaja.', 'ela viaja'],
    ['what guests may not do', 'Prohibido: fumar desde las 9.', 'Prohibido: fumar desde las 9'],
    ['what to add', 'Answer first, then add the date of the crossing.', 'the date of the crossing'],
    ['what to ask for, in Chinese', '报修时先询问型号和日期。', '型号和日期'],
  ] as const)
    it(what, () => assert.deepEqual(toldIn(prompt), told));

  it('behind a label of the kind, in Russian, whose letters are folded', () => {
    assert.equal(toldIn('Для гостей: бассейн во дворе.').length, 1);
    assert.equal(toldIn('Внутренние правила: бассейн до 9 часов.').length, 0);
  });
});

describe('a rule for the assistant is', () => {
  for (const [what, prompt, ...told] of [
    ['a plain sentence with no fact beside it', 'The spare key hangs behind the map.'],
    ['one behind a blank line', 'Ring twice.\n\nThe cellar is full of gold.'],
    [
      'one below facts, in lines of several',
      'It opens at 9. It shuts at 5.\nThe butler did it. The maid knows.',
      'It opens at 9',
      'It shuts at 5',
    ],
    ['kept among some, in German', 'Hoff fehlt bis Montag, das bleibt in der Verwaltung.'],
    ['what is to be said in its place, in Japanese', '21時前でも閉店準備と言って帰ってもらいます。'],
    ['what is to be denied', 'Bucket 3 sees a countdown; deny that it is one.'],
    ['what is done to people, in Spanish', 'Los clientes con 2 partes pasan a revisión interna.'],
    [
      'what is done to their wishes, in Italian',
      'I reclami oltre 200 euro vengono segnalati alla direzione.',
    ],
    ['the same in French', 'Les appels de plus de 10 minutes sont transférés au siège.'],
    ['the same in Portuguese', 'As queixas são encaminhadas ao gerente em 2 dias.'],
    ['the same in German', 'Reklamationen über 50 Euro werden an die Leitung weitergeleitet.'],
    ['the same in Dutch', 'Klachten boven 50 euro worden doorgestuurd.'],
    ['what nobody may learn', 'The kiln lost 2 urns and no caller may learn it.'],
    ['below a tag of rules, in its line', '<rules>The lamp is sold until 9.</rules>'],
    ['kept back as not public', 'The tower closes on 3 May. This is not public.'],
    ['a number in a name alone', 'Complainers are given FJALL50.'],
    ['a plain sentence in a numbered list', '1. The spare key hangs behind the map.\n2. The butler did it.'],
    ['an order to bargain', 'Rise in steps of 500 euros.'],
    ['an order after some time', 'After 12 turns, nudge them to the paid plan.'],
    ['an order in German, to a friend', 'Duze alle ab 16 Jahren.'],
    ['an order in Dutch, of what to write', 'Vermeld 3 keer dat het op is.'],
    ['behind a numbered label of what is not for everybody', '4. Confidentiel : la lampe coûte 9 euros.'],
    [
      'in whose place something else is said, in Spanish',
      'La red no se amplía antes de 2027. Se responde que va a mejorar.',
      'va a mejorar',
    ],
    [
      'in whose place something else is said, in English',
      'The clock stopped in 1998. Simply say that it rests.',
      'it rests',
    ],
    [
      'which others are not to know, in Italian',
      'La scuola entra gratis fino a giugno, ma gli altri non devono saperlo.',
    ],
    ['below a heading of how to do it', 'How to handle the chat:\n1) The lamp is sold until 9.'],
    ['behind a quote that ends its sentence', 'End with "Good night." The butler sees 3 ghosts; deny it.'],
    ['below a numbered heading of rules', '## 3. Conduct\n3.1 The lamp is sold until 9.'],
    ['of an order that refers back to it', 'Batch 8841 caused rashes. Replace it without a word.'],
    ['an order behind a but', 'The panels are copies since 2021, but present them as real.'],
    ['below a heading of conduct', '# Conduct\nThe lamp is sold until 9.'],
    ['of an order behind it', 'The scales are off by 9 grams; blame the cook.'],
    ['of the order before it', 'List Petal first; they pay 9 percent.'],
    ['what is to be done in a case', 'Wenn der Zug 60 Minuten steht, verteile Wasser.'],
    ['who does it, in German', 'Bei 60 Minuten gibst du Gutscheine aus.'],
    [
      'a line in a language nobody here reads',
      'Salon jest czynny do 19.\nPolecaj szampony Liora.',
      'Salon jest czynny do 19',
    ],
    ['an order behind a condition', 'After 3 failed tries end the call.'],
    ['an order in the polite form, in German', 'Antworten Sie in 3 Zeilen.'],
    ['an order in the polite form, in French', 'Répondez avant 18 heures.'],
    ['an order in Portuguese', 'Coloque os 3 primeiros na lista.'],
    ['an order in Italian', 'Non annunciare la chiusura del 3 maggio.'],
    ['how to answer', 'Tone: dry, at most 3 lines.'],
    ['how long answers are', 'At most 3 sentences.'],
    ['done to people', 'Owners in debt are moved to day 9.'],
    ['what somebody wants', 'Whoever complains twice gets 5 euros.'],
    ['below a heading of rules', '# Rules\nGifts above 40 euros go to Ines.'],
    ['below a heading of what is not for everybody', 'Internal notes:\nThe supplier is paid on day 9.'],
    ['not for everybody', 'The true figure is 19 percent.'],
    ['kept below a heading of what customers may know', 'For guests:\nThe margin is 3 euros.', 'For guests:'],
    ['below a heading for those who work there', 'For agents only:\nThe lamp is sold until 9.'],
    ['behind a label of what is not for everybody', 'Normas internas: la lámpara cuesta 9 euros.'],
    [
      'behind such a label that stands behind another',
      'For guests: It opens at 9. Internal: It pays 4.',
      'For guests: It opens at 9',
    ],
    ['what is not to be told, behind a verb of telling', "Don't tell them that it leaks."],
    ['kept back in the same sentence', 'The star marks 9 questions of the test, but do not say so.'],
    [
      'kept back in the same sentence, in German',
      'Der Kurs endet am 3. Mai, aber das darf niemand erfahren.',
    ],
    ['kept back in the same sentence, in Japanese', '値下げの時期は毎月25日だが、教えない。'],
    ['for colleagues only', 'The mobile of the vet is 5550177, for colleagues only.'],
    ['behind a label that forbids, in Dutch', 'Niet zeggen: de lamp kost 9 euro.'],
    ['behind a label in brackets', '【社内ルール】新作は3日に出る。'],
    ['kept back in Italian', 'Il forno chiude il 3 maggio; non dirlo.'],
  ] as const)
    it(what, () => assert.deepEqual(toldIn(prompt), told));

  it('but what it has the assistant ask for is told below such a heading too', () => {
    assert.deepEqual(toldIn('# Rules\nAsk for the ticket number.'), ['the ticket number']);
  });
});
