/** What may be logged of a caught error: enough to find the place, never the text that was being worked on. */
import type { LogFields } from './log.ts';

/** Stack frames kept per error. */
const FRAMES = 8;

/**
 * Returns name, code and stack frames of an error, and its message where the runtime is not known to quote input in it
 * (`JSON.parse` and argument errors do).
 */
export function describeError(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: 'a non-error was thrown' };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return {
    error: error.name,
    code,
    message: quotesInput(error, code) ? undefined : error.message,
    frames: framesOf(error),
  };
}

function quotesInput(error: Error, code: string | undefined): boolean {
  return error instanceof SyntaxError || (code?.startsWith('ERR_INVALID') ?? false);
}

function framesOf(error: Error): string[] {
  const lines = (error.stack ?? '').split('\n');
  return lines
    .map((line) => line.trim())
    .filter((line) => line.startsWith('at '))
    .slice(0, FRAMES);
}
