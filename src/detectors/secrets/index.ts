/** Credentials that can be told by their form. */
import { z } from 'zod';
import type { Detector, ScanInput, Scanner } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import { isAlphanumeric } from '../characters.ts';
import { type Grammar, type MORE, sweep } from '../sweep.ts';
import { LONGEST_AWS_SECRET, matchAwsSecret, NAME_CONTEXT } from './aws-secret.ts';
import { matchKey } from './key.ts';
import { KEY_KINDS, type KeyKind, LONGEST_KEY } from './kinds.ts';
import { LONGEST_PRIVATE_KEY, matchPrivateKey } from './private-key.ts';

/** The entities that `secrets` knows. */
export const SECRET_ENTITIES = [
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_KEY',
  'GITHUB_TOKEN',
  'OPENAI_KEY',
  'ANTHROPIC_KEY',
  'SLACK_TOKEN',
  'SLACK_WEBHOOK',
  'PRIVATE_KEY',
  'GOOGLE_API_KEY',
  'STRIPE_KEY',
  'GITLAB_TOKEN',
  'HF_TOKEN',
  'NPM_TOKEN',
  'PYPI_TOKEN',
] as const;

const options = z.strictObject({
  entities: z
    .array(z.enum(SECRET_ENTITIES))
    .min(1)
    .default([...SECRET_ENTITIES])
    .describe('Which kinds of credential to look for; all of them by default.'),
});

/** The detector `secrets`: cloud, code host, model provider and chat keys, and private keys. */
export const secrets: Detector = {
  name: 'secrets',
  summary:
    'Credentials told by their form: AWS, GitHub, OpenAI, Anthropic, Slack and other keys, PEM private keys.',
  types: SECRET_ENTITIES,
  options,
  compile: (value) => compile(options.parse(value ?? {})),
};

interface Search {
  /** Kinds by the unit that they begin with. */
  readonly kinds: ReadonlyMap<number, readonly KeyKind[]>;
  readonly awsSecret: boolean;
  readonly privateKey: boolean;
  /** Unit -> 1 when a match may begin with it. */
  readonly starts: Uint8Array;
}

const DASH = 0x2d;

function compile(chosen: z.output<typeof options>): Scanner {
  const names = new Set<string>(chosen.entities);
  const search = searchFor(names);
  const grammar: Grammar = {
    next: (text, at) => nextStart(search, text, at),
    attempt: (input, at) => attempt(search, input, at),
  };
  return {
    lookback: search.privateKey ? LONGEST_PRIVATE_KEY : Math.max(LONGEST_KEY, LONGEST_AWS_SECRET),
    context: NAME_CONTEXT + 1,
    scan: (input) => sweep(input, grammar),
  };
}

function searchFor(names: ReadonlySet<string>): Search {
  const chosen = KEY_KINDS.filter((kind) => names.has(kind.type));
  const kinds = new Map<number, KeyKind[]>();
  for (const kind of chosen) {
    const first = kind.prefix.charCodeAt(0);
    kinds.set(first, [...(kinds.get(first) ?? []), kind]);
  }
  const awsSecret = names.has('AWS_SECRET_KEY');
  const privateKey = names.has('PRIVATE_KEY');
  const starts = new Uint8Array(0x80);
  for (const unit of kinds.keys()) starts[unit] = 1;
  if (privateKey) starts[DASH] = 1;
  if (awsSecret) for (let unit = 0; unit < 0x80; unit++) if (isSecretStart(unit)) starts[unit] = 1;
  return { kinds, awsSecret, privateKey, starts };
}

function isSecretStart(unit: number): boolean {
  return isAlphanumeric(unit) || unit === 0x2b || unit === 0x2f;
}

/** Keys begin where a word does: not after a letter or digit, nor after the dash of a name. bench: detectors */
function nextStart({ starts }: Search, text: string, from: number): number {
  let before = from > 0 ? text.charCodeAt(from - 1) : 0;
  for (let at = from; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80 && starts[unit] === 1 && !isAlphanumeric(before) && !(unit === DASH && before === DASH))
      return at;
    before = unit;
  }
  return text.length;
}

function attempt(search: Search, input: ScanInput, at: number): Hit | undefined | typeof MORE {
  const unit = input.text.charCodeAt(at);
  if (unit === DASH) return search.privateKey ? matchPrivateKey(input, at) : undefined;
  const kinds = search.kinds.get(unit);
  if (kinds !== undefined) {
    for (const kind of kinds) {
      const found = matchKey(kind, input, at);
      if (found !== undefined) return found;
    }
  }
  return search.awsSecret ? matchAwsSecret(input, at) : undefined;
}
