/** The command line of a verb: its options and what stands beside them. */
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { failed, ok } from '../core/fault.ts';
import { reasonOf } from './usage-problem.ts';

/** The values of such options. */
export type ValuesOf<T extends Options> = ReturnType<typeof parseArgs<{ options: T }>>['values'];

type Options = NonNullable<ParseArgsConfig['options']>;

/** Reads arguments by these options and no others; the fault says what is wrong with them, for `usageProblem`. */
export function readCommandLine<T extends Options>(args: readonly string[], options: T) {
  try {
    return ok(parseArgs({ args: [...args], options, allowPositionals: true }));
  } catch (cause) {
    if (!isWrongUse(cause)) throw cause;
    return failed('unsupported', dashed(cause) ?? reasonOf(cause));
  }
}

/** What is said where an option is followed by what could be another one: Node only calls that ambiguous. */
function dashed(cause: unknown): string | undefined {
  const option =
    cause instanceof Error && /^Option '(?:-\w, )?(--[\w-]+)' argument is ambiguous/.exec(cause.message);
  if (!option) return undefined;
  return `option '${option[1]}' needs a value; one that begins with '-' is written ${option[1]}=VALUE`;
}

/** Whether `parseArgs` complains of the arguments, and not of how it is called. */
function isWrongUse(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && String(cause.code).startsWith('ERR_PARSE_ARGS_');
}
