import type { CookieOptions, Request, Response } from 'express';

/**
 * Cookies that no script reads. `__Host-` has the browser take them from this host alone, over TLS: no other host of the same
 * domain can put one there. It is left out on a developer's machine, which has no TLS.
 */
export class Cookies {
  private readonly prefix: string;
  private readonly options: CookieOptions;

  constructor(origin: string) {
    const secure = origin.startsWith('https:');
    this.prefix = secure ? '__Host-' : '';
    // Lax: the issuer sends the person back from another site.
    this.options = { httpOnly: true, sameSite: 'lax', path: '/', secure };
  }

  nameOf(name: string): string {
    return `${this.prefix}${name}`;
  }

  /** The first of that name, if it has the form of what is put there. */
  read({ headers }: Request, name: string): string | undefined {
    const begin = `${this.nameOf(name)}=`;
    const cookie = headers.cookie?.split(';').map((one) => one.trim()).find((one) => one.startsWith(begin));
    const value = cookie?.slice(begin.length);
    return value !== undefined && /^[\w.-]{1,2000}$/.test(value) ? value : undefined;
  }

  /** Until the browser is closed, where no time is given. */
  put(response: Response, name: string, value: string, maxAge?: number): void {
    response.cookie(this.nameOf(name), value, { ...this.options, ...(maxAge !== undefined && { maxAge }) });
  }

  drop(response: Response, name: string): void {
    response.clearCookie(this.nameOf(name), this.options);
  }
}
