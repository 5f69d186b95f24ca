/** The families of phrases, in order of precedence. */
import { ADDRESSES } from './families/addresses.ts';
import { EXTRACTION } from './families/extraction.ts';
import { FORGERY } from './families/forgery.ts';
import { GOALS } from './families/goals.ts';
import { GOALS_EUROPE } from './families/goals-europe.ts';
import { GOALS_WEST } from './families/goals-west.ts';
import { GOALS_WORLD } from './families/goals-world.ts';
import { KEPT } from './families/kept.ts';
import { OVERRIDE } from './families/override.ts';
import { OVERRIDE_EUROPE } from './families/override-europe.ts';
import { OVERRIDE_WORLD } from './families/override-world.ts';
import { PERSONA } from './families/persona.ts';
import { READERS_ORDERS } from './families/readers.ts';
import { READERS_ABROAD } from './families/readers-abroad.ts';
import type { Family } from './phrase.ts';

export const FAMILIES: readonly Family[] = [
  ...OVERRIDE,
  ...PERSONA,
  ...EXTRACTION,
  ...KEPT,
  ...FORGERY,
  ...GOALS,
  ...READERS_ORDERS,
  ...ADDRESSES,
  ...OVERRIDE_EUROPE,
  ...OVERRIDE_WORLD,
  ...GOALS_EUROPE,
  ...GOALS_WEST,
  ...GOALS_WORLD,
  ...READERS_ABROAD,
];
