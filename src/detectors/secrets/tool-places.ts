/** Places of passwords in the settings and commands of further tools: networks, logs, documents, tests of pages. */
import type { PasswordPlace } from './places.ts';

const QUOTE = /^["']?/;
const COMMAND = String.raw`(?:^|[\s;&|(\x60/\\"'])`;
/** Commands that read a password, or a new one, from what they are handed. */
const READS =
  'vncpasswd|smbpasswd|kinit|passwd|su|cryptsetup|ecryptfs-\\w{3,20}|htpasswd|gpg|keyctl|chpasswd|sudo';

export const TOOL_PLACES: readonly PasswordPlace[] = [
  {
    name: 'device-shared-key',
    mayBeWords: true,
    finds: 'keys that devices and collectors of logs share, behind their name and a blank',
    source:
      'Juniper, pre-shared-key; Cisco, ip ospf message-digest-key and snmp-server user; OpenWrt, option key; Fluentd, in_forward',
    literals: [
      ...['shared_key ', 'pre-shared-key ascii-text ', ' md5 ', ' auth sha ', ' priv aes ', ' priv des '],
      ...["option key '", 'option key "'],
    ],
    ahead: /^(?:\d{3} )?(?:0 )?["']?/,
    before:
      /(?:^[ \t]{0,12}shared_key |pre-shared-key ascii-text |message-digest-key \d{1,3} md5 (?:0 )?|snmp-server user [^\n]{0,80} auth (?:sha|md5) |snmp-server user [^\n]{0,120} priv (?:aes|des) (?:\d{3} )?|^[ \t]{0,8}option key )["']?$/,
  },
  {
    name: 'filled-field-password',
    mayBeWords: true,
    finds: 'passwords that tests of pages write into the field for one',
    source: 'manuals of Cucumber (Capybara steps), Playwright, Puppeteer and Selenium',
    literals: [
      ...['password" with "', "password' with '", 'password] with "'],
      ...["password]', '", 'password]", "', "password\"]', '", 'password\']", "', "password']\", '"],
    ],
    ahead: /^/,
    before: /\b(?:fill|type|enter|set|send_?keys)(?=[ ._(])[^\n]{0,60}password["'\]]{1,3}(?: with |, )["']$/i,
    least: 8,
  },
  {
    name: 'key-prompt-password',
    mayBeWords: true,
    finds: 'passphrases behind the prompt for that of a key',
    source: 'OpenSSH, ssh-add(1)',
    literals: ["passphrase for key '", 'passphrase for '],
    ahead: /^[^\s':]{1,96}'?: (?=\S)/,
    before: /\bpassphrase for (?:key ')?[^\s':]{1,96}'?: $/i,
    behind: /^[ \t]*(?:\r?\n|$)/,
    least: 6,
  },
  {
    name: 'document-flag-password',
    mayBeWords: true,
    finds: 'passwords of documents and of signing keys behind the flags of the tools that open them',
    source:
      'Xpdf and Poppler manual pages (-upw, -opw); Microsoft Learn, SignTool (/p); security(1), keychains',
    literals: [' -upw ', ' -opw ', ' /p ', ' -p '],
    ahead: QUOTE,
    before: new RegExp(
      `${COMMAND}(?:pdf\\w{2,12}\\s(?:[^;|&]*\\s)?-[uo]pw|signtool(?:\\.exe)?\\s(?:[^;|&]*\\s)?/p|security (?:unlock|create|set|import)[^;|&]* -p|altool\\s(?:[^;|&]*\\s)?-p) ["']?$`,
      'i',
    ),
    mayBeOfApp: true,
    least: 6,
  },
  {
    name: 'gem-source-password',
    finds: 'passwords behind a user name in the settings of Bundler for a source of gems',
    source: 'Bundler documentation, bundle config (credentials for gem sources)',
    literals: ['bundle_'],
    ahead: /^\w{2,60}(?:: |=)["']?[\w.-]{1,40}:/,
    before: /(?:^|\s)BUNDLE_[A-Z\d]{1,30}__\w{1,40}(?:: |=)["']?[\w.-]{1,40}:$/,
    least: 8,
  },
  {
    name: 'home-encryption-key',
    finds: 'keys with which ESPHome encrypts what its devices say',
    source: 'ESPHome documentation, native API component (encryption key of 32 bytes in base64)',
    literals: ['encryption:'],
    ahead: /^\s{1,12}key: ?["']?(?=[A-Za-z\d+/]{43}=|[A-Za-z\d+/]{0,43}$)/,
    before: /\bencryption:\s{1,12}key: ?["']?$/,
    alsoIs: /^[A-Za-z\d+/]{43}=$/,
    built: true,
    least: 44,
    isSpread: true,
  },
  {
    name: 'tunnel-user-password',
    mayBeWords: true,
    finds: 'passwords in the line below the user name, inside the settings of OpenVPN',
    source: 'OpenVPN reference manual, auth-user-pass',
    literals: ['<auth-user-pass>'],
    ahead: /^[ \t]*\r?\n[^\s<]{1,64}[ \t]*\r?\n/,
    before: /<auth-user-pass>[ \t]*\r?\n[^\s<]{1,64}[ \t]*\r?\n$/,
    ends: /[\s<]/,
    isSpread: true,
  },
  {
    name: 'substituted-password',
    mayBeWords: true,
    finds: 'passwords that a command is handed in place of a file, or of its input',
    source: 'Bash Reference Manual, process substitution and here strings; rsync(1), kinit(1), cryptsetup(8)',
    literals: ['<(echo ', '<(printf ', '<<< "', "<<< '", '<<<"', "<<<'"],
    ahead: /^(?:-\w+ )?["']?/,
    before: new RegExp(
      `(?:pass[\\w-]{0,14}[= ]<\\((?:echo|printf) (?:-\\w+ )?["']?|${COMMAND}(?:${READS})(?:\\s[^;|&<]{0,90})? ?<<< ?["']|${COMMAND}(?:${READS})<<<["'])$`,
    ),
    least: 6,
  },
];
