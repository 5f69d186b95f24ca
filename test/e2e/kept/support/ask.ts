/** Requests to the Responses API, as one tenant or another. */
import type { Stack } from '../../harness/stack.ts';
import type { Told } from './kept-model.ts';

export interface Asking {
  /** The credential; one for all when left out, none when empty. */
  readonly key?: string;
  /** Members of the body beside `model` and `input`. */
  readonly body?: Readonly<Record<string, unknown>>;
  readonly told?: Told;
}

export interface Asked {
  readonly status: number;
  /** The decision id. */
  readonly id: string | null;
  readonly text: string;
}

export const OWNER = 'sk-owner';

/** Asks for a response. */
export async function ask(stack: Stack, { key = OWNER, body = {}, told = {} }: Asking = {}): Promise<Asked> {
  return await send(stack, '/v1/responses', {
    method: 'POST',
    headers: headersOf(key, told),
    body: JSON.stringify({ model: 'gpt-4o-mini', input: 'What is a weir?', ...body }),
  });
}

/** Looks at a response that the provider keeps. */
export async function look(stack: Stack, response: string): Promise<Asked> {
  return await send(stack, `/v1/responses/${response}`, { headers: headersOf(OWNER, {}) });
}

function headersOf(key: string, told: Told): Record<string, string> {
  return {
    'content-type': 'application/json',
    'x-script': 'kept',
    'x-told': JSON.stringify(told),
    ...(key === '' ? {} : { authorization: `Bearer ${key}` }),
  };
}

async function send(stack: Stack, path: string, init: RequestInit): Promise<Asked> {
  const answer = await fetch(stack.url + path, init);
  const text = await answer.text().catch(() => 'broken off');
  return { status: answer.status, id: answer.headers.get('x-weir-id'), text };
}
