/** Words that announce telephone numbers; folded, so without accents. */

/** What is hardly said of anything else. */
export const PLAIN_WORDS: readonly string[] = [
  ...['phone', 'phones', 'telephone', 'tel', 'mobile', 'cellphone', 'fax', 'whatsapp', 'sms', 'phone number'],
  ...[
    'phone_number',
    'phonenumber',
    'mobile_number',
    'mobile number',
    'telephone number',
    'hotline',
    'landline',
  ],
  ...[
    'home_phone',
    'work_phone',
    'my number',
    'cell number',
    'call me',
    'call us',
    'text me',
    'reach me',
    'ring me',
  ],
  ...[
    'telefon',
    'telefonnummer',
    'handy',
    'handynummer',
    'mobil',
    'mobilnummer',
    'rufnummer',
    'meine nummer',
  ],
  ...['telefone', 'telefono', 'tlf', 'tfno', 'movil', 'celular', 'llamame', 'llamar', 'mi numero', 'llame'],
  ...['mon numero', 'portable', 'appelez', 'appelle', 'appeler', 'numero de telephone', 'telephonique'],
  ...[
    'mio numero',
    'cellulare',
    'chiamami',
    'chiama',
    'chiamare',
    'recapito',
    'meu numero',
    'telemovel',
    'ligue',
  ],
  ...[
    'telefoon',
    'telefoonnummer',
    'mobiel',
    'mijn nummer',
    'bel',
    'komorka',
    'zadzwon',
    'dzwon',
    'numer telefonu',
  ],
  ...['callback', 'call back', 'ring back', 'rufen', 'anruf', 'ruckruf', 'ruckrufnummer', 'rappeler'],
  ...['rappelez', 'au numero', 'richiamare', 'richiami', 'chiami', 'al numero', 'bellen', 'ligar'],
  ...['ringa', 'ringe', 'telefonnumret', 'phone no', 'tel no', 'mob no', 'mobile no'],
  ...['telefonni', 'telefonszam', 'puhelin', 'puhelinnumero', 'gsm', 'телефон', '電話', '电话', '전화'],
];

/** What is said of much else: then the number has to be grouped. */
export const LOOSE_WORDS: readonly string[] = [
  ...['call', 'contact', 'contacts', 'cell', 'text', 'dial', 'ring', 'ph', 'reach', 'kontakt', 'contacto'],
  ...['contatto', 'contato', 'contactez', 'anrufen', 'erreichen', 'contact_number', 'contact number', 'desk'],
  ...['joindre', 'contacter', 'contattare', 'office:', 'direct:', 'work:', 'home:', 'mob', 'switchboard'],
];
