/** A comment that readers of an event stream skip (WHATWG HTML, section 9.2.6); it stands between two events. */
export const KEEP_ALIVE: Uint8Array = Buffer.from(': keep-alive\n\n');
