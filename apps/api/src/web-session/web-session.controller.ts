import { Controller, Get, HttpCode, Inject, Logger, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiExcludeEndpoint, ApiOperation, ApiProperty, ApiQuery, ApiTags } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import type { Request, Response } from 'express';
import type { IDToken } from 'openid-client';
import { webOrigin } from '#config/environment';
import { embeddedStaffIssuer } from '#persistence/issuer-keys';
import { refusalOf } from '../audit/audit.interceptor.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { IfGiven } from '../http/query.js';
import { shaped } from '../http/shape.js';
import { Answers, Problems } from '../openapi/answers.js';
import { PARTS, type Parts } from '../parts.js';
import { ProblemException, refuse } from '../problem/problem.js';
import { isRecordUnavailable } from '../problem/record-failures.js';
import { callerOf, Public, tokenOf, type SignedInRequest } from '../sign-in/caller.js';
import { Refusals } from '../sign-in/refusals.js';
import { Sessions } from '../sign-in/sessions.js';
import { StaffDesk } from '../sign-in/staff-desk.js';
import type { VerifiedToken } from '../sign-in/token-verifier.js';
import { beginSignIn, begunSignIn, longestSignInMs, pageToGoTo, type BegunSignIn } from './begun-sign-in.js';
import { Cookies } from './cookies.js';
import { OpenIdClient } from './open-id-client.js';
import { WebSessions } from './web-sessions.js';

const signInCookie = 'dpad-sign-in';

class SignOutQuery {
  @ApiProperty({ type: String, enum: ['true', 'false'], required: false, description: '`true`: in every browser of this person' })
  @IfGiven()
  @IsIn(['true', 'false'])
  everywhere?: string;
}

class SignedOutSchema {
  @ApiProperty({ type: String, format: 'uri', required: false, description: "Where the session with the issuer is ended too, if it has such a page" })
  endSessionUrl?: string;
}

/**
 * Signing in to the web app (OpenID Connect Core 3.1): the API is the issuer's client, and the browser gets a cookie in the place of
 * tokens. Whatever goes wrong on the way leads to a page that says it.
 */
@ApiTags('web app')
@Controller()
export class WebSessionController {
  private readonly log = new Logger('sign-in');
  private readonly client: OpenIdClient;
  private readonly cookies: Cookies;

  constructor(
    @Inject(PARTS) private readonly parts: Parts,
    private readonly webSessions: WebSessions,
    private readonly sessions: Sessions,
    private readonly staffDesk: StaffDesk,
    private readonly refusals: Refusals,
    private readonly trail: AuditTrail,
  ) {
    this.client = new OpenIdClient(parts.environment);
    this.cookies = new Cookies(webOrigin(parts.environment));
  }

  @Get('session/sign-in')
  @Public()
  @ApiExcludeEndpoint()
  async begin(@Query('to') to: unknown, @Req() request: Request, @Res() response: Response): Promise<void> {
    await this.orSayWhyNot(request, response, async () => {
      const { kept, begun } = beginSignIn(pageToGoTo(to));
      const { href } = await this.client.signInUrl(begun);
      this.cookies.put(response, signInCookie, kept, longestSignInMs);
      return href;
    });
  }

  @Get('signed-in')
  @Public()
  @ApiExcludeEndpoint()
  async finish(@Req() request: SignedInRequest, @Res() response: Response): Promise<void> {
    const begun = begunSignIn(this.cookies.read(request, signInCookie));
    this.cookies.drop(response, signInCookie);
    await this.orSayWhyNot(request, response, async () => {
      const search = new URL(request.originalUrl, webOrigin(this.parts.environment)).search;
      if (!begun || new URLSearchParams(search).get('state') !== begun.state) {
        return refuse(401, 'SIGN_IN.NOT_BEGUN', 'This sign-in was not begun in this browser, or took too long');
      }
      await this.signIn(request, response, search, begun);
      return begun.to;
    });
  }

  @Post('session/sign-out')
  @HttpCode(200)
  @ApiBearerAuth()
  @ApiOperation({ operationId: 'signOut', summary: 'Ends the session of this browser, or all of this person' })
  @ApiQuery({ type: SignOutQuery })
  @Answers(200, SignedOutSchema, 'It has ended')
  @Problems(400)
  async signOut(@Query() query: unknown, @Req() request: SignedInRequest, @Res({ passthrough: true }) response: Response): Promise<SignedOutSchema> {
    const everywhere = shaped(SignOutQuery, { ...(query as object) }).everywhere === 'true';
    const staff = await this.staffDesk.staffOf(callerOf(request));
    const { session } = tokenOf(request);
    await this.trail.note(request, { action: 'signOut', outcome: 'done', detail: { session, everywhere } });
    await (everywhere ? this.webSessions.endAll(response, staff) : this.webSessions.end(response, session));
    const endSessionUrl = await this.client.signOutUrl();
    return endSessionUrl === undefined ? {} : { endSessionUrl };
  }

  private async signIn(request: SignedInRequest, response: Response, search: string, begun: BegunSignIn): Promise<void> {
    const claims = await this.client.signedIn(search, begun);
    const { secret, session } = this.webSessions.fresh();
    const caller = { issuer: this.parts.environment.oidc.embedded ? embeddedStaffIssuer : this.client.issuer, subject: claims.sub };
    const token: VerifiedToken = { caller, session, since: sinceOf(claims), claims, web: true };
    request.caller = caller;
    request.token = token;
    if ((await this.staffDesk.find(caller))?.machine) refuse(403, 'SIGN_IN.MACHINE', 'A machine account has no session here: it sends tokens');
    const staff = await this.sessions.enter(request, token);
    await this.webSessions.begin(request, response, secret, token, staff);
  }

  /** Sends the browser on, or to the page that says why not, by a code alone. */
  private async orSayWhyNot(request: SignedInRequest, response: Response, onward: () => Promise<string>): Promise<void> {
    let to: string;
    try {
      to = await onward();
    } catch (error) {
      to = `/sign-in?problem=${encodeURIComponent(await this.noted(request, error))}`;
    }
    response.redirect(302, to);
  }

  /** The code by which the page says it: that of the refusal, or of what kept it from being noted. */
  private async noted(request: SignedInRequest, error: unknown): Promise<string> {
    const refusal = refusalOf(error);
    if (!refusal) return this.codeOf(error);
    try {
      await this.refusals.note(request, refusal.code);
      return refusal.code;
    } catch (limit) {
      return this.codeOf(limit);
    }
  }

  private codeOf(error: unknown): string {
    if (error instanceof ProblemException) return error.problem.code;
    if (isRecordUnavailable(error)) return 'RECORD.UNAVAILABLE';
    this.log.error({ msg: 'Not expected', error: (error as Error | undefined)?.name, code: (error as { code?: string } | undefined)?.code });
    return 'SIGN_IN.FAILED';
  }
}

/** When the person signed in. The issuer has been asked to have them do so now: what is older is another sign-in than this one. */
function sinceOf({ auth_time: signedInAt, iat }: IDToken): Date {
  const since = new Date((signedInAt ?? iat) * 1_000);
  if (Date.now() - since.getTime() > longestSignInMs) refuse(401, 'SIGN_IN.NOT_NOW', 'The sign-in service did not ask who you are: sign in again');
  return since;
}
