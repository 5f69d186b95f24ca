/** Places of passwords in what people tell each other: behind short names, in answers, and of the second of two things. */
import { fold } from '../fold.ts';
import { BESIDE_BEHIND, NOW_BEHIND, TOLD_BEHIND } from './gap.ts';
import type { PasswordPlace } from './places.ts';

const QUOTE = String.raw`["'\x60*]{0,3}(?:(?<=")[ \t])?`;
/** In front of a short name: nothing of its word, or a word and a joint: `Root-PW`. */
const WHICH = String.raw`(?:^|[\s,;:(/*"'\x60]|[^\s"'(]{1,24}[-_])`;
/** A short name and what leads from it to a value; `pass` has more than one meaning. */
const SHORT = `(?:(?:pw|mdp|psw|ww)(?:${TOLD_BEHIND}|${BESIDE_BEHIND})|pass(?:${TOLD_BEHIND}|${NOW_BEHIND}))`;
const SECRET = fold(
  'pass(?:word|code|phrase|wd)?|pwd?|passwort|kennwort|mot de passe|mdp|contraseña|clave|senha|parola|wachtwoord|hasło|пароль',
).text;
const OF = 'for|of|on|vom|von|fur|der|du|de|des|del|della|di|do|da|dos|van|voor';
/** `and the one for `, `und das vom `, `et celui du `, `y la del `, `e quella di `, `e a do `, `en die van `. */
const OTHER = ['the one', 'das', 'jenes', 'celui', 'la', 'el', 'quella', 'quello', 'a', 'o', 'die', 'dat'];
const IS = 'is|is still|are|ist|lautet|bleibt|est|reste|es|sigue siendo|e|rimane|continua|blijft|:';
const ANSWERS = [
  ...["it's", 'it is', 'it was', "that's", "that'd be", 'es ist', 'das ist', "c'est", 'het is', 'to jest'],
  'это',
].map((words) => fold(words).text);
/** What an answer stands behind: most such words in prose stand behind others. bench: scan */
const ANSWER_BEHIND = ['\n', '"', "'", '? ', ': ', ', ', '- '];

