import { ApiProperty } from '@nestjs/swagger';
import { IsDefined, IsString, MaxLength } from 'class-validator';
import { helpRequestFields, type HelpRequest } from '#protocol/help-request';
import { IfGiven, IsName } from '../http/query.js';
import { decorate, idDecorators, inputDto, type Dto } from '../steps/dto-from-fields.js';

export interface SentRequest extends HelpRequest {
  requestId: string;
  programId: string;
  /** People do not see this field: a program fills it in, or a browser of its own accord, so that the request is refused and not dropped. */
  website?: string;
}

/** The fields of the public's form. */
export const HelpRequestDto = inputDto('HelpRequest', helpRequestFields) as Dto<SentRequest>;
decorate(HelpRequestDto, 'requestId', [
  IsDefined(),
  idDecorators,
  ApiProperty({ type: 'string', format: 'uuid', required: true, description: "The request's own id: sent again, it changes nothing" }),
]);
decorate(HelpRequestDto, 'programId', [IsDefined(), IsName(), ApiProperty({ type: 'string', maxLength: 100, required: true })]);
decorate(HelpRequestDto, 'website', [
  IfGiven(),
  IsString(),
  MaxLength(2_000),
  ApiProperty({ type: 'string', maxLength: 2_000, required: false, description: 'Left empty, and hidden from people' }),
]);
