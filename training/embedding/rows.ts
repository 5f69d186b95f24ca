/** What topics are measured with: sentences of our own about each and beside it, and ordinary texts of the data folder. */
import { readFileSync } from 'node:fs';
import { readRows, type Split } from '../rows.ts';
import { shuffled } from '../shuffled.ts';

const FILE = new URL('../samples/topics.txt', import.meta.url);
const SEED = 5;
const SENTENCES = 4000;
const SHORTEST = 20;

export interface TopicRow {
  readonly topic: string;
  /** On the topic, or about something else in words that look like it. */
  readonly kind: 'on' | 'beside';
  readonly text: string;
}

export function topicRows(): TopicRow[] {
  const rows: TopicRow[] = [];
  let of: Pick<TopicRow, 'topic' | 'kind'> = { topic: '', kind: 'on' };
  for (const line of readFileSync(FILE, 'utf8').split('\n')) {
    const [, beside, topic] = /^# (~?)(.+)$/.exec(line) ?? [];
    if (topic !== undefined) of = { topic, kind: beside === '~' ? 'beside' : 'on' };
    else if (line !== '') rows.push({ ...of, text: line });
  }
  return rows;
}

/** Harmless English texts of people, models and tools. */
export function ordinaryTexts(data: string, split: Split): string[] {
  return readRows(data, 'injection', split)
    .filter(({ positive, lang, source }) => !positive && lang === 'en' && !source.startsWith('own_'))
    .map(({ text }) => text);
}

/** Some of their sentences. */
export function ordinarySentences(data: string, split: Split = 'dev'): string[] {
  const all = ordinaryTexts(data, split)
    .flatMap((text) => text.split(/(?<=[.!?])\s+|\n+/))
    .filter((sentence) => sentence.length >= SHORTEST);
  return Array.from(shuffled(all.length, SEED).subarray(0, SENTENCES), (at) => all[at] ?? '');
}
