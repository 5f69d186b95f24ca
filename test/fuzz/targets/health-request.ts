/** Fuzz target: the reader of health questions, which is written by hand. */
import assert from 'node:assert/strict';
import {
  Health,
  NOT_SERVING,
  readHealthRequest,
  SERVICE_UNKNOWN,
  SERVING,
} from '../../../src/server/health.ts';
import type { Target } from '../framework/target.ts';

const SERVICE = 'envoy.service.ext_proc.v3.ExternalProcessor';
const health = new Health(() => true);

/** The question in the one spelling that every client uses. */
function spell(service: string): Buffer {
  if (service === '') return Buffer.alloc(0);
  const name = Buffer.from(service, 'utf8');
  return Buffer.concat([Buffer.of(0x0a, name.length), name]);
}

export const healthRequest: Target = {
  name: 'health-request',
  holds: 'A service is known only by its exact name in its plain spelling.',
  tokens: [SERVICE, 'envoy.service.auth.v3.Authorization', '\n', '\n\u002b', '\n#', '\u0000'],
  longest: 65_536,
  run: (input) => {
    const service = readHealthRequest(input);
    const status = health.status(service);
    assert.ok(status === SERVING || status === SERVICE_UNKNOWN || status === NOT_SERVING);
    if (service === undefined) return 'no name';
    const exact =
      spell(service).equals(input) || (service === '' && Buffer.from(input).equals(Buffer.of(0x0a, 0)));
    if (status === SERVING) assert.ok(exact, 'a service is known by another spelling');
    return `status ${status}; empty ${service === ''}`;
  },
};
