/** Places of passwords in code that are one word or a number: settings of devices, calls that connect, the key of an account. */
import type { PasswordPlace } from './places.ts';
import { isCamelWithNumber, isSimplePassword } from './proof/simple-password.ts';

const CLOSED = /^["']/;
/** How C and what is written like it sets a text: `#define X "`, `char x[] = "`, `const char* x = "`. */
const SET_IN_C = String.raw`(?:\[\w{0,3}\])?[ \t]{0,12}=?[ \t]{0,12}"`;
const NAMES_IN_C = String.raw`(?:[Pp]assword|PASSWORD|[Pp]ass(?:wd|phrase)?|PASS(?:WD|PHRASE)?|PSK|psk|[Pp]wd|PWD)`;
const NAMED = String.raw`["']?[Pp]ass(?:word|wd)?["']?[ \t]?(?:=>|[:=])[ \t]?["']`;

export const CODE_PLACES: readonly PasswordPlace[] = [
  {
    name: 'device-code-password',
    finds: 'passwords of networks and brokers in the code of devices, letters with a number or digits alone too',
    source: 'Arduino documentation, WiFiNINA (arduino_secrets.h); Espressif ESP-IDF, Wi-Fi station example',
    literals: ['password', 'pass', 'stapsk', '_psk', 'pwd'],
    ahead: new RegExp(`^(?:wd|phrase)?${SET_IN_C}`),
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
    literals: ['password=', 'passwd=', 'password = ', 'password: '],
    ahead: CLOSED,
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
    literals: ['password=', 'passwd=', 'pwd='],
    ahead: CLOSED,
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
];
