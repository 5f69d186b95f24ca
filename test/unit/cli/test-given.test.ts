/** `weir test`: what cases say of policy engines, budgets and approvals, and what comes of it. */
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, mock } from 'node:test';
import { test } from '../../../src/cli/test.ts';
import { policyText, temporaryFolder } from '../config/folder.ts';

const HEAD = 'apiVersion: weir.dev/v1alpha1\nkind: PolicyCases\n';
const POLICY = policyText(
  'shop',
  `
  budgets:
    - { name: burst, per: tenant, requests: 3, window: 1m }
    - { name: tokens, per: caller, tokens: 1000, reserve: 100, window: 1d }
    - { name: spend, per: caller, cost: 2, window: 1d }
    - { name: at-once, per: caller, streams: 2 }
    - { name: loops, per: caller, toolCalls: 2, window: 1h }
    - { name: strikes, per: caller, denials: 2, window: 1h }
  request:
    decisions: [{ name: corp-asks, ask: corp, when: 'model == "gpt-4o"' }]
  tools:
    rules:
      - { name: small, tool: refund, when: "args.amount <= 50", action: allow }
      - { name: corp-refunds, tool: refund, when: "args.amount <= 100", ask: corp, action: allow }
      - { name: large, tool: refund, when: "args.amount <= 500", action: hold, approvers: [lead], timeout: 10m, wait: 30s }
      - { name: huge, tool: refund, action: hold, approvers: [lead], quorum: 2, timeout: 10m }`,
);

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const out = mock.method(console, 'log', () => {});
  const err = mock.method(console, 'error', () => {});
  try {
    const code = await test.run(args);
    const text = (calls: readonly { arguments: unknown[] }[]): string =>
      calls.map((call) => String(call.arguments[0])).join('\n');
    return { code, out: text(out.mock.calls), err: text(err.mock.calls) };
  } finally {
    mock.restoreAll();
  }
}

const DEFAULTS = `defaults:
  caller: { id: mia, tenant: shop }
  prices: [{ model: "gpt-4o*", input: 1, output: 1000 }]
`;

function folderWith(cases: string, policy = POLICY): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'cases'));
  writeFileSync(join(folder, 'shop.yaml'), policy);
  writeFileSync(join(folder, 'cases/shop.yaml'), `${HEAD}${DEFAULTS}cases:\n${cases}`);
  return folder;
}

function refundOf(amount: number): string {
  return `answer: { text: Well., calls: [{ name: refund, args: { amount: ${amount} } }] }`;
}

/** A case in one line: what is said, and what is expected. */
type Row = readonly [name: string, said: string, expected: string];

const DECIDERS: readonly Row[] = [
  [
    'an engine allows a request',
    'model: gpt-4o, deciders: { corp: true }',
    'verdict: allow, finds: [DECISION_ALLOWED]',
  ],
  [
    'an engine denies a request',
    'model: gpt-4o, deciders: { corp: false }',
    'verdict: deny, rule: corp-asks, upstream: nothing',
  ],
  [
    'its reason is recorded',
    'model: gpt-4o, deciders: { corp: { allow: false, reason: no-rule } }',
    'verdict: deny, record: [{ findings: [{ type: DECISION_DENIED, source: no-rule }] }]',
  ],
  ['nothing is said of it', 'model: gpt-4o', 'verdict: deny, record: [{ fault: { kind: decision } }]'],
  ['it is not asked', 'model: gpt-4o-mini', 'verdict: allow, client: same'],
  [
    'an engine allows a call',
    `deciders: { corp: true }, ${refundOf(80)}`,
    'verdict: allow, client: same, finds: [TOOL_ALLOWED]',
  ],
  [
    'an engine denies a call',
    `deciders: { corp: false }, ${refundOf(80)}`,
    'verdict: deny, rule: corp-refunds',
  ],
  [
    'by the rules that ask',
    `model: gpt-4o, deciders: { corp: { rules: { corp-asks: true, corp-refunds: { allow: false, reason: late } } } }, ${refundOf(80)}`,
    'request: { verdict: allow }, verdict: deny, rule: corp-refunds',
  ],
  [
    'a rule of which nothing is said',
    `model: gpt-4o, deciders: { corp: { rules: { corp-refunds: true } } }, ${refundOf(80)}`,
    'verdict: deny, request: { verdict: deny }',
  ],
];

