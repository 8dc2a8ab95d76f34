import { createHash, randomBytes } from 'node:crypto';
import { isPageAddress } from '../pages/page-address.js';

/** How long somebody may take at the issuer. No source states it: this project's default. */
export const longestSignInMs = 10 * 60_000;

const longestAddress = 500;

/** A sign-in that has been begun in this browser: one secret, of which everything that ties the answer to it is a digest. */
export interface BegunSignIn {
  state: string;
  nonce: string;
  /** Of PKCE (RFC 7636). */
  codeVerifier: string;
  /** The page that the person was going to. */
  to: string;
}

/** What the browser keeps meanwhile, and what it stands for. */
export function beginSignIn(to: string): { kept: string; begun: BegunSignIn } {
  const secret = randomBytes(32).toString('base64url');
  return { kept: `${secret}.${Buffer.from(to).toString('base64url')}`, begun: begunOf(secret, to) };
}

export function begunSignIn(kept: string | undefined): BegunSignIn | undefined {
  const [secret, to] = kept?.split('.') ?? [];
  if (secret?.length !== 43 || to === undefined) return undefined;
  return begunOf(secret, pageToGoTo(Buffer.from(to, 'base64url').toString()));
}

/** A page of this app, or its first one: nobody is sent anywhere else after signing in. */
export function pageToGoTo(to: unknown): string {
  if (typeof to !== 'string' || to.length > longestAddress || !to.startsWith('/') || !URL.canParse(to, nowhere)) return '/';
  const { origin, pathname, search } = new URL(to, nowhere);
  return origin === nowhere && !pathname.startsWith('//') && isPageAddress(pathname) ? `${pathname}${search}` : '/';
}

/** An origin that no address leads to by itself. */
const nowhere = 'https://page.invalid';

function begunOf(secret: string, to: string): BegunSignIn {
  const [state, nonce, codeVerifier] = ['state', 'nonce', 'code verifier'].map((use) => createHash('sha256').update(`${use}|${secret}`).digest('base64url')) as [string, string, string];
  return { state, nonce, codeVerifier, to };
}
