/** What the scripted upstream answers to a marked probe: the bytes of one HTTP answer, in the parts that it leaves in. */
import { gzipSync } from 'node:zlib';
import type { Mark } from './mark.ts';
import { CARD, PROSE, SECRET } from './texts.ts';

/** One scripted answer; the parts leave one by one. */
export interface ScriptedAnswer {
  readonly headers: Readonly<Record<string, string>>;
  readonly parts: readonly (string | Uint8Array)[];
}

const HEAD = { id: 'chatcmpl-selfcheck', created: 1_700_000_000, model: 'weir-selfcheck' };
const STREAM = { 'content-type': 'text/event-stream' };
const DOCUMENT = { 'content-type': 'application/json' };
const DONE = 'data: [DONE]\n\n';
const CARD_TEXT = `Your card number is ${CARD} and it is valid.`;

/** The answers which are not an ordinary one, by the name of their probe. */
const ANSWERS: Readonly<Record<string, (mark: Mark) => ScriptedAnswer>> = {
  'split-card': () => stream([...words('Your card number is '), ...CARD, ...words(' and it is valid.')]),
  'whole-card': () => document(CARD_TEXT),
  'split-secret': () => stream([...words('Put this into your shell:'), ' ', ...SECRET, ...words(' and go.')]),
  'gzip-answer': () => {
    const { headers, parts } = document(CARD_TEXT);
    return { headers: { ...headers, 'content-encoding': 'gzip' }, parts: [gzipSync(parts.join(''))] };
  },
  'mid-stream-cut': () => events([...words(PROSE).map(delta), doubled(CARD), delta(' done'), finish(), DONE]),
  'banned-text': ({ say }) => stream([...words(PROSE), ' ', ...say, ...words(' starts soon.')]),
  // The last event has no empty line behind it, so that no reader of events would take it for one.
  'unterminated-tail': () => events([...words(PROSE).map(delta), delta(CARD_TEXT).trimEnd()]),
  'after-done': () => events([...words(PROSE).map(delta), finish(), DONE, delta(CARD_TEXT), DONE]),
};

/** The names of the probes that this script answers. */
export const SCRIPTED: readonly string[] = Object.keys(ANSWERS);

/** Returns the answer to a probe; probes on requests get an ordinary one. */
export function answerTo(mark: Mark): ScriptedAnswer {
  return (ANSWERS[mark.probe] ?? (() => document('OK')))(mark);
}

function stream(contents: readonly string[]): ScriptedAnswer {
  return events([...contents.map(delta), finish(), DONE]);
}

function events(parts: readonly string[]): ScriptedAnswer {
  return { headers: STREAM, parts };
}

function document(content: string): ScriptedAnswer {
  const choices = [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }];
  const usage = { prompt_tokens: 10, completion_tokens: 10, total_tokens: 20 };
  return {
    headers: DOCUMENT,
    parts: [JSON.stringify({ ...HEAD, object: 'chat.completion', choices, usage })],
  };
}

function delta(content: string): string {
  return event({ index: 0, delta: { content }, finish_reason: null });
}

function finish(): string {
  return event({ index: 0, delta: {}, finish_reason: 'stop' });
}

/** An event that two readers read differently: it names its content twice. */
function doubled(content: string): string {
  return delta('OK').replace('"content":"OK"', `"content":"OK","content":"${content}"`);
}

function event(choice: unknown): string {
  const body = { ...HEAD, object: 'chat.completion.chunk', choices: [choice] };
  return `data: ${JSON.stringify(body)}\n\n`;
}

/** Splits text into words, each with the blank before it. */
function words(text: string): string[] {
  return text.match(/\s*\S+\s*$|\s*\S+/g) ?? [];
}
