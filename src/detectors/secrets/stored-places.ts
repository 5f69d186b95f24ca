/** Places of secrets that commands store or are handed, and of pairs of a user name and a password that code encodes. */
import type { PasswordPlace } from './places.ts';

const COMMAND = String.raw`(?:^|[\s;&|(\x60/\\"'])`;
/** Up to the colon of a pair. */
const USER = String.raw`[\w.@+-]{1,64}:`;
/** Calls that encode a text in base64, up to the quote of the text. */
const ENCODERS = [
  ...['btoa(', 'buffer.from(', 'b64encode(b', 'b64encode(', 'base64_encode(', 'encodetostring([]byte('],
  ...['encodetostring(', 'strict_encode64(', 'urlsafe_encode64(', 'encode64(', 'base64::encode('],
  ...['base64.encode(', 'getbytes(', 'tobase64(', 'base64encode('],
];
/** Commands that read a secret from a pipe. */
const READERS = [
  String.raw`gh auth login\b[^|;&\n]{0,60}--with-token`,
  String.raw`glab auth login\b[^|;&\n]{0,60}--stdin`,
  String.raw`(?:npx )?wrangler (?:\w{1,12} )?secret put`,
  'gh secret set',
  '(?:docker|podman) secret create',
  'vercel env add',
  'gcloud secrets (?:create|versions add)',
  'pass insert',
].join('|');

export const STORED_PLACES: readonly PasswordPlace[] = [
  {
    name: 'encoded-pair-password',
    finds: 'passwords behind a user name and a colon in the text that code encodes for a header',
    source: 'RFC 7617 section 2; HTML Living Standard, btoa; Node.js documentation, Buffer',
    literals: ENCODERS.flatMap((call) => ['"', "'", '`'].map((quote) => call + quote)),
    ahead: new RegExp(`^${USER}(?=[^\\s:/])`),
    before: new RegExp(String.raw`[\w\])]\(b?["'\x60]${USER}$`),
    behind: /^["'`]/,
    ends: /[\s"'`:]/,
    least: 6,
  },
  {
    name: 'pair-setting-password',
    finds:
      'passwords behind a user name and a colon in settings of clients: `auth: "name:..."`, CURLOPT_USERPWD',
    source: 'Node.js documentation, http.request (auth); PHP manual, curl_setopt',
    literals: ['"', "'"].flatMap((quote) => [`auth: ${quote}`, `auth:${quote}`, `userpwd, ${quote}`]),
    ahead: new RegExp(`^${USER}(?=[^\\s:/])`),
    before: new RegExp(String.raw`(?:(?:^|[\s{,(])auth: ?|CURLOPT_(?:PROXY)?USERPWD, )["']${USER}$`),
    behind: /^["']/,
    built: 'or-chosen',
    least: 6,
  },
  {
    name: 'encoded-pair-in-command',
    finds: 'passwords behind a user name and a colon that a command of the shell encodes in base64',
    source: 'RFC 7617 section 2; GNU coreutils manual, base64',
    literals: ['echo ', 'printf '],
    ahead: new RegExp(`^(?:-\\w+ )?["']?(?:%s["']? ["']?)?${USER}(?=[^\\s:/])`),
    before: new RegExp(`(?:^|[\\s;&|(\x60])(?:echo|printf) (?:-\\w+ )?["']?(?:%s["']? ["']?)?${USER}$`),
    behind: /^["']?[ \t]*\|[ \t]*base64\b(?! +-{1,2}d)/,
    least: 6,
  },
  {
    name: 'piped-secret',
    finds: 'secrets that are written to a command which stores them',
    source: 'manuals of gh, glab, wrangler, Docker (secret create), Vercel, gcloud and pass',
    literals: ['echo ', 'printf '],
    ahead: /^(?:-\w+ )?["']?(?:%s["']? ["']?)?/,
    before: /(?:^|[\s;&|(`])(?:echo|printf) (?:-\w+ )?["']?(?:%s["']? ["']?)?$/,
    behind: new RegExp(String.raw`^["']?[ \t]*\|[ \t]*(?:${READERS})`),
    least: 8,
  },
  {
    name: 'kept-secret',
    finds: 'secrets that a command keeps in a store of a cloud, or in Kubernetes by the name of the entry',
    source:
      'command references of AWS (ssm put-parameter), Azure (keyvault secret set), kubectl (create secret)',
    literals: ['--value ', '--value=', '--from-literal=', '--from-literal '],
    ahead: /^["']?(?:[\w.-]{1,60}=)?["']?/,
    before: new RegExp(
      String.raw`${COMMAND}(?:aws ssm put-parameter [^;|&]*SecureString[^;|&]* --value[ =]|az keyvault secret set [^;|&]*--value[ =]|kubectl [^;|&]*create secret [^;|&]*--from-literal[= ]["']?[\w.-]{0,48}(?:pass(?:word|wd|phrase)?|pwd|pw|secret|token|key)[\d_-]{0,4}=)["']?$`,
      'i',
    ),
    mayBeWords: true,
    least: 8,
  },
  {
    name: 'handed-to-command-password',
    finds: 'passwords that a command is handed in a here-string, or by a command that prints one',
    source:
      'Bash Reference Manual, here strings; sudo(8), -S; restic manual, --password-command; rclone obscure',
    literals: ['<<< ', '<<<', 'password-command ', 'password-command=', 'rclone obscure '],
    ahead: /^["']?(?:echo ["']?)?/,
    before: new RegExp(
      String.raw`${COMMAND}(?:sudo [^;|&]{0,60}-S\b[^;|&]{0,60}<<< ?|(?:restic|borg) [^;|&]*--password-command[ =]["']?echo ["']?|rclone obscure )["']?$`,
    ),
    mayBeWords: true,
    least: 6,
  },
];
