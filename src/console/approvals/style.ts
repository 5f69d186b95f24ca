/** How the pages of approvers look: by day and by night, in a window and on a phone. */
import { createHash } from 'node:crypto';

const STYLE = `
:root{color-scheme:light dark;--ink:#1a1a1a;--soft:#555;--paper:#fff;--line:#ccc;--edge:#767676;
  --link:#0b57d0;--bad:#b00020;--good:#146c2e}
@media(prefers-color-scheme:dark){:root{--ink:#ececec;--soft:#b0b0b0;--paper:#161616;--line:#444;--edge:#8c8c8c;
  --link:#8ab4f8;--bad:#ff8a95;--good:#7fd493}}
body{font:16px/1.5 system-ui,sans-serif;max-width:64rem;margin:2rem auto;padding:0 1rem;
  color:var(--ink);background:var(--paper);overflow-wrap:anywhere}
a{color:var(--link)}
h1{font-size:1.6rem;line-height:1.25;margin:.6rem 0}
h2{font-size:1.15rem;margin:1.6rem 0 .4rem}
.soft{color:var(--soft)}
.id{font-family:ui-monospace,monospace;font-size:.9em}
table{border-collapse:collapse;width:100%}
td,th{text-align:left;vertical-align:top;padding:.25rem 1rem .25rem 0;border-bottom:1px solid var(--line)}
th{white-space:nowrap;font-weight:600}
.facts th{width:1%}
.list{font-size:.9rem}
.list td,.list th{padding-right:.7rem}
pre{white-space:pre-wrap;overflow-wrap:anywhere;border:1px solid var(--edge);padding:.7rem;
  unicode-bidi:isolate;direction:ltr}
.state{border:1px solid var(--edge);border-radius:1rem;padding:0 .6rem;white-space:nowrap}
.open{border-color:var(--link);color:var(--link)}
.named{background:#b00020;color:#fff;font:12px monospace;padding:0 .2rem;border-radius:.2rem}
.note{border-left:.3rem solid var(--bad);padding-left:.7rem}
form{display:flex;flex-wrap:wrap;gap:1rem}
button{font:inherit;font-weight:600;min-height:2.75rem;padding:0 1.6rem;color:var(--ink);background:var(--paper);
  border:2px solid var(--edge);border-radius:.4rem;cursor:pointer}
.yes{border-color:var(--good);color:var(--good)}
.no{border-color:var(--bad);color:var(--bad)}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
@media(max-width:40rem){
  body{margin:1rem auto}
  button{flex:1}
  .facts th{white-space:normal}
  .list{font-size:1rem}
  .list thead{display:none}
  .list tr{display:block;border-bottom:1px solid var(--edge);padding:.5rem 0}
  .list td{display:grid;grid-template-columns:6rem 1fr;border:0;padding:.1rem 0}
  .list td::before{content:attr(data-of);color:var(--soft)}
  .list .state{justify-self:start}
}
`;

/** The element for the head of a page. */
export const STYLE_ELEMENT = `<style>${STYLE}</style>`;

/** What the policy of a page has to allow: this text, and no other. */
export const STYLE_SOURCE = `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`;
