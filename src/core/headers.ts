/** HTTP headers as an ordered list: duplicates stay visible, because last-wins maps can be exploited. */

/** One header; `name` is lower case. */
export interface Header {
  readonly name: string;
  readonly value: string;
}
export type HeaderList = readonly Header[];

/** The changes an answer makes to the headers of a message. */
export interface HeaderMutation {
  readonly set?: HeaderList;
  readonly remove?: readonly string[];
}

/** Returns every value of a header, in order. */
export function headerValues(headers: HeaderList, name: string): string[] {
  const values: string[] = [];
  for (const header of headers) if (header.name === name) values.push(header.value);
  return values;
}

/** Returns the first value of a header. */
export function headerValue(headers: HeaderList, name: string): string | undefined {
  for (const header of headers) if (header.name === name) return header.value;
  return undefined;
}
