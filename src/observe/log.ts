/** Logs: events with fields as JSON lines on stderr. Never content. */
import pino from 'pino';
import type { LogLevel } from './section.ts';

/** Values that a log line may carry. */
export type LogFields = Readonly<
  Record<string, string | number | boolean | readonly string[] | undefined | Readonly<Record<string, number>>>
>;

/** Writes events; `event` is a fixed phrase, everything variable is a field. */
export interface Log {
  debug(fields: LogFields, event: string): void;
  info(fields: LogFields, event: string): void;
  warn(fields: LogFields, event: string): void;
  error(fields: LogFields, event: string): void;
}

/** A log with its end: `flush` writes what is still buffered, synchronously. */
export interface OpenLog extends Log {
  /** Lines dropped because the reader of stderr is too slow. */
  readonly dropped: number;
  flush(): void;
}

/** Bytes that may wait for a slow reader of stderr; lines beyond are dropped and counted, so that a log never fills memory. */
const WAITING_BYTES = 1024 * 1024;
/**
 * Ordinary lines leave together, so many bytes or milliseconds at a time: a write for each costs more than the line.
 * Warnings and errors leave at once.
 */
const TOGETHER_BYTES = 4096;
const TOGETHER_MS = 100;

/** Opens the log of one process; `process` names it (`primary`, `worker-0`). */
export function openLog(options: { readonly level: LogLevel; readonly process: string }): OpenLog {
  const destination = pino.destination({
    fd: 2,
    sync: false,
    maxLength: WAITING_BYTES,
    minLength: TOGETHER_BYTES,
    periodicFlush: TOGETHER_MS,
  });
  let dropped = 0;
  destination.on('drop', () => {
    dropped += 1;
  });
  destination.on('error', () => {
    dropped += 1; // stderr is closed: nowhere to say so
  });
  const logger = pino(
    {
      level: options.level,
      base: { process: options.process },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    destination,
  );
  return {
    debug: (fields, event) => logger.debug(fields, event),
    info: (fields, event) => logger.info(fields, event),
    warn: (fields, event) => {
      logger.warn(fields, event);
      destination.flush();
    },
    error: (fields, event) => {
      logger.error(fields, event);
      destination.flush();
    },
    get dropped() {
      return dropped;
    },
    flush: () => flushQuietly(destination),
  };
}

function flushQuietly(destination: { flushSync(): void }): void {
  try {
    destination.flushSync();
  } catch {
    // Nothing was opened, or stderr is gone.
  }
}
