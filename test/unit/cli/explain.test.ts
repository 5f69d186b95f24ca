/** `weir explain`: why a policy is taken, what each rule did, and that nothing of an exchange is shown. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, mock } from 'node:test';
import { openJournal } from '../../../src/audit/journal.ts';
import { buildExchange } from '../../../src/cli/cases/build-exchange.ts';
import { circumstancesOf } from '../../../src/cli/cases/circumstances.ts';
import { exchangeSchema } from '../../../src/cli/cases/schema.ts';
import { explain } from '../../../src/cli/explain.ts';
import { judgeExchange } from '../../../src/cli/offline/judge-exchange.ts';
import { newKept } from '../../../src/cli/offline/offline-parts.ts';
import { policiesOf } from '../../fakes/conversation.ts';
import { policyText, temporaryFolder } from '../config/folder.ts';

const SHOP = policyText(
  'shop',
  `
  selects: { hosts: ["*.shop.internal"], paths: ["/v1/*"], when: 'caller.tenant == "shop"' }
  request:
    rules:
      - { name: no-cards, detector: pii, options: { entities: [CREDIT_CARD] }, action: deny }
      - { name: cards-of-others, detector: pii, options: { entities: [CREDIT_CARD] }, when: '"guest" in caller.roles', action: redact }
      - { name: high-only, detector: pii, options: { entities: [CREDIT_CARD] }, when: 'caller.claims.level > 2.0', onFault: allow, action: redact }
      - { name: no-secrets, detector: secrets, action: deny }
  response:
    rules: [{ name: secret-project, detector: keywords, options: { words: [halcyon] }, action: deny }]
  tools:
    rules: [{ name: small, tool: refund, when: 'args.amount < 50', action: allow }]`,
);
const BANK = policyText(
  'bank',
  `{ selects: { hosts: ["*.shop.internal"], paths: ["/v1/*"], when: 'caller.tenant == "bank"' } }`,
);
const REST = policyText('rest');
const CARD = '4111 1111 1111 1111';
const HOST = 'host: llm.shop.internal\ncaller: { id: ann, tenant: shop }\n';

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const err = mock.method(console, 'error', () => {});
  const write = mock.method(process.stdout, 'write', () => true);
  try {
    const code = await explain.run(args);
    const text = (calls: readonly { arguments: unknown[] }[]): string =>
      calls.map((call) => String(call.arguments[0])).join('\n');
    return { code, out: text(write.mock.calls), err: text(err.mock.calls) };
  } finally {
    mock.restoreAll();
  }
}

describe('weir explain', () => {
  const folder = temporaryFolder();
  const policies = join(folder, 'policies.yaml');
  writeFileSync(policies, [SHOP, BANK, REST].join('---\n'));
  const given = (name: string, text: string): string => {
    const file = join(folder, `${name}.yaml`);
    writeFileSync(file, text);
    return file;
  };
  const explained = async (name: string, text: string) => {
    const { code, out } = await run('--policy', policies, given(name, text));
    assert.equal(code, 0);
    return out;
  };

  it('says why a policy is taken and why the others are not', async () => {
    const out = await explained('a', HOST);
    assert.match(
      out,
      /^policy shop \(.*\): host by \*\.shop\.internal; path by \/v1\/\*; condition true: caller\.tenant == "shop"$/m,
    );
    assert.match(out, /^ {2}not bank: its condition is false: caller\.tenant == "bank"$/m);
    assert.match(out, /^ {2}not rest: a more specific one is taken$/m);
    const other = await explained('b', 'host: llm.bank.internal\n');
    assert.match(other, /^policy rest \(.*\): it is for every exchange$/m);
    assert.match(other, /^ {2}not shop: its hosts are \*\.shop\.internal$/m);
    assert.match(
      await explained('c', 'host: x.shop.internal\npath: /v2/x\n'),
      /not shop: its paths are \/v1\/\*/,
    );
  });

  it('says that a model decided', async () => {
    const small = policyText('small', '{ selects: { models: ["gpt-4o-m*", gpt-4o] } }');
    writeFileSync(policies, [SHOP, BANK, REST, small].join('---\n'));
    const asked = (model: string) => explained(`m-${model}`, `model: ${model}\nrequest: { user: hello }\n`);
    assert.match(await asked('gpt-4o-mini'), /^policy small \(.*\): model by gpt-4o-m\*$/m);
    const other = await asked('llama');
    assert.match(other, /^policy rest \(.*\): it is for every exchange$/m);
    assert.match(other, /^ {2}not small: its models are gpt-4o-m\*, gpt-4o$/m);
    assert.match(
      await asked('GPT-4o'),
      /^policy small \(.*\): the strictest of those that a model could choose$/m,
    );
    const rules =
      'rules: [{ name: no-cards, detector: pii, options: { entities: [CREDIT_CARD] }, action: deny }]';
    const strict = policyText('strict', `{ selects: { models: [strict-1] }, request: { ${rules} } }`);
    writeFileSync(policies, [REST, strict].join('---\n'));
    const denied = await explained('m-denied', `model: strict-1\nrequest: { user: "Pay with ${CARD}" }\n`);
    assert.match(denied, /^policy strict \(.*\): model by strict-1$/m);
    writeFileSync(policies, [SHOP, BANK, REST].join('---\n'));
  });

  it('says what each rule did, and who decided', async () => {
    const out = await explained('d', `${HOST}request: { user: "Pay with ${CARD} please" }\n`);
    assert.match(
      out,
      /^ {2}> no-cards +pii, deny, line 8: CREDIT_CARD \(1\) in user at messages\[0\]\.content\[9\.\.28\]$/m,
    );
    assert.match(
      out,
      /^ {2}- cards-of-others +pii, redact, line 9: its condition is false: "guest" in caller\.roles$/m,
    );
    assert.match(
      out,
      /^ {2}! high-only +pii, redact, line 10: its condition cannot be told: caller\.claims\.level > 2\.0 \(.+\)$/m,
    );
    assert.match(out, /^ {4}no-secrets +secrets, deny, line 11: found nothing before that$/m);
    assert.match(out, /^ {4}secret-project +keywords, deny, line 13: was not begun$/m);
    assert.match(
      out,
      /\nrequest: deny by no-cards\nanswer: the provider was not asked\ndecided: deny by no-cards; the client gets 403\n$/,
    );
    assert.doesNotMatch(out, /4111|please/);
  });

  it('says it of answers and of tools', async () => {
    const calls = 'answer: { calls: [{ name: refund, args: { amount: 80 } }] }\n';
    assert.match(
      await explained('e', HOST + calls),
      /^ {2}- small +refund, allow, line 15: its condition is false: args\.amount < 50$/m,
    );
    const small = calls.replace('80', '8');
    assert.match(
      await explained('f', HOST + small),
      /^ {2}\+ small +refund, allow, line 15: TOOL_ALLOWED \(1\) in assistant at /m,
    );
    const told = await explained('g', `${HOST}stream: true\nanswer: { text: "It is called Halcyon." }\n`);
    assert.match(told, /^ {2}> secret-project .* KEYWORD \(1\) in assistant at /m);
    assert.match(told, /decided: deny by secret-project|decided: cut by secret-project/);
  });

  it('says the same in JSON, without hashes', async () => {
    const { out } = await run(
      '--policy',
      policies,
      '--json',
      given('h', `${HOST}request: { user: "${CARD}" }\n`),
    );
    const { known, rules } = JSON.parse(out) as {
      known: { policy: string; findings: object[] };
      rules: { rule: string; did: string }[];
    };
    assert.equal(known.policy, 'shop');
    assert.deepEqual(
      rules.map(({ rule, did }) => `${rule} ${did}`),
      [
        'no-cards decided',
        'cards-of-others ruled out',
        'high-only untold',
        'no-secrets nothing',
        'secret-project not asked',
        'small not asked',
      ],
    );
    assert.ok(known.findings.every((finding) => !('hash' in finding)));
  });

  it('explains what the journal has', async () => {
    const dir = join(folder, 'journal');
    const journal = await openJournal({
      dir,
      chain: 'one',
      mode: 'strict',
      clock: { now: () => 0, monotonic: () => 0 },
    });
    const spec = exchangeSchema.parse({
      ...{ host: 'llm.shop.internal', caller: { id: 'ann', tenant: 'shop', roles: ['clerk'] } },
      request: { user: `Pay with ${CARD} please` },
    });
    const judged = await judgeExchange(
      buildExchange(spec),
      circumstancesOf(spec, policiesOf([SHOP, BANK, REST].join('---\n')), newKept()),
    );
    for (const event of judged.events) await journal.record(event);
    await journal.close();
    const id = judged.events[0]?.exchange.id ?? '';
    const { code, out } = await run('--policy', policies, '--exchange', id, '--dir', dir);
    assert.equal(code, 0);
    assert.match(out, /^caller ann \(jwt\), tenant shop, roles clerk$/m);
    assert.match(out, /^ {2}> no-cards +pii, deny, line 8: CREDIT_CARD/m);
    assert.match(out, /\ndecided: deny by no-cards\n$/);
    assert.doesNotMatch(out, /changed since/);
    writeFileSync(join(folder, 'newer.yaml'), SHOP.replace('no-secrets', 'no-keys'));
    const newer = await run('--policy', join(folder, 'newer.yaml'), '--exchange', id, '--dir', dir);
    assert.match(newer.out, /the policy has changed since/);
    assert.deepEqual((await run('--exchange', 'nobody', '--dir', dir)).code, 1);
  });

  it('ends with 2 where there is nothing to explain', async () => {
    const cases = given(
      'cases',
      `apiVersion: weir.dev/v1alpha1\nkind: PolicyCases\ncases: [{ name: one, expect: { verdict: allow } }]\n`,
    );
    const rows: readonly (readonly [readonly string[], RegExp])[] = [
      [[], /name a file with an exchange, or an id/],
      [[given('bad', 'hst: x\n')], /hst: unknown key "hst"; did you mean "host"\?/],
      [[cases], /has cases; name one with --case/],
      [['--case', 'on', cases], /has no case "on"; did you mean "one"\?/],
      [[join(folder, 'nowhere.yaml')], /is not there/],
    ];
    for (const [args, reason] of rows) {
      const { code, err } = await run(...args);
      assert.equal(code, 2, args.join(' '));
      assert.match(err, reason);
    }
    assert.equal((await run('--policy', policies, '--case', 'one', cases)).code, 0);
  });

  it('says where no journal is', async () => {
    const { code, err } = await run(
      '--policy',
      policies,
      '--exchange',
      'some',
      '--dir',
      join(folder, 'nothing'),
    );
    assert.equal(code, 2);
    assert.match(err, /nothing: no journal there; name its folder with --dir$/);
  });
});
