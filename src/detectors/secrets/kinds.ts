/** Keys that announce themselves: a fixed beginning, then characters of an alphabet, in a known length. */

/** One kind of key. Offsets and lengths count characters after the beginning. */
export interface KeyKind {
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

const githubShort: Omit<KeyKind, 'prefix'> = {
  type: 'GITHUB_TOKEN',
  alphabet: 'alphanumeric',
  shortest: 36,
  longest: 255,
};
const aws: Omit<KeyKind, 'prefix'> = {
  type: 'AWS_ACCESS_KEY_ID',
  alphabet: 'upper',
  shortest: 16,
  longest: 16,
};
const slack: Omit<KeyKind, 'prefix'> = {
  type: 'SLACK_TOKEN',
  alphabet: 'name',
  shortest: 20,
  longest: 250,
  accepts: hasDigits,
};

/** Of two kinds that match at one place the earlier is reported. */
export const KEY_KINDS: readonly KeyKind[] = [
  { ...aws, prefix: 'AKIA' },
  { ...aws, prefix: 'ASIA' },
  { ...githubShort, prefix: 'ghp_' },
  { ...githubShort, prefix: 'gho_' },
  { ...githubShort, prefix: 'ghu_' },
  { ...githubShort, prefix: 'ghs_' },
  { ...githubShort, prefix: 'ghr_' },
  { type: 'GITHUB_TOKEN', prefix: 'github_pat_', alphabet: 'name', shortest: 30, longest: 255 },
  { type: 'ANTHROPIC_KEY', prefix: 'sk-ant-', alphabet: 'name', shortest: 40, longest: 200 },
  { type: 'OPENAI_KEY', prefix: 'sk-', alphabet: 'name', shortest: 24, longest: 220, accepts: isOpenAiBody },
  { ...slack, prefix: 'xoxb-' },
  { ...slack, prefix: 'xoxp-' },
  { ...slack, prefix: 'xoxa-' },
  { ...slack, prefix: 'xoxe-' },
  { ...slack, prefix: 'xoxe.xoxp-' },
  { ...slack, prefix: 'xoxr-' },
  { ...slack, prefix: 'xoxs-' },
  { ...slack, prefix: 'xapp-' },
  {
    type: 'SLACK_WEBHOOK',
    prefix: 'https://hooks.slack.com/',
    alphabet: 'url',
    shortest: 40,
    longest: 120,
    accepts: (body) =>
      /^(services|workflows|triggers)\/[A-Z0-9]{8,}\/[A-Z0-9]{8,}\/[A-Za-z0-9/]{16,}$/.test(body),
  },
  { type: 'GOOGLE_API_KEY', prefix: 'AIza', alphabet: 'name', shortest: 35, longest: 35 },
  { type: 'STRIPE_KEY', prefix: 'sk_live_', alphabet: 'alphanumeric', shortest: 24, longest: 200 },
  { type: 'STRIPE_KEY', prefix: 'rk_live_', alphabet: 'alphanumeric', shortest: 24, longest: 200 },
  { type: 'GITLAB_TOKEN', prefix: 'glpat-', alphabet: 'name', shortest: 20, longest: 64 },
  { type: 'HF_TOKEN', prefix: 'hf_', alphabet: 'alphanumeric', shortest: 34, longest: 64 },
  { type: 'NPM_TOKEN', prefix: 'npm_', alphabet: 'alphanumeric', shortest: 36, longest: 36 },
  { type: 'PYPI_TOKEN', prefix: 'pypi-AgE', alphabet: 'name', shortest: 50, longest: 250 },
];

/** The longest stretch that a kind looks at. */
export const LONGEST_KEY = Math.max(...KEY_KINDS.map((kind) => kind.prefix.length + kind.longest)) + 2;

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
