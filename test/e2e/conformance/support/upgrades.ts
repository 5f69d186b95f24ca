/** C29 and C45, the same in every body mode and in ext_authz: upgrades are refused at their headers. */
import assert from 'node:assert/strict';
import { RawClient } from '../../harness/raw-http.ts';
import type { Stack } from '../../harness/stack.ts';
import { assertRefused, CHAT, chat } from './clients.ts';
import { EVIL } from './policies.ts';
import { Witness } from './witness.ts';

/** No dialect reads it. */
const UNREAD = '/v1/realtime';

/** Sends a POST with a body that asks for an upgrade, and an ordinary WebSocket handshake. */
export async function refusesUpgrades(
  stack: Stack,
  closed: 'close fault' | 'close denied' = 'close fault',
): Promise<void> {
  const body = chat(EVIL);
  const websocket =
    'sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\nsec-websocket-version: 13\r\nhost: llm\r\n';
  const upgrade = `connection: Upgrade\r\nupgrade: websocket\r\n${websocket}`;
  const requests = [
    `POST ${CHAT} HTTP/1.1\r\n${upgrade}content-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
    `GET ${CHAT} HTTP/1.1\r\n${upgrade}\r\n`,
    `GET ${UNREAD} HTTP/1.1\r\n${upgrade}\r\n`,
    `GET /v1/models HTTP/1.1\r\n${upgrade}\r\n`,
  ];
  for (const request of requests) {
    const witness = new Witness(stack);
    const client = new RawClient(stack.port);
    await client.send(request);
    const answer = await client.answer(3000);
    client.close();
    const id = assertRefused(answer, 403, { secrets: [EVIL], plain: request.includes(UNREAD) });
    assert.equal(witness.upstream.length, 0, request.slice(0, 20));
    await witness.saw(['request deny unsupported', closed], id);
  }
}
