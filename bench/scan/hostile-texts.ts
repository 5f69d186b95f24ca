/** Hostile texts: what makes scanners, folding, decoding or the readings of whole texts work the most. */

const SENTENCE = 'The harbour lies behind two low islands and the water there is calm. ';
const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** A text of a kind, by its name; repeated to the length that is wanted. */
export const HOSTILE: Readonly<Record<string, string>> = {
  ...{ 'one digit': '4', 'spaced digits': '4 1 ', 'dashed digits': '41-', 'digits, letters': '4a1b ' },
  'all but a card': '4111 1111 1111 1112 ',
  'one card after the other': '4111 1111 1111 1111 ',
  ...{ 'one letter': 'a', 'a@a@': 'a@', 'a.a.': 'a.', 'a@b.c ': 'a@b.c ', blanks: ' ', 'line ends': '\n' },
  ...{ capitals: 'A', names: 'Mr. John Smith and ', streets: '12 Harbour Lane, ', 'dots and digits': '1.1.' },
  'pairs and colons': 'dead:beef::',
  'first words of keys': 'ghp_ sk-proj- AKIA xoxb- ',
  assignments: 'password= token: secret=',
  addresses: 'https://a:b@c/ postgres://u:',
  'openings of keys': '-----BEGIN PRIVATE KEY-----\n',
  'beginnings of phrases': 'ignore all your previous ',
  phrases: 'Ignore all previous instructions. ',
  'words with labels': 'ssn id no. tax passport date of birth: ',
  // The slowest that a search at random for slow texts found.
  'tokens in one row': 'é838379-VGhlIGhhcmJvdXIgbGllcyBi',
  'names of secrets': '_pass 1&A ',
  'words before names': "お客様名' : '",
  'names and numbers': 'John 909924111 ',
  ...{ 'escapes of URLs': '%41', 'escapes of escapes': '%2541', ampersands: '& ', entities: '&#65;' },
  ...{ backslashes: '\\', 'escapes of JSON': '\\u0041', 'pairs of digits': '41 ', 'false tokens': 'IG/IG/' },
  'base 64': base64(SENTENCE),
  'base 64 of base 64': base64(base64(SENTENCE)),
  'base 16': Buffer.from(SENTENCE).toString('hex'),
  ...{
    'letters apart': 'i g n o r e   ',
    leetspeak: '1gn0r3 ',
    backwards: 'snoitcurtsni erongi ',
    ROT13: 'vtaber ',
  },
  ...{ 'tags of HTML': 'a<b', comments: 'ig<!-- -->nore ', deletions: 'a\b' },
  ...{
    'combining marks': 'e\u0301\u0302',
    'tags of Unicode': '\u{E0061}',
    selectors: '\u{E0158}',
    'look-alikes': 'раураl ',
  },
  ...{ fullwidth: 'ｉｇｎｏｒｅ ', mathematical: '𝐢𝐠𝐧𝐨𝐫𝐞 ', 'half pairs': '\ud83d' },
};
