/** Places of passwords in sessions: of protocols in plain text, of tests that type into a page, of tools and their stores. */
import type { PasswordPlace } from './places.ts';
import { isLettersWithNumber } from './proof/simple-password.ts';

const COMMAND = String.raw`(?:^|[\s;&|(\x60/\\"'])`;
const QUOTE = /^["']?/;
const WORD = String.raw`["']?[^\s"']{1,64}["']?`;
const LINE_ENDS = /^["']?[ \t]*(?:\r?\n|$)/;

/** The field of a page for a password, as its selector ends. */
const FIELD = `(?:(?:[Pp]assw(?:or)?d|PASSW(?:OR)?D|(?:^|[^A-Za-z])(?:[Pp]w|[Pp]wd|[Pp]ass)|[a-z](?:Pw|Pwd|Pass)))`;
const SELECTOR = String.raw`(?:'[^'\n]{1,60}'|"[^"\n]{1,60}")`;

export const SESSION_PLACES: readonly PasswordPlace[] = [
  {
    name: 'protocol-password',
    finds: 'passwords in sessions of FTP, POP3, SMTP, Redis and the services of IRC',
    source: 'RFC 959 and RFC 1939 (USER, PASS), RFC 4954 (AUTH PLAIN); Redis commands, AUTH',
    literals: ['pass ', '> auth ', 'auth plain ', 'nickserv identify '],
    ahead: QUOTE,
    before:
      /(?:(?:^|\n)[^\n]{0,4}USER \S{1,64}\r?\n(?:[^\n]{0,80}\r?\n)?[^\n]{0,4}PASS |[\w.:-]{1,40}(?:\[\d+\])?> AUTH |(?:^|\n)[^\n]{0,4}AUTH PLAIN |\/msg NickServ IDENTIFY )["']?$/i,
    behind: LINE_ENDS,
    isSpread: true,
  },
  {
    name: 'mailbox-login-password',
    finds: 'passwords in sessions of IMAP',
    source: 'RFC 9051 section 6.2.3 (LOGIN)',
    literals: [' login '],
    ahead: new RegExp(`^${WORD} ["']?`),
    before: new RegExp(String.raw`^(?:[CS]: ?)?(?:\.|[A-Za-z]{0,4}\d{1,4}) LOGIN ${WORD} ["']?$`),
    behind: LINE_ENDS,
  },
  {
    name: 'typed-password',
    finds: 'passwords that tests type into the field of a page: of Selenium, Cypress, Playwright',
    source: 'manuals of Selenium (send_keys), Cypress (type) and Playwright (fill)',
    literals: ['send_keys(', 'sendkeys(', '.type(', '.fill('],
    ahead: new RegExp(`^(?:${SELECTOR},\\s?)?["'\`]`),
    before: new RegExp(
      `(?:${FIELD}["'\`\\]][^\\n(]{0,8}\\)\\.(?:send_?[kK]eys|type|fill)\\(|\\.(?:type|fill)\\(["'\`][^"'\`\\n]{0,48}${FIELD}(?:["']?\\])?["'\`],\\s?)["'\`]$`,
    ),
    alsoAccepts: isLettersWithNumber,
    least: 8,
  },
  {
    name: 'stored-secret',
    finds: 'secrets that a command stores for later: of GitHub, of rclone, of the registry of Windows',
    source: 'manuals of gh (secret set) and rclone (config create); Microsoft Learn, reg add',
    literals: ['--body ', '--body=', ' pass ', ' /d '],
    ahead: QUOTE,
    before: new RegExp(
      `${COMMAND}(?:gh secret set [^\\n]{1,60}--body[ =]|rclone config (?:create|update) [^\\n]{1,90} pass |reg(?:\\.exe)? add [^\\n]{1,110}/v ["']?\\w{0,24}Password["']? [^\\n]{0,20}/d )["']?$`,
      'i',
    ),
    least: 8,
  },
  {
    name: 'stored-pair-secret',
    finds: 'secrets that .NET, Composer and Poetry store behind a name',
    source: 'manuals of dotnet (user-secrets set), Composer (http-basic) and Poetry (repositories)',
    literals: ['user-secrets set ', 'http-basic'],
    ahead: new RegExp(`^(?:\\.\\S{1,64} ${WORD}|["']?[\\w:-]{1,64}["']?) ["']?`),
    before: new RegExp(
      `${COMMAND}(?:dotnet user-secrets set ["']?[\\w:-]{0,40}(?:key|secret|password|token|pwd)\\w{0,8}["']? |(?:composer|poetry) config (?:-\\w{1,8} )?http-basic\\.\\S{1,64} ${WORD} )["']?$`,
      'i',
    ),
    least: 8,
  },
  {
    name: 'tool-user-password',
    finds: 'passwords of HTTPie, behind a user name and a colon',
    source: 'HTTPie documentation, authentication',
    literals: [' -a '],
    ahead: /^["']?[^\s"':]{1,64}:/,
    before: new RegExp(`${COMMAND}(?:https?|httpie|xhs?) (?:[^;|&\\n]{0,80} )?-a ["']?[^\\s"':]{1,64}:$`),
  },
  {
    name: 'database-user-password',
    finds: 'passwords of Db2, behind a user name and the word `using`',
    source: 'IBM Db2 documentation, CONNECT',
    literals: [' using '],
    ahead: QUOTE,
    before: /(?:^|[\s"'])connect to \S{1,64} user \S{1,64} using ["']?$/i,
  },
  {
    name: 'device-key-password',
    finds: 'keys that network devices share with each other: of IKE, of routing protocols',
    source: 'Cisco IOS Security Command Reference, crypto isakmp key and key-string',
    literals: ['isakmp key ', 'key-string '],
    ahead: /^(?:[067] )?["']?/,
    before: /^[ \t]{0,8}(?:crypto isakmp key|key-string) (?:[067] )?["']?$/i,
  },
];
