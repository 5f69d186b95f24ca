/** The rules for credentials, one ordered list: of two that match at one place the earlier is reported. */
import type { Rule } from '../engine/rule.ts';
import { ACCOUNT_PLACES } from './account-places.ts';
import { ADDRESS_RULES } from './address.ts';
import { appPassword } from './app-password.ts';
import { awsSecret } from './aws-secret.ts';
import { cacheAddress } from './cache-address.ts';
import { CALL_PLACES } from './call-places.ts';
import { CODE_PLACES } from './code-places.ts';
import { commandPassword } from './command.ts';
import { CREDENTIAL_CALLS } from './credential-calls.ts';
import { CREDENTIAL_PAIRS } from './credential-pairs.ts';
import { driverAddress } from './driver-address.ts';
import { encodedKey } from './encoded-key.ts';
import { genericSecret } from './generic.ts';
import { INSERTED_RULES } from './inserted.ts';
import { ISSUED_PLACES } from './issued-places.ts';
import { ISSUER_ABOVE } from './issuer-above.ts';
import { jsonWebKey } from './json-web-key.ts';
import { jsonWebToken } from './jwt.ts';
import { TOKEN_KINDS } from './kinds/index.ts';
import { otpSeed } from './otp-seed.ts';
import { PAIR_PLACES } from './pair-places.ts';
import { phrase } from './phrase.ts';
import { namedPin } from './pin.ts';
import { placeRule } from './place.ts';
import { PASSWORD_PLACES } from './places.ts';
import { PRINTED_PLACES } from './printed-places.ts';
import { privateKey } from './private-key.ts';
import { PROVED_KEYS } from './proved-keys.ts';
import { puttyKey } from './putty-key.ts';
import { recoveryCode } from './recovery-code.ts';
import { saidBefore } from './said-before.ts';
import { SERVER_PLACES } from './server-places.ts';
import { SESSION_PLACES } from './session-places.ts';
import { SETTING_PLACES } from './setting-places.ts';
import { SETTINGS_RULES } from './settings-string.ts';
import { SIGNING_PLACES } from './signing-places.ts';
import { STORED_PLACES } from './stored-places.ts';
import { tableCell } from './table-cell.ts';
import { tokenRule } from './token.ts';
import { TOLD_PLACES } from './told-places.ts';
import { TOOL_PLACES } from './tool-places.ts';
import { WINDOWS_PLACES } from './windows-places.ts';

export const SECRET_RULES: readonly Rule[] = [
  privateKey,
  encodedKey,
  puttyKey,
  jsonWebKey,
  ...PROVED_KEYS,
  ...SETTINGS_RULES,
  // Forms before addresses: that of a webhook is an address too.
  ...TOKEN_KINDS.filter(({ form }) => !form.startsWith('[')).map(tokenRule),
  ...ADDRESS_RULES,
  driverAddress,
  cacheAddress,
  jsonWebToken,
  awsSecret,
  ...TOKEN_KINDS.filter(({ form }) => form.startsWith('[')).map(tokenRule),
  ...ISSUER_ABOVE.map(placeRule),
  commandPassword,
  appPassword,
  ...PASSWORD_PLACES.map(placeRule),
  ...SETTING_PLACES.map(placeRule),
  ...SERVER_PLACES.map(placeRule),
  ...SIGNING_PLACES.map(placeRule),
  ...WINDOWS_PLACES.map(placeRule),
  ...SESSION_PLACES.map(placeRule),
  ...STORED_PLACES.map(placeRule),
  ...PRINTED_PLACES.map(placeRule),
  ...CALL_PLACES.map(placeRule),
  ...CODE_PLACES.map(placeRule),
  ...CREDENTIAL_CALLS.map(placeRule),
  ...CREDENTIAL_PAIRS.map(placeRule),
  ...PAIR_PLACES.map(placeRule),
  ...TOLD_PLACES.map(placeRule),
  ...ACCOUNT_PLACES.map(placeRule),
  ...TOOL_PLACES.map(placeRule),
  ...ISSUED_PLACES.map(placeRule),
  otpSeed,
  namedPin,
  recoveryCode,
  ...INSERTED_RULES,
  genericSecret,
  saidBefore,
  phrase,
  tableCell,
];

/** The entities that `secrets` knows. */
export const SECRET_ENTITIES: readonly string[] = [...new Set(SECRET_RULES.map(({ type }) => type))];
