/** The probes on requests: an injection in every packing, and what no client may send; one entry per probe. */
import { gzipSync } from 'node:zlib';
import { chatBody, markOf, type RequestProbe, type Setting, type Spelling, spell } from './probe.ts';
import { FORGED_DECISION, FORGED_ID, type Sight, TRAILER } from './sights.ts';
import { ATTACK, CARD, ORDINARY, OVERSIZED_BYTES } from './texts.ts';

const INJECTION_RULE =
  'under request.rules: { name: no-injection, detector: injection, on: [user, tool, retrieved], threshold: 0.9, action: deny }';
const STRICT = 'Weir refuses it under every policy: is its filter on this route, and mode: enforce?';
const PIECE = 3;
const WEBSOCKET = {
  ...{ connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' },
  'sec-websocket-key': Buffer.from('weir-selfcheck!!').toString('base64'),
};

interface Entry {
  readonly name: string;
  readonly sends: string;
  readonly expected?: string;
  readonly hint?: string;
  readonly bad?: Sight;
  /** Builds what is not ordinary; `attack` is a chat body with the injection. */
  readonly spelling: (given: Given) => Spelling;
}

interface Given {
  readonly setting: Setting;
  readonly mark: string;
  readonly attack: string;
}

const ENTRIES: readonly Entry[] = [
  {
    name: 'injection',
    sends: 'a prompt that says to ignore all instructions',
    hint: INJECTION_RULE,
    spelling: ({ attack }) => ({ pieces: [attack] }),
  },
  {
    name: 'injection-pieces',
    sends: `the same in chunks of ${PIECE} bytes`,
    hint: INJECTION_RULE,
    spelling: ({ attack }) => ({ pieces: attack.match(new RegExp(`.{1,${PIECE}}`, 'gs')) ?? [] }),
  },
  {
    name: 'injection-escapes',
    sends: 'the same with every letter of it as a JSON escape',
    hint: INJECTION_RULE,
    spelling: ({ attack }) => ({ pieces: [attack.replace(ATTACK, escaped)] }),
  },
  {
    name: 'card-in-prompt',
    sends: 'a prompt with a test card number',
    expected: 'masked or refused',
    hint: 'under request.rules: { name: mask-cards, detector: pii, options: { entities: [CREDIT_CARD] }, action: redact }',
    bad: 'card',
    spelling: ({ setting, mark }) => ({
      pieces: [chatBody(setting, `${mark} My card is ${CARD}. ${ORDINARY}`)],
    }),
  },
  {
    name: 'gzip',
    sends: 'the injection, compressed with gzip',
    hint: 'Weir inflates or refuses it: is its filter on this route? Then see the row injection.',
    spelling: ({ attack }) => ({ headers: { 'content-encoding': 'gzip' }, pieces: [gzipSync(attack)] }),
  },
  {
    name: 'wrong-label',
    sends: 'the injection as plain text, labelled gzip',
    hint: STRICT,
    spelling: ({ attack }) => ({ headers: { 'content-encoding': 'gzip' }, pieces: [attack] }),
  },
  {
    name: 'wrong-type',
    sends: 'the injection as JSON, called text/plain',
    hint: INJECTION_RULE,
    spelling: ({ attack }) => ({ headers: { 'content-type': 'text/plain' }, pieces: [attack] }),
  },
  {
    name: 'utf-16',
    sends: 'the injection in UTF-16',
    hint: STRICT,
    spelling: ({ attack }) => ({ pieces: [Buffer.from(`\ufeff${attack}`, 'utf16le')] }),
  },
  {
    name: 'duplicate-key',
    sends: 'two "messages", the second with the injection',
    hint: STRICT,
    spelling: ({ setting, mark, attack }) => ({ pieces: [joined(ordinary(setting, mark), attack)] }),
  },
  {
    name: 'case-variant',
    sends: '"messages", and "Messages" with the injection',
    hint: STRICT,
    spelling: ({ setting, mark, attack }) => ({
      pieces: [joined(ordinary(setting, mark), attack.replace('"messages"', '"Messages"'))],
    }),
  },
  {
    name: 'trailing-bytes',
    sends: 'an ordinary body, and a second one with the injection behind it',
    hint: STRICT,
    spelling: ({ setting, mark, attack }) => ({ pieces: [ordinary(setting, mark) + attack] }),
  },
  {
    name: 'oversized',
    sends: `an ordinary body with blanks in it, over ${OVERSIZED_BYTES >> 20} MiB`,
    expected: 'refused (413)',
    hint: 'under request: limits: { bodyBytes: 10MiB }',
    bad: 'oversized',
    spelling: ({ setting, mark }) => ({
      pieces: [ordinary(setting, mark).replace('{', `{${' '.repeat(OVERSIZED_BYTES)}`)],
    }),
  },
  {
    name: 'trailers',
    sends: 'an ordinary request with a trailer that holds the injection',
    expected: 'refused, or the trailer taken off',
    hint: 'request_trailer_mode: SEND in the filter, and no request.trailers: allow in the policy',
    bad: 'trailer',
    spelling: ({ setting, mark }) => ({
      headers: { trailer: TRAILER },
      pieces: [ordinary(setting, mark)],
      trailers: { [TRAILER]: ATTACK },
    }),
  },
  {
    name: 'websocket',
    sends: 'a WebSocket handshake',
    hint: 'no upgrade_configs on the listener and the route of the model',
    bad: 'upgrade',
    spelling: () => ({ method: 'GET', headers: WEBSOCKET }),
  },
  {
    name: 'upgrade-post',
    sends: 'the injection in a POST that asks for an upgrade',
    hint: 'no upgrade_configs on the listener and the route of the model',
    spelling: ({ attack }) => ({ headers: WEBSOCKET, pieces: [attack] }),
  },
  {
    name: 'unknown-path',
    sends: 'the injection to a path that nothing reads',
    hint: 'name no path under passPaths that does not have to pass; is the filter on every route to the model?',
    spelling: ({ setting, attack }) => ({
      path: `${setting.options.path.replace(/[^/]*$/, '')}weir-selfcheck`,
      pieces: [attack],
    }),
  },
  {
    name: 'dotted-path',
    sends: 'the injection to the path with a dot segment in it',
    hint: 'normalize_path: true and merge_slashes: true on the listener; no prefix under passPaths that covers it',
    spelling: ({ setting, attack }) => ({
      path: setting.options.path.replace(/[^/]*$/, 'x/../$&'),
      pieces: [attack],
    }),
  },
  {
    name: 'encoded-path',
    sends: 'the injection to the path with one letter percent-encoded',
    hint: 'normalize_path: true on the listener; no prefix under passPaths that covers it',
    spelling: ({ setting, attack }) => ({
      path: setting.options.path.replace(/[A-Za-z0-9](?=[^/]*$)/, percentEncoded),
      pieces: [attack],
    }),
  },
  {
    name: 'forged-verdict',
    sends: `an ordinary request that says ${FORGED_DECISION.name}: ${FORGED_DECISION.value}`,
    expected: 'taken off, or refused',
    hint: 'the filter must be allowed to remove x-weir-decision: see mutation_rules in envoy/ext-proc.yaml',
    bad: 'forged',
    spelling: ({ setting, mark }) => ({
      headers: { [FORGED_DECISION.name]: FORGED_DECISION.value, 'x-weir-id': FORGED_ID },
      pieces: [ordinary(setting, mark)],
    }),
  },
];

/** Every probe on requests, in the order of the table. */
export const REQUEST_PROBES: readonly RequestProbe[] = ENTRIES.map((entry) => ({
  direction: 'request',
  ...{ name: entry.name, sends: entry.sends, bad: entry.bad ?? 'injection' },
  ...{ expected: entry.expected ?? 'refused', hint: entry.hint ?? INJECTION_RULE },
  spell: (setting) => {
    const mark = markOf(setting, entry.name);
    const attack = chatBody(setting, `${mark} ${ATTACK}`);
    return spell(setting, mark, entry.spelling({ setting, mark, attack }));
  },
}));

function ordinary(setting: Setting, mark: string): string {
  return chatBody(setting, `${mark} ${ORDINARY}`);
}

/** Makes one object out of the members of two. */
function joined(left: string, right: string): string {
  return `${left.slice(0, -1)},${right.slice(1)}`;
}

function escaped(text: string): string {
  return [...text].map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
}

function percentEncoded(letter: string): string {
  return `%${letter.charCodeAt(0).toString(16)}`;
}
