/** The id of what a provider keeps, in a path: part of a pattern. */
export const KEPT_ID = '[A-Za-z0-9_-]{1,256}';
