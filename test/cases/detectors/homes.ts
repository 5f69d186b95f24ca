/** Where people live and when they were born, in the forms of many countries, invented: `[...]` marks what is found. */

/** By entity. */
export const HOMES: Readonly<Record<string, readonly string[]>> = {
  ADDRESS: [
    // No word for a street: the code and the town behind the number prove it.
    'wohnhaft [Am Neuen Speicher 3, 59555 Lippstadt], stationär',
    'adres: [Nieuwe Vismarkt 9-III, 7411 GM Deventer]',
    'woont nu in [De Akker 61, 9401 EK Assen].',
    'flyttet til [Nørregade 12, 2. tv., 8700 Horsens].',
    'Osoite: [Mannerheimintie 41 B 12, 33100 Tampere]',
    'bor på [Storgatan 9 lgh 1102, 582 24 Linköping].',
    'naar [Molenstraat 12 bus 4, 9800 Deinze].',
    'naar [Molenstraat 12 bus4, 9800 Deinze].',
    'bor i [Storgatan 9 lgh1102, 582 24 Linköping].',
    'zam. [ul. Polna 24 m. 7, 51-162 Wrocław].',
    'domicilio en [C/ Iparraguirre 12, 3.º D, 48006 Bilbao].',
    '[Calle 7 Oriente 310-B, Centro, 72000 Puebla, Pue.]',
    '[Av. Juárez 1204, Col. Roma, 03910 Ciudad de México]',
    '[Av. Belgrano 2850 piso 4 dpto. B, X5003 Córdoba].',
    'Spedire a: [Via dei Tessitori 27/A, 37131 Verona (VR)]',
    'wohnhaft [Am Neuen Speicher 3 a/7, 59555 Lippstadt], stationär',
    'Endereço: [Rua Dom Pedro do Sul, 1440, sala 3, Centro, 79002-174 Campo Grande - MS]',
    'moro na [Travessa Mauá, 855, ap 302, Pedreira, Belém - PA, 66083-000], tá bom',
    // Named houses, flats and blocks, up to a code of their own.
    '[Ivy Cottage, Mill Lane, Upper Slaughter, GL54 2HX]',
    'guarantor: Mairéad, [The Old Barn, Ford Lane, Carlow, R93 X4T8].',
    'NHS\n[3 Weaver Row\nHebden Bridge\nWest Yorkshire\nHX7 6AB]\nThank you',
    'lives [6/41 Wattle Parade, Fremantle WA 6160].',
    '[9 Harbour View, Kinsale, Co. Cork P17 AX50].',
    '<a>[Blk 318 Bedok Street 33 #07-142, Singapore 520318]</a>',
    '[B-204, Shanti Kunj CHS, Station Road, Khar West, Mumbai 400052].',
    'House: [No. 14, 3rd Cross, Jayanagar, Bengaluru - 560003]',
    'Home: [Apartment 9, Block C, Quay Lofts, Dublin 7, D07 K2X4].',
    // Forms of their own.
    'Adresim: [Fatih Mah. Gül Sok. No: 14 D: 6, 35040 Bornova/İzmir].',
    '[Bağdat Caddesi No:112/4 Kadıköy]',
    '[Fatih. Mah. Gül Sok. No: 14, 35040 Bornova/İzmir]',
    'vive en la [Carrera 7 # 71-21, Bogotá] y trabaja',
    'גרה ב[רחוב הגפן 12, דירה 5, רחובות 7630412].',
    '住所は[〒602-8041 京都府京都市上京区大門町253-7 コーポ柊201号]に変わりました。',
    '現住所\n[北海道札幌市中央区南三条西18丁目2-41-605]',
    '快递请寄到[北京市朝阳区望京西园四区112号楼3单元602室]，电话',
  ],
  DATE_OF_BIRTH: [
    ...[
      '{"dataNascita":"[08/09/1972]"}',
      '<dateNaissance>[1993-02-18]</dateNaissance>',
      '<foedt>[05-11-1967]</foedt><hired>2019-09-02</hired>',
      '<name>x</name><dob>[1990-02-03]</dob>',
    ],
    ...[
      'fecha_nac=[1979-04-30]',
      'geb_dat=[20110328]',
      'nací el [30 de mayo de 1990]',
      'nasci em [5 de outubro de 1973]',
    ],
    ...[
      'urodził się [12 lipca 1988] r.',
      'Paciente | DN [19/01/1960] |',
      'D.Tarihi: [15.08.1971]',
      'נולד ב-[7 ביוני 1951],',
    ],
    ...[
      '生年月日：[昭和55年7月21日]',
      '外来 [1938/12/24]生 次回',
      '[平成2年1月8日]生まれ',
      '[1990年3月4日]出生',
    ],
    ...[
      'born [02MAR71]',
      'born [19NOV1985]',
      'Date of birth?\nCaller: [12/03/1981], why',
      'your DOB? [4 June 1982]',
    ],
    ...['*[9.4.1988] in Horb', 'Hans (*[9.4.1988])'],
  ],
};

/** What looks like one of them and is not. */
export const NOT_HOMES: readonly string[] = [
  'bor i Gamla Byn 9 dlgh1102, 582 24 Linköping.',
  ...[
    'on June 3, 2024 Berlin.',
    'siehe Artikel 5, 10115 Berlin.',
    'Table 3, 12345 Rows',
    'Im Stadion 3, 25000 Zuschauer kamen',
  ],
  ...['the Flat 4, see below', 'Room 12, then the hall', 'Calle # 10', 'רחוב הגפן', '送到了北京市', '〒'],
  ...[
    '* 9.4.1988 release',
    '*9.4.1988* was it',
    '2024年1月5日生産',
    '令和6年4月1日から',
    'Why? 12/03/1981',
    '12MAR71 flight',
  ],
  ...['5 Apples, 6 Pears', 'Unit 4 Test, Build 3', 'The Old Barn, a novel', 'Section 4, The House, Lords'],
];
