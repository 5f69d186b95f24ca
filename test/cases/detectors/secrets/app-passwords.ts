/** Passwords for one application, and what stands in their places; values are invented and put together here. */
import type { Example } from './tokens.ts';

const groups = ['kxwd', 'rofa', 'vbnt', 'gmqe'].join(' ');
const joined = groups.replaceAll(' ', '');
const plain = ['rofa', 'kxwd', 'tune', 'mabo'].join(' ');
const many = ['w3Kf', 'Xr9t', 'LbQ2', 'hV7m', 'Zc4N', 'p8Ys'].join(' ');

/** `%` is where the value stands. */
const FOUND: readonly (readonly [text: string, found: string])[] = [
  ['EMAIL_HOST_PASSWORD=%\nDEBUG=0\n', groups],
  ["auth: { user: 'anna@gmail.example', pass: '%' }", groups],
  ['password = "%"', groups],
  ['SMTP_PASS=% # for the shop\n', plain],
  ['spring.mail.password=%\n', joined],
  ["$mail->Password = '%';", joined],
  ["WP_APP_PASSWORD='%'", many],
  ['"password": "%",', many],
];

const MISSES: readonly string[] = [
  groups,
  `the list: ${groups}`,
  `password = "${plain}"`,
  `password = "${joined}"`,
  `bypass: ${groups}\n`,
  `password: ${groups} kxwd\n`,
  `password: ${groups} and more\n`,
  'password: must have some caps\n',
  'mail password: send them this link\n',
  'SMTP_PASSWORD=abcd efgh ijkl mnop\n',
  'SMTP_PASSWORD=xxxx xxxx xxxx xxxx\n',
  'mail.password=mysecretpassword\n',
  'mail.password=yoursmtppassword\n',
  'mail_pass=internationalist\n',
  "app password: 'xxxx xxxx xxxx xxxx xxxx xxxx'",
  'password: This Year Will Have More Keys\n',
];

export const APP_PASSWORD_EXAMPLES: readonly Example[] = FOUND.map(([text, found], at) => ({
  ...{ rule: 'app-password', type: 'GENERIC_SECRET', found, score: 0.9 },
  text: text.replace('%', () => found),
  misses: at === 0 ? MISSES : [],
}));
