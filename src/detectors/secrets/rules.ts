/** The rules for credentials, one ordered list: of two that match at one place the earlier is reported. */
import type { Rule } from '../engine/rule.ts';
import { awsSecret } from './aws-secret.ts';
import { keyRule } from './key.ts';
import { KEY_KINDS } from './kinds.ts';
import { privateKey } from './private-key.ts';

export const SECRET_RULES: readonly Rule[] = [privateKey, ...KEY_KINDS.map(keyRule), awsSecret];

/** The entities that `secrets` knows. */
export const SECRET_ENTITIES: readonly string[] = [...new Set(SECRET_RULES.map(({ type }) => type))];
