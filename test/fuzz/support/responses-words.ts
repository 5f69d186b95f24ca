/** Words of the Responses API, for mutations. */
import { EVENT_TYPES, ITEM_TYPES, PART_TYPES } from '../../../src/dialects/openai-responses/words.ts';
import { JSON_WORDS } from './words.ts';

const ITEMS: readonly string[] = [
  ...JSON_WORDS,
  ...[...ITEM_TYPES, ...PART_TYPES].map((type) => `"type":"${type}"`),
  ...['"role":"user"', '"role":"assistant"', '"id":"i"', '"call_id":"c"', '"name":"f"', '"arguments":"{}"'],
  ...[
    '"content":"a"',
    '"content":[{',
    '"text":"a"',
    '"summary":[',
    '"output":"o"',
    '"output":[{',
    '"action":{',
  ],
  ...[
    '"encrypted_content":"',
    '"file_id":"f"',
    '"image_url":"https://',
    '"result":"',
    '"logprobs":[{"token":"a"',
  ],
];

export const REQUEST_ITEMS: readonly string[] = [
  ...ITEMS,
  ...['"input":', '"input":[{', '"instructions":"s"', '"tools":[{', '"prompt":{"id":"p"', '"variables":{'],
  ...['"previous_response_id":"r"', '"conversation":{"id":"c"}', '"stream":true', '"vector_store_ids":["v"]'],
];

export const RESPONSE_ITEMS: readonly string[] = [...ITEMS, '"output":[{', '"data":[{', '"instructions":[{'];

export const RESPONSE_EVENTS: readonly string[] = [
  ...RESPONSE_ITEMS,
  ...EVENT_TYPES.flatMap((type) => [`event: ${type}\n`, `"type":"${type}"`]),
  ...['data: {', '}\n\n', '\n\n', '"delta":"a"', '"output_index":0', '"output_index":1', '"content_index":0'],
  ...['"summary_index":0', '"response":{', '"item":{', '"part":{', '"sequence_number":1', 'data: [DONE]\n\n'],
];
