/** Connection strings made of settings: `Server=db;User ID=app;Password=...;` (ADO.NET, ODBC, OLE DB, Azure, libpq). */
import type { ScanInput } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import { isWord } from '../characters.ts';
import type { Rule } from '../engine/rule.ts';
import { MORE } from '../sweep.ts';
import { lowered } from './nearby.ts';
import { isPasswordInPlace, isUnspeakable } from './proof/password.ts';

const LONGEST = 768;
/** How settings are written: what the first and every other one looks like. */
interface Syntax {
  readonly first: RegExp;
  readonly next: RegExp;
  /** The last one, when it is written in another way. */
  readonly last: RegExp | undefined;
  /** What may become one more. */
  readonly open: RegExp;
  /** What one of the settings is named, where any other text may look like some of them. */
  readonly server?: RegExp;
}

const KEY = '[A-Za-z][A-Za-z0-9 _]{0,30}?';
const BARE = '[^\\s;"\'`<>]{1,300}';
const ENDED = new RegExp(
  `[ ]?(${KEY})[ ]?=[ ]?(\\{[^}\\n]{0,80}\\}|(?:${BARE}(?: [^\\s;"'\`<>=]{1,40}){0,5})?);`,
  'y',
);
/** Each setting is ended by a semicolon, which the last may lack. */
const SEMICOLONS: Syntax = {
  first: ENDED,
  next: ENDED,
  last: new RegExp(`[ ]?(${KEY})[ ]?=[ ]?(${BARE})`, 'y'),
  open: new RegExp(
    `^[ ]?(?:[A-Za-z][A-Za-z0-9 _]{0,31})?(?:=[ ]?(?:\\{[^}\\n]{0,80}\\}?|(?:${BARE}(?: [^\\s;"'\`<>=]{0,40}){0,5})?))?$`,
  ),
};
/** What closes around pairs, or parts them, is none of a value: `{host=db, password=...}`. */
const PAIR = "([a-z_]{2,24})=('[^'\\n]{0,120}'|[^\\s\"'`<>;&]{0,119}[^\\s\"'`<>;&,)\\]}])";
/** A blank stands between settings. */
const BLANKS: Syntax = {
  first: new RegExp(PAIR, 'y'),
  next: new RegExp(` ${PAIR}`, 'y'),
  last: undefined,
  server: /^(?:host|hostaddr|port|dbname|database|service|sslmode|server)$/,
  open: /^[,)\]}]{1,8}$|^ ?[a-z_]{0,24}(?:=(?:'[^'\n]{0,120}'?|[,)\]}]{1,8})?)?$/,
};
const PASSWORD =
  /^(password|pwd|accountkey|sharedaccesskey|sharedsecretvalue|sharedaccesssignature|passphrase)$/;
const MOST_SETTINGS = 24;
/** The most characters of the first setting, behind which there has to be a second. */
const FIRST = 320;
const SECOND = /^[^=]{1,40}=[^=;]{1,280}[; ]/;

interface Style {
  readonly name: string;
  readonly source: string;
  /** How it begins, in lower case. */
  readonly beginning: string;
  readonly syntax: Syntax;
}

const ADO = 'Microsoft Learn, connection string syntax (ADO.NET, ODBC, OLE DB)';
const AZURE =
  'Microsoft Learn, configure Azure Storage connection strings; Service Bus and IoT Hub connection strings';
const PQ = 'PostgreSQL manual, libpq, connection strings';

