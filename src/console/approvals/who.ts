/** Who comes to the pages and the API: by a bearer token, or in a browser by a password that is one. */
import { failed, type Result } from '../../core/fault.ts';
import type { HeaderList } from '../../core/headers.ts';
import type { Identify } from '../../core/ports.ts';
import type { Approver } from '../../core/ticket.ts';

/** An approver, and whether a browser sends their password by itself. */
export interface Visitor {
  readonly approver: Approver;
  readonly way: 'api' | 'page';
}

const BASIC = /^basic +([A-Za-z0-9+/=]{1,22000})$/i;
const NO_TOKEN = 'Approvers come with a token: Authorization: Bearer TOKEN, or the token as the password.';

/** Returns who comes; an address or a certificate of somebody else's connection says nothing here. */
export async function visitorOf(
  authorization: string | undefined,
  identify: Identify,
): Promise<Result<Visitor>> {
  const basic = BASIC.exec(authorization ?? '')?.[1];
  const bearer = basic === undefined ? authorization : `Bearer ${passwordIn(basic)}`;
  if (bearer === undefined) return failed('unauthenticated', NO_TOKEN);
  const headers: HeaderList = [{ name: 'authorization', value: bearer }];
  const told = await identify({ attributes: new Map(), headers });
  if (!told.ok) return told;
  const { id, kind, tenant, roles } = told.value.caller;
  if (kind !== 'jwt' && kind !== 'key') return failed('unauthenticated', NO_TOKEN);
  return { ok: true, value: { approver: { id, tenant, roles }, way: basic === undefined ? 'api' : 'page' } };
}

function passwordIn(encoded: string): string {
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  return text.slice(text.indexOf(':') + 1);
}
