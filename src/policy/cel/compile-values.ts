/** Compiles expressions that say values: one text, or a list of texts. */
import type { ConditionFacts } from '../../core/condition.ts';
import { failed, ok, type Result } from '../../core/fault.ts';
import { type CompilePattern, compileExpression } from './compile-condition.ts';
import type { Place } from './place.ts';

export type CompiledValues =
  | { readonly ok: true; values(facts: ConditionFacts): Result<readonly string[]> }
  /** What is wrong, as the end of a sentence about the expression. */
  | { readonly ok: false; readonly message: string };

/** `one`: a text; `list`: a list of texts. What is not known until it is asked may be either. */
const TYPES = { one: /^(?:string|dyn)$/, list: /^(?:list(?:<(?:string|dyn)>)?|dyn)$/ } as const;
const SAYS = { one: 'a text', list: 'a list of texts' } as const;
/** Values that one caller may see of one field. */
const MOST = 256;
const LONGEST = 1024;

/** Compiles the text of an expression for its place. */
export function compileValues(
  text: string,
  of: { readonly place: Place; readonly says: keyof typeof TYPES },
  pattern?: CompilePattern,
): CompiledValues {
  const compiled = compileExpression(text, of.place, pattern);
  if (!compiled.ok) return compiled;
  if (!TYPES[of.says].test(compiled.type))
    return { ok: false, message: `says ${compiled.type} and has to say ${SAYS[of.says]}` };
  return {
    ok: true,
    values: (facts) => {
      const said = compiled.evaluate(facts);
      return said.ok ? textsIn(of.says === 'one' ? [said.value] : said.value) : said;
    },
  };
}

/** Nothing, an empty text and what is no text are no values: nobody sees all because it is not known who asks. */
function textsIn(said: unknown): Result<readonly string[]> {
  if (!Array.isArray(said) || said.length === 0 || said.length > MOST) return none();
  const texts: string[] = [];
  for (const one of said) {
    if (typeof one !== 'string' || one === '' || one.length > LONGEST || !one.isWellFormed()) return none();
    texts.push(one);
  }
  return ok([...new Set(texts)]);
}

function none(): ReturnType<typeof failed> {
  return failed('condition', 'An expression of the policy says no value that this caller may see.');
}
