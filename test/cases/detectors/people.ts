/** Sentences about people as they stand in mail, minutes, news, chat, code, logs and documents; `[...]` marks a name. */

export const PEOPLE: readonly string[] = [
  // Support mail.
  "I am writing on behalf of my mother; [Rosemary]'s account is locked since Tuesday.",
  "Please send the replacement to [Judith]'s address, not to mine.",
  '[Douglas], could you look at ticket 4410 before noon?',
  'My name is [Ottavia] and the parcel never came.',
  'The booking is under the name [Thandiwe Mokoena], two nights.',
  'National Insurance number QQ123456C for [Bronwen Pritchard].',
  'passport number X1234567, name [Ilkay Sandberg].',
  'My wife [Xanthe] will pick it up.',
  // Minutes.
  'Budget: [Walter] asked whether travel is included. [Deborah] replied that it is not.',
  'As agreed with our colleague [Siobhan], the draft goes out on Friday.',
  '[Kenneth]: We still miss two reviewers.\n[Patricia]: I can do one of them.',
  '[Gregory] will write the summary; [Philippa] told everyone about the move.',
  // News.
  'The novelist [Oluchi Bankole] read from her second book.',
  'a thriller directed by [Ragna Thorvald] and starring [Mihai Ionescu]',
  'Born in 1961 in Kanpur, [Vasundhara Tiwari] studied medicine.',
  'Tennis player [Lioba Kettner] withdrew from the final.',
  '"It was cold", said [Matthew] to [Jonathan].',
  // Chat.
  'ok [Natalie], see you at six',
  'Where is [Dorothy]? She has the keys.',
  "don't forget the cake, [Benjamin]!",
  'hey, [Stephanie] lives next to the station, ask her',
  'they named him [Sebastian] after his grandfather',
  'Caroline is spelled with a C, says [Caroline] from accounting.',
  // Code, logs, records.
  '// [Margaret] wrote this before the migration; ask her first',
  'BEGIN:VCARD\nN:[Ypsilon;Xenia];;;\nFN:[Xenia Ypsilon]\nEND:VCARD',
  '{"id":7,"name":{"first":"[Xenia]","last":"[Ypsilon]"}}',
  '{"given_name":"[Xenia]","family_name":"[Ypsilon]"}',
  // Other languages.
  'Kann das bis morgen warten?, fragte [Annegret]. [Holger] wohnt seit Mai in Ulm.',
  '« Je ne sais pas », a dit [Mathilde]. [Guillaume] habite à Lyon.',
  'Vive en Sevilla desde niño, dijo [Guillermo]. [Rodrigo] trabaja en el puerto.',
  'Non lo so, ha detto [Giuseppina]. [Vincenzo] abita a Bari.',
  'Dat klopt, zei [Willem]. [Marijke] woont in Utrecht.',
  'Não sei, disse [Guilherme]. [Matheus] mora em Santos.',
  'Nie wiem, powiedziała [Agnieszka]. [Grzegorz] mieszka w Toruniu.',
  'Meine Schwester [Annegret] hat morgen Geburtstag.',
  "l'adresse de [Guillaume] a changé; el teléfono de [Rodrigo] también",
  'Proszę o kontakt, pani [Halina] czeka. Shri [Raghunath Pillai] presided.',
  // Names that are in no list.
  'insurance number QQ123456C for [Zorvana Quillip].',
  "driver's license: D1234567, name [Lox van Ellema].",
  'codice fiscale ZZSBRN83P15A881E di [Wardo Balai]',
  'DNI 12345678Z, titular [Iñuela Ríos]',
  'Born 12/03/1961 in Saharsa, [Hemol Behlo] now works at a mill.',
  'his daughter [Zorvana] moved out; the novelist [Zorvana Quillip] moved in',
  'a film directed by [Zorvana Quillip] and starring [Hemol Behlo].',
  'What is your name? [Zorvana Quillip]',
  'the account holder [Kivan van Waas] called; Hr. [Quillip] kommer, Shri [Quillip] too',
  '{"name": {"first": "[Zorvana]", "middle": "[Quill]", "last": "[Behlo]"}}',
  'BEGIN:VCARD\r\nitem1.N;CHARSET=UTF-8:[Quillip;Zorvana];Dr;;\r\n',
  // Family names that are other words.
  'ask [Dana Price] or [Jimmy Page], says [Carla French]',
  'said [Ana Maria] to [Yolanda]',
  'regular visitor [Rhonda Watson] points out that the shop is closed',
];

