import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { calculatePKCECodeChallenge } from 'openid-client';
import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose';

export type Said = JWTPayload & Record<string, unknown>;

/** A provider of OpenID Connect of another make than the embedded issuer: whoever comes is signed in as it was told. */
export class OpenIdProvider {
  /** What the browser brought last. */
  asked: Record<string, string> = {};
  /** What the client showed last to get its tokens. */
  authorization: string | undefined;
  private said: Said = {};
  private anotherKey = false;
  private codeAnswer: { status: number; body: object } | undefined;

  private constructor(
    private readonly server: Server,
    private readonly keys: { own: Pair; another: Pair },
  ) {}

  static async start(): Promise<OpenIdProvider> {
    const [own, another] = await Promise.all([generateKeyPair('RS256', { extractable: true }), generateKeyPair('RS256')]);
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const provider = new OpenIdProvider(server, { own, another });
    server.on('request', (request: IncomingMessage, response) => {
      void provider.answer(request).then(({ status = 200, location, body }) => {
        response.writeHead(status, { 'Content-Type': 'application/json', ...(location !== undefined && { Location: location }) }).end(JSON.stringify(body ?? {}));
      });
    });
    return provider;
  }

  get issuer(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  reset(): void {
    this.anotherKey = false;
    this.codeAnswer = undefined;
  }

  says(said: Said): void {
    this.said = said;
  }

  signWithAnotherKey(): void {
    this.anotherKey = true;
  }

  answerCodeWith(status: number, body: object): void {
    this.codeAnswer = { status, body };
  }

  private async answer(request: IncomingMessage): Promise<{ status?: number; location?: string; body?: object }> {
    const { pathname, searchParams } = new URL(request.url!, this.issuer);
    if (pathname === '/authorize') {
      this.asked = Object.fromEntries(searchParams);
      return { status: 302, location: `${this.asked['redirect_uri']}?${new URLSearchParams({ code: 'a code', state: this.asked['state']! }).toString()}` };
    }
    if (pathname === '/jwks') return { body: { keys: [{ ...(await exportJWK(this.keys.own.publicKey)), alg: 'RS256', use: 'sig' }] } };
    if (pathname === '/token') return this.tokens(request);
    const at = (path: string) => `${this.issuer}/${path}`;
    return {
      body: {
        issuer: this.issuer,
        authorization_endpoint: at('authorize'),
        token_endpoint: at('token'),
        jwks_uri: at('jwks'),
        end_session_endpoint: at('bye'),
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
      },
    };
  }

  private async tokens(request: IncomingMessage): Promise<{ status?: number; body: object }> {
    this.authorization = request.headers.authorization;
    let text = '';
    for await (const part of request) text += String(part);
    const challenge = await calculatePKCECodeChallenge(new URLSearchParams(text).get('code_verifier') ?? '');
    if (challenge !== this.asked['code_challenge']) return { status: 400, body: { error: 'invalid_grant' } };
    if (this.codeAnswer) return this.codeAnswer;
    const now = Math.floor(Date.now() / 1_000);
    const claims = { iss: this.issuer, aud: this.asked['client_id'], iat: now, exp: now + 300, nonce: this.asked['nonce'], ...this.said };
    const { privateKey } = this.anotherKey ? this.keys.another : this.keys.own;
    return { body: { access_token: 'x', token_type: 'Bearer', id_token: await new SignJWT(claims).setProtectedHeader({ alg: 'RS256' }).sign(privateKey) } };
  }
}

type Pair = Awaited<ReturnType<typeof generateKeyPair>>;
