/** Fuzz target: the decoder of Envoy's ext_authz questions. */
import assert from 'node:assert/strict';
import { callerOf } from '../../../src/identity/caller.ts';
import { decodeCheck } from '../../../src/wire/check.ts';
import type { Target } from '../framework/target.ts';
import { WIRE_WORDS } from '../support/words.ts';

export const checkRequest: Target = {
  name: 'check-request',
  holds: 'Any bytes are a question or a protocol fault; a question holds no more than came.',
  tokens: WIRE_WORDS,
  run: (input) => {
    const decoded = decodeCheck(input);
    if (!decoded.ok) {
      assert.equal(decoded.fault.kind, 'protocol');
      return decoded.fault.message;
    }
    const { method, path, host, headers, body, bodyIsText, attributes, extensions } = decoded.value;
    // Bytes that are not UTF-8 become characters of three bytes.
    assert.ok(body.length <= 3 * input.length);
    for (const text of [method, path, host]) assert.equal(typeof text, 'string');
    for (const { name } of headers) assert.equal(name, name.toLowerCase());
    assert.ok(headers.length <= input.length && extensions.size <= input.length);
    const caller = callerOf(attributes);
    assert.ok(caller.id.length <= 3 * input.length + 16);
    return `question; ${caller.kind}; ${headers.length > 0}; ${body.length > 0}; ${bodyIsText}; ${extensions.size > 0}`;
  },
};
