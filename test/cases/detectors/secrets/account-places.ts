/** Secrets of accounts, of nodes and of wallets where they are set up, and what has the same words and none. */
import { type Example, generated } from './tokens.ts';

const gossip = Buffer.from(generated('a gossip key', 32)).toString('base64');
const token = generated('a personal token', 52, 'lower');
const wallet = `0x${generated('a wallet of a test', 64, 'hex')}`;
const account = `AC${generated('an account below', 32, 'hex')}`;
const auth = generated('a token below', 32, 'hex');
const storage = Buffer.from(generated('a storage key below', 64)).toString('base64');
const seed = ['KQ4UR2OV', 'YUQSXBQU', 'H2M3C5TY', 'QD6REPMO'].join('');

/** `%` is where the password stands. */
export const ACCOUNTS: Readonly<Record<string, readonly string[]>> = {
  'account-flag-password': [
    'sudo useradd -m -s /bin/bash -p % deploy',
    "useradd -p '%' svc",
    'usermod -p "%" svc && id svc',
  ],
  'cache-pool-password': ['new JedisPool(cfg, "10.0.4.4", 6379, 2000, "%");', 'new Jedis("c1", 6379, "%")'],
  'short-pair-password': ['u: admin p: %\n', 'the box is up, login: ops / p: %', 'user: eva\np: %\n'],
  'entering-as-password': [
    '1. Log in as `cdn-admin` with `%`',
    'ssh as deploy with % and restart it',
    'signed in as "billing" using the password "%".',
    'log in as eva@shop.example / %',
  ],
  'entering-user-password': ['the user `viewer` and `%` still work', 'with username "etl", password "%"'],
  'network-key-password': [
    'WiFi: network "atrium", key %.',
    'SSID: loft, key: %',
    'the wlan is up, the key is %',
  ],
};

/** What has the same words and none. */
export const OTHER_ACCOUNTS: Readonly<Record<string, readonly string[]>> = {
  'account-flag-password': [
    "useradd -p '$6$Fq3vKd91$Rk2mWz' bob",
    'useradd -p "$(openssl passwd -6)" bob',
    'useradd bob; mkdir -p Walnut-Comet-28',
    "usermod -p '!' bob",
  ],
  'cache-pool-password': [
    'new JedisPool(cfg, "10.0.4.4", 6379)',
    'new Pool(cfg, "10.0.4.4", 6379, 2000, "Walnut-Comet-!-28")',
  ],
  'short-pair-password': [
    'the value p: Walnut-Comet-!-28',
    'u: 4 p: 7',
    'u: admin; q: 2, p: Walnut-Comet-!-28',
  ],
  'entering-as-password': [
    'Log in as `cdn-admin` using `purge-2024.sh`',
    'log in as root with sudo',
    'connect as a client with TLS-1.3',
    'sign in as yourself, and wait',
  ],
  'entering-user-password': ['the user "eva" and "Route 66" fans', 'account "a" with "TLS1.3"'],
  'network-key-password': ['the network is down, key people know', 'the key is Walnut-Comet-!-28'],
};

interface Row {
  readonly rule: string;
  readonly type?: string;
  readonly value: string;
  readonly texts: readonly string[];
  readonly misses: readonly string[];
}

const ROWS: readonly Row[] = [
  {
    rule: 'personal-token-setting',
    value: token,
    texts: ['$pat = "%"', 'const pat = "%";', 'pat: %\n', '{"pat":"%"}', 'ado_pat=%\n', 'tool --pat % list'],
    misses: [
      `spat = "${token}"`,
      `pat = "${token.slice(0, 29)}"`,
      'pat = "^[a-z]+Foo.*Bar2$"',
      `${token} pat`,
    ],
  },
  {
    rule: 'gossip-key',
    value: gossip,
    texts: [
      'encrypt = "%"\nretry_join = []',
      '{"datacenter": "fra", "encrypt": "%"}',
      'consul agent -encrypt=% -server',
      'serf agent -encrypt % ',
      'gossip:\n  encrypt: %\n',
    ],
    misses: [
      'encrypt = "aes-256-gcm"',
      `encrypt = "${gossip.slice(0, 40)}"`,
      `reencrypt = "${gossip}"`,
      'encrypt: true\n',
      `encrypt = "${gossip}A"`,
    ],
  },
  {
    rule: 'home-encryption-key',
    value: gossip,
    texts: ['api:\n  encryption:\n    key: "%"\n'],
    misses: [
      `encryption:\n  key: "${gossip.slice(1)}"`,
      `decryption: key: ${gossip}`,
      'encryption:\n  key: aes-256',
    ],
  },
  {
    rule: 'network-account-key',
    type: 'WALLET_PRIVATE_KEY',
    value: wallet,
    texts: ['accounts: ["%"],', 'cast send --private-key % --value 1', 'w3.eth.account.from_key("%")'],
    misses: [`accounts: ["${wallet.slice(0, 42)}"]`, `wait_for("${wallet}")`, `from_key("${wallet}a")`],
  },
  {
    rule: 'twilio-token-below',
    type: 'TWILIO_KEY',
    value: auth,
    texts: ['twilio:\n  auth_token: %\n', `account_sid = "${account}"\nauth_token = "%"`],
    misses: [
      `auth_token: ${auth}\n`,
      `twilio:\n  auth_token: ${auth.slice(1)}\n`,
      `twilio:\n  auth_token: ${auth}0\n`,
    ],
  },
  {
    rule: 'twilio-flag-token',
    type: 'TWILIO_KEY',
    value: auth,
    texts: [`curl -u ${account}:% https://shop.example`, `curl --user "${account}:%" https://shop.example`],
    misses: [
      `curl -u ${account.slice(0, 33)}:${auth}`,
      `curl -u ${account}:${auth.slice(1)} `,
      `-x ${account}:${auth}`,
    ],
  },
  {
    rule: 'azure-storage-key-below',
    type: 'AZURE_STORAGE_KEY',
    value: storage,
    texts: ['azure:\n  storage:\n    key: %\n', 'storage {\n  key1 = "%"\n}'],
    misses: [`key: ${storage}\n`, `azure:\n  key: ${storage.slice(1)}\n`, `azure:\n  monkey: ${storage}\n`],
  },
  {
    rule: 'azure-storage-key-noted',
    type: 'AZURE_STORAGE_KEY',
    value: storage,
    texts: ['let key = "%" // storage account key\n', 'key1: %  # azure\n'],
    misses: [`let key = "${storage}"\n// azure\n`, `let key = "${storage}" // of the cache\n`],
  },
  {
    rule: 'named-otp-seed',
    value: seed,
    texts: [
      'For the shared authenticator, which was on the old phone, use the seed % with 30 s.',
      'If the QR code does not scan, type % into the app.',
      'pyotp.TOTP("%").now()',
      'Your two-factor setup key, in case the camera fails, is %. Enter it.',
    ],
    misses: [
      seed,
      `TOTP ${seed.slice(0, 15)}`,
      `TOTP ${seed.toLowerCase()}`,
      'the authenticator shows MULTIFACTORAUTHENTICATION',
      `TOTP ${'A1B2'.repeat(8)}`,
      `MFA of ${['AIDA', 'Q7TNZ3XL', 'KMWB5R2D'].join('')}`,
      `TOTP ${seed}-2`,
    ],
  },
];

export const ACCOUNT_EXAMPLES: readonly Example[] = ROWS.flatMap(({ rule, type, value, texts, misses }) =>
  texts.map((text) => ({
    ...{ rule, type: type ?? 'GENERIC_SECRET', score: 0.9, found: value, misses },
    text: text.replace('%', () => value),
  })),
);
