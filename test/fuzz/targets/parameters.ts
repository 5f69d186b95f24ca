/** Fuzz target: the parameters of requests, bounded by one policy in several formats. */
import assert from 'node:assert/strict';
import type { Unit } from '../../../src/core/segment.ts';
import { findDialect } from '../../../src/dialects/index.ts';
import { spliceUnit } from '../../../src/dialects/splice.ts';
import { compileParameters } from '../../../src/policy/compiled-parameters.ts';
import { parameterBounds } from '../../../src/screen/parameter-bounds.ts';
import { ruleOf } from '../../../src/screen/refusal.ts';
import { chunksOf, LIMITS } from '../../unit/dialects/read-all.ts';
import type { Random } from '../framework/random.ts';
import type { Target } from '../framework/target.ts';
import { ASSERTED, SECTION } from '../support/bounded-requests.ts';
import { JSON_WORDS } from '../support/words.ts';

const BOUNDS = compileParameters(SECTION);
const bounded = parameterBounds(BOUNDS);

/** The unit of a request, or nothing where it cannot be read. */
function unitOf(path: string, pieces: readonly Uint8Array[]): Unit | undefined {
  const target = { method: 'POST', path };
  const limits = { ...LIMITS, parameters: BOUNDS.names };
  const reader = findDialect(target)?.request(limits, { ...target, headers: [] });
  assert.ok(reader?.ok === true);
  for (const piece of pieces) if (reader.value.push(piece).fault !== undefined) return undefined;
  const { units, fault } = reader.value.end();
  return fault === undefined ? units.at(-1) : undefined;
}

function check(path: string, input: Uint8Array, random: Random): string {
  const unit = unitOf(path, [input]);
  if (unit === undefined) return 'unread';
  const again = unitOf(path, chunksOf(input, [random(input.length + 1), random(input.length + 1)]));
  assert.deepEqual(again?.parameters, unit.parameters, 'parameters depend on the chunks');
  const outcome = bounded(unit);
  if (outcome !== undefined && 'kind' in outcome) return ruleOf(outcome);
  const left = spliceUnit(unit, outcome?.edits ?? []);
  const request: unknown = JSON.parse(Buffer.from(left).toString('utf8'));
  ASSERTED.get(path)?.(request);
  return outcome?.by ?? 'same';
}

export const parameters: Target = {
  name: 'parameters',
  holds: 'A request that goes on keeps the bounds of the policy, told from its JSON alone.',
  tokens: [
    ...JSON_WORDS,
    ...['"messages":[]', '"max_tokens":', '"max_completion_tokens":', '"store":', '"n":', '"system":'],
    ...['"generationConfig":{', '"max_output_tokens":', '"systemInstruction":{"parts":[', '"options":{'],
    ...[
      '"num_predict":',
      '"instructions":',
      '"tools":[{"type":',
      '"include":[',
      '"contents":[]',
      '-1',
      '1e9',
    ],
    ...[
      '"logprobs":',
      '"top_logprobs":',
      '"raw":',
      '"web_search"',
      '"modalities":["audio"]',
      '"mcp_servers":[{',
    ],
    ...['"generation_config":', '"maxOutputTokens":', '"best_of":', '"echo":', '"max\\u005ftokens":'],
  ],
  run: (input, random) => [...ASSERTED.keys()].map((path) => check(path, input, random)).join('; '),
};
