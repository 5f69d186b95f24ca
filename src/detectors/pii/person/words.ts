/** Words around names of people; folded, so without accents, in lower case. */

/** Titles that are abbreviated, so that a dot may follow them. */
export const SHORT_TITLES: readonly string[] = [
  ...['mr', 'mrs', 'ms', 'mx', 'dr', 'prof', 'rev', 'mme', 'mlle', 'sr', 'sra', 'srta'],
  ...['sig.ra', 'dott', 'dott.ssa', 'avv', 'ing', 'dra', 'mevr', 'dhr', 'dipl.-ing', 'mdm'],
  ...['dr. med', 'dr. med. dent', 'dr. med. vet', 'dr. rer. nat', 'dr. phil', 'dr. jur', 'dr.-ing'],
];

/** Titles in full, directly before a name. */
export const TITLES: readonly string[] = [
  ...['professor', 'herr', 'herrn', 'frau', 'monsieur', 'madame', 'mademoiselle', 'senor', 'senora'],
  ...['senorita', 'signor', 'signora', 'dottor', 'dottoressa', 'senhor', 'senhora', 'mevrouw'],
  ...[
    'dokter',
    'docteur',
    'doktor',
    'doutor',
    'doutora',
    'doctora',
    'profesor',
    'profesora',
    'professora',
    'professeur',
  ],
  ...['meneer', 'heer', 'fru', 'magister', 'господин', 'госпожа'],
  ...['licenciado', 'licenciada', 'ingeniero', 'ingeniera', 'arquitecto', 'arquitecta'],
  ...['κυριος', 'κυρια', 'κυριε', 'κυριο', 'κυριου', 'κυριας', 'κος', 'κον', 'κα', 'κας'],
  ...['vazena pani', 'vazeny pane', 'vazeny pan', 'szanowna pani', 'szanowny panie', 'szanowny pan'],
];

/** Titles that are words of other things too: written with a capital, or before a common given name. */
export const CAPITAL_TITLES: readonly string[] = [
  ...['miss', 'sir', 'madam', 'dame', 'hon', 'pan', 'pani', 'panie', 'panu', 'pana'],
];

/** Fields that hold the name of a person, where a colon or the like stands between. */
export const FIELDS: readonly string[] = [
  ...['user.name', 'author.name', 'committer.name'],
  ...['full name', 'full_name', 'fullname', 'first name', 'last name', 'surname', 'first_name'],
  ...['last_name', 'firstname', 'lastname', 'customer_name', 'customer name', 'patient name'],
  ...['patient_name', 'patient', 'employee', 'cardholder', 'card holder', 'account holder'],
  ...['maiden name', 'contact person', 'applicant', 'employee name', 'nombre completo', 'titular'],
  ...['paciente', 'empleado', 'prenom', 'nom complet', 'titulaire', 'vorname', 'nachname'],
  ...['kontoinhaber', 'ansprechpartner', 'mitarbeiter', 'cognome', 'nome completo', 'intestatario'],
  ...['nazwisko', 'contact name', 'contact_name', 'given_name', 'family_name', 'given name', 'family name'],
  ...['name on card', 'name_on_card', 'holder', 'holder name', 'cardholder name', 'cardholder_name'],
  ...['caller', 'taxpayer', 'payee', 'payer', 'passenger', 'guest', 'tenant', 'landlord', 'witness'],
  ...['deliver to', 'delivered to', 'send to', 'sold to', 'liefern an', 'livrer a', 'entregar a'],
  ...['next of kin', 'emergency contact', 'spouse', 'recipient name', 'recipient_name', 'sender name'],
  ...['insured', 'policyholder', 'policy holder', 'claimant', 'candidate', 'signatory', 'nombre y apellidos'],
  ...['nome e cognome', 'imie i nazwisko', 'nom et prenom', 'versicherungsnehmer', 'versicherter'],
  ...['assicurato'],
  ...['ad soyad', 'adı soyadı', 'adi soyadi', 'ho va ten', 'ho ten', 'họ và tên', 'nama lengkap'],
  ...['nama penuh'],
  ...['jmeno a prijmeni', 'meno a priezvisko', 'ime i prezime', 'ime in priimek', 'nume si prenume'],
  ...['numele si prenumele', 'фио', 'ф.и.о.', 'піб', 'прізвище', 'имя и фамилия', 'име и презиме'],
  ...['име и фамилия', 'ονοματεπωνυμο', 'fullstandigt namn', 'fulde navn', 'fullt navn', 'koko nimi'],
  ...['teljes nev'],
  ...['volledige naam', 'vollstandiger name', 'vor- und nachname', 'vardas pavarde', 'nimi ja perekonnanimi'],
  ...['employee_name', 'student', 'student name', 'new hire', 'new starter', 'receiver', 'karteninhaber'],
  ...['beneficiario', 'beneficiaire'],
];

