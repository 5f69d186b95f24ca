/** Words for houses and what is in them, and for streets that need no number; folded, so without accents. */

/** Parts of a house or a block, before their number. */
export const UNITS: readonly string[] = [
  ...['flat', 'apartment', 'apt', 'unit', 'room', 'suite', 'level', 'floor', 'blk', 'block', 'house', 'plot'],
  ...[
    'shop',
    'office',
    'villa',
    'tower',
    'lot',
    'no',
    'door',
    'h.no',
    'h. no',
    'house no',
    'hno',
    'sector',
    'd.no',
    'survey',
  ],
];

/** What a house with a name is called; those that the town itself may be called after are left out. */
export const HOUSES: readonly string[] = [
  // Streets without a number, as in India.
  ...['road', 'street', 'nagar', 'marg', 'colony', 'layout', 'vihar', 'enclave', 'chowk', 'cross'],
  ...[
    'cottage',
    'cottages',
    'house',
    'lodge',
    'farm',
    'farmhouse',
    'barn',
    'forge',
    'gables',
    'hall',
    'manor',
  ],
  ...['rectory', 'vicarage', 'grange', 'villa', 'bungalow', 'croft', 'mews', 'stables', 'oast', 'court'],
  ...['mill', 'apartments', 'lofts', 'priory', 'schoolhouse', 'granary', 'dairy', 'haven', 'nook'],
];
