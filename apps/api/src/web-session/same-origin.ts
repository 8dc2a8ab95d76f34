import type { Request } from 'express';
import { refuse } from '../problem/problem.js';

const readsOnly = ['GET', 'HEAD', 'OPTIONS'];
/** `none`: the person has typed the address, or opened a bookmark. */
const ownReads: unknown[] = [undefined, 'same-origin', 'none'];

/**
 * A cookie comes along wherever a request begins: it counts where the app itself has sent the request, as the browser says
 * (Fetch Metadata; `Origin`, where a browser does not know that). Reading counts too: some reads are recorded as disclosures.
 */
export function requireSameOrigin({ method, headers }: Request, origin: string): void {
  const site = headers['sec-fetch-site'];
  const isOwn = site === 'same-origin' || (site === undefined && headers.origin === origin);
  if (isOwn || (readsOnly.includes(method) && ownReads.includes(site))) return;
  refuse(403, 'SESSION.CROSS_SITE', 'Another site has sent this request: the session does not count for it');
}
