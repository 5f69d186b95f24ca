/** Credentials: what is reported, exactly, and what is not. Values are invented and put together here. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hitsIn } from './hits-in.ts';

const LETTERS = 'aB3dE5gH7jK9mN1pQ2rS4tU6vW8xY0z';
const random = (length: number) => Array.from({ length }, (_, place) => LETTERS[(place * 11) % 31]).join('');

const FOUND: readonly (readonly [string, string])[] = [
  ['AWS_ACCESS_KEY_ID', `AKIA${random(16).toUpperCase()}`],
  ['GITHUB_TOKEN', `ghp_${random(36)}`],
  ['GITHUB_TOKEN', `github_pat_${random(22)}_${random(59)}`],
  ['OPENAI_KEY', `sk-${random(48)}`],
  ['OPENAI_KEY', `sk-proj-${random(30)}-_${random(40)}`],
  ['ANTHROPIC_KEY', `sk-ant-api03-${random(80)}`],
  ['BASIC_AUTH_URL', `https://${random(40)}@git.shop.example/team/app.git`],
  ['SLACK_TOKEN', `xoxb-277751841080-185126376275-${random(24)}`],
  ['SLACK_TOKEN', `xoxb-123456789012-1234567890123-${random(24)}`],
  ['TELEGRAM_TOKEN', `1234567890:AA${random(33)}`],
  ['SLACK_WEBHOOK', `https://hooks.slack.com/services/T4TGXBWC4/BRYAPZW3NDY/${random(24)}`],
  [
    'PRIVATE_KEY',
    `-----BEGIN EC PRIVATE KEY-----\n${random(64)}\n${random(30)}==\n-----END EC PRIVATE KEY-----`,
  ],
];

const LEFT: readonly (readonly [string, string])[] = [
  ['placeholders', 'sk-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx AKIAXXXXXXXXXXXXXXXX ghp_your-token-here'],
  [
    'placeholders behind numbers',
    `xoxb-123456789012-1234567890123-${'x'.repeat(24)} 1234567890:AA${'X'.repeat(33)}`,
  ],
  ['words that begin alike', 'sk-learn, ghp_ tokens, xoxb- tokens, AKIA keys, task-force'],
  ['a key inside a longer word', `disk-${random(48)} xAKIA${random(16).toUpperCase()}`],
  ['commits', 'aws commit 3f786850e387550fdab836ed7e6dc881de23001b'],
  ['forty characters that nothing names', random(40)],
  ['public keys and certificates', `-----BEGIN CERTIFICATE-----\n${random(64)}\n-----END CERTIFICATE-----`],
  [
    'a manual that shows the first line',
    'It starts with -----BEGIN PRIVATE KEY----- and what follows is base64 of the key.',
  ],
];

describe('secrets', () => {
  for (const [type, value] of FOUND) {
    it(`reports ${type} like ${value.slice(0, 12)}...`, () => {
      assert.deepEqual(hitsIn('secrets', `key: "${value}".`), [`${type} ${value}`]);
    });
  }
  for (const [what, text] of LEFT) {
    it(`leaves ${what}`, () => assert.deepEqual(hitsIn('secrets', text), []));
  }
  it('reports an AWS secret where it is named', () => {
    const secret = `${random(20)}/${random(18)}+`;
    assert.deepEqual(hitsIn('secrets', `aws_secret_access_key = ${secret}\n`), [`AWS_SECRET_KEY ${secret}`]);
  });
  it('reports a private key that never ends, as far as it goes', () => {
    const key = `-----BEGIN PRIVATE KEY-----\n${random(64)}\n${random(40)}`;
    assert.deepEqual(hitsIn('secrets', key), [`PRIVATE_KEY ${key}`]);
  });
  it('takes the next flag of a command for no token', () => {
    const token = `glsa_${random(32)}_1a2b3c4d`;
    const text = `http --auth-type=bearer --auth=${token} https://shop.example/api`;
    assert.deepEqual(hitsIn('secrets', text), [`GRAFANA_TOKEN ${token}`]);
  });
  it('does not report an Anthropic key as an OpenAI key', () => {
    assert.deepEqual(hitsIn('secrets', `sk-ant-api03-${random(80)}`, { entities: ['OPENAI_KEY'] }), []);
  });
});
