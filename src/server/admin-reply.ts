/** One answer of the admin port. */

export interface AdminReply {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A line of plain text. */
export function textReply(
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): AdminReply {
  return { status, type: 'text/plain; charset=utf-8', body, headers };
}
