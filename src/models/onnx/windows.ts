/** Windows: a long text is judged stretch by stretch, each as long as the model takes; nothing is left out. */

/** A stretch of tokens, half open. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/**
 * Cuts so many tokens into windows of `size`, each beginning `overlap` tokens before the end of the one before: whatever is
 * no longer than the overlap stands whole in one of them. The last one ends with the last token, and is as long as the others.
 */
export function windowsOf(tokens: number, { size, overlap }: { size: number; overlap: number }): Window[] {
  const windows: Window[] = [];
  const step = size - overlap;
  for (let from = 0; from < tokens; from += step) {
    const to = Math.min(from + size, tokens);
    windows.push({ from: Math.max(0, Math.min(from, to - size)), to });
    if (to === tokens) break;
  }
  return windows;
}
