import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { attemptOf, refusalOf } from '../audit/audit.interceptor.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { isPublic, tokenOf, type SignedInRequest } from './caller.js';
import { requireScope } from './scope.js';
import { Sessions } from './sessions.js';
import { isUnattended } from './unattended.js';

/** The caller is on the staff list, their session goes on, and a machine account reaches this route. */
@Injectable()
export class StaffGuard implements CanActivate {
  constructor(
    private readonly sessions: Sessions,
    private readonly trail: AuditTrail,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (isPublic(context)) return true;
    const request = context.switchToHttp().getRequest<SignedInRequest>();
    try {
      const token = tokenOf(request);
      const staff = await (isUnattended(context) ? this.sessions.lookIn(request, token) : this.sessions.enter(request, token));
      requireScope(context, staff);
      return true;
    } catch (error) {
      const refusal = refusalOf(error);
      const action = refusal?.code === 'SCOPE.NOT_ALLOWED' ? 'attempt' : 'signInRefused';
      if (refusal) await this.trail.noteRefusal(request, { action, code: refusal.code, ...attemptOf(request) });
      throw error;
    }
  }
}
