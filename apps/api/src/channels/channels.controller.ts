import { Body, Controller, Get, Inject, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsDefined, IsIn, IsString, ValidateNested } from 'class-validator';
import { channelsOf, replaceChannels, type StaffChannel } from '#persistence/channels/staff-channels';
import type { Caller } from '#persistence/reads/staff-list';
import { addressProblem, channelKinds, mostChannels, type ChannelKind } from '#protocol/channels';
import { shaped } from '../http/shape.js';
import { Audited } from '../audit/audited.js';
import { Answers, Problems } from '../openapi/answers.js';
import { PARTS, type Parts } from '../parts.js';
import { badFields, type FieldProblem } from '../problem/problem.js';
import { SignedIn } from '../sign-in/caller.js';
import { StaffDesk } from '../sign-in/staff-desk.js';

class ContactChannel {
  @IsDefined()
  @IsIn(channelKinds)
  @ApiProperty({ type: String, enum: channelKinds })
  kind!: ChannelKind;

  @IsDefined()
  @IsString()
  @ApiProperty({ type: String, description: 'A work address: e-mail, https URL, or phone number in the form of E.164', example: 'name@example.org' })
  address!: string;
}

class ContactChannels {
  @IsDefined()
  @ArrayMaxSize(mostChannels)
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ContactChannel)
  @ApiProperty({ type: () => [ContactChannel], maxItems: mostChannels, description: 'The one to be tried first at the head' })
  items!: ContactChannel[];
}

/** Where the caller is reached outside the system. Nobody else reads it. */
@ApiTags('work')
@ApiBearerAuth()
@Controller('me/channels')
export class ChannelsController {
  constructor(
    @Inject(PARTS) private readonly parts: Parts,
    private readonly staffDesk: StaffDesk,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'readMyChannels', summary: "The caller's channels, in the order in which they are tried" })
  @Answers(200, ContactChannels, 'All of them')
  @Problems()
  async read(@SignedIn() caller: Caller): Promise<ContactChannels> {
    const staff = await this.staffDesk.staffOf(caller);
    return { items: await channelsOf(this.parts.database.pool, staff.id) };
  }

  @Put()
  @Audited('changeChannels')
  @ApiOperation({ operationId: 'replaceMyChannels', summary: "Replaces the caller's channels; an empty list takes all away" })
  @ApiBody({ type: ContactChannels })
  @Answers(200, ContactChannels, 'As they are now')
  @Problems(400)
  async replace(@SignedIn() caller: Caller, @Body() body: unknown): Promise<ContactChannels> {
    const { items } = shaped(ContactChannels, body);
    const staff = await this.staffDesk.staffOf(caller);
    const problems = [...badAddresses(items, this.parts.environment.mode === 'development'), ...repetitions(items)];
    if (problems.length > 0) throw badFields(problems);
    await replaceChannels(this.parts.database.pool, staff, items, this.parts.clock.now());
    return { items: await channelsOf(this.parts.database.pool, staff.id) };
  }
}

function badAddresses(items: readonly StaffChannel[], allowLocal: boolean): FieldProblem[] {
  return items.flatMap(({ kind, address }, index) => {
    const message = addressProblem(kind, address, { allowLocal });
    return message === undefined ? [] : [{ field: `items.${index}.address`, code: 'CHANNEL.ADDRESS', message }];
  });
}

function repetitions(items: readonly StaffChannel[]): FieldProblem[] {
  const keys = items.map(({ kind, address }) => `${kind} ${address}`);
  return keys.flatMap((key, index) =>
    keys.indexOf(key) < index ? [{ field: `items.${index}`, code: 'CHANNEL.TWICE', message: 'This channel is on the list already' }] : [],
  );
}
