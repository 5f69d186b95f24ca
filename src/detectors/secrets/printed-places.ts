/** Places of passwords in what tools print: behind the command that was asked for one, or a sentence of the tool. */
import type { PasswordPlace } from './places.ts';

/** Commands that print one secret and nothing else. */
const COMMANDS = [
  String.raw`kubectl[^\n]{0,80}\bsecrets?[ /][^\n]{0,120}base64 (?:-d|-D|--decode)`,
  'argocd admin initial-password',
  String.raw`aws secretsmanager get-(?:secret-value|random-password)[^\n]{0,80}--output text`,
  String.raw`vault (?:kv get|read)[^\n]{0,80} -field[= ]`,
  String.raw`az keyvault secret show[^\n]{0,80} (?:-o|--output) tsv`,
  'gcloud secrets versions access',
  String.raw`(?:terraform|tofu) output -raw \w{0,40}(?:pass|pw|secret|token|key)`,
  'op read ["\']?op://',
].join('|');
/** Neither the prompt of the next command nor what it says when it fails. */
const NO_PROMPT = String.raw`(?![ \t]*[\w.-]+@[\w.-]+:)`;

export const PRINTED_PLACES: readonly PasswordPlace[] = [
  {
    name: 'printed-secret',
    finds: 'secrets that a command prints in a line of their own: of Kubernetes, Vault and clouds',
    source: 'command references of kubectl, Argo CD, Vault, AWS, Azure, Google Cloud, Terraform, 1Password',
    literals: [
      ...['base64 -d', 'base64 --decode', 'admin initial-password', '--output text', ' -field', '-o tsv'],
      ...['--output tsv', 'versions access', 'output -raw', 'op://'],
    ],
    ahead: new RegExp(`^[^\\n]{0,120}\\r?\\n${NO_PROMPT}[ \\t]*`),
    before: new RegExp(`(?:^|[\\s$#>;|&(])(?:${COMMANDS})[^\\n]{0,120}\\r?\\n[ \\t]*$`),
    behind: /^[ \t]*(?:\r?\n|$)/,
    least: 8,
    isSpread: true,
  },
  {
    name: 'printed-first-password',
    finds: 'first passwords that servers print when they are set up: Jenkins, Elasticsearch, MySQL',
    source: 'manuals of Jenkins (unlocking), Elasticsearch (reset-password) and MySQL (initializing)',
    literals: [
      'proceed to installation:',
      'successfully reset.\nnew value:',
      'elasticsearch-reset-password -u elastic`):',
      'is generated for root@localhost:',
    ],
    ahead: /^\s{1,8}/,
    before:
      /(?:password to proceed to installation:|\] user successfully reset\.\nNew value:|reset-password -u elastic`\):|temporary password is generated for root@localhost:)\s{1,8}$/,
    ends: /\s/,
    least: 8,
    isSpread: true,
  },
  {
    name: 'sensitive-output',
    finds: 'values that Terraform marks as sensitive in its outputs and its state',
    source: 'Terraform documentation, terraform output -json',
    literals: ['"sensitive":'],
    ahead: /^ ?true,\s{0,16}"type": ?"string",\s{0,16}"value": ?"/,
    before: /"sensitive": ?true,\s{0,16}"type": ?"string",\s{0,16}"value": ?"$/,
    least: 8,
    isSpread: true,
  },
  {
    name: 'random-password-result',
    finds: 'passwords that the provider `random` of Terraform keeps in the state',
    source: 'Terraform Registry, hashicorp/random, random_password',
    literals: ['"result":'],
    ahead: /^ ?"/,
    before: /"result": ?"$/,
    behind: /^",\s{0,16}"special": ?(?:true|false)/,
    least: 8,
    isSpread: true,
  },
  {
    name: 'answered-password',
    finds: 'passwords that a script sends when it is asked for one: of Expect and pexpect',
    source: 'Expect manual page, expect(1); pexpect documentation',
    literals: ['send "', 'send -- "', 'sendline("', "sendline('"],
    ahead: /^/,
    before:
      /\bexpect[ (]{1,2}(?:-\w{1,5} )?(?:"[^"\n]{0,60}assw(?:ord|d)?[^"\n]{0,8}"|'[^'\n]{0,60}assw(?:ord|d)?[^'\n]{0,8}')\)?[\s{;]{1,12}(?:\w{1,16}\.)?send(?: -- |line\(| )["']$/i,
    isSpread: true,
  },
  {
    name: 'account-call-token',
    type: 'TWILIO_KEY',
    finds: 'auth tokens behind the account in the calls that make a client of Twilio',
    source: 'Twilio documentation, helper libraries',
    literals: ['client(', 'init(', 'client.new(', 'twilio(', 'twilio")(', "twilio')("].flatMap((call) => [
      `${call}"ac`,
      `${call}'ac`,
    ]),
    ahead: /^[0-9a-f]{32}["'], ?["']/,
    before:
      /(?:Client(?:\.new)?|Client\.Init|Twilio\.init|[Tt]wilio(?:["']\))?)\(["']AC[0-9a-f]{32}["'], ?["']$/,
    least: 32,
  },
  {
    name: 'signing-key-setting',
    finds: 'keys that sign tokens in the settings of ASP.NET: `Key` in the section `Jwt`',
    source: 'Microsoft Learn, configure JWT bearer authentication in ASP.NET Core',
    literals: ['"jwt"', '"jwtsettings"', '"jwtoptions"', '"jwtconfig"'],
    ahead:
      /^: ?\{\s{0,12}(?:"\w{1,24}": ?(?:"[^"\n]{0,48}"|\d{1,6}),\s{0,12}){0,3}"(?:Signing|Secret)?Key": ?"/,
    before: /"(?:Signing|Secret)?Key": ?"$/,
    least: 12,
    isSpread: true,
  },
];
