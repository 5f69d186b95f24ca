/** Hosts in addresses: servers that anybody reaches, told from this machine, a service beside it, and what examples call a host. */

/** Names that lead nowhere outside of a network (RFC 6761, RFC 6762, RFC 9476), and those of clusters. */
const LOCAL =
  /(?:^|\.)(?:localhost|local|localdomain|internal|intranet|private|corp|lan|home|arpa|test|example|invalid|alt|svc|docker|host|server|domain)$/;
/** What stands for a domain or a host, as a label. */
const STAND_IN =
  /^(?:(?:my|your|the|some|a|any|mein|dein|tu|su|votre)?[-_]?(?:example|sample|company|firma|empresa|domain|dominio|host|hostname|server|servidor|serveur|site|website|address|endpoint|instance|account|project|org|organi[sz]ation|proxy|foo|bar|baz|acme|contoso|fabrikam|test|demo|there|here|somewhere|elsewhere|corp|registry|name)\d{0,2}|(?:my|your)[-_]?\w+|x+|abcd?e?f?\w{0,2}|xyz\w{0,2}|(?:foo|bar)[-_]?\w{0,6}|.*(?:x{3}|example|placeholder|your-).*)$/;
const NAME = /^(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.){1,8}[a-z]{2,18}$/;
const NUMBERS = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/;
/** A cluster of Atlas: the label behind its name is made by chance. */
const CLUSTER = /^[a-z][\w-]{0,62}\.([a-z\d]{5,8})\.mongodb\.net$/;
/** Services that make up a name with a number in it for what somebody orders. */
const ORDERED =
  /\d.*\.(?:redislabs\.com|redns\.redis-cloud\.com|rds\.amazonaws\.com|amazonaws\.com\.cn|cache\.amazonaws\.com|neon\.tech|aivencloud\.com|ondigitalocean\.com|upstash\.io|supabase\.(?:co|com)|rlwy\.net|railway\.app|psdb\.cloud|cloudamqp\.com|hivemq\.cloud|elephantsql\.com|clever-cloud\.com|es\.io|found\.io)$/;
/** Networks of this machine, of houses and companies, of documentation (RFC 6890), and addresses that are written for any. */
const OTHER_NETWORK =
  /^(?:0|10|127|22[4-9]|2[345]\d|169\.254|172\.(?:1[6-9]|2\d|3[01])|192\.168|192\.0\.[02]|198\.1[89]|198\.51\.100|203\.0\.113|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\.|^(?:1\.2\.3\.4|1\.1\.1\.1|8\.8\.[48]\.[48]|5\.6\.7\.8|4\.3\.2\.1|11\.22\.33\.44|12\.34\.56\.78)$/;

/** Where an address leads. */
export type Place =
  /** Nowhere that is known. */
  | 'near'
  /** A domain, or an address of the public network. */
  | 'remote'
  /** One whose name was made for somebody. */
  | 'assigned';

/** Where the hosts of an authority are, its userinfo left out: `db.shop.de:5432`, `a:27017,b:27017`. */
export function placeOf(hosts: string): Place {
  const host = hosts
    .replace(/,.*/s, '')
    .replace(/:\d{1,5}$/, '')
    .toLowerCase();
  const numbers = NUMBERS.exec(host);
  if (numbers !== null) {
    const isAddress = numbers.slice(1).every((part) => Number(part) < 256);
    return isAddress && !OTHER_NETWORK.test(host) ? 'remote' : 'near';
  }
  return NAME.test(host) && !LOCAL.test(host) ? placeOfName(host) : 'near';
}

function placeOfName(host: string): Place {
  const cluster = CLUSTER.exec(host)?.[1];
  if (cluster !== undefined) return STAND_IN.test(cluster) ? 'near' : 'assigned';
  if (host.endsWith('.mongodb.net') || host.split('.').some((label) => STAND_IN.test(label))) return 'near';
  return ORDERED.test(host) ? 'assigned' : 'remote';
}