const BUDGETS: readonly Row[] = [
  ['nothing was used', '', 'verdict: allow'],
  ['the last request', 'budgets: { burst: 2 }', 'verdict: allow'],
  [
    'one too many',
    'budgets: { burst: 3 }',
    'verdict: deny, rule: budgets.burst, status: 429, upstream: nothing',
  ],
  ['more than there is', 'budgets: { burst: 9 }', 'verdict: deny, rule: budgets.burst'],
  ['no tokens are left', 'budgets: { tokens: 1000 }', 'verdict: deny, rule: budgets.tokens'],
  ['a few are left', 'budgets: { tokens: 950 }', 'verdict: allow'],
  ['money is counted in units of the table', 'budgets: { spend: 1.5 }', 'verdict: allow'],
  ['and spent', 'budgets: { spend: 2 }', 'verdict: deny, rule: budgets.spend'],
  ['a model has no price', 'model: other', 'verdict: deny, rule: budgets.spend, status: 403'],
  ['a place is free', 'budgets: { at-once: 1 }', 'verdict: allow'],
  ['all places are taken', 'budgets: { at-once: 2 }', 'verdict: deny, rule: budgets.at-once'],
  ['the last call', `budgets: { loops: 1 }, ${refundOf(5)}`, 'verdict: allow'],
  ['one call too many', `budgets: { loops: 2 }, ${refundOf(5)}`, 'verdict: deny, rule: budgets.loops'],
  ['who was denied too often', 'budgets: { strikes: 2 }', 'verdict: deny, rule: budgets.strikes'],
  ['what went before counts', 'budgets: { burst: 2 }, before: [{}]', 'verdict: deny, rule: budgets.burst'],
  [
    'it counts for others of the tenant',
    'budgets: { burst: 2 }, before: [{ caller: { id: tom, tenant: shop } }]',
    'verdict: deny',
  ],
  [
    'not for another tenant',
    'budgets: { burst: 2 }, before: [{ caller: { id: tom, tenant: mill } }]',
    'verdict: allow',
  ],
  ['and not once the window is over', 'before: [{}, {}, {}], time: "2026-01-05T12:02:00Z"', 'verdict: allow'],
  ['a place is given back', 'budgets: { at-once: 1 }, before: [{}]', 'verdict: allow'],
  [
    'what was used before counts once',
    'budgets: { burst: 1 }, before: [{ budgets: { burst: 1 } }]',
    'verdict: allow',
  ],
  [
    'denials before count',
    'before: [{ model: gpt-4o }, { model: gpt-4o }]',
    'verdict: deny, rule: budgets.strikes',
  ],
];

const APPROVALS: readonly Row[] = [
  [
    'nobody has decided',
    refundOf(80 * 2),
    'verdict: hold, rule: large, finds: [TOOL_HELD], client: { lacks: [refund] }',
  ],
  [
    'nobody, as it says',
    `approvals: { large: none }, ${refundOf(160)}`,
    'verdict: hold, rule: large, status: 200',
  ],
  [
    'somebody approved',
    `approvals: { large: approved }, ${refundOf(160)}`,
    'verdict: allow, client: same, finds: [TOOL_APPROVED]',
  ],
  [
    'somebody approved, streamed',
    `stream: true, approvals: { large: approved }, ${refundOf(160)}`,
    'verdict: allow, client: same',
  ],
  ['all who have to', `approvals: { huge: approved }, ${refundOf(501)}`, 'verdict: allow, client: same'],
  [
    'somebody denied',
    `approvals: { large: denied }, ${refundOf(160)}`,
    'verdict: deny, rule: large, client: { lacks: [refund] }',
  ],
  ['it expired', `approvals: { large: expired }, ${refundOf(160)}`, 'verdict: hold, rule: large'],
  [
    'another rule is approved',
    `approvals: { huge: approved }, ${refundOf(160)}`,
    'verdict: hold, rule: large',
  ],
  [
    'once',
    `approvals: { large: approved }, ${refundOf(160)}, before: [{ approvals: { large: approved }, ${refundOf(160)} }]`,
    'verdict: hold',
  ],
  [
    'another call needs another',
    `approvals: { large: approved }, ${refundOf(160)}, before: [{ approvals: { large: approved }, ${refundOf(161)} }]`,
    'verdict: allow',
  ],
  [
    'one that waited is approved',
    `approvals: { large: approved }, ${refundOf(160)}, before: [{ ${refundOf(160)} }]`,
    'verdict: allow',
  ],
];

