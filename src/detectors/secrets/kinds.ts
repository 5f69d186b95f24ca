/** Keys that announce themselves: a fixed beginning, then characters of an alphabet, in a known length. */

/** One kind of key. Offsets and lengths count characters after the beginning. */
export interface KeyKind {
  readonly name: string;
  readonly finds: string;
  readonly source: string;
  readonly type: string;
  readonly prefix: string;
  readonly alphabet: 'alphanumeric' | 'upper' | 'hex' | 'name' | 'url';
  readonly shortest: number;
  readonly longest: number;
  /** Tells a key from a placeholder or a neighbour with the same beginning. */
  readonly accepts?: (body: string) => boolean;
}

const OPENAI_MARK = 'T3BlbkFJ';
const OTHER_VENDORS = /^(ant-|or-v1|live_|test_|lf-)/;

/** Kinds that differ in their beginning only. */
function family(
  common: Omit<KeyKind, 'name' | 'prefix'>,
  prefixes: Readonly<Record<string, string>>,
): KeyKind[] {
  return Object.entries(prefixes).map(([name, prefix]) => ({ ...common, name, prefix }));
}

/** Of two kinds that match at one place the earlier is reported. */
export const KEY_KINDS: readonly KeyKind[] = [
  ...family(
    {
      type: 'AWS_ACCESS_KEY_ID',
      finds: 'AWS access key ids',
      source: 'AWS IAM User Guide, unique identifiers',
      alphabet: 'upper',
      shortest: 16,
      longest: 16,
    },
    { 'aws-access-key-id': 'AKIA', 'aws-temporary-key-id': 'ASIA' },
  ),
  ...family(
    {
      type: 'GITHUB_TOKEN',
      finds: 'GitHub tokens',
      source: 'GitHub Docs, about authentication to GitHub, token formats',
      alphabet: 'alphanumeric',
      shortest: 36,
      longest: 255,
    },
    {
      'github-personal-token': 'ghp_',
      'github-oauth-token': 'gho_',
      'github-user-token': 'ghu_',
      'github-server-token': 'ghs_',
      'github-refresh-token': 'ghr_',
    },
  ),
  {
    name: 'github-fine-grained-token',
    type: 'GITHUB_TOKEN',
    finds: 'GitHub fine-grained personal access tokens',
    source: 'GitHub Docs, about authentication to GitHub, token formats',
    prefix: 'github_pat_',
    alphabet: 'name',
    shortest: 30,
    longest: 255,
  },
  {
    name: 'anthropic-key',
    type: 'ANTHROPIC_KEY',
    finds: 'Anthropic API keys',
    source: 'Anthropic API reference, authentication',
    prefix: 'sk-ant-',
    alphabet: 'name',
    shortest: 40,
    longest: 200,
  },
  {
    name: 'openai-key',
    type: 'OPENAI_KEY',
    finds: 'OpenAI keys of users, projects, service accounts and administrators',
    source: 'OpenAI API reference, authentication',
    prefix: 'sk-',
    alphabet: 'name',
    shortest: 24,
    longest: 220,
    accepts: isOpenAiBody,
  },
  ...family(
    {
      type: 'SLACK_TOKEN',
      finds: 'Slack tokens',
      source: 'Slack API, token types',
      alphabet: 'name',
      shortest: 20,
      longest: 250,
      accepts: hasDigits,
    },
    {
      'slack-bot-token': 'xoxb-',
      'slack-user-token': 'xoxp-',
      'slack-workspace-token': 'xoxa-',
      'slack-refresh-token': 'xoxe-',
      'slack-rotated-token': 'xoxe.xoxp-',
      'slack-legacy-refresh-token': 'xoxr-',
      'slack-session-token': 'xoxs-',
      'slack-app-token': 'xapp-',
    },
  ),
  {
    name: 'slack-webhook',
    type: 'SLACK_WEBHOOK',
    finds: 'addresses of Slack webhooks',
    source: 'Slack API, sending messages using incoming webhooks',
    prefix: 'https://hooks.slack.com/',
    alphabet: 'url',
    shortest: 40,
    longest: 120,
    accepts: (body) =>
      /^(services|workflows|triggers)\/[A-Z0-9]{8,}\/[A-Z0-9]{8,}\/[A-Za-z0-9/]{16,}$/.test(body),
  },
  {
    name: 'google-api-key',
    type: 'GOOGLE_API_KEY',
    finds: 'Google API keys',
    source: 'Google Cloud documentation, API keys',
    prefix: 'AIza',
    alphabet: 'name',
    shortest: 35,
    longest: 35,
  },
  ...family(
    {
      type: 'STRIPE_KEY',
      finds: 'Stripe keys that work on live data',
      source: 'Stripe documentation, API keys',
      alphabet: 'alphanumeric',
      shortest: 24,
      longest: 200,
    },
    { 'stripe-secret-key': 'sk_live_', 'stripe-restricted-key': 'rk_live_' },
  ),
  {
    name: 'gitlab-personal-token',
    type: 'GITLAB_TOKEN',
    finds: 'GitLab personal access tokens',
    source: 'GitLab Docs, token overview, token prefixes',
    prefix: 'glpat-',
    alphabet: 'name',
    shortest: 20,
    longest: 64,
  },
  {
    name: 'hugging-face-token',
    type: 'HF_TOKEN',
    finds: 'Hugging Face user access tokens',
    source: 'Hugging Face Hub documentation, user access tokens',
    prefix: 'hf_',
    alphabet: 'alphanumeric',
    shortest: 34,
    longest: 64,
  },
  {
    name: 'npm-token',
    type: 'NPM_TOKEN',
    finds: 'npm access tokens',
    source: 'npm Docs, about access tokens',
    prefix: 'npm_',
    alphabet: 'alphanumeric',
    shortest: 36,
    longest: 36,
  },
  {
    name: 'pypi-token',
    type: 'PYPI_TOKEN',
    finds: 'PyPI upload tokens',
    source: 'PyPI help, API tokens (macaroons)',
    prefix: 'pypi-AgE',
    alphabet: 'name',
    shortest: 50,
    longest: 250,
  },
];

/** Is this body random enough for a key? A placeholder repeats a few characters. */
export function isRandom(body: string): boolean {
  return (
    new Set(body).size >= Math.min(9, Math.ceil(body.length / 2.2)) &&
    !/(.)\1{5}/.test(body) &&
    !isCounting(body)
  );
}

/** `1234567890` and `abcdefghij` stand in examples. */
function isCounting(body: string): boolean {
  return /1234567890|0123456789|abcdefghij|your[-_]|example/i.test(body);
}

function hasDigits(body: string): boolean {
  return /\d{6}/.test(body) || /\d.*\d.*[A-Za-z]/.test(body);
}

function isOpenAiBody(body: string): boolean {
  if (OTHER_VENDORS.test(body)) return false;
  if (body.includes(OPENAI_MARK)) return true;
  if (/^(proj|svcacct|admin|None)-/.test(body)) return body.length >= 40 && /\d/.test(body);
  return /^[A-Za-z0-9]{32,}$/.test(body) && /\d/.test(body) && /[A-Za-z]/.test(body);
}
