/** Scores: what so much of a prompt is worth. 0.5 and more is meant for denying. */

/** Letters that are worth reporting; a few words that both are about have fewer. */
export const LEAST_QUOTE = 12;
/** Letters from which on a quote is reported before it ends. */
export const SURE = 40;
const LEAST_SCORE = 0.15;
const SURE_SCORE = 0.9;
/** A quote of so many letters more is as sure as any. */
const MORE = 200;

/** The score of a secret: a word that the prompt says is not for everybody. */
export const SECRET_SCORE = 0.8;

/** The score of a statement that the prompt says is not to be told. */
export const HUSHED_SCORE = 0.65;

/** The score of a quote by its letters. */
export function quoteScore(letters: number): number {
  if (letters < SURE) {
    const part = Math.max(0, letters - LEAST_QUOTE) / (SURE - LEAST_QUOTE);
    return rounded(LEAST_SCORE + (SURE_SCORE - LEAST_SCORE) * part);
  }
  return rounded(SURE_SCORE + 0.09 * Math.min(1, (letters - SURE) / MORE));
}

/** Never as sure as a long quote is. */
const MOST_GIST = 0.85;

/** The score of a gist by its share of what was said. */
export function gistScore(share: number): number {
  return rounded(MOST_GIST * share);
}

function rounded(score: number): number {
  return Math.round(score * 1000) / 1000;
}
