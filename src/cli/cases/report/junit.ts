/** The report of a run of cases as JUnit XML, which most CI servers read. */
import { type FileResults, hasFailed, reasonsOf, totalsOf } from './results.ts';

const MS = 1000;

/** The whole document. */
export function junitText(files: readonly FileResults[]): string {
  const { ran, failed } = totalsOf(files);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="weir test" tests="${ran}" failures="${failed}">`,
    ...files.flatMap(suiteLines),
    '</testsuites>',
    '',
  ].join('\n');
}

function suiteLines({ file, results }: FileResults): readonly string[] {
  const failed = results.filter(hasFailed).length;
  const ms = results.reduce((sum, result) => sum + result.ms, 0);
  const counts = `tests="${results.length}" failures="${failed}" time="${seconds(ms)}"`;
  return [
    `  <testsuite name="${escaped(file)}" ${counts}>`,
    ...results.map((result) => {
      const head = `    <testcase classname="${escaped(file)}" name="${escaped(result.name)}" time="${seconds(result.ms)}"`;
      if (!hasFailed(result)) return `${head}/>`;
      const [first = '', ...rest] = reasonsOf(result).map(escaped);
      const text = [first, ...rest].join('\n');
      return `${head}>\n      <failure message="${first}">${text}</failure>\n    </testcase>`;
    }),
    '  </testsuite>',
  ];
}

function seconds(ms: number): string {
  return (ms / MS).toFixed(3);
}

/** XML has no place for control characters, not even escaped. */
function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/[^\P{Cc}\n\t]|\p{Cs}|[\uFFFE\uFFFF]/gu, '\uFFFD');
}