/** The same words around what is no name of a person. */
export const NOT_PEOPLE: readonly string[] = [
  // Support mail and shops.
  "Please update the shop's address and the bank's phone number.",
  'Order 4711 for Blue Widgets was shipped; invoice 2024-118 for Red Hat Linux follows.',
  'The booking is under review until Monday.',
  'Product number QX-12345 for Canon Printers is out of stock.',
  'Please change it to Dark Mode in the settings.',
  'The card is called Travel Plus and costs nothing.',
  // Places, months, firms, ships, storms.
  'Sydney, can you hear the opera? Florence is from another time.',
  "April said goodbye with snow; Austin lives from music, and Jordan's phone network grew.",
  'Virginia told voters to wait. Georgia replied within a week.',
  'Paris: What to see in three days\nFlorence: Where to eat',
  'Morgan Stanley said on Friday that rates would fall, and Philip Morris replied.',
  'Hurricane Katrina moved north. The Queen Mary sailed on. St. Martin lives from tourism.',
  'Martin Luther King Boulevard is closed, and so is Saint Patrick Street.',
  // Words of sentences that are names too.
  'Will, as a legal term, can be revoked. Mark: Excellent. Max: 12, Min: 3.',
  'Grace is from above; Hope replied to none, and Chance called.',
  'Frank, can be said of an opinion. Rich lives are short.',
  'Bill: Due on Friday\nMay: Closed\nRob: to steal',
  'The Christian lives by faith, a Roman works by day.',
  // Documentation and code.
  'Julia is from the family of dynamic languages, and Ruby lives on.',
  "Claude replied with a list; Alexa asked again; Siri's phone book is empty.",
  'Business Logic lives in the service layer, Dark Mode now works at night.',
  '// Jenkins told us so; Ada wrote nothing to the log',
  'const josh = load("josh"); josh.said(hello)',
  '{"range":{"first":"Monday","last":"Friday"}}',
  '{"first":"Chapter","last":"Index"}',
  'N: Normal;Bold;;;\nFN: Function Name',
  'Name Server, Name Space and Name Resolution are explained below.',
  'image: jenkins/agent\nname: Visual Studio Code',
  // Theorems, laws, methods, prizes.
  "Bernoulli's theorem, Newton's method and Parkinson's law apply; an Oscar was won.",
  "Adam's optimizer wants a rate; Dijkstra's phone does not exist; Moore's son is a joke.",
  'The Tony Award and the Oscar went elsewhere; Tony: Best Play',
  // Logs.
  'INFO worker Alpha replied in 3 ms; node Bravo asked for a lease',
  // Other languages.
  'Berlin wohnt im Herzen, sagte Reuters. Dit Google. Paris habite nos rêves.',
  'El teléfono de Google, la dirección de Sevilla y el hijo de Dios.',
  'Der April fragte nicht; das Adresse-Feld, sagte Telekom, bleibt leer.',
  'Shri Lanka is a typo. Pan European rules, pan fried noodles; the novelist Guild met.',
  // Beside numbers, births and words for people.
  'SSN REQUIRED for New Applicants. Passport fees 2024 for New Applicants, as listed.',
  'Insurance number formats: see section 4 for Great Britain, section 5 for Hong Kong.',
  'Born in 1973 in the Bronx, hip hop is loud. The idea was born in 2004 in Palo Alto, California.',
  'weil mein Mann Krebs hat und meine Frau Angst, sagt der Arzt',
  'the actor Model of Erlang, a media player Windows Media, the editor Visual Studio',
  'written by Machine Learning, approved by Local Councils, directed by the Board',
  'my son is late; my wife, Monday; his brother Friday',
  'What is your name? Please Enter Text',
  'My friend Claude from the cloud, her colleague Alexa in the kitchen',
  'Dana Price List, Martin Page Builder, Anna Best Western',
  'the name field of Anna.db, anna/Maria/notes, call Maria(42), "Anna-2"',
  'Anna 2.0 is out; Maria DB and Anna Server lives in the rack',
];
