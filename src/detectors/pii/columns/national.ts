/** Columns of numbers that a state gives its people: the header names them, and their check digits prove them. */
import type { Rule } from '../../engine/rule.ts';
import { NATIONAL_RULES } from '../national/index.ts';
import type { NationalRule } from '../national/recognizer.ts';
import type { ColumnKind } from './headers.ts';
import { RULES_BY_HEADER } from './national-words.ts';

/** What stands below some headers, and what is read before its cells. */
interface NationalColumn extends Pick<Rule, 'name' | 'finds'> {
  readonly kinds: readonly ColumnKind[];
  readonly label: string;
  readonly rules: readonly NationalRule[];
}

export const NATIONAL_COLUMNS: readonly NationalColumn[] = NATIONAL_RULES.flatMap((rule) => {
  const headers = [...RULES_BY_HEADER].filter(([, rules]) => rules.includes(rule.name)).map(([name]) => name);
  const [first] = headers;
  return first === undefined ? [] : [{ ...namesOf(rule, first), kinds: headers.map(kindOf), rules: [rule] }];
});

function namesOf(
  { name, id }: NationalRule,
  header: string,
): Pick<NationalColumn, 'name' | 'finds' | 'label'> {
  return {
    name: `column-${name}`,
    finds: `what the rule ${name} proves, below a header such as \`${header}\``,
    label: `${id.words[0]?.replace('*', '') ?? header}: `,
  };
}

function kindOf(header: string): ColumnKind {
  return `national ${header}`;
}
