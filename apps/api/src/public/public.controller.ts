import { Body, Controller, Get, HttpCode, Post, Req } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiProperty, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { forWhoms, type ForWhom } from '#protocol/help-request';
import { shaped } from '../http/shape.js';
import { Answers, Problems } from '../openapi/answers.js';
import { Public, type SignedInRequest } from '../sign-in/caller.js';
import { HelpRequestDto } from './help-request.dto.js';
import { HelpRequests, type TakingProgram } from './help-requests.js';

class AreaSchema {
  @ApiProperty({ type: String })
  value!: string;
  @ApiProperty({ type: String })
  label!: string;
}

class TakingProgramSchema {
  @ApiProperty({ type: String })
  programId!: string;
  @ApiProperty({ type: String })
  title!: string;
  @ApiProperty({ type: String, description: 'Whose program it is' })
  agency!: string;
  @ApiProperty({ type: String, required: false, description: 'Its own line, as people write and dial it' })
  phone?: string;
  @ApiProperty({ type: [String], enum: forWhoms })
  forWhom!: ForWhom[];
  @ApiProperty({ type: () => [AreaSchema], description: 'Where it works; the area must be said where there are several' })
  areas!: AreaSchema[];
}

class TakingProgramsSchema {
  @ApiProperty({ type: () => [TakingProgramSchema] })
  items!: TakingProgramSchema[];
}

class ReceivedSchema {
  @ApiProperty({ type: Boolean, enum: [true] })
  received!: true;
}

/** For people who need help, and for their relatives and friends: nobody signs in here. */
@ApiTags('public')
@ApiSecurity({})
@Public()
@Controller('public')
export class PublicController {
  constructor(private readonly requests: HelpRequests) {}

  @Get('programs')
  @ApiOperation({ operationId: 'listProgramsTakingRequests', summary: 'The programs that take requests for help' })
  @Answers(200, TakingProgramsSchema, 'All of them, by title')
  @Problems()
  async programs(): Promise<{ items: TakingProgram[] }> {
    return { items: await this.requests.programs() };
  }

  @Post('requests')
  @HttpCode(201)
  @ApiOperation({
    operationId: 'askForHelp',
    summary: 'Ask for help, for oneself, or for a relative or friend',
    description:
      'It opens a self-referral, or asks the outreach team. The answer says nothing of the person, known or not. The same request again changes nothing. Ten in an hour from one address, and sixty for one program.',
  })
  @ApiBody({ type: HelpRequestDto, required: true })
  @Answers(201, ReceivedSchema, 'Received')
  @Problems(400, 409, 413, 422)
  async ask(@Req() request: SignedInRequest, @Body() body: unknown): Promise<ReceivedSchema> {
    await this.requests.receive(request, shaped(HelpRequestDto, body));
    return { received: true };
  }
}
