/** Pairs of a user name and a password that people hand over: `creds -> root:...`, `login: admin / ...`. */
import { fold } from '../fold.ts';
import type { PasswordPlace } from './places.ts';

/** What a pair is called: in front of a colon or an arrow, or of the pair itself. */
const NAMES = [
  ...['creds', 'credentials', 'login', 'logins', 'user/pass', 'username/password', 'user/password'],
  ...['user/pw', 'username/pw', 'login/pw', 'id/pw', 'login/password', 'login/pass', 'id/password'],
  ...['user / pw', 'user / password', 'user / pass', 'login / pw', 'login / password', 'username / password'],
  ...['zugangsdaten', 'logindaten', 'anmeldedaten', 'identifiants', 'credenciales', 'credenciais'],
  ...['credenziali', 'inloggegevens', 'dane logowania', 'доступы', 'доступ', 'логин/пароль', 'логин'],
  ...[
    'inlog',
    'zugang',
    'accès :',
    'accès:',
    'accès au',
    'accès à',
    'les accès',
    'vos accès',
    'acceso',
    'accesso',
    'acesso',
    'dostęp',
    'giriş',
    'ログイン',
    '账号',
    '账户',
  ],
  ...['wi-fi', 'wifi', 'wlan'],
].map((word) => fold(word).text);
/** What it is for, the link, the user name, and what stands between the two. */
const AHEAD = String.raw`(?:[ \t][^\n:=>/]{1,40}?)?["'\x60*]{0,3}[ \t]{0,4}(?:[:=]|[-=]>|→|—|-[ \t])?["'\x60*]{0,3}[ \t]{1,4}["'\x60]?(?!sha\d|SHA\d|MD5|md5)[\w.@+-]{2,48}["'\x60]?(?:[ \t]{1,3}[/|][ \t]{0,3}|[ \t]{0,3}[/|][ \t]{1,3}|:)["'\x60]?`;

/** Names of accounts that are the same everywhere. */
const ACCOUNTS = [
  ...['root', 'admin', 'administrator', 'sysadmin', 'superuser', 'deploy'],
  ...['guest', 'postgres', 'ubuntu', 'ec2-user'],
];

/** What leads to a pair that somebody is told to use. */
const LEADS = [
  ...[
    'use',
    'as',
    'with',
    "it's",
    'it is',
    'is',
    'are',
    'user',
    'username',
    'account',
    'enter',
    'try',
    'nimm',
    'mit',
  ],
  ...['client', 'device', 'login'],
  ...['benutzer', 'avec', 'utilise', 'utilisez', 'usa', 'usar', 'con', 'com', 'met', 'под'],
  ...['konto', 'compte', 'identifiant', 'utilisateur', 'usuario', 'cuenta', 'utente', 'conta', 'gebruiker'],
].map((word) => fold(word).text);