const STYLES: readonly Style[] = [
  { name: 'server-settings', beginning: 'server=', source: ADO, syntax: SEMICOLONS },
  { name: 'server-settings-spaced', beginning: 'server =', source: ADO, syntax: SEMICOLONS },
  { name: 'data-source-settings', beginning: 'data source=', source: ADO, syntax: SEMICOLONS },
  { name: 'driver-settings', beginning: 'driver=', source: ADO, syntax: SEMICOLONS },
  { name: 'provider-settings', beginning: 'provider=', source: ADO, syntax: SEMICOLONS },
  { name: 'dsn-settings', beginning: 'dsn=', source: ADO, syntax: SEMICOLONS },
  { name: 'host-settings', beginning: 'host=', source: ADO, syntax: SEMICOLONS },
  { name: 'user-settings', beginning: 'user id=', source: ADO, syntax: SEMICOLONS },
  { name: 'uid-settings', beginning: 'uid=', source: ADO, syntax: SEMICOLONS },
  { name: 'catalog-settings', beginning: 'initial catalog=', source: ADO, syntax: SEMICOLONS },
  { name: 'database-settings', beginning: 'database=', source: ADO, syntax: SEMICOLONS },
  { name: 'address-settings', beginning: 'addr=', source: ADO, syntax: SEMICOLONS },
  {
    name: 'azure-storage-settings',
    beginning: 'defaultendpointsprotocol=',
    source: AZURE,
    syntax: SEMICOLONS,
  },
  { name: 'azure-endpoint-settings', beginning: 'endpoint=', source: AZURE, syntax: SEMICOLONS },
  {
    name: 'azure-account-endpoint-settings',
    beginning: 'accountendpoint=',
    source: AZURE,
    syntax: SEMICOLONS,
  },
  { name: 'azure-account-name-settings', beginning: 'accountname=', source: AZURE, syntax: SEMICOLONS },
  { name: 'azure-blob-endpoint-settings', beginning: 'blobendpoint=', source: AZURE, syntax: SEMICOLONS },
  { name: 'azure-hub-settings', beginning: 'hostname=', source: AZURE, syntax: SEMICOLONS },
  { name: 'libpq-host-pairs', beginning: 'host=', source: PQ, syntax: BLANKS },
  { name: 'libpq-database-pairs', beginning: 'dbname=', source: PQ, syntax: BLANKS },
  { name: 'libpq-user-pairs', beginning: 'user=', source: PQ, syntax: BLANKS },
];

export const SETTINGS_RULES: readonly Rule[] = STYLES.map((one) => ({
  name: one.name,
  type: 'CONNECTION_STRING',
  finds: `connection strings that begin with \`${one.beginning}\` and carry a password or key, whole`,
  source: one.source,
  lookback: LONGEST + 2,
  context: 1,
  triggers: [{ kind: 'prefix', literal: one.beginning }],
  match: (input, start) => matchSettings(input, start, one),
}));

/** Matches the connection string that starts here. */
function matchSettings(input: ScanInput, start: number, one: Style): Hit | undefined | typeof MORE {
  const { text, final } = input;
  if (start > 0 && isWord(text.charCodeAt(start - 1))) return undefined;
  const whole = text.slice(start, start + LONGEST + 1);
  const begun = lowered(whole.slice(0, one.beginning.length));
  if (begun !== one.beginning) return !final && one.beginning.startsWith(begun) ? MORE : undefined;
  const found = readSettings(whole, one.syntax);
  if (found.isOpen && !final) return whole.length > LONGEST ? undefined : MORE;
  if (!found.hasPassword || found.settings < 2 || found.end > LONGEST || isOfLog(text, start, found))
    return undefined;
  return { type: 'CONNECTION_STRING', start, end: start + found.end, score: 0.99 };
}

/** Among words, or with more beside it, a user and a password without a server are settings of a log. */
function isOfLog(text: string, start: number, { hasServer, settings }: Settings): boolean {
  return !hasServer && (settings > 2 || /[ \t]/.test(text.charAt(start - 1)));
}

interface Settings {
  /** Behind the last setting. */
  readonly end: number;
  readonly settings: number;
  readonly hasPassword: boolean;
  readonly hasServer: boolean;
  /** True when more text may go on with it. */
  readonly isOpen: boolean;
}

const NONE: Settings = { end: 0, settings: 0, hasPassword: false, hasServer: false, isOpen: false };

function readSettings(whole: string, { first, next, last, open, server }: Syntax): Settings {
  if (whole.length > FIRST && !SECOND.test(whole)) return NONE;
  let end = 0;
  let settings = 0;
  let hasPassword = false;
  let hasServer = server === undefined;
  const take = (form: RegExp | undefined): boolean => {
    if (form === undefined) return false;
    form.lastIndex = end;
    const found = form.exec(whole);
    if (found === null) return false;
    settings++;
    hasPassword ||= isPassword(found[1] ?? '', found[2] ?? '');
    hasServer ||= server?.test(found[1] ?? '') === true;
    end = form.lastIndex;
    return true;
  };
  while (settings < MOST_SETTINGS && take(settings === 0 ? first : next));
  const isOpen = open.test(whole.slice(end)) || (last === undefined && end === whole.length);
  if (!isOpen || end < whole.length) take(last);
  return { end, settings, hasPassword, hasServer, isOpen };
}

function isPassword(name: string, value: string): boolean {
  if (!PASSWORD.test(name.replace(/[ _]/g, '').toLowerCase())) return false;
  const bare = value.replace(/^'|'$/g, '');
  return isPasswordInPlace(bare) || isUnspeakable(bare);
}
