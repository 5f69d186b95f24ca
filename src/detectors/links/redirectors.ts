/** Redirectors: hosts that lead on to what an address names, or fetch it; and the addresses inside of addresses. */
import { type Hosts, holdsHost, hostsOf } from './hosts.ts';

/**
 * Shorteners, open redirects, links that a mail service wraps, proxies that fetch for anybody, and hosts that show whoever asks what they
 * were sent, each by its documentation or by reports of its abuse; a path stands for all below it.
 */
export const REDIRECTORS: readonly string[] = `
  bit.ly bitly.com t.co tinyurl.com goo.gl ow.ly is.gd v.gd buff.ly rebrand.ly cutt.ly shorturl.at lnkd.in rb.gy t.ly tiny.cc bl.ink s.id
  short.io href.li dub.sh shorturl.com soo.gd clck.ru u.to qr.ae trib.al

  google.com/url www.google.com/url www.google.com/amp/ google.com/amp/ www.google.com/imgres google.com/imgres translate.google.com
  *.translate.goog translate.googleusercontent.com webcache.googleusercontent.com docs.google.com/viewer docs.google.com/gview
  googleads.g.doubleclick.net/pcs/click adclick.g.doubleclick.net ad.doubleclick.net/ddm www.googleadservices.com/pagead/aclk
  www.bing.com/ck bing.com/ck r.search.yahoo.com duckduckgo.com/l/ www.youtube.com/redirect youtube.com/redirect m.youtube.com/redirect
  l.facebook.com lm.facebook.com www.facebook.com/l.php facebook.com/l.php l.instagram.com l.messenger.com l.threads.net l.wl.co
  www.linkedin.com/redir linkedin.com/redir www.linkedin.com/safety/go out.reddit.com medium.com/r/ steamcommunity.com/linkfilter
  slack-redir.net vk.com/away.php away.vk.com www.tiktok.com/link/ www.pinterest.com/offsite exit.sc href.me

  *.safelinks.protection.outlook.com urldefense.com/v3 urldefense.proofpoint.com linkprotect.cudasvc.com *.list-manage.com/track
  *.ct.sendgrid.net *.awstrack.me view.officeapps.live.com/op/ *.asyncgw.teams.microsoft.com/urlp urlp.asm.skype.com
  statics.teams.cdn.office.net/evergreen-assets

  camo.githubusercontent.com *.opensocial.googleusercontent.com/gadgets/proxy images.weserv.nl wsrv.nl i0.wp.com i1.wp.com i2.wp.com
  i3.wp.com s.wordpress.com/mshots s0.wp.com/mshots image.thum.io/get proxy.duckduckgo.com external-content.duckduckgo.com
  *.cdn.ampproject.org web.archive.org/web 12ft.io r.jina.ai corsproxy.io api.allorigins.win api.codetabs.com
  cors-anywhere.herokuapp.com thingproxy.freeboard.io api.microlink.io

  webhook.site *.requestbin.net hookb.in *.requestcatcher.com *.m.pipedream.net *.beeceptor.com *.oastify.com *.burpcollaborator.net
  *.interact.sh *.oast.pro *.oast.live *.oast.site *.oast.online *.oast.fun *.oast.me *.dnslog.cn canarytokens.com
`
  .trim()
  .split(/\s+/);

/** Hosts, each with the beginnings of paths where it leads on. */
export interface Redirectors {
  readonly entries: readonly { readonly hosts: Hosts; readonly path: string }[];
}

export function redirectorsOf(entries: readonly string[]): Redirectors {
  return {
    entries: entries.map((entry) => {
      const slash = entry.indexOf('/');
      const host = slash < 0 ? entry : entry.slice(0, slash);
      return { hosts: hostsOf([host]), path: slash < 0 ? '/' : entry.slice(slash) };
    }),
  };
}

/** Does this host lead on, at this path? */
export function leadsOn({ entries }: Redirectors, host: string, rest: string): boolean {
  return entries.some(({ hosts, path }) => rest.startsWith(path) && holdsHost(hosts, host));
}

/** Escapes of escapes that are undone. */
const DEPTH = 3;
const INNER = /(?:https?:[/\\]{1,2}|(?:[a-z][a-z0-9+.-]{1,20}:|(?<==))[/\\]{2})[^\s"'<>&?#=/\\]+[^\s"'<>]*/gi;
/** Addresses inside of one address that are looked at. */
const MOST_INNER = 16;

/** The addresses that path, query and fragment of an address name, escapes undone. */
export function innerAddresses(rest: string): readonly string[] {
  const found = new Set<string>();
  let text = rest;
  for (let depth = 0; depth < DEPTH; depth++) {
    for (const [address] of text.matchAll(INNER)) if (found.size < MOST_INNER) found.add(address);
    const undone = unescaped(text);
    if (undone === text) break;
    text = undone;
  }
  return [...found];
}

/** All of an address undone, escapes of escapes too. */
export function wholeUnescaped(text: string): string {
  let undone = text;
  for (let depth = 0; depth < DEPTH; depth++) undone = unescaped(undone);
  return undone;
}

/** Percent-escapes undone; those that spell no text stay. */
export function unescaped(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replaceAll(/%[0-7][0-9a-f]/gi, (spelled) =>
      String.fromCharCode(Number.parseInt(spelled.slice(1), 16)),
    );
  }
}
