/** How Anthropic writes things down. */

/** Encoded data that a mark may begin. */
export const BASE64 =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg';

/** Events, each named by its type. */
export function named(
  events: readonly { readonly type: string; readonly [member: string]: unknown }[],
): string {
  return events.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`).join('');
}