/** Fields that hold one part of the name of a person, and nothing else: whatever word with a capital stands there. */
export const PART_FIELDS: readonly string[] = [
  ...['first name', 'firstname', 'first_name', 'given name', 'given names', 'forename', 'forenames'],
  ...[
    'fname',
    'lname',
    'f_name',
    'l_name',
    'familyname',
    'given_name',
    'givenname',
    'middle name',
    'middle_name',
  ],
  ...['last name', 'lastname', 'last_name', 'family name', 'family_name', 'surname', 'maiden name'],
  ...['vorname'],
  ...['nom de naissance', "nom d'usage", 'nom de jeune fille', 'nom marital', 'geburtsname'],
  ...['apellido paterno'],
  ...['apellido materno', 'apellido de soltera', 'cognome da nubile', 'meisjesnaam', 'geboortenaam'],
  ...['nazwisko rodowe'],
  ...['nachname', 'prenom', 'nom de famille', 'apellido', 'apellidos', 'cognome', 'sobrenome', 'apelido'],
  ...['voornaam'],
  ...['achternaam', 'fornamn', 'efternamn', 'fornavn', 'etternavn', 'etunimi', 'sukunimi', 'nazwisko'],
  ...['prijmeni'],
];

/** Fields that hold names of other things too. */
export const LOOSE_FIELDS: readonly string[] = [
  ...['name', 'customer', 'client', 'attn', 'attention', 'contact', 'beneficiary', 'insured'],
  ...[
    'driver',
    'resident',
    'subscriber',
    'assignee',
    'reporter',
    'reviewer',
    'memo from',
    'memo to',
    'reviewed by',
  ],
  ...['recipient', 'sender', 'author', 'signed by', 'prepared by', 'assigned to', 'manager', 'ship to'],
  ...[
    'bill to',
    'from',
    'to',
    'cc',
    'nombre',
    'cliente',
    'nom',
    'kunde',
    'kundin',
    'kunde/kundin',
    'kundin/kunde',
    'inhaber',
    'nome',
  ],
  ...['shipping name', 'shipping_name', 'shippingname', 'billing name', 'billing_name', 'billingname'],
  ...['buyer', 'seller', 'debtor', 'remitter', 'consignee', 'requester', 'requested by', 'approved by'],
  ...['reported by'],
  ...['kaufer', 'verkaufer', 'auftraggeber', 'empfanger', 'absender', 'acheteur', 'vendeur', 'destinataire'],
  ...['expediteur', 'comprador', 'vendedor', 'destinatario', 'remitente', 'mittente', 'acquirente'],
  ...['odbiorca'],
  ...['nadawca', 'afzender', 'ontvanger', 'mottagare', 'avsandare', 'modtager', 'mottaker', 'alıcı'],
  ...['gonderen'],
  ...[
    'πελατης',
    'παραληπτης',
    'αποστολεας',
    'πωλητης',
    'αγοραστης',
    'zakaznik',
    'klient',
    'klientka',
    'kunden',
  ],
  ...[
    'ugyfel',
    'cimzett',
    'felado',
    'musteri',
    'asiakas',
    'saaja',
    'lahettaja',
    'kupec',
    'prodavac',
    'khach hang',
  ],
  ...[
    'pelanggan',
    'pengirim',
    'клієнт',
    'клиентка',
    'купувач',
    'одержувачка',
    'klants',
    'klientas',
    'cumparator',
    'vanzator',
  ],
  ...['клиент', 'отправитель', 'покупатель', 'продавец', 'замовник', 'покупець'],
  ...[
    'kind',
    'kinder',
    'tochter',
    'sohn',
    'enfant',
    'hijo',
    'hija',
    'figlio',
    'figlia',
    'filho',
    'filha',
    'zoon',
    'dochter',
    'barn',
    'dziecko',
  ],
  ...['naam', 'imie', 'namn', 'navn', 'user', 'owner', 'nev', 'jmeno', 'ime', 'nume', 'имя', 'ονομα'],
];

