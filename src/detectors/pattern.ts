/** Patterns: regular expressions that run in linear time. This is the only importer of RE2. */
import RE2 from 're2';
import { failed, ok, type Result } from '../core/fault.ts';

/** A compiled pattern. Stateless: every call begins anew. */
export interface Pattern {
  readonly source: string;
  /** Does it match anywhere? */
  test(text: string): boolean;
  /** The first match from an offset on, in UTF-16 units. */
  find(text: string, from: number): { readonly start: number; readonly end: number } | undefined;
}

/** Compiles a pattern of a policy; one that RE2 refuses (lookaround, backreferences, too large) is a fault. */
export function compilePattern(source: string): Result<Pattern> {
  try {
    return ok(patternOf(source));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : 'not a regular expression';
    return failed(
      'unsupported',
      `the pattern is not one that RE2 runs in linear time (${reason}); lookaround and backreferences have to go`,
    );
  }
}

/** A pattern that was compiled before and is compiled again when it is first used; throws then when it is wrong, which is a bug. */
export function lazyPattern(source: string): Pattern {
  let compiled: Pattern | undefined;
  const pattern = () => {
    compiled ??= patternOf(source);
    return compiled;
  };
  return {
    source,
    test: (text) => pattern().test(text),
    find: (text, from) => pattern().find(text, from),
  };
}

/** Compiles a pattern of our own; throws when it is wrong, which is a bug. */
export function patternOf(source: string): Pattern {
  const expression = new RE2(source, 'gu');
  return {
    source,
    test(text) {
      expression.lastIndex = 0;
      return expression.test(text);
    },
    find(text, from) {
      expression.lastIndex = from;
      const match = expression.exec(text);
      return match === null ? undefined : { start: match.index, end: match.index + match[0].length };
    },
  };
}
