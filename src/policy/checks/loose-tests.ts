/** Loose conditions: rules that allow calls which hardly anybody meant, and rules that are passed by with other arguments. */
import { type Looseness, looseTestsIn } from '../cel/loose-tests.ts';
import { type Checking, type Warning, warningAt } from './check.ts';

const WHY: Readonly<Record<Looseness, string>> = {
  host: 'is true of longer hosts too; compare .host() with the whole name',
  folder: 'is true of a way out (..) too; use .isWithin("FOLDER")',
  part: 'is true wherever that stands, in a query too; compare .host(), or match from ^ to $',
  list: 'is true of a list that ends so too; match from ^ to $',
};

/** Warns of them in rules on tools. */
export function looseTests(on: Checking): Warning[] {
  return [...looseAllowed(on), ...passedBy(on)];
}

/** Whoever writes the arguments decides whether a condition about them can be told. */
function passedBy(on: Checking): Warning[] {
  const specs = on.document.policy.spec.tools?.rules ?? [];
  return (on.compiled.tools?.rules ?? []).flatMap(({ action, onFault, when }, at) => {
    if (action === 'allow' || onFault === 'deny' || when?.names.has('args') !== true) return [];
    const own = specs[at]?.onFault === undefined ? 'when' : 'onFault';
    const message = `with onFault: allow, a call whose arguments this condition cannot be told of (one is missing, or is a list) passes this rule by; write onFault: deny`;
    return [warningAt(on, ['spec', 'tools', 'rules', at, own], { code: 'loose-condition', message })];
  });
}

function looseAllowed(on: Checking): Warning[] {
  const rules = on.document.policy.spec.tools?.rules ?? [];
  return rules.flatMap(({ when, action }, at) => {
    if (when === undefined || action !== 'allow') return [];
    return looseTestsIn(when).map(({ call, literal, looseness }) =>
      warningAt(on, ['spec', 'tools', 'rules', at, 'when'], {
        code: 'loose-condition',
        message: `${call}("${literal.slice(0, 60)}") ${WHY[looseness]}`,
      }),
    );
  });
}
