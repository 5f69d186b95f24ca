/** The process configuration: where values come from, and what a wrong one leads to. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { z } from 'zod';
import { serve } from '../../../src/cli/serve.ts';
import { configSchema } from '../../../src/config/schema.ts';
import { CONFIG_SETTING, SETTINGS } from '../../../src/config/settings.ts';
import { configOf, problemsOf } from './input.ts';

describe('the configuration', () => {
  it('is complete when nothing is given', () => {
    const { audit, log, ...rest } = configOf({});
    assert.deepEqual(rest, {
      grpc: '127.0.0.1:9002',
      admin: '127.0.0.1:9003',
      policies: undefined,
      workers: 3,
      deadlines: {
        requestBodyMs: 60_000,
        judgeMs: 2000,
        stateMs: 2000,
        journalMs: 5000,
        writeMs: 300_000,
        heldMs: 600_000,
        keepAliveMs: 10_000,
        idleMs: 300_000,
        pingMs: 30_000,
        pingTimeoutMs: 10_000,
        drainMs: 20_000,
      },
      limits: {
        heldBytes: 536_870_912,
        maxConcurrentStreams: 100,
        maxMessageBytes: 33_554_432,
        exchanges: 20_000,
        shedAt: 0.92,
      },
      state: { references: { days: 30, rows: 2_000_000 }, budgets: { rows: 2_000_000 } },
      judges: {},
      deciders: {},
      tls: {},
      identity: { header: 'authorization', forward: false, issuers: {}, certificates: [], proxies: [] },
      approvals: {
        approvers: { issuers: [], sameAs: [], everyTenant: [] },
        ...{ open: 10_000, openPerCaller: 20, perHour: 120, keepDays: 30 },
      },
      credentials: {},
      dlp: { indexes: {} },
      profiles: {},
      prices: [],
      models: {
        onFault: 'refuse',
        encoder: {
          ...{ run: true, threads: 1, batch: 1, queue: 128, deadlineMs: 1000 },
          remember: { entries: 10_000, minutes: 60 },
        },
      },
    });
    assert.equal(audit.mode, 'buffered');
    assert.equal(log.level, 'info');
  });

  it('takes flags over variables, and those over the file', () => {
    const files = { 'weir.yaml': 'grpc: 127.0.0.1:1\nadmin: 127.0.0.1:2\nworkers: 4\n' };
    const env = { WEIR_GRPC: '127.0.0.1:11', WEIR_ADMIN: '127.0.0.1:12' };
    const { grpc, admin, workers } = configOf({ files, env, argv: ['--grpc', '127.0.0.1:21'] });
    assert.deepEqual([grpc, admin, workers], ['127.0.0.1:21', '127.0.0.1:12', 4]);
  });

  it('takes each setting by flag and by variable', () => {
    const values: Readonly<Record<string, string>> = {
      '--grpc': '[::1]:0',
      '--admin': '0.0.0.0:1',
      '--workers': '2',
    };
    for (const { flag, variable, path } of SETTINGS) {
      const value = values[flag] ?? { '--audit-mode': 'strict', '--log-level': 'warn' }[flag] ?? 'some/place';
      const read = (config: unknown): unknown =>
        path.reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], config);
      assert.equal(String(read(configOf({ argv: [flag, value] }))), value, flag);
      assert.equal(String(read(configOf({ argv: [`${flag}=${value}`] }))), value, flag);
      assert.equal(String(read(configOf({ env: { [variable]: value } }))), value, variable);
    }
  });

  it('keeps the other keys of a section that a flag is for', () => {
    const files = { 'weir.yaml': 'audit: { flushMs: 7 }' };
    const { audit } = configOf({ files, argv: ['--audit-mode', 'strict'] });
    assert.deepEqual([audit.mode, audit.flushMs], ['strict', 7]);
  });

  it('reads the file that is named, and needs it then', () => {
    const files = { 'a.yaml': 'workers: 5', 'b.yaml': 'workers: 6' };
    assert.equal(configOf({ files, env: { WEIR_CONFIG: 'a.yaml' } }).workers, 5);
    assert.equal(
      configOf({ files, env: { WEIR_CONFIG: 'a.yaml' }, argv: ['--config', 'b.yaml'] }).workers,
      6,
    );
    assert.deepEqual(problemsOf({ argv: ['--config', 'c.yaml'] }), ['c.yaml: is not there (--config)']);
  });

  it('reads sizes and judges', () => {
    const files = {
      'weir.yaml': 'limits: { heldBytes: 1GiB }\njudges: { toxicity: { url: "http://t:1/" } }',
    };
    const { limits, judges } = configOf({ files });
    assert.equal(limits.heldBytes, 1_073_741_824);
    assert.deepEqual(judges, {
      toxicity: {
        ...{ kind: 'webhook', url: 'http://t:1/', deadlineMs: 2000 },
        remember: { entries: 10_000, minutes: 60 },
        breaker: { failures: 5, restMs: 10_000 },
      },
    });
  });

  it('is the default when the file is empty or holds comments alone', () => {
    for (const text of ['', '\n', '# later\n'])
      assert.equal(configOf({ files: { 'weir.yaml': text } }).workers, 3);
  });

  it('survives the way to another process', () => {
    assert.deepEqual(structuredClone(configOf({})), configOf({}));
  });
});

describe('the configuration is refused for', () => {
  const file = (text: string): { files: Record<string, string> } => ({ files: { 'weir.yaml': text } });
  const REFUSED: readonly [
    what: string,
    given: Parameters<typeof problemsOf>[0],
    problems: readonly string[],
  ][] = [
    ['an unknown key', file('\ngrcp: x'), ['weir.yaml:2 grcp: unknown key "grcp"; did you mean "grpc"?']],
    [
      'an unknown key of a section',
      file('deadlines:\n  judgeMS: 1'),
      ['weir.yaml:2 deadlines.judgeMS: unknown key "judgeMS"; did you mean "judgeMs"?'],
    ],
    [
      'an address without a port',
      file('admin: localhost'),
      ['weir.yaml:1 admin: must be HOST:PORT, such as 127.0.0.1:9002, [::1]:9002 or 0.0.0.0:9002'],
    ],
    [
      'a port that does not exist',
      { argv: ['--grpc', 'a:65536'] },
      ['--grpc: must be HOST:PORT, such as 127.0.0.1:9002, [::1]:9002 or 0.0.0.0:9002'],
    ],
    ['no workers', { env: { WEIR_WORKERS: '0' } }, ['WEIR_WORKERS: must be at least 1']],
    ['workers in words', { argv: ['--workers', 'two'] }, ['--workers: write a number']],
    ['an unknown flag', { argv: ['--grcp', 'a:1'] }, ['--grcp: unknown option; did you mean "--grpc"?']],
    ['a word that is no flag', { argv: ['policies'] }, ['policies: unknown option; options begin with "--"']],
    ['a flag without its value', { argv: ['--grpc', '--admin', 'a:1'] }, ['--grpc: needs a value after it']],
    ['a flag without its value at the end', { argv: ['--grpc'] }, ['--grpc: needs a value after it']],
    [
      'a misspelt variable',
      { env: { WEIR_GRCP: 'a:1' } },
      ['WEIR_GRCP: unknown variable; did you mean "WEIR_GRPC"?'],
    ],
    [
      'a variable in the singular',
      { env: { WEIR_POLICY: 'x.yaml' } },
      ['WEIR_POLICY: unknown variable; did you mean "WEIR_POLICIES"?'],
    ],
    [
      'a judge with a password',
      file('judges: { a: { url: "http://u:p@h/" } }'),
      [
        'weir.yaml:1 judges.a.url: must be an http:// or https:// address without user name, password or fragment',
      ],
    ],
    ['two documents', file('workers: 1\n---\nworkers: 2'), ['weir.yaml: holds several documents; keep one']],
    ['a list', file('- grpc'), ['weir.yaml:1: write a mapping of keys']],
    ['text that is not YAML', file('grpc: [a'), [/^weir\.yaml:1: is not valid YAML: /u.source]],
  ];
  for (const [what, given, problems] of REFUSED) {
    it(what, () => {
      const found = problemsOf(given);
      if (problems[0]?.startsWith('^')) assert.match(found[0] ?? '', new RegExp(problems[0]));
      else assert.deepEqual(found, problems);
    });
  }

  it('one address for both ports, but where the system chooses them', () => {
    const one = ['--grpc', '127.0.0.1:9100', '--admin', '127.0.0.1:9100'];
    const said = 'is the address of grpc too; give each a port of its own';
    assert.deepEqual(problemsOf({ argv: one }), [`--admin: ${said}`]);
    assert.deepEqual(problemsOf({ argv: ['--grpc', '127.0.0.1:9003'] }), [`weir.yaml admin: ${said}`]);
    assert.deepEqual(problemsOf({ argv: ['--grpc', '127.0.0.1:0', '--admin', '127.0.0.1:0'] }), []);
  });

  it('all of its problems at once', () => {
    const found = problemsOf({ ...file('workers: 0\nadmin: x'), argv: ['--nope'], env: { WEIR_GRPC: 'x' } });
    assert.deepEqual(
      found.map((line) => line.split(/[ :]/)[0]),
      ['--nope', 'WEIR_GRPC', 'weir.yaml', 'weir.yaml'],
    );
  });

  it('nothing that Kubernetes sets for a service named weir', () => {
    const env = {
      WEIR_SERVICE_HOST: '10.0.0.1',
      WEIR_PORT: 'tcp://10.0.0.1:9002',
      WEIR_PORT_9002_TCP_PROTO: 'tcp',
    };
    assert.deepEqual(problemsOf({ env }), []);
  });
});

describe('docs/operate/configuration.md', () => {
  const text = readFileSync(new URL('../../../docs/operate/configuration.md', import.meta.url), 'utf8');

  it('names every key with its default', () => {
    const missing = keysOf(z.toJSONSchema(configSchema, { io: 'input' })).filter(
      (key) => !text.includes(`| \`${key}\` |`),
    );
    assert.deepEqual(missing, []);
  });

  it('names every flag and variable, and so does the usage of weir serve', () => {
    for (const { flag, variable } of [...SETTINGS, CONFIG_SETTING]) {
      assert(text.includes(`\`${flag}\``) && text.includes(`\`${variable}\``), flag);
      assert(serve.usage.includes(`${flag} `) && serve.usage.includes(variable), flag);
    }
  });
});

function keysOf(schema: z.core.JSONSchema.BaseSchema, prefix = ''): string[] {
  const properties = Object.entries(schema.properties ?? {});
  if (properties.length === 0 && typeof schema.additionalProperties === 'object') {
    return keysOf(schema.additionalProperties, `${prefix}NAME.`);
  }
  return properties.flatMap(([key, inner]) => {
    if (typeof inner !== 'object') return [];
    const nested = keysOf(inner, `${prefix}${key}.`);
    return nested.length > 0 ? nested : [`${prefix}${key}`];
  });
}
