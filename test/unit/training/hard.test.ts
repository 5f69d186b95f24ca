/** Which rows the encoder reads once more: those that it gets most wrong. Asks Python, as training does; without it nothing is told. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';

const ROOT = new URL('../../../', import.meta.url);
const PROGRAM = `
import json, sys
from training.tier1 import hard
given = json.load(sys.stdin)
hard.HARDEST, hard.HARDEST_SHARE, hard.ORDINARY, hard.COMMENTS = (2, 3), 0.5, given["ordinary"], given["comments"]
of = hard.asked_about(given["rows"], given["of"])
logits = {at: given["logits"][at] for at in of}
print(json.dumps([of, hard.hardest(given["rows"], given["of"], logits)]))
`;
const missing = spawnSync('python3', ['-c', 'import sys; sys.exit(sys.version_info < (3, 9))']).status !== 0;
const skip = missing && process.env['CI'] !== 'true' ? 'no python3' : false;

interface Case {
  readonly rows: readonly object[];
  /** By row the logit of `injection`. */
  readonly logits: readonly number[];
  readonly of?: readonly number[];
  readonly ordinary?: number;
  readonly comments?: number;
}

/** Which rows are looked at, and which are read once more. */
function hardest({ rows, logits, of = [...rows.keys()], ...shares }: Case): [number[], number[]] {
  const given = {
    rows,
    of,
    ordinary: 0,
    comments: 0,
    ...shares,
    logits: logits.map((logit) => [logit, 0, 0]),
  };
  const { stdout, stderr } = spawnSync('python3', ['-c', PROGRAM], {
    ...{ cwd: ROOT, input: JSON.stringify(given), encoding: 'utf8' },
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' },
  });
  assert.equal(stderr, '');
  return JSON.parse(stdout);
}

const row = (injection: 0 | 1, { task = 'injection', marker = 'user' } = {}) => ({
  task,
  marker,
  labels: { injection },
});
const rows = (count: number, one: object) => Array.from({ length: count }, () => one);

describe('the hardest rows', { skip }, () => {
  it('are harmless ones that score high and attacks that score low, so many of each', () => {
    const harmless = rows(6, row(0));
    const attacks = rows(8, row(1));
    const logits = [-3, 2, -9, -1, -8, -7, 5, -2, 6, 7, 1, 9, -4, 8];
    assert.deepEqual(hardest({ rows: [...harmless, ...attacks], logits })[1], [1, 3, 7, 10, 12]);
  });

  it('are no more than their share of a group, by whose text they are', () => {
    const users = rows(2, row(0));
    const tools = rows(4, row(0, { marker: 'tool' }));
    const [, chosen] = hardest({ rows: [...users, ...tools], logits: [9, 8, 1, 2, 3, 4] });
    assert.deepEqual(chosen, [0, 4, 5]);
  });

  it('are not sought among comments, nor among rows of sources that are left out', () => {
    const all = [...rows(2, row(0, { task: 'toxicity' })), ...rows(4, row(0))];
    const [asked, chosen] = hardest({ rows: all, logits: [9, 9, 1, 8, 2, 3], of: [0, 1, 2, 4, 5] });
    assert.deepEqual([asked, chosen], [[2, 4, 5], [5]]);
  });

  it('come with many comments as they are', () => {
    const all = rows(400, row(0, { task: 'toxicity' }));
    const [asked, chosen] = hardest({ rows: all, logits: all.map(() => 0), comments: 0.6 });
    assert.deepEqual(asked, []);
    assert.ok(chosen.length > 200 && chosen.length < 280, `${chosen.length}`);
  });

  it('come with a share of all others, the same each time', () => {
    const all = rows(400, row(0));
    const given = { rows: all, logits: all.map((_, at) => at), ordinary: 0.25 };
    const [, chosen] = hardest(given);
    assert.ok(chosen.length > 70 && chosen.length < 135, `${chosen.length}`);
    assert.ok(chosen.includes(399) && chosen.includes(398));
    assert.deepEqual(hardest(given)[1], chosen);
  });
});
