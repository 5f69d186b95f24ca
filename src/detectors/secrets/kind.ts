/** Kinds of tokens as tables: what every file of `kinds/` is made of. */

/** One kind of token. */
export interface TokenKind {
  /** Unique; lower-case words joined by dashes. */
  readonly name: string;
  readonly type: string;
  readonly finds: string;
  /** The issuer's page that the form is taken from. */
  readonly source: string;
  /** How it is written; see form.ts. */
  readonly form: string;
  /**
   * Words in lower case, one of which stands before it on its line together with a word for a secret: for tokens that
   * many other things look like.
   */
  readonly named: readonly string[];
  /** Tells a token from a neighbour that is written alike; given the whole token. */
  readonly accepts?: (token: string) => boolean;
  /** True where bytes that are zero stand among its characters, as a run of the first letter of base64. */
  readonly zeros?: true;
  /** 0.99 when it is not given; less for what is worth less or proves less. */
  readonly score?: number;
}

/** What differs from the other kinds of the same issuer. */
export type Row = readonly [
  name: string,
  finds: string,
  form: string,
  more?: Partial<Pick<TokenKind, 'type' | 'named' | 'accepts' | 'score' | 'zeros'>>,
];

/** The kinds of one issuer: the type of what they find, the issuer's page, and a row for each. */
export function issuer(type: string, source: string, rows: readonly Row[]): TokenKind[] {
  return rows.map(([name, finds, form, more]) => ({ name, type, finds, source, form, named: [], ...more }));
}
