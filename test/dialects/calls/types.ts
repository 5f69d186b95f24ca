/** One call of one tool in the shapes of all wires (T01): whatever the wire, Weir sees the same name and arguments. */

/** The tool that is called, and with what. */
export const TOOL = 'delete_files';
export const ARGUMENTS = { path: '/srv/weir', force: 'yes' };
export const ARGUMENTS_TEXT = JSON.stringify(ARGUMENTS);

/** A tool that nobody minds, for calls beside it. */
export const OTHER_TOOL = 'tell_time';

/** A message that holds the call: a request (`body`), or the answer to one. */
export interface WireCall {
  readonly dialect: string;
  readonly title: string;
  /** Where the request goes. */
  readonly path: string;
  /** The request: it holds the call unless there is an answer. */
  readonly body: object;
  readonly answer?: {
    readonly type: string;
    /** One for an answer that leaves whole; events where it streams. */
    readonly pieces: readonly (string | Uint8Array)[];
    /** Of a stream: the piece in which the call begins, and the one with which it is complete. */
    readonly call?: readonly [begins: number, complete: number];
  };
  /** Calls in all; the one of `TOOL` is among them. Default 1. */
  readonly calls?: number;
}

/** Frames of an event stream, each named by its type where it has one. */
export function sse(events: readonly object[]): string[] {
  return events.map((event) => {
    const named = 'type' in event ? `event: ${String(event.type)}\n` : '';
    return `${named}data: ${JSON.stringify(event)}\n\n`;
  });
}
