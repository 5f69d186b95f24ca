/** Places of keys whose issuer stands in a line above, behind the value or in front of a flag: what their own form does not tell. */
import type { PasswordPlace } from './places.ts';

const SET = String.raw`["'\]]{0,2}[ \t]?[:=]>?[ \t]?["'\x60]?`;
/** 32 hexadecimal digits, and 64 bytes in base64, as far as they have come. */
const HEX = String.raw`(?=[\da-f]{32}(?![\da-z])|[\da-f]{0,32}$)`;
const BYTES = String.raw`(?=[A-Za-z\d+/]{86}==|[A-Za-z\d+/]{0,86}={0,2}$)`;
/** The number of an account of Twilio, or its name. */
const TWILIO = String.raw`(?:\bAC[\da-f]{32}\b|twilio)`;
const STORAGE_NAMES = ['key', 'key1', 'key2'].flatMap((name) =>
  [': ', ': "', '": "', '=', ' = "', '="'].map((sign) => name + sign),
);
const TWILIO_KEY = { type: 'TWILIO_KEY', alsoIs: /^[\da-f]{32}$/, built: true, least: 32 } as const;
const STORAGE_KEY = {
  type: 'AZURE_STORAGE_KEY',
  literals: STORAGE_NAMES,
  ahead: new RegExp(`^["']?${BYTES}`),
  alsoIs: /^[A-Za-z\d+/]{86}==$/,
  built: true,
  least: 88,
} as const;

export const ISSUER_ABOVE: readonly PasswordPlace[] = [
  {
    ...TWILIO_KEY,
    name: 'twilio-token-below',
    finds: 'auth tokens of Twilio below the number of their account, or its name',
    source: 'Twilio documentation, auth tokens',
    literals: ['auth_token', 'authtoken', 'auth-token', 'auth token'],
    ahead: new RegExp(`^${SET}${HEX}`),
    before: new RegExp(`${TWILIO}[\\s\\S]{0,100}auth[_ -]?token${SET}$`, 'i'),
    isSpread: true,
  },
  {
    ...TWILIO_KEY,
    name: 'twilio-flag-token',
    finds: 'auth tokens of Twilio behind the number of their account and a colon, in commands',
    source: 'Twilio documentation, requests to the API; curl manual page, --user',
    literals: ['-u ac', '-u "ac', "-u 'ac", '--user ac', '--user "ac', "--user 'ac"],
    ahead: new RegExp(`^[\\da-f]{32}:${HEX}`),
    before: /(?:-u|--user) ["']?AC[\da-f]{32}:$/,
  },
  {
    ...STORAGE_KEY,
    name: 'azure-storage-key-below',
    finds: 'keys of Azure Storage that are named only a key, below the name of what they open',
    source: 'Microsoft Learn, manage storage account access keys',
    before: /(?:azure|blob|storage)[\s\S]{0,140}\bkey[12]?["']?[ \t]?[:=][ \t]?["']?$/i,
    isSpread: true,
  },
  {
    ...STORAGE_KEY,
    name: 'azure-storage-key-noted',
    finds: 'keys of Azure Storage that are named only a key, with a note behind them',
    source: 'Microsoft Learn, manage storage account access keys',
    before: /\bkey[12]?["']?[ \t]?[:=][ \t]?["']?$/i,
    behind: /^["';,)]{0,3}[ \t]{0,4}(?:#|\/\/|--|\/\*)[^\n]{0,60}\b(?:azure|blob|storage)/i,
  },
];
