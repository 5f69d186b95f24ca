/** Numbers of patients, and of machines and companies that are none of a person, invented: `[...]` marks what is found. */

/** By entity. */
export const IDENTIFIERS: Readonly<Record<string, readonly string[]>> = {
  MRN: [
    ...[
      'my med rec # is [5520917], thanks',
      'ward 3, hosp no [K440913]',
      'MRN: [H-3308-51726]',
      '(MRN# [55-02-71]) MRN 05-02-71',
      '{"coding":[{"code":"MR"}]},"value":"[7710038]"}',
      'chart # [0045-812]',
    ],
    ...['MRN at site: [71-20-533]', 'Acct/med record [2093-5517]', 'Patient: Lee\nUR ....... [UR0551208]'],
    ...['Informe de alta. NHC [2093371].', 'Ficha clínica [F-610382]', 'historia clínica n.º [88-20417]'],
    ...['IPP [700318264]', 'dossier hospitalier [HDJ-0055218]', 'Le patient, n° dossier : [2024-118823]'],
    ...[
      'Fallnummer: [40017735]',
      'Patienten-ID [P-558201]',
      'pat.nr: [5508261]',
      'patiënt\n  dossier: [UZ-4410922]',
    ],
    ...['n. nosologico [240227118]', '{"cartella":"[2023/0044871]","ricovero":"2023-11-30"}'],
    ...['Prontuário [00551820]', 'processo clínico HSJ [551820]', 'Nr księgi głównej [55182/2023]'],
    ...['potilasnro [P-0077218]', 'pasient_id: [NPR-7718205]', 'Hasta geldi. Protokol No: [24-0055218]'],
    ...[
      '"tik_refui": "[771-20934]"',
      '住院号：[ZY0055218]',
      '病案号 [5521840]',
      '患者ID [0055-821-3]',
      'カルテ番号：[552184]',
    ],
    ...['환자 / 등록번호: [55218407]', 'Номер истории болезни: [55218/23]', 'No. Rekam Medis: [00-55-21-84]'],
    ...['UHID: [APL552184]', 'MR No. [552184]', 'admitted to ward 4, file no [55218/07]'],
  ],
  UK_NHS: [
    'transfer failed for patient [9434765919] at noon',
    'Patient [943 476 5919], seen today',
    'Patient: [943-476-5919]',
  ],
  US_ROUTING: [
    'name;bank_routing;x\nAda;[021000021];1\nBo;021000022;2\n',
    'scan "⑆[021000021]⑆ 4410928817⑈ 1042"',
    '⑈1042⑈ ⑆ [021000021] ⑆',
    '|:[021000021]|: 4410928817',
  ],
  US_DRIVER_LICENSE: [
    'PA DL: [45 600 387]',
    'my license number is [Y90165654] from Arizona',
    'License no [4482019] issued by the state of New Mexico',
  ],
  DE_TAX_ID: ['tin;ort\n[72513649819];Ulm\n'],
  PHONE: [
    'Contact no. [9751728997]. Regards',
    'Si no has sido tú, llama al [677 529 392].',
    'Jag nås på [0731-60 64 81].',
    'Questions? Call [7441446218].',
  ],
  US_PASSPORT: [
    'ARR 03APR DEP 05APR  PP [561982734] USA',
    'entered [128511674] in the US passport field',
    'P<USAQUILL<<ADA<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<\n[548201937]9USA9001158F3105205<<<<<<<<<<<<<<04',
  ],
  IP_ADDRESS: ['host [17.4.1.2] is down', 'via [10.0.0.12] and [52.14.8.91]'],
};

/** What looks like one of them and is not. */
export const NOT_IDENTIFIERS: readonly string[] = [
  ...[
    'medical record of 2024-03-05',
    'medical records 1996-2004',
    'NHC 120/80',
    'MRN 128/82',
    'patient no 555-010-4477',
  ],
  ...[
    '등록번호: 55218407',
    'Protokol No: 24-0055218',
    'dossier: UZ-4410922',
    'UR 440913',
    'file no 55218/07 of the court',
  ],
  ...['IPP images since 55218407', 'Fallnummer folgt', 'the chart shows 55218 sales', 'hosp no 12'],
  ...[
    'Release notes 4.12.7.1',
    'modemfirmware 7.29.1.4',
    'Firefox/126.0.1.2',
    'sürüm 1.9.40.2',
    '版本2.0.8.15周五上线',
  ],
  ...[
    'EMR 8.1.2.30',
    'Versão: 12.4.80.3',
    'version="10.20.30.40"',
    'バージョン 10.20.30.40',
    'upgraded to 11.2.40.7',
  ],
  ...['mask ffff.ff00.0000', 'ff:ff:ff:00:00:00', 'acl 0000.00ff.ffff', '00:00:00:ff:ff:ff'],
  ...['runner moved to 17.4.1.2 and the agent to 17.3.0.9', 'chart: 12.1.0.3', 'nightly 22.3.1.7'],
  ...['scan ⑆021000022⑆', '⑆021000021 4410', '021000021⑆', 'DL: 45 600 387 12', 'AWB 020-44817736'],
  ...['node-b\nchart: 12.1.0.3', 'call us about order 8812004471', 'contact: ticket no. 612 447 120'],
  ...['P<USAQUILL<<ADA<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<\n5482019376USA9001158F3105205<<<<<<<<<<<<<<04'],
  ...['branch hotfix/7.2.11.5', 'tags/10.20.30.40', 'Student ID 202-611-4471', 'Bag tag 0220 417 882 131'],
  ...['pp 12-19, 561982734', '4482019 was sold in the new passport office', 'License no 4482019 from Berlin'],
  ...['TVA BE 0417.497.106', 'ondernemingsnummer vzw 0689.412.775'],
];
