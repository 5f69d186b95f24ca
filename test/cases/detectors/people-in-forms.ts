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
  // Family names first.
  'Nom : [QUILLIP Marie]\nNé le 1',
  'Patient : [QUILLIP-BEHLO Zorvana]\n',
  'Cardholder name: [Z R QUILLIP]\nValid thru',
  'SURNAME  [QUILLIP]\nGIVEN NAMES  [ZORVANA MOL]\nPASSPORT NO  A12049981\nNATIONALITY  X',
  // Columns.
  'first_name;last_name;born\n[Zorvana];[Quillip];12\n[Hemol];[Behlo];13\n',
  'mrn,patient,x\n1,[QUILLIP-BEHLO ZORVANA],2\n',
  'Nachname,Vorname,Ort\n[Quillip],[Zorvana],Ulm\n',
  '| id | Surname | Site |\n|---|---|---|\n| 1 | [Quillip] | Ulm |\n',
  'no\tGuest\tRoom\n1\t[Zorvana de Quillip]\t12\n',
  '"id","full_name"\n"7","[Quillip, Zorvana]"\n',
  // Bookings.
  '1.[QUILLIP/ZORVANA MOL] MRS\n2 LH 456 Y 12AUG',
  'SEAT 14C [QUILLIP/HEMOL] MR',
  // Said of oneself.
  '저는 [김민수]입니다. 연락처는',
  '안녕하세요, 저는 [이지원]이라고 합니다',
  'Με λένε [Ζορβάνα Κουίλιπ], και',
  'Tôi tên là [Zorvana Quillip], số',
  'اسمي [زورفانا كويليب] وبريدي x',
  '- **Owner:** [Zorvan Quillip]\n- **Mail:** z@x.example',
  'Geachte heer [Van den Quillip], uw',
  'NK1|1|[QUILLIP^HEMOL]|SPO|',
  'GT1|1||[QUILLIP^HEMOL]||',
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
  'Nom : ACME Industrie\nClient: IBM Cloud\nname: AWS Lambda',
  'SURNAME  GIVEN NAMES\nX  Y\n',
  'product name,brand,surname\nBlue Widget,Acme,Quartz\n',
  'id,guest,room\n2,N/A,3\n3,Not Assigned,4\n4,Unknown,5',
  'TCP/IPS MS Windows, AND/ORS MR Byron, READ/WRITE DRIVES',
  '저는 대학생입니다. 저는 한국인입니다. 전 공무원이고 제가 주인공입니다. 저는 정치인이에요',
  'Mr. Coffee, Dr. Pepper and Mr. Clean are sold here; Earl Grey too',
];
