import { Controller, Get, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { Caller } from '#persistence/reads/staff-list';
import { Problems } from '../openapi/answers.js';
import { SignedIn, SignedInBy } from '../sign-in/caller.js';
import { StaffDesk } from '../sign-in/staff-desk.js';
import type { VerifiedToken } from '../sign-in/token-verifier.js';
import { Unattended } from '../sign-in/unattended.js';
import { LiveStreams } from './live-streams.js';

const example = 'retry: 5000\n\nevent: changed\ndata: {"case":"0197f2a0-5b1c-7c3e-9d4f-2a6b8c0d1e2f"}\n\n';

@ApiTags('live')
@ApiBearerAuth()
@Controller('live')
export class LiveController {
  constructor(
    private readonly staffDesk: StaffDesk,
    private readonly streams: LiveStreams,
  ) {}

  @Get()
  @Unattended()
  @ApiOperation({
    operationId: 'followChanges',
    summary: 'That something has changed which the caller may know of, as it happens',
    description:
      'Server-sent events. `changed` names a case or a program and nothing else, the same one at most once in a second: read it anew. A stream that opens says to read everything anew. It is no use of the session, and ends with it.',
  })
  @ApiResponse({ status: 200, description: 'The stream', content: { 'text/event-stream': { schema: { type: 'string' }, example } } })
  @Problems(429)
  async follow(@SignedIn() caller: Caller, @SignedInBy() token: VerifiedToken, @Res() response: Response): Promise<void> {
    await this.streams.open(await this.staffDesk.staffOf(caller), token, response);
  }
}
