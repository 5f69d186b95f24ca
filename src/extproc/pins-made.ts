/** What is kept of the tools of an MCP server: those that are new or changed, and the name of the server. */
import { PIN_MINUTES, pinsKey, serversKey } from '../screen/pins.ts';
import type { ConversationAsk } from './effects.ts';
import type { ExchangeState } from './state.ts';

/** The server that an exchange is with, as one tenant sees it. */
export function serverOf({ facts, goesWhere }: Pick<ExchangeState, 'facts' | 'goesWhere'>) {
  return { tenant: facts.caller.tenant ?? '', host: goesWhere?.host ?? '', path: goesWhere?.path ?? '' };
}

/** What is to be stored now. */
export function pinsMade(state: ExchangeState): ConversationAsk[] {
  const named = state.pins?.takeFresh() ?? [];
  if (named.length === 0) return [];
  const { fingerprint } = state.context;
  const server = serverOf(state);
  const add = { kind: 'add', about: 'pins', minutes: PIN_MINUTES } as const;
  const { tenant, host, path } = server;
  return [
    { ...add, key: pinsKey(server, fingerprint), named },
    { ...add, key: serversKey(fingerprint), named: [[JSON.stringify([tenant, host, path]), '']] },
  ];
}
