import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOperation, ApiParam, ApiProperty, ApiQuery, ApiTags } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { listMatches, readParticipant, searchParticipants, type FoundParticipant } from '#persistence/people/participants';
import type { Caller, StaffRow } from '#persistence/reads/staff-list';
import { indexKinds, indexTerms } from '#protocol/person-index';
import { identifyPerson } from '#protocol/steps/identify-person.step';
import { isUuid } from '#protocol/value-forms';
import { IfGiven, PageQuery, paged } from '../http/query.js';
import { plain, shaped } from '../http/shape.js';
import { Audited, everybodyIn } from '../audit/audited.js';
import { Answers, Problems } from '../openapi/answers.js';
import { PARTS, type Parts } from '../parts.js';
import { badFields, refuse } from '../problem/problem.js';
import { SignedIn } from '../sign-in/caller.js';
import { StaffDesk } from '../sign-in/staff-desk.js';
import { inputDto } from '../steps/dto-from-fields.js';

const states = ['undecided', 'decided'] as const;

class MatchQueryDto extends PageQuery {
  @ApiProperty({ type: String, enum: states, default: 'undecided', required: false })
  @IfGiven()
  @IsIn(states)
  state?: (typeof states)[number];
}

/** What a person is searched by: what a person is recognised by. */
const PersonSearch = inputDto('PersonSearch', identifyPerson.fields);

class ParticipantCaseSchema {
  @ApiProperty({ type: String, format: 'uuid' })
  caseId!: string;
  @ApiProperty({ type: String })
  programId!: string;
  @ApiProperty({ type: String })
  pathwayId!: string;
  @ApiProperty({ type: String, enum: ['open', 'closed'] })
  status!: string;
  @ApiProperty({ type: String, format: 'date-time' })
  openedAt!: string;
}

class FoundParticipantSchema {
  @ApiProperty({ type: String, format: 'uuid' })
  participantId!: string;
  @ApiProperty({ type: () => [ParticipantCaseSchema], description: 'As far as the caller may know of them, the newest first' })
  cases!: ParticipantCaseSchema[];
}

class FoundParticipantsSchema {
  @ApiProperty({ type: () => [FoundParticipantSchema] })
  items!: FoundParticipantSchema[];
}

class ParticipantSchema extends FoundParticipantSchema {
  @ApiProperty({ type: String, required: false })
  name?: string;
  @ApiProperty({ type: String, format: 'date', required: false })
  birthDate?: string;
  @ApiProperty({ type: String, required: false })
  phone?: string;
  @ApiProperty({ type: [String], description: 'Participants who are the same person; their cases are among these' })
  joined!: string[];
}

class MatchSchema {
  @ApiProperty({ type: String, format: 'uuid' })
  matchId!: string;
  @ApiProperty({ type: String, enum: indexKinds, isArray: true, description: 'What is equal' })
  kinds!: string[];
  @ApiProperty({ type: String, format: 'date-time' })
  foundAt!: string;
  @ApiProperty({ type: String, enum: ['samePerson', 'anotherPerson'], required: false })
  decision?: string;
  @ApiProperty({ type: String, format: 'date-time', required: false })
  decidedAt?: string;
  @ApiProperty({ type: () => [FoundParticipantSchema] })
  participants!: FoundParticipantSchema[];
}

class MatchesSchema {
  @ApiProperty({ type: () => [MatchSchema] })
  items!: MatchSchema[];
  @ApiProperty({ type: String, required: false })
  next?: string;
}

/** That somebody is known tells that they are enrolled: none but a coordinator learns it (42 CFR 2.13). */
@ApiTags('participants')
@ApiBearerAuth()
@Controller('participants')
export class ParticipantsController {
  constructor(
    @Inject(PARTS) private readonly parts: Parts,
    private readonly staffDesk: StaffDesk,
  ) {}

  @Get('matches')
  @Audited('readMatches', everybodyIn)
  @ApiOperation({ operationId: 'readMatches', summary: 'Participants who may be one person, for coordinators; `decideMatch` decides' })
  @ApiQuery({ type: MatchQueryDto })
  @Answers(200, MatchesSchema, 'A page of them, newest first')
  @Problems(400)
  async matches(@SignedIn() caller: Caller, @Query() query: unknown): Promise<object> {
    const { state = 'undecided', ...page } = paged(shaped(MatchQueryDto, { ...(query as object) }));
    return listMatches(this.parts.database.pool, await this.coordinator(caller), { ...page, state });
  }

  @Post('search')
  @HttpCode(200)
  @Audited('searchParticipants', everybodyIn)
  @ApiOperation({ operationId: 'searchParticipants', summary: 'Participants by name, birth date with it, or phone, for coordinators' })
  @ApiBody({ type: PersonSearch, required: true })
  @Answers(200, FoundParticipantsSchema, 'Those found, the newest first, 50 at most')
  @Problems(400, 413)
  async search(@SignedIn() caller: Caller, @Body() body: unknown): Promise<{ items: FoundParticipant[] }> {
    const staff = await this.coordinator(caller);
    const identity = plain(shaped(PersonSearch, body));
    if (indexTerms(identity).length === 0) throw badFields([{ field: 'name', code: 'SEARCH.TOO_LITTLE', message: 'Give a name or a phone number; a birth date only with a name' }]);
    return { items: await searchParticipants(this.parts.database.pool, this.parts.vault, staff, identity) };
  }

  @Get(':participantId')
  @Audited('readParticipant', everybodyIn)
  @ApiOperation({ operationId: 'readParticipant', summary: "A participant and the person's cases, for coordinators" })
  @ApiParam({ name: 'participantId', schema: { type: 'string', format: 'uuid' } })
  @Answers(200, ParticipantSchema, 'The participant')
  @Problems(404)
  async read(@SignedIn() caller: Caller, @Param('participantId') participantId: string): Promise<object> {
    const staff = await this.coordinator(caller);
    const { database, vault } = this.parts;
    const participant = isUuid(participantId) ? await readParticipant(database.pool, vault, staff, participantId.toLowerCase()) : undefined;
    return participant ?? refuse(404, 'PARTICIPANT.NOT_FOUND', 'There is no such participant');
  }

  private async coordinator(caller: Caller): Promise<StaffRow> {
    const staff = await this.staffDesk.staffOf(caller);
    return staff.roles.includes('coordinator') ? staff : refuse(403, 'ROLE.NOT_ALLOWED', 'Participants are for: coordinator');
  }
}
