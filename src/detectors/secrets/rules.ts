/** The rules for credentials, one ordered list: of two that match at one place the earlier is reported. */
import type { Rule } from '../engine/rule.ts';
import { ADDRESS_RULES } from './address.ts';
import { awsSecret } from './aws-secret.ts';
import { commandPassword } from './command.ts';
import { genericSecret } from './generic.ts';
import { jsonWebToken } from './jwt.ts';
import { TOKEN_KINDS } from './kinds/index.ts';
import { privateKey } from './private-key.ts';
import { puttyKey } from './putty-key.ts';
import { SETTINGS_RULES } from './settings-string.ts';
import { tokenRule } from './token.ts';

export const SECRET_RULES: readonly Rule[] = [
  privateKey,
  puttyKey,
  ...SETTINGS_RULES,
  // Forms before addresses: that of a webhook is an address too.
  ...TOKEN_KINDS.filter(({ form }) => !form.startsWith('[')).map(tokenRule),
  ...ADDRESS_RULES,
  jsonWebToken,
  awsSecret,
  ...TOKEN_KINDS.filter(({ form }) => form.startsWith('[')).map(tokenRule),
  commandPassword,
  genericSecret,
];

/** The entities that `secrets` knows. */
export const SECRET_ENTITIES: readonly string[] = [...new Set(SECRET_RULES.map(({ type }) => type))];
