/** Places of secrets of accounts: where one is made or entered, and keys that nodes of a network and wallets are set up with. */
import type { PasswordPlace } from './places.ts';

const COMMAND = String.raw`(?:^|[\s;&|(\x60/\\"'])`;
/** Entering as somebody, in front of the name. */
const ENTERING = String.raw`(?:(?:log|sign)(?:ged|ed|ging|ing|s)?[ -]?(?:in|on)|log[io]n|ssh|connect|authenticate)[ \t](?:[a-z]{2,4}[ \t])?as`;
const NAME = String.raw`(?:user[ \t])?["'\x60*]{0,3}[\w.@+\\-]{2,40}["'\x60*]{0,3}`;
const WITH = String.raw`[ \t]?(?:,|/|[ \t](?:with|and|using))[ \t](?:(?:the[ \t])?(?:password|passphrase|pw)[ \t])?["'\x60*]{0,3}`;
/** As long as a token that a person is given, without a sign that patterns have. */
const TOKEN = String.raw`(?=[A-Za-z\d_]{30,100}(?:["'\x60\s,;)]|$)|[A-Za-z\d_]{0,29}$)`;
/** 16, 24 or 32 bytes in base64, as far as they have come. */
const BYTES = String.raw`(?=[A-Za-z\d+/]{22}(?:==|[A-Za-z\d+/=]{10})|[A-Za-z\d+/]{0,31}={0,2}$)`;

export const ACCOUNT_PLACES: readonly PasswordPlace[] = [
  {
    name: 'account-flag-password',
    mayBeWords: true,
    finds: 'passwords behind the flag `-p` of the commands that make accounts and change them',
    source: 'useradd(8), usermod(8)',
    literals: [' -p '],
    ahead: /^["']?(?!\$)/,
    before: new RegExp(`${COMMAND}(?:useradd|usermod)\\s(?:[^;|&]*\\s)?-p ["']?$`),
    least: 6,
  },
  {
    name: 'cache-pool-password',
    finds: 'passwords behind a host, a port and a timeout in the calls that open a cache',
    source: 'Jedis documentation, JedisPool',
    literals: ['jedispool(', 'new jedis(', 'jedispooled('],
    ahead: /^\s{0,8}(?:["\w][\w."():-]{0,60},\s{0,8}){2,5}"/,
    before: /\b(?:JedisPool|JedisPooled|new Jedis)\(\s{0,8}(?:["\w][\w."():-]{0,60},\s{0,8}){2,5}"$/,
    built: 'or-chosen',
    isSpread: true,
    least: 8,
  },
  {
    name: 'entering-as-password',
    finds: 'passwords behind the name of the account that one is told to log in as',
    source: 'usage; the words are a list of our own',
    literals: [
      ...['log in as ', 'login as ', 'logged in as ', 'logging in as ', 'sign in as ', 'signed in as '],
      ...['log on as ', 'ssh as ', 'ssh in as ', 'connect as ', 'authenticate as '],
    ],
    ahead: new RegExp(`^${NAME}${WITH}`, 'i'),
    before: new RegExp(`\\b${ENTERING}[ \\t]${NAME}${WITH}$`, 'i'),
    built: 'or-made',
    ends: /[\s"'`<>,;()]/,
  },
  {
    name: 'entering-user-password',
    finds: 'passwords in quotes behind the quoted name of a user',
    source: 'usage; the words are a list of our own',
    literals: ['user `', 'username `', 'account `', 'user "', 'username "', 'account "', 'login `'],
    ahead:
      /^[\w.@+\\-]{2,40}["`](?:[ \t](?:and|with|using)|,| \/)[ \t](?:(?:the[ \t])?(?:password|passphrase|pw)[ \t])?["`]/,
    before:
      /\b(?:user(?:name)?|account|login) ["`][\w.@+\\-]{2,40}["`](?:[ \t](?:and|with|using)|,| \/)[ \t](?:(?:the[ \t])?(?:password|passphrase|pw)[ \t])?["`]$/i,
    built: 'or-made',
    ends: /[\s"'`<>,;()]/,
  },
  {
    name: 'network-key-password',
    mayBeWords: true,
    finds: 'keys of wireless networks, told behind the name of the network',
    source: 'usage; the words are a list of our own',
    literals: [', key ', ', key: ', ', key is ', ', the key is ', 'the key is '],
    ahead: /^["'`]?/,
    before:
      /\b(?:wi-?fi|wlan|ssid|network)\b[^\n.]{0,60}[,;][ \t](?:and[ \t])?(?:the[ \t])?key(?:[ \t]is|:)?[ \t]["'`]?$/i,
    built: 'or-made',
  },
  {
    name: 'personal-token-setting',
    finds: 'tokens that are set behind the short name `pat`',
    source: 'Microsoft Learn, personal access tokens; the name is usage',
    literals: ['pat = ', 'pat=', 'pat := ', 'pat: ', '"pat":', '"pat": ', '--pat '],
    ahead: new RegExp(`^["'\\x60]?${TOKEN}`),
    before: /(?:(?:^|[\s$"'{(,;])(?:\w{1,24}_)?pat["']?(?: ?:?= ?| ?: ?)|(?:^|\s)--pat[ =])["'`]?$/i,
    built: 'or-chosen',
    least: 30,
  },
  {
    name: 'gossip-key',
    finds: 'keys with which the nodes of Consul, Nomad and Serf encrypt what they tell each other',
    source: 'HashiCorp documentation, gossip encryption (encrypt; keys of 16, 24 or 32 bytes in base64)',
    literals: [
      'encrypt = "',
      'encrypt="',
      '"encrypt":"',
      '"encrypt": "',
      '-encrypt=',
      '-encrypt ',
      'encrypt: ',
    ],
    ahead: new RegExp(`^["']?${BYTES}`),
    before: /(?:^|[\s{,(])["']?-{0,2}encrypt["']?(?: ?= ?|: ?| )["']?$/,
    alsoIs: /^(?:[A-Za-z\d+/]{22}==|[A-Za-z\d+/]{32}|[A-Za-z\d+/]{43}=)$/,
    built: true,
    least: 24,
  },
  {
    name: 'network-account-key',
    type: 'WALLET_PRIVATE_KEY',
    finds: 'private keys of accounts in the settings of Hardhat, and behind the flag of commands of Foundry',
    source: 'Hardhat documentation, accounts; Foundry documentation, wallet options; eth-account, from_key',
    literals: [
      'accounts: ["',
      "accounts: ['",
      '--private-key ',
      '--private-key=',
      'from_key("',
      "from_key('",
    ],
    ahead: /^["']?(?=(?:0x)?[\da-f]{64}(?![\da-f])|(?:0x?)?[\da-f]{0,63}$)/i,
    before: /(?:\baccounts: \[|--private-key[ =]|\bfrom_key\()["']?$/,
    alsoIs: /^(?:0x)?[\da-f]{64}$/i,
    built: true,
    least: 64,
  },
];
