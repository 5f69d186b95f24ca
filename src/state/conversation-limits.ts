/** What every store of conversations keeps to, wherever it keeps them. */

/** Names of one conversation, at most. */
export const MOST_NAMES = 1000;

/** How long conversations are kept is said in minutes. */
export const MINUTE_MS = 60_000;