describe('weir test, given what others say', () => {
  for (const [what, rows] of [
    ['engines', DECIDERS],
    ['budgets', BUDGETS],
    ['people', APPROVALS],
  ] as const)
    it(`knows what ${what} say`, async () => {
      const cases = rows.map(([name, said, expected]) => {
        const members = said === '' ? '' : `${said}, `;
        return `  - { name: "${name}", ${members}expect: { ${expected} } }\n`;
      });
      const folder = folderWith(
        `${cases.join('')}  - { name: asks, deciders: { corp: true }, expect: { verdict: allow } }\n`,
      );
      const { code, out, err } = await run(folder);
      assert.equal(code, 0, out + err);
      assert.match(out, new RegExp(`${rows.length + 1} of ${rows.length + 1} cases passed`));
    });

  it('needs no case that speaks of an engine which is named', async () => {
    const folder = folderWith('  - { name: one, model: gpt-4o, expect: { verdict: deny } }\n');
    assert.match((await run(folder)).err, /unknown decider "corp"/);
    assert.equal((await run('--decider', 'corp', folder)).code, 0);
  });

  /** What is said wrongly, and the line that says so. */
  const WRONG: readonly (readonly [said: string, reason: RegExp])[] = [
    [
      'deciders: { corp: true, crop: true }',
      /shop\.yaml:7 cases\[0\]\.deciders\.crop: no policy asks a decider "crop"; did you mean "corp"\?/,
    ],
    [
      'deciders: { corp: { rules: { corp-ask: true } } }',
      /deciders\.corp\.rules\.corp-ask: no policy asks corp by a rule "corp-ask"; did you mean "corp-asks"\?/,
    ],
    ['deciders: { corp: perhaps }', /cases\[0\]\.deciders\.corp: write true, false, a mapping of allow/],
    [
      'deciders: { corp: { allow: true, reason: "it is late" } }',
      /cases\[0\]\.deciders\.corp\.reason: must be an id/,
    ],
    [
      'deciders: { corp: true }, budgets: { bursts: 1 }',
      /cases\[0\]\.budgets\.bursts: no policy has a budget "bursts"; did you mean "burst"\?/,
    ],
    ['budgets: { burst: -1 }', /cases\[0\]\.budgets\.burst: must be at least 0/],
    ['budgets: { burst: many }', /cases\[0\]\.budgets\.burst: write a number/],
    [
      'deciders: { corp: true }, approvals: { small: approved }',
      /cases\[0\]\.approvals\.small: no policy holds calls by a rule "small"; choose from large, huge/,
    ],
    [
      'approvals: { large: aproved }',
      /cases\[0\]\.approvals\.large: unknown value "aproved"; did you mean "approved"\?/,
    ],
    [
      'deciders: { corp: true }, before: [{ budgets: { x: 1 } }]',
      /cases\[0\]\.before\[0\]\.budgets\.x: no policy has a budget "x"/,
    ],
  ];
  for (const [said, reason] of WRONG)
    it(`says what is wrong with ${said}`, async () => {
      const folder = folderWith(`  - { name: one, ${said}, expect: { verdict: allow } }\n`);
      const { code, err } = await run(folder);
      assert.equal(code, 2);
      assert.match(err, reason);
    });
});
