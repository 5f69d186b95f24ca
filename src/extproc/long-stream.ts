/** Long streams: answers that go on for minutes, those of MCP for hours, are for their caller as long as that is proven. */
import type { ExchangeDependencies } from './dependencies.ts';
import { GrantWatch } from './grant-watch.ts';
import type { KnownFrame } from './introduce.ts';
import type { ExchangeState } from './state.ts';
import type { StepFrame } from './step.ts';

const LOOK_MS = 2000;
/** An address and a certificate are as they were when the connection was made. */
const REVOCABLE: ReadonlySet<string> = new Set(['jwt', 'key']);

/** What ends the exchange when its caller is nobody any more. */
export function watchGrant(
  { identify, background }: Pick<ExchangeDependencies, 'identify' | 'background'>,
  state: ExchangeState,
  take: (frame: StepFrame) => void,
): GrantWatch {
  return new GrantWatch({
    ...{ identify, background, everyMs: LOOK_MS },
    // A request that a person or a model still judges was proven when it came; one of MCP belongs to a session.
    due: () => state.response.begun || state.dialect?.name === 'mcp',
    ended: (fault) => {
      const direction = state.response.begun ? 'response' : 'request';
      take({ kind: 'expired', direction, fault, denies: fault.kind });
    },
  });
}

/** Watches over an exchange, once the head of its request is read. What passes unread is not looked at. */
export function watchLong(
  grant: GrantWatch,
  { dialect, facts: { caller }, over }: ExchangeState,
  frame: Extract<KnownFrame, { kind: 'headers' }>,
): void {
  if (over || frame.direction !== 'request' || dialect === undefined) return;
  if (!REVOCABLE.has(caller.kind)) return;
  const { attributes = new Map<string, string>(), headers } = frame;
  grant.watch({ attributes, headers }, caller.id);
}
