/** An explanation as lines for people. */
import type { Decision } from '../offline/decision.ts';
import { type Explanation, placesOf, type RuleStory } from './explanation.ts';
import type { Owner } from './trace.ts';

/** Sections, in the order of an exchange. */
const SECTIONS: readonly (readonly [Owner, string])[] = [
  ['request', 'rules of the request'],
  ['response', 'rules of the answer'],
  ['tools', 'rules on tools'],
];
const MARKS: Readonly<Record<RuleStory['did'], string>> = {
  decided: '>',
  found: '+',
  nothing: ' ',
  'ruled out': '-',
  untold: '!',
  'not asked': ' ',
};

/** All lines. */
export function explanationText(explanation: Explanation): string {
  const { known, choices, rules, others, changed } = explanation;
  const { request, answer, whole, status } = known.decided;
  const to = `${known.method} ${known.host} ${known.path}`;
  const of = [known.dialect, ...(known.model === '' ? [] : [`model ${known.model}`])].join(', ');
  const lines = [
    `exchange ${known.id}: ${to} (${of})`,
    `caller ${known.caller}`,
    '',
    ...choices.toSorted((one, other) => Number(other.chosen) - Number(one.chosen)).map(choiceLine),
    ...(known.policy === 'none' ? ['no policy selects it'] : []),
    ...(changed
      ? ['the policy has changed since: what follows of its rules is of the one that is here now']
      : []),
    ...SECTIONS.flatMap(([owner, title]) =>
      sectionLines(
        title,
        rules.filter((rule) => rule.owner === owner),
      ),
    ),
    ...(others.length === 0
      ? []
      : ['', 'beside the rules', ...others.map((one) => `  + ${one.rule}: ${placesOf([one])}`)]),
    ...(known.faults.length === 0 ? [] : ['', ...known.faults.map((fault) => `fault ${fault}`)]),
    '',
    `request: ${inWords(request)}`,
    `answer: ${answer === undefined ? 'the provider was not asked' : inWords(answer)}`,
    `decided: ${inWords(whole)}${status === 0 ? '' : `; the client gets ${status}`}`,
  ];
  return `${lines.join('\n')}\n`;
}

function choiceLine({ policy, file, chosen, because }: Explanation['choices'][number]): string {
  return chosen ? `policy ${policy} (${file}): ${because}` : `  not ${policy}: ${because}`;
}

function sectionLines(title: string, rules: readonly RuleStory[]): readonly string[] {
  if (rules.length === 0) return [];
  const width = Math.max(...rules.map(({ rule }) => rule.length));
  const detail = rules.map(({ did, rule, by, action, line, told }) => {
    return `${MARKS[did]} ${rule.padEnd(width)}  ${by}, ${action}, line ${line}: ${told}`;
  });
  return ['', title, ...detail.map((text) => `  ${text}`)];
}

function inWords({ verdict, rule }: Decision): string {
  return rule === 'none' ? verdict : `${verdict} by ${rule}`;
}
