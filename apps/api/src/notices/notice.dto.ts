import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsDefined, IsObject, IsString, Matches, MaxLength, MinLength, ValidateNested } from 'class-validator';
import type { Fields } from '#protocol/fields';
import { recordCall } from '#protocol/program-steps/record-call.program-step';
import { openNaloxonePlus } from '#protocol/steps/open-naloxone-plus.step';
import { IfGiven, IsName } from '../http/query.js';
import { decorate, inputDto, type Dto } from '../steps/dto-from-fields.js';

const { overdoseAt, area, fatal, naloxoneDoses, place, reportedBy, homeArea, name, birthDate, phone } = openNaloxonePlus.fields;
const { name: _name, birthDate: _birthDate, phone: _phone, ...call } = recordCall.fields;

/** The person that a notice speaks of, as far as its source knows. */
export interface PersonOfNotice {
  name?: string;
  birthDate?: string;
  phone?: string;
  homeArea?: string;
}

interface NoticeCommon {
  programId?: string;
  occurredAt: string;
  area: string;
  place?: string;
  person?: PersonOfNotice;
}

export interface OverdoseNotice extends NoticeCommon {
  noticeId: string;
  fatal: boolean;
  naloxoneDoses?: number;
  source: string;
}

export interface CallNotice extends NoticeCommon {
  callId: string;
  kind: string;
}

/** The fields of an overdose-mapping feed. */
export const OverdoseNoticeDto = noticeDto<OverdoseNotice>(
  'OverdoseNotice',
  { occurredAt: overdoseAt, area, fatal, naloxoneDoses, place, source: { ...reportedBy, required: true } },
  { name, birthDate, phone, homeArea },
);
decorate(OverdoseNoticeDto, 'noticeId', [
  IsDefined(),
  IsString(),
  MinLength(1),
  MaxLength(100),
  Matches(/\S/, { message: 'must not be blank' }),
  ApiProperty({ type: 'string', minLength: 1, maxLength: 100, description: "The source's own id: sent again, it changes nothing" }),
]);

export const CallNoticeDto = noticeDto<CallNotice>('CallNotice', call, { name, birthDate, phone });

function noticeDto<T extends object>(title: string, fields: Fields, person: Fields): Dto<T> {
  const dto = inputDto(title, fields) as Dto<T>;
  const personDto = inputDto(`${title}Person`, person);
  decorate(dto, 'programId', [
    IfGiven(),
    IsName(),
    ApiProperty({ type: 'string', maxLength: 100, required: false, description: 'May be left out where the account hands in for one program alone' }),
  ]);
  decorate(dto, 'person', [IfGiven(), IsObject(), ValidateNested(), Type(() => personDto), ApiProperty({ type: personDto, required: false })]);
  return dto;
}