/** What says that a name follows even without a colon. */
export const HOLDERS: readonly string[] = [
  ...['patient', 'customer', 'client', 'employee', 'cardholder', 'card holder', 'account holder'],
  ...['issued to', 'titular', 'titulaire', 'kontoinhaber', 'karteninhaber', 'in the name of'],
  ...['on behalf of', 'passenger', 'guest', 'tenant', 'applicant', 'policyholder', 'insured'],
  ...['beneficiary', 'taxpayer', 'signed by', 'receiver', 'payable to', 'the defendant', 'the plaintiff'],
  ...[
    'the claimant',
    'plaintiff',
    'defendant',
    'petitioner',
    'respondent',
    'claimant',
    'complainant',
    'appellant',
  ],
  ...['decedent', 'testator', 'nominee', 'proprietor', 'lessee', 'lessor', 'borrower', 'juror'],
  ...[
    'name on card',
    'name on the card',
    'customer name',
    'client name',
    'reservation under',
    'booked under',
  ],
  ...[
    'deliver to',
    'the complainant',
    'the victim',
    'the suspect',
    'the deceased',
    'the appellant',
    'the respondent',
  ],
  ...['new starter', 'legal name', 'full name', 'preferred name', 'maiden name', 'lawful name'],
];

/** What is said before the name of somebody who is to be called or written to. */
export const CALLS: readonly string[] = [
  ...['ring', 'call', 'phone', 'text', 'contact', 'reach', 'email', 'e-mail', 'mail', 'write to'],
  ...['rufen sie', 'ruf', 'erreichen sie', 'kontaktieren sie', 'appeler', 'appelez', 'rappeler'],
  ...['rappelez', 'joindre', 'contacter', 'contactez', 'llame a', 'llamar a', 'llama a', 'contacte a'],
  ...['chiamare', 'chiami', 'richiamare', 'richiami', 'contattare', 'bel', 'bellen', 'ligue para'],
  ...['ligar para', 'zadzwon do', 'ring till', 'ring til'],
];

/** What somebody has done with a paper, before who it was. */
export const DONE_BY: readonly string[] = [
  ...[
    'prepared',
    'checked',
    'approved',
    'reviewed',
    'drawn',
    'designed',
    'signed',
    'authorised',
    'authorized',
    'witnessed',
  ],
  ...[
    'inspected',
    'verified',
    'entered',
    'completed',
    'submitted',
    'requested',
    'reported',
    'released',
    'issued',
    'taken',
  ],
  ...[
    'received',
    'handled',
    'processed',
    'examined',
    'interpreted',
    'dictated',
    'transcribed',
    'ordered',
    'referred',
  ],
  ...[
    'collected',
    'performed',
    'seen',
    'countersigned',
    'recorded',
    'logged',
    'raised',
    'written',
    'administered',
    'dispensed',
  ],
]
  .map((done) => `${done} by`)
  .concat('assigned to', 'escalated to', 'referred to', 'supervised by');

/** The same where names stand behind it directly, in the order of a paper. */
export const DONE: readonly string[] = [
  'approved',
  'prepared',
  'checked',
  'drawn',
  'signed',
  'reviewed',
  'verified',
  'sgd',
];
