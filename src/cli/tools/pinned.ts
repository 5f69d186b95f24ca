/** Pins as they are stored: read, and changed by an operator. */
import type { KeyedFingerprint } from '../../audit/fingerprint.ts';
import type { NamedValue } from '../../core/ports.ts';
import { CHANGED, PINNED, pinsKey, serversKey } from '../../screen/pins.ts';
import type { PinStore } from './pin-store.ts';

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

/** The open store. */
export class Pinned {
  readonly #store: PinStore;
  readonly #fingerprint: KeyedFingerprint['fingerprint'];

  constructor(store: PinStore, fingerprint: KeyedFingerprint['fingerprint']) {
    this.#store = store;
    this.#fingerprint = fingerprint;
  }

  /** All that are pinned, by server and name. */
  async tools(): Promise<PinnedTool[]> {
    const known = await this.#store.load(serversKey(this.#fingerprint));
    const servers = known.map(([name]) => JSON.parse(name) as string[]).sort();
    const tools: PinnedTool[] = [];
    for (const [tenant = '', host = '', path = ''] of servers) {
      const named = await this.#store.load(pinsKey({ tenant, host, path }, this.#fingerprint));
      tools.push(...toolsOf({ server: host + path, tenant }, new Map(named)));
    }
    return tools;
  }

  /** The tool, where a pin of it can be accepted or dropped; else what is wrong. */
  async find(of: ToolOfServer, step: 'accepted' | 'forgotten'): Promise<PinnedTool | string> {
    const { server, tenant, tool } = of;
    const named = `${JSON.stringify(tool)} of ${server}`;
    const found = (await this.tools()).find(
      (one) => one.server === server && one.tenant === tenant && one.tool === tool,
    );
    if (found === undefined) return `no tool ${named} is pinned for that tenant`;
    if (step === 'forgotten') return found;
    if (!found.changed) return `${named} has not changed`;
    return typeof found.now === 'string'
      ? found
      : `${named} has changed more than once; forget it, and it is pinned as it is listed next`;
  }

  /** Pins a changed tool as it is now. */
  async accept({ now, ...of }: PinnedTool): Promise<void> {
    await this.#change(of, typeof now === 'string' ? [[PINNED + of.tool, now]] : []);
  }

  /** Drops a pin. */
  async forget(of: ToolOfServer): Promise<void> {
    await this.#change(of, []);
  }

  close(): void {
    this.#store.close();
  }

  async #change({ server, tenant, tool }: ToolOfServer, named: readonly NamedValue[]): Promise<void> {
    const slash = server.indexOf('/');
    const key = pinsKey(
      { tenant, host: server.slice(0, slash), path: server.slice(slash) },
      this.#fingerprint,
    );
    const kept = await this.#store.load(key);
    const others = kept.filter(([name]) => name !== PINNED + tool && name !== CHANGED + tool);
    await this.#store.replace(key, [...others, ...named]);
  }
}

function toolsOf(of: Omit<ToolOfServer, 'tool'>, named: ReadonlyMap<string, string | null>): PinnedTool[] {
  const pins = [...named].filter(([name]) => name.startsWith(PINNED)).sort();
  return pins.map(([name, digest]) => {
    const tool = name.slice(PINNED.length);
    const now = named.get(CHANGED + tool);
    return { ...of, tool, changed: now !== undefined || digest === null, digest, now };
  });
}
