/** What is wrong with the command line of a verb, in one line that says where the options are explained. */

/** Returns the line for standard error; `cause` is a sentence of ours or an error of `parseArgs`. */
export function usageProblem(verb: string, cause: unknown): string {
  return `weir ${verb}: ${reasonOf(cause)}; see weir ${verb} --help\n`;
}

/** Returns the reason alone: of an error its first sentence, because Node adds advice about dashes that helps nobody here. */
export function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const [first = ''] = cause.message.split(/\.(?:\s|$)|\n/);
  return `${first.charAt(0).toLowerCase()}${first.slice(1)}`;
}
