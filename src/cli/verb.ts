/** The contract of a verb of the command line. */

/** One verb: `weir NAME ...`. */
export interface Verb {
  readonly name: string;
  /** One line for `weir --help`. */
  readonly summary: string;
  /** The text of `weir NAME --help`. */
  readonly usage: string;
  /** Runs with the arguments after the name; the value is the exit code. */
  run(args: readonly string[]): Promise<number>;
}
