/** The protocols by the kinds of judges that are asked over HTTP. */
import { chat } from './chat.ts';
import { kserve } from './kserve.ts';
import { moderations } from './moderations.ts';
import { predict } from './predict.ts';
import type { Protocol } from './protocol.ts';
import { webhook } from './webhook.ts';

export const PROTOCOLS = { webhook, chat, moderations, kserve, predict } as const satisfies Record<
  string,
  Protocol
>;
