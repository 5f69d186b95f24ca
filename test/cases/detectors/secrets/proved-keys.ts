/** Keys that prove themselves, with check digits and checksums computed here; and the same with one thing wrong. */
import { createHash } from 'node:crypto';
import type { Example } from './tokens.ts';

const DIGITS = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();

function base58(bytes: Uint8Array): string {
  let value = BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
  let text = '';
  for (; value > 0n; value /= 58n) text = DIGITS.charAt(Number(value % 58n)) + text;
  return text;
}

/** A private key of 32 bytes that nobody has, in the format that wallets import. */
function walletKey(version: number, end: readonly number[]): string {
  const body = Buffer.from([version, ...sha256(Buffer.from('an invented key')), ...end]);
  return base58(Buffer.from([...body, ...sha256(sha256(body)).subarray(0, 4)]));
}

const compressed = walletKey(0x80, [1]);
const plain = walletKey(0x80, []);
const groups = [61586, 7640, 52403, 48357, 5551, 28587, 49292, 9497].map((value) =>
  String(value * 11).padStart(6, '0'),
);
const recovery = groups.join('-');
const wrong = [...groups.slice(0, 7), String(9497 * 11 + 1).padStart(6, '0')].join('-');
const large = [...groups.slice(0, 7), String(70_000 * 11)].join('-');
const seed = 'KQ4U R2OV YUQS XBQU H2M3 C5TY QD6R EPMO';
/** The first digit comes in the third group. */
const late = 'KQQU ROVV YU2S XB5Q H2M3 C5TY QD6R EPMO';

const bitlocker = { rule: 'bitlocker-recovery-key', type: 'RECOVERY_KEY', score: 0.99, found: recovery };
const wallet = { rule: 'bitcoin-wallet-key', type: 'WALLET_KEY', score: 0.99 };
const otp = { rule: 'typed-otp-seed', type: 'GENERIC_SECRET', score: 0.9 };

export const PROVED_KEY_EXAMPLES: readonly Example[] = [
  {
    ...bitlocker,
    text: `Recovery Key: ${recovery}\nPlease`,
    misses: [
      wrong,
      large,
      `${recovery}-110000`,
      `1-${recovery}`,
      groups.slice(1).join('-'),
      Array(8).fill('110000').join('-'),
    ],
  },
  { ...bitlocker, text: `Password:\n  ${recovery}`, misses: [recovery.replaceAll('-', ' '), `7${recovery}`] },
  {
    ...wallet,
    text: `address none\nWIF ${compressed}\namount 1`,
    found: compressed,
    misses: [
      compressed.slice(0, -1),
      `${compressed}a`,
      `a${compressed}`,
      walletKey(0x80, [2]),
      walletKey(0xb0, [1]),
    ],
  },
  {
    ...wallet,
    text: `importprivkey "${plain}"`,
    found: plain,
    misses: [plain.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')), plain.toLowerCase()],
  },
  {
    ...otp,
    text: `Type this secret into your app:\n${seed}\nAccount: anna`,
    found: seed,
    misses: [
      seed,
      `the list: ${seed}`,
      'key: KQ4U R2OV YUQS',
      'key: THIS YEAR WILL HAVE MORE KEYS',
      'key: 2345 6723 4567 2345',
    ],
  },
  {
    ...otp,
    text: `Can't scan it? Setup key: ${seed.toLowerCase()}.`,
    found: seed.toLowerCase(),
    misses: ['key: DE44 5001 0517 5407 3249 31', 'secret AB12 C345 D678 E901', `key: ${seed}-2`],
  },
  {
    ...otp,
    text: `Here is the secret code ${late}`,
    found: late,
    misses: [`key: ${late} ${late} ${late}`, `secret: ABCD-${late}`],
  },
  {
    ...otp,
    text: `TOTP ${late}, for anna`,
    found: late,
    misses: [
      `TOPS ${late}`,
      'TOTP SEED CODE KEYS',
      `key: ABCD SEED ${late} ABCD EFGH IJKL MNOP QRST UVWX YZAB CDEF GHIJ`,
    ],
  },
  { ...otp, text: `your seed ${late.toLowerCase()}\nanna`, found: late.toLowerCase(), misses: [] },
  {
    ...otp,
    text: `Setup key: ${seed} then type the code`,
    found: seed,
    misses: [`Setup key: ${seed} ${seed} THEN`],
  },
  { ...otp, text: `setup key ${late.toLowerCase()} Then type it`, found: late.toLowerCase(), misses: [] },
  { ...otp, text: `TOTP ${late.toLowerCase()} into your phone`, found: late.toLowerCase(), misses: [] },
];

/** What leads to a seed, and what stands before that and behind the seed. */
const LEADS = [
  'Setup key: ',
  'Type this secret into your app:\n',
  'TOTP: ',
  'TOTP ',
  'Your seed is ',
  'your seed ',
  'secret code ',
  '2FA "',
  'otp=',
  '密钥：',
  'secret ABCD-EFGH 2345 ',
  'x-abcd 2345 ',
];
const BEFORE = [
  '',
  'As was said before, the list was long. ',
  'This that with them have been said. key: that ',
];
const BEHIND = ['', '\nAccount: anna', '. Then go on', ' for anna', ' then some'];
const SEEDS = [
  seed,
  late,
  'ABCD EFGH R2OV Y3QS XBQU',
  '2345 R2OV Y3QS XBQU',
  `MZXW YTBO IFZE RTQK ${seed}`,
].flatMap((one) => [one, one.toLowerCase()]);

/** Seeds in all places that look back for them. */
export const SEEDS_IN_PLACES: readonly string[] = BEFORE.flatMap((before) =>
  LEADS.flatMap((lead) => SEEDS.flatMap((one) => BEHIND.map((behind) => `${before}${lead}${one}${behind}`))),
);
