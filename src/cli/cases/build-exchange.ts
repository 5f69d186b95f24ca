/** Builds the bytes of an exchange from what a case says of it. */
import type { HeaderList } from '../../core/headers.ts';
import type { GivenExchange, Message } from '../offline/judge-exchange.ts';
import type { Form, Said } from './forms/form.ts';
import { FORMS } from './forms/index.ts';
import type { ExchangeSpec } from './schema.ts';

const DEFAULT_MODEL = 'gpt-4o-mini';
const DOCUMENT = 'application/json';
const EVENTS = 'text/event-stream';
const ORDINARY = 'All right.';

/** What a case says itself comes before what its file says for all. */
export function withDefaults<Spec extends ExchangeSpec>(spec: Spec, defaults: ExchangeSpec): Spec {
  return {
    ...defaults,
    ...spec,
    headers: { ...defaults.headers, ...spec.headers },
    judges: { ...defaults.judges, ...spec.judges },
    deciders: { ...defaults.deciders, ...spec.deciders },
    budgets: { ...defaults.budgets, ...spec.budgets },
    approvals: { ...defaults.approvals, ...spec.approvals },
    request: { ...defaults.request, ...spec.request },
    answer: { ...defaults.answer, ...spec.answer },
  };
}

/** The request and its answer as they are on the wire. */
export function buildExchange(spec: ExchangeSpec): GivenExchange {
  const form = FORMS[spec.form ?? 'openai-chat'];
  return { request: requestOf(spec, form), answer: answerOf(spec, form) };
}

function requestOf(spec: ExchangeSpec, form: Form): Message {
  const { host = 'llm.test', path = form.path, httpMethod = 'POST', headers = {}, chunkBytes } = spec;
  const bare = ['GET', 'HEAD', 'DELETE'].includes(httpMethod) && spec.request?.body === undefined;
  const head = { ':method': httpMethod, ':path': path, ':authority': host, ':scheme': 'https' };
  const type = bare ? {} : { 'content-type': DOCUMENT };
  return {
    headers: listed({ ...head, ...type, ...form.headers, ...headers }),
    body: bare ? [] : cut([requestText(spec, form)], chunkBytes),
  };
}

function requestText(
  { request = {}, model = DEFAULT_MODEL, stream = false }: ExchangeSpec,
  form: Form,
): string {
  return textOf(request.body ?? form.request(request, { model, stream }));
}

function answerOf(spec: ExchangeSpec, form: Form): Message {
  const { answer = {}, chunkBytes } = spec;
  const said = saidIn(spec, form);
  const type = said.kind === 'events' ? EVENTS : DOCUMENT;
  const texts = said.kind === 'events' ? said.events : [textOf(said.body)];
  return {
    headers: listed({ ':status': String(answer.status ?? 200), 'content-type': type, ...answer.headers }),
    body: cut(texts, chunkBytes),
  };
}

function saidIn({ answer = {}, model = DEFAULT_MODEL, stream = false }: ExchangeSpec, form: Form): Said {
  if (answer.events !== undefined) return { kind: 'events', events: answer.events.map(eventText) };
  if (answer.body !== undefined) return { kind: 'document', body: answer.body };
  const { text, filler, calls, result } = answer;
  const silent = [text, filler, calls, result].every((said) => said === undefined);
  return form.answer(silent ? { text: ORDINARY } : answer, { model, stream });
}

/** A text is a whole event; anything else is the data of one. */
function eventText(event: unknown): string {
  return typeof event === 'string' ? event : `data: ${JSON.stringify(event)}\n\n`;
}

function textOf(body: unknown): string {
  return typeof body === 'string' ? body : JSON.stringify(body);
}

function listed(headers: Readonly<Record<string, string>>): HeaderList {
  return Object.entries(headers).map(([name, value]) => ({ name: name.toLowerCase(), value }));
}

/** One piece for each text, or pieces of so many bytes. */
function cut(texts: readonly string[], chunkBytes: number | undefined): readonly Uint8Array[] {
  if (chunkBytes === undefined) return texts.map((text) => Buffer.from(text));
  const whole = Buffer.from(texts.join(''));
  const parts: Uint8Array[] = [];
  for (let at = 0; at < whole.length; at += chunkBytes) parts.push(whole.subarray(at, at + chunkBytes));
  return parts;
}
