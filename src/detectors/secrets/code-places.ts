/** Places of passwords in code that are one word or a number: settings of devices, calls that connect, the key of an account. */
import type { PasswordPlace } from './places.ts';
import { isCapitalWithNumber } from './proof/chosen-password.ts';
import { isCamelWithNumber, isSimplePassword } from './proof/simple-password.ts';

const CLOSED = /^["']/;
/** How C and what is written like it sets a text: `#define X "`, `char x[] = "`, `const char* x = "`. */
const SET_IN_C = String.raw`(?:\[\w{0,3}\])?[ \t]{0,12}=?[ \t]{0,12}"`;
const NAMES_IN_C = '(?:[Pp]assword|PASSWORD|[Pp]ass(?:wd|phrase)?|PASS(?:WD|PHRASE)?|PSK|psk|[Pp]wd|PWD)';
const NAMED = `["']?[Pp]ass(?:word|wd)?["']?[ \t]?(?:=>|[:=])[ \t]?["']`;

const inQuotes = (name: string) => [`${name}"`, `${name}'`];
const QUOTED_NAMES = ['password', 'passwd', 'pass'].flatMap((name) =>
  ['=', ' = ', ': ', ':', '": ', "': ", '":', "':", '" => ', "' => "].flatMap((sign) =>
    inQuotes(`${name}${sign}`),
  ),
);
/** What a password in settings is for. */
const OWNERS = ['db', 'database', 'mysql', 'postgres', 'smtp', 'mail', 'email', 'ftp', 'sftp', 'ssh', 'mqtt'];
const OF_OWNERS = OWNERS.join('|');

export const CODE_PLACES: readonly PasswordPlace[] = [
  {
    name: 'device-code-password',
    finds:
      'passwords of networks and brokers in the code of devices, letters with a number or digits alone too',
    source: 'Arduino documentation, WiFiNINA (arduino_secrets.h); Espressif ESP-IDF, Wi-Fi station example',
    literals: [
      ...['password', 'passwd', 'pass', 'pwd', 'psk'].flatMap((name) =>
        [' = "', '="', '= "', '  ', '['].map((sign) => `${name}${sign}`),
      ),
      ...['_pass ', '_password ', '_passphrase ', '_psk ', 'stapsk '],
    ],
    // The literal may end within what sets it, or behind it.
    ahead: /^(?:\w{0,3}\][ \t]{0,12}=?[ \t]{0,12}"|[ \t]{0,12}=?[ \t]{0,12}"|)/,
    before: new RegExp(
      `(?:#define[ \\t]{1,4}\\w{0,32}${NAMES_IN_C}|\\bchar[ \\t]?\\*?[ \\t]?\\w{0,32}${NAMES_IN_C}|[Ss][Ss][Ii][Dd][^\\n]{0,60}\\n[^\\n]{0,40}${NAMES_IN_C})${SET_IN_C}$`,
    ),
    behind: CLOSED,
    built: 'or-chosen',
    alsoAccepts: isSimplePassword,
    isSpread: true,
  },
  {
    name: 'network-call-password',
    finds: 'keys of wireless networks behind the name of one, in the call that joins it or opens it',
    source: 'Arduino documentation, WiFi.begin; MicroPython documentation, WLAN.connect',
    literals: ['wifi.begin(', 'softap(', 'wlan.connect(', 'wifimulti.addap('],
    ahead: /^\s?["'][^"'\n]{1,32}["'],\s?["']/,
    before:
      /(?:[Ww]i[Ff]i\.begin|softAP|[Ww][Ll][Aa][Nn]\.connect|[Ww]ifiMulti\.addAP)\(\s?["'][^"'\n]{1,32}["'],\s?["']$/,
    behind: CLOSED,
    built: 'or-chosen',
    alsoAccepts: isSimplePassword,
  },
  {
    name: 'device-auth-token',
    finds: 'tokens of a device in the code that it runs, 32 characters',
    source: 'Blynk documentation, device authentication token',
    literals: ['auth[] = "', 'auth[]="', 'auth[] ="', 'auth[33] = "'],
    ahead: /^/,
    before: /\bchar[ \t]{1,4}(?:\w{1,16}_)?auth\[\d{0,2}\][ \t]?=[ \t]?"$/,
    behind: CLOSED,
    built: 'or-chosen',
    least: 32,
  },
  {
    name: 'connection-keyword-password',
    finds: 'passwords that a call which connects names, beside a host or a user: letters with a number too',
    source: 'manuals of PyMySQL, psycopg, MySQL Connector/Python, Paramiko, Netmiko, node-redis',
    literals: QUOTED_NAMES,
    ahead: /^/,
    before: new RegExp(
      `(?:[Cc]onnect|[Cc]onnection|ConnectHandler|createClient|createPool|Client|Pool|Sequelize|SMTP|Redis)\\([^()\\n]{0,110}[({ ,]${NAMED}$`,
    ),
    behind: CLOSED,
    built: 'or-chosen',
    alsoAccepts: isSimplePassword,
  },
  {
    name: 'keyword-argument-password',
    finds: 'passwords in a keyword argument: words in camel case with a number behind',
    source: 'Python language reference, calls (keyword arguments)',
    literals: ['password=', 'passwd=', 'pwd='].flatMap(inQuotes),
    ahead: /^/,
    before: /[(,][ \t]?(?:password|passwd|pwd)=["']$/,
    behind: /^["']\s?[,)]/,
    built: 'or-chosen',
    alsoAccepts: isCamelWithNumber,
  },
  {
    name: 'account-number-password',
    finds: 'passwords behind the number or the address of mail of an account in calls that log in',
    source: 'usage; manuals of smtplib (login) and of clients of messengers',
    literals: ['login('],
    ahead: /^\s?["'](?:\d{5,12}|[\w.+-]{1,48}@[\w.-]{3,48})["'],\s?["']/,
    before: /\b(?:[Ll]ogin|log_?in)\(\s?["'](?:\d{5,12}|[\w.+-]{1,48}@[\w.-]{3,48})["'],\s?["']$/,
    behind: CLOSED,
    built: 'or-chosen',
    alsoAccepts: isSimplePassword,
  },
  {
    name: 'service-setting-password',
    finds:
      'passwords in quotes that code gives a name of a service and of a password: letters with a number too',
    source: 'usage; the names are a list of our own',
    literals: OWNERS.flatMap((owner) => ['pass', '_pass', 'pwd', '_pwd'].map((word) => `${owner}${word}`)),
    ahead: /^(?:word|wd)?(?:["']\]?,?)?[ \t]{0,8}(?:=>|[:=])?[ \t]{0,8}["']/i,
    before: new RegExp(
      `(?:^|[^A-Za-z])(?:${OF_OWNERS})_?(?:pass(?:word|wd)?|pwd)(?:["']\\]?,?)?[ \\t]{0,8}(?:=>|[:=])?[ \\t]{0,8}["']$`,
      'i',
    ),
    behind: CLOSED,
    built: 'or-chosen',
    alsoAccepts: isSimplePassword,
  },
  {
    name: 'inventory-password',
    finds: 'passwords of hosts in inventories: letters with a number too',
    source: 'Ansible documentation, connecting to hosts: behavioral inventory parameters',
    literals: ['ansible_pass', 'ansible_ssh_pass', 'ansible_become_pass', 'ansible_sudo_pass'],
    ahead: /^(?:word)?(?:=|:[ \t])["']?/,
    before: /(?:^|\s)ansible_(?:ssh_|become_|sudo_)?pass(?:word)?(?:=|:[ \t])["']?$/,
    built: 'or-chosen',
    alsoAccepts: isSimplePassword,
  },
  {
    name: 'account-object-password',
    finds:
      'passwords beside a user name in an object: a word with a capital, or words in camel case, and a number',
    source: 'usage; the names are a list of our own',
    literals: QUOTED_NAMES,
    ahead: /^/,
    before: new RegExp(
      `["'{,\\s(](?:user(?:_?name)?|login|e?mail)["']?[ \\t]?(?:=>|[:=])[ \\t]?["'][^"'\\n]{1,48}["'],\\s{1,12}${NAMED}$`,
    ),
    behind: CLOSED,
    built: 'or-chosen',
    alsoAccepts: isCapitalOrCamel,
    isSpread: true,
  },
];

function isCapitalOrCamel(value: string): boolean {
  return isCapitalWithNumber(value) || isCamelWithNumber(value);
}