export const TOLD_PLACES: readonly PasswordPlace[] = [
  {
    name: 'short-name-password',
    finds:
      'passwords behind the short names `pass` and `pw`, of three classes of characters with a sign, or made by chance',
    source: 'usage; the names are a list of our own',
    literals: ['pass', 'pw', 'mdp', 'psw'].flatMap((name) =>
      [':', '=', ' :', ' ='].map((sign) => name + sign),
    ),
    ahead: /^[ \t=]{0,2}["']?/,
    before:
      /(?:^|[\s,;({/|"'=$\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])(?:\w{1,24}_)?(?:pass|pw|mdp|psw) ?[:=][ \t]{0,2}["']?$/i,
    built: 'or-made',
  },
  {
    name: 'short-pair-password',
    finds: 'passwords behind `p:` and a user name behind `u:`',
    source: 'usage; the names are a list of our own',
    literals: [' p: ', '\np: ', '/p: ', ',p: '],
    ahead: new RegExp(`^${QUOTE}`),
    before:
      /(?:^|\s)(?:u|usr|user|login|id):[ \t]?["'\x60]?[\w.@+\\-]{2,48}["'\x60]?[ \t]?[,;/|]?\s{0,2}p: ["'\x60*]{0,3}$/i,
    built: 'or-made',
    ends: /[\s"'\x60<>,;()]/,
    isSpread: true,
  },
  {
    name: 'short-name-beside-user-password',
    finds: 'passwords behind the short names `pw`, `pwd` and `pass` alone, beside a user',
    source: 'usage; the names are a list of our own',
    literals: [' pw ', ' pwd ', ' pass '],
    ahead: new RegExp(`^${QUOTE}`),
    before:
      /(?:^|[\s(])(?:user(?:name)?|usr|login|account|benutzer)(?:[ \t](?:is|ist)|:)?[ \t]["'\x60]?[\w.@+\\-]{2,48}["'\x60]?[ \t]?[,;/|]?[ \t](?:(?:and|und|&)[ \t])?(?:pw|pwd|pass)[ \t]["'\x60*]{0,3}$/i,
    built: 'or-chosen',
    ends: /[\s"'\x60<>,;()]/,
  },
  {
    name: 'short-name-told-password',
    finds: 'passwords that are told behind the short names `pw`, `mdp`, `psw` and `pass`, in any language',
    source: 'usage; the names are a list of our own',
    literals: ['pw', 'mdp', 'psw', ' ww', '\nww', ' pass', '\npass', '-pass', '(pass'],
    ahead: new RegExp(`^(?:${TOLD_BEHIND}|${NOW_BEHIND}|${BESIDE_BEHIND})${QUOTE}`, 'i'),
    before: new RegExp(`${WHICH}${SHORT}${QUOTE}$`, 'i'),
    built: 'or-chosen',
    ends: /[\s"'`<>,;()]/,
  },
  {
    name: 'other-thing-password',
    finds:
      'passwords of a second thing, told as `and the one for the printer is` behind a word for a password',
    source: 'usage; the words are a list of our own',
    literals: [
      ...[
        'one for ',
        'one on ',
        'das vom ',
        'das von ',
        'das fur ',
        'das der ',
        'celui du ',
        'celui de ',
        'celui des ',
      ],
      ...[
        'la del ',
        'la de la ',
        'el del ',
        'quella del ',
        'quella della ',
        'quella di ',
        ' e a do ',
        ' e a da ',
      ],
      ...['die van ', 'dat van '],
    ],
    ahead: new RegExp(String.raw`^(?:[^\s"'.]{1,20}[ \t]){1,4}?(?:${IS})[ \t]?:?[ \t]${QUOTE}`, 'iu'),
    before: new RegExp(
      String.raw`(?:^|\W)(?:${SECRET})\b[^\n]{1,110}\b(?:and|und|et|y|e|en)[ \t](?:${OTHER.join('|')})[ \t](?:${OF})[ \t](?:[^\s"'.]{1,20}[ \t]){1,4}?(?:${IS})[ \t]?:?[ \t]${QUOTE}$`,
      'iu',
    ),
    built: 'or-chosen',
    ends: /[\s"'`<>,;()]/,
  },
  {
    name: 'answered-question-password',
    finds: 'passwords that answer a question for one: `what is the password?` and `it is` behind it',
    source: 'usage; the words are a list of our own',
    literals: ANSWERS.flatMap((words) => ANSWER_BEHIND.map((mark) => `${mark}${words} `)),
    ahead: new RegExp(`^${QUOTE}`),
    before: new RegExp(
      String.raw`(?:^|[^\p{L}])(?:${SECRET})\b[^\n?]{0,60}\?["'\s]{1,4}(?:[^\n:]{0,24}: ?|[-—–] ?)?["']?(?:[\p{L}]{2,8}, )?(?:${ANSWERS.join('|')}) ${QUOTE}$`,
      'iu',
    ),
    built: 'or-chosen',
    ends: /[\s"'`<>,;()]/,
    isSpread: true,
  },
  {
    name: 'answered-line-password',
    finds: 'passwords alone in the line of a conversation below one that asks for a password',
    source: 'usage; the words are a list of our own',
    literals: [': ', '> '],
    // Alone up to the end of its line: most that follows such a mark is a sentence. bench: scan
    ahead: new RegExp(`^${QUOTE}(?=[^\\s"'\x60<>,;()]{1,128}["'\x60*]{0,3}[.]?[ \\t]{0,4}\\r?(?:\\n|$))`),
    before: new RegExp(
      String.raw`(?:^|[^\p{L}])(?:${SECRET})\b[^\n?]{0,60}\?[ \t]*\r?\n[^\n]{0,12}\b[\p{L}][\p{L}\w.-]{0,20}(?:: |> )${QUOTE}$`,
      'iu',
    ),
    behind: /^["'`*]{0,3}[.]?[ \t]*(?:\r?\n|$)/,
    built: 'or-chosen',
    least: 8,
    ends: /[\s"'`<>,;()]/,
    isSpread: true,
  },
  {
    name: 'answered-below-password',
    finds: 'passwords alone in the line below a question for one',
    source: 'usage; the words are a list of our own',
    literals: ['?\n', '?\r\n'],
    ahead: new RegExp(
      `^[ \\t>]{0,4}${QUOTE}(?=[^\\s"'\x60<>,;()]{1,128}["'\x60*]{0,3}[.]?[ \\t]{0,4}\\r?(?:\\n|$))`,
    ),
    before: new RegExp(
      String.raw`(?:^|[^\p{L}])(?:${SECRET})\b[^\n?]{0,60}\?[ \t]*\r?\n[ \t>]{0,4}${QUOTE}$`,
      'iu',
    ),
    behind: /^["'`*]{0,3}[.]?[ \t]*(?:\r?\n|$)/,
    built: 'or-made',
    least: 8,
    ends: /[\s"'`<>,;()]/,
    isSpread: true,
  },
  {
    name: 'issued-key',
    finds:
      'keys in a line of their own behind `Key:` or `Value:`, below a line that tells of an API key or a token',
    source: 'usage; the words are a list of our own',
    literals: ['key:', 'value:'],
    ahead: /^[ \t]{1,8}["'`]?/,
    before:
      /\b(?:api|access|secret|licen[cs]e|signing|webhook|auth)[ -]?(?:keys?|tokens?|secrets?)\b[^\n]{0,100}\n(?:[^\n]{0,60}\n)?[ \t*-]{0,8}(?:key|value):[ \t]{1,8}["'`]?$/i,
    behind: /^["'`]?[ \t]*(?:\r?\n|$)/,
    built: 'or-chosen',
    least: 20,
    isSpread: true,
  },
];
