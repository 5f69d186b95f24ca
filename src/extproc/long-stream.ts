/** Long streams: those of MCP stay open for hours, and are for their caller as long as that is proven. */
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
    ended: (fault) => {
      const direction = state.response.begun ? 'response' : 'request';
      take({ kind: 'expired', direction, fault, denies: fault.kind });
    },
  });
}

/** Watches over an exchange, once its request is read, where it may be long. */
export function watchLong(
  grant: GrantWatch,
  { dialect, facts: { caller }, over }: ExchangeState,
  frame: Extract<KnownFrame, { kind: 'headers' }>,
): void {
  if (over || frame.direction !== 'request' || dialect?.name !== 'mcp') return;
  if (!REVOCABLE.has(caller.kind)) return;
  const { attributes = new Map<string, string>(), headers } = frame;
  grant.watch({ attributes, headers }, caller.id);
}
