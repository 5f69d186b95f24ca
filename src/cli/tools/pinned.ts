/** Pins as they are stored: read, and changed by an operator. */
import type { KeyedFingerprint } from '../../audit/fingerprint.ts';
import type { NamedValue } from '../../core/ports.ts';
import { CHANGED, PIN_MINUTES, PINNED, pinsKey, serversKey } from '../../screen/pins.ts';
import { ConversationStore } from '../../state/conversation-store.ts';
import { BUSY_MS, MOST_CONVERSATIONS } from '../../state/store-client.ts';

const MINUTE_MS = 60_000;

/** A tool of a server as one tenant sees it. */
export interface ToolOfServer {
  /** Host and path. */
  readonly server: string;
  readonly tenant: string;
  readonly tool: string;
}

export interface PinnedTool extends ToolOfServer {
  readonly changed: boolean;
  /** Digests of what it was pinned as, and of what it is now; null where it was more than one thing. */
  readonly digest: string | null;
  readonly now: string | null | undefined;
}

/** The open file. */
export class Pinned {
  readonly #store: ConversationStore;
  readonly #fingerprint: KeyedFingerprint['fingerprint'];

  constructor(file: string, { fingerprint, sealing }: KeyedFingerprint) {
    this.#store = new ConversationStore({ file, key: sealing, rows: MOST_CONVERSATIONS, busyMs: BUSY_MS });
    this.#fingerprint = fingerprint;
  }

  /** All that are pinned, by server and name. */
  tools(): PinnedTool[] {
    const servers = this.#load(serversKey(this.#fingerprint)).map(([name]) => JSON.parse(name) as string[]);
    return servers.sort().flatMap(([tenant = '', host = '', path = '']) => {
      const named = new Map(this.#load(pinsKey({ tenant, host, path }, this.#fingerprint)));
      const pins = [...named].filter(([name]) => name.startsWith(PINNED)).sort();
      return pins.map(([name, digest]) => {
        const tool = name.slice(PINNED.length);
        const now = named.get(CHANGED + tool);
        return {
          server: host + path,
          tenant,
          tool,
          changed: now !== undefined || digest === null,
          digest,
          now,
        };
      });
    });
  }

  /** Pins a changed tool as it is now; says what is wrong where it cannot. */
  accept(of: ToolOfServer): string | undefined {
    return this.#change(of, (found) => {
      if (!found.changed) return `${JSON.stringify(of.tool)} of ${of.server} has not changed`;
      if (typeof found.now !== 'string')
        return `${JSON.stringify(of.tool)} of ${of.server} has changed more than once; forget it, and it is pinned as it is listed next`;
      return [[PINNED + of.tool, found.now]];
    });
  }

  /** Drops a pin. */
  forget(of: ToolOfServer): string | undefined {
    return this.#change(of, () => []);
  }

  close(): void {
    this.#store.close();
  }

  #change(of: ToolOfServer, to: (found: PinnedTool) => NamedValue[] | string): string | undefined {
    const { server, tenant, tool } = of;
    const found = this.tools().find(
      (one) => one.server === server && one.tenant === tenant && one.tool === tool,
    );
    if (found === undefined) return `no tool ${JSON.stringify(tool)} of ${server} is pinned for that tenant`;
    const named = to(found);
    if (typeof named === 'string') return named;
    const slash = server.indexOf('/');
    const key = pinsKey(
      { tenant, host: server.slice(0, slash), path: server.slice(slash) },
      this.#fingerprint,
    );
    const others = this.#load(key).filter(([name]) => name !== PINNED + tool && name !== CHANGED + tool);
    this.#store.replace(key, [...others, ...named], Date.now() + PIN_MINUTES * MINUTE_MS);
    return undefined;
  }

  #load(key: string): NamedValue[] {
    const now = Date.now();
    return this.#store.load(key, { now, until: now + PIN_MINUTES * MINUTE_MS });
  }
}
