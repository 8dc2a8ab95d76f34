import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { stageIds } from '#protocol/views/reader';
import { IfGiven, IsName, PageQuery } from '../http/query.js';
import { IsInstant } from '../http/validators.js';
import { idDecorators } from '../steps/dto-from-fields.js';

/** What cases can be searched by. */
export class CaseQueryDto extends PageQuery {
  @ApiProperty({ type: String, required: false })
  @IfGiven()
  @IsName()
  program?: string;

  @ApiProperty({ type: String, required: false })
  @IfGiven()
  @IsName()
  pathway?: string;

  @ApiProperty({ type: String, enum: stageIds, required: false, description: 'Only one that the caller may know of' })
  @IfGiven()
  @IsIn(stageIds)
  stage?: string;

  @ApiProperty({ type: String, enum: ['open', 'closed'], required: false })
  @IfGiven()
  @IsIn(['open', 'closed'])
  status?: 'open' | 'closed';

  @ApiProperty({ type: String, enum: ['true'], required: false, description: 'Handed over to your agency by another, and not taken up yet' })
  @IfGiven()
  @IsIn(['true'])
  transferred?: 'true';

  @ApiProperty({ type: String, enum: ['true'], required: false, description: 'Changed since you looked at it last; one that you never looked at has not' })
  @IfGiven()
  @IsIn(['true'])
  changed?: 'true';

  @ApiProperty({ type: String, enum: ['true'], required: false, description: 'Nobody is assigned to it, as far as the caller may know' })
  @IfGiven()
  @IsIn(['true'])
  unassigned?: 'true';

  @ApiProperty({ type: String, format: 'uuid', required: false, description: 'Staff id' })
  @IfGiven()
  @idDecorators
  assignee?: string;

  @ApiProperty({ type: String, format: 'date-time', required: false })
  @IfGiven()
  @IsInstant()
  updatedSince?: string;
}

export class TimelineQueryDto extends PageQuery {
  @ApiProperty({ type: String, enum: ['oldest', 'newest'], default: 'oldest', required: false, description: 'Which comes first' })
  @IfGiven()
  @IsIn(['oldest', 'newest'])
  order?: 'oldest' | 'newest';
}
