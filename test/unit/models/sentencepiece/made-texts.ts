/** Texts made by a seed, of the entries of a vocabulary and of what is hard to normalize. */

const STRANGE = [
  ...[
    '  ',
    '   ',
    '\t',
    '\r\n',
    '\r',
    '\n\n',
    '\u00a0',
    '\u3000',
    '\u2028',
    '▁',
    '▁▁',
    '\u200b',
    '\u00ad',
    '\0',
  ],
  ...[
    'e\u0301',
    'a\u0308\u0301',
    '\u0301',
    'ﬁ',
    'ﬀ',
    '㎏',
    '①',
    'Ａ',
    'ｶﾞ',
    '한',
    '\u1112\u1161\u11ab',
    '漢字',
    'ß',
    'İ',
    'ς',
  ],
  ...[
    '👍🏽',
    '👨‍👩‍👧',
    '🇫🇷',
    'क्षि',
    'กำ',
    '\u0600a',
    '\ufffd',
    '\u{e0041}',
    '\u{1d400}',
    '\u{20000}',
    'x\u0338',
    '…',
    '½',
    'Ǆ',
  ],
];
const BLOCKS = [
  0x20, 0xa0, 0x300, 0x370, 0x400, 0x590, 0x900, 0x1100, 0x1e00, 0x2000, 0x3000, 0x4e00, 0xac00, 0xff00,
  0x1f300,
];

export function* madeTexts(entries: readonly string[], count: number): Generator<string> {
  let state = 20_261_122;
  const random = (below: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
  const part = (): string => {
    const kind = random(10);
    if (kind < 6) return (entries[random(entries.length)] ?? '').replaceAll('▁', ' ');
    if (kind < 8) return STRANGE[random(STRANGE.length)] ?? '';
    return String.fromCodePoint((BLOCKS[random(BLOCKS.length)] ?? 0) + random(0x80));
  };
  for (let made = 0; made < count; made++)
    yield Array.from({ length: random(24) }, part)
      .join('')
      .toWellFormed();
}
