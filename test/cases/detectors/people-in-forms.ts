/** Names in introductions, forms, notes and exports, invented: `[...]` marks what is found. */

export const IN_FORMS: readonly string[] = [
  // Introductions.
  'Меня зовут [Зорвана Квиллип], мне 40',
  'Мене звати [Зорвана Квіліп].',
  'Jmenuji se [Zorvan Quillip] a bydlím v Brně',
  'Benim adım [Zorvan Quillip], bilgilerim ekte',
  'Tên tôi là [Zorvan Quillip].',
  'A nevem [Zorvan Quillip].',
  'मेरा नाम [ज़ोरवन क्विलिप] है, आधार नंबर',
  '株式会社青空の[山本]と申します。',
  'お世話になっております。[山本健太郎]と申します。',
  // One part of a name, in capitals.
  'First Name: [ZORVANA]\nLast Name: [QUILLIP]',
  '"surname":"[QUILLIP]"',
  'Apellidos: [QUILLIP ZORVÁN]\nFecha: 1',
  '<lastName>[QUILLIP]</lastName>',
  '<given>[Zorvana]</given><family>[Quillip]</family>',
  // Roles.
  'Pt [Zorvana Quillip], 67F, seen today',
  'Guarantor: [Zorvana Quillip]',
  'UBO: [Zorvana Quillip]\nShare: 40%',
  'dependents: [Zorvana Quillip] and others',
  '患者[赵建国]，男，65岁',
  '患者[赵建国]，出生日期',
  '户主[陈丽华]，谢谢',
  '报案人[陈丽华]。',
  // The cells before an address that is made of them.
  '7,[Zorvana],[Quillip],zquillip@x.example,1',
  '[Quillip];[Zorvana];zorvana.q@x.example',
  '"[Zorvana]","[Quillip]","quillip88@x.example"',
  'id,[Zorvana],zorvana@x.example\n',
];

/** The same places with what is no name of a person. */
export const NOT_IN_FORMS: readonly string[] = [
  'PT Telkom Akses Utama, Jakarta. Pt 4 of the plan',
  'surname: VARCHAR,\nlast_name: STRING,\nLast name: REQUIRED',
  'Last name: MUST NOT be empty',
  'Меня зовут на обед. Tên tôi là gì?',
  '患者安全，患者管理，患者金额很高，患者高血压。',
  '户主信息，收款人余额不足，联系人方式。',
  '営業部と申します、何と申しますか、株式会社青空と申します',
  'Seller: Acme Trading. Buyer: Blue Widgets',
  '<font><family>sans-serif</family></font>',
  'Monday,Friday,info@x.example',
  'Berlin,Sales,support@x.example',
  'See Alpha,Beta,a@x.example',
];
