/** Personal data in the records, letters and forms of many countries, invented: `[...]` marks what is found. */

/** By entity. */
export const ABROAD: Readonly<Record<string, readonly string[]>> = {
  DATE_OF_BIRTH: [
    ...['dob=[19620307]', 'Birth date: [19620307]', '"birthDate": "[1962-03-07]"', '{"dob":"[19620307]"}'],
    ...['BDAY:[19620307]', 'BDAY;VALUE=date:[1962-03-07]', 'Geburtsdatum [19620307]', '出生日期：[19620307]'],
    'id;geburtsdatum;ort\n7;[19620307];Ulm\n8;[19811224];Bonn',
    '<tr><th>no</th><th>Date of birth</th></tr>\n<tr><td>7</td><td>[07/03/1962]</td></tr>',
    ...[
      'Ημερομηνία γέννησης: [07/03/1962]',
      'ημερομηνία γέννησης [07-03-1962]',
      'Γεννήθηκε στις [7 Μαρτίου 1962]',
    ],
    ...['תאריך לידה: [07/03/1962]', 'נולד ב-[7.3.1962]'],
    ...['تاريخ الميلاد: [07/03/1962]', 'تاريخ الميلاد: [٠٧/٠٣/١٩٦٢]', 'تاریخ تولد: [1341/12/16]'],
    ...['วันเกิด: [07/03/2505]', 'วันเดือนปีเกิด [7 มีนาคม 2505]', 'जन्म तिथि: [07/03/1962]', 'जन्मतिथि [07-03-1962]'],
    ...[
      'Ngày sinh: [07/03/1962]',
      'Sinh ngày [07-03-1962] tại Huế',
      'Doğum tarihi: [7 Mart 1962]',
      'DOĞUM TARİHİ: [07.03.1962]',
    ],
    ...['Data urodzenia: [7 marca 1962] r.', 'nar. [7.3.1962] v Brně', 'Datum narození: [7. března 1962]'],
    ...['Született: [1962. március 7].', 'Szül. idő: [1962.03.07]', 'Dátum narodenia: [07.03.1962]'],
    ...['Data nașterii: [07.03.1962]', 'născut la [7 martie 1962]', 'NĂSCUTĂ LA [07.03.1962]'],
    ...['Дата народження: [07.03.1962]', 'народилася [7 березня 1962] року', 'родился [7 марта 1962] г.'],
    ...[
      'Tanggal lahir: [7 Maret 1962]',
      'Tempat/Tgl lahir: Bandung, [07-03-1962]',
      'Tarikh lahir: [07/03/1962]',
    ],
    ...['Datum rođenja: [7. ožujka 1962]', 'Датум рођења: [07.03.1962]', 'Дата на раждане: [07.03.1962]'],
    ...[
      'Gimimo data: [1962-03-07]',
      'Dzimšanas datums: [07.03.1962]',
      'Sünniaeg: [07.03.1962]',
      'Fæðingardagur: [7.3.1962]',
    ],
    'PID|1||||PORTER||[19620307]|F',
  ],
  MRN: ['PID|1||[00123456]^^^HOSP^MR||\n'],
  PERSON: ['PID|1||||[PORTER^JANE^M]|||F\n', '"family": "[Quigley]", "given": "[Ximo]"'],
  ADDRESS: [
    'kirim ke [Jl. Sudirman No. 5, Jakarta 10220]',
    'адрес: [ул. Ленина, д. 5, кв. 12]',
    'PID|1||||||||||[14 ELM ST^^DAYTON^OH^45402]||\n',
  ],
};

/** What looks like one of them and is not. */
export const NOT_ABROAD: readonly string[] = [
  ...['generated on 19620307', 'batch 19620307 of the birth records office', 'dob=19621307', 'dob=18620307'],
  ...[
    'date,mobile,tablet,desktop\nmay,612345678,234567891,345678912',
    'desktop | mobile\n---|---\n5 | 612345678',
  ],
  ...['Surname | Frequency\n---|---\nQuux | 9', 'Surname | Frequency\nQuux | 1.2\nZork | 0.9'],
  ...[
    'С уважением,\nслужба поддержки',
    'Saygılarımla,\nDestek',
    'ФИО: обязательное поле',
    'Nama lengkap: wajib diisi',
  ],
  ...[
    '"font": {"family": "Garamond", "size": 12}',
    'font-family: "Garamond"',
    'PID|4711|running',
    'PID|1||||||||||see^the^notes|\n',
  ],
];