export const CREDENTIAL_PAIRS: readonly PasswordPlace[] = [
  {
    name: 'account-pair-password',
    finds: 'passwords behind the name of a usual account and a colon or slash, where one is told to use both',
    source: 'usage; the names are a list of our own',
    literals: ACCOUNTS.flatMap((name) => [
      `${name} / `,
      `${name}/`,
      `${name}:`,
      `${name}\` / `,
      `${name}\`/`,
      `${name}\`:`,
    ]),
    // No path; only of what the password may hold, for the rest may come later.
    ahead: /^ ?["'`]?(?![^\s/"'`<>,;()]*\/)/,
    before: new RegExp(
      `(?:^|\\W)(?:use|as|(?:log|sign) ?in with|connect with|(?:credentials|creds|login) (?:are|is)|(?:creds|credentials|logins?)\\b[^\\n:/]{0,40}:) ["'\x60]?(?:${ACCOUNTS.join('|')})["'\x60]?(?: ?/ ?|: ?)["'\x60]?$`,
      'i',
    ),
    built: true,
    ends: /[\s"'`<>,;()]/,
  },
  {
    name: 'user-slash-password',
    finds: 'passwords behind a user name and a slash with blanks around, where one is told to use both',
    source: 'usage; the words are a list of our own',
    literals: [' / '],
    ahead: /^["'`*]{0,3}/,
    before: new RegExp(
      `(?:^|[\\s,;:("'])(?:${LEADS.join('|')})[ \\t]+["'\x60*]{0,3}[\\w.@+\\\\-]{2,40}["'\x60*]{0,3} / ["'\x60*]{0,3}$`,
      'i',
    ),
    built: 'or-made',
    ends: /[\s"'`<>,;()/]/,
  },
  {
    name: 'listed-pair-password',
    finds: 'passwords behind a user name in a list of logins, below a line that calls them so',
    source: 'usage; the words are a list of our own',
    literals: [' / ', ' : ', '` / `', '`/`', '`:`', '`: `', '` : `'],
    ahead: /^["'`*]{0,3}/,
    before:
      /(?:^|[^\w-])(?:logins?|credentials|creds|accounts|zugangsdaten|logindaten|identifiants|credenciales|credenziali|inloggegevens)\b[^\n]{0,40}\n(?:[^\n]{0,90}\n){0,3}[ \t]{0,8}(?:[-*+•]|\d{1,2}[.)])[ \t]{1,4}[^\n:/]{2,48}(?::|[-=]>|→|[-–—])["'*]{0,2}[ \t]{1,4}["'`*]{0,3}[\w.@+\\-]{2,48}["'`*]{0,3}[ \t]?[/:][ \t]?["'`*]{0,3}$/i,
    built: 'or-chosen',
    least: 8,
    ends: /[\s"'`<>,;()/]/,
    isSpread: true,
  },
  {
    name: 'logged-pair-password',
    finds:
      'passwords behind `pass=` or `pwd=` and a user name behind `user=`, as logs and settings have them',
    source: 'usage; the names are a list of our own',
    literals: [' pass=', ' pwd=', ' pw=', ',pass=', ';pass=', ', pass=', ',pwd=', ';pwd='],
    ahead: /^["']?/,
    before:
      /(?:^|[\s"'({,;&?])(?:user(?:name)?|login|usr|uid)=["']?[^\s"'=&;,]{1,48}["']?(?:,[ \t]?|[ \t;])(?:pass|pwd|pw)=["']?$/i,
    built: 'or-chosen',
    least: 8,
    ends: /[\s"'`<>,;()&]/,
  },
  {
    name: 'account-colon-password',
    finds: 'passwords behind the name of a usual account and a colon, in prose too: `admin:...`',
    source: 'usage; the names are a list of our own',
    literals: ACCOUNTS.map((name) => `${name}:`),
    // What only they may hold, for the rest may come later: no path, no image, no further field of a line.
    ahead: /^(?![^\s"'`<>,;()]*[/:@])/,
    before: new RegExp(`(?:^|[\\s"'\x60(=])(?:${ACCOUNTS.join('|')}):$`, 'i'),
    behind: /^(?:["'`),;]|[.]?(?:\s|$))/,
    built: 'or-made',
    least: 8,
    ends: /[\s"'`<>,;()]/,
  },
  {
    name: 'credential-pair-password',
    finds: 'passwords behind a user name and a colon or slash, where a word for credentials leads to both',
    source: 'usage; the words are a list of our own',
    literals: NAMES,
    ahead: new RegExp(`^${AHEAD}(?=[^\\s/])`),
    before: new RegExp(`(?:^|[^\\p{L}\\w])(?:${NAMES.join('|')})${AHEAD}$`, 'iu'),
    built: 'or-chosen',
    ends: /[\s"'`<>,;()]/,
  },
  {
    name: 'told-pass-password',
    finds: 'passwords that are told behind `pass is` and `pw is`, and behind `pw` and a colon',
    source: 'usage; the names are a list of our own',
    literals: ['pass is ', 'pw is ', 'pwd is ', 'pw: ', 'pw ', 'pass ', 'psw ', 'mdp '],
    ahead: /^["'\x60*]{0,3}/,
    before:
      /(?:^|[\s,;(/*])(?:pass is|pwd? is|pw:|(?:\b(?:login|user|name|wifi:?|ssid:?|wlan:?)|id|@|\/) ?[^\s:]{0,40} pw|\b(?:with|using|mit|avec|con|com) (?:the |dem |le )?(?:pwd?|pass|psw|mdp)|\b(?:ssid|wi-?fi|wlan|network):? [^\s:]{1,40},? (?:pass|pwd?)|(?:login|user|username):? (?!(?:may|can|must|will|would|should|could|has|did|not|to|tests?) )[^\s:,]{1,40},? (?:pass|psw|mdp)) ["'\x60*]{0,3}$/i,
    built: 'or-chosen',
  },
  {
    name: 'terminal-flag-password',
    finds: 'passwords behind the flag `-pw` of the tools of PuTTY and WinSCP',
    source: 'PuTTY User Manual, plink and pscp',
    literals: [' -pw '],
    ahead: /^["']?/,
    before:
      /(?:^|[\s;&|(/\\"'])(?:plink|pscp|psftp|putty|kitty|klink|winscp|vncviewer)(?:\.exe)?\s(?:[^;|&]*\s)?-pw ["']?$/i,
  },
];
