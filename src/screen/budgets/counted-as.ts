/** Counted as: callers and words of clients that budgets take for one, so that nobody has more by another spelling. */
import type { Caller } from '../../core/caller.ts';

/** Of an IPv6 address: a network that one client has to itself (RFC 6177), whichever address of it they come from. */
const NETWORK_PARTS = 4;
const PARTS = 8;

/** Who a caller is to a budget. */
export function countedCaller({
  kind,
  id,
}: Pick<Caller, 'kind' | 'id'>): readonly [kind: string, id: string] {
  return [kind, kind === 'address' && id.includes(':') ? networkOf(id) : id];
}

/** A name of a model or a tool: in another case it may be the same to whoever reads it. */
export function countedName(name: string): string {
  return name.trim().toLowerCase();
}

function networkOf(address: string): string {
  const [head = '', tail] = address.split('%', 1).join('').split('::');
  const [first, last] = [head, tail ?? ''].map((text) => text.split(':').filter((part) => part !== ''));
  const gap = tail === undefined ? 0 : PARTS - (first?.length ?? 0) - (last?.length ?? 0);
  const parts = [...(first ?? []), ...Array<string>(Math.max(0, gap)).fill('0'), ...(last ?? [])];
  return `${parts
    .slice(0, NETWORK_PARTS)
    .map((part) => Number.parseInt(part, 16).toString(16))
    .join(':')}::/64`;
}
