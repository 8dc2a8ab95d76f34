/** What of a browser matters for signing in: cookies, redirects, and what it says of where a request comes from. */
export class Browser {
  readonly cookies = new Map<string, string>();
  /** The Set-Cookie lines of the last answer that had any. */
  setCookies: string[] = [];

  constructor(readonly origin: string) {}

  /** One request, without following anywhere. */
  async send(method: string, address: string, { headers = {}, body }: { headers?: Record<string, string>; body?: URLSearchParams | string } = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(new URL(address, this.origin), {
      method,
      redirect: 'manual',
      headers: { ...(cookie !== '' && { Cookie: cookie }), ...headers },
      ...(body !== undefined && { body }),
    });
    const lines = response.headers.getSetCookie();
    if (lines.length > 0) this.setCookies = lines;
    for (const line of lines) this.take(line);
    return response;
  }

  /** As the app's own page asks. */
  ask(method: string, path: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.send(method, path, { headers: { 'Sec-Fetch-Site': 'same-origin', ...headers } });
  }

  /** Goes where it is sent, until a page comes or `until` is reached. */
  async go(address: string, until?: (address: URL) => boolean): Promise<{ address: URL; response?: Response }> {
    let at = new URL(address, this.origin);
    for (let time = 0; time < 12; time += 1) {
      if (until?.(at)) return { address: at };
      const response = await this.send('GET', at.href, { headers: { Accept: 'text/html' } });
      const onward = response.headers.get('location');
      if (onward === null) return { address: at, response };
      at = new URL(onward, at);
    }
    throw new Error(`Sent on and on, last to ${at.pathname}`);
  }

  /** Up to the answer that the issuer sends the browser back with. */
  async comeBack(account: string, to = '/'): Promise<URL> {
    const { address, response } = await this.go(`/session/sign-in?to=${encodeURIComponent(to)}`);
    const form = /action="([^"]+)"/.exec(await response!.text())?.[1];
    if (form === undefined) throw new Error(`No form to sign in with at ${address.pathname}`);
    const body = new URLSearchParams({ prompt: 'login', login: account, password: 'any' });
    const signedIn = await this.send('POST', new URL(form, address).href, { body });
    const { address: back } = await this.go(new URL(signedIn.headers.get('location')!, address).href, ({ pathname }) => pathname === '/signed-in');
    return back;
  }

  /** Signs in; where that leads to. */
  async signIn(account: string, to = '/'): Promise<string> {
    const response = await this.send('GET', (await this.comeBack(account, to)).href);
    return response.headers.get('location')!;
  }

  private take(line: string): void {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
    const isGone = value === '' || /expires=Thu, 01 Jan 1970/i.test(line);
    if (isGone) this.cookies.delete(name!);
    else this.cookies.set(name!, value!);
  }
}
