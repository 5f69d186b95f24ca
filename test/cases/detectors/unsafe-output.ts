/** Output that does something where it is shown or run, and output that looks alike and does not. */

/** What is written, the type, and what of it is the finding. */
export type UnsafeCase = readonly [text: string, type: string, matched: string];

const whole = (type: string, ...texts: readonly string[]): UnsafeCase[] =>
  texts.map((text) => [text, type, text]);
const inside = (type: string, matched: string, ...frames: readonly string[]): UnsafeCase[] =>
  frames.map((frame) => [frame.replace('@', () => matched), type, matched]);

const ESC = '\u001b';
const tags = (text: string) =>
  [...text].map((letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join('');

/** Found by default. */
export const UNSAFE_OUTPUT: readonly UnsafeCase[] = [
  ...whole(
    'ACTIVE_HTML',
    '<script>',
    '</script>',
    '<SCRIPT SRC=//evil.example/x>',
    '<script\n src="x">',
    '<script/x>',
    '<iframe srcdoc="x">',
    '<svg/onload=alert(1)>',
    '<svg onload="alert(1)" x>',
    '<math><',
    '<object data=x>',
    '<embed src=x>',
    '<link rel=stylesheet href=x>',
    '<style>',
    '<meta http-equiv=refresh content="0">',
    '<base href="//evil.example/">',
    '<form action=x>',
    '<img src=x onerror=alert(1)>',
    '<video src=x>',
    '<template>',
    '<svg:script>',
    `<script ${'a'.repeat(900)}>`,
  ).map(([text, type]): UnsafeCase => [text, type, text.replace(/><$/, '>')]),
  ['see <script>alert(1)</script>', 'ACTIVE_HTML', '<script>'],
  ['a<script<b', 'ACTIVE_HTML', '<script'],
  [`<iframe ${'a '.repeat(900)}>`, 'ACTIVE_HTML', `<iframe ${'a '.repeat(508)}`],
  ['{"html":"\\u003cscript\\u003ealert(1)"}', 'ACTIVE_HTML', '\\u003cscript\\u003e'],
  ...inside(
    'EVENT_HANDLER',
    'onmouseover="alert(1)"',
    '<b @>x</b>',
    '<p class="a" @>',
    '<a href="/a"@>',
    '<x @ y>',
    // Brackets in values, names that hold quotes, comments that hold half a tag.
    '<b title=">" @>',
    "<b title='<' @>",
    '<b title=">"@>',
    '<b x"=">" @>',
    '<b = " <b title=">" @>',
    '<!-- <b x=" --><b title=">" @>',
    '<b\\n@>',
    `<b title="${'long '.repeat(300)}" @>`,
  ),
  ...inside('EVENT_HANDLER', `onclick${' '.repeat(200)}="alert(1)"`, '<b @>'),
  ...inside('EVENT_HANDLER', `onclick${' '.repeat(257)}`, `<b @${' '.repeat(50)}="alert(1)">`),
  ...inside('EVENT_HANDLER', 'onerror=alert(1)', '<b @>', '<details open @>'),
  ...inside('EVENT_HANDLER', "onclick = 'alert(1)'", '<b @>'),
  ...inside('TERMINAL_ESCAPE', `${ESC}[31m`, 'a @red', '@'),
  ...inside('TERMINAL_ESCAPE', `${ESC}[2J`, 'x@y'),
  ...inside('TERMINAL_ESCAPE', `${ESC}]0;title\u0007`, 'x@y'),
  ...inside('TERMINAL_ESCAPE', `${ESC}]8;;https://evil.example${ESC}\\`, 'x@y'),
  ...inside('TERMINAL_ESCAPE', `${ESC}]52;c;cm0gLXJm${ESC}\\`, 'x@y'),
  ...inside('TERMINAL_ESCAPE', `${ESC}P+q544e${ESC}\\`, 'x@y'),
  ...inside('TERMINAL_ESCAPE', `${ESC}c`, 'x@ y'),
  ...inside('TERMINAL_ESCAPE', '\u009b31m', 'x@y'),
  ...inside('TERMINAL_ESCAPE', '\u009d0;title\u009c', 'x@y'),
  ...inside('TERMINAL_ESCAPE', `${ESC}]0;no end`, 'x@', 'x@\ny'),
  ...inside('TERMINAL_ESCAPE', '\\u001b[31m', '{"cmd":"@"}'),
  ...inside('TERMINAL_ESCAPE', '\\u001b]0;t\\u0007', '{"cmd":"@ x"}'),
  ...inside('HIDDEN_TEXT', tags('the secret'), 'Hello@!', '@'),
  ...inside('HIDDEN_TEXT', '\u200b\u200c'.repeat(8), 'Hello@!'),
  ...inside('HIDDEN_TEXT', '\ufe0f\u2066\u3164'.repeat(8), 'Hello@!', '@'),
  ...inside('HIDDEN_TEXT', `${'\u{1D173}\u00ad'.repeat(3)}${tags('gbeng')}`, '@', 'a@\ud834'),
  ...inside('HIDDEN_TEXT', '\u{E0100}\u{E0101}\u{E0102}\u{E0103}', '\u{1F600}@!'),
];

export const ANY_HTML: readonly UnsafeCase[] = whole(
  'HTML',
  '<b>',
  '</p>',
  '<br/>',
  '<!doctype html>',
  '<details open>',
);

/** Tags in which nothing happens. */
export const PASSIVE_HTML: readonly string[] = [
  '<b data-onset="2" x-online=1 v-onclick="x">',
  '<b title="> onclick">onclick = handler; <i>"one" onclick = handler</i>',
  'if a <b then x="y" > z: onclick = handler',
];

export const SQL_OUTPUT: readonly UnsafeCase[] = [
  ...whole(
    'SQL_STATEMENT',
    'DROP TABLE',
    'drop\n\ttable',
    'drop/**/table',
    'DROP /* x */ DATABASE',
    'DELETE FROM',
    'truncate table',
    'UNION ALL SELECT',
    'union select',
    'update users set',
    'update "public"."users" SET',
    'ALTER USER',
    'GRANT ALL',
    'INTO OUTFILE',
    "or '1'='1",
    'OR 1=1',
    'WAITFOR DELAY',
    'exec xp_cmdshell',
    'pg_sleep(',
    'information_schema',
    'to program',
  ),
  ["x'; drop table users; --", 'SQL_STATEMENT', 'drop table'],
  ['{"query":"drop\\n table users"}', 'SQL_STATEMENT', 'drop\\n table'],
  ['{"query":"dr\\u006fp table users"}', 'SQL_STATEMENT', 'dr\\u006fp table'],
];

export const SHELL_OUTPUT: readonly UnsafeCase[] = [
  ...whole(
    'SHELL_COMMAND',
    'rm -rf',
    'rm  -fr',
    '| bash',
    '|sh',
    'curl https://',
    'curl -d',
    'wget -qO-',
    'nc -e',
    'bash -i',
    'python3 -c',
    'powershell -enc',
    'cmd /c',
    'certutil -urlcache',
    '/dev/tcp/',
    '/etc/passwd',
    '$(',
    ':(){',
    'chmod +x',
    'base64 -d',
    '> /etc/',
    'sudo rm',
    'iex (',
  ),
  ['{"cmd":"ls; rm -rf /"}', 'SHELL_COMMAND', 'rm -rf'],
  ['{"cmd":"r\\u006d -rf /"}', 'SHELL_COMMAND', 'r\\u006d -rf'],
];

/** Left by every type. */
export const HARMLESS: readonly string[] = [
  'a < b and c > d, 3<4, x <- y, <3',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  'onclick = handler; on time; once upon a time, one = 1, only = 2',
  'if (a < scripted) onerror(x)',
  'We drop the table at the door and delete this from memory of updates.',
  'The union selected a leader; select a plan. Alter egos grant wishes.',
  'Please curl your hair, or remove it (rm), and bash on. A cat in the net.',
  'flags \u{1F3F4}\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F} and \u{1F468}\u200d\u{1F469}\u200d\u{1F467}',
  'line\r\n\ttab\u0085 and \\x1b[31m or \\033[0m in a manual',
  'dropped tables, tabled drops, drop-table, updates set in stone',
];
