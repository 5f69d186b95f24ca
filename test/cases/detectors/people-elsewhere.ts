/** Names in other scripts and without capitals, in lists and among friends, invented: brackets mark what is found. */

export const ELSEWHERE: readonly string[] = [
  // Small words behind a title.
  ...[
    'Geachte mevrouw [van der Quill],',
    'Herr [von Quillow] kommt',
    'Dear Mr [van Quill], we',
    'Mme [de Quilliers] est',
  ],
  ...[
    'Estimada Sra. [de la Quilla]:',
    'Frau [zu Quillenberg]',
    "de heer [van 't Quill]",
    'Geachte mw. [Quillsen],',
  ],
  ...[
    'il sig. [Quilletti] arriva',
    'Mr. [Park] will see you',
    'Dear Mrs. [Lane],',
    'Employee [Garrett Lane] (id 4) left',
  ],
  // Lists of given names.
  ...[
    'Group B: [Oliver], [Amelia], [Noah], [Freya], [Rafael] and [Mila]',
    'Left to right: [Pieter], [Lotte], [Bram], [Sanne].',
    'Vinieron [Ana], [Luis] y [Eva]',
    '[Juan Quillez] y [María Quillón] firmaron',
    '[Piotr] i [Agnieszka]',
    '[Lars] och [Ingrid]',
    'Present: [A. Thornquill] (chair), 2 more',
  ],
  // Letters among friends.
  ...[
    'Cześć [Gosiu], mój numer',
    'Pozdrawiam, [Tomek]',
    'Gruß, [Wiebke]',
    'Hi [Zephy],\nthanks',
    'Cheers,\n[Zephy]',
  ],
  // Notes.
  ...[
    'Spoke w/ [Shanice] re: boiler',
    'Huge thanks to [Shanice] at reception',
    'He left. [Hamish] will fix it.',
  ],
  ...[
    's/o [Prosenjit Quillerjee]',
    'for the attention of [Wynora Quill].',
    'Assigned to [N. Featherquill] on 2025-09-01',
  ],
  'Nom : [QUILLACEM] Prénom : [Nassim]',
  ...['12.03.24, 14:22:05 - [Zephyrel]: kommst du?', '12/03/2024, 14:22 - [Zephyrel Quill]: ok'],
  ...[
    'Legal name [Temperance Quillosa], preferred name [Tempe], she',
    'thanks to my boy [Zephyrel Quill] for it',
  ],
  ...['Dokter [Van den Quill] belt', 'السيدة [نورة القحطاني] تسكن في جدة'],
  // The family name first.
  ...[
    '[Zhang Wei] called',
    '[Li Xiaoming] and [Wang Fang] signed',
    '[Park Ji-sung] scored',
    'ask [Nguyen Van Son] tomorrow',
  ],
  ...['chị [Nguyễn Thị Lan] đã gọi', '[Siti Nurhaliza binti Quilla] came'],
  // Without capitals.
  ...['so my name is [tamsin quilleran] and um', 'my name is [lakshmi], hi', 'is this mrs [quillkinsop]?'],
  ...['i saw dr [patel] today', "my name's [siobhan o'quill], i", 'me llamo [lucía quíllez] y'],
  // Greek and Cyrillic letters.
  ...[
    'Αγαπητέ κύριε [Κουιλόπουλε],',
    'ο κ. [Μπακόπουλος] είναι εδώ',
    'η κα [Παπακουίλου]',
    'Παρόντες: [Σπύρος Καραγιάννης], [Μαρία], [Νίκος]',
  ],
  ...['[Γιώργος Κουίλος] και [Ελένη Κουίλου] ήρθαν', 'με λένε [Μαρία Κουίλου],'],
  ...[
    '[Иван] и [Мария Квилова] пришли',
    'Присутствовали: [Олег], [Ирина] и [Павел]',
    '[Олександр Квіленко] тут',
  ],
  // Arabic, Japanese and Korean.
  ...[
    'اسمي [خالد المنصوري] وبريدي هو',
    '株式会社青空の[高橋]です。',
    '[田中]さんは明日来ます',
    '[이영희]님, 안녕하세요',
  ],
];

export const NOT_ELSEWHERE: readonly string[] = [
  // Parameters, units and what begins behind them.
  ...[
    'func notify(sig Signal, done chan<- bool)',
    'func Handle(dr Driver, mr MapReader, st State) error',
    'func f(mr reader)',
  ],
  ...['took 20 ms. Redis was faster', 'takes 5 ms de Latence', 'a plant of 5 mw. Quillsen was built'],
  ...['Open the Ms. Select dialog', 'the HAMZA ABOVE (U+0654) combines', 'Miss Saigon and Mrs. Doubtfire'],
  // Verses, logs and Korean words with their particle.
  ...[
    'John 3:16, 1 Timothy 4:12 and Ruth 1:16',
    '[2025-03-12 14:22:05] Worker: done',
    '신청자는 안내를 확인하세요.',
  ],
  // Wares, towns and words behind a family name.
  ...[
    'Li Ion battery',
    'Li Auto',
    'Wu Tang Clan',
    'Park Hill',
    'Lee County',
    'Shen Zhen',
    'Huang He river',
    'Zhang et al. (2019)',
  ],
  // Firms, streets and places.
  ...[
    'an Aston Martin Vantage',
    'The Martin Luther King Jr. Boulevard exit',
    'Santiago de Compostela y San Sebastián',
  ],
  ...[
    'Señor de los Anillos',
    'Herr der Ringe',
    'Sr. de Vendas',
    'Dr. Bridge Street',
    'Ο Άγιος Δημήτριος Πειραιά',
    '渡辺駅',
    'улица Александра Невского',
    '高橋商店です',
  ],
  ...['Charlotte, Helena and Victoria', 'Savannah, Charlotte, Virginia'],
  // Who is written to and signs, and is nobody by name.
  ...[
    'Hi Team,\nthanks',
    'Thanks,\nSupport',
    'Dear Customer,\nwe',
    'Liebe Nachbarn, wir',
    'hey Siri, play',
    'Dear Wizard, I',
  ],
  ...['Mit freundlichen Grüßen, Ihre Stadtwerke', 'Kind regards,\nStadtwerke', 'Hello Docker!'],
  ...[
    'my name is on the list',
    'my name is spelled wrong',
    'thank you mr president',
    'mr robot season 2',
    '고객님께',
    '신청자님',
  ],
];
