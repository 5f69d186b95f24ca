/** Places of passwords in what servers are told: statements of databases, settings of telephones, cookies of clusters, keys of tokens. */
import type { PasswordPlace } from './places.ts';

/** The line of a telephone in the settings of chan_sip, up to its secret. */
const TELEPHONE = String.raw`(?:^|\n)[ \t]*(?:type[ \t]*=>?[ \t]*(?:friend|peer|user)|auth_type[ \t]*=[ \t]*userpass)\b[^[]*\n`;

export const SERVER_PLACES: readonly PasswordPlace[] = [
  {
    name: 'database-role-password',
    mayBeWords: true,
    finds: 'passwords of roles and users in statements of SQL, and the old one behind `REPLACE`',
    source:
      'PostgreSQL manual, CREATE ROLE; Microsoft Learn, CREATE LOGIN; Oracle and MySQL manuals, ALTER USER (REPLACE)',
    literals: [
      "password '",
      'password "',
      "password = '",
      "password=n'",
      "password = n'",
      "password='",
      ...["'", '"'].map((quote) => ` replace ${quote}`),
    ],
    ahead: /^/,
    before:
      /\b(?:CREATE|ALTER)[ \t\n]+(?:ROLE|USER|LOGIN|GROUP)\b[^;]*\b(?:PASSWORD[ \t]?=?[ \t]?N?|IDENTIFIED[ \t\n]+BY[ \t]+["']?[^\s"']{1,64}["']?[ \t\n]+REPLACE )["']$/i,
    isSpread: true,
  },
  {
    name: 'database-user-statement-password',
    mayBeWords: true,
    finds:
      'passwords of users in statements of SQL: behind `IDENTIFIED BY`, with a plugin or without, and `SET PASSWORD`',
    source: 'MySQL Reference Manual and Oracle SQL Language Reference, CREATE USER; MySQL, SET PASSWORD',
    literals: ['identified by ', "password by '", "password' by '", 'set password for '],
    // A user and not the password itself, behind which something else may be set: `BY 'Fjord2024x!';x = "`.
    ahead:
      /^(?:(?:[\w.-]{1,32}|["'`][\w.-]{1,32}["'`]@[^\s;]{1,40}) ?= ?(?:PASSWORD\()?(?=["']))?["']?(?![:&$%<?@])/i,
    before:
      /(?:\b(?:CREATE|ALTER|GRANT)\b[^;]*\bIDENTIFIED[ \t\n]+(?:WITH[ \t\n]+["']?[\w-]{1,40}["']?[ \t\n]+)?BY[ \t\n]+["']?|\bSET PASSWORD FOR \S{1,64} ?= ?(?:PASSWORD\()?["'])$/i,
    isSpread: true,
  },
  {
    name: 'handed-in-password',
    finds:
      'passwords behind a user name in the text that `chpasswd` is given: in a here-string, a here-document, a list',
    source: 'chpasswd(8); Bash Reference Manual, here documents; cloud-init documentation, set passwords',
    literals: ['chpasswd <<', 'chpasswd:'],
    ahead:
      /^(?:<[ \t]?["']?|-?[ \t]?["']?\w{1,12}["']?\r?\n[ \t]*|\s{1,12}(?:expire: ?\w{4,5}\s{1,12})?list: ?\|\s{1,12}(?:- )?)[a-z_][\w-]{0,31}:/,
    before: /[a-z_][\w-]{0,31}:$/,
    isSpread: true,
  },
  {
    name: 'telephone-secret',
    mayBeWords: true,
    finds: 'secrets of telephones in the settings of Asterisk',
    source: 'Asterisk documentation, chan_sip and chan_iax2 (sip.conf, iax.conf)',
    literals: ['secret=', 'secret = ', 'secret => ', 'secret=>'],
    ahead: /^/,
    before: new RegExp(`${TELEPHONE}[ \\t]*(?:remote)?secret[ \\t]*=>?[ \\t]*$`),
    ends: /[\s;]/,
    isSpread: true,
  },
  {
    name: 'registration-secret',
    mayBeWords: true,
    finds: 'secrets with which Asterisk registers with another server',
    source: 'Asterisk documentation, chan_sip and chan_iax2 (register)',
    literals: ['register => ', 'register=>', 'register = '],
    ahead: /^(?:\w{1,24}\?)?(?:(?:udp|tcp|tls):\/\/)?[\w.+-]{1,48}(?:@[\w.-]{1,63})?:(?=[^\s/])/,
    before:
      /(?:^|\s)register ?=>? ?(?:\w{1,24}\?)?(?:(?:udp|tcp|tls):\/\/)?[\w.+-]{1,48}(?:@[\w.-]{1,63})?:$/,
    behind: /^(?::[\w.+-]{1,48})?@[\w.-]/,
    ends: /[\s:@;]/,
  },
  {
    name: 'cluster-cookie',
    finds: 'cookies that the nodes of Erlang share',
    source:
      'Erlang/OTP documentation, Distributed Erlang (magic cookies); RabbitMQ documentation, clustering',
    literals: ['erlangcookie', 'erlang_cookie', 'erlang-cookie', '-setcookie '],
    ahead: /^["']?(?::[ \t]|=|,[ \t])?["']?(?=\w)/,
    before: /(?:erlang[_-]?cookie["']?(?::[ \t]|=|,[ \t])|(?:^|\s)-setcookie )["']?$/i,
    alsoIs: /^[A-Z]{20}$/,
    least: 8,
  },
  {
    name: 'signing-key-in-call',
    mayBeWords: true,
    finds: 'keys that sign tokens, written into the call that makes them of a text',
    source: 'Microsoft Learn, SymmetricSecurityKey',
    literals: ['getbytes("'],
    ahead: /^/,
    before: /SymmetricSecurityKey\(\s{0,8}(?:System\.Text\.)?Encoding\.(?:UTF8|ASCII|Unicode)\.GetBytes\("$/,
    least: 12,
    isSpread: true,
  },
  {
    name: 'storage-alias-secret',
    mayBeWords: true,
    finds: 'secret keys behind an address and an access key in commands of the MinIO client',
    source: 'MinIO documentation, mc alias set',
    literals: ['mc alias set ', 'mc config host add '],
    ahead: /^[\w-]{1,32}[ \t]+["']?https?:\/\/[^\s"']{1,80}["']?[ \t]+["']?[^\s"'$]{3,64}["']?[ \t]+["']?/,
    before:
      /\bmc (?:alias set|config host add) [\w-]{1,32}[ \t]+["']?https?:\/\/[^\s"']{1,80}["']?[ \t]+["']?[^\s"'$]{3,64}["']?[ \t]+["']?$/,
    least: 8,
  },
];
