/** Shapes of items: what a conversation of the Responses API is made of, asked and answered alike. */
import { free, type Shape, sealed, shape, text } from '../json/shape.ts';
import { container, content, image, opaque, part, type Side } from './parts.ts';
import { tools } from './tools.ts';
import { ITEM_TYPES, PART_TYPES, ROLE_WORDS, STATUS_WORDS } from './words.ts';

/** One item of any kind; its members have one meaning each, whatever the kind. */
export function item(side: Side): Shape {
  return shape({
    role: 'speaker',
    mark: 'item',
    members: {
      type: shape({ role: 'other', mark: 'item-type', words: ITEM_TYPES }),
      role: shape({ role: 'other', mark: 'item-role', words: ROLE_WORDS }),
      id: shape({ role: 'other', mark: 'item-id', ...(side === 'answer' ? { keeps: 'item' } : {}) }),
      status: shape({ role: 'other', words: STATUS_WORDS }),
      phase: shape({ role: 'other', words: ['commentary', 'final_answer'] }),
      content: content(side, 'speaker'),
      ...called(side),
      ...returned(side),
      ...thought(),
      ...approved(),
    },
  });
}

/** What a call says: its name, and what the tool is called with. */
function called(side: Side): Record<string, Shape> {
  return {
    call_id: shape({ role: 'other', mark: 'call-id' }),
    name: shape({ role: 'assistant', mark: 'call-name' }),
    namespace: text('assistant'),
    server_label: text('assistant'),
    ...Object.fromEntries(
      ['arguments', 'input', 'code', 'action', 'operation', 'queries'].map((name) => [name, given()]),
    ),
    caller: free('other'),
    created_by: text('other'),
    container_id: container(side),
    environment: shape({ role: 'other', members: { container_id: container(side) }, rest: free('other') }),
    execution: shape({ role: 'other', words: ['server', 'client'] }),
    fingerprint: opaque(),
  };
}

/** Arguments: JSON as text, or any value, each string of which is of the arguments. */
export function given(): Shape {
  const inside = free('assistant');
  return shape({ role: 'assistant', mark: 'call-arguments', rest: inside, items: inside });
}

/** What a tool returned. */
function returned(side: Side): Record<string, Shape> {
  const found = {
    text: text('retrieved'),
    filename: text('retrieved'),
    file_id: text('other'),
    attributes: free('retrieved'),
  };
  const printed = {
    type: shape({ role: 'other', words: PART_TYPES }),
    logs: shape({ role: 'tool', part: true }),
    url: image('tool'),
  };
  const one = part(side, 'tool');
  const written = {
    stdout: shape({ role: 'tool', part: true }),
    stderr: text('tool'),
    outcome: free('tool'),
  };
  const members = { ...Object.fromEntries(one.members), ...written };
  const output = shape({ role: 'tool', mark: 'part', members });
  return {
    output: shape({ role: 'tool', mark: 'part', members, items: output }),
    outputs: shape({ items: shape({ members: printed }) }),
    results: shape({ role: 'retrieved', items: shape({ members: found }) }),
    result: shape({ role: 'tool', mark: 'result', media: 'image' }),
    revised_prompt: text('assistant'),
    error: free('tool'),
    tools: tools(side),
    max_output_length: text('other'),
  };
}

/** Reasoning, as a summary, in full, or sealed. */
function thought(): Record<string, Shape> {
  const summary = shape({
    role: 'reasoning',
    members: {
      type: shape({ role: 'other', mark: 'part-type', words: PART_TYPES }),
      text: shape({ role: 'reasoning', part: true }),
    },
  });
  return {
    summary: shape({ role: 'reasoning', items: summary }),
    encrypted_content: sealed('sealed'),
  };
}

/** Questions to a person, and what was said to them. */
function approved(): Record<string, Shape> {
  return {
    approval_request_id: text('other'),
    reason: text('user'),
    pending_safety_checks: free('tool'),
    acknowledged_safety_checks: free('tool'),
  };
}
