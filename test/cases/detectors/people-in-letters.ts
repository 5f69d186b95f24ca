/** Names in letters, bookings and lists lined up by blanks, invented: brackets mark what is found. */

export const IN_LETTERS: readonly string[] = [
  // Family names in capitals behind a given name.
  ...[
    'Mme [Nadia QUILLIER] est venue.',
    'Herr [Klaus WÖRNLE], bitte',
    'Dr [Fatou DIANKHA] a reçu',
    'Mr [John QUILLFORD]',
  ],
  ...['Bonjour [Juan DE LA QUINTA],', 'seen by Dr [Maria QUINTERO LÓPEZ] today', 'Mrs [Quill] DOB unknown'],
  // The M. of French letters.
  ...[
    'Assuré : M. [QUILLÈRE Julien] — tél.',
    'le dossier de M. [QUILLÈRE Julien]',
    'M. [Désiré NKOUBA]',
    'Convocation de M. [Bernard Quillet]',
  ],
  // Introductions before one word that nobody knows.
  ...[
    'my name is [Zephyrel] and I need help',
    'me llamo [Facunda], un saludo',
    "je m'appelle [Ghislette].",
    'Mi chiamo [Calogerio], abito a Enna',
  ],
  // Relatives, as families call each other.
  ...[
    "Ask Uncle [Albert] for his recipe. Aunt [Sylvia] won't share hers.",
    'Tante [Ilse] kommt, Opa [Heinrich] auch',
  ],
  ...[
    'my manager, [Lindelwa Quabe], said',
    'My sister-in-law [Ghislette Mbexi] lives there',
    'our colleague [Zephyrel Quabe] left',
  ],
  // Thanks, and the ends of letters.
  ...[
    "Thank you for contacting us, [Agnieszka]. I've found it",
    'I understand, [Priyanka]. Let me check',
    'Love, [Rosie] x',
    'Lots of love,\n[Nora] xx',
  ],
  // Copies, fields and holders.
  ...[
    'cc [Nadine]. Priority 2',
    'Attn [Nadine], floor 2',
    'Account holder [T. Nakagawa], branch 4',
    'Invitee: [Thandeka Quosi]',
    'Kind: [Emil] (3 Jahre)',
  ],
  // A name before a street.
  'Avsändare: [Rasmus Quillberg], Storgatan 7 B, 903 26 Umeå',
  'Lejer: [Mette Quillgaard], Vesterbrogade 61',
  'Patient: [Quillgaard, Mette] 45 years',
  // Bookings as people copy them.
  ...['passenger_1: [Quillski/Anna Maria] Mrs; seat 4A', 'pax [Quillski/Piotr] Mr', '[QUILLSKI/PIOTR] MR'],
  // Columns of names, lined up by blanks or told by short headers.
  'LAST          FIRST        EXT\n[QUILLETTI]     [GIULIA]       2211\n[OYELAREN]      [TUNDE]        2214',
  'Emp ID   Last Name    First Name    Dept\n1102     [Quackeray]    [Imelda]        Ops\n1103     [Boateng]      [Kojo]          HR',
  'first,last,mail\n[Ottavio],[Brandt],none',
  '| Last | First |\n|---|---|\n| [Quigley] | [Siobhan] |',
];

export const NOT_IN_LETTERS: readonly string[] = [
  ...[
    'M. TECH in Computer Science',
    '10 p.m. EASTERN time',
    'M. tuberculosis',
    'Contact/Call Dr today',
    'and/or Mr',
    'Input/Output Ms',
  ],
  ...[
    'Cesar Chavez Day follows',
    'Der Ernst Reuter Platz liegt westlich.',
    'Hussain Lettings',
    'Winston Churchill Centenary',
    'Felix Transformer, a model',
  ],
  ...['kind: Deployment', 'Kind: Service', "Uncle Ben's rice", 'Thank you for visiting us in Paris, France.'],
  // A form of a field in each line, and headers that say something else.
  'Last name    First name\nNo    Yes',
  'rank,first,last\n1,Monday,Friday',
  'First  Second  Third\nGold   Silver   Bronze',
  'Nationality    Italian    Sex   Female',
];
