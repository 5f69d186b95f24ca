/** The pages of approvers: plain HTML that needs no scripts and loads nothing. */
import { createHash } from 'node:crypto';
import { inLines, type ShownPart, shownParts } from '../../core/shown-text.ts';
import type { Ticket } from '../../core/ticket.ts';
import { type Html, html } from '../html.ts';

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%}td,th{text-align:left;vertical-align:top;padding:.3rem .6rem;border-bottom:1px solid #ccc;overflow-wrap:anywhere}
th{white-space:nowrap}pre{white-space:pre-wrap;overflow-wrap:anywhere;border:1px solid #888;padding:.7rem;unicode-bidi:isolate;direction:ltr}
.named{background:#b00020;color:#fff;font:12px monospace;padding:0 .2rem;border-radius:.2rem}.note{border-left:.3rem solid #b00020;padding-left:.7rem}
button{font:inherit;padding:.4rem 1.4rem;margin-right:1rem}
@media(max-width:40rem){td,th{padding:.3rem .2rem}th{white-space:normal}}`;
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** Nothing is loaded, run or framed; forms only lead back here, and no address tells where somebody came from. */
export const PAGE_HEADERS = {
  'content-security-policy': `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
} as const;

/** Hidden fields that prove that a form came of one of these pages. */
export type Proof = readonly (readonly [name: string, value: string])[];

/** All tickets that somebody may see. */
export function listPage(tickets: readonly Ticket[], who: string): string {
  const rows = tickets.map(
    (
      one,
    ) => html`<tr><td><a href="/approvals/tickets/${one.id}">${one.id}</a></td><td>${one.state}</td><td>${shown(one.tool)}</td>
<td>${shown(one.caller)}</td><td>${timeOf(one.opened)}</td><td>${timeOf(one.expires)}</td></tr>`,
  );
  const head = html`<tr><th>ticket</th><th>state</th><th>tool</th><th>asked by</th><th>opened</th><th>expires</th></tr>`;
  const table = tickets.length === 0 ? html`<p>No tickets.</p>` : html`<table>${head}${rows}</table>`;
  return page('Approvals', html`<h1>Approvals</h1><p>You are ${shown(who)}.</p>${table}`);
}

/** One ticket, and the form to decide about it while it is open. */
export function ticketPage(
  ticket: Ticket,
  of: { readonly who: string; readonly proof: Proof; readonly said?: string },
): string {
  const { id, state, votes, quorum, approvers } = ticket;
  const rows: readonly (readonly [string, Html | string])[] = [
    ['state', state],
    ['tool', shown(ticket.tool)],
    ['asked by', shown(ticket.caller)],
    ['tenant', shown(ticket.tenant ?? 'none')],
    ['model', shown(ticket.model)],
    ['rule', `${ticket.policy}, ${ticket.rule}`],
    ['opened', timeOf(ticket.opened)],
    ['expires', timeOf(ticket.expires)],
    ['needs', html`${quorum} of: ${shown(approvers.join(', '))}`],
    [
      'decided so far',
      votes.length === 0
        ? 'nobody'
        : html`${votes.map((vote) => html`${vote.verdict} by ${shown(vote.by)} at ${timeOf(vote.at)}<br>`)}`,
    ],
  ];
  const table = html`<table>${rows.map(([name, value]) => html`<tr><th>${name}</th><td>${value}</td></tr>`)}</table>`;
  const said = of.said === undefined ? html`` : html`<p class="note">${of.said}</p>`;
  const body = html`<p><a href="/approvals">All tickets</a></p><h1>Ticket ${id}</h1><p>You are ${shown(of.who)}.</p>${said}${table}
${argumentsOf(ticket)}${state === 'open' ? form(id, of.proof) : html``}`;
  return page(`Ticket ${id}`, body);
}

/** Something that is not there, or may not be done. */
export function notePage(title: string, note: string): string {
  return page(
    title,
    html`<h1>${title}</h1><p class="note">${note}</p><p><a href="/approvals">All tickets</a></p>`,
  );
}

function argumentsOf({ args, state }: Ticket): Html {
  if (args === undefined && state === 'open')
    return html`<h2>Arguments</h2><p class="note">They cannot be shown: they were kept under another key, or changed. Deny the ticket.</p>`;
  if (args === undefined)
    return html`<h2>Arguments</h2><p>They are kept only until the ticket is decided.</p>`;
  const parts = shownParts(inLines(args), true);
  const unseen = parts.filter((part) => 'named' in part).length;
  const others = [...args].filter((character) => character > '\u007f').length;
  const warning =
    unseen === 0
      ? html``
      : html`<p class="note">${unseen} characters that nobody would see are shown by their numbers.</p>`;
  return html`<h2>Arguments</h2><p>${args.length.toLocaleString('en')} characters of JSON, ${others.toLocaleString('en')} of them not ASCII.</p>${warning}
<pre dir="ltr">${parts.map(marked)}</pre>`;
}

function form(id: string, proof: Proof): Html {
  const hidden = proof.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`);
  return html`<form method="post" action="/approvals/tickets/${id}">${hidden}
<button name="decision" value="approve">Approve once</button><button name="decision" value="deny">Deny</button></form>`;
}

function shown(text: string): Html {
  return html`<bdi>${shownParts(text).map(marked)}</bdi>`;
}

function marked(part: ShownPart): Html {
  return 'text' in part ? html`${part.text}` : html`<span class="named">${part.named}</span>`;
}

function timeOf(time: number): string {
  return new Date(time)
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, ' UTC');
}

function page(title: string, body: Html): string {
  // The style is compared with its hash, and holds nothing but what is written above.
  const { text } = html`<title>${title}</title>`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">${text}<style>${STYLE}</style></head><body>${body.text}</body></html>\n`;
}
