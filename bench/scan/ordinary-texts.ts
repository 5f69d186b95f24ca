/** Ordinary texts of several kinds, written for the bench, with the numbers, names and marks that such texts have. */
import { PROSE as ASSISTANT } from '../../test/cases/detectors/prose.ts';
import { PROSE } from '../prose.ts';

const CHAT = `Hi, I ordered two chairs on 14 October and only one has arrived. The order is 48-20931-77, it went to Birgit Olsen,
12 Harbour Lane, and the mail you sent said "delivered, 2 of 2". Could you look into it? You can reach me at
birgit.olsen@example.org or +47 22 85 50 50 after five.
Thanks for writing, Birgit. I can see both parcels on the lorry that left on Friday; the second one was scanned at 09:41 and then
not again, so I have opened case 118 with the carrier. They answer within two days. If it is lost we send another chair at once.
That would be great. It is the one with the green seat, in case that matters. And is the discount of 15 % still on?
It is, until the end of the month. I have put a note on your account, so you need not ask twice.
`;
const CODE = `import { readFile } from 'node:fs/promises';

/** Reads a table of prices; a row is \`name;cents\`. */
export async function readPrices(path: string): Promise<Map<string, number>> {
  const prices = new Map<string, number>();
  for (const [index, line] of (await readFile(path, 'utf8')).split('\\n').entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const [name, cents] = line.split(';');
    if (name === undefined || !/^\\d{1,7}$/.test(cents ?? '')) throw new Error(\`\${path}:\${index + 1}: no price\`);
    prices.set(name, Number(cents));
  }
  return prices;
}

def mean(values: list[float]) -> float:
    """The mean; zero for an empty list."""
    return sum(values) / len(values) if values else 0.0

SELECT c.name, COUNT(*) AS orders, SUM(o.total) FROM customers c JOIN orders o ON o.customer_id = c.id
WHERE o.placed_at >= '2024-01-01' AND o.state IN ('paid', 'sent') GROUP BY c.name HAVING COUNT(*) > 3 ORDER BY 3 DESC LIMIT 50;
`;
const DOCUMENTATION = `## Installing

1. Download the archive for your system from the [release page](https://downloads.example.com/tool/v2.14.0/tool-linux-x64.tar.gz).
2. Check it: \`sha256sum tool-linux-x64.tar.gz\` prints \`9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\`.
3. Unpack it and put \`bin/\` on your \`PATH\`.

| option | default | meaning |
|---|---|---|
| \`--port\` | 8080 | where it listens; 0 takes any that is free |
| \`--workers\` | the cores | processes that share the port |
| \`--timeout\` | 30 s | how long a client may be silent |

> **Note**: versions before 2.9 read \`tool.conf\`; since then it is \`tool.yaml\`, and \`tool migrate\` writes the one from the other.
If the page stays empty, look at http://localhost:8080/status: it says \`ready\`, or names what it waits for.
`;
const RECORDS = `{"time":"2026-03-09T14:22:07.481Z","level":"info","request":"0b9f3c52-7d1e-4f0a-9a58-6d7d2f1c8e44","path":"/v1/orders/48213","status":200,"ms":37}
{"time":"2026-03-09T14:22:07.502Z","level":"warn","request":"5ad0f5a1-22c4-4f5b-8b7b-3f1a9e0d6c11","path":"/v1/carts/991","status":409,"ms":12,"retries":2}
10.0.3.17 - - [09/Mar/2026:14:22:08 +0000] "GET /assets/main.5f2c1b.js HTTP/1.1" 200 18211 "-" "Mozilla/5.0 (X11; Linux x86_64)"
commit 3f1d9a7c5b2e8f60d4a1c7b9e2f30586ad47c91b, tree 77a0c3, parents 1; 14 files changed, 220 insertions(+), 61 deletions(-)
`;
const GERMAN =
  'Der Fahrplan hängt seit Jahren an derselben Wand, und trotzdem fragt jeder zweite Gast, wann die Fähre geht. Im Sommer fährt sie ' +
  'um 7:30 und um 16:45, im Winter nur einmal, und bei Sturm gar nicht. Für die Überfahrt zahlt man 14 Euro, Kinder fahren umsonst; ' +
  'größere Gruppen melden sich bitte drei Tage vorher beim Büro am Hafen, Straße der Fischer 3. ';
const RUSSIAN =
  'Маяк построили в 1874 году, и с тех пор он ни разу не гас дольше, чем на одну ночь. Смотритель живёт здесь двадцать два года, ' +
  'знает каждую лодку и каждого рыбака по имени. Летом сюда приезжают гости из города, зимой дорога бывает закрыта по 10 дней. ';
const JAPANESE =
  '港は二つの低い島の後ろにあり、一年のほとんどは水が穏やかです。漁船は夕方の潮で戻り、朝六時半に市場が開く前にまた出て行きます。' +
  '灯台は1874年に建てられ、岩の上31.5メートルに立っています。';

/** A text of a kind, by its name; repeated to the length that is wanted. */
export const ORDINARY: Readonly<Record<string, string>> = {
  'prose of an assistant': ASSISTANT,
  'prose of a traveller': PROSE,
  'a chat with a shop': CHAT,
  code: CODE,
  documentation: DOCUMENTATION,
  'records and logs': RECORDS,
  German: GERMAN,
  Russian: RUSSIAN,
  Japanese: JAPANESE,
};

/** The texts whose speed counts as that of prose. */
export const PROSE_NAMES: readonly string[] = ['prose of an assistant', 'prose of a traveller'];
