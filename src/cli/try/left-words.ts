/** What a body of OpenAI's chat format says in words: each message of a request, and the answer, streamed or not. */

/** Who said what. */
export interface Said {
  readonly by: string;
  readonly text: string;
}

type Members = Readonly<Record<string, unknown>>;

const CALL = 'calls';

/** The messages of a request; none where nothing has left. */
export function messagesIn(body: Buffer): readonly Said[] {
  return listOf(parsed(body.toString('utf8'))['messages']).flatMap((one) => {
    const message = membersOf(one);
    return [...wordsOf(textOf(message['role']), message), ...callsOf(message)];
  });
}

/** The first choice of an answer: its words, the tools that it calls, and why it ended where it did not simply stop. */
export function answerIn(body: Buffer): readonly Said[] {
  const whole = new Map<string, string>();
  for (const document of documentsIn(body.toString('utf8'))) gather(document, whole);
  const text = whole.get('content');
  const calls = [...whole.keys()].filter((key) => key.startsWith(CALL));
  const ending = whole.get('finish') ?? '';
  return [
    ...(text === undefined ? [] : [{ by: 'assistant', text }]),
    ...calls.map((key) => ({ by: CALL, text: whole.get(key) ?? '' })),
    ...(ENDINGS.includes(ending) ? [] : [{ by: 'ended by', text: ending }]),
  ];
}

/** How answers end of themselves. */
const ENDINGS: readonly string[] = ['', 'stop', 'tool_calls'];

/** Adds what one document or event says. */
function gather(document: Members, whole: Map<string, string>): void {
  const choice = membersOf(listOf(document['choices'])[0]);
  const message = membersOf(choice['message'] ?? choice['delta']);
  const add = (key: string, text: string) => whole.set(key, (whole.get(key) ?? '') + text);
  const { content, refusal } = message;
  for (const text of [content, refusal]) if (typeof text === 'string') add('content', text);
  for (const [place, one] of listOf(message['tool_calls']).entries()) {
    const call = membersOf(one);
    const { name, arguments: args } = membersOf(call['function']);
    const before = typeof name === 'string' ? `${name} ` : '';
    add(`${CALL} ${textOf(call['index']) || place}`, before + textOf(args));
  }
  if (typeof choice['finish_reason'] === 'string') whole.set('finish', choice['finish_reason']);
}

function wordsOf(by: string, { content }: Members): readonly Said[] {
  return typeof content === 'string' ? [{ by, text: content }] : [];
}

function callsOf(message: Members): readonly Said[] {
  return listOf(message['tool_calls']).map((one) => {
    const { name, arguments: args } = membersOf(membersOf(one)['function']);
    return { by: CALL, text: `${textOf(name)} ${textOf(args)}` };
  });
}

function documentsIn(text: string): readonly Members[] {
  const events = text.split(/\r?\n/).filter((line) => line.startsWith('data:'));
  return events.length === 0 ? [parsed(text)] : events.map((line) => parsed(line.slice('data:'.length)));
}

/** No members where it is no JSON, as the mark at the end of a stream. */
function parsed(text: string): Members {
  try {
    return membersOf(JSON.parse(text));
  } catch {
    return {};
  }
}

function membersOf(value: unknown): Members {
  return typeof value === 'object' && value !== null ? (value as Members) : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
